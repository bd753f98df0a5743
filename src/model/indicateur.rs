//! Definitions of indicators: what is measured, in which unit, and what a better value is.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Activite, Colonne, LigneOffre, List, Loc, Slug, Texte};
use crate::diagnostic::Span;

/// `indicateurs.yaml` of the register.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicateursBruts {
    /// Topics, in the order of the pages.
    pub rubriques: List<RubriqueIndicateurBrute>,
    /// Definitions.
    pub indicateurs: List<IndicateurBrut>,
}

/// A topic as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RubriqueIndicateurBrute {
    /// Identifier.
    pub id: Loc<String>,
    /// Title.
    pub titre: Loc<String>,
}

/// An indicator as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicateurBrut {
    /// Identifier.
    pub id: Loc<String>,
    /// Name.
    pub nom: Loc<String>,
    /// The subject of its sentences, with its article, when its name does not make one: « les dépenses de santé ».
    pub sujet: Option<Loc<String>>,
    /// Unit, absent for a simple count.
    pub unite: Option<Loc<String>>,
    /// Which way the situation improves.
    pub sens: Sens,
    /// Kind of measure.
    pub nature: NatureIndicateur,
    /// Topic.
    pub rubrique: Loc<String>,
    /// What the documents say of it.
    pub definition: Option<Loc<String>>,
    /// The cells of the care offer that must give the same number.
    pub compte: Option<CompteBrut>,
}

/// A tie to the care offer as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompteBrut {
    /// Care activity.
    pub activite: Loc<String>,
    /// Rows whose cells are added.
    pub lignes: List<Loc<String>>,
    /// Column.
    pub colonne: Loc<String>,
}

/// Which way the situation improves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sens {
    /// A higher value is better.
    Plus,
    /// A lower value is better.
    Moins,
    /// Neither.
    Neutre,
}

/// Kinds of measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NatureIndicateur {
    /// A share of a whole.
    Part,
    /// A count.
    Effectif,
    /// A sum of money.
    Montant,
    /// A ratio between two measures.
    Taux,
    /// A length of time.
    Duree,
    /// A change over time.
    Evolution,
    /// A threshold set by a text.
    Seuil,
    /// A target.
    Cible,
}

impl Sens {
    /// As sources write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Plus => "plus",
            Self::Moins => "moins",
            Self::Neutre => "neutre",
        }
    }
}

impl NatureIndicateur {
    /// As sources write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Effectif => "effectif",
            Self::Montant => "montant",
            Self::Taux => "taux",
            Self::Duree => "duree",
            Self::Evolution => "evolution",
            Self::Seuil => "seuil",
            Self::Cible => "cible",
        }
    }
}

/// A topic of indicators.
#[derive(Debug)]
pub struct RubriqueIndicateur {
    /// Identifier.
    pub id: Slug,
    /// Title.
    pub titre: Texte,
}

/// An indicator.
#[derive(Debug)]
pub struct Indicateur {
    /// Identifier.
    pub id: Slug,
    /// Name.
    pub nom: Texte,
    /// The subject of its sentences, with its article, when its name does not make one.
    pub sujet: Option<Texte>,
    /// Unit, absent for a simple count.
    pub unite: Option<Texte>,
    /// Which way the situation improves.
    pub sens: Sens,
    /// Kind of measure.
    pub nature: NatureIndicateur,
    /// Topic.
    pub rubrique: Arc<RubriqueIndicateur>,
    /// What the documents say of it.
    pub definition: Option<Texte>,
    /// The cells of the care offer that must give the same number.
    pub compte: Option<Compte>,
    /// Where it is declared.
    pub span: Span,
}

/// A tie to the care offer: the sum of these cells is this indicator.
#[derive(Debug)]
pub struct Compte {
    /// Care activity.
    pub activite: Arc<Activite>,
    /// Rows whose cells are added.
    pub lignes: Vec<Arc<LigneOffre>>,
    /// Column.
    pub colonne: Colonne,
}
