//! Figures without a year or without a source.
#![doc = include_str!("../../docs/regles/G504.md")]

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files, Rule, Span};
use crate::link::Linked;
use crate::model::Observation;
use crate::{rule, say};

/// Figures of a file that have no year or no source.
pub(super) static RULE: Rule = rule!(warning, "G504", "chiffre-imprecis");

#[derive(Default)]
struct Count {
    undated: usize,
    unsourced: usize,
    first: Option<Span>,
}

pub(super) fn check(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    let mut counts: BTreeMap<FileId, Count> = BTreeMap::new();
    for observation in figures(linked) {
        let undated = observation.temps.is_none();
        let unsourced = observation.source.is_none();
        if undated || unsourced {
            let count = counts.entry(observation.span.file).or_default();
            count.undated += usize::from(undated);
            count.unsourced += usize::from(unsourced);
            count.first.get_or_insert(observation.span);
        }
    }
    for count in counts.into_values() {
        let Some(first) = count.first else { continue };
        let (undated, unsourced) = (count.undated, count.unsourced);
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                say!(
                    "Dans ce fichier, {undated} chiffre(s) sans année et {unsourced} sans source ; voici le premier.",
                    "In this file, {undated} figure(s) have no year and {unsourced} no source; this is the first."
                ),
            )
            .at(first)
            .help(say!(
                "ajoutez « annee: » et « source: » quand le document les donne ; la page affiche sinon « non précisé ».",
                "add “annee:” and “source:” when the document gives them; otherwise the page says “non précisé”."
            )),
        );
    }
}

/// Every figure: observations of indicators, and those that only a text gives.
pub(crate) fn figures(linked: &Linked) -> impl Iterator<Item = &Arc<Observation>> {
    let corpus = &linked.corpus;
    let own = corpus
        .declinaisons
        .iter()
        .flat_map(|d| d.fiches.iter().flat_map(|f| &f.chiffres).chain(d.blocs.iter().flat_map(|b| &b.chiffres)))
        .chain(corpus.textes.iter().flat_map(|f| &f.chiffres))
        .filter(|o| o.indicateur.is_none());
    corpus.observations.iter().chain(own)
}
