//! Whether an output is a place where something is mounted: it can be filled, not moved.

use std::io;
use std::path::Path;

/// Finds whether a folder is the root of a mount: a volume of Docker, a share, a bind mount.
///
/// # Errors
/// What the system answered.
#[cfg(unix)]
pub(super) fn is_mount_point(folder: &Path) -> io::Result<bool> {
    use std::fs;
    use std::os::unix::fs::MetadataExt;
    if let Some(known) = says_the_kernel(folder) {
        return Ok(known);
    }
    let Some(parent) = folder.parent() else {
        return Ok(true);
    };
    Ok(fs::metadata(folder)?.dev() != fs::metadata(parent)?.dev())
}

/// Linux 5.8 and later knows it of a bind mount too, which is on the device of its parent.
#[cfg(target_os = "linux")]
fn says_the_kernel(folder: &Path) -> Option<bool> {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let found = statx(CWD, folder, AtFlags::empty(), StatxFlags::TYPE).ok()?;
    let is_known = found.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT);
    is_known.then(|| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn says_the_kernel(_: &Path) -> Option<bool> {
    None
}

#[cfg(not(unix))]
pub(super) fn is_mount_point(_: &Path) -> io::Result<bool> {
    Ok(false)
}
