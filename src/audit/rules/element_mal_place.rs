#![doc = include_str!("../../../docs/regles/G860.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Disorder, Id, Tag};
use crate::audit::html_name;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static MISPLACED: Rule = rule!(error, "G860", "element-mal-place");

pub(super) const RULE: PageRule = PageRule {
    rule: &MISPLACED,
    about: &[Tag::Body],
    always: true,
    apply,
    help: || say!("déplacez-le, ou changez ce qui l'entoure.", "move it, or change what is around it."),
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let named = |id: Id| html_name(page.document.start_tag(id));
    for disorder in page.disorders {
        match *disorder {
            Disorder::Misplaced(id, holder) => {
                let (name, holder) = (named(id), named(holder));
                faults.at(
                    id,
                    if holder.is_empty() {
                        say!("L'élément <{name}> est hors de <html>.", "The element <{name}> is out of <html>.")
                    } else {
                        say!(
                            "L'élément <{name}> ne peut pas être ici dans <{holder}>.",
                            "The element <{name}> cannot be here in <{holder}>."
                        )
                    },
                );
            }
            Disorder::Words(id) => {
                let name = named(id);
                faults.at(id, say!("Du texte est écrit à même <{name}>.", "Text is written right in <{name}>."));
            }
            _ => {}
        }
    }
    page.document.elements().count()
}
