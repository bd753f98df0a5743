//! A retained défi without any sheet, or a sheet whose défi was not retained.
#![doc = include_str!("../../docs/regles/G407.md")]
#![doc = include_str!("../../docs/regles/G408.md")]

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule};
use crate::link::Linked;
use crate::{rule, say};

/// A retained node without any fiche below it.
pub(super) static RETAINED_WITHOUT_FICHE: Rule = rule!(error, "G407", "retenu-sans-fiche");
/// A fiche whose parent the territory did not retain.
pub(super) static FICHE_NOT_RETAINED: Rule = rule!(error, "G408", "fiche-non-retenue");

pub(super) fn retained_without_fiche(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    for d in &linked.corpus.declinaisons {
        for noeud in &d.retenus {
            if d.fiches_sous(noeud).next().is_none() {
                let (code, nom) = (&noeud.code, &noeud.niveau.nom);
                diagnostics.push(
                    Diagnostic::new(
                        &RETAINED_WITHOUT_FICHE,
                        say!(
                            "{nom} {code} : retenu, mais aucune fiche ne le décline.",
                            "{code} is retained, but no sheet carries it out."
                        ),
                    )
                    .at(d.span)
                    .help(say!(
                        "écrivez au moins une fiche qui en dépend, ou retirez {code} de « retenus » (sans cette liste, tout est retenu).",
                        "write at least one fiche below it, or remove {code} from “retenus” (without that list, all is retained)."
                    )),
                );
            }
        }
    }
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
