//! The nomenclature of the care offer: activities, their tables by legal regime, their rows.

use std::sync::{Arc, OnceLock};

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Etiquette, List, Loc, Prose, Slug, Texte};
use crate::diagnostic::Span;

/// `offre.yaml` of the register.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NomenclatureBrute {
    /// Families of activities.
    pub familles: List<FamilleBrute>,
    /// Activities, in the documents' order.
    pub activites: List<ActiviteBrute>,
}

/// A family as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FamilleBrute {
    /// Identifier.
    pub id: Loc<String>,
    /// Official title.
    pub titre: Loc<String>,
}

/// An activity as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActiviteBrute {
    /// Identifier.
    pub id: Loc<String>,
    /// Family.
    pub famille: Loc<String>,
    /// Official title.
    pub titre: Loc<String>,
    /// Other names in use.
    #[serde(default)]
    pub autres_noms: List<Loc<String>>,
    /// What it covers, in one plain sentence.
    pub en_bref: Option<Loc<String>>,
    /// Themes.
    #[serde(default)]
    pub themes: List<Loc<String>>,
    /// Pathways.
    #[serde(default)]
    pub parcours: List<Loc<String>>,
    /// Regional text about expert centres, shared by the departments.
    pub recours: Option<Loc<String>>,
    /// Tables.
    pub tables: List<TableBrute>,
}

/// A table as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableBrute {
    /// Identifier in its activity.
    pub id: Loc<String>,
    /// Legal regime.
    pub regime: Regime,
    /// Title, when the regime does not say enough.
    pub intitule: Option<Loc<String>>,
    /// Columns.
    pub colonnes: List<Loc<String>>,
    /// Rows.
    pub lignes: List<LigneBrute>,
}

/// A row as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LigneBrute {
    /// Identifier in its table.
    pub id: Loc<String>,
    /// Label.
    pub libelle: Loc<String>,
    /// Group heading.
    pub groupe: Option<Loc<String>>,
    /// Letter or number of the legal mention.
    pub mention: Option<Loc<String>>,
    /// Whether some departments do not have it.
    #[serde(default)]
    pub facultative: bool,
}

/// The law under which a table counts. Tables of two regimes are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Regime {
    /// Before the reform of authorisations.
    Avant,
    /// After it.
    Apres,
    /// The law did not change: what exists and what is aimed at may be compared.
    Constant,
}

impl Regime {
    /// As sources write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Avant => "avant",
            Self::Apres => "apres",
            Self::Constant => "constant",
        }
    }
}

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colonne {
    /// What exists.
    Existant,
    /// What the plan aims at.
    Cible,
    /// What exists, in full hospital stay.
    Hc,
    /// What exists, in part-time hospital care.
    Htp,
    /// Sites.
    Implantations,
    /// Machines.
    Appareils,
}

impl Colonne {
    /// Every column, in print order.
    pub const TOUTES: [Self; 6] =
        [Self::Existant, Self::Cible, Self::Hc, Self::Htp, Self::Implantations, Self::Appareils];

    /// The name that sources write.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Existant => "existant",
            Self::Cible => "cible",
            Self::Hc => "hc",
            Self::Htp => "htp",
            Self::Implantations => "implantations",
            Self::Appareils => "appareils",
        }
    }

    /// The words that pages show.
    #[must_use]
    pub fn mot(self) -> &'static str {
        match self {
            Self::Existant => "colonnes.existant",
            Self::Cible => "colonnes.cible",
            Self::Hc => "colonnes.hc",
            Self::Htp => "colonnes.htp",
            Self::Implantations => "colonnes.implantations",
            Self::Appareils => "colonnes.appareils",
        }
    }

    /// Whether a table of this regime may have it: what is aimed at belongs to the law to come.
    #[must_use]
    pub fn convient_a(self, regime: Regime) -> bool {
        match regime {
            Regime::Avant => self != Self::Cible,
            Regime::Apres => self == Self::Cible,
            Regime::Constant => true,
        }
    }
}

/// A family of activities.
#[derive(Debug)]
pub struct FamilleOffre {
    /// Identifier.
    pub id: Slug,
    /// Official title.
    pub titre: Texte,
}

/// A care activity.
#[derive(Debug)]
pub struct Activite {
    /// Identifier.
    pub id: Slug,
    /// Family.
    pub famille: Arc<FamilleOffre>,
    /// Official title.
    pub titre: Texte,
    /// Other names in use.
    pub autres_noms: Vec<Texte>,
    /// What it covers, in one plain sentence.
    pub en_bref: Option<Texte>,
    /// Themes.
    pub themes: Vec<Arc<Etiquette>>,
    /// Pathways.
    pub parcours: Vec<Arc<Etiquette>>,
    /// Regional text about expert centres, set once every activity is known, since texts link to one another.
    pub recours: OnceLock<Prose>,
    /// Tables.
    pub tables: Vec<Arc<TableOffre>>,
    /// Where it is declared.
    pub span: Span,
}

/// A table of an activity.
#[derive(Debug)]
pub struct TableOffre {
    /// Identifier in its activity.
    pub id: Slug,
    /// Legal regime.
    pub regime: Regime,
    /// Title, when the regime does not say enough.
    pub intitule: Option<Texte>,
    /// Columns, in print order.
    pub colonnes: Vec<Colonne>,
    /// Rows, in print order.
    pub lignes: Vec<Arc<LigneOffre>>,
}

/// A row of a table.
#[derive(Debug)]
pub struct LigneOffre {
    /// Identifier in its table.
    pub id: Slug,
    /// Label.
    pub libelle: Texte,
    /// Group heading.
    pub groupe: Option<Texte>,
    /// Letter or number of the legal mention.
    pub mention: Option<Texte>,
    /// Whether some departments do not have it.
    pub facultative: bool,
}
