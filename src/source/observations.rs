//! Reads observations that were received as data: a table in CSV, or the Data Package that holds it.

use std::fs;
use std::path::{Component, Path, PathBuf};

use serde_json::Value;

use super::walk::Found;
use super::{csv, rules, text, walk};
use crate::diagnostic::{Diagnostic, FileId, Files, Span};
use crate::model::Loc;
use crate::say;

/// Largest table that is read, in bytes: some two hundred thousand observations.
const MAX_TABLE: u64 = 64 * 1024 * 1024;

/// The columns that are read, in the order of [`Ligne`]'s cells.
const LUES: [&str; 18] = [
    "indicateur",
    "territoire",
    "document",
    "forme",
    "valeur",
    "minimum",
    "maximum",
    "ecriture",
    "qualificatif",
    "quand",
    "statut",
    "source",
    "section",
    "note",
    "rang",
    "part",
    "variante",
    "discordance",
];

/// The columns that an export adds, and that say nothing more.
const DEDUITES: [&str; 6] = ["id", "libelle", "unite", "annee_debut", "annee_fin", "page"];

/// The columns without which a row cannot be understood.
const NECESSAIRES: [&str; 3] = ["indicateur", "territoire", "document"];

/// An observation as a table writes it; a cell that is blank or whose column is missing is blank.
#[derive(Debug, Clone)]
pub struct Ligne {
    cellules: Vec<Loc<String>>,
}

impl Ligne {
    /// A cell, by the name of its column.
    #[must_use]
    pub fn cellule(&self, colonne: &str) -> Option<&Loc<String>> {
        let rank = LUES.iter().position(|c| *c == colonne)?;
        self.cellules.get(rank).filter(|c| !c.value.is_empty())
    }

    /// The place of the row: its first cell.
    #[must_use]
    pub fn place(&self, file: FileId) -> Span {
        let first = self.cellules.first().map_or(0..0, |c| c.range.clone());
        Span::new(file, first.start, first.end)
    }
}

/// Reads the observations of a package (its folder, or its `datapackage.json`) or of a table in CSV.
///
/// # Errors
/// One diagnostic, at the first thing that cannot be read.
pub fn read(path: &Path, files: &mut Files) -> Result<(FileId, Vec<Ligne>), Box<Diagnostic>> {
    let is_package = path.is_dir() || path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
    let table = if is_package { table_of(path, files)? } else { path.to_owned() };
    let id = open(&table, files)?;
    let text = files.text(id);
    if text.trim().is_empty() {
        return Err(Box::new(
            Diagnostic::new(&rules::EMPTY, say!("Ce fichier ne contient rien.", "There is nothing in this file."))
                .at(Span::new(id, 0, 0))
                .help(say!("choisissez le fichier des observations.", "choose the file of the observations.")),
        ));
    }
    if let Some(last) = text.rfind('"').filter(|_| text.matches('"').count() % 2 == 1) {
        return Err(Box::new(
            Diagnostic::new(
                &rules::CSV,
                say!("Un guillemet ouvert n'est jamais fermé.", "A quote that is opened is never closed."),
            )
            .at(Span::new(id, last, last + 1))
            .help(say!(
                "fermez la case par un guillemet ; dans une case entre guillemets, un guillemet s'écrit deux fois.",
                "close the cell with a quote; in a quoted cell a quote is written twice."
            )),
        ));
    }
    let columns: Vec<&'static str> = LUES.into_iter().chain(DEDUITES).collect();
    let rows = csv::named(files, id, &columns, &NECESSAIRES)?;
    let keep = |mut cells: Vec<Loc<String>>| {
        cells.truncate(LUES.len());
        Ligne { cellules: cells }
    };
    Ok((id, rows.into_iter().map(keep).collect()))
}

/// The table of observations that a package names; it must stand beside the package.
fn table_of(path: &Path, files: &mut Files) -> Result<PathBuf, Box<Diagnostic>> {
    let package = if path.is_dir() { path.join("datapackage.json") } else { path.to_owned() };
    let id = open(&package, files)?;
    let text = files.text(id);
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let line = error.line().saturating_sub(1);
        let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let at = (before + error.column().saturating_sub(1)).min(text.len());
        refused(id, at..at + 1, &say!("Ceci n'est pas du JSON.", "This is not JSON."))
    })?;
    let resources = value.get("resources").and_then(Value::as_array);
    let found = resources.into_iter().flatten().find(|r| r.get("name").and_then(Value::as_str) == Some("observations"));
    let Some(named) = found.and_then(|r| r.get("path")).and_then(Value::as_str) else {
        let message = say!("Ce paquet n'a pas de table « observations ».", "This package has no table “observations”.");
        return Err(refused(id, 0..1, &message));
    };
    let inside = Path::new(named).components().all(|c| matches!(c, Component::Normal(_)));
    if !inside || named.is_empty() || named.contains("://") {
        let at = text.find(named).unwrap_or_default();
        let message = say!(
            "La table « observations » est hors du paquet : « {named} ».",
            "The table “observations” is outside the package: “{named}”."
        );
        return Err(refused(id, at..at + named.len().max(1), &message));
    }
    Ok(package.with_file_name("").join(named))
}

fn refused(id: FileId, range: std::ops::Range<usize>, message: &crate::diagnostic::Bilingual) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(&rules::PACKAGE, message.clone()).at(Span::new(id, range.start, range.end)).help(say!(
        "donnez un paquet que publie un portail (donnees/), ou le fichier CSV des observations lui-même.",
        "give a package that a portal publishes (donnees/), or the CSV file of the observations itself."
    )))
}

fn open(path: &Path, files: &mut Files) -> Result<FileId, Box<Diagnostic>> {
    let shown = path.display().to_string();
    // A link could lead out of the package that was received.
    let metadata = fs::symlink_metadata(path);
    if metadata.as_ref().is_ok_and(|m| !m.is_file()) {
        return Err(Box::new(
            Diagnostic::new(&rules::PACKAGE, say!("Ceci n'est pas un fichier.", "This is not a file."))
                .in_file(shown)
                .help(say!("donnez le fichier lui-même, non un lien.", "give the file itself, not a link.")),
        ));
    }
    let found = Found { relative: shown.clone(), shown: shown.clone(), path: path.to_owned() };
    let bytes = walk::read(&found, MAX_TABLE)?;
    let text = text::decode(&shown, bytes)?;
    Ok(files.add(shown, text))
}
