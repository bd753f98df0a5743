#![doc = include_str!("../../../docs/regles/G865.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Id, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static HEADINGS: Rule = rule!(error, "G865", "titres");

pub(super) const RULE: PageRule = PageRule {
    rule: &HEADINGS,
    about: &[Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6],
    always: true,
    apply,
    help: || {
        say!(
            "un seul h1 par page, puis h2, h3… sans saut ; un titre a un texte.",
            "one h1 a page, then h2, h3… without a gap; a heading has words."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut before = 0;
    let mut firsts = 0;
    let tags = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];
    let mut headings: Vec<Id> = tags.into_iter().flat_map(|tag| document.all(tag)).collect();
    headings.sort_unstable();
    for id in &headings {
        let Some(level) = document.tag(*id).level() else { continue };
        if document.is_blank(*id) && page.name(*id).is_empty() {
            faults.at(*id, say!("Ce titre de niveau {level} est vide.", "This heading of level {level} is empty."));
        }
        if level == 1 {
            firsts += 1;
            if firsts == 2 {
                faults.at(*id, say!("La page a deux titres de niveau 1.", "The page has two headings of level 1."));
            }
        }
        if level > before + 1 && before > 0 {
            let words = page.name(*id);
            faults.at(
                *id,
                say!(
                    "Le titre « {words} » saute du niveau {before} au niveau {level}.",
                    "The heading “{words}” jumps from level {before} to level {level}."
                ),
            );
        }
        if before == 0 && level > 1 {
            faults.at(
                *id,
                say!("Le premier titre de la page n'est pas un h1.", "The first heading of the page is no h1."),
            );
        }
        before = level;
    }
    if firsts == 0 && (headings.is_empty() || before == 0) {
        faults.page(say!("La page n'a pas de titre de niveau 1.", "The page has no heading of level 1."));
    }
    headings.len()
}
