//! What an interrupted build may have left next to the output.

use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::{Operation, PublishError};
use super::guard::Place;
use super::in_place;

/// Finishes a replacement file by file, puts back a site that was set aside, removes every leftover, and returns those that refuse to go.
///
/// Called with the lock held, so none of these folders is in use. A leftover that stays (a file of
/// another user, a folder open in Windows) is no reason not to publish.
///
/// # Errors
/// `Io`, naming the folder that could not be listed or put back; what [`in_place::finish`] says.
pub(super) fn recover(place: &Place) -> Result<Vec<PathBuf>, PublishError> {
    in_place::finish(place)?;
    let (output, set_aside) = (place.output(), place.set_aside());
    if is_folder(&set_aside)? {
        if kind(&output)?.is_none() {
            // Killed between its two renames, a build without exchange leaves no output.
            fs::rename(&set_aside, &output).map_err(PublishError::io(Operation::Restore, &output))?;
        } else {
            make_way(place, &set_aside)?;
        }
    }
    let mut refusing = Vec::new();
    for leftover in staged_by_others(place)? {
        if is_folder(&leftover)? && fs::remove_dir_all(&leftover).is_err() {
            refusing.push(leftover);
        }
    }
    Ok(refusing)
}

/// Gives the old tree the name of a staging folder.
///
/// Should it refuse to go, the name under which sites are set aside is free all the same.
fn make_way(place: &Place, set_aside: &Path) -> Result<(), PublishError> {
    for number in 0_u32.. {
        let mut name = place.staging_prefix();
        name.push(number.to_string());
        let free = place.workshop().join(name);
        if kind(&free)?.is_none() {
            // A refusal (Windows, a file open) is met again, with its message, at the swap.
            let _ = fs::rename(set_aside, &free);
            break;
        }
    }
    Ok(())
}

fn staged_by_others(place: &Place) -> Result<Vec<PathBuf>, PublishError> {
    let mut staged = Vec::new();
    for (folder, prefix) in place.workshops() {
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            listed => listed.map_err(PublishError::io(Operation::List, &folder))?,
        };
        for entry in entries {
            let name = entry.map_err(PublishError::io(Operation::List, &folder))?.file_name();
            if name.as_encoded_bytes().starts_with(prefix.as_encoded_bytes()) {
                staged.push(folder.join(name));
            }
        }
    }
    staged.sort();
    Ok(staged)
}

/// A link or a file under one of our names was not left by us.
fn is_folder(path: &Path) -> Result<bool, PublishError> {
    Ok(kind(path)?.is_some_and(|kind| kind.is_dir()))
}

fn kind(path: &Path) -> Result<Option<FileType>, PublishError> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found.file_type())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(PublishError::io(Operation::Resolve, path)(error)),
    }
}
