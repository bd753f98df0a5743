//! What citizens said, reported and not quoted.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Loc, Noeud, Texte};
use crate::diagnostic::Span;

/// `paroles.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParolesBrutes {
    /// Place in the document.
    pub section: Loc<String>,
    /// What was said.
    pub paroles: List<ParoleBrute>,
}

/// A reported word as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParoleBrute {
    /// What was said, reported.
    pub texte: Loc<String>,
    /// Where it was said.
    pub origine: Option<Loc<String>>,
    /// Nodes that answer it, according to the portal's editors.
    #[serde(default)]
    pub rapproches: List<Loc<String>>,
}

/// What citizens said.
#[derive(Debug)]
pub struct Paroles {
    /// Place in the document.
    pub section: Texte,
    /// What was said.
    pub paroles: Vec<Parole>,
    /// The file.
    pub span: Span,
}

/// A reported word.
#[derive(Debug)]
pub struct Parole {
    /// What was said, reported.
    pub texte: Texte,
    /// Where it was said.
    pub origine: Option<Texte>,
    /// Nodes that answer it, according to the portal's editors.
    pub rapproches: Vec<Arc<Noeud>>,
}
