//! Says when something that a build reads may have changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::is_temporary;
use crate::diagnostic::Bilingual;
use crate::say;

/// How long the disk must be quiet, where the system does not say that a file is closed: an editor that empties a file,
/// then writes it, is seen once.
const QUIET: Duration = Duration::from_millis(10);
/// A disk that is never quiet is listened to for no longer.
const LONGEST: Duration = Duration::from_millis(200);

/// Watches the folders that a build reads.
pub struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    roots: Vec<Root>,
}

/// A watched folder.
struct Root {
    /// As the command names it.
    shown: PathBuf,
    /// As events name it.
    absolute: PathBuf,
}

impl Watch {
    /// Watches folders, and what is in them; one that is not there yet is watched from the moment it appears.
    ///
    /// # Errors
    /// When the system refuses, said as a sentence.
    pub fn new(folders: &[&Path]) -> Result<Self, Bilingual> {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender).map_err(|e| refusal(&e))?;
        let absolute = |folder: &Path| std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        let roots = folders.iter().map(|f| Root { shown: f.to_path_buf(), absolute: absolute(f) }).collect();
        let mut watch = Self { watcher, events, roots };
        watch.begin().map_err(|e| refusal(&e))?;
        Ok(watch)
    }

    fn begin(&mut self) -> notify::Result<()> {
        // The folder above says that a watched one was renamed, deleted or made again.
        let above: BTreeSet<&Path> = self.roots.iter().filter_map(|r| r.absolute.parent()).collect();
        for folder in above.into_iter().filter(|f| f.is_dir()) {
            self.watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
        for root in self.roots.iter().filter(|r| r.absolute.is_dir()) {
            self.watcher.watch(&root.absolute, RecursiveMode::Recursive)?;
        }
        Ok(())
    }

    /// All that is watched.
    #[must_use]
    pub fn everything(&self) -> BTreeSet<PathBuf> {
        self.roots.iter().map(|root| root.shown.clone()).collect()
    }

    /// Waits until something has changed, and is whole: its writer has closed it, or the disk is quiet again. Says what,
    /// each path once, a folder for all that is in it. `None` means that no more will be said.
    pub fn wait(&mut self) -> Option<BTreeSet<PathBuf>> {
        let mut changed = BTreeSet::new();
        let mut whole = loop {
            let event = self.events.recv().ok()?;
            if self.hear(&event, &mut changed) {
                break is_whole(&event);
            }
        };
        let patience = Instant::now() + LONGEST;
        while Instant::now() < patience {
            let next = if whole { self.events.try_recv().ok() } else { self.events.recv_timeout(QUIET).ok() };
            let Some(event) = next else { break };
            if self.hear(&event, &mut changed) {
                whole = is_whole(&event);
            }
        }
        Some(changed)
    }

    /// Notes what an event says; whether it matters.
    fn hear(&mut self, event: &notify::Result<Event>, changed: &mut BTreeSet<PathBuf>) -> bool {
        let event = match event {
            Ok(event) if !event.need_rescan() => event,
            // The system lost count.
            _ => {
                changed.append(&mut self.everything());
                return true;
            }
        };
        // Reading is an event too, and a build reads everything.
        if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
            return false;
        }
        let mut matters = false;
        let mut again = Vec::new();
        for path in &event.paths {
            for root in &self.roots {
                let Ok(inside) = path.strip_prefix(&root.absolute) else { continue };
                if inside.components().any(|c| is_temporary(&c.as_os_str().to_string_lossy())) {
                    continue;
                }
                matters = true;
                let whole = inside.as_os_str().is_empty();
                changed.insert(if whole { root.shown.clone() } else { root.shown.join(inside) });
                if whole {
                    again.push(root.absolute.clone());
                }
            }
        }
        for folder in again {
            // The system follows a folder under its old name, or not at all.
            let _was_gone = self.watcher.unwatch(&folder);
            if folder.is_dir() {
                let _is_gone = self.watcher.watch(&folder, RecursiveMode::Recursive);
            }
        }
        matters
    }
}

/// Whether an event says that what it names is as its writer wants it: closed, or put in its place under its name.
fn is_whole(event: &notify::Result<Event>) -> bool {
    let put = ModifyKind::Name(RenameMode::To);
    event.as_ref().is_ok_and(|event| {
        event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write)) || event.kind == EventKind::Modify(put)
    })
}

fn refusal(error: &notify::Error) -> Bilingual {
    match error.kind {
        ErrorKind::MaxFilesWatch => say!(
            "le système ne surveille pas autant de dossiers ; augmentez « fs.inotify.max_user_watches ».",
            "the system does not watch so many folders; raise “fs.inotify.max_user_watches”."
        ),
        _ => say!("les sources ne peuvent pas être surveillées : {error}.", "the sources cannot be watched: {error}."),
    }
}
