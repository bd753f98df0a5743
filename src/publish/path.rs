//! The address of one published file, valid on every file system that may hold the site.
//!
//! Jekyll #1944 decoded a permalink *after* having checked it, and wrote outside its folder. Here
//! nothing is repaired or decoded: a text either is such an address, or is refused.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The longest segment, in bytes: leaves room for `.br` or `.gz` under the 143 bytes of eCryptfs.
const LONGEST_SEGMENT: usize = 100;
/// The longest path, in bytes: Windows stops at 260 with the folder that holds the site.
const LONGEST_PATH: usize = 240;
/// The names that belong to git, whose files are carried over, and to this room.
const RESERVED: [&str; 2] = [".git", ".garrigue"];

/// A relative, lower-case, `/`-separated path of the published site, such as `herault/e1d3o7/index.html`.
///
/// It stays inside the folder it is joined to, and two different values never name the same file,
/// even where case, trailing dots or Unicode forms are ignored.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct OutPath(String);

impl OutPath {
    /// Checks a text and makes it a path of the site.
    ///
    /// # Errors
    /// Refuses what some file system would read otherwise: an absolute path, an empty segment, `.`
    /// and `..`, a character outside `[a-z0-9._-]`, a trailing dot, a device name of Windows (even
    /// with an extension: `con.html`), a name of git or of Garrigue, and more than 100 bytes a
    /// segment or 240 in all.
    pub fn new(text: &str) -> Result<Self, PathError> {
        let refuse = |fault| Err(PathError { path: text.to_owned(), fault });
        if text.len() > LONGEST_PATH {
            return refuse(PathFault::TooLong);
        }
        for segment in text.split('/') {
            if let Some(fault) = fault_of(segment) {
                return refuse(fault);
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// Returns the path as it stands in an address, without a leading `/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the folder of the file, unless it is the root of the site.
    pub(super) fn folder(&self) -> Option<&str> {
        self.0.rsplit_once('/').map(|(folder, _)| folder)
    }

    /// Lists the folders that lead to the file, from the nearest to the root.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(self.folder(), |folder| folder.rsplit_once('/').map(|(above, _)| above))
    }

    /// Returns the place of the file under a folder of the disk.
    pub(super) fn under(&self, root: &Path) -> PathBuf {
        let mut place = root.to_path_buf();
        // Segment by segment: a verbatim path of Windows takes no `/`.
        place.extend(self.0.split('/'));
        place
    }
}

fn fault_of(segment: &str) -> Option<PathFault> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
    if segment.is_empty() {
        return Some(PathFault::EmptySegment);
    }
    if let Some(found) = segment.chars().find(|c| !allowed(*c)) {
        return Some(PathFault::Character(found));
    }
    if segment.ends_with('.') || segment.starts_with("..") {
        return Some(PathFault::Dots);
    }
    if segment.len() > LONGEST_SEGMENT {
        return Some(PathFault::TooLong);
    }
    if is_device(segment) || RESERVED.iter().any(|name| segment.starts_with(name)) {
        return Some(PathFault::Reserved);
    }
    None
}

/// Windows opens a device whatever follows the first dot, in any folder.
fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment);
    let numbered = |prefix| {
        stem.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// Sound because the derived `Ord` and `Hash` of a one-field struct are those of its text.
impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OutPath {
    type Error = PathError;

    fn try_from(text: String) -> Result<Self, PathError> {
        Self::new(&text)
    }
}

/// A text that is no path of the site, with the reason.
///
/// Its `Display` is the French wording.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.fr())]
pub struct PathError {
    /// The refused text, as it was given.
    pub path: String,
    /// Why it is refused.
    pub fault: PathFault,
}

/// Why a text is no path of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// Nothing between two `/`, before the first or after the last; or an empty text.
    EmptySegment,
    /// A character outside `[a-z0-9._-]`: capital, accent, space, `%`, `\`, control…
    Character(char),
    /// `.`, `..`, a name that starts with two dots or ends with one.
    Dots,
    /// A device of Windows (`con`, `aux`, `com1`…), a file of git or of Garrigue.
    Reserved,
    /// More than 100 bytes in a segment, or 240 in all.
    TooLong,
}
