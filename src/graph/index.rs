//! The other end of every relation.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::lieux::{Contenu, lieux, vaut_ici};
use super::sigles::{Lexique, tokens};
use super::{Chemin, Lieu, Sorte};
use crate::model::{Activite, Code, Corpus, Etiquette, Famille, Noeud, Observation, Renvoi, Sigle, Slug};

/// A figure, and the places that show it.
pub type ChiffreSitue = (Arc<Observation>, Vec<Lieu>);

/// Everything that points at a thing, by thing.
#[derive(Debug, Default)]
pub struct Index {
    etiquettes: BTreeMap<(Famille, Slug), Vec<Lieu>>,
    acteurs: BTreeMap<Slug, Vec<Lieu>>,
    indicateurs: BTreeMap<Slug, Vec<Lieu>>,
    chiffres: BTreeMap<Slug, Vec<ChiffreSitue>>,
    noeuds: BTreeMap<(Slug, Code), Vec<Lieu>>,
    activites: BTreeMap<Slug, Vec<Lieu>>,
    sigles: BTreeMap<Slug, Vec<Lieu>>,
    sigles_de_page: BTreeMap<Chemin, Vec<Arc<Sigle>>>,
}

impl Index {
    /// Reads the whole corpus once and turns every relation around.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let mut index = Self::default();
        let lexique = Lexique::new(&corpus.sigles);
        let places = lieux(corpus);
        let acronyms: Vec<Vec<Arc<Sigle>>> = places.par_iter().map(|c| acronyms(c, &lexique)).collect();
        for (contenu, sigles) in places.iter().zip(acronyms) {
            index.add(contenu, sigles);
        }
        for observation in &corpus.observations {
            index.chiffre(observation, None);
        }
        index
    }

    fn add(&mut self, contenu: &Contenu<'_>, sigles: Vec<Arc<Sigle>>) {
        let lieu = &contenu.lieu;
        for e in &contenu.etiquettes {
            push(&mut self.etiquettes, (e.famille, e.id.clone()), lieu);
        }
        for a in &contenu.acteurs {
            push(&mut self.acteurs, a.id.clone(), lieu);
        }
        for n in &contenu.noeuds {
            push(&mut self.noeuds, key(n), lieu);
        }
        for renvoi in contenu.renvois() {
            match renvoi {
                Renvoi::Noeud(n) => push(&mut self.noeuds, key(n), lieu),
                Renvoi::Activite(a) => push(&mut self.activites, a.id.clone(), lieu),
                Renvoi::Etiquette(e) => push(&mut self.etiquettes, (e.famille, e.id.clone()), lieu),
                Renvoi::Acteur(a) => push(&mut self.acteurs, a.id.clone(), lieu),
                Renvoi::Chiffre(_) | Renvoi::Territoire(_) | Renvoi::Page(_) => {}
            }
        }
        for o in contenu.tous_les_chiffres() {
            if let Some(indicateur) = &o.indicateur {
                push(&mut self.indicateurs, indicateur.id.clone(), lieu);
            }
            self.chiffre(o, Some(lieu));
        }
        for sigle in &sigles {
            push(&mut self.sigles, sigle.ancre.clone(), lieu);
        }
        self.sigles_de_page.insert(lieu.chemin.clone(), sigles);
    }

    fn chiffre(&mut self, observation: &Arc<Observation>, lieu: Option<&Lieu>) {
        let Some(source) = &observation.source else { return };
        let figures = self.chiffres.entry(source.id.clone()).or_default();
        let at = figures.iter().position(|(o, _)| Arc::ptr_eq(o, observation)).unwrap_or_else(|| {
            figures.push((Arc::clone(observation), Vec::new()));
            figures.len() - 1
        });
        if let (Some((_, places)), Some(lieu)) = (figures.get_mut(at), lieu)
            && !places.contains(lieu)
        {
            places.push(lieu.clone());
        }
    }

    /// The places that bear a tag, or link to it.
    #[must_use]
    pub fn emplois_etiquette(&self, e: &Etiquette) -> &[Lieu] {
        self.etiquettes.get(&(e.famille, e.id.clone())).map_or(&[], Vec::as_slice)
    }

    /// The places that name an actor.
    #[must_use]
    pub fn emplois_acteur(&self, id: &Slug) -> &[Lieu] {
        self.acteurs.get(id).map_or(&[], Vec::as_slice)
    }

    /// The places that show or cite an indicator.
    #[must_use]
    pub fn emplois_indicateur(&self, id: &Slug) -> &[Lieu] {
        self.indicateurs.get(id).map_or(&[], Vec::as_slice)
    }

    /// The figures of a source, each with the places that show it.
    #[must_use]
    pub fn chiffres_de(&self, source: &Slug) -> &[ChiffreSitue] {
        self.chiffres.get(source).map_or(&[], Vec::as_slice)
    }

    /// The places that link to a node.
    #[must_use]
    pub fn emplois_noeud(&self, noeud: &Noeud) -> &[Lieu] {
        self.noeuds.get(&key(noeud)).map_or(&[], Vec::as_slice)
    }

    /// The places that link to a care activity.
    #[must_use]
    pub fn emplois_activite(&self, activite: &Activite) -> &[Lieu] {
        self.activites.get(&activite.id).map_or(&[], Vec::as_slice)
    }

    /// The places that use an acronym.
    #[must_use]
    pub fn emplois_sigle(&self, sigle: &Sigle) -> &[Lieu] {
        self.sigles.get(&sigle.ancre).map_or(&[], Vec::as_slice)
    }

    /// The acronyms that a page uses, in alphabetical order.
    #[must_use]
    pub fn sigles_de(&self, page: &Chemin) -> &[Arc<Sigle>] {
        self.sigles_de_page.get(page).map_or(&[], Vec::as_slice)
    }
}

/// What tells a node from all others: its plan and its code.
fn key(noeud: &Noeud) -> (Slug, Code) {
    (noeud.niveau.plan.clone(), noeud.code.clone())
}

fn push<K: Ord>(map: &mut BTreeMap<K, Vec<Lieu>>, key: K, lieu: &Lieu) {
    let places = map.entry(key).or_default();
    if !places.contains(lieu) {
        places.push(lieu.clone());
    }
}

/// The acronyms of the glossary that the words of a place use.
fn acronyms(contenu: &Contenu<'_>, lexique: &Lexique<'_>) -> Vec<Arc<Sigle>> {
    let mut found: BTreeMap<&Slug, &Arc<Sigle>> = BTreeMap::new();
    for token in contenu.mots().flat_map(tokens) {
        for sigle in lexique.meanings(token) {
            if sigle.lier && vaut_ici(sigle, &contenu.lieu) {
                found.insert(&sigle.ancre, sigle);
            }
        }
    }
    found.into_values().map(Arc::clone).collect()
}

impl Sorte {
    /// What lists call several of them.
    #[must_use]
    pub fn pluriel(self) -> &'static str {
        match self {
            Self::Fiche => "Objectifs",
            Self::Noeud => "Défis",
            Self::Offre => "Offre de soins",
            Self::Partie => "Diagnostic, besoins et moyens",
            Self::Registre => "Registre régional",
            Self::Page => "Autres pages",
        }
    }
}
