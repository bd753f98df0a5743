//! What consultations brought up: stakes, challenges, proposals, in lists.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Loc, Noeud, Slug, Texte};
use crate::diagnostic::Span;

/// `besoins.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BesoinsBruts {
    /// Place in the document.
    pub section: Loc<String>,
    /// Lists.
    pub listes: List<ListeBrute>,
}

/// A list as written: points, or groups of points.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListeBrute {
    /// Identifier, also the anchor.
    pub id: Loc<String>,
    /// Title.
    pub titre: Loc<String>,
    /// A sentence before the list.
    pub introduction: Option<Loc<String>>,
    /// Points without group.
    #[serde(default)]
    pub points: List<PointBrut>,
    /// Groups.
    #[serde(default)]
    pub groupes: List<GroupeBrut>,
}

/// A group as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupeBrut {
    /// Title.
    pub titre: Loc<String>,
    /// Points.
    pub points: List<PointBrut>,
}

/// A point as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointBrut {
    /// Text.
    pub texte: Loc<String>,
    /// Nodes of the plan that the document ties to it.
    #[serde(default)]
    pub noeuds: List<Loc<String>>,
    /// Nodes that answer it, according to the portal's editors.
    #[serde(default)]
    pub rapproches: List<Loc<String>>,
}

/// What consultations brought up.
#[derive(Debug)]
pub struct Besoins {
    /// Place in the document.
    pub section: Texte,
    /// Lists.
    pub listes: Vec<Liste>,
    /// The file.
    pub span: Span,
}

/// A list.
#[derive(Debug)]
pub struct Liste {
    /// Anchor.
    pub id: Slug,
    /// Title.
    pub titre: Texte,
    /// A sentence before the list.
    pub introduction: Option<Texte>,
    /// Groups; the first may have no title.
    pub groupes: Vec<Groupe>,
}

/// A group of points.
#[derive(Debug)]
pub struct Groupe {
    /// Title.
    pub titre: Option<Texte>,
    /// Points.
    pub points: Vec<Point>,
}

/// A point.
#[derive(Debug)]
pub struct Point {
    /// Text.
    pub texte: Texte,
    /// Nodes of the plan that the document ties to it.
    pub noeuds: Vec<Arc<Noeud>>,
    /// Nodes that answer it, according to the portal's editors.
    pub rapproches: Vec<Arc<Noeud>>,
}
