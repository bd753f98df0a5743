//! Placeholders left in public text.
//!
//! « À compléter », « XX », « lorem ipsum », a template brace: what was meant to be replaced before publication and
//! was not. Public portals have gone live with them; no reader should see one.

use super::place_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule};
use crate::french::fold;
use crate::link::Linked;
use crate::say;

/// A placeholder in a public text.
pub(super) static RULE: Rule = Rule::error("G603", "texte-provisoire");

const PHRASES: [&str; 4] = ["a definir ulterieurement", "lorem ipsum", "{{", "{%"];
/// Said of a whole text only: « aider à rédiger » is a sentence like another.
const WHOLE: [&str; 4] = ["a completer", "a rediger", "a preciser", "a venir"];
const WORDS: [&str; 6] = ["TODO", "FIXME", "XX", "XXX", "XXXX", "TBD"];

pub(super) fn check(linked: &Linked, files: &Files, diagnostics: &mut Diagnostics) {
    for texte in &linked.textes {
        let folded = fold::fold(&texte.texte);
        let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
        let whole = WHOLE.into_iter().find(|p| bare == *p);
        let phrase = whole.or_else(|| PHRASES.into_iter().find(|p| folded.contains(p)));
        let word = || {
            let mut words = texte.texte.split(|c: char| !c.is_alphanumeric());
            words.find_map(|w| WORDS.into_iter().find(|known| *known == w))
        };
        if let Some(found) = phrase.or_else(word) {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    say!("Il reste « {found} » dans un texte public.", "“{found}” is left in a public text."),
                )
                .at(place_of(found, texte, files))
                .help(say!("écrivez le texte définitif, ou retirez-le.", "write the final text, or remove it.")),
            );
        }
    }
}
