//! `garrigue check --fix`: what it repairs, and what it leaves alone.

use crate::support::Portail;

const FICHE: &str = "departements/valbrume/objectifs/E1D1O2.md";

#[test]
fn what_has_one_right_spelling_is_written_and_nothing_else_changes() {
    let p = Portail::minimal().replace(FICHE, "seuls", "seuls ([[E1D201|voir]], [E1D2O1], [[E1D9O9]])");
    let before = p.read(FICHE);
    let dry = p.run(&["check", "--fix", "--dry-run"]);
    assert_eq!(p.read(FICHE), before, "{}", dry.stderr);
    assert!(dry.stderr.contains("[E1D2O1] » → « [[E1D2O1]] »"), "{}", dry.stderr);
    let outcome = p.run(&["check", "--fix"]);
    // The code that no plan has is the author's to repair.
    assert_eq!(outcome.exit, 1, "{}", outcome.stderr);
    let after = p.read(FICHE);
    assert_eq!(after, before.replace("([[E1D201|voir]], [E1D2O1],", "([[E1D2O1|voir]], [[E1D2O1]],"));
    p.run(&["check", "--fix"]);
    assert_eq!(p.read(FICHE), after, "a second time changes something");
}

#[test]
fn a_dry_run_is_of_a_fix() {
    let p = Portail::minimal();
    assert_eq!(p.run(&["check", "--dry-run"]).exit, 2);
}
