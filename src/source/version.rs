//! Files that hold another version of a page, told by the end of their name: `E1D3O7.en.md`, `E1D3O7.falc.md`.

use super::content::Texts;
use crate::model::VersionBrute;

/// A version, and the file that it is the version of.
#[derive(Debug)]
pub struct VersionSource {
    /// Path of the other file in the content folder, without extension (`departements/herault/objectifs/E1D3O7`).
    pub original: String,
    /// `en`, `falc`…
    pub suffixe: String,
    /// What it holds.
    pub texte: Texts<VersionBrute>,
}

/// The path of the original and the suffix of a version, for a path in the content folder; `None` for other files.
///
/// A suffix is made of lower-case letters, so that a code with a point (`1.1.md`) is none.
pub(super) fn split(relative: &str) -> Option<(&str, &str)> {
    let (original, suffixe) = relative.strip_suffix(".md")?.rsplit_once('.')?;
    let is_suffix = !suffixe.is_empty() && suffixe.bytes().all(|b| b.is_ascii_lowercase());
    (is_suffix && !original.is_empty() && !original.ends_with('/')).then_some((original, suffixe))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_name_tells_the_version() {
        assert_eq!(split("a/E1D3O7.en.md"), Some(("a/E1D3O7", "en")));
        assert_eq!(split("fiches/1.1.falc.md"), Some(("fiches/1.1", "falc")));
        for other in ["fiches/1.1.md", "a/E1D3O7.md", "portail.yaml", "a/.en.md", "README.md"] {
            assert_eq!(split(other), None, "{other}");
        }
    }
}
