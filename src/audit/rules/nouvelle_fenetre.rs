#![doc = include_str!("../../../docs/regles/G888.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::french::fold;
use crate::{rule, say};

static WINDOW: Rule = rule!(error, "G888", "nouvelle-fenetre");

pub(super) const RULE: PageRule = PageRule {
    rule: &WINDOW,
    about: &[],
    always: false,
    apply,
    help: || {
        say!(
            "retirez « target », ou dites-le dans le lien : « (nouvelle fenêtre) ».",
            "remove “target”, or say so in the link: “(new window)”."
        )
    },
};

/// What tells a reader that another window opens, folded.
const TOLD: [&str; 6] = ["nouvelle fenetre", "nouvel onglet", "autre fenetre", "autre onglet", "new window", "new tab"];

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for id in [Tag::A, Tag::Area, Tag::Form, Tag::Base].into_iter().flat_map(|tag| document.all(tag)) {
        let Some(target) = document.raw(id, Attr::Target) else { continue };
        looked += 1;
        if matches!(target.to_ascii_lowercase().as_str(), "" | "_self" | "_top" | "_parent") {
            continue;
        }
        let title = document.attribute(id, Attr::Title).unwrap_or_default();
        let said = fold::fold(&format!("{} {title}", page.name(id)));
        if !TOLD.iter().any(|words| said.contains(words)) {
            faults.at(
                id,
                say!(
                    "Ce lien ouvre une autre fenêtre sans le dire.",
                    "This link opens another window without saying so."
                ),
            );
        }
    }
    looked
}
