//! The points where a test may kill a build, one after each change of the disk.

/// A change of the disk that has just been made; the order is that of [the protocol](super).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The lock is held.
    Locked,
    /// What an interrupted build had left is put back or removed.
    Recovered,
    /// The staging folder exists.
    Staged,
    /// One more file is written in it.
    Written,
    /// One more file of the old site has its second name in it.
    Linked,
    /// The manifest is written.
    Listed,
    /// The staging folder is on the disk, with git's files.
    Synced,
    /// Without exchange only: the old site is under another name, and the output does not exist.
    SetAside,
    /// Where the output cannot be moved: the whole new site is in it, under the name of the journal.
    Journaled,
    /// One more file of it is in its place.
    Moved,
    /// The manifest is.
    Relisted,
    /// One more file that the new site does not have is removed.
    Erased,
    /// The output is the new site.
    Swapped,
    /// The old tree is removed.
    Removed,
}

/// Does nothing, outside tests.
#[cfg(not(test))]
pub(super) const fn reached(_: Step) {}

/// Kills the process, without unwinding, when a test has asked for it: `Written` is at the first
/// file written, `Written:7` at the seventh.
#[cfg(test)]
pub(super) fn reached(step: Step) {
    use std::sync::atomic::{AtomicU32, Ordering};
    static TIMES: AtomicU32 = AtomicU32::new(0);
    let Ok(wanted) = std::env::var("GARRIGUE_ABORT_AFTER") else { return };
    let (name, rank) = wanted.split_once(':').unwrap_or((&wanted, "1"));
    // Only the wanted step is counted.
    if name == format!("{step:?}") && TIMES.fetch_add(1, Ordering::SeqCst) + 1 == rank.parse().unwrap_or(1) {
        std::process::abort();
    }
}
