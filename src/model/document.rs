//! The official documents, which alone are authoritative.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Acteur, DatePartielle, List, Loc, Slug, Territoire, Texte};
use crate::diagnostic::Span;

/// `documents.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentsBruts {
    /// The documents.
    pub documents: List<DocumentBrut>,
}

/// A document as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentBrut {
    /// Identifier.
    pub id: Loc<String>,
    /// Official title.
    pub titre: Loc<String>,
    /// The body that publishes it (an actor).
    pub editeur: Loc<String>,
    /// The territory that it is for.
    pub territoire: Loc<String>,
    /// Date.
    pub date: Option<Loc<String>>,
    /// Stamp, exactly as printed.
    pub estampille: Option<Loc<String>>,
    /// Address.
    pub url: Option<Loc<String>>,
    /// Anything a reader must know.
    pub note: Option<Loc<String>>,
}

/// An official document.
#[derive(Debug)]
pub struct Document {
    /// Identifier.
    pub id: Slug,
    /// Official title.
    pub titre: Texte,
    /// The body that publishes it.
    pub editeur: Arc<Acteur>,
    /// The territory that it is for.
    pub territoire: Arc<Territoire>,
    /// Date.
    pub date: Option<DatePartielle>,
    /// Stamp, exactly as printed.
    pub estampille: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Anything a reader must know.
    pub note: Option<Texte>,
    /// Where it is declared.
    pub span: Span,
}
