//! Putting a new site in the place of the old one file by file, where the folder cannot be moved.
//!
//! An output on which a volume is mounted, or that lies in the image of a container, keeps its
//! folder. The whole new site then waits in it, under the name of the journal; from that moment it
//! is the new site that will be finished, by this build or by the next one. Each file takes its
//! place in one operation, in an order that leaves no dead link at any moment: what no page names
//! yet (assets, then new pages), pages and files that change, the home page, the manifest, and last
//! the pages and assets that are gone.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::{Operation, PublishError};
use super::guard::Place;
use super::manifest::{self, Listing, MANIFEST_NAME};
use super::path::OutPath;
use super::steps::{Step, reached};
use super::{contents, durability};

/// In the journal, the list of the files that the new site has no more.
const GONE_NAME: &str = ".garrigue-gone.json";

/// Makes the staged folder, whole and on the disk, the new site; what it does not hold stays.
///
/// # Errors
/// `CannotMove` where files cannot be moved either, `Strangers`, `Io`: the output is as it was.
/// `Halfway`: the next build finishes.
pub(super) fn replace(staged: &Path, place: &Place, gone: &BTreeSet<OutPath>) -> Result<(), PublishError> {
    let output = place.output();
    let mut created = Vec::new();
    let begun = prepare(staged, &output, gone, &mut created).and_then(|()| begin(staged, place, gone));
    if begun.is_err() {
        // The nearest to the root was created first.
        created.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
    begun?;
    durability::sync_name(&output);
    reached(Step::Journaled);
    finish(place)
}

/// Makes sure that nothing but a fault of the disk can stop the files on their way: the folders
/// exist, so that a full disk is met now, and what stands in their way is ours.
fn prepare(
    staged: &Path,
    output: &Path,
    gone: &BTreeSet<OutPath>,
    created: &mut Vec<PathBuf>,
) -> Result<(), PublishError> {
    for path in staged_files(staged)? {
        let target = path.under(output);
        if fs::symlink_metadata(&target).is_ok_and(|found| found.is_dir()) {
            refuse_others(output, &target, gone)?;
        }
        if path.folders().any(|folder| gone.contains(folder)) {
            continue;
        }
        let mut folders: Vec<_> = path.folders().map(|folder| output.join(folder)).collect();
        while let Some(folder) = folders.pop() {
            match fs::create_dir(&folder) {
                Ok(()) => created.push(folder),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    if !on_one_disk(output, &folder).map_err(PublishError::io(Operation::Resolve, &folder))? {
                        return Err(PublishError::CannotMove { output: folder });
                    }
                }
                Err(error) => return Err(PublishError::io(Operation::CreateFolder, &folder)(error)),
            }
        }
    }
    Ok(())
}

/// Gives the staged folder the name of the journal: from now on, it is the new site.
fn begin(staged: &Path, place: &Place, gone: &BTreeSet<OutPath>) -> Result<(), PublishError> {
    let list = staged.join(GONE_NAME);
    serde_json::to_vec(&gone.iter().map(OutPath::as_str).collect::<Vec<_>>())
        .map_err(io::Error::from)
        .and_then(|text| fs::write(&list, text))
        .and_then(|()| durability::sync_file(&list))
        .map_err(PublishError::io(Operation::Write, &list))?;
    let output = place.output();
    fs::rename(staged, place.journal()).map_err(|error| match error.kind() {
        ErrorKind::CrossesDevices => PublishError::CannotMove { output: output.clone() },
        _ => PublishError::io(Operation::Swap, &output)(error),
    })
}

/// A folder that must become a file may hold nothing but files that go.
fn refuse_others(output: &Path, folder: &Path, gone: &BTreeSet<OutPath>) -> Result<(), PublishError> {
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| contents::unlisted(output, error))?;
        let inside = entry.path().strip_prefix(output).unwrap_or(entry.path());
        if !entry.file_type().is_dir() && !gone.contains(&*contents::in_site(inside)) {
            let first = inside.to_path_buf();
            return Err(PublishError::Strangers { output: output.to_path_buf(), first, count: 1 });
        }
    }
    Ok(())
}

/// Finishes what a journal began, if there is one.
///
/// # Errors
/// `NotOurs` for a folder that only has the name of a journal, `Strangers` for a file that somebody
/// has put where one of the site goes, `ManifestUnreadable`; `Halfway`, `Io`.
pub(super) fn finish(place: &Place) -> Result<(), PublishError> {
    let (output, journal) = (place.output(), place.journal());
    if !fs::symlink_metadata(&journal).is_ok_and(|found| found.is_dir()) {
        return Ok(());
    }
    let files = staged_files(&journal)?;
    let gone = match fs::read(journal.join(GONE_NAME)) {
        Ok(text) => serde_json::from_slice::<BTreeSet<OutPath>>(&text).ok(),
        // The folder was being removed when the build was killed.
        Err(_) if files.is_empty() && !journal.join(MANIFEST_NAME).exists() => Some(BTreeSet::new()),
        Err(_) => None,
    };
    let Some(gone) = gone else { return Err(PublishError::NotOurs { output, example: journal }) };
    let ours = manifest::read_listing(&output)?.unwrap_or_default();
    let moves = Moves { journal: &journal, output: &output, gone: &gone };
    moves.refuse_strangers(&files, &ours)?;
    let halfway = |source| PublishError::Halfway { output: output.clone(), source };
    moves.play(files).map_err(halfway)?;
    durability::sync_tree(&output, std::iter::empty()).map_err(|error| match error {
        PublishError::Io { source, .. } => halfway(source),
        other => other,
    })?;
    // What stays of it would be removed by the next build.
    fs::remove_dir_all(&journal).map_err(halfway)
}

struct Moves<'a> {
    journal: &'a Path,
    output: &'a Path,
    gone: &'a BTreeSet<OutPath>,
}

impl Moves<'_> {
    /// A file moved by the killed build has left the journal: what stands there is the old site's.
    fn refuse_strangers(&self, files: &[OutPath], ours: &Listing) -> Result<(), PublishError> {
        let is_strange = |path: &&OutPath| {
            !ours.contains_key(*path)
                && fs::symlink_metadata(path.under(self.output)).is_ok_and(|found| !found.is_dir())
        };
        let mut strangers = files.iter().filter(is_strange);
        let Some(first) = strangers.next() else { return Ok(()) };
        let (output, first, count) = (self.output.to_path_buf(), PathBuf::from(first.as_str()), 1 + strangers.count());
        Err(PublishError::Strangers { output, first, count })
    }

    fn play(&self, mut files: Vec<OutPath>) -> io::Result<()> {
        files.sort_by_cached_key(|path| (self.rank(path), path.clone()));
        for path in &files {
            self.make_way(path)?;
            fs::rename(path.under(self.journal), path.under(self.output))?;
            reached(Step::Moved);
        }
        match fs::rename(self.journal.join(MANIFEST_NAME), self.output.join(MANIFEST_NAME)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => reached(Step::Relisted),
        }
        let (pages, others): (Vec<_>, Vec<_>) = self.gone.iter().partition(|path| is_page(path));
        for path in pages.into_iter().chain(others) {
            self.erase(path)?;
            reached(Step::Erased);
        }
        Ok(())
    }

    /// When a file takes its place: no page may name one that is not there yet.
    fn rank(&self, path: &OutPath) -> u8 {
        let is_new = fs::symlink_metadata(path.under(self.output)).is_err();
        match (path.as_str(), is_new) {
            ("index.html", _) => 3,
            (_, true) => u8::from(is_page(path)),
            (_, false) => 2,
        }
    }

    /// Removes the file that must become a folder, or the folder that must become a file.
    fn make_way(&self, path: &OutPath) -> io::Result<()> {
        for folder in path.folders() {
            if let Some(file) = self.gone.get(folder) {
                self.erase(file)?;
            }
        }
        let target = path.under(self.output);
        if fs::symlink_metadata(&target).is_ok_and(|found| found.is_dir()) {
            let start = format!("{path}/");
            for inside in self.gone.iter().filter(|gone| gone.as_str().starts_with(&start)) {
                self.erase(inside)?;
            }
            // Folders that were empty, or are now.
            let _ = remove_empty(&target);
        }
        for folder in path.folders() {
            if fs::symlink_metadata(self.output.join(folder)).is_ok_and(|found| !found.is_dir()) {
                // A link would lead out of the site.
                return Err(ErrorKind::NotADirectory.into());
            }
        }
        target.parent().map_or(Ok(()), fs::create_dir_all)
    }

    /// Removes a file, then the folders that it leaves empty.
    fn erase(&self, path: &OutPath) -> io::Result<()> {
        for folder in path.folders() {
            if !fs::symlink_metadata(self.output.join(folder)).is_ok_and(|found| found.is_dir()) {
                return Ok(());
            }
        }
        match fs::symlink_metadata(path.under(self.output)) {
            Ok(found) if found.is_file() => fs::remove_file(path.under(self.output))?,
            _ => return Ok(()),
        }
        let _full = path.folders().try_for_each(|folder| fs::remove_dir(self.output.join(folder)));
        Ok(())
    }
}

/// Lists the files of the site that a staging folder holds.
fn staged_files(staged: &Path) -> Result<Vec<OutPath>, PublishError> {
    let mut files = Vec::new();
    for entry in WalkDir::new(staged).sort_by_file_name() {
        let entry = entry.map_err(|error| contents::unlisted(staged, error))?;
        let inside = entry.path().strip_prefix(staged).unwrap_or(entry.path());
        if entry.file_type().is_file() {
            // The manifest, the list of what is gone and git's files are no such paths.
            files.extend(OutPath::new(&contents::in_site(inside)));
        }
    }
    Ok(files)
}

fn remove_empty(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            remove_empty(&entry.path())?;
        }
    }
    fs::remove_dir(folder)
}

fn is_page(path: &OutPath) -> bool {
    Path::new(path.as_str()).extension().is_some_and(|extension| extension == "html")
}

#[cfg(unix)]
fn on_one_disk(one: &Path, other: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok(fs::metadata(one)?.dev() == fs::metadata(other)?.dev())
}

#[cfg(not(unix))]
fn on_one_disk(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(true)
}
