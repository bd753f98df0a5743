#![doc = include_str!("../../../docs/regles/G882.md")]

use super::PageRule;
use crate::audit::poids::{LIMITE, is_exempt};
use crate::diagnostic::Rule;
use crate::{rule, say};

static HEAVY: Rule = rule!(warning, "G882", "page-lourde");

/// Pages that weigh nearly as much are told together.
const STEP: u64 = 20_000;

pub(super) const RULE: PageRule = PageRule {
    rule: &HEAVY,
    about: &[],
    always: true,
    apply: |page, faults| {
        let weight = page.poids.total();
        if weight > LIMITE && !is_exempt(page.path) {
            let (over, most) = (weight / STEP * STEP / 1000, LIMITE / 1000);
            faults.page(say!(
                "La page pèse plus de {over} ko, compressée et avec sa feuille de style (au plus {most}).",
                "The page weighs more than {over} kB, compressed and with its style sheet (at most {most})."
            ));
        }
        1
    },
    help: || {
        say!(
            "répartissez-la sur plusieurs pages ; `garrigue build --profil` donne le poids de chaque modèle.",
            "spread it over several pages; `garrigue build --profil` gives the weight of each template."
        )
    },
};
