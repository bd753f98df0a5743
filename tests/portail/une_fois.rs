//! A mistake is told once, where it is: what only follows from it is not told.

use crate::support::Portail;

const PLAN: &str = "referentiel/plans/plan-sylvanie.yaml";
const ACTEURS: &str = "referentiel/acteurs.yaml";
const DEPARTEMENT: &str = "departements/valbrume/departement.yaml";
const FICHE: &str = "departements/valbrume/objectifs/E1D1O2.md";
const OFFRE: &str = "departements/valbrume/offre/urgences.yaml";

/// The errors of a portal with one mistake: its code and its place.
fn errors(p: &Portail) -> Vec<(String, String)> {
    let outcome = p.check();
    let all = outcome.problems.iter().filter(|d| d.severity == "error");
    all.map(|d| (d.code.clone(), d.at())).collect()
}

fn one(p: &Portail, code: &str, path: &str) {
    let told = errors(p);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].0, code, "{told:?}");
    assert!(told[0].1.starts_with(&format!("content/{path}")), "{told:?}");
}

#[test]
fn an_identifier_refused_where_it_is_declared_does_not_make_its_references_wrong() {
    let first = Portail::minimal().read(ACTEURS);
    let id = first.split("id: ").nth(1).unwrap().split([',', '\n', ' ']).next().unwrap().to_owned();
    let p = Portail::minimal().replace(ACTEURS, &format!("id: {id}"), &format!("id: Été {id}"));
    one(&p, "G201", ACTEURS);
}

#[test]
fn a_wrong_code_in_the_plan_does_not_make_right_ones_wrong() {
    let p = Portail::minimal().replace(PLAN, "code: E1D1O2", "code: E1D102");
    one(&p, "G401", PLAN);
}

#[test]
fn an_unknown_editor_does_not_take_the_plan_away() {
    let plan = Portail::minimal().read(PLAN);
    let editor = plan.split("editeur: ").nth(1).unwrap().split(['\n', ' ']).next().unwrap().to_owned();
    let p = Portail::minimal().replace(PLAN, &format!("editeur: {editor}"), "editeur: personne");
    one(&p, "G301", PLAN);
}

#[test]
fn a_retained_code_misspelt_does_not_make_fiches_wrong() {
    let head = Portail::minimal().read(DEPARTEMENT);
    let code = head.split("retenus: [").nth(1).unwrap().split([',', ']']).next().unwrap().to_owned();
    let p = Portail::minimal().replace(DEPARTEMENT, &format!("retenus: [{code}"), &format!("retenus: [{code}7"));
    one(&p, "G301", DEPARTEMENT);
}

#[test]
fn a_section_misspelt_is_not_missing_as_well() {
    one(&Portail::minimal().replace(FICHE, "## Constats", "## Constat"), "G402", FICHE);
    one(&Portail::minimal().replace(FICHE, "## Constats", "##Constats"), "G402", FICHE);
}

#[test]
fn a_column_or_a_row_misspelt_is_not_missing_as_well() {
    let row = Portail::minimal().read(OFFRE).split("ligne: ").nth(1).unwrap().split(',').next().unwrap().to_owned();
    let p = Portail::minimal().replace(OFFRE, &format!("{row}, existant:"), &format!("{row}, existants:"));
    one(&p, "G502", OFFRE);
    let p = Portail::minimal().replace(OFFRE, &format!("ligne: {row},"), &format!("ligne: {row}x,"));
    one(&p, "G301", OFFRE);
}

#[test]
fn a_tag_of_html_is_told_once_with_its_end() {
    one(&Portail::minimal().replace(FICHE, "seuls", "<b>seuls</b>"), "G307", FICHE);
}
