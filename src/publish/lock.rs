//! One build per output at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use super::error::{Operation, PublishError};
use super::guard::Place;

/// The right to change one output, held until it is dropped.
///
/// The operating system keeps the lock, not the file: a killed build holds nothing any more. The
/// lock file itself stays, because removing it would let two builds lock two different files of the
/// same name. While it is held, it says by whom.
#[derive(Debug)]
pub(super) struct Lock {
    files: Vec<File>,
}

/// The build that holds the lock of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// The number of its process.
    pub process: u32,
    /// For how long.
    pub elapsed: Duration,
}

impl Lock {
    /// Takes the lock, without waiting.
    ///
    /// # Errors
    /// `Busy` when another build holds it; `Io` when the file cannot be created, or when the file
    /// system knows no locks.
    pub(super) fn take(place: &Place) -> Result<Self, PublishError> {
        let mut lock = Self { files: vec![take(&place.lock(), true, place)?] };
        let inside = place.lock_inside();
        // A container on whose volume this folder is mounted has its lock in it.
        if !place.is_mounted() && fs::symlink_metadata(&inside).is_ok_and(|found| found.is_file()) {
            lock.files.push(take(&inside, false, place)?);
        }
        Ok(lock)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        for file in &self.files {
            // Nobody holds it any more: an old name would be a lie.
            let _ = file.set_len(0);
            // Closing it is not enough while a program that was just started from here has a copy.
            let _ = file.unlock();
        }
    }
}

fn take(path: &Path, create: bool, place: &Place) -> Result<File, PublishError> {
    let mut options = OpenOptions::new();
    options.write(true).create(create).truncate(false);
    follow_no_link(&mut options);
    let mut file = options.open(path).map_err(PublishError::io(Operation::Lock, path))?;
    match file.try_lock() {
        Ok(()) => {
            // On a full disk the lock holds all the same, without a name.
            let _ = file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id()));
            Ok(file)
        }
        Err(TryLockError::WouldBlock) => Err(PublishError::Busy { output: place.output(), holder: holder(path) }),
        Err(TryLockError::Error(error)) => Err(PublishError::io(Operation::Lock, path)(error)),
    }
}

/// Asks the lock file who holds it: the process writes its number as soon as it does, so the time of
/// the file is that of the lock. The clock is read to say for how long, and for nothing else.
fn holder(path: &Path) -> Option<Holder> {
    let process = fs::read_to_string(path).ok()?.trim().parse().ok()?;
    let since = fs::metadata(path).ok()?.modified().ok()?;
    Some(Holder { process, elapsed: since.elapsed().unwrap_or_default() })
}

/// A link planted under the name of the lock must not create a file elsewhere.
#[cfg(unix)]
fn follow_no_link(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
}

#[cfg(not(unix))]
fn follow_no_link(_: &mut OpenOptions) {}
