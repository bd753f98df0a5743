//! The preview: an author saves a file, and sees the page.
//!
//! ```text
//!             save                   desk   ahead: the pages of that file    stage
//! content/ ─────────► source::watch ──┬──────────────────────────────────────┬─► http ──► the author's browser
//! themes/                             └► workshop: pipeline, in memory ──────┘
//!                                        the whole site, and what is wrong now
//! ```
//!
//! 1. [`ahead`] makes the pages of the file that was saved, at once; [`desk`] stops the build that the save makes useless.
//!    [`workshop`] makes the whole site again by [`rebuild`], into memory; a file that did not change keeps its bytes.
//! 2. [`stage`] holds what is shown: the last good site, and the mistakes that stop the next one.
//! 3. [`http`] answers on this machine only, from memory only; [`guard`] refuses the names of other machines.
//! 4. [`overlay`] adds to each page, as it leaves, what shows mistakes; [`events`] says when they change, and tells a
//!    page to reload if its own bytes changed.
//!
//! Nothing here reads or writes the disk, and nothing of it is in what `build` publishes.

pub mod ahead;
pub mod desk;
pub mod events;
pub mod guard;
pub mod http;
mod media;
pub mod overlay;
pub mod rebuild;
pub mod site;
pub mod stage;
#[cfg(test)]
mod tests;
pub mod workshop;

pub use desk::Desk;
pub use http::serve;
pub use rebuild::Remarks;
pub use site::{Changes, Site};
pub use stage::Stage;
pub use workshop::{Batch, Workshop};
