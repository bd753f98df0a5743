//! Reads a theme: templates, tokens, icons, assets. Each layer ([`lignee`]) is laid over those below it, file by file,
//! and a site's own `content/theme/` over them all.

use std::collections::BTreeMap;
use std::path::Path;

use super::walk::{self, Found, MAX_FILE};
use super::{lignee, rules, text, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files};
use crate::fingerprint::{Fingerprint, Sha256};
use crate::model::{Catalogue, Catalogues, Jetons};
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
    /// Those of the assets that are style sheets, kept as texts too: a message shows the line at fault.
    pub feuilles: BTreeMap<String, FileId>,
    /// Tokens, the site's over the theme's.
    pub jetons: Jetons,
    /// Words by language.
    pub catalogues: BTreeMap<String, Lexique>,
    /// Every file that is read, by its name in a theme (`templates/fiche.html`): the last layer's last, after those that
    /// it replaces or completes.
    pub fichiers: BTreeMap<String, Vec<Lu>>,
    /// Templates that another layer replaces, by theme and name (`romarin/fiche.html`).
    dessous: BTreeMap<String, FileId>,
}

/// The words of a language: those of its layers and of their files, each laid over the one before.
#[derive(Debug)]
pub struct Lexique {
    /// The files that say them, in the order they were laid.
    pub fichiers: Vec<FileId>,
    /// The words.
    pub mots: Catalogue,
}

/// A file of a theme.
#[derive(Debug, Clone)]
pub struct Lu {
    /// Where it stands, for messages.
    pub montre: String,
    /// Its bytes.
    pub octets: Vec<u8>,
}

/// Reads the theme, its parents first, then the site's overlay when there is one; texts are kept in `files` for
/// messages.
#[must_use]
pub fn read(theme: &Path, overlay: Option<&Path>, files: &mut Files, diagnostics: &mut Diagnostics) -> ThemeSources {
    let mut sources = ThemeSources { catalogues: words(files), ..ThemeSources::default() };
    let mut names = BTreeMap::new();
    let layers = lignee::layers(theme, files, diagnostics);
    if layers.is_empty() {
        return sources;
    }
    let mut below = String::new();
    for layer in layers {
        match &layer.found {
            Some(found) => read_layer(found, &below, &mut sources, &mut names, files, diagnostics),
            None => {
                for (name, bytes) in lignee::FILES {
                    let shown = format!("{}/{name}", lignee::INSIDE);
                    names.insert(walk::folded(name), ((*name).to_owned(), shown.clone()));
                    sources.put(name, &shown, &below, bytes.to_vec(), files, diagnostics);
                }
            }
        }
        below = layer.name;
    }
    if let Some(overlay) = overlay.filter(|o| o.is_dir() && !o.is_symlink()) {
        let found = walk::walk(overlay, diagnostics);
        read_layer(&found, &below, &mut sources, &mut names, files, diagnostics);
    }
    sources.extended(files);
    sources
}

/// The words that the program says in its views, which a theme may say otherwise: those of the theme inside it.
fn words(files: &mut Files) -> BTreeMap<String, Lexique> {
    let mut all = BTreeMap::new();
    for (name, bytes) in lignee::FILES {
        let Some(langue) = language(name) else { continue };
        let Ok(text) = text::decode(name, bytes.to_vec()) else { continue };
        let id = files.add(format!("{}/{name}", lignee::INSIDE), text);
        if let Ok(words) = yaml::parse::<Catalogue>(files, id, 0..files.text(id).len()) {
            lay(&mut all, langue, id, words);
        }
    }
    all
}

/// The language of a file of words: `langues/fr.yaml`, or one of several, `langues/fr/plan.yaml`.
fn language(name: &str) -> Option<&str> {
    let name = name.strip_prefix("langues/")?.strip_suffix(".yaml")?;
    let (langue, part) = name.split_once('/').unwrap_or((name, ""));
    (!part.contains('/')).then_some(langue)
}

/// Lays the words of a file over those of its language.
fn lay(all: &mut BTreeMap<String, Lexique>, langue: &str, id: FileId, words: Catalogue) {
    let lexique = all
        .entry(langue.to_owned())
        .or_insert_with(|| Lexique { fichiers: Vec::new(), mots: Catalogue::default().en(langue) });
    lexique.fichiers.push(id);
    lexique.mots.lay(words);
}

/// The words of the theme that is inside the program.
#[must_use]
pub fn mots() -> Catalogues {
    words(&mut Files::default()).into_iter().map(|(langue, lexique)| (langue, lexique.mots)).collect()
}

/// Reads one layer; `below` is the name of the one under it, `names` has every file of those before, by what the least
/// careful system calls it.
fn read_layer(
    layer: &[Found],
    below: &str,
    sources: &mut ThemeSources,
    names: &mut BTreeMap<String, (String, String)>,
    files: &mut Files,
    diagnostics: &mut Diagnostics,
) {
    for found in layer {
        let name = (found.relative.clone(), found.shown.clone());
        // The same name is laid over; nearly the same would stand beside.
        if let Some((relative, shown)) = names.insert(walk::folded(&found.relative), name)
            && relative != found.relative
        {
            diagnostics.push(walk::same_name(&found.shown, &shown));
            continue;
        }
        let limit = if is_asset(&found.relative) { MAX_ASSET } else { MAX_FILE };
        match walk::read(found, limit) {
            Ok(bytes) => sources.put(&found.relative, &found.shown, below, bytes, files, diagnostics),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
}

fn is_asset(name: &str) -> bool {
    name.starts_with("static/")
}

impl ThemeSources {
    /// Everything that decides what a theme compiles to, with `settings`: its files, and where their texts are kept.
    #[must_use]
    pub fn fingerprint(&self, settings: &str) -> Sha256 {
        let ranks: Vec<_> = self.catalogues.iter().map(|(langue, words)| (langue, &words.fichiers)).collect();
        let mut all = format!("{settings} {:?} {:?} {ranks:?}", self.templates, self.icones).into_bytes();
        for (name, file) in self.fichiers.iter().flat_map(|(name, all)| all.iter().map(move |file| (name, file))) {
            all.extend(format!("\n{name:?} {:?} {}\n", file.montre, file.octets.len()).into_bytes());
            all.extend(&file.octets);
        }
        Fingerprint::of(&all).sha256
    }

    /// Brings back, under the name of its theme, each replaced template that another extends or includes.
    fn extended(&mut self, files: &Files) {
        loop {
            let named = |name: &String| {
                let quoted = [format!("\"{name}\""), format!("'{name}'")];
                self.templates.values().any(|id| quoted.iter().any(|q| files.text(*id).contains(q.as_str())))
            };
            let Some(name) = self.dessous.keys().find(|name| named(name)).cloned() else { return };
            self.templates.extend(self.dessous.remove_entry(&name));
        }
    }

    /// Puts a file in its place, over that of an earlier layer.
    fn put(
        &mut self,
        name: &str,
        shown: &str,
        below: &str,
        bytes: Vec<u8>,
        files: &mut Files,
        diagnostics: &mut Diagnostics,
    ) {
        // What a theme says of itself was read with its parents.
        if name == lignee::SHEET {
            return;
        }
        self.fichiers.entry(name.to_owned()).or_default().push(Lu { montre: shown.to_owned(), octets: bytes.clone() });
        if let Some(asset) = name.strip_prefix("static/") {
            if has_suffix(asset, &[".css"]) {
                match text::decode(shown, bytes.clone()) {
                    Ok(text) => {
                        self.feuilles.insert(asset.to_owned(), files.add(shown, text));
                    }
                    Err(diagnostic) => {
                        diagnostics.push(*diagnostic);
                        return;
                    }
                }
            }
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
        if let Some(langue) = language(name) {
            match yaml::parse::<Catalogue>(files, id, 0..files.text(id).len()) {
                Ok(words) => lay(&mut self.catalogues, langue, id, words),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
            return;
        }
        let parts: Vec<&str> = name.split('/').collect();
        let name = parts.last().copied().unwrap_or_default();
        match parts.as_slice() {
            ["templates", _] if has_suffix(name, &[".html", ".xml", ".txt"]) => {
                if let Some(replaced) = self.templates.insert(name.to_owned(), id) {
                    self.dessous.insert(format!("{below}/{name}"), replaced);
                }
            }
            ["icones", _] if has_suffix(name, &[".svg"]) => {
                self.icones.insert(name.trim_end_matches(".svg").to_owned(), id);
            }
            ["jetons.yaml"] => match yaml::parse::<Jetons>(files, id, 0..files.text(id).len()) {
                Ok(jetons) => self.jetons.lay(jetons.of(id)),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            },
            ["README.md"] => {}
            _ => diagnostics.push(
                Diagnostic::new(
                    &rules::UNEXPECTED,
                    say!("Rien ne lit ce fichier dans un thème.", "Nothing reads this file in a theme."),
                )
                .in_file(shown)
                .help(say!(
                    "un thème contient jetons.yaml, templates/*.html, icones/*.svg, langues/ (fr.yaml ou fr/*.yaml) et static/.",
                    "a theme holds jetons.yaml, templates/*.html, icones/*.svg, langues/ (fr.yaml or fr/*.yaml) and static/."
                )),
            ),
        }
    }
}

fn has_suffix(name: &str, suffixes: &[&str]) -> bool {
    suffixes.iter().any(|s| name.ends_with(s))
}
