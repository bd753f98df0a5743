//! Putting the new tree in the place of the old one.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::{Operation, PublishError};
use super::guard::Place;
use super::steps::{Step, reached};

/// Makes the staged folder the output, and returns where the old site is now, if there was one.
///
/// Linux and macOS exchange the two names in one operation: at no moment is there no site, or a
/// mixed one. Where the file system refuses the exchange (NFS, some FUSE, Windows), see
/// [`in_two_renames`].
///
/// # Errors
/// `CannotMove` for a mount point or a folder of a container image, `Io`, `SetAside`. The output is
/// as it was, except after `SetAside`.
pub(super) fn swap(staged: &Path, place: &Place) -> Result<Option<PathBuf>, PublishError> {
    let output = place.output();
    if place.is_mounted() {
        return Err(PublishError::CannotMove { output });
    }
    let old = if output.is_dir() {
        match exchange(staged, &output) {
            Ok(()) => Some(staged.to_path_buf()),
            Err(error) if is_unknown(&error) => Some(in_two_renames(staged, place)?),
            Err(error) => return Err(refused(&output, error)),
        }
    } else {
        fs::rename(staged, &output).map_err(|error| refused(&output, error))?;
        None
    };
    reached(Step::Swapped);
    Ok(old)
}

/// Moves the old site aside, then the new one in its place, and returns where the old one is.
///
/// Between the two renames (microseconds) there is no output: a visitor may meet an error page, and
/// a build killed there leaves the old site aside, which the next one puts back. When the second
/// rename is refused, the first is undone.
///
/// # Errors
/// `CannotMove`, `Io`; `SetAside` when the old site refused to return.
pub(super) fn in_two_renames(staged: &Path, place: &Place) -> Result<PathBuf, PublishError> {
    let (output, kept) = (place.output(), place.set_aside());
    fs::rename(&output, &kept).map_err(|error| refused(&output, error))?;
    reached(Step::SetAside);
    match fs::rename(staged, &output) {
        Ok(()) => Ok(kept),
        Err(error) => match fs::rename(&kept, &output) {
            Ok(()) => Err(refused(&output, error)),
            Err(_) => Err(PublishError::SetAside { output, kept, source: error }),
        },
    }
}

fn refused(output: &Path, error: io::Error) -> PublishError {
    match error.kind() {
        // EBUSY: mounted on the spot. EXDEV: overlayfs, a folder that lies in a lower layer.
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            PublishError::CannotMove { output: output.to_path_buf() }
        }
        _ => PublishError::io(Operation::Swap, output)(error),
    }
}

/// EINVAL (file system), ENOSYS (kernel), ENOTSUP (macOS): nothing was done, another way may do.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(staged: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, staged, CWD, output, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
