//! One publication: files go to a staging folder, which becomes the site in one operation.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::contents::Reach;
use super::error::{Operation, PublishError};
use super::former::Former;
use super::guard::{Guard, Place};
use super::ledger::{Account, Ledger};
use super::lock::Lock;
use super::manifest::Manifest;
use super::path::OutPath;
use super::sink::{Sink, Written};
use super::staging::{self, Staging};
use super::steps::{Step, reached};
use super::{contents, durability, in_place, leftovers, swap};
use crate::fingerprint::Fingerprint;

/// A site being written next to its output, which does not change before [`commit`](Self::commit).
///
/// Dropped without a commit, it removes what it wrote and leaves the output exactly as it was.
#[derive(Debug)]
pub struct Publication {
    pub(super) place: Place,
    former: Former,
    ledger: Ledger,
    leftovers: Vec<PathBuf>,
    // Before the lock: fields are dropped in this order, and the folder must go while it is held.
    staging: Staging,
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
    /// How many of them were written, because they are new or differ from the old ones.
    pub new: usize,
    /// How many of them are the old ones, with their modification time.
    pub kept: usize,
    /// How many files of the old site the new one does not have.
    pub removed: usize,
    /// Whether files were replaced one by one, because the folder of the output cannot be moved.
    pub in_place: bool,
    /// The old trees that could not be removed, beside the output; every build tries again.
    pub leftovers: Vec<PathBuf>,
}

impl Publication {
    /// Takes the lock of an output, repairs what a killed build left, and reads what is published.
    ///
    /// # Errors
    /// Every refusal of [`Guard`]; `Busy`; `NotOurs`, `Strangers` and `ManifestUnreadable` for what
    /// the output holds; `Io`.
    pub fn begin(output: &Path, guard: &Guard) -> Result<Self, PublishError> {
        let place = guard.place(output)?;
        // Asked before the lock too: a refused folder must not get a lock file beside it.
        contents::refuse_foreign(&place)?;
        let lock = Lock::take(&place)?;
        reached(Step::Locked);
        let leftovers = leftovers::recover(&place)?;
        reached(Step::Recovered);
        contents::refuse_foreign(&place)?;
        let former = Former::read(&place.output())?;
        contents::survey(&place, former.listing(), Reach::Surface)?;
        let staging = Staging::new(&place);
        Ok(Self { place, former, ledger: Ledger::default(), leftovers, staging, _lock: lock })
    }

    /// Puts the new site in the place of the output, all at once, or file by file where the output
    /// cannot be moved; leaves the output exactly as it
    /// is, when every file is there already and no other one is listed.
    ///
    /// # Errors
    /// `Nothing` when no file was given, `Unfinished` when one was refused or cut short, `Altered`
    /// when somebody has changed a file that was to be kept; what [`begin`](Self::begin) says of the
    /// output, should it have changed since; `CannotMove`, `Io`. The output is then as it was.
    /// `SetAside` leaves it under another name, `Halfway` between the old site and the new one.
    pub fn commit(self) -> Result<Published, PublishError> {
        // The lock first, because variables are dropped last to first: on an error, the staging
        // folder must go while it is held.
        let Self { _lock, staging, place, former, ledger, leftovers } = self;
        let output = place.output();
        let account = ledger.close()?;
        if account.is_empty() {
            return Err(PublishError::Nothing { output });
        }
        contents::refuse_foreign(&place)?;
        let manifest = Manifest::new(account.files());
        let mut published = Published {
            output,
            files: manifest.files().len(),
            bytes: manifest.files().values().map(|file| file.size).sum(),
            new: account.written.len(),
            kept: account.kept.len(),
            removed: former.listing().keys().filter(|path| !account.has(path)).count(),
            in_place: false,
            leftovers,
        };
        if published.new == 0 && published.removed == 0 {
            former.refuse_altered(&account.kept)?;
            return Ok(published);
        }
        put_together(&staging, &former, &account, &manifest, &place)?;
        let old = match swap::swap(staging.root()?, &place) {
            Err(PublishError::CannotMove { .. }) => {
                published.in_place = true;
                replace_in_place(&staging, &former, &account, &place)?;
                None
            }
            swapped => swapped?,
        };
        // From here on the name of the staging folder stands for the old tree, or for nothing.
        staging.release();
        durability::sync_name(&place.workshop());
        published.leftovers.extend(old.filter(|tree| fs::remove_dir_all(tree).is_err()));
        reached(Step::Removed);
        Ok(published)
    }
}

impl Sink for Publication {
    fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<Written, PublishError> {
        self.ledger.promise(path)?;
        let fingerprint = Fingerprint::of(bytes);
        if let Some(kept) = self.former.holds(path, bytes, &fingerprint) {
            self.ledger.unchanged(path, kept);
            return Ok(Written { fingerprint, new: false });
        }
        self.staging.write(path, bytes)?;
        self.ledger.written(path, fingerprint);
        Ok(Written { fingerprint, new: true })
    }

    fn keep(&self, path: &OutPath, fingerprint: &Fingerprint) -> Result<bool, PublishError> {
        let Some(kept) = self.former.matches(path, fingerprint) else { return Ok(false) };
        self.ledger.keep(path, kept)?;
        Ok(true)
    }
}

/// Makes the staging folder the whole new site, on the disk; where the output is mounted, what
/// differs from the old one, because the rest does not move.
fn put_together(
    staging: &Staging,
    former: &Former,
    account: &Account,
    manifest: &Manifest,
    place: &Place,
) -> Result<(), PublishError> {
    let staged = staging.root()?;
    if place.is_mounted() {
        former.refuse_altered(&account.kept)?;
    } else {
        account.kept.par_iter().try_for_each(|(path, kept)| staging.take_over(former, path, kept))?;
    }
    manifest.write(staged)?;
    reached(Step::Listed);
    let gits = sync_and_survey(staged, account, former, place)?;
    if !place.is_mounted() {
        let output = place.output();
        gits.iter().try_for_each(|file| carry_over(&output, staged, file))?;
        copy_permissions(&output, staged)?;
    }
    reached(Step::Synced);
    Ok(())
}

fn replace_in_place(staging: &Staging, former: &Former, account: &Account, place: &Place) -> Result<(), PublishError> {
    if !place.is_mounted() {
        account.kept.keys().try_for_each(|path| staging.give_back(path))?;
    }
    let gone = former.listing().keys().filter(|path| !account.has(path)).cloned().collect();
    in_place::replace(staging.root()?, place, &gone)
}

/// Looks through the old tree while the disk writes the new one.
fn sync_and_survey(
    staged: &Path,
    account: &Account,
    former: &Former,
    place: &Place,
) -> Result<Vec<PathBuf>, PublishError> {
    // Kept files are on the disk since they were published.
    let files = account.written.keys().map(|path| path.under(staged));
    std::thread::scope(|scope| {
        let disk = scope.spawn(|| durability::sync_tree(staged, files));
        let kept = contents::survey(place, former.listing(), Reach::Whole);
        match disk.join() {
            Ok(synced) => synced.and(kept),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn carry_over(output: &Path, staged: &Path, kept: &Path) -> Result<(), PublishError> {
    let (from, to) = (output.join(kept), staged.join(kept));
    to.parent().map_or(Ok(()), fs::create_dir_all).map_err(PublishError::io(Operation::CarryOver, &from))?;
    staging::copy(&from, &to, None, Operation::CarryOver)?;
    // The staged tree has already been synced.
    durability::sync_file(&to).map_err(PublishError::io(Operation::CarryOver, &from))
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
