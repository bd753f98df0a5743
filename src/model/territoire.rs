//! Territories, as a tree: a comparator is a value of a parent.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Loc, Slug, Texte};
use crate::diagnostic::Span;

/// `territoires.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TerritoiresBruts {
    /// Every territory, a parent before its children.
    pub territoires: List<TerritoireBrut>,
}

/// A territory as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TerritoireBrut {
    /// Identifier, also the address of its pages.
    pub id: Loc<String>,
    /// Name without article.
    pub nom: Loc<String>,
    /// Kind.
    pub nature: NatureTerritoire,
    /// The territory that holds it.
    pub parent: Option<Loc<String>>,
    /// INSEE code (region, department, commune) or SIREN.
    pub code_insee: Option<Loc<String>>,
    /// How it is said in a sentence.
    pub formes: FormesBrutes,
    /// How its inhabitants are called.
    pub gentile: Option<GentileBrut>,
}

/// Grammar forms as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormesBrutes {
    /// « l'Hérault ».
    pub article: Loc<String>,
    /// « dans l'Hérault ».
    pub lieu: Loc<String>,
    /// « de l'Hérault ».
    pub genitif: Loc<String>,
}

/// Demonym as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GentileBrut {
    /// « héraultais ».
    pub masculin: String,
    /// « héraultaise ».
    pub feminin: String,
}

/// Kinds of territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NatureTerritoire {
    /// A country, or a statistical part of it.
    Pays,
    /// A region.
    Region,
    /// A department.
    Departement,
    /// A group of communes.
    Intercommunalite,
    /// Any other place that a document names.
    Local,
}

impl NatureTerritoire {
    /// As sources write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Pays => "pays",
            Self::Region => "region",
            Self::Departement => "departement",
            Self::Intercommunalite => "intercommunalite",
            Self::Local => "local",
        }
    }
}

/// A territory.
#[derive(Debug)]
pub struct Territoire {
    /// Identifier.
    pub id: Slug,
    /// Name without article.
    pub nom: Texte,
    /// Kind.
    pub nature: NatureTerritoire,
    /// The territory that holds it.
    pub parent: Option<Arc<Territoire>>,
    /// INSEE code.
    pub code_insee: Option<String>,
    /// Grammar forms.
    pub formes: Formes,
    /// Demonym.
    pub gentile: Option<Gentile>,
    /// Where it is declared.
    pub span: Span,
}

/// How a territory is said in a sentence.
#[derive(Debug)]
pub struct Formes {
    /// « l'Hérault ».
    pub article: Texte,
    /// « dans l'Hérault ».
    pub lieu: Texte,
    /// « de l'Hérault ».
    pub genitif: Texte,
}

/// How inhabitants are called.
#[derive(Debug)]
pub struct Gentile {
    /// « héraultais ».
    pub masculin: Texte,
    /// « héraultaise ».
    pub feminin: Texte,
}

impl Territoire {
    /// The territories that hold this one, nearest first.
    pub fn ancetres(&self) -> impl Iterator<Item = &Arc<Territoire>> {
        std::iter::successors(self.parent.as_ref(), |t| t.parent.as_ref())
    }
}
