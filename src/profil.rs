//! Where the time of a build goes: each stage adds what it took, when somebody asked for it.
//!
//! The one global of the program: a measure that every stage had to be handed would change every signature for
//! something that no page depends on. Without a clock (the usual case) a stage costs one read of a flag.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// A stage of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Etape {
    /// Reading and parsing the sources.
    Lecture,
    /// Replacing every reference by the thing.
    Liaison,
    /// The rules on the whole.
    Controle,
    /// Making templates smaller and compiling them; assets.
    Theme,
    /// Making the data files.
    Donnees,
    /// Building what templates see.
    Vues,
    /// Filling templates, Markdown included.
    Modeles,
    /// Painting pictures.
    Images,
    /// Making the search index.
    Recherche,
    /// Reading finished pages back.
    Relecture,
    /// Weighing the pages that the eco-design statement names.
    Pesee,
    /// Writing.
    Ecriture,
    /// Links and anchors over all pages.
    Liens,
    /// Putting the new site in the place of the old one.
    Echange,
}

impl Etape {
    /// All, in the order of the pipeline.
    pub const TOUTES: [Self; 14] = [
        Self::Lecture,
        Self::Liaison,
        Self::Controle,
        Self::Theme,
        Self::Donnees,
        Self::Vues,
        Self::Modeles,
        Self::Images,
        Self::Recherche,
        Self::Relecture,
        Self::Pesee,
        Self::Ecriture,
        Self::Liens,
        Self::Echange,
    ];

    /// Whether it runs page by page, on several threads at once: its time is then the sum of theirs.
    #[must_use]
    pub fn par_page(self) -> bool {
        matches!(self, Self::Vues | Self::Modeles | Self::Images | Self::Relecture | Self::Ecriture)
    }
}

/// What a clock says, in nanoseconds: of the calling thread's processor time when the stage runs page by page, of
/// the whole process otherwise.
pub type Horloge = fn(par_page: bool) -> u64;

static HORLOGE: OnceLock<Horloge> = OnceLock::new();
static PASSE: [AtomicU64; Etape::TOUTES.len()] = [const { AtomicU64::new(0) }; Etape::TOUTES.len()];

/// Starts to measure; only the first clock counts.
pub fn commencer(horloge: Horloge) {
    let _already = HORLOGE.set(horloge);
}

/// Does the work of a stage, and adds what it took.
pub fn pendant<T>(etape: Etape, travail: impl FnOnce() -> T) -> T {
    let Some(horloge) = HORLOGE.get() else { return travail() };
    let debut = horloge(etape.par_page());
    let fait = travail();
    if let Some(passe) = PASSE.get(etape as usize) {
        passe.fetch_add(horloge(etape.par_page()).saturating_sub(debut), Ordering::Relaxed);
    }
    fait
}

/// What each stage took, in nanoseconds of processor time.
#[must_use]
pub fn releve() -> Vec<(Etape, u64)> {
    Etape::TOUTES.into_iter().zip(&PASSE).map(|(etape, passe)| (etape, passe.load(Ordering::Relaxed))).collect()
}
