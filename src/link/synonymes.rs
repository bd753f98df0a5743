//! Everyday words that lead to pages which do not say them.

use super::context::{Context, Log};
use super::rules;
use crate::model::mots::mots;
use crate::model::{Grammaire, Loc, Synonyme, SynonymesBruts};
use crate::say;
use crate::source::Parsed;

pub(super) fn link(file: &Parsed<SynonymesBruts>, log: &mut Log) -> Vec<Synonyme> {
    let mut cx = Context::of(file, log);
    let mut synonymes = Vec::new();
    for brut in &file.value.synonymes {
        let typed: Vec<&str> = brut.mots.iter().filter_map(|loc| text(loc, &mut cx)).collect();
        for loc in &brut.pour {
            if let Some(said) = text(loc, &mut cx) {
                let span = cx.span(&loc.range);
                synonymes.push(Synonyme { mots: typed.join(" "), pour: said.to_owned(), span });
            }
        }
    }
    synonymes
}

/// A text that holds something to look for.
fn text<'l>(loc: &'l Loc<String>, cx: &mut Context<'_>) -> Option<&'l str> {
    if !mots(&loc.value, cx.log.grammaire).is_empty() {
        return Some(loc.value.trim());
    }
    let [a, b, c] = match cx.log.grammaire {
        Grammaire::Francaise => ["le", "de", "pour"],
        Grammaire::Anglaise => ["the", "of", "for"],
    };
    cx.report(
        &rules::BLANK,
        &loc.range,
        say!("La recherche ne retient aucun mot ici.", "Search keeps no word of this."),
        Some(say!(
            "écrivez un mot de deux lettres ou plus, qui ne soit pas « {a} », « {b} », « {c} »…",
            "write a word of two letters or more, other than “{a}”, “{b}”, “{c}”…"
        )),
    );
    None
}
