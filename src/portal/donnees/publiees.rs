//! What was published as data: files and their sizes, for the pages that name them.

use std::collections::BTreeMap;

use super::Description;
use crate::fingerprint::Fingerprint;

/// A table, once its files are written.
#[derive(Debug, Clone)]
pub struct TablePubliee {
    /// What every format says of it.
    pub decrit: Description,
    /// How many rows.
    pub lignes: usize,
}

/// The data files of a portal, written before the pages that say their size.
#[derive(Debug, Default)]
pub struct Fichiers {
    /// Tables, in order.
    pub tables: Vec<TablePubliee>,
    /// Every file, by its path from the root.
    pub fichiers: BTreeMap<String, Fingerprint>,
}

impl Fichiers {
    /// The size and hash of a file.
    #[must_use]
    pub fn fichier(&self, chemin: &str) -> Option<&Fingerprint> {
        self.fichiers.get(chemin)
    }
}
