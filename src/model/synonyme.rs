//! What readers type instead of what the texts say.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Loc};
use crate::diagnostic::Span;

/// `recherche.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SynonymesBruts {
    /// The everyday words.
    pub synonymes: List<SynonymeBrut>,
}

/// Everyday words as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SynonymeBrut {
    /// What readers type.
    pub mots: List<Loc<String>>,
    /// What the pages that they want say.
    pub pour: List<Loc<String>>,
}

/// Everyday words, and one thing that the pages they lead to say.
#[derive(Debug, Clone)]
pub struct Synonyme {
    /// What readers type.
    pub mots: String,
    /// What the pages say.
    pub pour: String,
    /// Where it is written.
    pub span: Span,
}
