#![doc = include_str!("../../../docs/regles/G871.md")]

use std::collections::HashMap;

use super::PageRule;
use crate::audit::addresses::{Mark, mark};
use crate::audit::fault::Faults;
use crate::audit::html::{Id, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static AMBIGUOUS: Rule = rule!(error, "G871", "lien-ambigu");

pub(super) const RULE: PageRule = PageRule {
    rule: &AMBIGUOUS,
    about: &[Tag::A],
    always: true,
    apply,
    help: || {
        say!(
            "ajoutez à l'un ce qui le distingue : le territoire, l'année, le code.",
            "add to one of them what tells it apart: the territory, the year, the code."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut seen: HashMap<Mark, (Id, &str)> = HashMap::new();
    let mut looked = 0;
    let mut contexts: HashMap<Mark, Vec<(Mark, &str)>> = HashMap::new();
    for id in document.all(Tag::A) {
        let Some(href) = document.raw(id, "href") else { continue };
        looked += 1;
        let key = match document.plain(id) {
            Some(text) if document.raw(id, "aria-label").is_none() => mark(text.trim()),
            _ => mark(&page.name(id)),
        };
        let (first, known) = *seen.entry(key).or_insert((id, href));
        if known == href {
            continue;
        }
        let here = context(page, id);
        let others = contexts.entry(key).or_insert_with(|| vec![(context(page, first), known)]);
        if others.iter().any(|(other, leads)| *other == here && *leads != href) {
            let name = page.name(id);
            faults.at(
                id,
                say!(
                    "Deux liens « {name} » mènent à deux adresses, sans rien qui les distingue.",
                    "Two links “{name}” lead to two addresses, with nothing to tell them apart."
                ),
            );
        } else {
            others.push((here, href));
        }
    }
    looked
}

/// What stands around a link, as a mark.
fn context(page: &Page<'_>, link: Id) -> Mark {
    let document = page.document;
    let mut around = String::new();
    for up in document.above(link) {
        match document.tag(up) {
            Tag::Li | Tag::P | Tag::Td | Tag::Th | Tag::Dd | Tag::Dt | Tag::Caption | Tag::Figcaption
                if !document.is_foreign(up) =>
            {
                around.push_str(&document.words(up));
                around.push('\n');
            }
            Tag::Tr => {
                let heads = document.children(up).filter(|id| document.tag(*id) == Tag::Th);
                heads.for_each(|head| around.push_str(&document.words(head)));
            }
            Tag::Div if document.parent(up).is_some_and(|dl| document.tag(dl) == Tag::Dl) => {
                let terms = document.children(up).filter(|id| document.tag(*id) == Tag::Dt);
                terms.for_each(|term| around.push_str(&document.words(term)));
            }
            Tag::Nav => around.push_str(document.raw(up, "aria-label").unwrap_or_default()),
            _ => {}
        }
    }
    mark(&format!("{around}{:?}", heading_above(page, link)))
}

/// The heading that a link stands under: the last of those before it that heads something around it.
fn heading_above(page: &Page<'_>, link: Id) -> Option<Id> {
    let document = page.document;
    let tags = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];
    tags.into_iter().filter_map(|tag| document.all(tag).take_while(|id| *id < link).last()).max()
}
