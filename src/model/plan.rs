//! A plan: its levels, which are data, and its nodes.

use std::sync::Arc;

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Code, EtiquetteBrute, List, Loc, Slug, Territoire, Texte};
use crate::diagnostic::Span;

/// `plans/<plan>.yaml`.
#[derive(Debug, Deserialize)]
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
    /// Closed list of themes.
    #[serde(default)]
    pub themes: List<EtiquetteBrute>,
    /// Closed list of pathways.
    #[serde(default)]
    pub parcours: List<EtiquetteBrute>,
}

/// The years of a plan as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodeBrute {
    /// First year.
    pub debut: Loc<String>,
    /// Last year.
    pub fin: Loc<String>,
}

/// A level as written.
#[derive(Debug, Deserialize)]
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
#[derive(Debug, Deserialize)]
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
#[derive(Debug, Deserialize)]
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
    /// Identifier: the name of its file.
    pub id: Slug,
    /// Official title.
    pub titre: Texte,
    /// Short title.
    pub titre_court: Texte,
    /// The territory that the plan is for.
    pub territoire: Arc<Territoire>,
    /// First and last year.
    pub periode: (i16, i16),
    /// Levels, the highest first.
    pub niveaux: Vec<Arc<Niveau>>,
    /// Nodes by code, each before its children, in the plan's order.
    pub noeuds: IndexMap<Code, Arc<Noeud>>,
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
    /// Sections of its fiches, in order.
    pub sections: Vec<Arc<SectionType>>,
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
    /// Level.
    pub niveau: Arc<Niveau>,
    /// Node above.
    pub parent: Option<Arc<Noeud>>,
    /// Where it is declared.
    pub span: Span,
}

impl Noeud {
    /// The nodes above, nearest first.
    pub fn ancetres(&self) -> impl Iterator<Item = &Arc<Noeud>> {
        std::iter::successors(self.parent.as_ref(), |n| n.parent.as_ref())
    }

    /// Whether `code` is this node or stands above it.
    #[must_use]
    pub fn est_sous(&self, code: &Code) -> bool {
        &self.code == code || self.ancetres().any(|n| &n.code == code)
    }
}

impl Plan {
    /// The nodes right below a node, or the highest ones, in the plan's order.
    pub fn enfants<'a>(&'a self, parent: Option<&'a Code>) -> impl Iterator<Item = &'a Arc<Noeud>> {
        self.noeuds.values().filter(move |n| n.parent.as_ref().map(|p| &p.code) == parent)
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
