//! Every observation, found again by its indicator.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Observation, Slug};

/// The observations of a portal, in the order of the sources.
#[derive(Debug, Clone, Default)]
pub struct Observations {
    toutes: Vec<Arc<Observation>>,
    par_indicateur: HashMap<Slug, Vec<Arc<Observation>>>,
}

impl Observations {
    /// All, the register's first.
    pub fn iter(&self) -> std::slice::Iter<'_, Arc<Observation>> {
        self.toutes.iter()
    }

    /// Those of an indicator, in the order of the sources.
    #[must_use]
    pub fn de(&self, indicateur: &str) -> &[Arc<Observation>] {
        self.par_indicateur.get(indicateur).map_or(&[], Vec::as_slice)
    }
}

impl Extend<Arc<Observation>> for Observations {
    fn extend<I: IntoIterator<Item = Arc<Observation>>>(&mut self, added: I) {
        for observation in added {
            if let Some(indicateur) = &observation.indicateur {
                self.par_indicateur.entry(indicateur.id.clone()).or_default().push(Arc::clone(&observation));
            }
            self.toutes.push(observation);
        }
    }
}

impl<'o> IntoIterator for &'o Observations {
    type Item = &'o Arc<Observation>;
    type IntoIter = std::slice::Iter<'o, Arc<Observation>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
