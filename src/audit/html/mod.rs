//! Reads a finished page into a tree, and says what a browser would have to mend in it.
//!
//! [`read`] is a tokenizer and a tree builder for pages without a fault: what is written is then the tree, and every
//! element is closed by its own end tag. It goes on after a fault, so that the other rules can speak too, and leaves to
//! the standard's tokenizer (html5gum, five times slower) to name what it did not recognise. Tests hold both it and the
//! tree against the standard's own (html5gum, html5ever): on a page that it accepts, they find the same.

mod attr;
mod document;
mod reader;
mod reference;
mod tag;
mod tree;

pub(super) use attr::Attr;
pub(super) use document::{Attribute, Document, Id};
pub(super) use reader::read;
pub(super) use reference::{join, resolve, words};
pub(super) use tag::Tag;
pub(super) use tree::Disorder;

#[cfg(test)]
mod tests;
