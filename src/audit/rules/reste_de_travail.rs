#![doc = include_str!("../../../docs/regles/G879.md")]

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
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

/// Attributes that somebody writes.
const WRITTEN: [Attr; 10] = [
    Attr::Alt,
    Attr::Title,
    Attr::AriaLabel,
    Attr::Content,
    Attr::Placeholder,
    Attr::Value,
    Attr::Href,
    Attr::Src,
    Attr::Id,
    Attr::Class,
];

/// Any of them, whatever stands around: nearly no page holds one, and this reads a page in one go.
static ANY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(WORDS.iter().chain(PIECES)).ok()
});

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let looked = document.all_texts().count();
    let clean = |text: &str| ANY.as_ref().is_some_and(|any| !any.is_match(text));
    if document.without_scripts().all(clean) {
        return looked;
    }
    for (at, text) in document.all_texts() {
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
    for borne in WRITTEN.into_iter().flat_map(|attr| document.borne(attr)) {
        let name = borne.name;
        if let Some(found) = leftover(borne.value) {
            faults.at(
                borne.bearer(),
                say!("Il reste « {found} » dans l'attribut {name}.", "“{found}” is left in the attribute {name}."),
            );
        }
    }
    looked
}

/// What is left in a text.
fn leftover(text: &str) -> Option<&'static str> {
    let found = ANY.as_ref()?.find_iter(text);
    found.filter_map(|m| Some((text.get(..m.start())?, text.get(m.range())?, text.get(m.end()..)?))).find_map(
        |(before, found, after)| {
            let word = WORDS.iter().find(|w| **w == found);
            match word {
                Some(word) => is_whole(before, after).then_some(*word),
                None => PIECES.iter().copied().find(|piece| *piece == found && is_meant(piece, after)),
            }
        },
    )
}

/// Whether nothing goes on with a word.
fn is_whole(before: &str, after: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    !before.ends_with(is_part) && !after.starts_with(is_part)
}

/// Whether a piece is a leftover there: « reste à compléter » is one at the end of a sentence only, « les aider à
/// compléter leur dossier » is a sentence like another, and so is « un dossier à compléter ; il se signe », whose space
/// is that of French typography.
fn is_meant(piece: &str, after: &str) -> bool {
    const ENDS: [char; 4] = ['.', ')', ']', ';'];
    let rest = after.trim_start();
    !piece.ends_with('r') || rest.is_empty() || after.trim_start_matches(' ').starts_with(ENDS)
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
            "un dossier à compléter\u{202f}; il se signe",
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
