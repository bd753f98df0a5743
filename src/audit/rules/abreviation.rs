//! Abbreviations that are marked as such (WCAG 2.2, 3.1.4; former RGAA 3, 9.4).
//!
//! An `<abbr>` says what it stands for, in its `title` or in the words around it, and does not say the same letters again.
//! That every acronym of the sources is in the glossary is checked on the sources (G602).

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::Tag;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::say;

static ABBREVIATION: Rule = Rule::error("G878", "abreviation");

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
        let title = document.attribute(id, "title").unwrap_or_default();
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
