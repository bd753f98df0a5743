//! Reads a theme: templates, tokens, icons, assets. A site's own `content/theme/` is laid over it, file by file.

use std::collections::BTreeMap;
use std::path::Path;

use super::walk::{self, MAX_FILE};
use super::{rules, text, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files};
use crate::model::{Catalogue, Jetons};
use crate::say;

/// Largest asset that is read, in bytes.
const MAX_ASSET: u64 = 8 * 1024 * 1024;

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
    let mut sources = ThemeSources::default();
    if !theme.is_dir() {
        let known = theme.parent().map(themes_of).unwrap_or_default().join(", ");
        diagnostics.push(
            Diagnostic::new(&rules::MISSING, say!("Ce thème n'existe pas.", "This theme does not exist."))
                .in_file(theme.display().to_string())
                .help(say!("thèmes présents : {known}.", "themes here: {known}.")),
        );
        return sources;
    }
    let mut names = BTreeMap::new();
    // The folder of the theme is named by whoever builds, who may name a link; a link in the sources is told where they
    // are read.
    for layer in std::iter::once(theme).chain(overlay.filter(|o| o.is_dir() && !o.is_symlink())) {
        read_layer(layer, &mut sources, &mut names, files, diagnostics);
    }
    sources
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
        let parts: Vec<&str> = found.relative.split('/').collect();
        let is_text = !matches!(parts.as_slice(), ["static", ..]);
        let bytes = match walk::read(&found, if is_text { MAX_FILE } else { MAX_ASSET }) {
            Ok(bytes) => bytes,
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                continue;
            }
        };
        if let ["static", rest @ ..] = parts.as_slice() {
            sources.assets.insert(rest.join("/"), bytes);
            continue;
        }
        let text = match text::decode(&found.shown, bytes) {
            Ok(text) => text,
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                continue;
            }
        };
        let id = files.add(found.shown.clone(), text);
        let name = parts.last().copied().unwrap_or_default();
        match parts.as_slice() {
            ["templates", _] if has_suffix(name, &[".html", ".xml", ".txt"]) => {
                sources.templates.insert(name.to_owned(), id);
            }
            ["icones", _] if has_suffix(name, &[".svg"]) => {
                sources.icones.insert(name.trim_end_matches(".svg").to_owned(), id);
            }
            ["jetons.yaml"] => match yaml::parse::<Jetons>(files, id, 0..files.text(id).len()) {
                Ok(jetons) => sources.jetons.lay(jetons),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            },
            ["langues", _] if has_suffix(name, &[".yaml"]) => {
                match yaml::parse::<Catalogue>(files, id, 0..files.text(id).len()) {
                    Ok(words) => {
                        let language = name.trim_end_matches(".yaml").to_owned();
                        let (file, known) =
                            sources.catalogues.entry(language).or_insert_with(|| (id, Catalogue::default()));
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
                .in_file(found.shown.clone())
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
