//! A territory's version of a plan: what it retained, and everything that it says.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Action, Besoins, Bloc, Code, DatePartielle, Document, Feuille, Fiche, List, Loc, Noeud, OffreLocale, ParNoeud,
    Paroles, Plan, Rubrique, Suivi, Territoire, Texte,
};
use crate::diagnostic::Span;

/// `departement.yaml`, `contrat.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclinaisonBrute {
    /// Territory.
    pub territoire: Loc<String>,
    /// Plan; the folder's own `plan.yaml` when absent.
    pub plan: Option<Loc<String>>,
    /// Official document.
    pub document: Loc<String>,
    /// Official title.
    pub titre: Loc<String>,
    /// What it is, in plain words.
    pub en_bref: Option<Loc<String>>,
    /// The nodes that the territory retained, of the level above the fiches; all of them when absent.
    pub retenus: Option<List<Loc<String>>>,
    /// Revisions, the latest first.
    #[serde(default)]
    pub revisions: List<RevisionBrute>,
}

/// A revision as written.
#[derive(Debug, Deserialize, JsonSchema)]
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
    /// Folder of its pages (`herault`, `contrats/coeur-herault`).
    pub chemin: String,
    /// Territory.
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
    pub retenus: ParNoeud<Noeud>,
    /// Revisions, the latest first.
    pub revisions: Vec<Revision>,
    /// Fiches, in the plan's order.
    pub fiches: ParNoeud<Fiche>,
    /// Blocks, by part then rank.
    pub blocs: Vec<Arc<Bloc>>,
    /// Stakes, challenges, proposals.
    pub besoins: Option<Besoins>,
    /// What citizens said.
    pub paroles: Option<Paroles>,
    /// Care offer, in the nomenclature's order.
    pub offre: Vec<Arc<OffreLocale>>,
    /// Roadmaps with partners.
    pub feuilles: Vec<Feuille>,
    /// What has become of what the plan announced.
    pub suivi: Suivi,
    /// The file.
    pub span: Span,
}

impl Declinaison {
    /// The fiche of a node, when the territory wrote one.
    #[must_use]
    pub fn fiche(&self, noeud: &Noeud) -> Option<&Arc<Fiche>> {
        self.fiches.de(noeud)
    }

    /// The fiches right below a node, in the plan's order.
    pub fn fiches_sous<'a>(&'a self, noeud: &'a Noeud) -> impl Iterator<Item = &'a Arc<Fiche>> {
        self.fiches.iter().filter(move |f| f.noeud.parent.as_ref().is_some_and(|p| **p == *noeud))
    }

    /// Whether the territory has a page for a node: it retained it, or wrote its fiche.
    #[must_use]
    pub fn a_une_page(&self, noeud: &Noeud) -> bool {
        self.retient(noeud) || self.fiche(noeud).is_some()
    }

    /// Whether the territory retained a node.
    #[must_use]
    pub fn retient(&self, noeud: &Noeud) -> bool {
        self.retenus.de(noeud).is_some()
    }

    /// The sheets: the fiches of the lowest level that has a text, in the plan's order.
    pub fn feuillets(&self) -> impl Iterator<Item = &Arc<Fiche>> {
        let rang = self.plan.niveau_des_fiches().map_or(0, |n| n.rang);
        self.fiches.iter().filter(move |f| f.noeud.niveau.rang == rang)
    }

    /// Every action, with its fiche, in the plan's order.
    pub fn actions(&self) -> impl Iterator<Item = (&Arc<Fiche>, &Action)> {
        self.fiches.iter().flat_map(|f| f.actions.iter().map(move |a| (f, a)))
    }

    /// An action and its fiche.
    #[must_use]
    pub fn action(&self, code: &Code) -> Option<(&Arc<Fiche>, &Action)> {
        self.actions().find(|(_, a)| &a.code == code)
    }

    /// The blocks of a part, by rank.
    pub fn blocs_de(&self, rubrique: Rubrique) -> impl Iterator<Item = &Arc<Bloc>> {
        self.blocs.iter().filter(move |b| b.rubrique == rubrique)
    }
}
