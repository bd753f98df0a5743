#![doc = include_str!("../../../docs/regles/G802.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static DUPLICATE_ID: Rule = rule!(error, "G802", "id-en-double");

pub(super) const RULE: PageRule = PageRule {
    rule: &DUPLICATE_ID,
    about: &[Tag::Main],
    always: true,
    apply,
    help: || say!("donnez un autre identifiant à l'un des deux.", "give one of them another identifier."),
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    for same in page.ids().chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        for (_, id) in same.iter().skip(1) {
            let value = page.document.attribute(*id, Attr::Id).unwrap_or_default();
            faults.at(
                *id,
                say!(
                    "L'identifiant « {value} » figure deux fois dans la page.",
                    "The id “{value}” stands twice in the page."
                ),
            );
        }
    }
    page.ids().len()
}
