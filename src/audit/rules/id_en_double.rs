//! Two elements of a page with the same `id` (RGAA 4.1, test 8.2.1).
//!
//! A link, a label or a name would lead to the first of them, whichever was meant.

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::Tag;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::say;

static DUPLICATE_ID: Rule = Rule::error("G802", "id-en-double");

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
            let value = page.document.attribute(*id, "id").unwrap_or_default();
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
