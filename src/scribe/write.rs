//! The writing itself: new files whole or not at all, old ones only if they still are what was read.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::diagnostic::{Bilingual, visible};
use crate::say;

/// Why nothing was written.
#[derive(Debug, Error)]
pub enum Fault {
    /// A file that is there already.
    #[error("{} is there", .0.display())]
    There(PathBuf),
    /// A file that changed since it was read.
    #[error("{} has changed", .0.display())]
    Changed(PathBuf),
    /// What the system refused.
    #[error("{}: {}", .0.display(), .1)]
    Disk(PathBuf, io::Error),
}

impl Fault {
    /// What to tell the author.
    #[must_use]
    pub fn message(&self) -> Bilingual {
        let shown = |path: &Path| visible(&path.to_string_lossy()).into_owned();
        match self {
            Self::There(path) => {
                let path = shown(path);
                say!(
                    "« {path} » existe déjà : rien n'a été écrit. Ouvrez-le, ou donnez un autre nom.",
                    "“{path}” is there already: nothing was written. Open it, or give another name."
                )
            }
            Self::Changed(path) => {
                let path = shown(path);
                say!(
                    "« {path} » a changé pendant la lecture : rien n'y a été écrit. Recommencez.",
                    "“{path}” changed while it was read: nothing was written to it. Try again."
                )
            }
            Self::Disk(path, error) => {
                let path = shown(path);
                say!("« {path} » : écriture impossible ({error}).", "“{path}” cannot be written ({error}).")
            }
        }
    }
}

/// Writes new files with the folders that they need; none of them if one is there already.
///
/// # Errors
/// What is there, or what the system refuses; files written before that stay.
pub fn create(files: &[(PathBuf, String)]) -> Result<(), Fault> {
    if let Some((path, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(Fault::There(path.clone()));
    }
    for (path, text) in files {
        let disk = |error| Fault::Disk(path.clone(), error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(disk)?;
        }
        let mut file = fs::File::create_new(path).map_err(disk)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(disk)?;
    }
    Ok(())
}

/// Replaces the text of a file, if it still is `before`; whoever reads it sees one text or the other.
///
/// # Errors
/// If it changed, or what the system refuses; the file is then as it was.
pub fn replace(path: &Path, before: &str, after: &str) -> Result<(), Fault> {
    let disk = |error| Fault::Disk(path.to_owned(), error);
    let bytes = fs::read(path).map_err(disk)?;
    // Messages and places count without the byte-order mark; the file keeps it.
    let (mark, now) =
        bytes.strip_prefix(b"\xEF\xBB\xBF").map_or((&b""[..], &bytes[..]), |rest| (b"\xEF\xBB\xBF", rest));
    if now != before.as_bytes() || path.is_symlink() {
        return Err(Fault::Changed(path.to_owned()));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(disk)?;
    file.write_all(mark).and_then(|()| file.write_all(after.as_bytes())).map_err(disk)?;
    let rights = fs::metadata(path).map_err(disk)?.permissions();
    file.as_file().set_permissions(rights).and_then(|()| file.as_file().sync_all()).map_err(disk)?;
    file.persist(path).map(drop).map_err(|error| disk(error.error))
}

/// Writes a file that a command makes again each time (a schema, a page of the manual), unless it says so already.
///
/// # Errors
/// What the system refuses.
pub fn generated(path: &Path, text: &str) -> Result<(), Fault> {
    let disk = |error| Fault::Disk(path.to_owned(), error);
    if fs::read(path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(disk)?;
    let mut file = tempfile::Builder::new().permissions(rights()).tempfile_in(folder).map_err(disk)?;
    file.write_all(text.as_bytes()).map_err(disk)?;
    file.persist(path).map(drop).map_err(|error| disk(error.error))
}

/// What anybody may read; the system takes off what its owner forbids.
fn rights() -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    fs::Permissions::from_mode(0o666)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_keeps_the_others_from_being_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("b"), "mine").unwrap();
        let files = [(path("new/a"), "a".to_owned()), (path("b"), "b".to_owned())];
        assert!(matches!(create(&files), Err(Fault::There(there)) if there == path("b")));
        assert!(!path("new").exists());
        assert_eq!(fs::read_to_string(path("b")).unwrap(), "mine");
    }

    #[test]
    fn a_file_that_changed_is_left_alone_and_a_byte_order_mark_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "\u{FEFF}un").unwrap();
        assert!(matches!(replace(&path, "deux", "trois"), Err(Fault::Changed(_))));
        replace(&path, "un", "deux").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{FEFF}deux");
    }
}
