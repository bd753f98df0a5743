#![doc = include_str!("../../../docs/regles/G874.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Id, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static FIELD: Rule = rule!(error, "G874", "champ-sans-etiquette");

pub(super) const RULE: PageRule = PageRule {
    rule: &FIELD,
    about: &[Tag::Input, Tag::Select, Tag::Textarea],
    always: false,
    apply,
    help: || {
        say!("ajoutez <label for=\"…\"> avec l'identifiant du champ.", "add <label for=\"…\"> with the field's id.")
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for tag in [Tag::Input, Tag::Select, Tag::Textarea, Tag::Meter, Tag::Progress] {
        for id in document.all(tag) {
            looked += 1;
            let kind = document.raw(id, Attr::Type).unwrap_or_default();
            let none = tag == Tag::Input && matches!(kind, "hidden" | "submit" | "reset" | "button" | "image");
            if !none && !page.is_within_hidden(id) && !is_labelled(page, id) {
                faults.at(id, say!("Ce champ n'a pas d'étiquette.", "This field has no label."));
            }
        }
    }
    looked
}

fn is_labelled(page: &Page<'_>, field: Id) -> bool {
    let document = page.document;
    let own = document.attribute(field, Attr::Id);
    let names = |label: Id| !document.is_blank(label) || !page.name(label).is_empty();
    let by_for =
        || document.all(Tag::Label).any(|l| own.is_some() && document.attribute(l, Attr::For) == own && names(l));
    let around = || document.above(field).any(|up| document.tag(up) == Tag::Label && names(up));
    let titled = || document.raw(field, Attr::Title).is_some_and(|t| !t.trim().is_empty());
    by_for() || around() || titled() || !page.name_given(field).is_empty()
}
