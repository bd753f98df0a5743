//! Garrigue: a static site generator for public health-plan portals.
//!
//! ```text
//! content/ ──► source ──► model ──► link ──► check ──► portal ──► render ──► audit ──► publish ──► output/
//! themes/  ──►   │                             │          │          │          ▲         ▲
//!              only reader                 Diagnostics  pages,     HTML       export  only writer
//!              of the disk                 with spans   links              (calendars)
//! ```
//!
//! 1. [`source`] reads files into the `…Brut` types of [`model`], keeping the place of every value.
//! 2. [`link`] reads every value and replaces every reference by the thing itself.
//! 3. [`check`] applies the rules that only make sense on the whole.
//! 4. [`portal`] decides which pages exist, their addresses and their links, and builds what templates see.
//! 5. [`render`] turns a view and a theme into HTML: a pure function.
//! 6. [`export`] writes what other programs read; [`recherche`] what the search field reads.
//! 7. [`audit`] reads the finished pages back.
//! 8. [`publish`] writes them, all or none.
//!
//! [`cache`] is what a build remembers of the last one: pages whose view and theme are the same are not made again.
//! [`geo`] turns the shapes that a team gives into the paths of a map; [`link`] joins them to territories.
//! [`diagnostic`] is what all of them say to authors; [`french`] and [`english`] are what they know of languages.
//! [`etat`] lists what is still missing from the sources.
//! [`schema`] tells editors what a source may hold.
//! [`scribe`] writes sources: the seeds of a new site, one more fiche. `serve` (feature `serve`) keeps the last good site in memory, and shows it to its author at each save.

pub mod audit;
pub mod cache;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod english;
pub mod etat;
pub mod export;
pub mod fingerprint;
pub mod french;
pub mod geo;
pub mod graph;
pub mod import;
pub mod link;
pub mod model;
pub mod pipeline;
pub mod portal;
pub mod profil;
pub mod publish;
pub mod recherche;
pub mod render;
pub mod schema;
pub mod scribe;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
