//! Reads a theme: templates, tokens, icons, assets. A site's own `content/theme/` is laid over it, file by file. The
//! default theme is inside the program too (`build.rs`), so that the program alone makes a site.

use std::collections::BTreeMap;
use std::path::Path;

use super::walk::{self, MAX_FILE};
use super::{rules, text, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files};
use crate::model::{Catalogue, Jetons};
use crate::say;

/// Largest asset that is read, in bytes.
const MAX_ASSET: u64 = 8 * 1024 * 1024;

/// Where the theme that is inside the program stands in a project; a folder there is read instead.
const INSIDE: &str = "themes/romarin";

/// The files of that theme, by name.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// A theme and what a site lays over it.
#[derive(Debug, Default)]
pub struct ThemeSources {
    /// Templates by name (`fiche.html`).
    pub templates: BTreeMap<String, FileId>,
    /// Icons by name, without extension.
    pub icones: BTreeMap<String, FileId>,
    /// Assets by name.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// Tokens, the site's over the theme's.
    pub jetons: Jetons,
    /// Words by language, with the last file that gives some.
    pub catalogues: BTreeMap<String, (FileId, Catalogue)>,
}

/// Reads the theme's folder, then the site's overlay when there is one; texts are kept in `files` for messages.
#[must_use]
pub fn read(theme: &Path, overlay: Option<&Path>, files: &mut Files, diagnostics: &mut Diagnostics) -> ThemeSources {
    let mut sources = ThemeSources { catalogues: words(files), ..ThemeSources::default() };
    let mut names = BTreeMap::new();
    let overlay = overlay.filter(|o| o.is_dir() && !o.is_symlink());
    if theme.is_dir() {
        // The folder of the theme is named by whoever builds, who may name a link; a link in the sources is told where
        // they are read.
        read_layer(theme, &mut sources, &mut names, files, diagnostics);
    } else if theme.ends_with(INSIDE) {
        for (name, bytes) in FILES {
            let shown = format!("{INSIDE}/{name}");
            names.insert(walk::folded(name), ((*name).to_owned(), shown.clone()));
            sources.put(name, &shown, bytes.to_vec(), files, diagnostics);
        }
    } else {
        let mut known = theme.parent().map(themes_of).unwrap_or_default();
        known.extend(INSIDE.rsplit('/').next().map(str::to_owned));
        known.sort();
        known.dedup();
        let known = known.join(", ");
        diagnostics.push(
            Diagnostic::new(&rules::MISSING, say!("Ce thème n'existe pas.", "This theme does not exist."))
                .in_file(theme.display().to_string())
                .help(say!("thèmes présents : {known}.", "themes here: {known}.")),
        );
        return sources;
    }
    if let Some(overlay) = overlay {
        read_layer(overlay, &mut sources, &mut names, files, diagnostics);
    }
    sources
}

/// The words that the program says in its views, which a theme may say otherwise: those of the theme inside it.
fn words(files: &mut Files) -> BTreeMap<String, (FileId, Catalogue)> {
    let mut all = BTreeMap::new();
    for (name, bytes) in FILES {
        let Some(langue) = name.strip_prefix("langues/").and_then(|n| n.strip_suffix(".yaml")) else { continue };
        let Ok(text) = text::decode(name, bytes.to_vec()) else { continue };
        let id = files.add(format!("{INSIDE}/{name}"), text);
        if let Ok(words) = yaml::parse::<Catalogue>(files, id, 0..files.text(id).len()) {
            all.insert(langue.to_owned(), (id, words.en(langue)));
        }
    }
    all
}

/// The words of the theme that is inside the program, in a language.
#[cfg(test)]
pub(crate) fn mots(langue: &str) -> Catalogue {
    words(&mut Files::default()).remove(langue).map(|(_, words)| words).unwrap_or_default()
}

fn themes_of(folder: &Path) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let mut names: Vec<String> = walk::walk(folder, &mut diagnostics)
        .into_iter()
        .filter_map(|f| Some(f.relative.split_once('/')?.0.to_owned()))
        .collect();
    names.dedup();
    names
}

/// Reads one layer; `names` has every file of those before, by what the least careful system calls it.
fn read_layer(
    layer: &Path,
    sources: &mut ThemeSources,
    names: &mut BTreeMap<String, (String, String)>,
    files: &mut Files,
    diagnostics: &mut Diagnostics,
) {
    for found in walk::walk(layer, diagnostics) {
        let name = (found.relative.clone(), found.shown.clone());
        // The same name is laid over; nearly the same would stand beside.
        if let Some((relative, shown)) = names.insert(walk::folded(&found.relative), name)
            && relative != found.relative
        {
            diagnostics.push(walk::same_name(&found.shown, &shown));
            continue;
        }
        let limit = if is_asset(&found.relative) { MAX_ASSET } else { MAX_FILE };
        match walk::read(&found, limit) {
            Ok(bytes) => sources.put(&found.relative, &found.shown, bytes, files, diagnostics),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
}

fn is_asset(name: &str) -> bool {
    name.starts_with("static/")
}

impl ThemeSources {
    /// Puts a file in its place, over that of an earlier layer.
    fn put(&mut self, name: &str, shown: &str, bytes: Vec<u8>, files: &mut Files, diagnostics: &mut Diagnostics) {
        if let Some(asset) = name.strip_prefix("static/") {
            self.assets.insert(asset.to_owned(), bytes);
            return;
        }
        let text = match text::decode(shown, bytes) {
            Ok(text) => text,
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                return;
            }
        };
        let id = files.add(shown, text);
        let parts: Vec<&str> = name.split('/').collect();
        let name = parts.last().copied().unwrap_or_default();
        match parts.as_slice() {
            ["templates", _] if has_suffix(name, &[".html", ".xml", ".txt"]) => {
                self.templates.insert(name.to_owned(), id);
            }
            ["icones", _] if has_suffix(name, &[".svg"]) => {
                self.icones.insert(name.trim_end_matches(".svg").to_owned(), id);
            }
            ["jetons.yaml"] => match yaml::parse::<Jetons>(files, id, 0..files.text(id).len()) {
                Ok(jetons) => self.jetons.lay(jetons),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            },
            ["langues", _] if has_suffix(name, &[".yaml"]) => {
                match yaml::parse::<Catalogue>(files, id, 0..files.text(id).len()) {
                    Ok(words) => {
                        let language = name.trim_end_matches(".yaml").to_owned();
                        let (file, known) = self
                            .catalogues
                            .entry(language.clone())
                            .or_insert_with(|| (id, Catalogue::default().en(&language)));
                        *file = id;
                        known.lay(words);
                    }
                    Err(diagnostic) => diagnostics.push(*diagnostic),
                }
            }
            ["README.md"] => {}
            _ => diagnostics.push(
                Diagnostic::new(
                    &rules::UNEXPECTED,
                    say!("Rien ne lit ce fichier dans un thème.", "Nothing reads this file in a theme."),
                )
                .in_file(shown)
                .help(say!(
                    "un thème contient jetons.yaml, templates/*.html, icones/*.svg, langues/*.yaml et static/.",
                    "a theme holds jetons.yaml, templates/*.html, icones/*.svg, langues/*.yaml and static/."
                )),
            ),
        }
    }
}

fn has_suffix(name: &str, suffixes: &[&str]) -> bool {
    suffixes.iter().any(|s| name.ends_with(s))
}
