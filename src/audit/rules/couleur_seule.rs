#![doc = include_str!("../../../docs/regles/G877.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static COLOUR: Rule = rule!(error, "G877", "couleur-seule");

pub(super) const RULE: PageRule = PageRule {
    rule: &COLOUR,
    about: &[],
    always: false,
    apply,
    help: || {
        say!("écrivez l'état en toutes lettres à côté de sa couleur.", "write the state in words next to its colour.")
    },
};

/// What the class of a state starts with.
const STATES: &[&str] = &["etat-", "statut-", "role-", "force", "valeur-", "savoir-", "niveau-", "tendance-", "alerte"];

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for borne in document.borne(Attr::Class).filter(|class| !document.is_foreign(class.bearer())) {
        let id = borne.bearer();
        let state =
            borne.value.split_ascii_whitespace().find(|c| *c == "fait" || STATES.iter().any(|s| c.starts_with(s)));
        let Some(state) = state else { continue };
        looked += 1;
        let is_void = document.tag(id).is_void() && document.tag(id) != Tag::Img;
        let hidden = page.is_within_hidden(id);
        // What is hidden from screen readers must have been said to them next to it.
        let silent = (is_void || document.is_blank(id)) && page.name(id).is_empty();
        let alone = hidden && document.parent(id).is_some_and(|up| page.name(up).is_empty());
        if silent || alone {
            faults.at(
                id,
                say!(
                    "L'état « {state} » n'est dit que par sa couleur ou sa forme.",
                    "The state “{state}” is said by its colour or shape alone."
                ),
            );
        }
    }
    looked
}
