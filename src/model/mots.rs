//! Words of a text, as a search index keeps them: the script of the theme cuts what readers type in the same way.
//!
//! Letters and digits make words; everything else separates. An elided letter is dropped (`l’eau` is `eau`), words
//! joined by hyphens also count as one (`télé-médecine` is found by `telemedecine`), and in a word that mixes letters
//! and digits an O is a zero, since codes are misread so (`E1D3O7`, `E1D307`).

use super::Grammaire;
use crate::french::fold;

/// No word is that long, in bytes: nobody looks for it, and the index goes down one call a letter.
const LONGEST: usize = 60;

/// One word of a text.
///
/// An acronym, written in capitals, stays in capitals: it is no form of a word (« PASS » is not « passe »).
pub type Mot = String;

/// A word as a text writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ecrit<'t> {
    /// Letters and digits.
    Seul(&'t str),
    /// What hyphens make of the words before it.
    Joint(Mot),
}

impl Ecrit<'_> {
    /// The word as the index keeps it; none when it says nothing.
    #[must_use]
    pub fn mot(self, grammaire: Grammaire) -> Option<Mot> {
        match self {
            Self::Seul(written) => mot(written, grammaire),
            Self::Joint(word) => Some(word),
        }
    }
}

/// Cuts a text into words, in order, without those that say nothing.
#[must_use]
pub fn mots(texte: &str, grammaire: Grammaire) -> Vec<Mot> {
    let mut found = Vec::new();
    parcourir(texte, |written| found.extend(written.mot(grammaire)));
    found
}

/// Calls back for each word of a text, in order: most are written many times, and need be folded once.
pub fn parcourir<'t>(texte: &'t str, mut found: impl FnMut(Ecrit<'t>)) {
    let mut compound: Vec<&str> = Vec::new();
    let mut rest = texte;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let hyphen = start > 0 && rest.get(..start).is_some_and(|gap| matches!(gap, "-" | "\u{2010}" | "\u{2011}"));
        if !hyphen {
            joint(&mut compound).into_iter().for_each(&mut found);
        }
        let from = rest.get(start..).unwrap_or_default();
        let end = from.find(|c: char| !c.is_alphanumeric()).unwrap_or(from.len());
        let (word, after) = from.split_at_checked(end).unwrap_or((from, ""));
        found(Ecrit::Seul(word));
        compound.push(word);
        rest = after;
    }
    joint(&mut compound).into_iter().for_each(found);
}

/// The one word that hyphens make of several; starts again.
fn joint<'t>(compound: &mut Vec<&str>) -> Option<Ecrit<'t>> {
    let words = |c: &str| c.chars().all(char::is_alphabetic);
    let whole = (2..=3).contains(&compound.len()) && compound.iter().all(|c| words(c));
    let found = whole.then(|| Ecrit::Joint(fold::fold(&compound.concat())));
    compound.clear();
    found
}

fn mot(written: &str, grammaire: Grammaire) -> Option<Mot> {
    if written.len() > LONGEST {
        return None;
    }
    let letters = || written.chars().filter(|c| c.is_alphabetic());
    let acronym = letters().count() >= 2 && letters().all(char::is_uppercase);
    let mut folded = fold::fold(written);
    // One letter is an elision or a list's.
    folded.chars().nth(1)?;
    if folded.contains(|c: char| c.is_ascii_digit()) && folded.contains(|c: char| c.is_ascii_alphabetic()) {
        folded = folded.replace('o', "0");
    }
    if acronym {
        return Some(folded.to_uppercase());
    }
    (!grammaire.est_vide(&folded)).then_some(folded)
}

/// A code in the one spelling that the index knows.
#[must_use]
pub fn code(code: &str) -> Mot {
    let key: String = fold::fold(code).chars().filter(char::is_ascii_alphanumeric).collect();
    let mixed = key.contains(|c: char| c.is_ascii_alphabetic()) && key.contains(|c: char| c.is_ascii_digit());
    if mixed { key.replace('o', "0").to_uppercase() } else { key }
}

/// The stem of a word: what its forms have in common.
#[must_use]
pub fn racine(mot: &str, grammaire: Grammaire) -> String {
    if mot.contains(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return mot.to_owned();
    }
    grammaire.racine(mot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Grammaire::{Anglaise, Francaise};

    #[test]
    fn accents_capitals_and_elisions_do_not_count() {
        assert_eq!(
            mots("L’Équipement d’aujourd’hui, jusqu'à l’hôpital", Francaise),
            ["equipement", "aujourd", "hopital"]
        );
    }

    #[test]
    fn words_joined_by_hyphens_are_also_one() {
        assert_eq!(
            mots("télé-médecine, mi\u{2011}temps", Francaise),
            ["tele", "medecine", "telemedecine", "mi", "temps", "mitemps"]
        );
    }

    #[test]
    fn a_code_has_one_spelling() {
        assert_eq!(mots("E1D3O7 et e1d307", Francaise), ["E1D307", "e1d307"]);
        assert_eq!([code("E1D3O7"), code("1.4")], ["E1D307", "14"]);
    }

    #[test]
    fn an_acronym_is_no_form_of_a_word() {
        assert_eq!(mots("la PASS, on passe", Francaise), ["PASS", "passe"]);
        assert_ne!(racine("PASS", Francaise), racine("passe", Francaise));
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem_in_each_language() {
        let french =
            [("equipement", "equipements"), ("hopital", "hopitaux"), ("soignant", "soignants"), ("agee", "agees")];
        let english = [("service", "services"), ("ageing", "aged"), ("carer", "carers"), ("prevented", "preventing")];
        for (grammaire, pairs) in [(Francaise, french), (Anglaise, english)] {
            for (a, b) in pairs {
                assert_eq!(racine(a, grammaire), racine(b, grammaire), "{a} {b}");
            }
        }
    }

    #[test]
    fn the_words_that_say_nothing_are_those_of_the_language() {
        assert_eq!(mots("the care of the elderly, des soins pour tous", Anglaise)[..2], ["care", "elderly"]);
        assert_eq!(mots("le dû, that is for you", Francaise), ["that", "is", "for", "you"]);
    }

    #[test]
    fn empty_words_are_folded_and_in_order() {
        for grammaire in [Francaise, Anglaise] {
            assert!(grammaire.vides().is_sorted());
            assert!(grammaire.vides().iter().all(|w| fold::fold(w) == *w));
        }
    }
}
