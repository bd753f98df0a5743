//! A fiche: the text of a node of a plan for a territory.

use std::sync::Arc;

use serde::Deserialize;

use super::{
    Acteur, ChiffreBrut, Document, Etiquette, List, Loc, Noeud, Observation, Prose, SectionType, Territoire, Texte,
};
use crate::diagnostic::Span;

/// The YAML head of a fiche.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FicheBrute {
    /// Place in the document.
    pub section: Loc<String>,
    /// Title of its own, when the territory chose another than the register's.
    pub titre: Option<Loc<String>>,
    /// What is promised, in one or two plain sentences.
    pub en_bref: Option<Loc<String>>,
    /// For whom.
    pub pour_qui: Option<Loc<String>>,
    /// Themes.
    #[serde(default)]
    pub themes: List<Loc<String>>,
    /// Pathways.
    #[serde(default)]
    pub parcours: List<Loc<String>>,
    /// Actors that the text names.
    #[serde(default)]
    pub acteurs: List<Loc<String>>,
    /// Key figures.
    #[serde(default)]
    pub chiffres: List<Loc<ChiffreBrut>>,
    /// What a reader of the document should know.
    #[serde(default)]
    pub remarques: List<Loc<String>>,
    /// Document, when it is not the territory's.
    pub document: Option<Loc<String>>,
}

/// A fiche.
#[derive(Debug)]
pub struct Fiche {
    /// The node.
    pub noeud: Arc<Noeud>,
    /// The territory.
    pub territoire: Arc<Territoire>,
    /// The document.
    pub document: Arc<Document>,
    /// Place in the document.
    pub section: Texte,
    /// Title of its own.
    pub titre: Option<Texte>,
    /// What is promised.
    pub en_bref: Option<Texte>,
    /// For whom.
    pub pour_qui: Option<Texte>,
    /// Themes, in the plan's order.
    pub themes: Vec<Arc<Etiquette>>,
    /// Pathways, in the plan's order.
    pub parcours: Vec<Arc<Etiquette>>,
    /// Actors that the text names.
    pub acteurs: Vec<Arc<Acteur>>,
    /// Key figures.
    pub chiffres: Vec<Arc<Observation>>,
    /// What a reader of the document should know.
    pub remarques: Vec<Texte>,
    /// Sections, in the level's order.
    pub sections: Vec<Section>,
    /// The file.
    pub span: Span,
}

/// A section of a fiche.
#[derive(Debug)]
pub struct Section {
    /// Which one.
    pub definition: Arc<SectionType>,
    /// Its text.
    pub prose: Prose,
}

impl Fiche {
    /// The title shown: its own, or the register's.
    #[must_use]
    pub fn titre(&self) -> &Texte {
        self.titre.as_ref().unwrap_or(&self.noeud.titre)
    }
}
