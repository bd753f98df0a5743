//! Where figures come from.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{DatePartielle, List, Loc, Slug, Texte};
use crate::diagnostic::Span;

/// `sources.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourcesBrutes {
    /// The sources.
    pub sources: List<SourceBrute>,
}

/// A source as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceBrute {
    /// Identifier.
    pub id: Loc<String>,
    /// Name.
    pub nom: Loc<String>,
    /// Who publishes it.
    pub editeur: Option<Loc<String>>,
    /// When.
    pub date: Option<Loc<String>>,
    /// Address.
    pub url: Option<Loc<String>>,
    /// Anything a reader must know.
    pub note: Option<Loc<String>>,
}

/// A source of figures.
#[derive(Debug)]
pub struct Source {
    /// Identifier.
    pub id: Slug,
    /// Name.
    pub nom: Texte,
    /// Who publishes it.
    pub editeur: Option<Texte>,
    /// When.
    pub date: Option<DatePartielle>,
    /// Address, `https:` or `http:`.
    pub url: Option<String>,
    /// Anything a reader must know.
    pub note: Option<Texte>,
    /// Where it is declared.
    pub span: Span,
}
