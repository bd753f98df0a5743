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
    /// The manifest is written.
    Listed,
    /// The staging folder is on the disk, with git's files.
    Synced,
    /// Without exchange only: the old site is under another name, and the output does not exist.
    SetAside,
    /// The output is the new site.
    Swapped,
    /// The old tree is removed.
    Removed,
}

/// Does nothing, outside tests.
#[cfg(not(test))]
pub(super) const fn reached(_: Step) {}

/// Kills the process, without unwinding, when a test has asked for it at this step.
#[cfg(test)]
pub(super) fn reached(step: Step) {
    if std::env::var("GARRIGUE_ABORT_AFTER").is_ok_and(|wanted| wanted == format!("{step:?}")) {
        std::process::abort();
    }
}
