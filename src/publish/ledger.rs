//! Which files were promised to a publication, and which of them are whole.
//!
//! Pages come from many threads, so an error in one may be followed by a commit asked by another.
//! The ledger remembers every promise that was not kept, and then refuses to close.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::error::PublishError;
use super::manifest::Fingerprint;
use super::path::OutPath;
use super::tree::{first_inside, refuse_collision};

/// The state of each path that somebody asked to write.
#[derive(Debug, Default)]
pub(super) struct Ledger(Mutex<BTreeMap<OutPath, State>>);

#[derive(Debug)]
enum State {
    /// Asked for; still being written, or the disk refused.
    Promised,
    /// Written in full.
    Written(Fingerprint),
    /// Asked for twice, or as a file and as a folder: which one is right is not known.
    Spoiled,
}

impl Ledger {
    /// Enters a path, and returns its folder if no earlier path lies in it.
    ///
    /// # Errors
    /// `Duplicate` or `Collision`; the ledger will then refuse to close.
    pub(super) fn promise<'p>(&self, path: &'p OutPath) -> Result<Option<&'p str>, PublishError> {
        let mut files = self.open();
        if let Err(error) = refuse_collision(&files, path) {
            files.insert(path.clone(), State::Spoiled);
            return Err(error);
        }
        let new_folder = path.folder().filter(|folder| first_inside(&files, folder).is_none());
        files.insert(path.clone(), State::Promised);
        Ok(new_folder)
    }

    /// Records that a promised file is whole.
    pub(super) fn keep(&self, path: &OutPath, fingerprint: Fingerprint) {
        if let Some(state @ State::Promised) = self.open().get_mut(path.as_str()) {
            *state = State::Written(fingerprint);
        }
    }

    /// Returns every file with its fingerprint.
    ///
    /// # Errors
    /// `Unfinished`, with the first path in order whose promise was not kept.
    pub(super) fn close(self) -> Result<BTreeMap<OutPath, Fingerprint>, PublishError> {
        let files = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        files
            .into_iter()
            .map(|(path, state)| match state {
                State::Written(fingerprint) => Ok((path, fingerprint)),
                State::Promised | State::Spoiled => Err(PublishError::Unfinished { path }),
            })
            .collect()
    }

    fn open(&self) -> MutexGuard<'_, BTreeMap<OutPath, State>> {
        // Each change is one insertion or one assignment: a thread that panicked left the map
        // consistent, and its file still promised.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
