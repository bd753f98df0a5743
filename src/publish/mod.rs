//! The only writer of the disk: a site appears whole, or not at all.
//!
//! A build that fails, is killed, or runs twice at once never damages the published site, and no
//! build erases what Garrigue did not make.
//!
//! # The protocol
//!
//! 1. **Place.** [`Guard`] resolves the output and refuses the places where sources live.
//! 2. **Lock.** `.{name}.garrigue-lock`, beside the output, is locked; a second build fails at once.
//! 3. **Repair.** What a killed build left is put back or removed, then the output is examined: it
//!    must be absent, empty, or ours by its manifest.
//! 4. **Stage.** `.{name}.garrigue-new-XXXXXX` is created beside the output, hence on the same file
//!    system.
//! 5. **Write.** Files arrive from any thread through [`Sink`], each path once.
//! 6. **List.** The manifest is written; it is the mark of step 3.
//! 7. **Sync.** The staged tree is waited for. Meanwhile the whole output is examined once more, and
//!    git's files in it are copied.
//! 8. **Swap.** The two folders exchange their names in one operation of the kernel. Where there is
//!    no output, one rename does; where the file system knows no exchange, two (8a, 8b).
//! 9. **Remove.** The old tree goes, then the lock is released. A tree that refuses to go is named in
//!    [`Published::leftovers`]: the site is published all the same.
//!
//! # What the disk looks like if the build is killed
//!
//! | killed after | the output | beside it | the next build |
//! |---|---|---|---|
//! | 2, 3 | the old site | the lock file | goes on |
//! | 4, 5 | the old site | part of the new one, `…-new-XXXXXX` | removes that part |
//! | 6, 7 | the old site | the whole new one, `…-new-XXXXXX` | removes it |
//! | 8a, without exchange | nothing | the old site `…-old`, the new one `…-new-XXXXXX` | puts the old one back, removes the new one |
//! | 8 | the new site | the old one, `…-new-XXXXXX` or `…-old` | removes it |
//! | 9 | the new site | the lock file | goes on |
//!
//! "The old site" is also "nothing" before the first publication. The lock belongs to the operating
//! system, so it dies with the process; its empty file stays. After a power cut the output is the
//! old site or the new one, whole, wherever step 7 can sync.
//!
//! # What it does not promise
//!
//! A file that somebody adds to the output between steps 7 and 8, or changes there at any time, is
//! lost with the old tree. Owners and access lists of the old folder are not copied, only its mode.

mod contents;
mod durability;
mod error;
mod former;
mod guard;
mod in_place;
mod ledger;
mod leftovers;
mod lock;
mod manifest;
mod mount;
mod path;
mod present;
mod publication;
mod recall;
mod sink;
mod staging;
mod steps;
mod swap;
mod tree;
mod verify;
mod wording;

#[cfg(test)]
mod tests;

pub use crate::fingerprint::{Fingerprint, NotSha256, Sha256};
pub use error::{Operation, PublishError};
pub use guard::Guard;
pub use lock::Holder;
pub use manifest::{MANIFEST_NAME, Manifest};
pub use path::{OutPath, PathError, PathFault};
pub use publication::{Publication, Published};
pub use sink::{Held, HeldFiles, MemorySink, Sink, Written};
pub use verify::{Verdict, verify};
