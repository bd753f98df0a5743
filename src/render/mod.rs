//! From a view and a theme to bytes: a pure function.
//!
//! 1. [`Theme::load`] makes templates smaller (`compact`) and compiles them once, checks tokens, and fingerprints
//!    assets.
//! 2. [`Theme::render`] fills a template with a view; [`markdown`] is its filter `prose`, [`svg`] draws
//!    its charts.

mod assets;
mod compact;
mod contrast;
mod couleurs;
mod feuille;
mod fingerprints;
mod lisible;
pub mod markdown;
mod minify;
#[cfg(feature = "partage")]
mod partage;
mod prose;
mod reading;
pub mod rules;
mod skeleton;
pub mod svg;
mod theme;
mod tight;
mod words;

pub use theme::{RenderError, Theme};
