//! The layers of a theme: its parents, itself, what the site lays over them.
//!
//! A theme whose `theme.yaml` names a parent holds only what it changes. The default theme is inside the program too
//! (`build.rs`), so that the program alone makes a site, and that a theme may have it as parent from anywhere.

use std::path::{Path, PathBuf};

use super::walk::{self, Found, MAX_FILE};
use super::{rules, text, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Span};
use crate::model::ThemeBrut;
use crate::say;
use crate::source::hints::nearest;

/// Where the theme that is inside the program stands in a project; a folder there is read instead.
pub(super) const INSIDE: &str = "themes/romarin";
/// Its name.
pub const DEFAULT: &str = "romarin";
/// What a theme says of itself.
pub(super) const SHEET: &str = "theme.yaml";

/// The files of that theme, by name.
pub(super) const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// A layer.
#[derive(Debug)]
pub(super) struct Layer {
    /// Its name, by which templates above extend those that it holds.
    pub(super) name: String,
    /// Its files; `None` for the theme inside the program.
    pub(super) found: Option<Vec<Found>>,
}

/// The layers of a theme, the farthest parent first; none when one of them is missing.
pub(super) fn layers(theme: &Path, files: &mut Files, diagnostics: &mut Diagnostics) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    let mut wanted: (PathBuf, Option<Span>) = (theme.to_path_buf(), None);
    loop {
        let (folder, said) = wanted;
        let name = folder.file_name().map_or_else(|| "theme".to_owned(), |name| name.to_string_lossy().into_owned());
        if let (Some(said), true) = (said, layers.iter().any(|layer| layer.name == name)) {
            diagnostics.push(
                Diagnostic::new(
                    &rules::THEME_PARENT,
                    say!("Le thème « {name} » est son propre parent.", "The theme “{name}” is its own parent."),
                )
                .at(said)
                .help(say!(
                    "retirez cette ligne, ou nommez un autre thème.",
                    "take this line away, or name another theme."
                )),
            );
            return Vec::new();
        }
        if !folder.is_dir() {
            if folder.ends_with(INSIDE) || (said.is_some() && name == DEFAULT) {
                layers.push(Layer { name, found: None });
                break;
            }
            diagnostics.push(missing(&folder, &name, said));
            return Vec::new();
        }
        // The folder of the theme is named by whoever builds, who may name a link; a link in it is told.
        let found = walk::walk(&folder, diagnostics);
        let parent = parent(&found, files, diagnostics);
        layers.push(Layer { name, found: Some(found) });
        let Some((parent, span)) = parent else { break };
        wanted = (folder.parent().unwrap_or(Path::new("")).join(parent), Some(span));
    }
    layers.reverse();
    layers
}

/// The folders of a theme and of its parents, whatever is wrong with them: what a build reads.
#[must_use]
pub fn folders(theme: &Path) -> Vec<PathBuf> {
    let (mut all, mut next) = (Vec::new(), Some(theme.to_path_buf()));
    while let Some(folder) = next.take().filter(|folder| !all.contains(folder)) {
        let mut ignored = (Files::default(), Diagnostics::default());
        let found = if folder.is_dir() { walk::walk(&folder, &mut ignored.1) } else { Vec::new() };
        let parent = parent(&found, &mut ignored.0, &mut ignored.1);
        next = parent.map(|(parent, _)| folder.parent().unwrap_or(Path::new("")).join(parent));
        all.push(folder);
    }
    all
}

/// The parent that a theme names.
fn parent(found: &[Found], files: &mut Files, diagnostics: &mut Diagnostics) -> Option<(String, Span)> {
    let sheet = found.iter().find(|file| file.relative == SHEET)?;
    let read = walk::read(sheet, MAX_FILE).and_then(|bytes| text::decode(&sheet.shown, bytes)).and_then(|text| {
        let id = files.add(&sheet.shown, text);
        Ok((id, yaml::parse::<ThemeBrut>(files, id, 0..files.text(id).len())?))
    });
    match read {
        Ok((id, brut)) => {
            let parent = brut.parent?;
            let span = Span::new(id, parent.range.start, parent.range.end);
            // A name, never a path: a theme does not lead out of the folder of themes.
            let name = parent.value.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
            Some((name, span))
        }
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    }
}

fn missing(folder: &Path, name: &str, said: Option<Span>) -> Diagnostic {
    let mut known = folder.parent().map(siblings).unwrap_or_default();
    known.push(DEFAULT.to_owned());
    known.sort();
    known.dedup();
    let list = known.join(", ");
    let Some(said) = said else {
        return Diagnostic::new(&rules::MISSING, say!("Ce thème n'existe pas.", "This theme does not exist."))
            .in_file(folder.display().to_string())
            .help(say!("thèmes présents : {list}.", "themes here: {list}."));
    };
    let help = match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => say!(
            "vouliez-vous dire « {near} » ? Thèmes présents : {list}.",
            "did you mean “{near}”? Themes here: {list}."
        ),
        None => say!("thèmes présents : {list}.", "themes here: {list}."),
    };
    Diagnostic::new(&rules::THEME_PARENT, say!("Aucun thème ne s'appelle « {name} ».", "There is no theme “{name}”."))
        .at(said)
        .help(help)
}

fn siblings(folder: &Path) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let mut names: Vec<String> = walk::walk(folder, &mut diagnostics)
        .into_iter()
        .filter_map(|f| Some(f.relative.split_once('/')?.0.to_owned()))
        .collect();
    names.dedup();
    names
}
