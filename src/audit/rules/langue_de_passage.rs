#![doc = include_str!("../../../docs/regles/G863.md")]

use super::PageRule;
use super::langue::is_language;
use crate::audit::fault::Faults;
use crate::audit::html::Tag;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static PASSAGE: Rule = rule!(error, "G863", "langue-de-passage");

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
