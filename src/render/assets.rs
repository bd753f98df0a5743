//! Assets: the stylesheet with its tokens, images and scripts, named after their content so that they may be cached
//! for ever.

use std::collections::BTreeMap;

use super::{minify, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::fingerprint::Fingerprint;
use crate::model::Jetons;
use crate::say;

/// The name of the stylesheet, before which tokens are written.
const STYLESHEET: &str = "style.css";

/// Assets by the name that templates use.
#[derive(Debug, Default)]
pub(super) struct Assets {
    by_name: BTreeMap<String, Asset>,
}

#[derive(Debug)]
struct Asset {
    path: String,
    bytes: Vec<u8>,
}

impl Assets {
    pub(super) fn new(files: &BTreeMap<String, Vec<u8>>, jetons: &Jetons, diagnostics: &mut Diagnostics) -> Self {
        let mut by_name = BTreeMap::new();
        for (name, bytes) in files {
            let bytes = if name == STYLESHEET { stylesheet(bytes, jetons, diagnostics) } else { bytes.clone() };
            let hash: String = Fingerprint::of(&bytes).sha256.to_string().chars().take(8).collect();
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name.as_str(), "bin"));
            let path = format!("assets/{stem}.{hash}.{extension}").to_lowercase();
            by_name.insert(name.clone(), Asset { path, bytes });
        }
        Self { by_name }
    }

    /// The path of an asset from the root.
    pub(super) fn path(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(|a| a.path.as_str())
    }

    /// Every asset: path from the root, bytes.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.by_name.values().map(|a| (a.path.as_str(), a.bytes.as_slice()))
    }
}

fn stylesheet(bytes: &[u8], jetons: &Jetons, diagnostics: &mut Diagnostics) -> Vec<u8> {
    let css = format!("{}{}", jetons.css(), String::from_utf8_lossy(bytes));
    match minify::css(&css) {
        Ok(css) => css.into_bytes(),
        Err((line, message)) => {
            // Lines are counted after the tokens, which stand before the sheet.
            let line = line.saturating_sub(jetons.css().matches('\n').count());
            diagnostics.push(
                Diagnostic::new(
                    &rules::STYLESHEET,
                    say!(
                        "La feuille de style n'est pas lisible : {message}.",
                        "The stylesheet cannot be read: {message}."
                    ),
                )
                .in_file(format!("static/{STYLESHEET}:{line}"))
                .help(say!("corrigez cette ligne.", "correct this line.")),
            );
            Vec::new()
        }
    }
}
