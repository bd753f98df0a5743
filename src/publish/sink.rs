//! Where pages go as soon as they are rendered: to memory here, to the disk in [`super::publication`].

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

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

    /// Whether somebody still waits for the site: when nobody does, what is made of it is thrown away.
    #[must_use]
    fn is_awaited(&self) -> bool {
        true
    }
}

/// What became of a file given to a [`Sink`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// What the file holds: what a later run may ask to [`keep`](Sink::keep).
    pub fingerprint: Fingerprint,
    /// Whether it differs from what is published, or nothing is.
    pub new: bool,
}

/// A file in memory: its bytes, shared by every site that has them, and what tells them apart.
#[derive(Debug, Clone)]
pub struct Held {
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// Their fingerprint.
    pub fingerprint: Fingerprint,
}

impl Held {
    /// Holds bytes.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        Self { bytes: bytes.into(), fingerprint: Fingerprint::of(bytes) }
    }
}

/// A site in memory, in the order of its paths.
pub type HeldFiles = BTreeMap<OutPath, Held>;

/// Keeps a site in memory, for tests and for the preview server.
///
/// It accepts and refuses the same paths as a publication to the disk. What is published is, to it, the site that it
/// comes [`after`](Self::after), if there is one.
#[derive(Debug, Default)]
pub struct MemorySink {
    former: Arc<HeldFiles>,
    files: Mutex<HeldFiles>,
    abandoned: Arc<AtomicBool>,
}

impl MemorySink {
    /// Makes an empty sink.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a sink that shares what does not change with a site made before.
    #[must_use]
    pub fn after(former: Arc<HeldFiles>) -> Self {
        Self { former, ..Self::default() }
    }

    /// The same sink, which says that nobody waits for it any more once `abandoned` is set.
    #[must_use]
    pub fn unless(self, abandoned: Arc<AtomicBool>) -> Self {
        Self { abandoned, ..self }
    }

    /// Returns every file, in the order of its path.
    pub fn into_files(self) -> HeldFiles {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn published(&self, path: &OutPath, fingerprint: &Fingerprint) -> Option<Held> {
        self.former.get(path).filter(|held| held.fingerprint == *fingerprint).cloned()
    }

    fn insert(&self, path: &OutPath, held: Held) -> Result<(), PublishError> {
        // One insertion is the only change, so a panic elsewhere leaves the map consistent.
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        refuse_collision(&files, path)?;
        files.insert(path.clone(), held);
        Ok(())
    }
}

impl Sink for MemorySink {
    fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<Written, PublishError> {
        let fingerprint = Fingerprint::of(bytes);
        let same = self.published(path, &fingerprint);
        let new = same.is_none();
        self.insert(path, same.unwrap_or_else(|| Held { bytes: bytes.into(), fingerprint }))?;
        Ok(Written { fingerprint, new })
    }

    fn keep(&self, path: &OutPath, fingerprint: &Fingerprint) -> Result<bool, PublishError> {
        let Some(held) = self.published(path, fingerprint) else { return Ok(false) };
        self.insert(path, held)?;
        Ok(true)
    }

    fn is_awaited(&self) -> bool {
        !self.abandoned.load(Ordering::Relaxed)
    }
}
