#![doc = include_str!("../../../docs/regles/G830.md")]
#![doc = include_str!("../../../docs/regles/G831.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::formes::propre;
use crate::audit::html::{Attr, Attribute, Id, resolve};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static FORMS: Rule = rule!(error, "G830", "formes-discordantes");
static MUTE: Rule = rule!(error, "G831", "graphique-muet");

pub(super) const DISCORD: PageRule = PageRule {
    rule: &FORMS,
    about: &[],
    always: false,
    apply: |page, faults| apply(page, faults, false),
    help: || {
        say!(
            "écrivez le chiffre que donne la vue, dans les trois formes.",
            "write the number that the view gives, in the three forms."
        )
    },
};

pub(super) const SILENCE: PageRule = PageRule {
    rule: &MUTE,
    about: &[],
    always: false,
    apply: |page, faults| apply(page, faults, true),
    help: || {
        say!(
            "montrez le dessin, la phrase et le tableau, chaque chiffre avec sa clé data-c.",
            "show the drawing, the sentence and the table, each number with its key data-c."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>, mute: bool) -> usize {
    for faute in page.formes.iter().filter(|faute| faute.is_mute() == mute) {
        let (attr, value) = faute.place();
        let named: Vec<Id> =
            page.document.borne(attr).filter(|a| resolve(a.value) == value).map(Attribute::bearer).collect();
        // Of the places that show a number, the one that shows the other number.
        let is_odd = |id: &&Id| faute.odd().is_some_and(|odd| propre(&page.document.words(**id)) == odd);
        match named.iter().find(is_odd).or(named.first()) {
            Some(id) => faults.at(*id, faute.dire()),
            None => faults.page(faute.dire()),
        }
    }
    page.document.borne(Attr::Graphique).count()
}
