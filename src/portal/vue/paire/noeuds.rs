//! What two territories retained of the same plan: in common, and each on its own.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::ici::{Ici, Lien, LieuVue};
use crate::graph::Chemin;
use crate::model::{Declinaison, Noeud};

/// What two territories retained.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NoeudsCompares {
    /// Title of the plan.
    pub plan: String,
    /// « 6 défis ».
    pub compte_communs: String,
    /// Nodes that both retained.
    pub communs: Vec<NoeudCommun>,
    /// Nodes that only one retained, the first territory's, then the second's.
    pub seuls: [Seuls; 2],
}

/// A node that both retained.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NoeudCommun {
    /// The register's page, where they stand side by side.
    pub noeud: LieuVue,
    /// Each territory's page of the node.
    pub liens: [Lien; 2],
    /// Nodes below that both have a sheet for, on the register's page.
    pub communs: Vec<LieuVue>,
    /// Nodes below that only one has a sheet for.
    pub seuls: [Vec<LieuVue>; 2],
}

/// What only one of the two retained.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Seuls {
    /// « 5 défis ».
    pub compte: String,
    /// Nodes, on the territory's pages, each with those below it.
    pub noeuds: Vec<NoeudSeul>,
}

/// A node that only one of the two retained.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NoeudSeul {
    /// The territory's page of the node.
    pub noeud: LieuVue,
    /// Its sheets below.
    pub enfants: Vec<LieuVue>,
}

pub(super) fn compares(ici: &Ici<'_>, a: &Declinaison, b: &Declinaison) -> NoeudsCompares {
    let communs: Vec<NoeudCommun> = a.retenus.iter().filter(|n| b.retient(n)).map(|n| commun(ici, a, b, n)).collect();
    let seuls = [seuls(ici, a, b), seuls(ici, b, a)];
    NoeudsCompares { plan: a.plan.titre.to_string(), compte_communs: count(ici, a, communs.len()), communs, seuls }
}

/// « 6 défis », with the words of the level that territories choose from.
fn count(ici: &Ici<'_>, d: &Declinaison, nombre: usize) -> String {
    d.retenus.first().map_or_else(
        || nombre.to_string(),
        |n| {
            format!(
                "{nombre} {}",
                ici.mots().grammaire().accord(nombre, n.niveau.nom.as_str(), n.niveau.pluriel.as_str())
            )
        },
    )
}

fn commun(ici: &Ici<'_>, a: &Declinaison, b: &Declinaison, noeud: &Noeud) -> NoeudCommun {
    let shared = a.fiches_sous(noeud).filter(|f| b.fiche(&f.noeud).is_some());
    NoeudCommun {
        noeud: ici.noeud(noeud),
        liens: [a, b]
            .map(|d| ici.lien(&Chemin::local(d, noeud), format!("{} {}", noeud.code, d.territoire.formes.lieu))),
        communs: shared.map(|f| ici.noeud(&f.noeud)).collect(),
        seuls: [(a, b), (b, a)].map(|(own, other)| {
            own.fiches_sous(noeud)
                .filter(|f| other.fiche(&f.noeud).is_none())
                .map(|f| local(ici, own, &f.noeud))
                .collect()
        }),
    }
}

fn seuls(ici: &Ici<'_>, own: &Declinaison, other: &Declinaison) -> Seuls {
    let noeuds: Vec<NoeudSeul> = own
        .retenus
        .iter()
        .filter(|n| !other.retient(n))
        .map(|n| NoeudSeul {
            noeud: local(ici, own, n),
            enfants: own.fiches_sous(n).map(|f| local(ici, own, &f.noeud)).collect(),
        })
        .collect();
    Seuls { compte: count(ici, own, noeuds.len()), noeuds }
}

/// A territory's page of a node.
fn local(ici: &Ici<'_>, d: &Declinaison, noeud: &Noeud) -> LieuVue {
    let titre = d.fiche(noeud).map_or(&noeud.titre, |f| f.titre()).to_string();
    LieuVue { href: ici.href(&Chemin::local(d, noeud)), titre, en_bref: None, ..ici.noeud(noeud) }
}
