//! Maps: the shapes of the territories that another holds, drawn together.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Loc, Territoire, Texte};
use crate::geo::Trace;

/// `cartes.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CartesBrutes {
    /// Files of shapes; a territory is drawn from the first that has its code.
    pub cartes: List<CarteBrute>,
}

/// A file of shapes as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CarteBrute {
    /// Name of a `GeoJSON` or `TopoJSON` file of `cartes/`.
    pub fichier: Loc<String>,
    /// Property of a shape that holds the code of its territory; `code` when absent.
    pub code: Option<Loc<String>>,
    /// Layer of a `TopoJSON` file that has several.
    pub couche: Option<Loc<String>>,
    /// What the numbers of the file are.
    #[serde(default)]
    pub coordonnees: Coordonnees,
    /// Who made the shapes, in the words that their licence asks for.
    pub attribution: Loc<String>,
    /// Name of the licence.
    pub licence: Loc<String>,
    /// Where the shapes come from.
    pub url: Option<Loc<String>>,
}

/// What the numbers of a file of shapes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Coordonnees {
    /// Longitude and latitude in degrees, as `GeoJSON` wants them.
    #[default]
    Geographiques,
    /// Lengths on a plane, eastwards and northwards (Lambert-93, UTM).
    Planes,
}

/// Where shapes come from, said under every map.
#[derive(Debug)]
pub struct FondDeCarte {
    /// Who made the shapes.
    pub attribution: Texte,
    /// Name of the licence.
    pub licence: Texte,
    /// Address.
    pub url: Option<String>,
}

/// The territories that another holds, drawn together.
#[derive(Debug)]
pub struct Carte {
    /// The territory that holds them.
    pub territoire: Arc<Territoire>,
    /// Where the shapes come from.
    pub fond: Arc<FondDeCarte>,
    /// Width, in the steps of the paths.
    pub largeur: i32,
    /// Height.
    pub hauteur: i32,
    /// The territories that have a shape, in the register's order.
    pub formes: Vec<(Arc<Territoire>, Trace)>,
}

impl Carte {
    /// Whether a territory is drawn on it.
    #[must_use]
    pub fn montre(&self, territoire: &Territoire) -> bool {
        self.formes.iter().any(|(t, _)| t.id == territoire.id)
    }
}
