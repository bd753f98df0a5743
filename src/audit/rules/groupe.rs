#![doc = include_str!("../../../docs/regles/G890.md")]

use std::collections::BTreeMap;

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Id, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static GROUP: Rule = rule!(error, "G890", "groupe-sans-legende");

pub(super) const RULE: PageRule = PageRule {
    rule: &GROUP,
    about: &[Tag::Fieldset],
    always: false,
    apply,
    help: || {
        say!(
            "entourez ces choix de <fieldset>, et commencez-le par <legend> : la question à laquelle ils répondent.",
            "put these choices in a <fieldset> that starts with <legend>: the question that they answer."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for fieldset in document.all(Tag::Fieldset) {
        looked += 1;
        if !is_named(page, fieldset) {
            faults.at(fieldset, say!("Ce groupe de champs n'a pas de légende.", "This group of fields has no legend."));
        }
    }
    let mut choices: BTreeMap<(&str, &str), Vec<Id>> = BTreeMap::new();
    for input in document.all(Tag::Input) {
        let kind = document.raw(input, Attr::Type).unwrap_or_default();
        if let Some(name) = document.raw(input, Attr::Name).filter(|_| matches!(kind, "radio" | "checkbox")) {
            choices.entry((kind, name)).or_default().push(input);
        }
    }
    for ((_, name), inputs) in choices.iter().filter(|(_, inputs)| inputs.len() > 1) {
        looked += 1;
        let around = |input: Id| document.above(input).find(|up| is_group(page, *up));
        let Some(first) = inputs.first() else { continue };
        if inputs.iter().any(|input| around(*input).is_none()) {
            faults.at(
                *first,
                say!(
                    "Les choix « {name} » ne disent pas à quelle question ils répondent.",
                    "The choices “{name}” do not say which question they answer."
                ),
            );
        }
    }
    looked
}

fn is_group(page: &Page<'_>, id: Id) -> bool {
    page.document.tag(id) == Tag::Fieldset
        || matches!(page.document.raw(id, Attr::Role), Some("group" | "radiogroup")) && is_named(page, id)
}

fn is_named(page: &Page<'_>, id: Id) -> bool {
    let legend = page.document.children(id).next().filter(|first| page.document.tag(*first) == Tag::Legend);
    legend.is_some_and(|legend| !page.name(legend).is_empty()) || !page.name_given(id).is_empty()
}
