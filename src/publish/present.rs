//! Looking at what an output holds now: regular files, and never through a link.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Opens a file of an output; `None` where there is none, or a link, a folder, a pipe.
///
/// # Errors
/// What the system answered.
pub(super) fn open(path: &Path) -> io::Result<Option<(File, Stamp)>> {
    if cfg!(not(unix)) && fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        return Ok(None);
    }
    let mut options = OpenOptions::new();
    options.read(true);
    as_it_is(&mut options);
    match options.open(path) {
        Ok(file) => {
            let found = file.metadata()?;
            Ok(found.is_file().then(|| (file, Stamp::of(&found))))
        }
        Err(error) if is_no_file(&error) => Ok(None),
        // A link says so in one way on each system, a socket in another: look at what it is.
        Err(error) => match fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => Err(error),
            Ok(_) => Ok(None),
            Err(_) => Err(error),
        },
    }
}

/// What the system says of a file, by which one sees that somebody has written in it since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    identity: [u64; 2],
    changes: [i64; 4],
}

impl Stamp {
    /// The stamp of a file, or `None` where there is no regular file any more.
    ///
    /// # Errors
    /// What the system answered.
    pub(super) fn at(path: &Path) -> io::Result<Option<Self>> {
        match fs::symlink_metadata(path) {
            Ok(found) => Ok(found.is_file().then(|| Self::of(&found))),
            Err(error) if is_no_file(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The size of the file, in bytes.
    pub(super) fn size(self) -> u64 {
        self.size
    }

    #[cfg(unix)]
    fn of(found: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            size: found.len(),
            identity: [found.dev(), found.ino()],
            changes: [found.mtime(), found.mtime_nsec(), found.ctime(), found.ctime_nsec()],
        }
    }

    #[cfg(not(unix))]
    fn of(found: &Metadata) -> Self {
        let since = |moment: io::Result<std::time::SystemTime>| {
            let elapsed = moment.ok().and_then(|moment| moment.duration_since(std::time::UNIX_EPOCH).ok());
            elapsed.and_then(|elapsed| i64::try_from(elapsed.as_nanos()).ok()).unwrap_or_default()
        };
        Self { size: found.len(), identity: [0; 2], changes: [since(found.modified()), since(found.created()), 0, 0] }
    }
}

fn is_no_file(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// No link is followed, and nobody waits for the other end of a pipe.
#[cfg(unix)]
fn as_it_is(options: &mut OpenOptions) {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
}

#[cfg(not(unix))]
fn as_it_is(_: &mut OpenOptions) {}
