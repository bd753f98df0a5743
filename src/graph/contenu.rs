//! Everything that is said at a place of the portal.

use std::sync::Arc;

use super::role::{ActionSituee, Role};
use super::{Chemin, Lieu};
use crate::model::{
    Acteur, Action, Besoins, Bloc, Cible, Consultation, Declinaison, Demande, Entree, Etiquette, Feuille, Fiche,
    Indicateur, Noeud, Observation, Paroles, Prose, Renvoi, Suivi, Texte,
};

/// A place with everything that is said there.
pub(crate) struct Contenu<'c> {
    pub(crate) lieu: Lieu,
    pub(crate) proses: Vec<&'c Prose>,
    pub(crate) textes: Vec<&'c str>,
    pub(crate) etiquettes: Vec<&'c Arc<Etiquette>>,
    pub(crate) acteurs: Vec<Participation<'c>>,
    pub(crate) chiffres: Vec<&'c Arc<Observation>>,
    pub(crate) noeuds: Vec<&'c Arc<Noeud>>,
    /// Links that stand outside any text.
    pub(crate) liens: Vec<&'c Renvoi>,
    /// Indicators that are led to without a figure.
    pub(crate) indicateurs: Vec<&'c Arc<Indicateur>>,
    pub(crate) demandes: Vec<(String, Demande<'c>)>,
}

/// What an actor does at a place.
pub(crate) struct Participation<'c> {
    pub(crate) role: Role,
    pub(crate) acteur: &'c Arc<Acteur>,
    /// A part of the page that says it better than the whole: its address and its title.
    pub(crate) partie: Option<(Chemin, Texte)>,
    pub(crate) action: Option<ActionSituee>,
}

impl<'c> Contenu<'c> {
    pub(super) fn new(lieu: Lieu) -> Self {
        Self {
            lieu,
            proses: Vec::new(),
            textes: Vec::new(),
            etiquettes: Vec::new(),
            acteurs: Vec::new(),
            chiffres: Vec::new(),
            noeuds: Vec::new(),
            liens: Vec::new(),
            indicateurs: Vec::new(),
            demandes: Vec::new(),
        }
    }

    pub(super) fn texte(&mut self, texte: &'c Texte) {
        self.textes.push(texte.as_str());
    }

    pub(super) fn textes(&mut self, textes: impl IntoIterator<Item = &'c Texte>) {
        self.textes.extend(textes.into_iter().map(Texte::as_str));
    }

    fn acteurs(&mut self, role: Role, acteurs: &'c [Arc<Acteur>]) {
        let all = acteurs.iter().map(|acteur| Participation { role, acteur, partie: None, action: None });
        self.acteurs.extend(all);
    }

    pub(super) fn entree(&mut self, entree: &'c Entree) {
        self.textes([&entree.titre, &entree.en_bref]);
        self.proses.extend(entree.limites.iter().chain(entree.groupes.iter().filter_map(|g| g.texte.as_ref())));
        for groupe in &entree.groupes {
            self.texte(&groupe.titre);
            for lien in &groupe.liens {
                self.textes(lien.titre.iter().chain(&lien.note));
                match &lien.vers {
                    Cible::Renvoi(renvoi) => self.liens.push(renvoi),
                    Cible::Indicateur(indicateur) => self.indicateurs.push(indicateur),
                    Cible::Partie(_) | Cible::Liste(_) => {}
                }
            }
        }
    }

    pub(super) fn fiche(&mut self, fiche: &'c Fiche) {
        self.texte(fiche.titre());
        self.textes(fiche.en_bref.iter().chain(&fiche.pour_qui).chain(&fiche.a_relever).chain(&fiche.parole));
        self.textes(fiche.remarques.iter().chain(&fiche.mots_cles).chain(&fiche.cadres));
        self.proses.extend(fiche.sections.iter().map(|s| &s.prose));
        self.etiquettes.extend(fiche.themes.iter().chain(&fiche.parcours));
        self.acteurs(Role::Cite, &fiche.acteurs);
        self.acteurs(Role::Partenaire, &fiche.partenaires);
        self.chiffres(&fiche.chiffres);
        // What a fiche serves has its own place in the page of the node (see `articulation`).
        self.textes(fiche.sert.iter().filter_map(|l| l.note.as_ref()));
        for constat in &fiche.constats {
            self.textes(&constat.domaine);
            self.proses.push(&constat.texte);
        }
        self.proses.extend(fiche.moyens.iter().map(|m| &m.texte));
        for indicateur in &fiche.indicateurs {
            self.texte(&indicateur.texte);
            self.textes(&indicateur.note);
        }
        for action in &fiche.actions {
            self.action(action);
        }
    }

    fn action(&mut self, action: &'c Action) {
        self.texte(&action.titre);
        self.textes(&action.note);
        self.textes(action.livrables.iter().map(|l| &l.texte));
        self.proses.extend(action.textes_des_etapes());
        self.proses.extend(&action.coordination);
        let situee = ActionSituee::de_fiche(action, &self.lieu.chemin);
        let pilotes = action.pilotes.iter();
        self.acteurs.extend(pilotes.map(|acteur| Participation {
            role: Role::Pilote,
            acteur,
            partie: None,
            action: Some(situee.clone()),
        }));
    }

    /// What has become of a fiche, its actions and its deliverables.
    pub(super) fn suivi(&mut self, fiche: &'c Fiche, suivi: &'c Suivi) {
        let actions = fiche.actions.iter();
        let below = actions.flat_map(|a| std::iter::once(&a.code).chain(a.livrables.iter().map(|l| &l.code)));
        for etat in std::iter::once(&fiche.noeud.code).chain(below).flat_map(|code| suivi.de(code)) {
            self.textes(etat.commentaire.iter().chain(etat.preuve.iter().map(|(texte, _)| texte)));
        }
    }

    pub(super) fn feuille(&mut self, feuille: &'c Feuille, d: &'c Declinaison) {
        let ancre = format!("feuille-{}", feuille.id);
        let partie = Some((self.lieu.chemin.clone().vers(&ancre), feuille.titre.clone()));
        self.texte(&feuille.titre);
        self.textes(&feuille.remarques);
        self.proses.extend(feuille.introduction.iter().chain(&feuille.conclusion));
        let acteur = &feuille.partenaire;
        self.acteurs.push(Participation { role: Role::Partenaire, acteur, partie: partie.clone(), action: None });
        for (rank, action) in feuille.actions.iter().enumerate() {
            self.texte(&action.titre);
            self.textes(action.missions.iter().chain(&action.resultat).chain(&action.note));
            self.noeuds.extend(&action.noeuds);
            self.noeuds.extend(action.rapproches.iter().filter_map(|code| Some(&d.action(code)?.0.noeud)));
            let here = self.lieu.chemin.clone().vers(&format!("{ancre}-{}", rank + 1));
            let situee = ActionSituee::de_feuille(action, here);
            self.acteurs.extend(action.portage.iter().map(|acteur| Participation {
                role: Role::Porteur,
                acteur,
                partie: partie.clone(),
                action: Some(situee.clone()),
            }));
        }
    }

    pub(super) fn bloc(&mut self, bloc: &'c Bloc) {
        self.texte(&bloc.titre);
        self.textes(&bloc.remarques);
        self.proses.push(&bloc.prose);
        self.acteurs(Role::Cite, &bloc.acteurs);
        self.chiffres(&bloc.chiffres);
    }

    pub(super) fn besoins(&mut self, besoins: &'c Besoins) {
        for liste in &besoins.listes {
            self.texte(&liste.titre);
            self.textes(&liste.introduction);
            for groupe in &liste.groupes {
                self.textes(&groupe.titre);
                self.textes(groupe.points.iter().map(|p| &p.texte));
                self.noeuds.extend(groupe.points.iter().flat_map(|p| &p.noeuds));
            }
        }
    }

    pub(super) fn paroles(&mut self, paroles: &'c Paroles) {
        for parole in &paroles.paroles {
            self.texte(&parole.texte);
            self.textes(&parole.origine);
        }
    }

    /// The requests of a consultation, in the page that sets answers beside them.
    pub(super) fn consultation(&mut self, consultation: Consultation<'c>) {
        self.textes.push(consultation.titre);
        for groupe in consultation.groupes {
            self.textes(groupe.titre);
            for demande in groupe.demandes {
                self.texte(demande.texte);
                self.demandes.push((demande.origine(consultation.titre), demande));
            }
        }
    }

    pub(super) fn chiffres(&mut self, chiffres: &'c [Arc<Observation>]) {
        for o in chiffres {
            self.texte(&o.libelle);
            self.textes([&o.rang, &o.part, &o.note, &o.discordance].into_iter().flatten());
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
        self.proses.iter().flat_map(|p| &p.renvois).chain(self.liens.iter().copied())
    }

    /// The words of this place.
    pub(crate) fn mots(&self) -> impl Iterator<Item = &'c str> + '_ {
        self.textes.iter().copied().chain(self.proses.iter().map(|p| p.mots.as_str()))
    }
}
