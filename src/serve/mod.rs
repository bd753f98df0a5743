//! The preview: an author saves a file, and sees the page.
//!
//! ```text
//!             save                  workshop                       stage
//! content/ ─────────► source::watch ────────► pipeline, in memory ───────► http ──► the author's browser
//! themes/                                                 the last good site, and what is wrong now
//! ```
//!
//! 1. [`workshop`] makes the site again by [`rebuild`], into memory; a file that did not change keeps its bytes.
//! 2. [`stage`] holds what is shown: the last good site, and the mistakes that stop the next one.
//! 3. [`http`] answers on this machine only, from memory only; [`guard`] refuses the names of other machines.
//! 4. [`overlay`] adds to each page, as it leaves, what shows mistakes; [`events`] says when they change, and tells a
//!    page to reload if its own bytes changed.
//!
//! Nothing here reads or writes the disk, and nothing of it is in what `build` publishes.

pub mod events;
pub mod guard;
pub mod http;
mod media;
pub mod overlay;
pub mod rebuild;
pub mod site;
pub mod stage;
pub mod workshop;

pub use http::serve;
pub use rebuild::Remarks;
pub use site::{Changes, Site};
pub use stage::Stage;
pub use workshop::{Batch, Workshop};
