//! Whether a folder is exactly a build: a copy, a mirror, or the output after somebody touched it.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::error::{Operation, PublishError};
use super::manifest::{MANIFEST_NAME, Manifest};
use super::mount::is_mount_point;
use super::path::OutPath;
use super::{contents, guard, present};
use crate::fingerprint::Fingerprint;

/// How a folder differs from what its manifest lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many files the manifest lists.
    pub files: usize,
    /// The files that are not there.
    pub missing: Vec<OutPath>,
    /// The files that hold something else.
    pub changed: Vec<OutPath>,
    /// What the manifest does not list, relative to the folder. Git's files, which a publication
    /// carries over, and the tools of a build are not counted.
    pub added: Vec<PathBuf>,
    /// The symbolic links, which no build makes, relative to the folder.
    pub links: Vec<PathBuf>,
    /// Whether a build is replacing the files one by one, or was killed while it did.
    pub unfinished: bool,
}

impl Verdict {
    /// Says whether the folder is exactly the build.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let Self { missing, changed, added, links, unfinished, .. } = self;
        missing.is_empty() && changed.is_empty() && added.is_empty() && links.is_empty() && !unfinished
    }
}

/// Compares a folder with its manifest, every byte of every file.
///
/// Nothing is followed, and nothing is written; the folder itself may be given by a link.
///
/// # Errors
/// `NoManifest`, `ManifestUnreadable`, `ManifestOld`; `Io`.
pub fn verify(site: &Path) -> Result<Verdict, PublishError> {
    let resolve = || PublishError::io(Operation::Resolve, site);
    let root = fs::canonicalize(site).map_err(resolve())?;
    fs::read_dir(&root).map_err(PublishError::io(Operation::List, site))?;
    let Some(manifest) = Manifest::read(&root)? else {
        return Err(PublishError::NoManifest { site: site.to_path_buf() });
    };
    let mounted = is_mount_point(&root).map_err(resolve())?;
    let mut verdict = Verdict { files: manifest.files().len(), ..Verdict::default() };
    let present = look_around(&root, &manifest, mounted, &mut verdict)?;
    verdict.missing = manifest.files().keys().filter(|path| !present.contains(*path)).cloned().collect();
    let is_changed = |path: &OutPath| -> Result<Option<OutPath>, PublishError> {
        let place = path.under(&root);
        let holds_listed = manifest.files().get(path).map_or(Ok(false), |listed| holds(&place, listed));
        Ok((!holds_listed.map_err(PublishError::io(Operation::Read, &place))?).then(|| path.clone()))
    };
    let changed: Vec<_> = present.par_iter().map(is_changed).collect::<Result<_, _>>()?;
    verdict.changed = changed.into_iter().flatten().collect();
    // A link in the place of a file is told once.
    verdict.missing.retain(|path| !verdict.links.iter().any(|link| link == Path::new(path.as_str())));
    Ok(verdict)
}

/// Finds the listed files that are there, and everything else.
fn look_around(
    root: &Path,
    manifest: &Manifest,
    mounted: bool,
    verdict: &mut Verdict,
) -> Result<BTreeSet<OutPath>, PublishError> {
    let mut present = BTreeSet::new();
    let mut walk = WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|error| contents::unlisted(root, error))?;
        let (kind, top) = (entry.file_type(), entry.depth() == 1);
        let inside = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let name = contents::in_site(inside);
        if top && guard::is_tool(entry.file_name(), kind, mounted) {
            verdict.unfinished |= entry.path() == guard::journal(root);
            if kind.is_dir() {
                walk.skip_current_dir();
            }
        } else if kind.is_symlink() {
            verdict.links.push(inside.to_path_buf());
        } else if kind.is_file() {
            match manifest.files().get_key_value(&*name) {
                Some((path, _)) => drop(present.insert(path.clone())),
                None if name == MANIFEST_NAME || contents::is_bookkeeping(&entry) => {}
                None => verdict.added.push(inside.to_path_buf()),
            }
        } else if !kind.is_dir() {
            verdict.added.push(inside.to_path_buf());
        }
    }
    Ok(present)
}

fn holds(place: &Path, listed: &Fingerprint) -> std::io::Result<bool> {
    let Some((mut file, stamp)) = present::open(place)? else { return Ok(false) };
    if stamp.size() != listed.size {
        return Ok(false);
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(Fingerprint::of(&bytes) == *listed)
}
