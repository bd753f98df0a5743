//! Every word of the site, and the stem that groups its forms.

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use super::{Association, Champ, Document};
use crate::model::Grammaire;
use crate::model::mots::{self, Ecrit, Mot};

/// The rank of a stem among all.
pub(super) type Racine = u32;

/// The words of a page, cut once.
pub(super) struct Decoupe {
    /// Each of them, once.
    mots: Vec<Mot>,
    /// Its fields, whose words are ranks in `mots`.
    champs: Vec<(Champ, Vec<u32>)>,
}

impl Decoupe {
    pub(super) fn new(document: &Document, grammaire: Grammaire) -> Self {
        let mut page = Self { mots: Vec::new(), champs: Vec::with_capacity(document.champs.len()) };
        let mut ranks: HashMap<Mot, u32> = HashMap::new();
        let mut known: HashMap<&str, Option<u32>> = HashMap::new();
        for (champ, texte) in &document.champs {
            let mut field = Vec::new();
            let mut rank = |word: Mot| {
                *ranks.entry(word).or_insert_with_key(|word| {
                    let rank = u32::try_from(page.mots.len()).unwrap_or(u32::MAX);
                    page.mots.push(word.clone());
                    rank
                })
            };
            mots::parcourir(texte, |written| {
                field.extend(match written {
                    Ecrit::Seul(letters) => {
                        *known.entry(letters).or_insert_with(|| Ecrit::Seul(letters).mot(grammaire).map(&mut rank))
                    }
                    Ecrit::Joint(word) => Some(rank(word)),
                });
            });
            page.champs.push((*champ, field));
        }
        page
    }
}

/// Every word of a site.
pub(super) struct Lexique {
    by_word: HashMap<Mot, Racine>,
    pub(super) grammaire: Grammaire,
    /// The forms of each stem, in the order of stems.
    pub(super) formes: Vec<Vec<String>>,
}

impl Lexique {
    pub(super) fn new(pages: &[Decoupe], associations: &[Association], grammaire: Grammaire) -> Self {
        let mut all: HashSet<&Mot> = pages.iter().flat_map(|page| &page.mots).collect();
        let others = associations.iter().flat_map(|a| [a.phrase.as_str(), a.mots.as_str()]);
        let others: Vec<Mot> = others.flat_map(|text| mots::mots(text, grammaire)).collect();
        all.extend(&others);
        let mut all: Vec<Mot> = all.into_iter().cloned().collect();
        all.par_sort_unstable();
        let stems: Vec<String> = all.par_iter().map(|word| mots::racine(word, grammaire)).collect();
        let mut by_stem: BTreeMap<String, Vec<Mot>> = BTreeMap::new();
        for (word, stem) in all.into_iter().zip(stems) {
            by_stem.entry(stem).or_default().push(word);
        }
        let mut lexique = Self { by_word: HashMap::new(), grammaire, formes: Vec::with_capacity(by_stem.len()) };
        for (rank, words) in (0..).zip(by_stem.into_values()) {
            lexique.formes.push(words.iter().map(|word| word.to_lowercase()).collect());
            lexique.by_word.extend(words.into_iter().map(|word| (word, rank)));
        }
        lexique
    }

    /// The stems of a text, in order.
    pub(super) fn racines(&self, texte: &str) -> Vec<Racine> {
        mots::mots(texte, self.grammaire).iter().filter_map(|word| self.by_word.get(word).copied()).collect()
    }

    /// The stems of the fields of a page, in order.
    pub(super) fn champs(&self, page: &Decoupe) -> Vec<(Champ, Vec<Racine>)> {
        let stems: Vec<Option<Racine>> = page.mots.iter().map(|word| self.by_word.get(word).copied()).collect();
        let stem = |rank: &u32| stems.get(*rank as usize).copied().flatten();
        page.champs.iter().map(|(champ, words)| (*champ, words.iter().filter_map(stem).collect())).collect()
    }
}
