//! What several fiches of a plan share: findings and means, written once and cited.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Loc, Prose, Slug, Texte};
use crate::diagnostic::Span;

/// `commun.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommunBrut {
    /// Findings.
    #[serde(default)]
    pub constats: List<ConstatBrut>,
    /// Means.
    #[serde(default)]
    pub moyens: List<MoyenBrut>,
}

/// A finding as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConstatBrut {
    /// Identifier.
    pub id: Loc<String>,
    /// Strength, weakness, or neither.
    pub polarite: Polarite,
    /// What it is about.
    pub domaine: Option<Loc<String>>,
    /// Text, in Markdown.
    pub texte: Loc<String>,
}

/// A means as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoyenBrut {
    /// Identifier.
    pub id: Loc<String>,
    /// Kind.
    pub nature: NatureMoyen,
    /// Text, in Markdown.
    pub texte: Loc<String>,
}

/// How a document classes a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Polarite {
    /// A strength.
    Atout,
    /// A weakness.
    Faiblesse,
    /// Neither.
    Constat,
}

/// Kinds of means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NatureMoyen {
    /// People and their time.
    Humain,
    /// Money.
    Financier,
    /// Support, method, tools.
    Methodologique,
    /// Anything else, or not yet known.
    Autre,
}

/// A finding of a diagnostic.
#[derive(Debug)]
pub struct Constat {
    /// Identifier.
    pub id: Slug,
    /// Strength, weakness, or neither.
    pub polarite: Polarite,
    /// What it is about.
    pub domaine: Option<Texte>,
    /// Text.
    pub texte: Prose,
    /// Where it is declared.
    pub span: Span,
}

/// A means.
#[derive(Debug)]
pub struct Moyen {
    /// Identifier.
    pub id: Slug,
    /// Kind.
    pub nature: NatureMoyen,
    /// Text.
    pub texte: Prose,
    /// Where it is declared.
    pub span: Span,
}
