//! What the finished pages weigh: what the eco-design statement says, and nothing else.

use crate::graph::Chemin;

/// The measures of a portal, but for the page that tells them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mesures {
    /// How many pages were measured.
    pub pages: usize,
    /// What the page in the middle weighs, compressed, with its style sheets, in bytes.
    pub mediane: u64,
    /// What the style sheets of the heaviest of pages weigh, compressed, in bytes.
    pub feuilles: u64,
    /// How many pages ask for a script.
    pub avec_script: usize,
    /// How many fonts the theme publishes.
    pub polices: usize,
    /// Pages of each kind, the heaviest kind first.
    pub genres: Vec<MesureDeGenre>,
    /// The most that a page should weigh, in bytes.
    pub limite: u64,
    /// The most files that a page should ask for, itself included.
    pub limite_demandes: u32,
}

/// What the pages of a kind weigh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MesureDeGenre {
    /// How many pages.
    pub pages: usize,
    /// The heaviest of them.
    pub chemin: Chemin,
    /// Its window title, without the portal's.
    pub titre: String,
    /// The language of that page, when it is not the portal's.
    pub langue: Option<String>,
    /// What it weighs, compressed, with its style sheets, in bytes.
    pub poids: u64,
    /// The most files that a page of the kind asks for, itself included.
    pub demandes: u32,
}
