//! One publication: files go to a staging folder, which becomes the site in one operation.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::contents::Reach;
use super::error::{Operation, PublishError};
use super::guard::{Guard, Place};
use super::ledger::Ledger;
use super::lock::Lock;
use super::manifest::{Fingerprint, Manifest};
use super::path::OutPath;
use super::sink::Sink;
use super::steps::{Step, reached};
use super::{contents, durability, leftovers, swap};

/// A site being written next to its output, which does not change before [`commit`](Self::commit).
///
/// Dropped without a commit, it removes what it wrote and leaves the output exactly as it was.
#[derive(Debug)]
pub struct Publication {
    place: Place,
    ledger: Ledger,
    leftovers: Vec<PathBuf>,
    // Before the lock: fields are dropped in this order, and the folder must go while it is held.
    staging: TempDir,
    _lock: Lock,
}

/// What a commit has put in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The site, resolved.
    pub output: PathBuf,
    /// How many files it holds, without the manifest and git's files.
    pub files: usize,
    /// Their size together, in bytes.
    pub bytes: u64,
    /// The old trees that could not be removed, beside the output; every build tries again.
    pub leftovers: Vec<PathBuf>,
}

impl Publication {
    /// Takes the lock of an output, repairs what a killed build left, and opens a staging folder.
    ///
    /// # Errors
    /// Every refusal of [`Guard`]; `Busy`; `NotOurs`, `Strangers` and `ManifestUnreadable` for what
    /// the output holds; `CannotMove` for a mount point; `Io`.
    pub fn begin(output: &Path, guard: &Guard) -> Result<Self, PublishError> {
        let place = guard.place(output)?;
        // Asked before the lock too: a refused folder must not get a lock file beside it.
        contents::refuse_foreign(&place.output())?;
        let lock = Lock::take(&place)?;
        reached(Step::Locked);
        let leftovers = leftovers::recover(&place)?;
        reached(Step::Recovered);
        contents::refuse_foreign(&place.output())?;
        contents::survey(&place.output(), Reach::Surface)?;
        let staging = open_staging(&place)?;
        reached(Step::Staged);
        Ok(Self { place, ledger: Ledger::default(), leftovers, staging, _lock: lock })
    }

    /// Puts the written files in the place of the output, all at once.
    ///
    /// # Errors
    /// `Nothing` when no file was written, `Unfinished` when one was refused or cut short; what
    /// [`begin`](Self::begin) says of the output, should it have changed since; `CannotMove`, `Io`.
    /// The output is then as it was. `SetAside` alone leaves it under another name.
    pub fn commit(self) -> Result<Published, PublishError> {
        // The lock first, because variables are dropped last to first: on an error, the staging
        // folder must go while it is held.
        let Self { _lock, staging, place, ledger, mut leftovers } = self;
        let output = place.output();
        let manifest = Manifest::new(ledger.close()?);
        if manifest.files().is_empty() {
            return Err(PublishError::Nothing { output });
        }
        contents::refuse_foreign(&output)?;
        manifest.write(staging.path())?;
        reached(Step::Listed);
        let kept = sync_and_survey(staging.path(), &manifest, &output)?;
        for file in kept {
            carry_over(&output, staging.path(), &file)?;
        }
        copy_permissions(&output, staging.path())?;
        reached(Step::Synced);
        let old = swap::swap(staging.path(), &place)?;
        // From here on the name of the staging folder stands for the old tree, or for nothing.
        let _ = staging.keep();
        durability::sync_name(place.parent());
        leftovers.extend(old.filter(|tree| fs::remove_dir_all(tree).is_err()));
        reached(Step::Removed);
        Ok(Published {
            output,
            files: manifest.files().len(),
            bytes: manifest.files().values().map(|file| file.size).sum(),
            leftovers,
        })
    }
}

impl Sink for Publication {
    fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<(), PublishError> {
        let new_folder = self.ledger.promise(path)?.is_some();
        let target = path.under(self.staging.path());
        let mut file = create(&target, new_folder).map_err(PublishError::io(Operation::Write, &target))?;
        file.write_all(bytes).map_err(PublishError::io(Operation::Write, &target))?;
        self.ledger.keep(path, Fingerprint::of(bytes));
        reached(Step::Written);
        Ok(())
    }
}

/// Creates a file, and its folders where they are missing.
///
/// Only the first file of a folder asks for it; another thread may then be ahead of that one, finds
/// no folder, and asks for it in turn. Nobody waits, and no folder is asked for a third time.
fn create(target: &Path, new_folder: bool) -> io::Result<File> {
    let make_folder = || target.parent().map_or(Ok(()), fs::create_dir_all);
    if new_folder {
        make_folder()?;
    }
    match File::create_new(target) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make_folder()?;
            File::create_new(target)
        }
        outcome => outcome,
    }
}

/// The folder has the mode that the author's umask gives: a web server must be able to read the site.
fn open_staging(place: &Place) -> Result<TempDir, PublishError> {
    tempfile::Builder::new()
        .prefix(&place.staging_prefix())
        .tempdir_in(place.parent())
        .map_err(PublishError::io(Operation::CreateFolder, place.parent()))
}

/// Looks through the old tree while the disk writes the new one.
fn sync_and_survey(staged: &Path, manifest: &Manifest, output: &Path) -> Result<Vec<PathBuf>, PublishError> {
    let files = manifest.files().keys().map(|path| path.under(staged));
    std::thread::scope(|scope| {
        let disk = scope.spawn(|| durability::sync_tree(staged, files));
        let kept = contents::survey(output, Reach::Whole);
        match disk.join() {
            Ok(synced) => synced.and(kept),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn carry_over(output: &Path, staged: &Path, kept: &Path) -> Result<(), PublishError> {
    let (from, to) = (output.join(kept), staged.join(kept));
    to.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::copy(&from, &to))
        // The staged tree has already been synced.
        .and_then(|_| durability::sync_file(&to))
        .map_err(PublishError::io(Operation::CarryOver, &from))
}

/// An output kept readable by a group or closed to others must stay so after the exchange.
///
/// Last of all, because a folder closed to writing takes no more files.
fn copy_permissions(output: &Path, staged: &Path) -> Result<(), PublishError> {
    let wanted = match fs::metadata(output) {
        Ok(old) => old.permissions(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(PublishError::io(Operation::Resolve, output)(error)),
    };
    fs::metadata(staged)
        .and_then(|new| {
            if new.permissions() == wanted {
                return Ok(());
            }
            fs::set_permissions(staged, wanted)?;
            durability::sync_file(staged)
        })
        .map_err(PublishError::io(Operation::SetPermissions, staged))
}
