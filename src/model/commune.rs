//! Communes and the groups that they form: what leads an inhabitant to the plans that cover the place where they live.
//!
//! A commune is no [`Territoire`]: thousands of them would make as many pages that say nothing of their own. It is a line
//! of a list, joined by its code to the territories that the plans know: its department, its group of communes, or
//! itself when a plan names it.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Loc, NatureTerritoire, Territoire, Texte};

/// `decoupage.yaml`: where the lists come from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecoupageBrut {
    /// Name and edition.
    pub nom: Loc<String>,
    /// Who publishes them.
    pub editeur: Loc<String>,
    /// The year whose boundaries they give.
    pub annee: u16,
    /// Under which licence.
    pub licence: LicenceBrute,
    /// Where they are published.
    pub url: Option<Loc<String>>,
}

/// A licence as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LicenceBrute {
    /// Name.
    pub nom: Loc<String>,
    /// Its text.
    pub url: Option<Loc<String>>,
}

/// `communes.csv`, one commune a row.
#[derive(Debug)]
pub struct CommunesBrutes(pub Vec<[Loc<String>; 4]>);

impl CommunesBrutes {
    /// Its columns: INSEE code, name, codes of the department and of the group of communes (which may be empty).
    pub const COLONNES: [&str; 4] = ["code", "nom", "departement", "intercommunalite"];
}

/// `intercommunalites.csv`, one group of communes a row.
#[derive(Debug)]
pub struct IntercommunalitesBrutes(pub Vec<[Loc<String>; 2]>);

impl IntercommunalitesBrutes {
    /// Its columns: SIREN number and name.
    pub const COLONNES: [&str; 2] = ["code", "nom"];
}

/// The lists of communes and of their groups, and where they come from.
#[derive(Debug)]
pub struct Decoupage {
    /// Name and edition of the lists.
    pub nom: Texte,
    /// Who publishes them.
    pub editeur: Texte,
    /// The year whose boundaries they give.
    pub annee: u16,
    /// Name of their licence.
    pub licence: Texte,
    /// Text of their licence.
    pub licence_url: Option<String>,
    /// Where they are published.
    pub url: Option<String>,
    /// Communes, in the order of the list.
    pub communes: Vec<Commune>,
}

/// A commune.
#[derive(Debug)]
pub struct Commune {
    /// INSEE code.
    pub code: String,
    /// Name.
    pub nom: Texte,
    /// Department, or whatever territory the list names in its place.
    pub departement: Arc<Territoire>,
    /// The group of communes that it belongs to.
    pub intercommunalite: Option<Arc<Intercommunalite>>,
    /// The commune itself, when a plan names it.
    pub territoire: Option<Arc<Territoire>>,
}

/// A group of communes.
#[derive(Debug)]
pub struct Intercommunalite {
    /// SIREN number.
    pub code: String,
    /// Name.
    pub nom: Texte,
    /// The same group, when a plan names it.
    pub territoire: Option<Arc<Territoire>>,
}

impl Intercommunalite {
    /// Its anchor in the page of a department.
    #[must_use]
    pub fn ancre(&self) -> String {
        format!("i{}", self.code)
    }

    /// The territories, smaller than a department, that hold the whole group; the group first.
    pub fn territoires(&self) -> impl Iterator<Item = &Arc<Territoire>> {
        locaux(self.territoire.as_ref())
    }
}

impl Commune {
    /// Its anchor in the page of its department.
    #[must_use]
    pub fn ancre(&self) -> String {
        format!("c{}", self.code)
    }

    /// The territories, smaller than a department, that hold the commune; the nearest first, some perhaps twice.
    ///
    /// A group of communes may lie on two departments: what is above it never says where a commune is.
    pub fn territoires(&self) -> impl Iterator<Item = &Arc<Territoire>> {
        locaux(self.territoire.as_ref()).chain(self.intercommunalite.iter().flat_map(|i| i.territoires()))
    }
}

fn locaux(start: Option<&Arc<Territoire>>) -> impl Iterator<Item = &Arc<Territoire>> {
    let chain = std::iter::successors(start, |t| t.parent.as_ref());
    chain.take_while(|t| t.nature > NatureTerritoire::Departement)
}
