//! What was asked, whoever asked: the points of consultations and the words of citizens, as one type.

use std::sync::Arc;

use super::{Catalogue, Declinaison, Noeud, Texte};

/// One occasion on which things were asked.
#[derive(Debug)]
pub struct Consultation<'d> {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: &'d str,
    /// Whether it reports the words of citizens.
    pub paroles: bool,
    /// What was asked, in groups; the first may have no title.
    pub groupes: Vec<GroupeDeDemandes<'d>>,
}

/// Requests under one title.
#[derive(Debug)]
pub struct GroupeDeDemandes<'d> {
    /// Title.
    pub titre: Option<&'d Texte>,
    /// The requests.
    pub demandes: Vec<Demande<'d>>,
}

/// Something that was asked.
#[derive(Debug)]
pub struct Demande<'d> {
    /// Anchor in the page of requests.
    pub ancre: String,
    /// What was asked.
    pub texte: &'d Texte,
    /// Where it was said, when the document says more than the occasion.
    pub lieu: Option<&'d Texte>,
    /// Nodes that the document itself ties to it.
    noeuds: &'d [Arc<Noeud>],
    /// Nodes that answer it, according to the portal's editors.
    rapproches: &'d [Arc<Noeud>],
}

impl<'d> Demande<'d> {
    /// What answers it, each node once, and whether only the portal's editors say so.
    pub fn reponses(&self) -> impl Iterator<Item = (&'d Arc<Noeud>, bool)> + use<'d> {
        let (said, brought) = (self.noeuds, self.rapproches);
        let editors = brought.iter().filter(move |n| !said.contains(n));
        said.iter().map(|n| (n, false)).chain(editors.map(|n| (n, true)))
    }

    /// Whether nothing answers it.
    #[must_use]
    pub fn sans_reponse(&self) -> bool {
        self.noeuds.is_empty() && self.rapproches.is_empty()
    }

    /// Who asked, in words; `occasion` is the title of its consultation.
    #[must_use]
    pub fn origine(&self, occasion: &str) -> String {
        match self.lieu {
            Some(lieu) => format!("{occasion}, {lieu}"),
            None => occasion.to_owned(),
        }
    }
}

impl Consultation<'_> {
    /// Every request, in order.
    pub fn demandes(&self) -> impl Iterator<Item = &Demande<'_>> {
        self.groupes.iter().flat_map(|g| &g.demandes)
    }
}

impl Declinaison {
    /// Everything that was asked, in the documents' order; lists that are only an introduction ask nothing.
    #[must_use]
    pub fn consultations<'d>(&'d self, mots: &'d Catalogue) -> Vec<Consultation<'d>> {
        let mut all: Vec<Consultation<'_>> = Vec::new();
        for liste in self.besoins.iter().flat_map(|b| &b.listes) {
            let mut rank = 0;
            let groupes = liste.groupes.iter().map(|groupe| GroupeDeDemandes {
                titre: groupe.titre.as_ref(),
                demandes: groupe
                    .points
                    .iter()
                    .map(|p| {
                        rank += 1;
                        Demande {
                            ancre: format!("demande-{}-{rank}", liste.id),
                            texte: &p.texte,
                            lieu: None,
                            noeuds: &p.noeuds,
                            rapproches: &p.rapproches,
                        }
                    })
                    .collect(),
            });
            let groupes: Vec<_> = groupes.filter(|g| !g.demandes.is_empty()).collect();
            if !groupes.is_empty() {
                all.push(Consultation {
                    id: format!("de-{}", liste.id),
                    titre: liste.titre.as_str(),
                    paroles: false,
                    groupes,
                });
            }
        }
        let demandes: Vec<Demande<'_>> = self
            .paroles
            .iter()
            .flat_map(|p| &p.paroles)
            .enumerate()
            .map(|(rank, p)| Demande {
                ancre: format!("parole-{}", rank + 1),
                texte: &p.texte,
                lieu: p.origine.as_ref(),
                noeuds: &[],
                rapproches: &p.rapproches,
            })
            .collect();
        if !demandes.is_empty() {
            let groupes = vec![GroupeDeDemandes { titre: None, demandes }];
            all.push(Consultation {
                id: "paroles".to_owned(),
                titre: mots.texte("pages.paroles"),
                paroles: true,
                groupes,
            });
        }
        all
    }

    /// Whether anything was asked.
    #[must_use]
    pub fn a_des_demandes(&self) -> bool {
        let points = self.besoins.iter().flat_map(|b| &b.listes).flat_map(|l| &l.groupes).flat_map(|g| &g.points);
        points.count() > 0 || self.paroles.as_ref().is_some_and(|p| !p.paroles.is_empty())
    }
}
