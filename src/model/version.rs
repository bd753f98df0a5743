//! Another version of a page: a translation, or a plain summary.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Declinaison, Fiche, List, Loc, PageLibre, Prose, Texte};
use crate::diagnostic::{Diagnostic, Rule, Span};
use crate::{rule, say};

/// A suffix of a file that is neither a language nor `falc`.
pub static LANGUAGE: Rule = rule!(error, "G208", "langue");

/// The YAML head of another version of a page (`E1D3O7.en.md`, `E1D3O7.falc.md`).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionBrute {
    /// Title, in the language of the version.
    pub titre: Loc<String>,
    /// What is promised, in one or two plain sentences.
    pub en_bref: Option<Loc<String>>,
    /// For whom.
    pub pour_qui: Option<Loc<String>>,
    /// One line under the name of the portal: for the home only.
    pub sous_titre: Option<Loc<String>>,
    /// Reminder that the official document alone is authoritative: for the home only.
    pub avertissement: Option<Loc<String>>,
    /// Who read it again: people whom the easy-to-read version is meant for, or a translator.
    #[serde(default)]
    pub relecteurs: List<Loc<String>>,
    /// Mark of the text that it renders, which changes when that text does.
    pub original: Option<Loc<String>>,
}

/// A language, by its two letters (ISO 639-1): `fr`, `en`, `oc`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Langue(String);

impl Langue {
    /// Reads a language.
    ///
    /// # Errors
    /// [`LANGUAGE`] when it is not two lower-case letters; a diagnostic without place.
    pub fn parse(text: &str) -> Result<Self, Box<Diagnostic>> {
        if text.len() == 2 && text.bytes().all(|b| b.is_ascii_lowercase()) {
            return Ok(Self(text.to_owned()));
        }
        Err(Box::new(
            Diagnostic::new(&LANGUAGE, say!("« {text} » n'est pas une langue.", "“{text}” is not a language."))
                .help(say!("écrivez ses deux lettres : fr, en, oc, es…", "write its two letters: fr, en, oc, es…")),
        ))
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What makes a version another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forme {
    /// Another language.
    Langue(Langue),
    /// The portal's language, in plain words: `falc`.
    Simple,
}

impl Forme {
    /// The suffix of its files.
    #[must_use]
    pub fn suffixe(&self) -> &str {
        match self {
            Self::Langue(langue) => langue.as_str(),
            Self::Simple => "falc",
        }
    }
}

/// What a version is the version of.
#[derive(Debug, Clone)]
pub enum Objet {
    /// The home.
    Accueil,
    /// A territory's plan.
    Territoire(Arc<Declinaison>),
    /// A fiche.
    Fiche(Arc<Declinaison>, Arc<Fiche>),
    /// A free page.
    Page(Arc<PageLibre>),
}

/// Another version of a page.
#[derive(Debug)]
pub struct Version {
    /// What makes it another.
    pub forme: Forme,
    /// What it is the version of.
    pub objet: Objet,
    /// Title.
    pub titre: Texte,
    /// What is promised.
    pub en_bref: Option<Texte>,
    /// For whom.
    pub pour_qui: Option<Texte>,
    /// One line under the name of the portal.
    pub sous_titre: Option<Texte>,
    /// Reminder.
    pub avertissement: Option<Texte>,
    /// Who read it again.
    pub relecteurs: Vec<Texte>,
    /// Text.
    pub prose: Prose,
    /// The file.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_two_lower_case_letters() {
        assert!(Langue::parse("en").is_ok());
        for bad in ["EN", "eng", "e", "", "é"] {
            assert!(Langue::parse(bad).is_err(), "{bad}");
        }
    }
}
