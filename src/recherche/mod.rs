//! The search index: small files that a script of the theme reads, one at a time.
//!
//! Everything that needs the language is done here, once: words are folded (no accent, no capital), grouped by their
//! stem, and weighed in each page. The browser only looks a typed word up among the forms that exist, and adds
//! weights: no stemmer, no WebAssembly, no server, hence the strictest policy and a USB key.
//!
//! 1. [`crate::model::mots`] cuts texts into words; `lexique` knows every word of the site and its stem.
//! 2. [`Association`]s say what a reader may type instead of what is written: acronyms and their meanings, everyday
//!    words.
//! 3. `poids` weighs each stem in each page (BM25F: a title counts more than a paragraph, a long text less by word).
//! 4. `lots` cuts the index into files by the first letters of words, so that a question costs a few kilobytes whatever
//!    the size of the site.
//!
//! Same documents, same bytes: nothing here depends on the order of threads.

mod associations;
mod lexique;
mod lots;
mod poids;
pub mod rules;

pub use associations::Association;
pub use lots::{Cles, Fichier, Index, TETE};

use associations::Associations;
use lexique::{Decoupe, Lexique};
use rayon::prelude::*;

use crate::model::Grammaire;

/// Where in a page a text stands: how much its words say of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Champ {
    /// The code of a node, in any spelling.
    Code,
    /// The title.
    Titre,
    /// Tags and keywords.
    Sujet,
    /// The sentence that sums the page up.
    Resume,
    /// Where the page stands: its territory, the pages above it.
    Place,
    /// Everything else.
    Corps,
}

impl Champ {
    const TOUS: [Self; 6] = [Self::Code, Self::Titre, Self::Sujet, Self::Resume, Self::Place, Self::Corps];

    /// What one word of this field is worth, a word of the body being worth 1.
    fn poids(self) -> f32 {
        match self {
            Self::Code => 60.0,
            Self::Titre => 14.0,
            Self::Sujet | Self::Resume => 4.0,
            Self::Place => 5.0,
            Self::Corps => 1.0,
        }
    }

    /// How much the length of the field lowers the worth of each of its words, from 0 to 1.
    fn longueur(self) -> f32 {
        match self {
            Self::Code | Self::Place => 0.0,
            Self::Titre => 0.4,
            Self::Sujet | Self::Resume => 0.5,
            Self::Corps => 0.7,
        }
    }
}

/// A page, as the index sees it.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Address from the root of the site.
    pub chemin: String,
    /// Title.
    pub titre: String,
    /// Code of its node.
    pub code: Option<String>,
    /// The pages above it.
    pub fil: Vec<String>,
    /// The sentence that sums it up.
    pub extrait: String,
    /// What filters can ask of it (`t:herault`).
    pub facettes: Vec<String>,
    /// How likely readers want such a page, whatever they type: from 1 to 9, 5 for most.
    pub rang: u8,
    /// Its texts.
    pub champs: Vec<(Champ, String)>,
}

/// Makes the index of a site, whose words are those of one language: that of the portal.
#[must_use]
pub fn index(documents: &[Document], associations: &[Association], grammaire: Grammaire) -> Index {
    let coupes: Vec<Decoupe> = documents.par_iter().map(|d| Decoupe::new(d, grammaire)).collect();
    let lexique = Lexique::new(&coupes, associations, grammaire);
    let associations = Associations::new(associations, &lexique);
    let groupes = poids::groupes(documents, &coupes, &associations, &lexique);
    Index { inutiles: associations.inutiles(), ..lots::ecrire(documents, &lexique, &groupes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(titre: &str, corps: &str) -> Document {
        Document {
            chemin: format!("{}/", crate::french::fold::slug(titre)),
            titre: titre.to_owned(),
            rang: 5,
            champs: vec![(Champ::Titre, titre.to_owned()), (Champ::Corps, corps.to_owned())],
            ..Document::default()
        }
    }

    #[test]
    fn the_same_pages_give_the_same_files_whatever_the_threads() {
        let pages: Vec<_> =
            (0..300).map(|n| page(&format!("Page {n}"), "Les soins de proximité et l’équipement")).collect();
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let many = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
        let first = one.install(|| index(&pages, &[], Grammaire::Francaise));
        assert_eq!(first, many.install(|| index(&pages, &[], Grammaire::Francaise)));
        assert!(first.fichiers.len() > 3, "{} files", first.fichiers.len());
    }

    #[test]
    fn a_page_that_changes_leaves_most_files_as_they_were() {
        let mut pages: Vec<_> = (0..300).map(|n| page(&format!("Titre {n}"), &format!("mot{n} suite"))).collect();
        let names = |pages: &[Document]| -> Vec<String> {
            index(pages, &[], Grammaire::Francaise).fichiers.into_iter().map(|f| f.chemin).collect()
        };
        let before = names(&pages);
        pages[7].extrait = "Autre chose".to_owned();
        let after = names(&pages);
        let kept = after.iter().filter(|name| before.contains(name)).count();
        assert_eq!(kept, before.len() - 1, "only the block of its sentence has a new name");
    }
}
