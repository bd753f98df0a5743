//! Where a site may be written: never over the author's own files.
//!
//! Zola emptied the project of a user who asked for `-o ..` (getzola/zola#1378, #2251). Every path
//! is resolved first, so `..`, a link or a trailing `/` cannot disguise one of the refused places.

use std::ffi::{OsStr, OsString};
use std::fs::{self, FileType};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::{Operation, PublishError};
use super::mount::is_mount_point;

/// How the names of what works inside an output start; no [`OutPath`](super::OutPath) can.
const INSIDE: &str = ".garrigue-";

/// The folders that a publication must not touch.
///
/// Nothing is read from the environment: the caller says where they are. A relative path starts
/// from the current folder; one that does not exist is compared all the same.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    /// The root of the current project; the output may lie in it, not be it nor hold it.
    pub project: PathBuf,
    /// The home folder, where there is one; the output may lie in it, not be it nor hold it.
    pub home: Option<PathBuf>,
    /// The folders of sources (content, theme); the output is none of them, holds none, lies in none.
    pub sources: Vec<PathBuf>,
}

impl Guard {
    /// Resolves an output and accepts its place, whatever the folder holds.
    ///
    /// # Errors
    /// `Root`, `Home`, `Project`, `Source`, `Symlink`, `NotAFolder`, `ParentMissing`, or `Io` when
    /// a path cannot be resolved.
    pub(super) fn place(&self, output: &Path) -> Result<Place, PublishError> {
        let resolved = resolve_output(output)?;
        let place = match (resolved.parent(), resolved.file_name()) {
            (Some(parent), Some(name)) => {
                let mounted = resolved.is_dir()
                    && is_mount_point(&resolved).map_err(PublishError::io(Operation::Resolve, &resolved))?;
                Place { parent: parent.to_path_buf(), name: name.to_owned(), mounted }
            }
            _ => return Err(PublishError::Root { output: resolved }),
        };
        if let Some(home) = self.home.as_deref().map(resolve).transpose()?
            && home.starts_with(&resolved)
        {
            return Err(PublishError::Home { output: resolved, home });
        }
        let project = resolve(&self.project)?;
        if project.starts_with(&resolved) {
            return Err(PublishError::Project { output: resolved, project });
        }
        for source in &self.sources {
            let source_folder = resolve(source)?;
            if source_folder.starts_with(&resolved) || resolved.starts_with(&source_folder) {
                return Err(PublishError::Source { output: resolved, source_folder });
            }
        }
        Ok(place)
    }
}

/// The resolved place of an output: an existing folder, and a name in it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    parent: PathBuf,
    name: OsString,
    mounted: bool,
}

impl Place {
    /// The output itself, which may not exist.
    pub(super) fn output(&self) -> PathBuf {
        self.parent.join(&self.name)
    }

    /// Whether something is mounted on the output, which therefore cannot be moved.
    pub(super) fn is_mounted(&self) -> bool {
        self.mounted
    }

    /// Where the lock and the staging folder are: beside the output, because they must survive the
    /// exchange of the folders; in it where it is mounted, because nothing moves across its border.
    pub(super) fn workshop(&self) -> PathBuf {
        if self.mounted { self.output() } else { self.parent.clone() }
    }

    /// The lock.
    pub(super) fn lock(&self) -> PathBuf {
        self.workshop().join(self.hidden("lock"))
    }

    /// The lock that builds take where this same folder is mounted for them, in a container.
    pub(super) fn lock_inside(&self) -> PathBuf {
        self.output().join(inside("lock"))
    }

    /// Where the old site waits when the file system cannot exchange two folders.
    pub(super) fn set_aside(&self) -> PathBuf {
        self.workshop().join(self.hidden("old"))
    }

    /// What a build remembers for the next one: always beside the output, which visitors see.
    pub(super) fn memory(&self) -> PathBuf {
        self.parent.join(self.beside("cache"))
    }

    /// The same, while it is being written.
    pub(super) fn fresh_memory(&self) -> PathBuf {
        self.parent.join(self.beside("cache-new"))
    }

    /// How the name of a staging folder starts; a few random letters follow.
    pub(super) fn staging_prefix(&self) -> OsString {
        self.hidden("new-")
    }

    /// See [`journal`].
    pub(super) fn journal(&self) -> PathBuf {
        journal(&self.output())
    }

    /// Every folder that may hold staging folders of killed builds, with how their names start.
    pub(super) fn workshops(&self) -> Vec<(PathBuf, OsString)> {
        let mut all = vec![(self.workshop(), self.staging_prefix())];
        if !self.mounted {
            all.push((self.output(), inside("new-")));
        }
        all
    }

    /// Whether a thing at the root of the output serves the building, and is no part of the site.
    pub(super) fn is_tool(&self, name: &OsStr, kind: FileType) -> bool {
        is_tool(name, kind, self.mounted)
    }

    fn hidden(&self, role: &str) -> OsString {
        if self.mounted { inside(role) } else { self.beside(role) }
    }

    fn beside(&self, role: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(INSIDE);
        name.push(role);
        name
    }
}

/// Whether a thing at the root of a site serves the building: lock, staging folders, journal; and the
/// folder that the root of a mounted disk has by itself.
pub(super) fn is_tool(name: &OsStr, kind: FileType, mounted: bool) -> bool {
    let name = name.as_encoded_bytes();
    let is = |role: &str| name == inside(role).as_encoded_bytes();
    if kind.is_dir() {
        is("next") || name.starts_with(inside("new-").as_encoded_bytes()) || (mounted && name == b"lost+found")
    } else {
        kind.is_file() && is("lock")
    }
}

/// Where a whole new site waits, in the output, while it takes its place file by file.
pub(super) fn journal(site: &Path) -> PathBuf {
    site.join(inside("next"))
}

fn inside(role: &str) -> OsString {
    OsString::from(format!("{INSIDE}{role}"))
}

/// Resolves an output of which the last component may not exist.
fn resolve_output(given: &Path) -> Result<PathBuf, PublishError> {
    // Without this, a trailing `/` would make the system follow a link.
    let trimmed: PathBuf = given.components().collect();
    let output = or_here(&trimmed);
    match fs::symlink_metadata(output) {
        Ok(found) if found.is_symlink() => Err(PublishError::Symlink {
            output: given.to_path_buf(),
            target: fs::read_link(output).map_err(PublishError::io(Operation::Resolve, output))?,
        }),
        Ok(found) if found.is_dir() => fs::canonicalize(output).map_err(PublishError::io(Operation::Resolve, output)),
        Ok(_) => Err(PublishError::NotAFolder { output: given.to_path_buf() }),
        Err(error) if is_absence(&error) => resolve_new(given, output),
        Err(error) => Err(PublishError::io(Operation::Resolve, output)(error)),
    }
}

/// Resolves an output that does not exist, in a folder that must.
fn resolve_new(given: &Path, output: &Path) -> Result<PathBuf, PublishError> {
    let parent = output.parent().map_or(output, or_here);
    let missing = || PublishError::ParentMissing { output: given.to_path_buf(), parent: parent.to_path_buf() };
    // A path that ends in `..` has no name to create.
    let name = output.file_name().ok_or_else(missing)?;
    match fs::canonicalize(parent) {
        Ok(folder) if folder.is_dir() => Ok(folder.join(name)),
        Ok(_) => Err(missing()),
        Err(error) if is_absence(&error) => Err(missing()),
        Err(error) => Err(PublishError::io(Operation::Resolve, parent)(error)),
    }
}

/// Resolves as much of a protected path as exists, and keeps the rest as it is.
fn resolve(path: &Path) -> Result<PathBuf, PublishError> {
    let path = or_here(path);
    match (fs::canonicalize(path), path.parent(), path.file_name()) {
        (Ok(found), _, _) => Ok(found),
        (Err(error), Some(parent), Some(name)) if is_absence(&error) => Ok(resolve(parent)?.join(name)),
        (Err(error), _, _) => Err(PublishError::io(Operation::Resolve, path)(error)),
    }
}

/// An empty path is the current folder, which the system knows only as `.`.
fn or_here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
