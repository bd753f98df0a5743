//! Which files were promised to a publication, and which of them are whole.
//!
//! Pages come from many threads, so an error in one may be followed by a commit asked by another.
//! The ledger remembers every promise that was not kept, and then refuses to close.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::error::PublishError;
use super::former::Kept;
use super::path::OutPath;
use super::tree::refuse_collision;
use crate::fingerprint::Fingerprint;

/// The state of each path that somebody asked to write.
#[derive(Debug, Default)]
pub(super) struct Ledger(Mutex<BTreeMap<OutPath, State>>);

#[derive(Debug)]
enum State {
    /// Asked for; still being written, or the disk refused.
    Promised,
    /// Written in full.
    Written(Fingerprint),
    /// Published already, with the same bytes.
    Kept(Kept),
    /// Asked for twice, or as a file and as a folder: which one is right is not known.
    Spoiled,
}

/// A closed ledger: every file of the new site.
#[derive(Debug, Default)]
pub(super) struct Account {
    /// The files that were written.
    pub(super) written: BTreeMap<OutPath, Fingerprint>,
    /// The files that stay as they are.
    pub(super) kept: BTreeMap<OutPath, Kept>,
}

impl Ledger {
    /// Enters a path.
    ///
    /// # Errors
    /// `Duplicate` or `Collision`; the ledger will then refuse to close.
    pub(super) fn promise(&self, path: &OutPath) -> Result<(), PublishError> {
        self.enter(path, State::Promised)
    }

    /// Enters a path of which the published file stays as it is.
    ///
    /// # Errors
    /// `Duplicate` or `Collision`; the ledger will then refuse to close.
    pub(super) fn keep(&self, path: &OutPath, kept: Kept) -> Result<(), PublishError> {
        self.enter(path, State::Kept(kept))
    }

    /// Records that a promised file is whole.
    pub(super) fn written(&self, path: &OutPath, fingerprint: Fingerprint) {
        self.fulfil(path, State::Written(fingerprint));
    }

    /// Records that a promised file is published already.
    pub(super) fn unchanged(&self, path: &OutPath, kept: Kept) {
        self.fulfil(path, State::Kept(kept));
    }

    /// Returns every file.
    ///
    /// # Errors
    /// `Unfinished`, with the first path in order whose promise was not kept.
    pub(super) fn close(self) -> Result<Account, PublishError> {
        let files = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut account = Account::default();
        for (path, state) in files {
            match state {
                State::Written(fingerprint) => drop(account.written.insert(path, fingerprint)),
                State::Kept(kept) => drop(account.kept.insert(path, kept)),
                State::Promised | State::Spoiled => return Err(PublishError::Unfinished { path }),
            }
        }
        Ok(account)
    }

    fn enter(&self, path: &OutPath, state: State) -> Result<(), PublishError> {
        let mut files = self.open();
        let refused = refuse_collision(&files, path);
        files.insert(path.clone(), if refused.is_ok() { state } else { State::Spoiled });
        refused
    }

    fn fulfil(&self, path: &OutPath, outcome: State) {
        if let Some(state @ State::Promised) = self.open().get_mut(path.as_str()) {
            *state = outcome;
        }
    }

    fn open(&self) -> MutexGuard<'_, BTreeMap<OutPath, State>> {
        // Each change is one insertion or one assignment: a thread that panicked left the map
        // consistent, and its file still promised.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Account {
    /// Whether the new site has no file.
    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty() && self.kept.is_empty()
    }

    /// Whether the new site has a file at this path.
    pub(super) fn has(&self, path: &OutPath) -> bool {
        self.written.contains_key(path) || self.kept.contains_key(path)
    }

    /// Returns every file of the new site with its fingerprint.
    pub(super) fn files(&self) -> BTreeMap<OutPath, Fingerprint> {
        let kept = self.kept.iter().map(|(path, kept)| (path.clone(), kept.fingerprint));
        self.written.iter().map(|(path, written)| (path.clone(), *written)).chain(kept).collect()
    }
}
