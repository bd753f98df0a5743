//! The whole site again, when not one byte of what it is made of has changed.

use std::collections::HashMap;
use std::path::PathBuf;

use rayon::prelude::*;

use super::{Made, Settings, read_folders};
use crate::cache::Cache;
use crate::check;
use crate::diagnostic::{Diagnostics, Files};
use crate::fingerprint::Sha256;
use crate::publish::{OutPath, Sink};
use crate::source;

/// Everything that decides a build, as one fingerprint; `None` when something cannot be read.
#[must_use]
pub fn inputs(settings: &Settings) -> Option<Sha256> {
    // The theme inside the program is named with the program.
    let folders = read_folders(settings);
    let folders: Vec<_> = folders.iter().map(PathBuf::as_path).filter(|folder| folder.exists()).collect();
    source::inputs::fingerprint(&folders, &format!("{settings:?}"))
}

/// Keeps the published site as it is, and says again what was said of it; `None` when a file of it is not what the
/// last build wrote: the site is then made as if nothing were remembered.
///
/// The sink has taken over some files when it returns `None`: it is of no more use.
pub fn again(cache: &Cache, sink: &dyn Sink, files: &mut Files, diagnostics: &mut Diagnostics) -> Option<Made> {
    let rules = check::rules();
    let mut opened = HashMap::new();
    let mut open = |path: &str| {
        let id = opened.get(path).copied().or_else(|| source::inputs::again(files, path))?;
        opened.insert(path.to_owned(), id);
        Some(id)
    };
    let said = cache.said.iter().map(|said| said.again(&rules, &mut open)).collect::<Option<Vec<_>>>()?;
    let all: Vec<_> = cache.files().collect();
    let kept = |(path, file): &(&str, &_)| {
        let path = OutPath::new(path).ok();
        path.is_some_and(|path| sink.keep(&path, file).unwrap_or(false))
    };
    if all.is_empty() || !all.par_iter().all(kept) {
        return None;
    }
    diagnostics.extend(said);
    Some(cache.made)
}
