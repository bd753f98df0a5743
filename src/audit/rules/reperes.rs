#![doc = include_str!("../../../docs/regles/G866.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Document, Id, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static LANDMARKS: Rule = rule!(error, "G866", "reperes");

pub(super) const RULE: PageRule = PageRule {
    rule: &LANDMARKS,
    about: &[Tag::Main],
    always: true,
    apply,
    help: || {
        say!(
            "un <header>, un <main> et un <footer> dans <body>, et un aria-label différent par <nav>.",
            "one <header>, one <main> and one <footer> in <body>, and a different aria-label for each <nav>."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let Some(body) = document.all(Tag::Body).next() else { return 0 };
    for (tag, role, fr, en) in [
        (Tag::Header, "banner", "d'en-tête (<header>)", "banner (<header>)"),
        (Tag::Main, "main", "de contenu principal (<main>)", "main content (<main>)"),
        (Tag::Footer, "contentinfo", "de pied de page (<footer>)", "foot (<footer>)"),
    ] {
        let all: Vec<Id> = document.all(tag).filter(|id| tag == Tag::Main || is_of_the_page(document, *id)).collect();
        let by_role = || document.borne(Attr::Role).any(|borne| borne.value == role);
        match all.as_slice() {
            [] if !by_role() => faults.at(body, say!("La page n'a pas {fr}.", "The page has no {en}.")),
            [_, second, ..] => faults.at(*second, say!("La page a deux fois : {fr}.", "The page has twice: {en}.")),
            _ => {}
        }
    }
    let mut names: Vec<(String, Id)> = document.all(Tag::Nav).map(|nav| (page.name_given(nav), nav)).collect();
    let several = names.len() > 1;
    names.sort();
    for pair in names.windows(2) {
        if let [(a, _), (b, second)] = pair
            && a == b
            && !a.is_empty()
        {
            faults.at(*second, say!("Deux navigations se nomment « {a} ».", "Two navigations are called “{a}”."));
        }
    }
    for (_, nav) in names.iter().filter(|(name, _)| several && name.is_empty()) {
        faults.at(*nav, say!("Cette navigation n'a pas de nom.", "This navigation has no name."));
    }
    for child in document.children(body) {
        let landmark = matches!(
            document.tag(child),
            Tag::Header
                | Tag::Main
                | Tag::Footer
                | Tag::Nav
                | Tag::Aside
                | Tag::Search
                | Tag::Script
                | Tag::Template
                | Tag::Dialog
        );
        let skip =
            document.tag(child) == Tag::A && document.raw(child, Attr::Href).is_some_and(|href| href.starts_with('#'));
        let shows = !document.is_blank(child) && !page.is_hidden(child) && !document.bears(child, Attr::Role);
        let holds = || {
            document
                .within(child)
                .any(|id| matches!(document.tag(id), Tag::Main | Tag::Header | Tag::Footer | Tag::Nav))
        };
        if shows && !landmark && !skip && !holds() {
            faults.at(
                child,
                say!("Ce texte est hors de tout repère de la page.", "This text is out of every landmark of the page."),
            );
        }
    }
    1 + names.len()
}

/// Whether a header or a foot is the page's own, and not that of an article or a section.
fn is_of_the_page(document: &Document<'_>, id: Id) -> bool {
    !document
        .above(id)
        .any(|up| matches!(document.tag(up), Tag::Article | Tag::Aside | Tag::Main | Tag::Nav | Tag::Section))
}
