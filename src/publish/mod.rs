//! The only writer of the disk: a site appears whole, or not at all.
//!
//! A build that fails, is killed, or runs twice at once never damages the published site, and no
//! build erases what Garrigue did not make.
//!
//! # The protocol
//!
//! 1. **Place.** [`Guard`] resolves the output and refuses the places where sources live.
//! 2. **Lock.** `.{name}.garrigue-lock`, beside the output, is locked, and says by which process; a
//!    second build fails at once, and names it.
//! 3. **Repair.** What a killed build left is finished, put back or removed, then the output is
//!    examined: it must be absent, empty, or ours by its manifest, which is read.
//! 4. **Write.** Files arrive from any thread through [`Sink`], each path once. A file whose bytes are
//!    published already is only noted ([`Sink::keep`] asks for it by its fingerprint alone). The
//!    others go to `.{name}.garrigue-new-XXXXXX`, created for the first of them beside the output,
//!    hence on the same file system.
//! 5. **Or stop here.** Every file is published, and no other one is listed: the output stays exactly
//!    as it is, down to the times of its files.
//! 6. **Link.** Each noted file gets a second name in the staging folder, a hard link: nothing is
//!    copied, and its modification time stays. Where the file admits none (the file system, an
//!    immutable file, one of another owner), a copy with its time. A file that somebody has changed
//!    since it was noted stops the build.
//! 7. **List.** The manifest is written; it is the mark of step 3.
//! 8. **Sync.** The staged tree is waited for. Meanwhile the whole output is examined once more, and
//!    git's files in it are copied.
//! 9. **Swap.** The two folders exchange their names in one operation of the kernel. Where there is
//!    no output, one rename does; where the file system knows no exchange, two (9a, 9b). Where the
//!    output cannot be moved, see below.
//! 10. **Remove.** The old tree goes, then the lock is released. A tree that refuses to go is named in
//!     [`Published::leftovers`]: the site is published all the same.
//!
//! # What the disk looks like if the build is killed
//!
//! | killed after | the output | beside it | the next build |
//! |---|---|---|---|
//! | 2, 3 | the old site | the lock file | goes on |
//! | 4, 6 | the old site | part of the new one, `…-new-XXXXXX` | removes that part |
//! | 7, 8 | the old site | the whole new one, `…-new-XXXXXX` | removes it |
//! | 9a, without exchange | nothing | the old site `…-old`, the new one `…-new-XXXXXX` | puts the old one back, removes the new one |
//! | 9 | the new site | the old one, `…-new-XXXXXX` or `…-old` | removes it |
//! | 10 | the new site | the lock file | goes on |
//!
//! "The old site" is also "nothing" before the first publication. The lock belongs to the operating
//! system, so it dies with the process; its file stays. After a power cut the output is the old site
//! or the new one, whole, wherever step 8 can sync.
//!
//! # An output that cannot be moved
//!
//! A volume of Docker, a share, a bind mount, a folder in the image of a container: files in it can
//! be replaced, the folder cannot. The lock and the staging folder are then inside (`.garrigue-lock`,
//! `.garrigue-new-XXXXXX`), kept files are left alone, and step 9 is [`in_place`]:
//!
//! 1. the folders of the new files are created, so that a full disk is met now;
//! 2. the staging folder, whole and on the disk, takes the name of the journal, `.garrigue-next`;
//! 3. each file takes its place by one rename: new assets, new pages, what changes, `index.html`;
//! 4. the manifest, then the removal of the pages that are gone, then of the assets;
//! 5. the journal goes.
//!
//! No page names one that is not there, at any moment. Killed before 2, the output is the old site,
//! and the next build removes the staging folder; after 2, the next build finishes the new site
//! before it does anything else. In between, visitors see files of both, each one whole:
//! [`Published::in_place`] says so, and [`verify`] says that a publication is not finished.
//!
//! # What it does not promise
//!
//! A file that somebody adds to the output between steps 8 and 9 is lost with the old tree, and so
//! is a change to a file that is replaced. Between steps 6 and 9, a change *in* a kept file is in the
//! new site too, because it is the same file: [`verify`] tells it, and the next build that writes
//! mends it. A build that stops at step 5 has not looked for files added inside the folders of the
//! site: nothing erases them. Owners and access lists of the old folder are not copied, only its mode.

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
mod new_file;
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
pub use new_file::new_file;
pub use path::{OutPath, PathError, PathFault};
pub use publication::{Publication, Published};
pub use sink::{Held, HeldFiles, MemorySink, Sink, Written};
pub use verify::{Verdict, verify};
