#![doc = include_str!("../../../docs/regles/G879.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::Tag;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static LEFTOVER: Rule = rule!(error, "G879", "reste-de-travail");

pub(super) const RULE: PageRule = PageRule {
    rule: &LEFTOVER,
    about: &[Tag::Body],
    always: true,
    apply,
    help: || say!("écrivez le texte définitif, ou retirez-le.", "write the final text, or remove it."),
};

/// Words that no finished page holds, as they are written.
const WORDS: &[&str] = &["TODO", "FIXME", "TBD", "XXX", "XXXX", "NaN", "undefined", "Lorem", "lorem"];

/// Pieces that no finished page holds.
const PIECES: &[&str] = &["{{", "}}", "{%", "%}", "${", "[object", "À compléter", "à compléter"];

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for (at, text) in document.all_texts() {
        looked += 1;
        if let Some(found) = leftover(text)
            && let Some(holder) = document.holding(at)
        {
            faults.in_words(
                holder,
                found,
                say!("Il reste « {found} » dans la page.", "“{found}” is left in the page."),
            );
        }
    }
    for id in document.elements() {
        for (name, value) in document.each_attribute(id) {
            if matches!(
                name,
                "alt" | "title" | "aria-label" | "content" | "placeholder" | "value" | "href" | "src" | "id" | "class"
            ) && let Some(found) = leftover(value)
            {
                faults.at(
                    id,
                    say!("Il reste « {found} » dans l'attribut {name}.", "“{found}” is left in the attribute {name}."),
                );
            }
        }
    }
    looked
}

/// What is left in a text: one pass, which stops at the two bytes that a leftover may start with.
fn leftover(text: &str) -> Option<&'static str> {
    let bytes = text.as_bytes();
    bytes.iter().zip(bytes.iter().skip(1)).enumerate().find_map(|(at, pair)| match pair {
        (b'{', b'{' | b'%') | (b'}' | b'%', b'}') | (b'$', b'{') | (b'[', b'o') | (0xC3, 0x80 | 0xA0) => {
            piece(text, at)
        }
        (b'T', b'O' | b'B') | (b'F', b'I') | (b'X', b'X') | (b'N', b'a') | (b'L' | b'l', b'o') | (b'u', b'n') => {
            word(text, at)
        }
        _ => None,
    })
}

/// The piece that starts at a byte.
fn piece(text: &str, at: usize) -> Option<&'static str> {
    let rest = text.get(at..)?;
    let found = PIECES.iter().copied().find(|piece| rest.starts_with(piece))?;
    // « reste à compléter » at the end of a sentence only: « les aider à compléter leur dossier » is one like another.
    let after = rest.get(found.len()..)?;
    let ends = || {
        after.trim_start().is_empty()
            || after.starts_with(['.', ')', ']', ',', ';', ' ']) && after.trim_start().starts_with(['.', ')', ']', ';'])
    };
    (!found.ends_with('r') || ends()).then_some(found)
}

/// The word that starts at a byte and ends with it.
fn word(text: &str, at: usize) -> Option<&'static str> {
    let (before, rest) = text.split_at_checked(at)?;
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let whole = |word: &&str| {
        rest.strip_prefix(word).is_some_and(|after| !after.starts_with(is_part)) && !before.ends_with(is_part)
    };
    WORDS.iter().copied().find(whole)
}

#[cfg(test)]
mod tests {
    use super::{PIECES, WORDS, leftover};

    #[test]
    fn what_is_left_is_told_from_what_is_meant() {
        for left in [
            "Lorem ipsum dolor",
            "TODO : écrire",
            "{{ titre }}",
            "valeur undefined",
            "XXX",
            "Texte à compléter",
            "(à compléter)",
            "Le\u{a0}TODO",
            "20 %}",
            "aussi à compléter pour le dossier, puis à compléter.",
        ] {
            assert!(leftover(left).is_some(), "{left}");
        }
        for meant in [
            "les aider à compléter leur dossier",
            "Le XXIe siècle",
            "20 % ; [a]",
            "éTODO",
            "TODOé",
            "La Lozère",
            "Total",
            "NA",
            "déflorer",
        ] {
            assert_eq!(leftover(meant), None, "{meant}");
        }
    }

    #[test]
    fn every_word_and_piece_is_found() {
        for left in WORDS.iter().chain(PIECES) {
            assert_eq!(leftover(&format!("Reste {left}")), Some(*left));
        }
    }
}
