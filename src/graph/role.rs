//! What an actor does in plans: leads, carries, takes part, publishes, or is only named.

use std::collections::HashSet;

use super::{Chemin, Lieu};
use crate::model::{Action, ActionDeFeuille, Code, Prevision, Texte};

/// What an actor does somewhere, the strongest tie first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It leads an action of a fiche.
    Pilote,
    /// It carries an action of a roadmap.
    Porteur,
    /// It is a partner of a fiche or of a roadmap.
    Partenaire,
    /// It publishes a document or a plan.
    Editeur,
    /// A text names it.
    Cite,
}

impl Role {
    /// Every role, the strongest first.
    pub const TOUS: [Self; 5] = [Self::Pilote, Self::Porteur, Self::Partenaire, Self::Editeur, Self::Cite];

    /// The role as an identifier.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Pilote => "pilote",
            Self::Porteur => "porteur",
            Self::Partenaire => "partenaire",
            Self::Editeur => "editeur",
            Self::Cite => "cite",
        }
    }
}

/// A place where an actor has a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emploi {
    /// The role.
    pub role: Role,
    /// The place.
    pub lieu: Lieu,
    /// The action, when the role is in one.
    pub action: Option<ActionSituee>,
}

/// An action of a fiche or of a roadmap, where its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionSituee {
    /// Its place in the page.
    pub chemin: Chemin,
    /// Code, when the document gives one.
    pub code: Option<Code>,
    /// Title.
    pub titre: Texte,
    /// When: one entry a year of the plan, in order; empty when no calendar exists.
    pub calendrier: Vec<(i16, Prevision)>,
}

impl ActionSituee {
    /// An action of a fiche, in the fiche's page.
    pub(super) fn de_fiche(action: &Action, page: &Chemin) -> Self {
        Self {
            chemin: page.clone().vers(&action.ancre()),
            code: Some(action.code.clone()),
            titre: action.titre.clone(),
            calendrier: action.calendrier.clone(),
        }
    }

    /// An action of a roadmap: its document gives it neither code nor calendar.
    pub(super) fn de_feuille(action: &ActionDeFeuille, chemin: Chemin) -> Self {
        Self { chemin, code: None, titre: action.titre.clone(), calendrier: Vec::new() }
    }
}

/// Puts the places of one actor in order, the strongest role first; a page where it does more than be named does not
/// count as naming it.
pub(super) fn ranger(emplois: &mut Vec<Emploi>) {
    emplois.sort_by_key(|e| e.role);
    // A place gives its entries together, but not each role's.
    let mut seen = HashSet::new();
    emplois.retain(|e| {
        let action = e.action.as_ref().map(|a| a.chemin.clone());
        seen.insert((e.role, e.lieu.chemin.clone(), action))
    });
    let strong = emplois.partition_point(|e| e.role < Role::Cite);
    let acts: HashSet<String> = emplois.iter().take(strong).map(|e| e.lieu.chemin.sans_ancre().to_owned()).collect();
    emplois.retain(|e| e.role != Role::Cite || !acts.contains(e.lieu.chemin.sans_ancre()));
}
