#![doc = include_str!("../../../docs/regles/G891.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::french::fold;
use crate::{rule, say};

static NAMES: Rule = rule!(error, "G891", "nom-sans-le-texte");

pub(super) const RULE: PageRule = PageRule {
    rule: &NAMES,
    about: &[],
    always: false,
    apply,
    help: || {
        say!(
            "commencez le nom caché par les mots que l'on voit, ou retirez-le.",
            "start the hidden name with the words that are seen, or remove it."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for id in [Tag::A, Tag::Button].into_iter().flat_map(|tag| document.all(tag)) {
        if !document.bears(id, Attr::AriaLabel) && !document.bears(id, Attr::Title) {
            continue;
        }
        looked += 1;
        let shown = words(&document.words(id));
        // A sign (« × », « 1 ») is no word that one would say.
        if shown.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            continue;
        }
        for (attr, name) in [(Attr::AriaLabel, "aria-label"), (Attr::Title, "title")] {
            let Some(hidden) = document.attribute(id, attr) else { continue };
            if !hidden.trim().is_empty() && !words(&hidden).contains(&shown) {
                faults.at(
                    id,
                    say!(
                        "On lit autre chose que ce qu'entend un lecteur d'écran : {name} « {hidden} ».",
                        "What is read is not what a screen reader says: {name} “{hidden}”."
                    ),
                );
            }
        }
    }
    looked
}

/// Words as they sound: no capital, accent or sign.
fn words(text: &str) -> String {
    let folded = fold::fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
