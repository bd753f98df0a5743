#![doc = include_str!("../../../docs/regles/G870.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::Tag;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::french::fold;
use crate::{rule, say};

static OBSCURE: Rule = rule!(error, "G870", "lien-obscur");

pub(super) const RULE: PageRule = PageRule {
    rule: &OBSCURE,
    about: &[Tag::A],
    always: true,
    apply,
    help: || {
        say!(
            "nommez dans le lien ce qu'on trouvera au bout : « la fiche E1D1O1 », pas « ici ».",
            "name in the link what stands at its end: “the sheet E1D1O1”, not “here”."
        )
    },
};

/// Names that say nothing by themselves, folded.
const VAGUE: &[&str] = &[
    "a lire",
    "acceder",
    "aller",
    "clic",
    "cliquer",
    "cliquer ici",
    "cliquez",
    "cliquez ici",
    "cliquez-ici",
    "consulter",
    "decouvrir",
    "detail",
    "details",
    "en savoir plus",
    "here",
    "ici",
    "la",
    "la suite",
    "lien",
    "lire",
    "lire la suite",
    "lire plus",
    "page",
    "plus",
    "plus d'informations",
    "plus d'infos",
    "savoir plus",
    "site",
    "suite",
    "voir",
    "voir ici",
    "voir plus",
];

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    for link in page.links() {
        if !link.name.contains(char::is_alphanumeric) {
            if !page.is_within_hidden(link.id) {
                faults.at(link.id, say!("Ce lien n'a pas de texte.", "This link has no words."));
            }
        } else if is_vague(&link.name) {
            let name = &link.name;
            faults.at(
                link.id,
                say!("Le lien « {name} » ne dit pas où il mène.", "The link “{name}” does not say where it leads."),
            );
        }
    }
    page.links().len()
}

fn is_vague(name: &str) -> bool {
    let bare = name.trim_matches(|c: char| !c.is_alphanumeric());
    // Nearly no name is as long as a vague one of its first letter: accents and apostrophes take a few more bytes.
    let may_be = |vague: &&str| {
        let first = bare.bytes().next();
        let begins = first.is_some_and(|b| !b.is_ascii() || vague.bytes().next() == Some(b.to_ascii_lowercase()));
        begins && (vague.len()..=vague.len() + 10).contains(&bare.len())
    };
    if !VAGUE.iter().any(may_be) {
        return false;
    }
    // An acronym says what it stands for (« CLIC », an information centre).
    let is_acronym = bare.chars().count() > 1 && name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    VAGUE.contains(&fold::fold(bare).as_str()) && !is_acronym
}
