//! Reads the finished pages back: what a visitor will really get.
//!
//! Each page is read once, as it is made, into a [`PageRead`] (its anchors and its links); when all are made,
//! [`links`] checks that every link leads to a page, a file or an anchor that exists, and that every page is reached
//! from the home.

mod links;
mod page;
pub mod rules;

pub use links::check;
pub use page::PageRead;
