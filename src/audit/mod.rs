//! Reads the finished pages back: what a visitor will really get.
//!
//! Each page is read once, as it is made, into a [`PageRead`]: its anchors, where its links lead among the
//! [`Addresses`] of the site, and what the rules of one page ([`rules`], one file a rule) find wrong. When all are made,
//! [`check`] looks across them (anchors of other pages, titles, pages that no link reaches, rules that had nothing to
//! look at) and says each fault once, at the line of the source or template that causes it ([`Causes`]).
//!
//! ```text
//! html: bytes ─► tree, disorders ─► rules: faults ─► check: one finding a cause ─► Diagnostics
//! ```

mod addresses;
mod cause;
mod check;
mod fault;
mod files;
mod formes;
mod html;
mod page;
pub mod poids;
pub mod rules;
mod structured;

pub use addresses::Addresses;
pub use cause::Causes;
pub use check::{Built, check};
pub use files::FileRead;
pub use page::PageRead;

/// The name of the element that a start tag opens.
fn html_name(tag: &str) -> &str {
    let name = tag.strip_prefix('<').unwrap_or(tag);
    name.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default()
}
