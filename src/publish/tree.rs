//! Questions to an ordered list of paths, of which the folders are only implied.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::error::PublishError;
use super::path::OutPath;

/// Refuses a path already taken, or taken as a folder, or one of whose folders is a file.
///
/// # Errors
/// `Duplicate` or `Collision`, naming the paths.
pub(super) fn refuse_collision<V>(files: &BTreeMap<OutPath, V>, path: &OutPath) -> Result<(), PublishError> {
    if files.contains_key(path.as_str()) {
        return Err(PublishError::Duplicate { path: path.clone() });
    }
    if let Some(inside) = first_inside(files, path.as_str()) {
        return Err(PublishError::Collision { file: path.clone(), inside: inside.clone() });
    }
    for folder in path.folders() {
        if let Some((file, _)) = files.get_key_value(folder) {
            return Err(PublishError::Collision { file: file.clone(), inside: path.clone() });
        }
    }
    Ok(())
}

/// Returns the first file inside a folder, at any depth.
pub(super) fn first_inside<'f, V>(files: &'f BTreeMap<OutPath, V>, folder: &str) -> Option<&'f OutPath> {
    let start = format!("{folder}/");
    let from = (Bound::Included(start.as_str()), Bound::Unbounded);
    let (next, _) = files.range::<str, _>(from).next()?;
    next.as_str().starts_with(&start).then_some(next)
}
