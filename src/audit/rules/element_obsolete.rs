#![doc = include_str!("../../../docs/regles/G861.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Id, Tag};
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

/// Attributes that draw, whatever the element.
const EVERYWHERE: &[&str] =
    &["align", "bgcolor", "valign", "cellpadding", "cellspacing", "nowrap", "hspace", "vspace", "background"];

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let mut looked = 0;
    for id in page.document.elements().filter(|id| !page.document.is_foreign(*id)) {
        looked += 1;
        if page.document.tag(id).is_gone() {
            let name = html_name(page.document.start_tag(id));
            faults.at(
                id,
                say!("L'élément <{name}> n'existe plus en HTML.", "The element <{name}> is no longer in HTML."),
            );
        }
        for (name, _) in page.document.each_attribute(id) {
            if EVERYWHERE.contains(&name) || draws(page, id, name) {
                faults.at(id, say!("L'attribut {name} ne fait que dessiner.", "The attribute {name} only draws."));
            }
        }
    }
    looked
}

/// Attributes that draw on some elements and mean something on others.
fn draws(page: &Page<'_>, id: Id, name: &str) -> bool {
    let tag = page.document.tag(id);
    match name {
        "border" | "width" | "height" | "summary" => {
            matches!(tag, Tag::Table | Tag::Td | Tag::Th | Tag::Tr | Tag::Col | Tag::Colgroup | Tag::Hr)
        }
        "color" | "size" => matches!(tag, Tag::Hr | Tag::Body),
        "type" | "compact" => matches!(tag, Tag::Ul),
        "text" | "link" | "vlink" | "alink" => tag == Tag::Body,
        _ => false,
    }
}
