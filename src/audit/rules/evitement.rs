#![doc = include_str!("../../../docs/regles/G867.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static SKIP: Rule = rule!(error, "G867", "lien-d-evitement");

pub(super) const RULE: PageRule = PageRule {
    rule: &SKIP,
    about: &[Tag::Body],
    always: true,
    apply,
    help: || {
        say!(
            "commencez <body> par <a href=\"#contenu\">Aller au contenu</a>, et donnez id=\"contenu\" à <main>.",
            "start <body> with <a href=\"#contenu\">…</a>, and give id=\"contenu\" to <main>."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let Some(body) = document.all(Tag::Body).next() else { return 0 };
    let operable =
        |tag: Tag| matches!(tag, Tag::A | Tag::Button | Tag::Input | Tag::Select | Tag::Textarea | Tag::Summary);
    let Some(first) = document.within(body).find(|id| operable(document.tag(*id)) && !document.is_foreign(*id)) else {
        faults.at(body, say!("La page n'a pas de lien vers son contenu.", "The page has no link to its content."));
        return 1;
    };
    let target =
        document.attribute(first, Attr::Href).and_then(|href| href.strip_prefix('#').and_then(|id| page.by_id(id)));
    let main = document.all(Tag::Main).next();
    match (target, main) {
        (Some(target), Some(main)) if target == main || document.above(target).any(|up| up == main) => {}
        (Some(_), Some(_)) => faults.at(
            first,
            say!(
                "Le lien d'évitement ne mène pas au contenu principal.",
                "The skip link does not lead to the main content."
            ),
        ),
        _ => faults.at(
            first,
            say!(
                "Le premier lien de la page ne mène pas à son contenu.",
                "The first link of the page does not lead to its content."
            ),
        ),
    }
    1
}
