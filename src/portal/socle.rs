//! A site apart from its corpus, so that a corpus of which little has changed may have it again.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::{Page, Site, Sujet, donnees, mesures};
use crate::french::collate::Order;
use crate::graph::{Chemin, Index};
use crate::model::{Catalogues, Corpus, Declinaison, Texte, Version};
use crate::recherche::Cles;

/// Everything that a [`Site`] has besides its corpus.
pub struct Socle {
    catalogues: Arc<Catalogues>,
    index: Index,
    ordre: Order,
    pages: Vec<Page>,
    uniques: Vec<Page>,
    versions: BTreeMap<Chemin, Vec<Arc<Version>>>,
    donnees: donnees::Fichiers,
    mesures: OnceLock<mesures::Mesures>,
    cles: OnceLock<Cles>,
}

impl<'c> Site<'c> {
    /// Leaves the corpus.
    #[must_use]
    pub fn into_socle(self) -> Socle {
        let Self { corpus: _, catalogues, index, ordre, pages, uniques, versions, donnees, mesures, cles } = self;
        Socle { catalogues, index, ordre, pages, uniques, versions, donnees, mesures, cles }
    }

    /// Stands on a corpus again: the one that was left, or one that [`follow`](Self::follow) makes known.
    #[must_use]
    pub fn standing(corpus: &'c Corpus, socle: Socle) -> Self {
        let Socle { catalogues, index, ordre, pages, uniques, versions, donnees, mesures, cles } = socle;
        Self { corpus, catalogues, index, ordre, pages, uniques, versions, donnees, mesures, cles }
    }

    /// Follows a territory's version of a plan that was linked again, which the corpus has by now: its pages are about
    /// it. Returns those that `is_of` chooses; what the others say of it waits for a new [`Site`].
    pub fn follow(&mut self, d: &Arc<Declinaison>, is_of: impl Fn(&Sujet) -> bool) -> Vec<Page> {
        let mut own = Vec::new();
        for page in &mut self.pages {
            if !page.sujet.follow(d) {
                continue;
            }
            if let Sujet::Local(_, noeud) = &page.sujet {
                page.titre = Texte::new(d.fiche(noeud).map_or(&noeud.titre, |f| f.titre()).as_str());
            }
            if is_of(&page.sujet) {
                own.push(page.clone());
            }
        }
        let chemins: Vec<Chemin> = own.iter().map(|page| page.chemin.clone()).collect();
        let mots = super::mots(&self.catalogues, &self.corpus.portail.langue);
        self.index.follow(d, &chemins, self.corpus, mots);
        own
    }
}

impl Sujet {
    /// Puts a territory's version of a plan that was linked again in the place of the former one; whether it was there.
    fn follow(&mut self, d: &Arc<Declinaison>) -> bool {
        let mut found = false;
        let mut put = |own: &mut Arc<Declinaison>| {
            if own.chemin == d.chemin {
                *own = Arc::clone(d);
                found = true;
            }
        };
        match self {
            Self::Paire(a, b) => {
                put(a);
                put(b);
            }
            Self::ActiviteLocale(own, offre) => {
                put(own);
                if let Some(linked) = own.offre.iter().find(|o| o.activite.id == offre.activite.id) {
                    *offre = Arc::clone(linked);
                }
            }
            Self::Territoire(own)
            | Self::Rubrique(own, _)
            | Self::Besoins(own)
            | Self::Paroles(own)
            | Self::VousAvezDit(own)
            | Self::Local(own, _)
            | Self::Feuilles(own)
            | Self::Calendrier(own)
            | Self::Articulation(own)
            | Self::Suivi(own)
            | Self::Imprimer(own)
            | Self::ImprimerOffre(own)
            | Self::Offre(own) => put(own),
            _ => {}
        }
        found
    }
}
