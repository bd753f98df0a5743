//! Things of a plan's nodes, found again by their node.

use std::ops::Deref;
use std::sync::Arc;

use super::{Fiche, Noeud, Slug};

/// What belongs to a node: the node itself, its fiche.
pub trait AuNoeud {
    /// The node.
    fn noeud(&self) -> &Noeud;
}

impl AuNoeud for Noeud {
    fn noeud(&self) -> &Noeud {
        self
    }
}

impl AuNoeud for Fiche {
    fn noeud(&self) -> &Noeud {
        &self.noeud
    }
}

/// A list in the plan's order, in which one asks for a node; the first of several for one node is the one found.
#[derive(Debug)]
pub struct ParNoeud<T> {
    liste: Vec<Arc<T>>,
    /// Of each plan, where in the list stands what belongs to each of its nodes, by rank.
    rangs: Vec<(Slug, Vec<Option<usize>>)>,
}

impl<T: AuNoeud> ParNoeud<T> {
    /// What belongs to a node.
    #[must_use]
    pub fn de(&self, noeud: &Noeud) -> Option<&Arc<T>> {
        let (_, rangs) = self.rangs.iter().find(|(plan, _)| *plan == noeud.niveau.plan)?;
        self.liste.get((*rangs.get(noeud.rang)?)?)
    }
}

impl<T: AuNoeud> From<Vec<Arc<T>>> for ParNoeud<T> {
    fn from(liste: Vec<Arc<T>>) -> Self {
        let mut rangs: Vec<(Slug, Vec<Option<usize>>)> = Vec::new();
        for (rang, item) in liste.iter().enumerate() {
            let noeud = item.noeud();
            let plan = &noeud.niveau.plan;
            if rangs.iter().all(|(known, _)| known != plan) {
                rangs.push((plan.clone(), Vec::new()));
            }
            let Some((_, rangs)) = rangs.iter_mut().find(|(known, _)| known == plan) else { continue };
            if rangs.len() <= noeud.rang {
                rangs.resize(noeud.rang + 1, None);
            }
            if let Some(first) = rangs.get_mut(noeud.rang) {
                first.get_or_insert(rang);
            }
        }
        Self { liste, rangs }
    }
}

impl<T> Deref for ParNoeud<T> {
    type Target = [Arc<T>];

    fn deref(&self) -> &Self::Target {
        &self.liste
    }
}

impl<'p, T> IntoIterator for &'p ParNoeud<T> {
    type Item = &'p Arc<T>;
    type IntoIter = std::slice::Iter<'p, Arc<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.liste.iter()
    }
}

impl<T: AuNoeud> FromIterator<Arc<T>> for ParNoeud<T> {
    fn from_iter<I: IntoIterator<Item = Arc<T>>>(items: I) -> Self {
        Self::from(items.into_iter().collect::<Vec<_>>())
    }
}
