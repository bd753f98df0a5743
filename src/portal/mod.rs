//! Which pages exist, and what each of them says.
//!
//! [`pages`] lists them; [`vue`](vue()) builds what a template sees of one of them: plain text, links already
//! relative to that page, figures already formatted. Templates never see the model, and a view never sees a
//! template: a page whose view and theme are the same is the same page.

pub mod contrat;
pub mod donnees;
pub mod mesures;
mod pages;
pub mod recherche;
mod socle;
pub mod vue;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::french::collate::Order;
use crate::graph::{Chemin, Index};
use crate::model::{Catalogue, Catalogues, Corpus, Forme, Version};
use crate::recherche::Cles;

use pages::{ECO_CONCEPTION, RECHERCHE, capitalized};
pub use pages::{Page, Sujet};
pub use socle::Socle;

/// Everything that views are built from.
pub struct Site<'c> {
    /// The sources, linked.
    pub corpus: &'c Corpus,
    /// The words of each language of the interface.
    pub catalogues: Arc<Catalogues>,
    /// The other end of every relation.
    pub index: Index,
    /// French alphabetical order.
    pub ordre: Order,
    /// Every page, in the order of the site map.
    pub pages: Vec<Page>,
    /// The pages that exist once, whatever the portal holds: what menus ask for.
    pub uniques: Vec<Page>,
    /// The other versions of a page, by its address.
    pub versions: BTreeMap<Chemin, Vec<Arc<Version>>>,
    /// The data files, once they are written: pages say their size.
    pub donnees: donnees::Fichiers,
    /// What the other pages weigh, once they are made: one page tells it.
    pub mesures: OnceLock<mesures::Mesures>,
    /// Where the words of the search are, once the index is made: one page tells it.
    pub cles: OnceLock<Cles>,
}

impl<'c> Site<'c> {
    /// Decides which pages exist.
    #[must_use]
    pub fn new(corpus: &'c Corpus, catalogues: Arc<Catalogues>) -> Self {
        let mots = mots(&catalogues, &corpus.portail.langue);
        let index = Index::new(corpus, mots);
        let pages = pages::list(corpus, &index, mots);
        let uniques = pages.iter().filter(|p| p.sujet.est_unique()).cloned().collect();
        let mut versions: BTreeMap<Chemin, Vec<Arc<Version>>> = BTreeMap::new();
        for version in &corpus.versions {
            versions.entry(Chemin::original(&version.objet)).or_default().push(Arc::clone(version));
        }
        // In the order in which the portal declares its languages, the plain version last.
        let rank = |v: &Arc<Version>| match &v.forme {
            Forme::Langue(langue) => corpus.portail.langues.iter().position(|l| l == langue),
            Forme::Simple => Some(usize::MAX),
        };
        for all in versions.values_mut() {
            all.sort_by_key(rank);
        }
        Self {
            corpus,
            catalogues,
            index,
            ordre: Order::french(),
            pages,
            uniques,
            versions,
            donnees: donnees::Fichiers::default(),
            mesures: OnceLock::new(),
            cles: OnceLock::new(),
        }
    }
}

impl Site<'_> {
    /// The words of the interface in the portal's language.
    #[must_use]
    pub fn mots(&self) -> &Catalogue {
        mots(&self.catalogues, &self.corpus.portail.langue)
    }

    /// The words of the interface in a language.
    #[must_use]
    pub fn mots_en(&self, langue: &str) -> &Catalogue {
        mots(&self.catalogues, langue)
    }
}

fn mots<'m>(catalogues: &'m Catalogues, langue: &str) -> &'m Catalogue {
    static NONE: LazyLock<Catalogue> = LazyLock::new(Catalogue::default);
    catalogues.get(langue).unwrap_or(&NONE)
}

pub use vue::{images, vue};
