//! Assets: the stylesheet with its tokens, images and scripts, named after their content so that they may be cached
//! for ever.

use std::collections::BTreeMap;

use super::{couleurs, feuille, lisible, minify, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files, Span};
use crate::fingerprint::Fingerprint;
use crate::model::Jetons;
use crate::say;
use crate::source::theme::ThemeSources;

/// The name of the stylesheet, which begins with the tokens.
const STYLESHEET: &str = "style.css";

/// The folder of its parts, joined in the order of their names. A file of the sheet's own name comes last: what a site
/// writes there wins over its theme.
const PARTS: &str = "style/";

/// Assets by the name that templates use.
#[derive(Debug, Default)]
pub(super) struct Assets {
    by_name: BTreeMap<String, Asset>,
    /// The parts of the stylesheet: where each starts, its name.
    parts: Vec<(usize, String)>,
    /// The text of each style sheet.
    sheets: BTreeMap<String, FileId>,
}

#[derive(Debug)]
struct Asset {
    path: String,
    bytes: Vec<u8>,
}

impl Assets {
    pub(super) fn new(sources: &ThemeSources, files: &Files, diagnostics: &mut Diagnostics) -> Self {
        let (assets, jetons) = (&sources.assets, &sources.jetons);
        let mut by_name = BTreeMap::new();
        let part = |name: &str| name.strip_prefix(PARTS).and_then(|rest| rest.strip_suffix(".css")).is_some();
        let own = sources.feuilles.get_key_value(STYLESHEET);
        let sheets: Vec<_> = sources.feuilles.iter().filter(|(name, _)| part(name)).chain(own).collect();
        let rules: Vec<_> = sheets.iter().flat_map(|(_, file)| feuille::read(**file, files.text(**file))).collect();
        couleurs::check(&rules, jetons, diagnostics);
        lisible::check(&rules, jetons, evitement(sources, files), diagnostics);
        let mut parts = Vec::new();
        let mut joined = || stylesheet(&sheets, files, jetons, &mut parts, diagnostics);
        let sheet = (!sheets.is_empty()).then(|| (STYLESHEET.to_owned(), joined()));
        let others = assets.iter().filter(|(name, _)| *name != STYLESHEET && !part(name));
        for (name, bytes) in others.map(|(name, bytes)| (name.clone(), bytes.clone())).chain(sheet) {
            let hash: String = Fingerprint::of(&bytes).sha256.to_string().chars().take(8).collect();
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name.as_str(), "bin"));
            let path = format!("assets/{stem}.{hash}.{extension}").to_lowercase();
            by_name.insert(name, Asset { path, bytes });
        }
        Self { by_name, parts, sheets: sources.feuilles.clone() }
    }

    /// The text of a style sheet, by its name.
    pub(super) fn sheet(&self, name: &str) -> Option<FileId> {
        self.sheets.get(name).copied()
    }

    /// The path of an asset from the root.
    pub(super) fn path(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(|a| a.path.as_str())
    }

    /// The name of the file that wrote a byte of an asset, by the asset's path.
    pub(super) fn source(&self, path: &str, at: usize) -> Option<&str> {
        let (name, _) = self.by_name.iter().find(|(_, asset)| asset.path == path)?;
        let part = self.parts.iter().take_while(|(start, _)| *start <= at).last();
        Some(part.filter(|_| name == STYLESHEET).map_or(name, |(_, part)| part))
    }

    /// Every asset: path from the root, bytes.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.by_name.values().map(|a| (a.path.as_str(), a.bytes.as_slice()))
    }
}

/// The classes of the skip link: the first link of the frame that leads into its page.
fn evitement<'f>(sources: &ThemeSources, files: &'f Files) -> Vec<&'f str> {
    let bodies = sources.templates.values().filter_map(|file| files.text(*file).split("<body").nth(1));
    let first = bodies.into_iter().find_map(|body| body.split("<a ").nth(1));
    let tag = first.and_then(|rest| rest.split('>').next()).filter(|tag| tag.contains("href=\"#"));
    let classes = tag.and_then(|tag| tag.split("class=\"").nth(1)).and_then(|rest| rest.split('"').next());
    classes.unwrap_or_default().split_whitespace().filter(|class| !class.contains(['{', '}', '%'])).collect()
}

/// The tokens, then every part, each made small by itself: a fault in one is told with its name and line.
fn stylesheet(
    sheets: &[(&String, &FileId)],
    files: &Files,
    jetons: &Jetons,
    begins: &mut Vec<(usize, String)>,
    diagnostics: &mut Diagnostics,
) -> Vec<u8> {
    let mut joined = String::new();
    let tokens = jetons.css();
    let parts = sheets.iter().map(|(name, file)| (name.as_str(), Some(**file), files.text(**file)));
    for (name, file, css) in std::iter::once(("", None, tokens.as_str())).chain(parts) {
        match minify::css(css) {
            Ok(css) => {
                begins.push((joined.len(), name.to_owned()));
                joined.push_str(&css);
            }
            Err((line, message)) => {
                let unreadable = Diagnostic::new(
                    &rules::STYLESHEET,
                    say!(
                        "La feuille de style n'est pas lisible : {message}.",
                        "The stylesheet cannot be read: {message}."
                    ),
                )
                .help(say!("corrigez cette ligne.", "correct this line."));
                let start: usize = css.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
                let length = css.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
                diagnostics.push(match file {
                    Some(file) => unreadable.at(Span::new(file, start, start + length)),
                    None => unreadable.in_file("jetons.yaml"),
                });
            }
        }
    }
    joined.into_bytes()
}
