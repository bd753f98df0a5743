//! Reads the finished pages back: what a visitor will really get.
//!
//! Each page is read once, as it is made, into a [`PageRead`] (its anchors, where its links lead among the
//! [`Addresses`] of the site, what is wrong with it alone); when all are made, [`check`] looks across them: anchors
//! of other pages, titles, pages that no link reaches.

mod addresses;
mod formes;
mod links;
mod page;
pub mod rules;

pub use addresses::Addresses;
pub use links::check;
pub use page::PageRead;
