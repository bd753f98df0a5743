#![doc = include_str!("../../../docs/regles/G861.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
use crate::audit::html_name;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static OBSOLETE: Rule = rule!(error, "G861", "element-obsolete");

pub(super) const RULE: PageRule = PageRule {
    rule: &OBSOLETE,
    about: &[Tag::Body],
    always: true,
    apply,
    help: || say!("dites-le dans la feuille de style.", "say it in the style sheet."),
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    for id in document.elements().filter(|id| document.tag(*id).is_gone() && !document.is_foreign(*id)) {
        let name = html_name(document.start_tag(id));
        faults.at(id, say!("L'élément <{name}> n'existe plus en HTML.", "The element <{name}> is no longer in HTML."));
    }
    for borne in Attr::all().filter(|attr| attr.may_draw()).flat_map(|attr| document.borne(attr)) {
        let (id, name) = (borne.bearer(), borne.name);
        if (borne.attr.draws() || draws(document.tag(id), borne.attr)) && !document.is_foreign(id) {
            faults.at(id, say!("L'attribut {name} ne fait que dessiner.", "The attribute {name} only draws."));
        }
    }
    document.elements().count()
}

/// Attributes that draw on some elements and mean something on others.
fn draws(tag: Tag, attr: Attr) -> bool {
    match attr {
        Attr::Border | Attr::Width | Attr::Height | Attr::Summary => {
            matches!(tag, Tag::Table | Tag::Td | Tag::Th | Tag::Tr | Tag::Col | Tag::Colgroup | Tag::Hr)
        }
        Attr::Color | Attr::Size => matches!(tag, Tag::Hr | Tag::Body),
        Attr::Type | Attr::Compact => matches!(tag, Tag::Ul),
        Attr::Text | Attr::Link | Attr::Vlink | Attr::Alink => tag == Tag::Body,
        _ => false,
    }
}
