//! What is missing from the sources, as a list to work through: a figure without its year, a fiche that gives no figure,
//! a page that nobody translated.
//!
//! None of it is an error, and some will never be there, because the document does not say it. So each [`Genre`] counts
//! what is done beside what is not, file by file; nothing of it is published. [`constats`] looks, one function a genre;
//! [`texte`], [`json`](fn@json) and `page` show.

mod constats;
mod genre;
#[cfg(feature = "serve")]
pub mod page;
pub mod texte;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Bilingual, FileId, Files, Lang};
use crate::link::Linked;

pub use genre::Genre;

/// Something to write, or to look at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manque {
    /// Line, from 1.
    pub ligne: usize,
    /// Of which kind.
    pub genre: Genre,
    /// Which one.
    pub quoi: Bilingual,
}

/// How many of something are done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Compte {
    /// Done.
    pub faits: usize,
    /// Done or not.
    pub total: usize,
}

impl Compte {
    /// What is left.
    #[must_use]
    pub fn reste(self) -> usize {
        self.total - self.faits
    }

    fn add(&mut self, done: bool) {
        self.total += 1;
        self.faits += usize::from(done);
    }

    fn sum<'c>(all: impl Iterator<Item = &'c Self>) -> Self {
        all.fold(Self::default(), |sum, c| Self { faits: sum.faits + c.faits, total: sum.total + c.total })
    }
}

/// A source file.
#[derive(Debug, Clone, Default)]
pub struct Fichier {
    /// What is done in it, by kind.
    pub genres: BTreeMap<Genre, Compte>,
    /// What is not, in the order of the file.
    pub manques: Vec<Manque>,
}

impl Fichier {
    /// What is done in it.
    #[must_use]
    pub fn compte(&self) -> Compte {
        Compte::sum(self.genres.values())
    }
}

/// The state of the sources.
#[derive(Debug, Default)]
pub struct Etat {
    /// By path, those in which anything was looked at.
    pub fichiers: BTreeMap<String, Fichier>,
}

impl Etat {
    /// Looks at linked sources.
    #[must_use]
    pub fn of(linked: &Linked, files: &Files) -> Self {
        let mut etat = Self::default();
        let mut releve = Releve { etat: &mut etat, files };
        constats::tous(linked, &mut releve);
        for fichier in etat.fichiers.values_mut() {
            fichier.manques.sort_by(|a, b| (a.ligne, a.genre, &a.quoi.fr).cmp(&(b.ligne, b.genre, &b.quoi.fr)));
        }
        etat
    }

    /// Only what is of these kinds, in files whose path begins with `debut`.
    #[must_use]
    pub fn choisi(self, genres: &[Genre], debut: &str) -> Self {
        let wanted = |genre: Genre| genres.is_empty() || genres.contains(&genre);
        let mut fichiers = self.fichiers;
        fichiers.retain(|path, _| path.starts_with(debut));
        for fichier in fichiers.values_mut() {
            fichier.manques.retain(|m| wanted(m.genre));
            fichier.genres.retain(|genre, _| wanted(*genre));
        }
        fichiers.retain(|_, fichier| !fichier.genres.is_empty());
        Self { fichiers }
    }

    /// By kind, those of which there is anything.
    #[must_use]
    pub fn genres(&self) -> BTreeMap<Genre, Compte> {
        let mut all: BTreeMap<Genre, Compte> = BTreeMap::new();
        for (genre, compte) in self.fichiers.values().flat_map(|f| &f.genres) {
            let sum = all.entry(*genre).or_default();
            *sum = Compte::sum([*sum, *compte].iter());
        }
        all
    }

    /// All that was looked at.
    #[must_use]
    pub fn total(&self) -> Compte {
        Compte::sum(self.fichiers.values().flat_map(|f| f.genres.values()))
    }

    /// The files in which something is left, with it.
    pub fn a_faire(&self) -> impl Iterator<Item = (&str, &Fichier)> {
        self.fichiers.iter().filter(|(_, f)| !f.manques.is_empty()).map(|(path, f)| (path.as_str(), f))
    }
}

/// Where what was looked at is noted.
struct Releve<'a> {
    etat: &'a mut Etat,
    files: &'a Files,
}

impl Releve<'_> {
    /// Notes that a thing is done or not; `quoi` names it when it is not.
    fn note(&mut self, genre: Genre, file: FileId, ligne: usize, done: bool, quoi: impl FnOnce() -> Bilingual) {
        let fichier = self.etat.fichiers.entry(self.files.path(file).to_owned()).or_default();
        fichier.genres.entry(genre).or_default().add(done);
        if !done {
            fichier.manques.push(Manque { ligne, genre, quoi: quoi() });
        }
    }
}

/// The state as JSON, for another program.
///
/// # Errors
/// What the serializer says.
pub fn json(etat: &Etat, lang: Lang) -> Result<String, serde_json::Error> {
    let genres: Vec<_> = etat
        .genres()
        .iter()
        .map(|(g, c)| serde_json::json!({ "id": g.id(), "nom": g.nom().get(lang), "faits": c.faits, "total": c.total }))
        .collect();
    let fichiers: Vec<_> = etat
        .fichiers
        .iter()
        .map(|(path, f)| {
            let manques: Vec<_> = f
                .manques
                .iter()
                .map(|m| serde_json::json!({ "ligne": m.ligne, "genre": m.genre.id(), "quoi": m.quoi.get(lang) }))
                .collect();
            let Compte { faits, total } = f.compte();
            serde_json::json!({ "chemin": path, "faits": faits, "total": total, "manques": manques })
        })
        .collect();
    let Compte { faits, total } = etat.total();
    serde_json::to_string_pretty(&serde_json::json!({
        "faits": faits, "total": total, "genres": genres, "fichiers": fichiers
    }))
}
