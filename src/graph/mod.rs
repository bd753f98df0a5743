//! Who is where and who cites whom, at both ends.
//!
//! [`Chemin`] gives every thing its address, by pure functions of its identifier. `lieux` lists the places of the
//! portal where something is said; [`Index`] turns that list around, so that every relation also shows at its other
//! end: a theme knows its fiches, a source its figures, an acronym the pages that use it. Nothing is kept by hand.

pub mod articulation;
mod chemin;
mod chiffres;
mod contenu;
mod index;
mod lieux;
mod role;
pub mod sigles;

pub use chemin::Chemin;
pub use index::{DemandeSituee, Index, TerritoireSitue};
pub use lieux::{Lieu, Sorte};
pub(crate) use lieux::{lieux, titre_de};
pub use role::{ActionSituee, Emploi, Role};
