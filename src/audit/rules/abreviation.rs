#![doc = include_str!("../../../docs/regles/G878.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static ABBREVIATION: Rule = rule!(error, "G878", "abreviation");

pub(super) const RULE: PageRule = PageRule {
    rule: &ABBREVIATION,
    about: &[Tag::Abbr],
    always: false,
    apply,
    help: || {
        say!(
            "écrivez son sens dans title : <abbr title=\"…\">.",
            "write what it stands for in title: <abbr title=\"…\">."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    for id in document.all(Tag::Abbr) {
        let words = document.words(id);
        let title = document.attribute(id, Attr::Title).unwrap_or_default();
        if title.trim().is_empty() {
            faults.at(
                id,
                say!("L'abréviation « {words} » n'est pas expliquée.", "The abbreviation “{words}” is not explained."),
            );
        } else if title.trim().eq_ignore_ascii_case(&words) {
            faults.at(
                id,
                say!(
                    "L'abréviation « {words} » est expliquée par elle-même.",
                    "The abbreviation “{words}” is explained by itself."
                ),
            );
        }
    }
    document.count(Tag::Abbr)
}
