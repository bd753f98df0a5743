//! The places of the portal where something is said, and everything that is said there.

use std::sync::Arc;

use super::Chemin;
use crate::model::{
    Acteur, Corpus, Declinaison, Etiquette, Fiche, Noeud, Observation, OffreLocale, Prose, Recours, Renvoi, Rubrique,
    Sigle, Territoire, Texte,
};

/// A place of the portal, as another page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lieu {
    /// Address.
    pub chemin: Chemin,
    /// Kind of page.
    pub sorte: Sorte,
    /// The node, when the page is one's.
    pub noeud: Option<Arc<Noeud>>,
    /// Title.
    pub titre: Texte,
    /// Territory, when the page is one's.
    pub territoire: Option<Arc<Territoire>>,
    /// One sentence.
    pub en_bref: Option<Texte>,
}

impl PartialEq for Territoire {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Territoire {}

/// Kinds of place, in the order in which lists show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sorte {
    /// A territory's fiche of the lowest level (an objectif).
    Fiche,
    /// A territory's or the region's text of a higher node (a défi).
    Noeud,
    /// A care activity in a territory.
    Offre,
    /// A part of a territory's plan.
    Partie,
    /// A page of the register.
    Registre,
    /// A free page.
    Page,
}

/// A place with everything that is said there.
pub(crate) struct Contenu<'c> {
    pub(crate) lieu: Lieu,
    pub(crate) proses: Vec<&'c Prose>,
    pub(crate) textes: Vec<&'c str>,
    pub(crate) etiquettes: Vec<&'c Arc<Etiquette>>,
    pub(crate) acteurs: Vec<&'c Arc<Acteur>>,
    pub(crate) chiffres: Vec<&'c Arc<Observation>>,
    pub(crate) noeuds: Vec<&'c Arc<Noeud>>,
}

impl<'c> Contenu<'c> {
    fn new(lieu: Lieu) -> Self {
        Self {
            lieu,
            proses: Vec::new(),
            textes: Vec::new(),
            etiquettes: Vec::new(),
            acteurs: Vec::new(),
            chiffres: Vec::new(),
            noeuds: Vec::new(),
        }
    }

    fn texte(&mut self, texte: &'c Texte) {
        self.textes.push(texte.as_str());
    }

    fn fiche(&mut self, fiche: &'c Fiche) {
        self.texte(fiche.titre());
        for texte in fiche.en_bref.iter().chain(&fiche.pour_qui).chain(&fiche.remarques) {
            self.textes.push(texte.as_str());
        }
        self.proses.extend(fiche.sections.iter().map(|s| &s.prose));
        self.etiquettes.extend(fiche.themes.iter().chain(&fiche.parcours));
        self.acteurs.extend(&fiche.acteurs);
        self.chiffres(&fiche.chiffres);
    }

    fn chiffres(&mut self, chiffres: &'c [Arc<Observation>]) {
        for o in chiffres {
            self.texte(&o.libelle);
            self.chiffres.push(o);
        }
    }

    /// Every figure shown or cited here.
    pub(crate) fn tous_les_chiffres(&self) -> impl Iterator<Item = &'c Arc<Observation>> + '_ {
        let cites = self.renvois().filter_map(|r| match r {
            Renvoi::Chiffre(o) => Some(o),
            _ => None,
        });
        self.chiffres.iter().copied().chain(cites)
    }

    /// Everything that the texts of this place link to.
    pub(crate) fn renvois(&self) -> impl Iterator<Item = &'c Renvoi> + '_ {
        self.proses.iter().flat_map(|p| &p.renvois)
    }

    /// The words of this place.
    pub(crate) fn mots(&self) -> impl Iterator<Item = &'c str> + '_ {
        self.textes.iter().copied().chain(self.proses.iter().map(|p| p.mots.as_str()))
    }
}

/// Lists every place, in the order of the plans.
pub(crate) fn lieux(corpus: &Corpus) -> Vec<Contenu<'_>> {
    let mut all = Vec::new();
    for fiche in &corpus.textes {
        let mut contenu = Contenu::new(Lieu {
            chemin: Chemin::noeud(&fiche.noeud),
            sorte: Sorte::Noeud,
            noeud: Some(Arc::clone(&fiche.noeud)),
            titre: fiche.noeud.titre.clone(),
            territoire: Some(Arc::clone(&fiche.territoire)),
            en_bref: fiche.en_bref.clone(),
        });
        contenu.fiche(fiche);
        all.push(contenu);
    }
    for d in &corpus.declinaisons {
        declinaison(d, corpus, &mut all);
    }
    for activite in corpus.activites.values() {
        let mut contenu = Contenu::new(Lieu {
            chemin: Chemin::activite(activite),
            sorte: Sorte::Registre,
            noeud: None,
            titre: activite.titre.clone(),
            territoire: None,
            en_bref: activite.en_bref.clone(),
        });
        contenu.proses.extend(activite.recours.get());
        contenu.etiquettes.extend(activite.themes.iter().chain(&activite.parcours));
        contenu.texte(&activite.titre);
        all.push(contenu);
    }
    for page in corpus.pages.values() {
        let mut contenu = Contenu::new(Lieu {
            chemin: Chemin::libre(page),
            sorte: Sorte::Page,
            noeud: None,
            titre: page.titre.clone(),
            territoire: None,
            en_bref: page.description.clone(),
        });
        contenu.proses.push(page.texte());
        all.push(contenu);
    }
    all
}

fn declinaison<'c>(d: &'c Declinaison, corpus: &'c Corpus, all: &mut Vec<Contenu<'c>>) {
    let here = |chemin, sorte, titre: Texte| Lieu {
        chemin,
        sorte,
        noeud: None,
        titre,
        territoire: Some(Arc::clone(&d.territoire)),
        en_bref: None,
    };
    let lowest = d.plan.niveau_des_fiches().map_or(0, |n| n.rang);
    // A retained node has a page here even when the territory adds nothing to the regional text.
    let added = d.fiches.iter().map(|f| &f.noeud);
    let mut nodes: Vec<&Arc<Noeud>> = d.retenus.iter().chain(added).collect();
    nodes.sort_by_key(|n| d.plan.rang(n));
    nodes.dedup();
    for noeud in nodes {
        let fiche = d.fiche(noeud);
        let regional = corpus.texte(noeud);
        let sorte = if noeud.niveau.rang == lowest { Sorte::Fiche } else { Sorte::Noeud };
        let mut contenu = Contenu::new(Lieu {
            noeud: Some(Arc::clone(noeud)),
            en_bref: [fiche, regional].into_iter().flatten().find_map(|f| f.en_bref.clone()),
            ..here(Chemin::local(d, noeud), sorte, fiche.map_or(&noeud.titre, |f| f.titre()).clone())
        });
        if let Some(fiche) = fiche {
            contenu.fiche(fiche);
        }
        if sorte == Sorte::Noeud
            && let Some(regional) = regional
        {
            contenu.fiche(regional);
            contenu.etiquettes.sort_by_key(|e| (e.famille, &e.id));
            contenu.etiquettes.dedup_by_key(|e| (e.famille, &e.id));
        }
        all.push(contenu);
    }
    for rubrique in Rubrique::TOUTES {
        if d.blocs_de(rubrique).next().is_none() {
            continue;
        }
        let mut contenu =
            Contenu::new(here(Chemin::rubrique(d, rubrique), Sorte::Partie, Texte::new(titre_de(rubrique))));
        for bloc in d.blocs_de(rubrique) {
            contenu.texte(&bloc.titre);
            contenu.proses.push(&bloc.prose);
            contenu.acteurs.extend(&bloc.acteurs);
            contenu.chiffres(&bloc.chiffres);
            for texte in &bloc.remarques {
                contenu.texte(texte);
            }
        }
        all.push(contenu);
    }
    if let Some(besoins) = &d.besoins {
        let mut contenu =
            Contenu::new(here(Chemin::partie(d, "besoins"), Sorte::Partie, Texte::new("Les besoins exprimés")));
        for point in besoins.listes.iter().flat_map(|l| &l.groupes).flat_map(|g| &g.points) {
            contenu.texte(&point.texte);
            contenu.noeuds.extend(&point.noeuds);
        }
        all.push(contenu);
    }
    if let Some(paroles) = &d.paroles {
        let mut contenu =
            Contenu::new(here(Chemin::partie(d, "paroles"), Sorte::Partie, Texte::new("La parole des habitants")));
        for parole in &paroles.paroles {
            contenu.texte(&parole.texte);
        }
        all.push(contenu);
    }
    for offre in &d.offre {
        all.push(offre_locale(d, offre, &here));
    }
}

fn offre_locale<'c>(
    d: &Declinaison,
    offre: &'c OffreLocale,
    here: &dyn Fn(Chemin, Sorte, Texte) -> Lieu,
) -> Contenu<'c> {
    let activite = &offre.activite;
    let mut contenu = Contenu::new(Lieu {
        en_bref: activite.en_bref.clone(),
        ..here(Chemin::offre(d, activite), Sorte::Offre, activite.titre.clone())
    });
    contenu.texte(&activite.titre);
    contenu.etiquettes.extend(activite.themes.iter().chain(&activite.parcours));
    contenu.noeuds.extend(&offre.noeuds);
    contenu.proses.extend(&offre.transformations);
    match &offre.recours {
        Recours::Local(prose) => contenu.proses.push(prose),
        Recours::Regional => contenu.proses.extend(activite.recours.get()),
        Recours::NonConcerne | Recours::NonRenseigne => {}
    }
    for texte in offre.remarques.iter().chain(offre.notes.iter().map(|n| &n.texte)) {
        contenu.texte(texte);
    }
    for table in &offre.tables {
        for ligne in &table.lignes {
            contenu.texte(&ligne.ligne.libelle);
        }
    }
    contenu
}

/// The title of a part made of blocks.
#[must_use]
pub(crate) fn titre_de(rubrique: Rubrique) -> &'static str {
    match rubrique {
        Rubrique::Diagnostic => "Le diagnostic",
        Rubrique::Finances => "Les moyens financiers",
        Rubrique::Gouvernance => "La gouvernance et l'évaluation",
        Rubrique::Partenariats => "Les partenariats",
    }
}

/// Whether an acronym's meaning holds in a place.
pub(crate) fn vaut_ici(sigle: &Sigle, lieu: &Lieu) -> bool {
    sigle.vaut_pour(lieu.territoire.as_deref())
}
