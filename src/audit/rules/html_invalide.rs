#![doc = include_str!("../../../docs/regles/G804.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Disorder, Id, Tag};
use crate::audit::html_name;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static HTML: Rule = rule!(error, "G804", "html-invalide");

pub(super) const RULE: PageRule = PageRule {
    rule: &HTML,
    about: &[Tag::Html],
    always: true,
    apply,
    help: || {
        say!(
            "écrivez chaque balise une fois, fermée dans l'ordre, et « &lt; » pour un signe inférieur.",
            "write each tag once, closed in order, and “&lt;” for a less-than sign."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let named = |id: Id| html_name(page.document.start_tag(id));
    for (error, at) in page.errors {
        let message = say!("Le HTML est invalide : {error}.", "The HTML is invalid: {error}.");
        match page.document.holding(*at) {
            Some(id) => faults.at(id, message),
            None => faults.page(message),
        }
    }
    for disorder in page.disorders {
        match *disorder {
            Disorder::Unclosed(id) => {
                let name = named(id);
                faults.at(id, say!("L'élément <{name}> n'est pas fermé.", "The element <{name}> is not closed."));
            }
            Disorder::Stray(id, at) => {
                let rest = page.document.from(at);
                let tag = rest.get(..=rest.find('>').unwrap_or(0)).unwrap_or_default();
                let message = say!("La balise {tag} ne ferme rien.", "The tag {tag} closes nothing.");
                match id {
                    Some(id) => faults.at(id, message),
                    None => faults.page(message),
                }
            }
            Disorder::SelfClosed(id) => {
                let name = named(id);
                faults.at(
                    id,
                    say!(
                        "L'élément <{name}> ne se ferme pas par « /> ».",
                        "The element <{name}> is not closed by “/>”."
                    ),
                );
            }
            Disorder::NoDoctype => faults.page(say!(
                "La page ne commence pas par <!doctype html>.",
                "The page does not start with <!doctype html>."
            )),
            Disorder::Misplaced(..) | Disorder::Words(_) => {}
        }
    }
    1
}
