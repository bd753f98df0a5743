//! The kinds of things that may be missing.

use crate::diagnostic::Bilingual;
use crate::say;

/// A kind of thing that may be missing, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Genre {
    /// What a territory retained, and wrote at least one fiche of.
    Retenu,
    /// The sections of fiches.
    Section,
    /// Fiches that give a figure or are followed by an indicator.
    Indicateur,
    /// Figures that say when.
    Annee,
    /// Figures that say where they come from.
    Source,
    /// Acronyms that the glossary knows.
    Sigle,
    /// Texts that are short enough to be read.
    Longueur,
    /// Texts that are easy enough to read.
    Lisibilite,
    /// Pages that something leads to.
    Lien,
    /// Pages in the other languages of the portal.
    Traduction,
}

impl Genre {
    /// All of them.
    pub const TOUS: [Self; 10] = [
        Self::Retenu,
        Self::Section,
        Self::Indicateur,
        Self::Annee,
        Self::Source,
        Self::Sigle,
        Self::Longueur,
        Self::Lisibilite,
        Self::Lien,
        Self::Traduction,
    ];

    /// Its name in commands and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Retenu => "retenu",
            Self::Section => "section",
            Self::Indicateur => "indicateur",
            Self::Annee => "annee",
            Self::Source => "source",
            Self::Sigle => "sigle",
            Self::Longueur => "longueur",
            Self::Lisibilite => "lisibilite",
            Self::Lien => "lien",
            Self::Traduction => "traduction",
        }
    }

    /// What is counted when it is done.
    #[must_use]
    pub fn nom(self) -> Bilingual {
        match self {
            Self::Retenu => say!("Éléments retenus qui ont une fiche", "Retained nodes that have a sheet"),
            Self::Section => say!("Sections renseignées", "Sections with a text"),
            Self::Indicateur => {
                say!("Fiches avec un chiffre ou un indicateur", "Sheets with a figure or an indicator")
            }
            Self::Annee => say!("Chiffres avec leur année", "Figures with their year"),
            Self::Source => say!("Chiffres avec leur source", "Figures with their source"),
            Self::Sigle => say!("Sigles dans le glossaire", "Acronyms in the glossary"),
            Self::Longueur => say!("Textes assez courts", "Texts short enough"),
            Self::Lisibilite => say!("Textes faciles à lire", "Texts easy to read"),
            Self::Lien => say!("Pages vers lesquelles un lien mène", "Pages that a link leads to"),
            Self::Traduction => say!("Pages traduites", "Translated pages"),
        }
    }
}
