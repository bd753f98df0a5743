//! A plan that ends after a plan which it carries out.
#![doc = include_str!("../../docs/regles/G412.md")]

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule};
use crate::link::Linked;
use crate::{rule, say};

/// A plan that outlives one that it serves.
pub(super) static RULE: Rule = rule!(warning, "G412", "plan-qui-survit");

pub(super) fn check(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    for plan in linked.corpus.plans.values() {
        for served in plan.sert.iter().filter(|served| served.periode.1 < plan.periode.1) {
            let (titre, fin) = (&plan.titre_court, plan.periode.1);
            let (other, before) = (&served.titre_court, served.periode.1);
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    say!(
                        "« {titre} » court jusqu'en {fin}, mais « {other} », qu'il met en œuvre, finit en {before}.",
                        "“{titre}” runs until {fin}, but “{other}”, which it carries out, ends in {before}."
                    ),
                )
                .at(plan.span)
                .help(say!(
                    "au plan suivant, il faudra rattacher ses fiches ; d'ici là, rien à faire.",
                    "its fiches will have to be attached to the next plan; until then, nothing to do."
                )),
            );
        }
    }
}
