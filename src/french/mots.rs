//! Words of a text, as a search index keeps them: the script of the theme cuts what readers type in the same way.
//!
//! Letters and digits make words; everything else separates. An elided letter is dropped (`l’eau` is `eau`), words
//! joined by hyphens also count as one (`télé-médecine` is found by `telemedecine`), and in a word that mixes letters
//! and digits an O is a zero, since codes are misread so (`E1D3O7`, `E1D307`).

use std::sync::LazyLock;

use super::fold;

/// Words that say nothing of a page: neither indexed nor searched.
pub const VIDES: &str = "ai ainsi as au aucun aura aussi autre autres aux avant avec avoir avons car ce ceci cela \
    celle celles celui ces cet cette ceux chaque chez ci comme comment dans de des donc dont du elle elles en encore \
    entre es est et etaient etait ete etes etre eux fait font hui ici il ils je jusqu la le les leur leurs lors lorsqu \
    lui ma mais me meme memes mes mon ne ni nos notre nous on ont ou par parce pas pendant peu peut peuvent plus pour \
    pourquoi puis puisqu qu quand que quel quelle quelles quels qui quoi quoiqu sa sans se sera ses si son sont sous \
    sur ta tant te tel telle telles tels tes ton tous tout toute toutes tres tu un une uns vos votre vous";

/// No French word is that long, in bytes: nobody looks for it, and the index goes down one call a letter.
const LONGEST: usize = 60;

/// One word of a text.
///
/// An acronym, written in capitals, stays in capitals: it is no form of a French word (« PASS » is not « passe »).
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
    pub fn mot(self) -> Option<Mot> {
        match self {
            Self::Seul(written) => mot(written),
            Self::Joint(word) => Some(word),
        }
    }
}

/// Cuts a text into words, in order, without those that say nothing.
#[must_use]
pub fn mots(texte: &str) -> Vec<Mot> {
    let mut found = Vec::new();
    parcourir(texte, |written| found.extend(written.mot()));
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

fn mot(written: &str) -> Option<Mot> {
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
    (!est_vide(&folded)).then_some(folded)
}

/// A code in the one spelling that the index knows.
#[must_use]
pub fn code(code: &str) -> Mot {
    let key: String = fold::fold(code).chars().filter(char::is_ascii_alphanumeric).collect();
    let mixed = key.contains(|c: char| c.is_ascii_alphabetic()) && key.contains(|c: char| c.is_ascii_digit());
    if mixed { key.replace('o', "0").to_uppercase() } else { key }
}

/// Whether a folded word says nothing.
fn est_vide(mot: &str) -> bool {
    static EACH: LazyLock<Vec<&str>> = LazyLock::new(|| VIDES.split(' ').collect());
    mot.len() <= 8 && EACH.binary_search(&mot).is_ok()
}

/// The stem of a word: what its forms have in common.
#[must_use]
pub fn racine(mot: &str) -> String {
    if mot.contains(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return mot.to_owned();
    }
    pagefind_stem::Stemmer::create(pagefind_stem::Algorithm::French).stem(mot).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_capitals_and_elisions_do_not_count() {
        assert_eq!(mots("L’Équipement d’aujourd’hui, jusqu'à l’hôpital"), ["equipement", "aujourd", "hopital"]);
    }

    #[test]
    fn words_joined_by_hyphens_are_also_one() {
        assert_eq!(
            mots("télé-médecine, mi\u{2011}temps"),
            ["tele", "medecine", "telemedecine", "mi", "temps", "mitemps"]
        );
    }

    #[test]
    fn a_code_has_one_spelling() {
        assert_eq!(mots("E1D3O7 et e1d307"), ["E1D307", "e1d307"]);
        assert_eq!([code("E1D3O7"), code("1.4")], ["E1D307", "14"]);
    }

    #[test]
    fn an_acronym_is_no_form_of_a_word() {
        assert_eq!(mots("la PASS, on passe"), ["PASS", "passe"]);
        assert_ne!(racine("PASS"), racine("passe"));
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for (a, b) in
            [("equipement", "equipements"), ("hopital", "hopitaux"), ("soignant", "soignants"), ("agee", "agees")]
        {
            assert_eq!(racine(a), racine(b), "{a} {b}");
        }
    }

    #[test]
    fn empty_words_are_folded_and_in_order() {
        let all: Vec<&str> = VIDES.split_whitespace().collect();
        assert!(all.is_sorted());
        assert!(all.iter().all(|w| fold::fold(w) == *w && w.len() <= 8));
    }
}
