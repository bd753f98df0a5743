//! A block: a titled text of a territory, with its figures and what the extraction of the document lost.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Acteur, ChiffreBrut, List, Loc, Observation, Prose, Slug, Texte};
use crate::diagnostic::Span;

/// The YAML head of a block.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlocBrut {
    /// Title.
    pub titre: Loc<String>,
    /// Blocks follow one another by this number.
    pub ordre: Loc<u32>,
    /// Place in the document.
    pub section: Loc<String>,
    /// Figures.
    #[serde(default)]
    pub chiffres: List<Loc<ChiffreBrut>>,
    /// What the extraction lost.
    #[serde(default)]
    pub perdus: List<PerduBrut>,
    /// Actors that the text names.
    #[serde(default)]
    pub acteurs: List<Loc<String>>,
    /// What a reader of the document should know.
    #[serde(default)]
    pub remarques: List<Loc<String>>,
}

/// Something lost, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerduBrut {
    /// Kind.
    pub nature: NaturePerdue,
    /// Title in the document.
    pub titre: Loc<String>,
    /// Anything a reader must know.
    pub note: Option<Loc<String>>,
}

/// What can be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NaturePerdue {
    /// A chart.
    Graphique,
    /// A map.
    Carte,
    /// A table.
    Tableau,
    /// A list.
    Liste,
    /// The target of a link.
    Lien,
}

/// The parts of a territory's plan that are made of blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rubrique {
    /// Figures and state of health.
    Diagnostic,
    /// Money.
    Finances,
    /// Who decides, and how it is evaluated.
    Gouvernance,
    /// With whom.
    Partenariats,
}

impl Rubrique {
    /// Every part, in the documents' order.
    pub const TOUTES: [Self; 4] = [Self::Diagnostic, Self::Finances, Self::Gouvernance, Self::Partenariats];

    /// Folder of the sources and of the address.
    #[must_use]
    pub fn chemin(self) -> &'static str {
        match self {
            Self::Diagnostic => "diagnostic",
            Self::Finances => "finances",
            Self::Gouvernance => "gouvernance",
            Self::Partenariats => "partenariats",
        }
    }
}

/// A block.
#[derive(Debug)]
pub struct Bloc {
    /// Anchor in its page: the name of its file.
    pub id: Slug,
    /// Part that it belongs to.
    pub rubrique: Rubrique,
    /// Title.
    pub titre: Texte,
    /// Rank.
    pub ordre: u32,
    /// Place in the document.
    pub section: Texte,
    /// Figures.
    pub chiffres: Vec<Arc<Observation>>,
    /// What the extraction lost.
    pub perdus: Vec<Perdu>,
    /// Actors that the text names.
    pub acteurs: Vec<Arc<Acteur>>,
    /// What a reader of the document should know.
    pub remarques: Vec<Texte>,
    /// Text.
    pub prose: Prose,
    /// The file.
    pub span: Span,
}

/// Something that the extraction of the document lost: said, never guessed.
#[derive(Debug)]
pub struct Perdu {
    /// Kind.
    pub nature: NaturePerdue,
    /// Title in the document.
    pub titre: Texte,
    /// Anything a reader must know.
    pub note: Option<Texte>,
}
