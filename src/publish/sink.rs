//! Where pages go as soon as they are rendered: to memory here, to the disk in [`super::publication`].

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::error::PublishError;
use super::path::OutPath;
use super::tree::refuse_collision;
use crate::fingerprint::Fingerprint;

/// Receives the files of a site, in any order and from any thread.
pub trait Sink: Sync {
    /// Takes one file, whole.
    ///
    /// # Errors
    /// `Duplicate` when the path was already taken, `Collision` when it would be both a file and
    /// a folder, `Io` when the disk refuses.
    fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<Written, PublishError>;

    /// Takes over the file that is published already, if its bytes have this fingerprint: true, and
    /// the file is in the new site as if it had been written.
    ///
    /// False promises nothing: whoever asked makes the file and writes it.
    ///
    /// # Errors
    /// `Duplicate` or `Collision`, as for [`write`](Self::write), when the file could be taken over.
    fn keep(&self, path: &OutPath, fingerprint: &Fingerprint) -> Result<bool, PublishError>;
}

/// What became of a file given to a [`Sink`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// What the file holds: what a later run may ask to [`keep`](Sink::keep).
    pub fingerprint: Fingerprint,
    /// Whether it differs from what is published, or nothing is.
    pub new: bool,
}

/// Keeps a site in memory, for tests and for the preview server.
///
/// It accepts and refuses the same paths as a publication to the disk, and knows no published site:
/// everything is new to it.
#[derive(Debug, Default)]
pub struct MemorySink {
    files: Mutex<BTreeMap<OutPath, Vec<u8>>>,
}

impl MemorySink {
    /// Makes an empty sink.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns every file, in the order of its path.
    pub fn into_files(self) -> BTreeMap<OutPath, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<Written, PublishError> {
        let fingerprint = Fingerprint::of(bytes);
        let bytes = bytes.to_vec();
        // One insertion is the only change, so a panic elsewhere leaves the map consistent.
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        refuse_collision(&files, path)?;
        files.insert(path.clone(), bytes);
        Ok(Written { fingerprint, new: true })
    }

    fn keep(&self, _: &OutPath, _: &Fingerprint) -> Result<bool, PublishError> {
        Ok(false)
    }
}
