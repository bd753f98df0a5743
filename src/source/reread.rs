//! Reads again one file of sources that were read whole.

use std::path::Path;

use super::content::{self, Piece, Sources};
use super::dossier::Dossier;
use super::{text, walk};
use crate::diagnostic::FileId;

/// A file that was read again.
#[derive(Debug)]
pub struct Reread {
    /// The file.
    pub file: FileId,
    /// The territory's folder that it belongs to, and that alone is made of it.
    pub dossier: Dossier,
}

impl Sources {
    /// Reads a file again, at the path under which it was found, and puts it in the place of what it was.
    ///
    /// `None`, and nothing changes, when it was not there, cannot be read, or when more than the folder of one territory
    /// is made of it: everything must then be read again, which says what is wrong.
    pub fn reread(&mut self, root: &Path, path: &Path) -> Option<Reread> {
        let found = walk::find(root, path)?;
        let file = self.files.find(&found.shown)?;
        let bytes = walk::read(&found, content::limit(&found)).ok()?;
        let mut files = self.files.clone();
        files.replace(file, text::decode(&found.shown, bytes).ok()?);
        let Piece::Local(dossier, part) = content::route(&files, file, &found.relative).ok()? else { return None };
        if !self.dossiers.get_mut(&dossier)?.replace(*part) {
            return None;
        }
        self.files = files;
        Some(Reread { file, dossier })
    }
}
