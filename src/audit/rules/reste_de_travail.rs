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

/// What is left in a text. Most texts hold none of the letters that every leftover has.
fn leftover(text: &str) -> Option<&'static str> {
    let bytes = text.as_bytes();
    let suspect = bytes.iter().any(|b| matches!(b, b'{' | b'}' | b'$' | b'[' | b'X' | b'T' | b'F' | b'L' | b'N'))
        || text.contains("undef")
        || text.contains("compl")
        || text.contains("lor");
    if !suspect {
        return None;
    }
    let piece = PIECES.iter().copied().find(|piece| {
        // « reste à compléter » at the end of a sentence only: « les aider à compléter leur dossier » is one like another.
        text.match_indices(*piece).any(|(at, _)| {
            !piece.ends_with('r')
                || text.get(at + piece.len()..).is_some_and(|rest| {
                    rest.trim_start().is_empty()
                        || rest.starts_with(['.', ')', ']', ',', ';', ' '])
                            && rest.trim_start().starts_with(['.', ')', ']', ';'])
                })
        })
    });
    piece.or_else(|| {
        let words = || text.split(|c: char| !c.is_alphanumeric() && c != '_');
        WORDS.iter().copied().find(|known| words().any(|word| word == *known))
    })
}

#[cfg(test)]
mod tests {
    use super::leftover;

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
        ] {
            assert!(leftover(left).is_some(), "{left}");
        }
        for meant in ["les aider à compléter leur dossier", "Le XXIe siècle", "La Lozère", "Total", "NA", "déflorer"]
        {
            assert_eq!(leftover(meant), None, "{meant}");
        }
    }
}
