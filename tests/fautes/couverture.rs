//! No rule without its case.

use std::collections::BTreeSet;

use crate::{
    accessibilite, cartes, chiffres, communes, contrats, entrees, importation, lecture, liens, maladresses, offre,
    pages, plan, renvois, suivi, systeme, textes, theme, tolerances, typographie, valeurs, versions, yaml,
};

/// Every code that a case of this crate breaks.
fn covered() -> BTreeSet<&'static str> {
    [
        accessibilite::codes(),
        cartes::codes(),
        chiffres::codes(),
        communes::codes(),
        contrats::codes(),
        entrees::codes(),
        importation::codes(),
        lecture::codes(),
        liens::codes(),
        maladresses::codes(),
        offre::codes(),
        pages::codes(),
        plan::codes(),
        renvois::codes(),
        suivi::codes(),
        systeme::codes(),
        textes::codes(),
        theme::codes(),
        tolerances::codes(),
        typographie::codes(),
        valeurs::codes(),
        versions::codes(),
        yaml::codes(),
    ]
    .into_iter()
    .flatten()
    // A test of its own: a theme beside the sources.
    .chain(["G913"])
    // A test of its own, for the stylesheet is only read by the minifier.
    .chain(cfg!(feature = "minify").then_some("G703"))
    .collect()
}

#[test]
fn every_rule_has_a_case_that_breaks_it() {
    let covered = covered();
    // The stylesheet is only read by the minifier.
    let unread = |code: &str| cfg!(not(feature = "minify")) && code == "G703";
    let rules = garrigue::check::rules();
    let without: Vec<_> = rules.iter().map(|r| r.code).filter(|c| !covered.contains(c) && !unread(c)).collect();
    assert!(without.is_empty(), "these rules have no case: {without:?}");
    assert!(rules.len() > 50, "only {} rules were looked at", rules.len());
}

#[test]
fn every_case_names_a_rule_that_exists() {
    let rules: BTreeSet<_> = garrigue::check::rules().into_iter().map(|r| r.code).collect();
    let unknown: Vec<_> = covered().into_iter().filter(|c| !rules.contains(c)).collect();
    assert!(unknown.is_empty(), "no rule has these codes: {unknown:?}");
}
