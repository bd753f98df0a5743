//! Everything that may keep a site from being published.

use std::io;
use std::path::{Path, PathBuf};

use super::lock::Holder;
use super::path::OutPath;

/// The reason why a site was not published; the site already there is untouched.
///
/// Each one says the path, what is wrong and what to do instead, in French ([`fr`](Self::fr), which
/// is also its `Display`) and in English ([`en`](Self::en)).
#[derive(Debug, thiserror::Error)]
#[error("{}", self.fr())]
pub enum PublishError {
    /// The output is the root of the file system.
    Root {
        /// The resolved output.
        output: PathBuf,
    },
    /// The output is the home folder, or holds it.
    Home {
        /// The resolved output.
        output: PathBuf,
        /// The home folder.
        home: PathBuf,
    },
    /// The output is the folder of the project, or holds it.
    Project {
        /// The resolved output.
        output: PathBuf,
        /// The folder of the project.
        project: PathBuf,
    },
    /// The output is a source folder, holds it, or lies in it.
    Source {
        /// The resolved output.
        output: PathBuf,
        /// The source folder.
        source_folder: PathBuf,
    },
    /// The output is a symbolic link: an exchange would replace the link and leave its target.
    Symlink {
        /// The output as it was given.
        output: PathBuf,
        /// What the link says.
        target: PathBuf,
    },
    /// The output is something other than a folder.
    NotAFolder {
        /// The output as it was given.
        output: PathBuf,
    },
    /// The folder that should hold the output does not exist, or is no folder.
    ParentMissing {
        /// The output as it was given.
        output: PathBuf,
        /// The folder that is missing.
        parent: PathBuf,
    },
    /// The output cannot be moved, and files cannot be moved into it either.
    CannotMove {
        /// The resolved output.
        output: PathBuf,
    },
    /// The output holds something, and no manifest says that Garrigue made it.
    NotOurs {
        /// The resolved output.
        output: PathBuf,
        /// One of the things it holds.
        example: PathBuf,
    },
    /// The manifest of the output cannot be read, so what Garrigue made is not known.
    ManifestUnreadable {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it, in English (a parser speaks).
        reason: String,
    },
    /// The manifest was written by an earlier Garrigue, and does not say enough.
    ManifestOld {
        /// The manifest.
        path: PathBuf,
    },
    /// A folder to verify has no manifest.
    NoManifest {
        /// The folder.
        site: PathBuf,
    },
    /// The output was made by Garrigue, and somebody has added files that would be lost.
    Strangers {
        /// The resolved output.
        output: PathBuf,
        /// The first of these files in alphabetical order, inside the output.
        first: PathBuf,
        /// How many there are.
        count: usize,
    },
    /// Another build is writing the same output.
    Busy {
        /// The resolved output.
        output: PathBuf,
        /// The build that holds the lock, when its file says so.
        holder: Option<Holder>,
    },
    /// Two pages have the same address.
    Duplicate {
        /// The address.
        path: OutPath,
    },
    /// The same name is wanted for a file and for a folder.
    Collision {
        /// The file.
        file: OutPath,
        /// A file that wants the first one as a folder.
        inside: OutPath,
    },
    /// A commit was asked for although a file had been refused or only partly written.
    Unfinished {
        /// The file.
        path: OutPath,
    },
    /// Somebody has changed a published file during the build that wanted to keep it.
    Altered {
        /// The resolved output.
        output: PathBuf,
        /// The file.
        path: OutPath,
    },
    /// A commit was asked for without one file written.
    Nothing {
        /// The resolved output.
        output: PathBuf,
    },
    /// The old site was set aside, the new one refused its place, and the old one refused to return.
    ///
    /// The only error after which the output is missing; the next build puts it back first.
    SetAside {
        /// The resolved output.
        output: PathBuf,
        /// Where the old site is.
        kept: PathBuf,
        /// Why the new site could not take the place.
        source: io::Error,
    },
    /// The output is being replaced file by file, and the disk refused one of them.
    ///
    /// Whole files of the old site and of the new one, and no dead link; the next build finishes.
    Halfway {
        /// The resolved output.
        output: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// The operating system refused something.
    Io {
        /// What was being done.
        operation: Operation,
        /// To which file or folder.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
}

impl PublishError {
    /// Says whether another build holds the output, so that waiting may help.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Busy { .. })
    }

    /// Says whether a folder is no site of this Garrigue at all, whatever the disk allows.
    #[must_use]
    pub fn is_about_manifest(&self) -> bool {
        matches!(self, Self::NoManifest { .. } | Self::ManifestUnreadable { .. } | Self::ManifestOld { .. })
    }

    /// Makes the function that names operation and path of a refusal of the system.
    pub(super) fn io(operation: Operation, path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::Io { operation, path: path.to_path_buf(), source }
    }
}

/// What was being done to the disk when the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Finding what a path stands for.
    Resolve,
    /// Listing a folder.
    List,
    /// Reading a file.
    Read,
    /// Creating a folder.
    CreateFolder,
    /// Writing a file.
    Write,
    /// Copying one of git's files from the old tree to the new one.
    CarryOver,
    /// Giving the new folder the permissions of the old one.
    SetPermissions,
    /// Taking the lock of the output.
    Lock,
    /// Waiting until the new tree is on the disk.
    Sync,
    /// Putting the new tree in the place of the old one.
    Swap,
    /// Putting back the site that an interrupted build had set aside.
    Restore,
}
