#![doc = include_str!("../../../docs/regles/G889.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::Tag;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static ADDRESS: Rule = rule!(warning, "G889", "adresse-pour-texte");

pub(super) const RULE: PageRule = PageRule {
    rule: &ADDRESS,
    about: &[Tag::A],
    always: true,
    apply,
    help: || {
        say!(
            "nommez ce qu'on y trouve : [le plan régional](https://…) ; sur papier, l'adresse s'écrit d'elle-même.",
            "name what is found there: [the regional plan](https://…); on paper the address is printed by itself."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    for link in page.links().iter().filter(|link| is_address(&link.name)) {
        let name = &link.name;
        faults.at(
            link.id,
            say!(
                "Ce lien n'a pour texte que son adresse : « {name} ».",
                "This link has its address for words: “{name}”."
            ),
        );
    }
    page.links().len()
}

/// Whether a name is what a browser shows in its bar. That of a site alone (`www.exemple.fr`) is a name.
fn is_address(name: &str) -> bool {
    if name.contains(char::is_whitespace) {
        return false;
    }
    let lower = name.to_ascii_lowercase();
    let deep = lower.trim_end_matches('/').contains('/');
    lower.starts_with("https://") || lower.starts_with("http://") || (lower.starts_with("www.") && deep)
}
