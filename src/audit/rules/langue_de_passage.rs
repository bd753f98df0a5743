//! The language of a passage or of what a link leads to (RGAA 4.1, tests 8.7.1 and 8.8.1).
//!
//! A `lang` or `hreflang` in the body that is no language is worse than none: the voice changes for a wrong one. Whether
//! a foreign passage should have had one is for a person to say.

use super::PageRule;
use super::langue::is_language;
use crate::audit::fault::Faults;
use crate::audit::html::Tag;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::say;

static PASSAGE: Rule = Rule::error("G863", "langue-de-passage");

pub(super) const RULE: PageRule = PageRule {
    rule: &PASSAGE,
    about: &[],
    always: false,
    apply,
    help: || say!("écrivez un code de langue : fr, en, oc…", "write a language code: fr, en, oc…"),
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let mut looked = 0;
    for id in page.document.elements().filter(|id| page.document.tag(*id) != Tag::Html) {
        for (name, value) in page.document.each_attribute(id) {
            if matches!(name, "lang" | "hreflang" | "xml:lang") {
                looked += 1;
                if !is_language(value) && value != "x-default" {
                    faults.at(id, say!("« {value} » n'est pas une langue.", "“{value}” is not a language."));
                }
            }
        }
    }
    looked
}
