//! A territory's version of a plan: what it retained, and everything that it says.

use std::sync::Arc;

use serde::Deserialize;

use super::{
    Besoins, Bloc, Code, DatePartielle, Document, Fiche, List, Loc, Noeud, OffreLocale, Paroles, Plan, Rubrique,
    Territoire, Texte,
};
use crate::diagnostic::Span;

/// `departement.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclinaisonBrute {
    /// Territory.
    pub territoire: Loc<String>,
    /// Plan.
    pub plan: Loc<String>,
    /// Official document.
    pub document: Loc<String>,
    /// Official title.
    pub titre: Loc<String>,
    /// What it is, in plain words.
    pub en_bref: Option<Loc<String>>,
    /// The nodes that the territory retained, of the level above the fiches.
    pub retenus: List<Loc<String>>,
    /// Revisions, the latest first.
    #[serde(default)]
    pub revisions: List<RevisionBrute>,
}

/// A revision as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevisionBrute {
    /// When.
    pub date: Loc<String>,
    /// Title.
    pub titre: Loc<String>,
    /// What changed.
    pub resume: Option<Loc<String>>,
}

/// A revision.
#[derive(Debug)]
pub struct Revision {
    /// When.
    pub date: DatePartielle,
    /// Title.
    pub titre: Texte,
    /// What changed.
    pub resume: Option<Texte>,
}

/// A territory's version of a plan.
#[derive(Debug)]
pub struct Declinaison {
    /// Territory; its identifier is the address.
    pub territoire: Arc<Territoire>,
    /// Plan.
    pub plan: Arc<Plan>,
    /// Official document.
    pub document: Arc<Document>,
    /// Official title.
    pub titre: Texte,
    /// What it is, in plain words.
    pub en_bref: Option<Texte>,
    /// The nodes retained, in the plan's order.
    pub retenus: Vec<Arc<Noeud>>,
    /// Revisions, the latest first.
    pub revisions: Vec<Revision>,
    /// Fiches, in the plan's order.
    pub fiches: Vec<Arc<Fiche>>,
    /// Blocks, by part then rank.
    pub blocs: Vec<Arc<Bloc>>,
    /// Stakes, challenges, proposals.
    pub besoins: Option<Besoins>,
    /// What citizens said.
    pub paroles: Option<Paroles>,
    /// Care offer, in the nomenclature's order.
    pub offre: Vec<Arc<OffreLocale>>,
    /// The file.
    pub span: Span,
}

impl Declinaison {
    /// The fiche of a node, when the territory wrote one.
    #[must_use]
    pub fn fiche(&self, code: &Code) -> Option<&Arc<Fiche>> {
        self.fiches.iter().find(|f| &f.noeud.code == code)
    }

    /// The fiches right below a node, in the plan's order.
    pub fn fiches_sous<'a>(&'a self, code: &'a Code) -> impl Iterator<Item = &'a Arc<Fiche>> {
        self.fiches.iter().filter(move |f| f.noeud.parent.as_ref().is_some_and(|p| &p.code == code))
    }

    /// Whether the territory has a page for a node: it retained it, or wrote its fiche.
    #[must_use]
    pub fn a_une_page(&self, code: &Code) -> bool {
        self.retenus.iter().any(|n| &n.code == code) || self.fiche(code).is_some()
    }

    /// The blocks of a part, by rank.
    pub fn blocs_de(&self, rubrique: Rubrique) -> impl Iterator<Item = &Arc<Bloc>> {
        self.blocs.iter().filter(move |b| b.rubrique == rubrique)
    }
}
