//! A retained défi without any sheet, or a sheet whose défi was not retained.
#![doc = include_str!("../../docs/regles/G407.md")]
#![doc = include_str!("../../docs/regles/G408.md")]

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule};
use crate::link::Linked;
use crate::model::Noeud;
use crate::{rule, say};

/// A retained node without any fiche below it.
pub(super) static RETAINED_WITHOUT_FICHE: Rule = rule!(error, "G407", "retenu-sans-fiche");
/// A fiche whose parent the territory did not retain.
pub(super) static FICHE_NOT_RETAINED: Rule = rule!(error, "G408", "fiche-non-retenue");

pub(super) fn retained_without_fiche(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    for d in &linked.corpus.declinaisons {
        let (with, without): (Vec<_>, Vec<_>) =
            (&d.retenus).into_iter().partition(|n| d.fiches_sous(n).next().is_some());
        let codes = |nodes: &[&Arc<Noeud>]| nodes.iter().map(|n| n.code.to_string()).collect::<Vec<_>>().join(", ");
        let told = match without.as_slice() {
            [] => continue,
            [noeud] => alone(noeud),
            // Most often the list itself is what is missing.
            [first, ..] => {
                let (nom, count, lost, kept) = (&first.niveau.pluriel, without.len(), codes(&without), codes(&with));
                Diagnostic::new(
                    &RETAINED_WITHOUT_FICHE,
                    say!(
                        "{count} {nom} retenus, mais qu'aucune fiche ne décline : {lost}.",
                        "{count} retained, but no sheet carries them out: {lost}."
                    ),
                )
                .help(say!(
                    "écrivez leurs fiches, ou « retenus: [{kept}] », la liste de ceux qui en ont (sans cette liste, tout est retenu).",
                    "write their fiches, or “retenus: [{kept}]”, the list of those that have some (without that list, all is retained)."
                ))
            }
        };
        diagnostics.push(told.at(d.span));
    }
}

fn alone(noeud: &Noeud) -> Diagnostic {
    let (code, nom) = (&noeud.code, &noeud.niveau.nom);
    Diagnostic::new(
        &RETAINED_WITHOUT_FICHE,
        say!("{nom} {code} : retenu, mais aucune fiche ne le décline.", "{code} is retained, but no sheet carries it out."),
    )
    .help(say!(
        "écrivez au moins une fiche qui en dépend, ou retirez {code} de « retenus » (sans cette liste, tout est retenu).",
        "write at least one fiche below it, or remove {code} from “retenus” (without that list, all is retained)."
    ))
}

pub(super) fn fiche_not_retained(linked: &Linked, files: &Files, diagnostics: &mut Diagnostics) {
    for d in &linked.corpus.declinaisons {
        for fiche in &d.fiches {
            let chain = || std::iter::once(&fiche.noeud).chain(fiche.noeud.ancetres());
            if !chain().any(|n| d.retenus.iter().any(|r| r.code == n.code)) {
                let code = &fiche.noeud.code;
                let parent = fiche.noeud.parent.as_ref().map_or(code, |p| &p.code);
                let head = files.path(d.span.file).rsplit('/').next().unwrap_or_default();
                diagnostics.push(
                    Diagnostic::new(
                        &FICHE_NOT_RETAINED,
                        say!(
                            "La fiche {code} ne dépend de rien que le territoire ait retenu.",
                            "Sheet {code} is under nothing retained."
                        ),
                    )
                    .at(fiche.span)
                    .help(say!(
                        "ajoutez {parent} à « retenus » dans {head}, ou corrigez le nom du fichier.",
                        "add {parent} to “retenus” in {head}, or correct the file name."
                    )),
                );
            }
        }
    }
}
