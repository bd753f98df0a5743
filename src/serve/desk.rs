//! Between the thread that hears of saves and the one that builds.
//!
//! A save interrupts the build under way, whose result would be late: its pages are shown ahead at once, and one build of
//! all that was saved begins.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::ahead::Ahead;
use super::stage::Stage;
use super::workshop::Batch;

/// What the two threads share.
#[derive(Default)]
pub struct Desk {
    stage: Stage,
    state: Mutex<State>,
    woken: Condvar,
}

#[derive(Default)]
struct State {
    /// What was saved and is not built.
    saved: BTreeSet<PathBuf>,
    /// Whether a save has come since the last build began.
    pending: bool,
    /// Whether no save will come any more.
    closed: bool,
    /// Tells the build under way that nobody waits for it.
    abandoned: Arc<AtomicBool>,
    ahead: Option<Ahead>,
}

/// A build to make.
#[derive(Debug)]
pub struct Task {
    /// What was saved since the last build that was shown.
    pub saved: BTreeSet<PathBuf>,
    /// Set once nobody waits for this build.
    pub abandoned: Arc<AtomicBool>,
}

impl Desk {
    /// An empty desk, before a stage.
    #[must_use]
    pub fn new(stage: Stage) -> Self {
        Self { stage, ..Self::default() }
    }

    /// Takes note of a save, and shows at once the pages of what was saved; says how many.
    pub fn save(&self, saved: BTreeSet<PathBuf>) -> usize {
        let mut state = self.state();
        state.abandoned.store(true, Ordering::Relaxed);
        // Our own fault must not cost the author the page: the whole build makes it.
        let pages = state.ahead.take().and_then(|mut ahead| {
            catch_unwind(AssertUnwindSafe(|| ahead.pages(&saved))).ok().map(|pages| (ahead, pages))
        });
        let mut count = 0;
        if let Some((ahead, pages)) = pages {
            state.ahead = Some(ahead);
            count = pages.len();
            if count > 0 && !self.stage.advance(pages) {
                count = 0;
            }
        }
        state.saved.extend(saved);
        state.pending = true;
        self.woken.notify_one();
        count
    }

    /// Says that no save will come any more.
    pub fn close(&self) {
        let mut state = self.state();
        state.closed = true;
        state.abandoned.store(true, Ordering::Relaxed);
        self.woken.notify_one();
    }

    /// Waits for something to build; `None` once the desk is closed.
    pub fn take(&self) -> Option<Task> {
        let mut state = self.state();
        while !state.pending && !state.closed {
            state = self.woken.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.closed {
            return None;
        }
        state.pending = false;
        state.abandoned = Arc::default();
        Some(Task { saved: state.saved.clone(), abandoned: Arc::clone(&state.abandoned) })
    }

    /// Shows what came of a task, `fault` being what stands over the last good site when there is none; false, and nothing
    /// is shown, when a save has come meanwhile.
    pub fn put(&self, batch: &mut Batch, fault: &str) -> bool {
        let mut state = self.state();
        if state.pending {
            return false;
        }
        match &batch.site {
            Some(site) => self.stage.show(Arc::clone(site)),
            None => self.stage.refuse(fault),
        }
        state.saved.clear();
        if let Some(ahead) = batch.ahead.take() {
            let former = state.ahead.replace(ahead);
            drop(state);
            // Thousands of texts: nobody must wait for that.
            drop(former);
        }
        true
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
