//! Themes and pathways: the two closed lists of tags of a plan.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Loc, Slug, Texte};
use crate::diagnostic::Span;

/// A tag as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EtiquetteBrute {
    /// Identifier.
    pub id: Loc<String>,
    /// Official label; it may contain commas.
    pub nom: Loc<String>,
    /// Other spellings found in documents, refused with the right one.
    #[serde(default)]
    pub variantes: List<String>,
}

/// Which closed list a tag belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Famille {
    /// A theme.
    Theme,
    /// A pathway.
    Parcours,
}

/// A theme or a pathway.
#[derive(Debug)]
pub struct Etiquette {
    /// Identifier.
    pub id: Slug,
    /// The list it belongs to.
    pub famille: Famille,
    /// Official label.
    pub nom: Texte,
    /// Spellings that are refused with the right one.
    pub variantes: Vec<String>,
    /// Where it is declared.
    pub span: Span,
}
