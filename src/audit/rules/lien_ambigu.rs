#![doc = include_str!("../../../docs/regles/G871.md")]

use super::PageRule;
use crate::audit::addresses::{ByMark, Mark, mark};
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Id, Tag};
use crate::audit::page::{Link, Page};
use crate::diagnostic::Rule;
use crate::{rule, say};

static AMBIGUOUS: Rule = rule!(warning, "G871", "lien-ambigu");

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
    let mut seen: ByMark<(Id, &str)> = ByMark::default();
    let mut contexts: ByMark<Vec<(Mark, &str)>> = ByMark::default();
    for &Link { id, href, ref name } in page.links() {
        let key = mark(name);
        let (first, known) = *seen.entry(key).or_insert((id, href));
        if known == href {
            continue;
        }
        let here = context(page, id);
        let others = contexts.entry(key).or_insert_with(|| vec![(context(page, first), known)]);
        if others.iter().any(|(other, leads)| *other == here && *leads != href) {
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
    page.links().len()
}

/// What stands around a link, as a mark: the words between the links next to it, those of the block that holds it, the
/// headers of its row or the term that it defines, the navigation and the heading that it stands under.
fn context(page: &Page<'_>, link: Id) -> Mark {
    let document = page.document;
    let mut around = String::new();
    let block = document.above(link).find(|up| is_block(document.tag(*up)));
    if let Some(block) = block {
        let (before, after) = neighbours(page, block, link);
        let sides = document.texts_from(block).filter(|(at, _)| *at > before && *at < after);
        let words = sides.filter(|(at, _)| document.holding(*at).is_none_or(|holder| !is_in(page, holder, link)));
        words.for_each(|(_, text)| around.extend(text.chars().filter(|c| c.is_alphanumeric())));
        around.push('\n');
    }
    for up in document.above(link) {
        match document.tag(up) {
            tag if is_block(tag) => around.push_str(&document.words(up)),
            Tag::Tr => {
                let heads = document.children(up).filter(|id| document.tag(*id) == Tag::Th);
                heads.for_each(|head| around.push_str(&document.words(head)));
            }
            Tag::Div if document.parent(up).is_some_and(|dl| document.tag(dl) == Tag::Dl) => {
                around.push_str(&document.words(up));
            }
            Tag::Nav => around.push_str(document.raw(up, Attr::AriaLabel).unwrap_or_default()),
            _ => {}
        }
        around.push('\n');
    }
    mark(&format!("{around}{:?}", heading_above(page, link)))
}

fn is_block(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::P | Tag::Td | Tag::Th | Tag::Dd | Tag::Dt | Tag::Caption | Tag::Figcaption)
}

fn is_in(page: &Page<'_>, inner: Id, outer: Id) -> bool {
    inner == outer || page.document.above(inner).any(|up| up == outer)
}

/// Where the link before ends and the link after starts, in the block that holds a link.
fn neighbours(page: &Page<'_>, block: Id, link: Id) -> (u32, u32) {
    let document = page.document;
    let links: Vec<Id> = document.within(block).filter(|id| document.tag(*id) == Tag::A).collect();
    let rank = links.iter().position(|id| *id == link).unwrap_or_default();
    let before = rank.checked_sub(1).and_then(|r| links.get(r)).map_or(0, |id| document.end(*id));
    let after = links.get(rank + 1).map_or(u32::MAX, |id| document.start(*id));
    (before, after)
}

/// The heading that a link stands under: the last of those before it that heads something around it.
fn heading_above(page: &Page<'_>, link: Id) -> Option<Id> {
    let document = page.document;
    let tags = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];
    tags.into_iter().filter_map(|tag| document.all(tag).take_while(|id| *id < link).last()).max()
}
