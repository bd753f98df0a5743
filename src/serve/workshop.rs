//! Makes the site again after each save, and says what came of it.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::ThreadPool;

use super::rebuild::{Order, Previous, Remarks, Stopped, rebuild};
use super::site::{Changes, Site};
use crate::diagnostic::Strictness;
use crate::pipeline::Settings;

/// What it takes to make a site, and what the last time left.
pub struct Workshop {
    order: Order,
    threads: ThreadPool,
    previous: Previous,
}

/// What a save gave.
#[derive(Debug)]
pub struct Batch {
    /// Everything that is wrong, sorted, with the texts that messages quote.
    pub remarks: Remarks,
    /// The site; `None` when something stops it.
    pub site: Option<Arc<Site>>,
    /// How it differs from the last good one.
    pub changes: Changes,
    /// Whether Garrigue itself is at fault.
    pub broken: bool,
}

impl Workshop {
    /// Prepares a workshop; `strictness` says which warnings stop a site too.
    #[must_use]
    pub fn new(settings: Settings, strictness: Strictness, threads: ThreadPool) -> Self {
        Self { order: Order { settings, strictness }, threads, previous: Previous::default() }
    }

    /// Makes the site from what the sources are now; `saved` are the paths that may have changed.
    pub fn build(&mut self, saved: &BTreeSet<PathBuf>) -> Batch {
        let before = self.previous.site.clone();
        let Self { order, threads, previous } = self;
        let work = || {
            let mut remarks = Remarks::default();
            let outcome = threads.install(|| rebuild(order, previous, saved, &mut remarks));
            (remarks, outcome)
        };
        // An author must not lose the preview to a fault of ours: what was learnt is forgotten, but for the last site.
        let Ok((mut remarks, outcome)) = catch_unwind(AssertUnwindSafe(work)) else {
            self.previous = Previous { site: before, ..Previous::default() };
            let (remarks, changes) = (Remarks::default(), Changes::default());
            return Batch { remarks, site: None, changes, broken: true };
        };
        remarks.diagnostics.sort(&remarks.files);
        let broken = matches!(outcome, Err(Stopped::Ours));
        let site = outcome.ok();
        let changes = site.as_ref().map(|site| site.changes(before.as_deref())).unwrap_or_default();
        Batch { remarks, site, changes, broken }
    }
}
