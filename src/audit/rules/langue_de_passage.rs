#![doc = include_str!("../../../docs/regles/G863.md")]

use super::PageRule;
use super::langue::is_language;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
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
    let document = page.document;
    for borne in [Attr::Lang, Attr::Hreflang, Attr::XmlLang].into_iter().flat_map(|attr| document.borne(attr)) {
        let (id, value) = (borne.bearer(), borne.value);
        if document.tag(id) == Tag::Html {
            continue;
        }
        looked += 1;
        if !is_language(value) && value != "x-default" {
            faults.at(id, say!("« {value} » n'est pas une langue.", "“{value}” is not a language."));
        }
    }
    looked
}
