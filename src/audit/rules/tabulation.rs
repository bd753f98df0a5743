#![doc = include_str!("../../../docs/regles/G876.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Id, Tag};
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
    for id in document.elements() {
        for (name, value) in document.each_attribute(id) {
            match name {
                "tabindex" => {
                    looked += 1;
                    if value.trim().parse::<i32>().map_or(true, |n| n > 0) {
                        faults.at(
                            id,
                            say!(
                                "Un tabindex de {value} change l'ordre du clavier.",
                                "A tabindex of {value} changes the order of the keyboard."
                            ),
                        );
                    }
                }
                "autofocus" | "accesskey" => faults.at(
                    id,
                    say!(
                        "L'attribut {name} prend le clavier au lecteur.",
                        "The attribute {name} takes the keyboard from the reader."
                    ),
                ),
                "autoplay" => {
                    faults.at(id, say!("Un son ou une vidéo part tout seul.", "A sound or a video starts by itself."));
                }
                _ => {}
            }
        }
        // What a screen reader is not told of takes the keyboard all the same.
        let focusable = matches!(document.tag(id), Tag::Button | Tag::Input | Tag::Select | Tag::Textarea)
            || (document.tag(id) == Tag::A && document.raw(id, "href").is_some());
        let silent = |id: Id| document.raw(id, "aria-hidden") == Some("true");
        let skipped = || {
            ["hidden", "disabled"].iter().any(|name| document.raw(id, name).is_some())
                || document.raw(id, "tabindex") == Some("-1")
                || document.raw(id, "type") == Some("hidden")
        };
        if focusable && !skipped() && std::iter::once(id).chain(document.above(id)).any(silent) {
            faults.at(
                id,
                say!(
                    "Le clavier atteint cet élément, qui est caché aux lecteurs d'écran.",
                    "The keyboard reaches this element, which is hidden from screen readers."
                ),
            );
        }
    }
    let mut viewport = false;
    for id in document.all(Tag::Meta) {
        looked += 1;
        let content = document.raw(id, "content").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        if document.raw(id, "name") == Some("viewport") {
            viewport = true;
            if content.contains("user-scalable=no") || content.contains("user-scalable=0") || small_maximum(&content) {
                faults.at(id, say!("La page ne se laisse pas agrandir.", "The page cannot be enlarged."));
            }
        }
        let equiv = document.raw(id, "http-equiv").unwrap_or_default();
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

/// Whether the viewport may be enlarged less than twice.
fn small_maximum(content: &str) -> bool {
    let after = content.split("maximum-scale=").nth(1).and_then(|rest| rest.split([',', ';']).next());
    after.and_then(|n| n.parse::<f32>().ok()).is_some_and(|n| n < 2.0)
}
