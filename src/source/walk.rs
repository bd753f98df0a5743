//! Lists the files of a folder, in a fixed order, and refuses what must not be read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

use super::{is_temporary, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, visible};
use crate::say;

/// Largest text file that is read, in bytes: the longest real plan is 0.3 MB, whole.
pub(super) const MAX_FILE: u64 = 2 * 1024 * 1024;

/// Largest file of shapes, in bytes: the communes of a region, in full, are half of it.
pub(super) const MAX_SHAPES: u64 = 24 * 1024 * 1024;

/// Deepest folder under the root.
const MAX_DEPTH: usize = 12;

/// A file found under the root.
#[derive(Debug)]
pub(super) struct Found {
    /// Path from the root, `/`-separated, NFC.
    pub(super) relative: String,
    /// Path shown in messages.
    pub(super) shown: String,
    /// Path on the disk.
    pub(super) path: PathBuf,
}

/// Walks `root`; hidden and temporary files are skipped, links and oversized files are reported and left out.
pub(super) fn walk(root: &Path, diagnostics: &mut Diagnostics) -> Vec<Found> {
    let mut found = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let entries = WalkDir::new(root)
        .follow_links(false)
        .max_depth(MAX_DEPTH)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|e| e.depth() == 0 || !is_temporary(&e.file_name().to_string_lossy()));
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).display().to_string();
                diagnostics.push(unreadable(path, &error));
                continue;
            }
        };
        let shown = entry.path().display().to_string();
        if entry.path_is_symlink() && entry.depth() > 0 {
            diagnostics.push(
                Diagnostic::new(
                    &rules::SYMLINK,
                    say!(
                        "Ceci est un lien symbolique ; Garrigue ne suit aucun lien.",
                        "This is a symbolic link; Garrigue follows none."
                    ),
                )
                .in_file(shown)
                .help(say!("remplacez-le par une copie du fichier.", "replace it with a copy of the file.")),
            );
            continue;
        }
        let is_file = entry.file_type().is_file();
        let Some(relative) = relative(root, entry.path()) else {
            // A folder is told by the first file in it.
            if is_file {
                diagnostics.push(
                    Diagnostic::new(
                        &rules::ENCODING,
                        say!("Le nom de ce fichier n'est pas en UTF-8.", "The name of this file is not UTF-8."),
                    )
                    .in_file(shown)
                    .help(say!("renommez-le.", "rename it.")),
                );
            }
            continue;
        };
        if let Some(other) = seen.insert(folded(&relative), shown.clone()) {
            diagnostics.push(same_name(&shown, &other));
            continue;
        }
        if !is_file {
            continue;
        }
        found.push(Found { relative, shown, path: entry.into_path() });
    }
    found
}

/// A file under the root that was found before, if it still is one.
pub(super) fn find(root: &Path, path: &Path) -> Option<Found> {
    let is_file = fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
    let relative = relative(root, path).filter(|_| is_file)?;
    Some(Found { relative, shown: path.display().to_string(), path: path.to_owned() })
}

/// Two names that only case or the way of writing an accent tells apart.
pub(super) fn same_name(shown: &str, other: &str) -> Diagnostic {
    let (one, two) = (visible(shown), visible(other));
    Diagnostic::new(
        &rules::SAME_NAME,
        say!(
            "« {one} » et « {two} » portent le même nom pour certains systèmes.",
            "“{one}” and “{two}” have the same name for some systems."
        ),
    )
    .in_file(shown)
    .help(say!(
        "renommez l'un des deux : seule une capitale, ou la façon d'écrire un accent, les distingue.",
        "rename one of them: only a capital, or the way of writing an accent, tells them apart."
    ))
}

/// A name as the least careful file system compares it: without case (« ß » and « SS » alike), accents apart from
/// their letters.
pub(super) fn folded(name: &str) -> String {
    name.nfd().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfd().collect()
}

/// Reads a file whole, unless it is larger than `limit` bytes.
pub(super) fn read(found: &Found, limit: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
    let open = |error: &dyn std::fmt::Display| Box::new(unreadable(found.shown.clone(), error));
    let size = fs::metadata(&found.path).map_err(|e| open(&e))?.len();
    if size > limit {
        let (size, limit) = (size / 1024, limit / 1024);
        return Err(Box::new(
            Diagnostic::new(
                &rules::TOO_LARGE,
                say!(
                    "Ce fichier fait {size} ko ; la limite est de {limit} ko.",
                    "This file is {size} kB; the limit is {limit} kB."
                ),
            )
            .in_file(found.shown.clone())
            .help(say!(
                "vérifiez qu'il s'agit bien d'un fichier texte, ou coupez-le en plusieurs.",
                "make sure that it is a text file, or split it."
            )),
        ));
    }
    fs::read(&found.path).map_err(|e| open(&e))
}

fn unreadable(path: String, error: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::new(&rules::UNREADABLE, say!("Lecture impossible : {error}.", "Cannot read: {error}."))
        .in_file(path)
        .help(say!("vérifiez les droits d'accès.", "check the access rights."))
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let mut out = String::new();
    for part in path.strip_prefix(root).ok()?.components() {
        if !out.is_empty() {
            out.push('/');
        }
        out.extend(part.as_os_str().to_str()?.nfc());
    }
    Some(out)
}
