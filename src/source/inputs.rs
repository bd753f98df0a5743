//! Everything that a build reads, as one fingerprint.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::walk::{self, MAX_FILE};
use crate::diagnostic::{Diagnostics, FileId, Files};
use crate::fingerprint::{Fingerprint, Sha256};

/// The fingerprint of every file of some folders, names and bytes; `None` when something in them cannot be read, so
/// that a build says why.
#[must_use]
pub fn fingerprint(folders: &[&Path], settings: &str) -> Option<Sha256> {
    let mut all = format!("{settings}\n");
    for folder in folders {
        let mut refused = Diagnostics::default();
        let found = walk::walk(folder, &mut refused);
        if !refused.is_empty() {
            return None;
        }
        let marks: Option<Vec<String>> = found
            .par_iter()
            .map(|file| {
                let bytes = fs::read(&file.path).ok()?;
                Some(format!("{:?} {}\n", file.shown, Fingerprint::of(&bytes).sha256))
            })
            .collect();
        all.extend(marks?);
    }
    Some(Fingerprint::of(all.as_bytes()).sha256)
}

/// Reads once more the text of a file that a message quotes, under the path that the message shows.
pub fn again(files: &mut Files, shown: &str) -> Option<FileId> {
    let bytes = fs::read(shown).ok().filter(|bytes| bytes.len() as u64 <= MAX_FILE)?;
    let text = super::text::decode(shown, bytes).ok()?;
    Some(files.add(shown, text))
}
