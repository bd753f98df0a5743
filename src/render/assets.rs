//! Assets: the stylesheet with its tokens, images and scripts, named after their content so that they may be cached
//! for ever.

use std::collections::BTreeMap;

use super::{couleurs, minify, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::fingerprint::Fingerprint;
use crate::model::Jetons;
use crate::say;

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
}

#[derive(Debug)]
struct Asset {
    path: String,
    bytes: Vec<u8>,
}

impl Assets {
    pub(super) fn new(files: &BTreeMap<String, Vec<u8>>, jetons: &Jetons, diagnostics: &mut Diagnostics) -> Self {
        let mut by_name = BTreeMap::new();
        let part = |name: &str| name.strip_prefix(PARTS).and_then(|rest| rest.strip_suffix(".css")).is_some();
        let own = files.get_key_value(STYLESHEET);
        let sheets: Vec<_> = files.iter().filter(|(name, _)| part(name)).chain(own).collect();
        let texts: Vec<_> = sheets.iter().map(|(name, css)| (name.as_str(), String::from_utf8_lossy(css))).collect();
        let texts: Vec<_> = texts.iter().map(|(name, css)| (*name, css.as_ref())).collect();
        couleurs::check(&texts, jetons, diagnostics);
        let mut parts = Vec::new();
        let mut joined = || stylesheet(&sheets, jetons, &mut parts, diagnostics);
        let sheet = (!sheets.is_empty()).then(|| (STYLESHEET.to_owned(), joined()));
        let others = files.iter().filter(|(name, _)| *name != STYLESHEET && !part(name));
        for (name, bytes) in others.map(|(name, bytes)| (name.clone(), bytes.clone())).chain(sheet) {
            let hash: String = Fingerprint::of(&bytes).sha256.to_string().chars().take(8).collect();
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name.as_str(), "bin"));
            let path = format!("assets/{stem}.{hash}.{extension}").to_lowercase();
            by_name.insert(name, Asset { path, bytes });
        }
        Self { by_name, parts }
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

/// The tokens, then every part, each made small by itself: a fault in one is told with its name and line.
fn stylesheet(
    sheets: &[(&String, &Vec<u8>)],
    jetons: &Jetons,
    begins: &mut Vec<(usize, String)>,
    diagnostics: &mut Diagnostics,
) -> Vec<u8> {
    let mut joined = String::new();
    let tokens = jetons.css();
    let parts = sheets.iter().map(|(name, bytes)| (name.as_str(), String::from_utf8_lossy(bytes)));
    for (name, css) in std::iter::once(("", tokens.into())).chain(parts) {
        match minify::css(&css) {
            Ok(css) => {
                begins.push((joined.len(), name.to_owned()));
                joined.push_str(&css);
            }
            Err((line, message)) => diagnostics.push(
                Diagnostic::new(
                    &rules::STYLESHEET,
                    say!(
                        "La feuille de style n'est pas lisible : {message}.",
                        "The stylesheet cannot be read: {message}."
                    ),
                )
                .in_file(format!("static/{name}:{line}"))
                .help(say!("corrigez cette ligne.", "correct this line.")),
            ),
        }
    }
    joined.into_bytes()
}
