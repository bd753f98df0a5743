//! Links again the folder of one territory, when nothing else has changed.

use std::sync::Arc;

use super::context::Log;
use super::declinaisons::Deja;
use super::{Registres, declinaisons};
use crate::diagnostic::FileId;
use crate::model::{Corpus, Declinaison};
use crate::source::Sources;
use crate::source::dossier::Dossier;

/// The registers of a corpus, to which the folders of territories refer.
#[derive(Debug)]
pub struct Relinker {
    registres: Registres,
}

impl Relinker {
    /// Takes the registers of a corpus, which it shares.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let c = corpus;
        let registres = Registres {
            territoires: c.territoires.clone(),
            acteurs: c.acteurs.clone(),
            documents: c.documents.clone(),
            sources: c.sources.clone(),
            plans: c.plans.clone(),
            themes: c.themes.clone(),
            parcours: c.parcours.clone(),
            activites: c.activites.clone(),
            rubriques: c.rubriques.clone(),
            indicateurs: c.indicateurs.clone(),
            observations: c.observations.clone(),
            sigles: c.sigles.clone(),
            // What readers type leads to pages, and from none.
            synonymes: Vec::new(),
            pages: c.pages.clone(),
        };
        Self { registres }
    }

    /// Links a folder as [`link`](super::link()) does, but for what a file that changed in it leaves as it was in the
    /// version that is known; `None` when it has a fault, which a whole linking tells.
    #[must_use]
    pub fn dossier(
        &self,
        dossier: &Dossier,
        sources: &Sources,
        known: &[Arc<Declinaison>],
        changed: FileId,
    ) -> Option<Arc<Declinaison>> {
        let mut log = Log::default();
        let s = sources.dossiers.get(dossier)?;
        let adresse = dossier.racine.adresse(&dossier.nom);
        let deja = known.iter().find(|d| d.chemin == adresse).map(|d| Deja { declinaison: d, sauf: changed });
        let linked = declinaisons::link(dossier, s, deja, &sources.files, &self.registres, &mut log);
        linked.filter(|_| !log.diagnostics.has_errors())
    }
}
