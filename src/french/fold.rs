//! Texts stripped to what a reader types: for searching, for addresses and anchors.
//!
//! Neither function is for display or for sorting: [`super::collate`] knows the order of accents.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The length of the longest slug, in characters: an address stays readable in a message.
const LONGEST_SLUG: usize = 80;

/// Folds a text: lower case, no accents, `œ` → `oe`, `’` → `'`, every space a plain one.
///
/// Compatibility forms are folded too (`m²` → `m2`), so that what is typed finds what is printed.
/// Folding twice changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().map(fold_ascii).collect();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            folded.push(fold_ascii(character));
        } else {
            // Letter by letter: putting marks in order, as NFKD does of a whole text, is of no use where none stays.
            decompose_compatible(character, |part| fold_part(part, &mut folded));
        }
    }
    folded
}

fn fold_part(character: char, folded: &mut String) {
    match character {
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        '‘' | '’' | 'ʼ' => folded.push('\''),
        mark if is_combining_mark(mark) => {}
        space if space.is_whitespace() => folded.push(' '),
        other => folded.extend(other.to_lowercase()),
    }
}

fn fold_ascii(character: char) -> char {
    if character.is_whitespace() { ' ' } else { character.to_ascii_lowercase() }
}

/// Makes the address of a title: ASCII lower case letters, digits and single hyphens.
///
/// An elision stays a word of its own (`L’Hérault` → `l-herault`) and `n° 3` gives `n-3`. The slug
/// has at most 80 characters, cut at a hyphen where there is one. It is empty only if the text
/// has no letter or digit: letters without a Latin form are then written by their code point
/// (`β` → `u3b2`). Two titles may have the same slug: telling them apart is the caller's work.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for word in fold(text).split(|c: char| !c.is_ascii_alphanumeric()) {
        push_word(&mut slug, word);
    }
    if slug.is_empty() {
        for character in text.chars().filter(|c| c.is_alphanumeric()) {
            push_word(&mut slug, &format!("u{:x}", u32::from(character)));
        }
    }
    cut_at_hyphen(&mut slug);
    slug
}

fn push_word(slug: &mut String, word: &str) {
    if !slug.is_empty() && !word.is_empty() {
        slug.push('-');
    }
    slug.push_str(word);
}

fn cut_at_hyphen(slug: &mut String) {
    let Some((kept, rest)) = slug.split_at_checked(LONGEST_SLUG) else {
        return;
    };
    let end =
        if rest.is_empty() || rest.starts_with('-') { LONGEST_SLUG } else { kept.rfind('-').unwrap_or(LONGEST_SLUG) };
    slug.truncate(end);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn folding_removes_case_accents_and_ligatures() {
        assert_eq!(fold("Œuvre d’Évêché"), "oeuvre d'eveche");
        assert_eq!(fold("ÀÉÎÔÙ çñ"), "aeiou cn");
        assert_eq!(fold("e\u{301}"), "e");
    }

    #[test]
    fn folding_makes_every_space_a_plain_one() {
        assert_eq!(fold("1\u{202F}268\u{A0}m²"), "1 268 m2");
        assert_eq!(fold("a\nb"), "a b");
    }

    #[test]
    fn a_slug_keeps_elisions_as_words_of_their_own() {
        assert_eq!(slug("L’Hérault"), "l-herault");
        assert_eq!(slug("Ce qu'il faut, d’ici 2028"), "ce-qu-il-faut-d-ici-2028");
    }

    #[test]
    fn a_slug_has_only_single_hyphens_between_words() {
        assert_eq!(slug("  Offre — de « soins » !"), "offre-de-soins");
        assert_eq!(slug("Fiche n° 3"), "fiche-n-3");
        assert_eq!(slug("N°3"), "n-3");
        assert_eq!(slug("Cœur d'Hérault"), "coeur-d-herault");
    }

    #[test]
    fn a_long_slug_is_cut_at_a_hyphen() {
        let cut = slug(&"territoire ".repeat(12));
        assert_eq!(cut, ["territoire"; 7].join("-"));
        assert_eq!(slug(&"a".repeat(90)).len(), 80);
        let exact = format!("{} b", "a".repeat(80));
        assert_eq!(slug(&exact), "a".repeat(80));
    }

    #[test]
    fn only_a_text_without_letter_or_digit_has_an_empty_slug() {
        assert_eq!(slug(""), "");
        assert_eq!(slug("… — !"), "");
        assert_eq!(slug("β"), "u3b2");
    }

    proptest! {
        #[test]
        fn how_a_letter_is_composed_does_not_matter(text in any::<String>()) {
            prop_assert_eq!(fold(&text.nfkd().collect::<String>()), fold(&text));
        }

        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_slug_is_a_safe_address(text in any::<String>()) {
            let made = slug(&text);
            prop_assert!(made.len() <= 80);
            prop_assert!(made.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!made.starts_with('-') && !made.ends_with('-') && !made.contains("--"));
            prop_assert!(!made.is_empty() || !text.chars().any(char::is_alphanumeric));
            prop_assert_eq!(slug(&made), made);
        }
    }
}
