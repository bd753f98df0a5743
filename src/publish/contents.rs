//! What an existing output holds, and whether Garrigue may replace it.

use std::borrow::Cow;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::{Operation, PublishError};
use super::guard::Place;
use super::manifest::{Listing, MANIFEST_NAME};
use super::tree::first_inside;

/// The files of git that belong to the author even inside the output.
const BOOKKEEPING: [&str; 2] = [".gitignore", ".gitkeep"];
/// The files that an operating system scatters by itself; nobody misses them.
const SCATTERED: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// How far to look for files that are not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Only where the manifest knows no folder. Costs one listing, and finds at once the frequent
    /// cases: a `.git`, a `CNAME`, a folder of documents dropped beside the pages.
    Surface,
    /// Everywhere: 16 µs a folder.
    Whole,
}

/// Refuses a folder that holds something and does not bear our manifest.
///
/// # Errors
/// `NotOurs`, `Io`.
pub(super) fn refuse_foreign(place: &Place) -> Result<(), PublishError> {
    let output = place.output();
    let listing = match fs::read_dir(&output) {
        Ok(listing) => listing,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(PublishError::io(Operation::List, &output)(error)),
    };
    let journal = place.journal();
    let mut example = None;
    for entry in listing {
        let entry = entry.map_err(PublishError::io(Operation::List, &output))?;
        let name = entry.file_name();
        let kind = entry.file_type().map_err(PublishError::io(Operation::List, &output))?;
        // A build killed between its first file and its manifest leaves its journal.
        if (name == MANIFEST_NAME && kind.is_file()) || (kind.is_dir() && entry.path() == journal) {
            return Ok(());
        }
        let ignored = BOOKKEEPING.iter().chain(&SCATTERED).any(|n| name == *n);
        if !(kind.is_file() && ignored || place.is_tool(&name, kind)) {
            example = Some(entry.path());
        }
    }
    match example {
        None => Ok(()),
        Some(example) => Err(PublishError::NotOurs { output, example }),
    }
}

/// Returns git's files to carry over, relative to the output, in alphabetical order.
///
/// # Errors
/// `Strangers` when the folder holds files that the manifest does not list: somebody put them there,
/// and no other copy may exist. `Io`.
pub(super) fn survey(place: &Place, ours: &Listing, reach: Reach) -> Result<Vec<PathBuf>, PublishError> {
    let output = place.output();
    if !output.is_dir() {
        return Ok(Vec::new());
    }
    let (mut kept, mut strangers) = (Vec::new(), Vec::new());
    let mut walk = WalkDir::new(&output).min_depth(1).into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|error| unlisted(&output, error))?;
        let inside = entry.path().strip_prefix(&output).unwrap_or(entry.path());
        let name = in_site(inside);
        let is_tool = entry.depth() == 1 && place.is_tool(entry.file_name(), entry.file_type());
        if entry.file_type().is_dir() {
            if is_tool || (reach == Reach::Surface && first_inside(ours, &name).is_some()) {
                walk.skip_current_dir();
            }
        } else if is_bookkeeping(&entry) {
            kept.push(inside.to_path_buf());
        } else if !(is_tool || is_listed(&entry, &name, ours) || is_file_named(&entry, &SCATTERED)) {
            strangers.push(inside.to_path_buf());
        }
    }
    kept.sort();
    let count = strangers.len();
    match strangers.into_iter().min() {
        None => Ok(kept),
        Some(first) => Err(PublishError::Strangers { output, first, count }),
    }
}

/// A link is never ours, even under the name of one of our files.
fn is_listed(entry: &DirEntry, name: &str, ours: &Listing) -> bool {
    entry.file_type().is_file() && (name == MANIFEST_NAME || ours.contains_key(name))
}

/// Spells a path of the disk as the manifest does; a name that is no text matches nothing there.
pub(super) fn in_site(inside: &Path) -> Cow<'_, str> {
    let text = inside.to_string_lossy();
    if MAIN_SEPARATOR == '/' { text } else { Cow::Owned(text.replace(MAIN_SEPARATOR, "/")) }
}

/// Whether this is one of git's files, which belong to the author even inside the output.
pub(super) fn is_bookkeeping(entry: &DirEntry) -> bool {
    is_file_named(entry, &BOOKKEEPING)
}

fn is_file_named(entry: &DirEntry, names: &[&str]) -> bool {
    entry.file_type().is_file() && names.iter().any(|name| entry.file_name() == *name)
}

pub(super) fn unlisted(output: &Path, error: walkdir::Error) -> PublishError {
    let path = error.path().unwrap_or(output).to_path_buf();
    PublishError::io(Operation::List, &path)(io::Error::from(error))
}
