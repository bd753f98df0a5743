//! From a view and a theme to bytes: a pure function.
//!
//! 1. [`Theme::load`] compiles templates once, checks tokens, and fingerprints assets.
//! 2. [`Theme::render`] fills a template with a view; [`markdown`] is its filter `prose`.
//! 3. [`minify`] makes the page smaller without changing a word.

mod assets;
mod contrast;
pub mod markdown;
mod minify;
pub mod rules;
mod theme;

pub use theme::{RenderError, Theme};
