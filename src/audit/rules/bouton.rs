#![doc = include_str!("../../../docs/regles/G875.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static BUTTON: Rule = rule!(error, "G875", "bouton-sans-nom");

pub(super) const RULE: PageRule = PageRule {
    rule: &BUTTON,
    about: &[Tag::Button, Tag::Summary],
    always: false,
    apply,
    help: || {
        say!(
            "écrivez dedans ce qu'il fait, ou donnez-lui un aria-label.",
            "write in it what it does, or give it an aria-label."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let buttons = document.all(Tag::Button).chain(document.all(Tag::Summary));
    let inputs = document
        .all(Tag::Input)
        .filter(|id| matches!(document.raw(*id, Attr::Type), Some("submit" | "button" | "reset" | "image")));
    let mut looked = 0;
    for id in buttons {
        looked += 1;
        if !page.is_within_hidden(id) && page.name(id).is_empty() {
            faults.at(id, say!("Ce bouton n'a pas de nom.", "This button has no name."));
        }
    }
    for id in inputs {
        looked += 1;
        let written = [Attr::Value, Attr::Alt]
            .into_iter()
            .any(|attr| document.raw(id, attr).is_some_and(|v| !v.trim().is_empty()));
        if !written && page.name(id).is_empty() {
            faults.at(id, say!("Ce bouton n'a pas de nom.", "This button has no name."));
        }
    }
    let folds =
        document.all(Tag::Details).filter(|id| !document.children(*id).any(|c| document.tag(c) == Tag::Summary));
    for id in folds {
        faults.at(id, say!("Ce qui se déplie n'a pas de <summary>.", "What unfolds has no <summary>."));
    }
    looked
}
