//! A fiche: the text of a node of a plan for a territory.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Acteur, Action, ActionBrute, ChiffreBrut, Constat, DatePartielle, Document, Etiquette, IndicateurDeSuivi,
    IndicateurDeSuiviBrut, List, Loc, Moyen, Noeud, Observation, Prose, SectionType, Source, Territoire, Texte,
};
use crate::diagnostic::Span;

/// The YAML head of a fiche.
#[derive(Debug, Deserialize, JsonSchema)]
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
    /// Whether the document prints the code.
    #[serde(default)]
    pub code: StatutCode,
    /// Keywords that the document prints.
    #[serde(default)]
    pub mots_cles: List<Loc<String>>,
    /// What the document says is at stake, when it is more than the title of the node above.
    pub a_relever: Option<Loc<String>>,
    /// What a citizen said, reported.
    pub parole: Option<Loc<String>>,
    /// Whether it stands in place of the plan's own text.
    #[serde(default)]
    pub remplace: bool,
    /// When the document last changed it.
    pub mise_a_jour: Option<Loc<String>>,
    /// Nodes of other plans that it carries out.
    #[serde(default)]
    pub sert: List<LienBrut>,
    /// Other texts that it follows.
    #[serde(default)]
    pub cadres: List<Loc<String>>,
    /// Sources of its findings.
    #[serde(default)]
    pub sources: List<Loc<String>>,
    /// Findings, declared in `commun.yaml`.
    #[serde(default)]
    pub constats: List<Loc<String>>,
    /// Partners.
    #[serde(default)]
    pub partenaires: List<Loc<String>>,
    /// Actions.
    #[serde(default)]
    pub actions: List<ActionBrute>,
    /// Follow-up indicators.
    #[serde(default)]
    pub indicateurs: List<IndicateurDeSuiviBrut>,
    /// Means, declared in `commun.yaml`.
    #[serde(default)]
    pub moyens: List<Loc<String>>,
}

/// Whether a document prints a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StatutCode {
    /// It does.
    #[default]
    Imprime,
    /// It does not; the code follows from the numbers that it prints.
    Deduit,
}

/// A link to a node of another plan, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LienBrut {
    /// The node.
    pub noeud: Loc<String>,
    /// What the document adds.
    pub note: Option<Loc<String>>,
}

/// A link to a node of another plan.
#[derive(Debug)]
pub struct LienDePlan {
    /// The node.
    pub noeud: Arc<Noeud>,
    /// What the document adds.
    pub note: Option<Texte>,
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
    /// Whether the document prints the code.
    pub code: StatutCode,
    /// Keywords that the document prints.
    pub mots_cles: Vec<Texte>,
    /// What is at stake, in the document's words.
    pub a_relever: Option<Texte>,
    /// What a citizen said, reported.
    pub parole: Option<Texte>,
    /// Whether it stands in place of the plan's own text.
    pub remplace: bool,
    /// When the document last changed it.
    pub mise_a_jour: Option<DatePartielle>,
    /// Nodes of other plans that it carries out.
    pub sert: Vec<LienDePlan>,
    /// Other texts that it follows.
    pub cadres: Vec<Texte>,
    /// Sources of its findings.
    pub sources: Vec<Arc<Source>>,
    /// Findings.
    pub constats: Vec<Arc<Constat>>,
    /// Partners.
    pub partenaires: Vec<Arc<Acteur>>,
    /// Actions, in the document's order.
    pub actions: Vec<Action>,
    /// Follow-up indicators.
    pub indicateurs: Vec<IndicateurDeSuivi>,
    /// Means.
    pub moyens: Vec<Arc<Moyen>>,
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
