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

/// The data of a head or of a YAML file.
fn data(text: &str) -> serde_json::Value {
    serde_yaml::from_str(text.strip_prefix("---\n").map_or(text, |t| t.split("\n---\n").next().unwrap())).unwrap()
}

#[test]
fn slips_of_typography_are_repaired_in_every_way_of_writing_a_field_and_the_data_stay() {
    let p = Portail::minimal()
        .replace(
            "departements/valbrume/departement.yaml",
            "en_bref: Ce que le Valbrume a choisi de faire.",
            "en_bref: \"L'Etat , dit-il :suite \\\"un coeur neuf\\\" (Coeur-d-Ys, https://coeur.example/Etat)\"",
        )
        .replace(
            "departements/valbrume/departement.yaml",
            "Le texte adopté au printemps.",
            "'L''Etat adopte un oeil neuf'",
        )
        .replace(
            FICHE,
            "en_bref: Des formations courtes pour les aidants.",
            "en_bref: >\n  Des coeurs ,\n  et des soeurs.",
        )
        .replace(FICHE, "seuls", "seuls , l´oeil `coeur` [[page:a-propos|le coeur]]");
    let (departement, fiche) = (p.read("departements/valbrume/departement.yaml"), p.read(FICHE));
    let outcome = p.run(&["check", "--fix"]);
    assert_eq!(outcome.exit, 0, "{}", outcome.stderr);

    let mut expected = data(&departement);
    expected["en_bref"] = "L'État, dit-il : suite \"un cœur neuf\" (Cœur-d-Ys, https://coeur.example/Etat)".into();
    expected["revisions"][0]["resume"] = "L'État adopte un œil neuf".into();
    assert_eq!(data(&p.read("departements/valbrume/departement.yaml")), expected);
    let mut expected = data(&fiche);
    expected["en_bref"] = "Des cœurs, et des sœurs.\n".into();
    let after = p.read(FICHE);
    assert_eq!(data(&after), expected);
    assert!(after.contains("seuls, l’œil `coeur` [[page:a-propos|le cœur]]."), "{after}");

    let again = p.run(&["check", "--fix"]);
    assert!(again.stderr.contains("0 correction"), "{}", again.stderr);
    assert_eq!(p.read(FICHE), after);
}

#[test]
fn the_sources_of_the_repository_have_no_slip_that_a_repair_would_change() {
    let outcome = Portail::minimal().run(&["check", "--fix", "--dry-run"]);
    assert!(outcome.stderr.contains("0 correction"), "{}", outcome.stderr);
}
