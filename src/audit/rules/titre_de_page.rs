#![doc = include_str!("../../../docs/regles/G864.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::Tag;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::french::fold;
use crate::{rule, say};

static TITLE: Rule = rule!(error, "G864", "titre-de-page");

pub(super) const RULE: PageRule = PageRule {
    rule: &TITLE,
    about: &[Tag::Html],
    always: true,
    apply,
    help: || {
        say!(
            "écrivez <title>{{{{ page.titre_complet }}}}</title> : l'objet, le territoire, le portail.",
            "write <title>{{{{ page.titre_complet }}}}</title>: the object, the territory, the portal."
        )
    },
};

/// Titles that say nothing.
const VAGUE: &[&str] = &[
    "accueil",
    "document",
    "home",
    "index",
    "nouvelle page",
    "page",
    "page sans titre",
    "sans titre",
    "title",
    "untitled",
];

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let titles: Vec<_> = page.document.all(Tag::Title).collect();
    let Some(first) = titles.first() else {
        faults.page(say!("La fenêtre n'a pas de titre.", "The window has no title."));
        return 1;
    };
    if let Some(second) = titles.get(1) {
        faults.at(*second, say!("La fenêtre a deux titres.", "The window has two titles."));
    }
    let title = page.title;
    if title.chars().filter(|c| c.is_alphabetic()).take(2).count() < 2 {
        faults.at(*first, say!("Le titre de la fenêtre est vide.", "The window's title is empty."));
    } else if is_vague(title) {
        faults.at(
            *first,
            say!(
                "Le titre de fenêtre « {title} » ne dit pas ce que montre la page.",
                "The window's title “{title}” does not say what the page shows."
            ),
        );
    }
    1
}

/// Whether a title says nothing, or is an address.
fn is_vague(title: &str) -> bool {
    let address = || title.contains("://") || title.to_ascii_lowercase().contains(".html");
    // The longest vague title has fifteen letters: what is longer is not folded.
    (title.len() <= 30 && VAGUE.contains(&fold::fold(title).trim())) || address()
}
