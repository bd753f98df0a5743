//! Placeholders left in public text.
#![doc = include_str!("../../docs/regles/G603.md")]

use super::folded_place;
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule};
use crate::french::fold;
use crate::link::Linked;
use crate::{rule, say};

/// A placeholder in a public text.
pub(super) static RULE: Rule = rule!(error, "G603", "texte-provisoire");

const PHRASES: [&str; 4] = ["a definir ulterieurement", "lorem ipsum", "{{", "{%"];
/// At the end of a sentence only: « les aider à rédiger leur plan » is one like another.
const LAST_WORDS: [&str; 2] = ["a completer", "a rediger"];
const WORDS: [&str; 6] = ["TODO", "FIXME", "XX", "XXX", "XXXX", "TBD"];

pub(super) fn check(linked: &Linked, files: &Files, diagnostics: &mut Diagnostics) {
    for texte in &linked.textes {
        let folded = fold::fold(&texte.texte);
        let ends =
            |p: &str| texte.texte.split(['.', ';', ':', ')', ']', '\n']).any(|s| fold::fold(s.trim()).ends_with(p));
        let last = || LAST_WORDS.into_iter().find(|p| folded.contains(p) && ends(p));
        let phrase = PHRASES.into_iter().find(|p| folded.contains(p)).or_else(last);
        let word = || {
            let mut words = texte.texte.split(|c: char| !c.is_alphanumeric());
            words.find_map(|w| WORDS.into_iter().find(|known| *known == w))
        };
        if let Some(found) = phrase.or_else(word) {
            let place = folded_place(found, texte, files);
            let found = files
                .text(place.file)
                .get(place.start as usize..place.end as usize)
                .filter(|t| fold::fold(t) == fold::fold(found))
                .unwrap_or(found);
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    say!("Il reste « {found} » dans un texte public.", "“{found}” is left in a public text."),
                )
                .at(place)
                .help(say!("écrivez le texte définitif, ou retirez-le.", "write the final text, or remove it.")),
            );
        }
    }
}
