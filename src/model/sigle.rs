//! Acronyms and what they stand for.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Loc, Slug, Territoire, Texte};
use crate::diagnostic::Span;

/// `sigles.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiglesBruts {
    /// The acronyms.
    pub sigles: List<SigleBrut>,
}

/// An acronym as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SigleBrut {
    /// The acronym, exactly as texts write it.
    pub sigle: Loc<String>,
    /// What it stands for.
    pub sens: Loc<String>,
    /// Whether the documents say so.
    #[serde(default)]
    pub origine: OrigineSens,
    /// Whether texts that hold it point to the glossary; false for one too short to be sure.
    pub lier: Option<bool>,
    /// Anything a reader must know.
    pub note: Option<Loc<String>>,
    /// The territories where it has this meaning, when it has another elsewhere.
    #[serde(default)]
    pub portee: List<Loc<String>>,
    /// Other spellings.
    #[serde(default)]
    pub variantes: List<Loc<String>>,
    /// The acronym that it replaces.
    pub remplace: Option<Loc<String>>,
}

/// Who says what an acronym stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrigineSens {
    /// The document spells it out.
    Document,
    /// Common use; the publisher should confirm.
    #[default]
    Usage,
}

/// An acronym in one of its meanings.
#[derive(Debug)]
pub struct Sigle {
    /// Anchor in the glossary.
    pub ancre: Slug,
    /// The acronym, exactly as texts write it.
    pub sigle: String,
    /// Other spellings.
    pub variantes: Vec<String>,
    /// What it stands for.
    pub sens: Texte,
    /// Who says so.
    pub origine: OrigineSens,
    /// Whether texts point to the glossary.
    pub lier: bool,
    /// Anything a reader must know.
    pub note: Option<Texte>,
    /// The territories where it has this meaning; everywhere when empty.
    pub portee: Vec<Arc<Territoire>>,
    /// The acronym that it replaces.
    pub remplace: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

impl Sigle {
    /// Whether this meaning holds in a territory.
    #[must_use]
    pub fn vaut_pour(&self, territoire: Option<&Territoire>) -> bool {
        self.portee.is_empty()
            || territoire
                .is_some_and(|t| self.portee.iter().any(|p| p.id == t.id || t.ancetres().any(|a| a.id == p.id)))
    }
}
