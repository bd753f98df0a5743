#![doc = include_str!("../../../docs/regles/G876.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Attribute, Id, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static KEYBOARD: Rule = rule!(error, "G876", "lecteur-contraint");

pub(super) const RULE: PageRule = PageRule {
    rule: &KEYBOARD,
    about: &[Tag::Meta],
    always: true,
    apply,
    help: || {
        say!(
            "retirez-le : l'ordre est celui de la page, et le lecteur choisit sa taille et son temps.",
            "remove it: the order is that of the page, and readers choose their size and their time."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for borne in document.borne(Attr::Tabindex) {
        looked += 1;
        let value = borne.value;
        if value.trim().parse::<i32>().map_or(true, |n| n > 0) {
            faults.at(
                borne.bearer(),
                say!(
                    "Un tabindex de {value} change l'ordre du clavier.",
                    "A tabindex of {value} changes the order of the keyboard."
                ),
            );
        }
    }
    for borne in [Attr::Autofocus, Attr::Accesskey].into_iter().flat_map(|attr| document.borne(attr)) {
        let name = borne.name;
        faults.at(
            borne.bearer(),
            say!(
                "L'attribut {name} prend le clavier au lecteur.",
                "The attribute {name} takes the keyboard from the reader."
            ),
        );
    }
    for borne in document.borne(Attr::Autoplay) {
        faults.at(borne.bearer(), say!("Un son ou une vidéo part tout seul.", "A sound or a video starts by itself."));
    }
    silent(page, faults);
    let mut viewport = false;
    for id in document.all(Tag::Meta) {
        looked += 1;
        if document.raw(id, Attr::Name) == Some("viewport") {
            viewport = true;
            let content = document.raw(id, Attr::Content).unwrap_or_default().replace(' ', "").to_ascii_lowercase();
            if content.contains("user-scalable=no") || content.contains("user-scalable=0") || small_maximum(&content) {
                faults.at(id, say!("La page ne se laisse pas agrandir.", "The page cannot be enlarged."));
            }
        }
        let equiv = document.raw(id, Attr::HttpEquiv).unwrap_or_default();
        if equiv.eq_ignore_ascii_case("refresh") {
            faults.at(id, say!("La page se recharge ou s'en va toute seule.", "The page reloads or leaves by itself."));
        }
    }
    if !viewport {
        faults.page(say!(
            "La page n'a pas de meta viewport : un téléphone la réduit.",
            "The page has no meta viewport: a phone shrinks it."
        ));
    }
    looked
}

/// What a screen reader is not told of takes the keyboard all the same.
fn silent(page: &Page<'_>, faults: &mut Faults<'_>) {
    let document = page.document;
    let is_silent = |id: Id| document.raw(id, Attr::AriaHidden) == Some("true");
    let focusable = |id: Id| match document.tag(id) {
        Tag::Button | Tag::Input | Tag::Select | Tag::Textarea => true,
        Tag::A => document.bears(id, Attr::Href),
        _ => false,
    };
    let skipped = |id: Id| {
        [Attr::Hidden, Attr::Disabled].into_iter().any(|attr| document.bears(id, attr))
            || document.raw(id, Attr::Tabindex) == Some("-1")
            || document.raw(id, Attr::Type) == Some("hidden")
    };
    let mut last = 0;
    for outer in document.borne(Attr::AriaHidden).map(Attribute::bearer).filter(|id| is_silent(*id)) {
        // What is silent in what is silent was looked at with it.
        if document.start(outer) < last {
            continue;
        }
        last = document.end(outer);
        for id in std::iter::once(outer).chain(document.within(outer)).filter(|id| focusable(*id) && !skipped(*id)) {
            faults.at(
                id,
                say!(
                    "Le clavier atteint cet élément, qui est caché aux lecteurs d'écran.",
                    "The keyboard reaches this element, which is hidden from screen readers."
                ),
            );
        }
    }
}

/// Whether the viewport may be enlarged less than twice.
fn small_maximum(content: &str) -> bool {
    let after = content.split("maximum-scale=").nth(1).and_then(|rest| rest.split([',', ';']).next());
    after.and_then(|n| n.parse::<f32>().ok()).is_some_and(|n| n < 2.0)
}
