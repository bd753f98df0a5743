//! One build per output at a time.

use std::fs::{File, OpenOptions, TryLockError};

use super::error::{Operation, PublishError};
use super::guard::Place;

/// The right to change one output, held until it is dropped.
///
/// The operating system keeps the lock, not the file: a killed build holds nothing any more. The
/// empty lock file itself stays, because removing it would let two builds lock two different files
/// of the same name.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, without waiting.
    ///
    /// # Errors
    /// `Busy` when another build holds it; `Io` when the file cannot be created, or when the file
    /// system knows no locks.
    pub(super) fn take(place: &Place) -> Result<Self, PublishError> {
        let path = place.lock();
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        follow_no_link(&mut options);
        let file = options.open(&path).map_err(PublishError::io(Operation::Lock, &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(PublishError::Busy { output: place.output() }),
            Err(TryLockError::Error(error)) => Err(PublishError::io(Operation::Lock, &path)(error)),
        }
    }
}

/// A link planted under the name of the lock must not create a file elsewhere.
#[cfg(unix)]
fn follow_no_link(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
}

#[cfg(not(unix))]
fn follow_no_link(_: &mut OpenOptions) {}
