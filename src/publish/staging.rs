//! The folder where a new site is put together, beside the output, before it takes its place.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use tempfile::TempDir;

use super::error::{Operation, PublishError};
use super::former::{Former, Kept};
use super::guard::Place;
use super::path::OutPath;
use super::present;
use super::steps::{Step, reached};
use crate::fingerprint::Fingerprint;

/// A staging folder, created when the first file needs it: a site of which nothing changes needs none.
///
/// Dropped, it removes what it holds.
#[derive(Debug)]
pub(super) struct Staging {
    workshop: PathBuf,
    prefix: OsString,
    folder: OnceLock<TempDir>,
    opening: Mutex<()>,
    /// The folders inside that exist.
    folders: Mutex<BTreeSet<String>>,
}

impl Staging {
    /// Chooses where the folder will be.
    pub(super) fn new(place: &Place) -> Self {
        Self {
            workshop: place.workshop(),
            prefix: place.staging_prefix(),
            folder: OnceLock::new(),
            opening: Mutex::default(),
            folders: Mutex::default(),
        }
    }

    /// Returns the folder, which exists from now on.
    ///
    /// It has the mode that the author's umask gives: a web server must be able to read the site.
    ///
    /// # Errors
    /// `Io` when it cannot be created.
    pub(super) fn root(&self) -> Result<&Path, PublishError> {
        if let Some(folder) = self.folder.get() {
            return Ok(folder.path());
        }
        let _one_at_a_time = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = self.folder.get() {
            return Ok(folder.path());
        }
        let folder = tempfile::Builder::new()
            .prefix(&self.prefix)
            .tempdir_in(&self.workshop)
            .map_err(PublishError::io(Operation::CreateFolder, &self.workshop))?;
        reached(Step::Staged);
        Ok(self.folder.get_or_init(|| folder).path())
    }

    /// Writes one file.
    ///
    /// # Errors
    /// `Io`.
    pub(super) fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<(), PublishError> {
        let root = self.root()?;
        let target = path.under(root);
        self.make_folder_of(root, path)
            .and_then(|()| File::create_new(&target)?.write_all(bytes))
            .map_err(PublishError::io(Operation::Write, &target))?;
        reached(Step::Written);
        Ok(())
    }

    /// Takes over one published file: the same file under a second name, so nothing is copied and its
    /// modification time stays.
    ///
    /// # Errors
    /// `Altered` when somebody has changed the file since it was read; `Io`.
    pub(super) fn take_over(&self, former: &Former, path: &OutPath, kept: &Kept) -> Result<(), PublishError> {
        let root = self.root()?;
        let (from, to) = (former.place(path), path.under(root));
        self.make_folder_of(root, path).map_err(PublishError::io(Operation::CreateFolder, &to))?;
        former.check(path, kept)?;
        // A file system without such links, a file that admits none (immutable, of another owner).
        if fs::hard_link(&from, &to).is_err()
            && copy(&from, &to, Some(&kept.fingerprint), Operation::CarryOver)?.is_none()
        {
            return Err(former.altered(path));
        }
        reached(Step::Linked);
        Ok(())
    }

    /// Removes the second name of a file that stays where it is.
    ///
    /// # Errors
    /// `Io`.
    pub(super) fn give_back(&self, path: &OutPath) -> Result<(), PublishError> {
        let second = path.under(self.root()?);
        fs::remove_file(&second).map_err(PublishError::io(Operation::Write, &second))
    }

    /// Gives up the folder, which nobody removes any more.
    pub(super) fn release(self) {
        if let Some(folder) = self.folder.into_inner() {
            let _ = folder.keep();
        }
    }

    fn make_folder_of(&self, root: &Path, path: &OutPath) -> io::Result<()> {
        path.folder().map_or(Ok(()), |folder| self.make_folder(root, folder))
    }

    /// Creates a folder and those above it, each one once, unless two threads meet there.
    fn make_folder(&self, root: &Path, folder: &str) -> io::Result<()> {
        if self.folders.lock().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        if let Some((above, _)) = folder.rsplit_once('/') {
            self.make_folder(root, above)?;
        }
        match fs::create_dir(root.join(folder)) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }
}

/// Copies a file with its permissions and its modification time; `None` when it has not the wanted bytes.
///
/// # Errors
/// `Io`.
pub(super) fn copy(
    from: &Path,
    to: &Path,
    wanted: Option<&Fingerprint>,
    operation: Operation,
) -> Result<Option<()>, PublishError> {
    let copied = || -> io::Result<Option<()>> {
        let Some((mut file, _)) = present::open(from)? else { return Ok(None) };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        if wanted.is_some_and(|wanted| Fingerprint::of(&bytes) != *wanted) {
            return Ok(None);
        }
        let found = file.metadata()?;
        let mut copy = File::create_new(to)?;
        copy.write_all(&bytes)?;
        copy.set_modified(found.modified()?)?;
        copy.set_permissions(found.permissions())?;
        Ok(Some(()))
    };
    copied().map_err(PublishError::io(operation, from))
}
