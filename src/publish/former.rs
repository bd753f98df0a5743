//! The site that is published already, and which of its files the new one may keep.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::error::{Operation, PublishError};
use super::manifest::{self, Listing};
use super::path::OutPath;
use super::present::{self, Stamp};
use crate::fingerprint::Fingerprint;

/// The published site, as its manifest lists it; empty before the first publication.
///
/// The manifest is believed on what is ours, never on what a file holds: whoever keeps a file has
/// read its bytes.
#[derive(Debug)]
pub(super) struct Former {
    output: PathBuf,
    listing: Listing,
    /// The folders that were looked at, and whether each is one, not a link to another.
    folders: Mutex<BTreeMap<String, bool>>,
}

/// A file that stays as it is: what it holds, and what the system said of it when that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) fingerprint: Fingerprint,
    stamp: Stamp,
}

impl Former {
    /// Reads the manifest of an output.
    ///
    /// # Errors
    /// `ManifestUnreadable`, `Io`.
    pub(super) fn read(output: &Path) -> Result<Self, PublishError> {
        let listing = manifest::read_listing(output)?.unwrap_or_default();
        Ok(Self { output: output.to_path_buf(), listing, folders: Mutex::default() })
    }

    /// Returns the files that are ours.
    pub(super) fn listing(&self) -> &Listing {
        &self.listing
    }

    /// Returns the place of a file in the output.
    pub(super) fn place(&self, path: &OutPath) -> PathBuf {
        path.under(&self.output)
    }

    /// Finds whether the published file holds exactly these bytes, of which this is the fingerprint.
    pub(super) fn holds(&self, path: &OutPath, bytes: &[u8], fingerprint: &Fingerprint) -> Option<Kept> {
        self.read_if_listed(path, fingerprint, |found| found == bytes)
    }

    /// Finds whether the published file has this fingerprint, by its bytes.
    pub(super) fn matches(&self, path: &OutPath, fingerprint: &Fingerprint) -> Option<Kept> {
        self.read_if_listed(path, fingerprint, |found| Fingerprint::of(found) == *fingerprint)
    }

    /// A file that cannot be read is not kept: the new one takes its place, which mends it.
    fn read_if_listed(
        &self,
        path: &OutPath,
        fingerprint: &Fingerprint,
        is_right: impl FnOnce(&[u8]) -> bool,
    ) -> Option<Kept> {
        self.listing.get(path).copied().flatten().filter(|listed| listed == fingerprint)?;
        self.is_in_true_folders(path).then_some(())?;
        let (mut file, stamp) = present::open(&self.place(path)).ok().flatten()?;
        if stamp.size() != fingerprint.size {
            return None;
        }
        let mut found = Vec::with_capacity(usize::try_from(fingerprint.size).ok()?);
        file.read_to_end(&mut found).ok()?;
        is_right(&found).then_some(Kept { fingerprint: *fingerprint, stamp })
    }

    fn is_in_true_folders(&self, path: &OutPath) -> bool {
        path.folders().all(|folder| {
            // Not held while the disk is asked: two threads may ask the same, and hear the same.
            if let Some(known) = self.folders.lock().unwrap_or_else(PoisonError::into_inner).get(folder) {
                return *known;
            }
            let is_folder = fs::symlink_metadata(self.output.join(folder)).is_ok_and(|found| found.is_dir());
            self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), is_folder);
            is_folder
        })
    }

    /// Refuses to go on if somebody has changed a kept file since it was read.
    ///
    /// # Errors
    /// `Altered`, with the first such file in the order of the paths; `Io`.
    pub(super) fn refuse_altered(&self, kept: &BTreeMap<OutPath, Kept>) -> Result<(), PublishError> {
        let altered = kept.par_iter().filter_map(|(path, kept)| self.check(path, kept).err());
        // Of several errors the first of the alphabet, so that a message does not depend on threads.
        altered.collect::<Vec<_>>().into_iter().next().map_or(Ok(()), Err)
    }

    /// Finds whether a kept file is still the one that was read.
    ///
    /// # Errors
    /// `Altered`, `Io`.
    pub(super) fn check(&self, path: &OutPath, kept: &Kept) -> Result<(), PublishError> {
        let place = self.place(path);
        let now = Stamp::at(&place).map_err(PublishError::io(Operation::Read, &place))?;
        // A backup program that made a link to it has changed its stamp, not its bytes.
        if now == Some(kept.stamp) || self.matches(path, &kept.fingerprint).is_some() {
            return Ok(());
        }
        Err(self.altered(path))
    }

    /// Makes the error that names a file changed during the build.
    pub(super) fn altered(&self, path: &OutPath) -> PublishError {
        PublishError::Altered { output: self.output.clone(), path: path.clone() }
    }
}
