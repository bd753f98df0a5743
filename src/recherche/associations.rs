//! What readers type instead of what is written.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Champ;
use super::lexique::{Lexique, Racine};

/// « A page that says `phrase` may be looked for by `mots`. »
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Association {
    /// The words that the page says, one after the other, in any form.
    pub phrase: String,
    /// The words to find it by.
    pub mots: String,
    /// The facets of which the page must have one; any page when empty.
    pub portee: Vec<String>,
    /// Whether the words are worth what the phrase is worth where it stands; otherwise they only help a page that has
    /// nothing of them, as the meaning of an acronym does.
    pub vaut: bool,
}

/// The associations of a site, ready to be looked for.
pub(super) struct Associations<'a> {
    by_first: HashMap<Racine, Vec<Pattern<'a>>>,
    /// Whether each was found in some page, in their order.
    utiles: Vec<AtomicBool>,
}

struct Pattern<'a> {
    phrase: Vec<Racine>,
    mots: Vec<Racine>,
    of: &'a Association,
    rang: usize,
}

/// What an association gives to a page.
pub(super) struct Apport<'p> {
    pub(super) mots: &'p [Racine],
    pub(super) vaut: bool,
    pub(super) champ: Champ,
}

impl<'a> Associations<'a> {
    pub(super) fn new(all: &'a [Association], lexique: &Lexique) -> Self {
        let mut by_first: HashMap<Racine, Vec<Pattern<'a>>> = HashMap::new();
        for (rang, of) in all.iter().enumerate() {
            let (phrase, mots) = (lexique.racines(&of.phrase), lexique.racines(&of.mots));
            if let Some(first) = phrase.first().copied() {
                by_first.entry(first).or_default().push(Pattern { phrase, mots, of, rang });
            }
        }
        Self { by_first, utiles: all.iter().map(|_| AtomicBool::new(false)).collect() }
    }

    /// The ranks of those that were found nowhere.
    pub(super) fn inutiles(&self) -> Vec<usize> {
        let ranks = self.utiles.iter().enumerate().filter(|(_, useful)| !useful.load(Ordering::Relaxed));
        ranks.map(|(rank, _)| rank).collect()
    }

    /// Calls back for every phrase that stands in a field of a page.
    pub(super) fn dans(&self, champ: Champ, mots: &[Racine], facettes: &[String], mut found: impl FnMut(Apport<'_>)) {
        for (at, first) in mots.iter().enumerate() {
            for pattern in self.by_first.get(first).into_iter().flatten() {
                let portee = &pattern.of.portee;
                let here = portee.is_empty() || portee.iter().any(|p| facettes.contains(p));
                if here && mots.get(at..).is_some_and(|rest| rest.starts_with(&pattern.phrase)) {
                    if let Some(useful) = self.utiles.get(pattern.rang) {
                        useful.store(true, Ordering::Relaxed);
                    }
                    found(Apport { mots: &pattern.mots, vaut: pattern.of.vaut, champ });
                }
            }
        }
    }
}
