//! A plan: its levels, which are data, and its nodes.

use std::sync::Arc;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Acteur, Code, EtiquetteBrute, List, Loc, Slug, Territoire, Texte};
use crate::diagnostic::Span;

/// `plans/<plan>.yaml`, or `plan.yaml` in the folder of what alone carries it out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanBrut {
    /// Official title.
    pub titre: Loc<String>,
    /// Short title, for breadcrumbs.
    pub titre_court: Loc<String>,
    /// The territory that the plan is for.
    pub territoire: Loc<String>,
    /// Years.
    pub periode: PeriodeBrute,
    /// The body that publishes it (an actor).
    pub editeur: Loc<String>,
    /// Levels, the highest first.
    pub niveaux: List<NiveauBrut>,
    /// Nodes of the highest level, each holding its own.
    pub noeuds: List<NoeudBrut>,
    /// Plans that this one carries out.
    #[serde(default)]
    pub sert: List<Loc<String>>,
    /// Closed list of themes.
    #[serde(default)]
    pub themes: List<EtiquetteBrute>,
    /// Closed list of pathways.
    #[serde(default)]
    pub parcours: List<EtiquetteBrute>,
}

/// The years of a plan as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodeBrute {
    /// First year.
    pub debut: Loc<String>,
    /// Last year.
    pub fin: Loc<String>,
}

/// A level as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NiveauBrut {
    /// Identifier.
    pub id: Loc<String>,
    /// Name of one node, in lower case (« objectif opérationnel »).
    pub nom: Loc<String>,
    /// Name of several.
    pub pluriel: Loc<String>,
    /// How a code is made: `{n}` a number, `{parent}` the code of the node above.
    pub motif: Loc<String>,
    /// Folder of the sources and of the addresses.
    pub chemin: Loc<String>,
    /// The sections that a fiche of this level has, in order; none when the level has no text.
    #[serde(default)]
    pub sections: List<SectionBrute>,
}

/// A section of a level as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionBrute {
    /// Identifier, also the anchor in the page.
    pub id: Loc<String>,
    /// Title, as authors write it after `##`.
    pub titre: Loc<String>,
    /// Whether every fiche must have it.
    #[serde(default)]
    pub obligatoire: bool,
}

/// A node as written, with those below it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoeudBrut {
    /// Code.
    pub code: Loc<String>,
    /// Official title.
    pub titre: Loc<String>,
    /// Anything a reader must know of the title.
    pub note: Option<Loc<String>>,
    /// Nodes of the next level.
    #[serde(default)]
    pub noeuds: List<NoeudBrut>,
}

/// A plan.
#[derive(Debug)]
pub struct Plan {
    /// Identifier: the name of its file, or of its folder.
    pub id: Slug,
    /// Where its pages are, when one territory alone carries it out (`contrats/coeur-herault`).
    pub dossier: Option<String>,
    /// Plans that this one carries out.
    pub sert: Vec<Arc<Plan>>,
    /// Official title.
    pub titre: Texte,
    /// Short title.
    pub titre_court: Texte,
    /// The territory that the plan is for.
    pub territoire: Arc<Territoire>,
    /// The body that publishes it.
    pub editeur: Arc<Acteur>,
    /// First and last year.
    pub periode: (i16, i16),
    /// Levels, the highest first.
    pub niveaux: Vec<Arc<Niveau>>,
    /// Nodes by code, each before its children, in the plan's order.
    pub noeuds: IndexMap<Code, Arc<Noeud>>,
    /// Where its period is written.
    pub span: Span,
}

/// A level of a plan.
#[derive(Debug)]
pub struct Niveau {
    /// Identifier.
    pub id: Slug,
    /// Depth, 0 for the highest.
    pub rang: usize,
    /// « objectif opérationnel ».
    pub nom: Texte,
    /// « objectifs opérationnels ».
    pub pluriel: Texte,
    /// Folder of the sources and of the addresses.
    pub chemin: Slug,
    /// How a code is made.
    pub motif: Motif,
    /// Sections of its fiches, in order.
    pub sections: Vec<Arc<SectionType>>,
    /// The plan.
    pub plan: Slug,
    /// Where the plan's pages are, when one territory alone carries it out.
    pub dossier: Option<String>,
}

/// How the codes of a level are made: `{n}` a number, `{parent}` the code above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motif(pub String);

impl Motif {
    /// Whether a code is this pattern with the parent's code and a number.
    #[must_use]
    pub fn fits(&self, code: &str, parent: &str) -> bool {
        let motif = self.0.replace("{parent}", parent);
        motif.split_once("{n}").is_some_and(|(before, after)| {
            code.strip_prefix(before)
                .and_then(|rest| rest.strip_suffix(after))
                .is_some_and(|n| !n.is_empty() && !n.starts_with('0') && n.bytes().all(|b| b.is_ascii_digit()))
        })
    }

    /// The code of a number.
    #[must_use]
    pub fn code(&self, parent: &str, n: u32) -> String {
        self.0.replace("{parent}", parent).replace("{n}", &n.to_string())
    }

    /// The code that fits and has the same key, when a slip explains the difference.
    #[must_use]
    pub fn spelling(&self, code: &str, parent: &str) -> Option<String> {
        (1..100).map(|n| self.code(parent, n)).find(|right| Code::key(right) == Code::key(code))
    }
}

/// A section that the fiches of a level have.
#[derive(Debug)]
pub struct SectionType {
    /// Anchor.
    pub id: Slug,
    /// Title.
    pub titre: Texte,
    /// Whether every fiche must have it.
    pub obligatoire: bool,
}

/// A node of a plan: an engagement, a défi, an objectif, an axe…
#[derive(Debug)]
pub struct Noeud {
    /// Code, permanent.
    pub code: Code,
    /// Official title.
    pub titre: Texte,
    /// Anything a reader must know of the title.
    pub note: Option<Texte>,
    /// Its rank in the plan's order, each node before those below it.
    pub rang: usize,
    /// The rank of its branch: of the highest node above it, or its own, among the highest.
    pub branche: usize,
    /// Level.
    pub niveau: Arc<Niveau>,
    /// Node above.
    pub parent: Option<Arc<Noeud>>,
    /// Where it is declared.
    pub span: Span,
}

impl PartialEq for Niveau {
    fn eq(&self, other: &Self) -> bool {
        self.rang == other.rang && self.plan == other.plan
    }
}

impl Eq for Niveau {}

impl PartialEq for Noeud {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code && self.niveau.plan == other.niveau.plan
    }
}

impl Eq for Noeud {}

impl Noeud {
    /// The nodes above, nearest first.
    pub fn ancetres(&self) -> impl Iterator<Item = &Arc<Noeud>> {
        std::iter::successors(self.parent.as_ref(), |n| n.parent.as_ref())
    }

    /// Whether `other` is this node or stands above it.
    #[must_use]
    pub fn est_sous(&self, other: &Self) -> bool {
        self == other || self.ancetres().any(|n| **n == *other)
    }
}

impl Plan {
    /// The rank of a node in the plan's order.
    #[must_use]
    pub fn rang(&self, noeud: &Noeud) -> Option<usize> {
        (noeud.niveau.plan == self.id).then_some(noeud.rang)
    }

    /// The level right below another.
    #[must_use]
    pub fn sous(&self, niveau: &Niveau) -> Option<&Arc<Niveau>> {
        self.niveaux.get(niveau.rang + 1)
    }

    /// The nodes right below a node of this plan, or the highest ones, in the plan's order.
    pub fn enfants(&self, parent: Option<&Noeud>) -> impl Iterator<Item = &Arc<Noeud>> {
        let (from, level) = parent.map_or((0, 0), |p| (p.rang + 1, p.niveau.rang + 1));
        let below = self.noeuds.values().skip(from).take_while(move |n| n.niveau.rang >= level);
        below.filter(move |n| n.niveau.rang == level)
    }

    /// The nodes before a node of this plan among those of its level, nearest first.
    pub fn avant<'a>(&'a self, noeud: &'a Noeud) -> impl Iterator<Item = &'a Arc<Noeud>> {
        self.noeuds.values().take(noeud.rang).rev().filter(move |n| n.niveau.rang == noeud.niveau.rang)
    }

    /// The nodes after a node of this plan among those of its level.
    pub fn apres<'a>(&'a self, noeud: &'a Noeud) -> impl Iterator<Item = &'a Arc<Noeud>> {
        self.noeuds.values().skip(noeud.rang + 1).filter(move |n| n.niveau.rang == noeud.niveau.rang)
    }

    /// The nodes of a level, in the plan's order.
    pub fn du_niveau<'a>(&'a self, niveau: &'a Niveau) -> impl Iterator<Item = &'a Arc<Noeud>> {
        self.noeuds.values().filter(move |n| n.niveau.rang == niveau.rang)
    }

    /// The level whose fiches are the plan's sheets: the lowest that has sections.
    #[must_use]
    pub fn niveau_des_fiches(&self) -> Option<&Arc<Niveau>> {
        self.niveaux.iter().rev().find(|n| !n.sections.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn motif(text: &str) -> Motif {
        Motif(text.to_owned())
    }

    #[test]
    fn a_code_is_its_pattern_with_a_number() {
        assert!(motif("{parent}O{n}").fits("E1D3O7", "E1D3"));
        assert!(motif("{parent}.{n}").fits("1.4", "1"));
        assert!(motif("{parent}-A{n}").fits("1.4-A2", "1.4"));
        assert!(!motif("{parent}O{n}").fits("E1D307", "E1D3"));
        assert!(!motif("{parent}O{n}").fits("E2D3O7", "E1D3"));
        assert!(!motif("{parent}O{n}").fits("E1D3O", "E1D3"));
    }

    #[test]
    fn a_zero_for_the_letter_o_is_recognised() {
        assert_eq!(motif("{parent}O{n}").spelling("E1D307", "E1D3").as_deref(), Some("E1D3O7"));
    }
}
