#![doc = include_str!("../../../docs/regles/G883.md")]

use super::PageRule;
use crate::audit::html::Tag;
use crate::audit::poids::LIMITE_DEMANDES;
use crate::diagnostic::Rule;
use crate::{rule, say};

static REQUESTS: Rule = rule!(warning, "G883", "trop-de-demandes");

pub(super) const RULE: PageRule = PageRule {
    rule: &REQUESTS,
    about: &[Tag::Link, Tag::Script, Tag::Img],
    always: true,
    apply: |page, faults| {
        let asked = page.poids.demandes;
        if asked > LIMITE_DEMANDES {
            faults.page(say!(
                "La page demande {asked} fichiers au serveur, elle comprise (au plus {LIMITE_DEMANDES}).",
                "The page asks the server for {asked} files, itself included (at most {LIMITE_DEMANDES})."
            ));
        }
        usize::try_from(asked).unwrap_or(usize::MAX)
    },
    help: || {
        say!(
            "réunissez les scripts, ou donnez loading=\"lazy\" aux images qui sont plus bas.",
            "join the scripts, or give loading=\"lazy\" to the pictures further down."
        )
    },
};
