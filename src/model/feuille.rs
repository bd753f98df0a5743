//! Roadmaps: what a contract and one of its signatories undertake together.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Acteur, Code, List, Loc, Noeud, Prose, Slug, Texte};
use crate::diagnostic::Span;

/// `feuilles-de-route.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeuillesBrutes {
    /// Roadmaps.
    pub feuilles: List<FeuilleBrute>,
}

/// A roadmap as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeuilleBrute {
    /// Identifier, also the anchor.
    pub id: Loc<String>,
    /// With whom.
    pub partenaire: Loc<String>,
    /// Title.
    pub titre: Loc<String>,
    /// Place in the document.
    pub section: Loc<String>,
    /// Markdown before the actions.
    pub introduction: Option<Loc<String>>,
    /// Actions.
    pub actions: List<ActionDeFeuilleBrute>,
    /// Markdown after the actions.
    pub conclusion: Option<Loc<String>>,
    /// What a reader of the document should know.
    #[serde(default)]
    pub remarques: List<Loc<String>>,
}

/// An action of a roadmap as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionDeFeuilleBrute {
    /// Title.
    pub titre: Loc<String>,
    /// Who carries it.
    pub portage: List<Loc<String>>,
    /// Nodes of the plan that the document names.
    #[serde(default)]
    pub noeuds: List<Loc<String>>,
    /// Actions of the plan that the portal's editors bring together with it.
    #[serde(default)]
    pub rapproches: List<Loc<String>>,
    /// What the contract's team does.
    #[serde(default)]
    pub missions: List<Loc<String>>,
    /// Expected result.
    pub resultat: Option<Loc<String>>,
    /// Anything a reader must know.
    pub note: Option<Loc<String>>,
}

/// A roadmap.
#[derive(Debug)]
pub struct Feuille {
    /// Anchor.
    pub id: Slug,
    /// With whom.
    pub partenaire: Arc<Acteur>,
    /// Title.
    pub titre: Texte,
    /// Place in the document.
    pub section: Texte,
    /// Before the actions.
    pub introduction: Option<Prose>,
    /// Actions.
    pub actions: Vec<ActionDeFeuille>,
    /// After the actions.
    pub conclusion: Option<Prose>,
    /// What a reader of the document should know.
    pub remarques: Vec<Texte>,
    /// Where it is declared.
    pub span: Span,
}

/// An action of a roadmap.
#[derive(Debug)]
pub struct ActionDeFeuille {
    /// Title.
    pub titre: Texte,
    /// Who carries it.
    pub portage: Vec<Arc<Acteur>>,
    /// Nodes of the plan that the document names.
    pub noeuds: Vec<Arc<Noeud>>,
    /// Actions of the plan that the portal's editors bring together with it.
    pub rapproches: Vec<Code>,
    /// What the contract's team does.
    pub missions: Vec<Texte>,
    /// Expected result.
    pub resultat: Option<Texte>,
    /// Anything a reader must know.
    pub note: Option<Texte>,
}
