#![doc = include_str!("../../../docs/regles/G870.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Id, Tag};
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
    let document = page.document;
    let mut looked = 0;
    for id in document.all(Tag::A).filter(|id| document.raw(*id, "href").is_some()) {
        looked += 1;
        judge(page, id, faults);
    }
    looked
}

fn judge(page: &Page<'_>, id: Id, faults: &mut Faults<'_>) {
    // The longest vague name has twenty letters: what is longer is not read twice.
    let plain = page.document.plain(id);
    if plain.is_some_and(|text| text.len() > 40) {
        return;
    }
    let name = page.name(id);
    if !name.contains(char::is_alphanumeric) {
        if !page.is_within_hidden(id) {
            faults.at(id, say!("Ce lien n'a pas de texte.", "This link has no words."));
        }
    } else if name.len() <= 40 {
        let folded = fold::fold(&name);
        let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
        // An acronym says what it stands for (« CLIC », an information centre).
        let is_acronym = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && bare.len() > 1;
        if VAGUE.contains(&bare) && !is_acronym {
            faults.at(
                id,
                say!("Le lien « {name} » ne dit pas où il mène.", "The link “{name}” does not say where it leads."),
            );
        }
    }
}
