//! Figures, each with the places that show it.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use super::Lieu;
use crate::model::Observation;

/// A figure, and the places that show it.
pub type ChiffreSitue = (Arc<Observation>, Vec<Lieu>);

/// Figures in the order in which they were met, each once.
#[derive(Debug, Default)]
pub struct ChiffresSitues {
    liste: Vec<ChiffreSitue>,
    /// Where each stands, by the address of the observation: two that say the same are two.
    rangs: HashMap<usize, usize>,
}

impl ChiffresSitues {
    /// Adds a figure, and a place to those that show it.
    pub(super) fn situer(&mut self, observation: &Arc<Observation>, lieu: Option<&Lieu>) {
        let rang = *self.rangs.entry(Arc::as_ptr(observation).addr()).or_insert_with(|| {
            self.liste.push((Arc::clone(observation), Vec::new()));
            self.liste.len() - 1
        });
        // Places come one after the other, so that this one can only be the last.
        if let (Some((_, places)), Some(lieu)) = (self.liste.get_mut(rang), lieu)
            && places.last() != Some(lieu)
        {
            places.push(lieu.clone());
        }
    }
}

impl Deref for ChiffresSitues {
    type Target = [ChiffreSitue];

    fn deref(&self) -> &Self::Target {
        &self.liste
    }
}
