#![doc = include_str!("../../../docs/regles/G873.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Id, Tag};
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

/// Attributes that name elements.
const NAMING: &[&str] = &[
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-flowto",
    "aria-details",
    "aria-activedescendant",
    "aria-errormessage",
    "headers",
    "popovertarget",
];

/// The other attributes of ARIA 1.2, without `aria-`.
const KNOWN: &[&str] = &[
    "atomic",
    "autocomplete",
    "braillelabel",
    "brailleroledescription",
    "busy",
    "checked",
    "colcount",
    "colindex",
    "colindextext",
    "colspan",
    "current",
    "description",
    "disabled",
    "expanded",
    "haspopup",
    "hidden",
    "invalid",
    "keyshortcuts",
    "label",
    "level",
    "live",
    "modal",
    "multiline",
    "multiselectable",
    "orientation",
    "placeholder",
    "posinset",
    "pressed",
    "readonly",
    "relevant",
    "required",
    "roledescription",
    "rowcount",
    "rowindex",
    "rowindextext",
    "rowspan",
    "selected",
    "setsize",
    "sort",
];

/// The values of ARIA 1.2, too.
const VALUES: &[&str] = &["valuemax", "valuemin", "valuenow", "valuetext"];

/// Those that are true or false, and nothing else.
const TRUTHS: &[&str] =
    &["atomic", "busy", "disabled", "expanded", "hidden", "modal", "multiline", "readonly", "required"];

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
    let mut looked = 0;
    for id in page.document.elements() {
        for (name, value) in page.document.each_attribute(id) {
            let named =
                NAMING.contains(&name) || (name == "for" && matches!(page.document.tag(id), Tag::Label | Tag::Output));
            if named {
                looked += 1;
                names(page, id, name, value, faults);
            } else if name == "role" {
                looked += 1;
                let known = |role: &str| ROLES.contains(&role) || MORE_ROLES.contains(&role);
                if !value.split_whitespace().all(known) || value.trim().is_empty() {
                    faults.at(id, say!("Le rôle « {value} » n'existe pas.", "There is no role “{value}”."));
                }
            } else if let Some(aria) = name.strip_prefix("aria-") {
                looked += 1;
                let truth = ["true", "false"];
                if TRUTHS.contains(&aria) && !truth.contains(&value) {
                    faults.at(
                        id,
                        say!("{name} vaut « {value} » : true ou false.", "{name} is “{value}”: true or false."),
                    );
                }
                if !KNOWN.contains(&aria) && !VALUES.contains(&aria) {
                    faults.at(id, say!("L'attribut {name} n'existe pas.", "There is no attribute {name}."));
                }
            }
        }
        if page.document.raw(id, "role") == Some("region") && page.name_given(id).is_empty() {
            faults.at(id, say!("Cette région n'a pas de nom.", "This region has no name."));
        }
    }
    looked
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
