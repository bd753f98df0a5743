//! Things that a register declares and nothing uses.
#![doc = include_str!("../../docs/regles/G309.md")]

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule, Span};
use crate::graph::Index;
use crate::link::Linked;
use crate::model::{Catalogue, Registre, Slug};
use crate::{rule, say};

/// A declaration that nothing uses.
pub(super) static RULE: Rule = rule!(warning, "G309", "jamais-utilise");

pub(super) fn check(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    let corpus = &linked.corpus;
    let index = Index::new(corpus, &Catalogue::default());
    let observed: BTreeSet<&Slug> =
        corpus.observations.iter().filter_map(|o| o.indicateur.as_ref()).map(|i| &i.id).collect();
    let mut unused = |what: (&str, &str), id: &Slug, span: Span| {
        let (fr, en) = what;
        diagnostics.push(
            Diagnostic::new(&RULE, say!("{fr} « {id} » ne sert nulle part.", "{en} “{id}” is used nowhere."))
                .at(span)
                .help(say!("citez-le, ou supprimez-le.", "refer to it, or delete it.")),
        );
    };
    each(&corpus.indicateurs, |id, i| {
        if !observed.contains(id) {
            unused(("L'indicateur", "Indicator"), id, i.span);
        }
    });
    let fiches = || corpus.declinaisons.iter().flat_map(|d| &d.fiches);
    each(&corpus.sources, |id, s| {
        let cited = || fiches().any(|f| f.sources.iter().any(|cited| cited.id == s.id));
        if index.chiffres_de(&s.id).is_empty() && !cited() {
            unused(("La source", "Source"), id, s.span);
        }
    });
    each(&corpus.acteurs, |id, a| {
        if index.emplois_acteur(&a.id).is_empty() {
            unused(("L'acteur", "Actor"), id, a.span);
        }
    });
    for register in [&corpus.themes, &corpus.parcours] {
        each(register, |id, e| {
            if index.emplois_etiquette(e).is_empty() {
                unused(("L'étiquette", "Tag"), id, e.span);
            }
        });
    }
}

fn each<T>(register: &Registre<T>, mut visit: impl FnMut(&Slug, &T)) {
    for (id, thing) in register {
        visit(id, thing);
    }
}
