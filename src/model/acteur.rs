//! Organisations, bodies and professions that plans name.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Loc, Slug, Texte};
use crate::diagnostic::Span;

/// `acteurs.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActeursBruts {
    /// The actors.
    pub acteurs: List<ActeurBrut>,
}

/// An actor as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActeurBrut {
    /// Identifier.
    pub id: Loc<String>,
    /// Name.
    pub nom: Loc<String>,
    /// Acronym.
    pub sigle: Option<Loc<String>>,
    /// Kind.
    pub nature: NatureActeur,
    /// What the documents say that it does.
    pub role: Option<Loc<String>>,
    /// Address of its site.
    pub url: Option<Loc<String>>,
}

/// Kinds of actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NatureActeur {
    /// A public institution.
    Institution,
    /// A local authority.
    Collectivite,
    /// A hospital, an EHPAD…
    Etablissement,
    /// A structure or a scheme.
    Structure,
    /// An association.
    Association,
    /// A profession or a group of people.
    Profession,
    /// A body where several meet.
    Instance,
}

impl NatureActeur {
    /// As sources write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Institution => "institution",
            Self::Collectivite => "collectivite",
            Self::Etablissement => "etablissement",
            Self::Structure => "structure",
            Self::Association => "association",
            Self::Profession => "profession",
            Self::Instance => "instance",
        }
    }
}

/// An actor.
#[derive(Debug)]
pub struct Acteur {
    /// Identifier.
    pub id: Slug,
    /// Name.
    pub nom: Texte,
    /// Acronym.
    pub sigle: Option<String>,
    /// Kind.
    pub nature: NatureActeur,
    /// What the documents say that it does.
    pub role: Option<Texte>,
    /// Address of its site.
    pub url: Option<String>,
    /// Where it is declared.
    pub span: Span,
}
