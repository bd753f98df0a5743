//! Every word of the site, and the stem that groups its forms.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::{Association, Document};
use crate::french::mots::{self, Mot};

/// The rank of a stem among all.
pub(super) type Racine = u32;

/// Every word of a site.
pub(super) struct Lexique {
    by_word: HashMap<Mot, Racine>,
    /// The forms of each stem, in the order of stems.
    pub(super) formes: Vec<Vec<String>>,
}

impl Lexique {
    pub(super) fn new(documents: &[Document], associations: &[Association]) -> Self {
        let texts = documents.par_iter().map(|d| words(d.champs.iter().map(|(_, t)| t.as_str())));
        let mut all: BTreeSet<Mot> = texts.reduce(BTreeSet::new, |mut a, mut b| {
            a.append(&mut b);
            a
        });
        all.append(&mut words(associations.iter().flat_map(|a| [a.phrase.as_str(), a.mots.as_str()])));
        let all: Vec<Mot> = all.into_iter().collect();
        let stems: Vec<String> = all.par_iter().map(|word| mots::racine(word)).collect();
        let mut by_stem: BTreeMap<String, Vec<Mot>> = BTreeMap::new();
        for (word, stem) in all.into_iter().zip(stems) {
            by_stem.entry(stem).or_default().push(word);
        }
        let mut lexique = Self { by_word: HashMap::new(), formes: Vec::with_capacity(by_stem.len()) };
        for (rank, words) in (0..).zip(by_stem.into_values()) {
            lexique.formes.push(words.iter().map(|word| word.to_lowercase()).collect());
            lexique.by_word.extend(words.into_iter().map(|word| (word, rank)));
        }
        lexique
    }

    /// The stems of a text, in order.
    pub(super) fn racines(&self, texte: &str) -> Vec<Racine> {
        mots::mots(texte).iter().filter_map(|word| self.by_word.get(word).copied()).collect()
    }
}

fn words<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeSet<Mot> {
    texts.flat_map(mots::mots).collect()
}
