//! Shapes of territories: from the files that a team gives to what a map draws.
//!
//! 1. [`lecture`] reads `GeoJSON` and `TopoJSON`, and says at which line a geometry cannot be drawn.
//! 2. [`trace`] puts the shapes of one map on a small grid: projection, shared borders, simplification, paths.
//!    [`topologie`] is how a border that two shapes share stays one line, however much it is simplified.
//!
//! Nothing here knows a territory: shapes have codes, and [`crate::link`] joins them.

pub mod lecture;
mod topologie;
pub mod trace;

pub use lecture::{Contour, Faute, Fichier};
pub use trace::{Dessin, Trace};

/// A position: longitude and latitude in degrees, or two lengths on a plane; the second grows northwards.
pub type Point = (f64, f64);

/// A closed line; the last point is not the first again.
pub type Anneau = Vec<Point>;
