//! The promises of the room, one test each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::print_stdout
)]

mod atomicity;
mod contents;
mod in_place;
mod kill;
mod path;
mod place;
mod sink;
mod support;
mod system;
mod unchanged;
mod verify;
mod wording;
