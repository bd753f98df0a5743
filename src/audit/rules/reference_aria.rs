#![doc = include_str!("../../../docs/regles/G873.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Id, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static ARIA: Rule = rule!(error, "G873", "reference-aria");

pub(super) const RULE: PageRule = PageRule {
    rule: &ARIA,
    about: &[],
    always: false,
    apply,
    help: || {
        say!(
            "donnez cet identifiant à l'élément qui porte le texte, ou retirez l'attribut.",
            "give that identifier to the element that has the words, or remove the attribute."
        )
    },
};

/// The roles of ARIA 1.2 that a page may need.
const ROLES: &[&str] = &[
    "alert",
    "alertdialog",
    "application",
    "article",
    "banner",
    "blockquote",
    "button",
    "caption",
    "cell",
    "checkbox",
    "code",
    "columnheader",
    "combobox",
    "complementary",
    "contentinfo",
    "definition",
    "deletion",
    "dialog",
    "document",
    "emphasis",
    "feed",
    "figure",
    "form",
    "generic",
    "grid",
    "gridcell",
    "group",
    "heading",
    "img",
    "insertion",
    "link",
    "list",
    "listbox",
    "listitem",
    "log",
    "main",
    "marquee",
    "math",
    "menu",
    "menubar",
    "menuitem",
    "meter",
    "navigation",
    "none",
    "note",
    "option",
    "paragraph",
    "presentation",
    "progressbar",
    "radio",
    "radiogroup",
    "region",
    "row",
    "rowgroup",
    "rowheader",
    "scrollbar",
    "search",
    "searchbox",
    "separator",
    "slider",
    "spinbutton",
    "status",
    "strong",
    "subscript",
    "switch",
    "tab",
    "table",
    "tablist",
    "tabpanel",
    "term",
];

/// The rest of them.
const MORE_ROLES: &[&str] = &[
    "textbox",
    "time",
    "timer",
    "toolbar",
    "tooltip",
    "tree",
    "treegrid",
    "treeitem",
    "superscript",
    "image",
    "menuitemcheckbox",
];

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for attr in Attr::all() {
        let named = attr.names_elements() || attr == Attr::For;
        if !named && !attr.is_aria() && !matches!(attr, Attr::Role | Attr::UnknownAria) {
            continue;
        }
        for borne in document.borne(attr) {
            let (id, name, value) = (borne.bearer(), borne.name, borne.value);
            if attr == Attr::For && !matches!(document.tag(id), Tag::Label | Tag::Output) {
                continue;
            }
            looked += 1;
            if named {
                names(page, id, name, value, faults);
            } else if attr == Attr::Role {
                role(page, id, value, faults);
            } else if attr == Attr::UnknownAria {
                faults.at(id, say!("L'attribut {name} n'existe pas.", "There is no attribute {name}."));
            } else if attr.is_truth() && !matches!(value, "true" | "false") {
                faults.at(id, say!("{name} vaut « {value} » : true ou false.", "{name} is “{value}”: true or false."));
            }
        }
    }
    looked
}

fn role(page: &Page<'_>, id: Id, value: &str, faults: &mut Faults<'_>) {
    let known = |role: &str| ROLES.contains(&role) || MORE_ROLES.contains(&role);
    if !value.split_whitespace().all(known) || value.trim().is_empty() {
        faults.at(id, say!("Le rôle « {value} » n'existe pas.", "There is no role “{value}”."));
    }
    if value == "region" && page.name_given(id).is_empty() {
        faults.at(id, say!("Cette région n'a pas de nom.", "This region has no name."));
    }
}

fn names(page: &Page<'_>, id: Id, name: &str, value: &str, faults: &mut Faults<'_>) {
    if value.trim().is_empty() {
        faults.at(id, say!("L'attribut {name} est vide.", "The attribute {name} is empty."));
    }
    for other in value.split_whitespace() {
        if page.by_id(other).is_none() {
            faults.at(
                id,
                say!(
                    "{name} nomme « {other} », qui n'existe pas dans la page.",
                    "{name} names “{other}”, which does not exist in the page."
                ),
            );
        }
    }
}
