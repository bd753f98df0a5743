//! How much each stem says of each page.
//!
//! BM25F, as far as it can be done before a question is known: the weights of a word in all fields of a page are
//! added, then bounded; how rare the word is in the site is left to the script, which sees how many pages have it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::associations::Associations;
use super::lexique::{Decoupe, Lexique, Racine};
use super::{Champ, Document};

/// Weights go from 1 to this.
pub(super) const PLUS_FORT: u8 = 16;

/// How slowly more of the same word says more.
const SATURATION: f32 = 7.0;

/// What the meaning of an acronym gives to a page that has no word of it otherwise.
const SENS: f32 = 0.5;

/// What a reader's word is worth beside the writer's.
const SYNONYME: f32 = 0.8;

/// A stem and the pages that have it: rank of the page, weight.
pub(super) type Groupe = Vec<(u32, u8)>;

/// The pages of every stem, in the order of the stems.
pub(super) fn groupes(
    documents: &[Document],
    coupes: &[Decoupe],
    associations: &Associations<'_>,
    lexique: &Lexique,
) -> Vec<Groupe> {
    let moyennes = moyennes(documents);
    let pages: Vec<BTreeMap<Racine, f32>> =
        (documents, coupes).into_par_iter().map(|(d, c)| page(d, c, associations, lexique, &moyennes)).collect();
    let mut groupes: Vec<Groupe> = vec![Groupe::new(); lexique.formes.len()];
    for (rank, page) in (0..).zip(pages) {
        for (stem, weight) in page {
            if let Some(groupe) = groupes.get_mut(stem as usize) {
                groupe.push((rank, borne(weight)));
            }
        }
    }
    groupes
}

/// A weight between 1 and [`PLUS_FORT`].
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and PLUS_FORT")]
fn borne(weight: f32) -> u8 {
    let bounded = weight / (SATURATION + weight) * f32::from(PLUS_FORT);
    (bounded as u8 + 1).min(PLUS_FORT)
}

fn page(
    d: &Document,
    coupe: &Decoupe,
    associations: &Associations<'_>,
    lexique: &Lexique,
    moyennes: &Moyennes,
) -> BTreeMap<Racine, f32> {
    let mut weights: BTreeMap<Racine, f32> = BTreeMap::new();
    let mut meanings: Vec<Racine> = Vec::new();
    let fields = lexique.champs(coupe);
    for champ in Champ::TOUS {
        let length: usize = fields.iter().filter(|(c, _)| *c == champ).map(|(_, words)| words.len()).sum();
        let one = champ.poids() / moyennes.norme(champ, length);
        for (_, words) in fields.iter().filter(|(c, _)| *c == champ) {
            for word in words {
                *weights.entry(*word).or_default() += one;
            }
            associations.dans(champ, words, &d.facettes, |apport| {
                if apport.vaut {
                    for word in apport.mots {
                        *weights.entry(*word).or_default() += one * SYNONYME;
                    }
                } else if apport.champ != Champ::Place {
                    meanings.extend(apport.mots);
                }
            });
        }
    }
    for word in meanings {
        weights.entry(word).or_insert(SENS);
    }
    weights
}

/// The mean length of each field, in characters.
struct Moyennes(BTreeMap<Champ, f32>);

impl Moyennes {
    /// By how much a word of a field of so many words is divided.
    #[allow(clippy::cast_precision_loss, reason = "lengths of texts")]
    fn norme(&self, champ: Champ, length: usize) -> f32 {
        let part = champ.longueur();
        let mean = self.0.get(&champ).copied().unwrap_or(1.0).max(1.0);
        1.0 - part + part * (length as f32 / mean)
    }
}

/// Words are about seven characters, spaces included: counting characters spares a second cutting.
#[allow(clippy::cast_precision_loss, reason = "lengths of texts")]
fn moyennes(documents: &[Document]) -> Moyennes {
    let mut sums: BTreeMap<Champ, (usize, usize)> = BTreeMap::new();
    for d in documents {
        for champ in Champ::TOUS {
            let length: usize = d.champs.iter().filter(|(c, _)| *c == champ).map(|(_, t)| t.len()).sum();
            if length > 0 {
                let sum = sums.entry(champ).or_default();
                *sum = (sum.0 + length, sum.1 + 1);
            }
        }
    }
    Moyennes(sums.into_iter().map(|(c, (length, n))| (c, length as f32 / n.max(1) as f32 / 9.0)).collect())
}

#[cfg(test)]
mod tests {
    use super::super::Association;
    use super::*;
    use crate::model::Grammaire;

    fn weigh(champs: &[(Champ, &str)], associations: &[Association]) -> BTreeMap<String, u8> {
        let champs = champs.iter().map(|(c, t)| (*c, (*t).to_owned())).collect();
        let facettes = vec!["t:valbrume".to_owned()];
        let documents = [Document { facettes, champs, ..Document::default() }];
        let coupes: Vec<Decoupe> = documents.iter().map(|d| Decoupe::new(d, Grammaire::Francaise)).collect();
        let lexique = Lexique::new(&coupes, associations, Grammaire::Francaise);
        let groupes = groupes(&documents, &coupes, &Associations::new(associations, &lexique), &lexique);
        let named = lexique.formes.iter().zip(groupes).filter_map(|(f, g)| Some((f.join(" "), g.first()?.1)));
        named.collect()
    }

    fn association(phrase: &str, mots: &str, vaut: bool) -> Association {
        Association { phrase: phrase.into(), mots: mots.into(), portee: Vec::new(), vaut }
    }

    #[test]
    fn a_word_of_the_title_outweighs_one_of_the_body() {
        let weights = weigh(&[(Champ::Titre, "Psychiatrie"), (Champ::Corps, "la chirurgie, les soins")], &[]);
        assert!(weights["psychiatrie"] > weights["chirurgie"], "{weights:?}");
    }

    #[test]
    fn a_page_is_found_by_the_everyday_word_for_what_it_says() {
        let psy = [association("santé mentale", "psy", true)];
        assert!(weigh(&[(Champ::Titre, "La santé mentale")], &psy).contains_key("psy"));
        assert!(!weigh(&[(Champ::Titre, "La santé des mentalités, mentale")], &psy).contains_key("psy"));
    }

    #[test]
    fn the_meaning_of_an_acronym_never_outweighs_what_is_written() {
        let msp = [association("MSP", "maison de santé", false)];
        let weights = weigh(&[(Champ::Corps, "Une MSP et la santé, la santé, la santé, la santé, la santé")], &msp);
        assert!(weights["maison"] < weights["sante"], "{weights:?}");
    }

    #[test]
    fn an_association_holds_only_where_its_scope_says() {
        let elsewhere = Association { portee: vec!["t:autre".into()], ..association("MSP", "maison", true) };
        assert!(!weigh(&[(Champ::Corps, "MSP")], std::slice::from_ref(&elsewhere)).contains_key("maison"));
        let here = Association { portee: vec!["t:valbrume".into()], ..elsewhere };
        assert!(weigh(&[(Champ::Corps, "MSP")], &[here]).contains_key("maison"));
    }
}
