//! Files that other programs read: one file a format, each returning bytes.

mod communes;
pub mod entetes;
mod ics;

use crate::graph::Chemin;
use crate::model::Corpus;
use entetes::Serveur;

/// A file beside the pages.
#[derive(Debug)]
pub struct Export {
    /// Path from the root of the portal.
    pub chemin: String,
    /// What it holds.
    pub contenu: Vec<u8>,
}

/// Every exported file, in the order of the portal.
#[must_use]
pub fn exports(corpus: &Corpus) -> Vec<Export> {
    let calendars = corpus.declinaisons.iter().filter_map(|d| {
        let contenu = ics::calendrier(d, &corpus.portail.base_url)?;
        Some(Export { chemin: Chemin::ics(d).file(), contenu })
    });
    let communes = communes::communes(corpus);
    let communes = communes.map(|contenu| Export { chemin: Chemin::donnees_des_communes().file(), contenu });
    let headers = Export { chemin: "_headers".to_owned(), contenu: entetes::entetes(Serveur::Fichier).into_bytes() };
    calendars.chain(communes).chain([headers]).collect()
}
