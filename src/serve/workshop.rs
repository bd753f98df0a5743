//! Makes the site again after each save, and says what came of it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rayon::ThreadPool;

use super::ahead::Ahead;
use super::desk::Task;
use super::rebuild::{Order, Previous, Rebuilt, Remarks, Stopped, rebuild};
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
pub struct Batch {
    /// Everything that is wrong, sorted, with the texts that messages quote.
    pub remarks: Remarks,
    /// The site; `None` when something stops it.
    pub site: Option<Arc<Site>>,
    /// What makes single pages of that site again.
    pub(super) ahead: Option<Ahead>,
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

    /// Makes the site from what the sources are now; `None` when a later save made it useless.
    pub fn build(&mut self, task: &Task) -> Option<Batch> {
        let before = self.previous.site.clone();
        let Self { order, threads, previous } = self;
        let work = || {
            let mut remarks = Remarks::default();
            let outcome = threads.install(|| rebuild(order, previous, &task.abandoned, &mut remarks));
            (remarks, outcome)
        };
        // An author must not lose the preview to a fault of ours: what was learnt is forgotten, but for the last site.
        let Ok((mut remarks, outcome)) = catch_unwind(AssertUnwindSafe(work)) else {
            self.previous = Previous { site: before, ..Previous::default() };
            let (remarks, changes) = (Remarks::default(), Changes::default());
            return Some(Batch { remarks, site: None, ahead: None, changes, broken: true });
        };
        remarks.diagnostics.sort(&remarks.files);
        let broken = matches!(outcome, Err(Stopped::Ours));
        let (site, ahead) = match outcome {
            Ok(Rebuilt { site, ahead }) => (Some(site), Some(ahead)),
            Err(Stopped::Mistake | Stopped::Ours) => (None, None),
            Err(Stopped::Abandoned) => return None,
        };
        let changes = site.as_ref().map(|site| site.changes(before.as_deref())).unwrap_or_default();
        Some(Batch { remarks, site, ahead, changes, broken })
    }
}
