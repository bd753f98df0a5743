//! The only reader of the disk (`scribe` reads a file again just before it adds to it).
//!
//! 1. [`walk`] lists the files of a folder, in a fixed order, and refuses what must not be read (links, huge files).
//! 2. [`text`] turns bytes into text (UTF-8, no byte-order mark) and says where they are not.
//! 3. [`front_matter`] splits a Markdown file into its YAML head and its body.
//! 4. [`yaml`] reads YAML into the types of [`crate::model`], keeping the place of every value; [`csv`] does so for long lists.
//! 5. [`content`] gives each file its type from its place in the folder; [`theme`] reads templates, tokens and assets.
//! 6. [`watch`] says, for a preview, that something of it has changed.
//!
//! 7. [`inputs`] tells whether any of it changed since the last build; [`reread`] reads again the one file that did.
//!
//! Nothing is judged here beyond what cannot be read at all: rules live in [`crate::link`] and [`crate::check`].

mod blank;
mod choices;
pub mod content;
mod csv;
pub mod dossier;
mod foreign;
mod front_matter;
pub mod hints;
pub mod inputs;
pub mod lignee;
mod needed;
pub mod observations;
pub mod reread;
pub mod rules;
mod temporary;
mod text;
pub mod theme;
pub mod version;
mod walk;
#[cfg(feature = "serve")]
pub mod watch;
mod yaml;

pub use content::{Parsed, Sources};
pub use temporary::is_temporary;
pub(crate) use text::turns_round;
