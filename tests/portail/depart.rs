//! A new site, and what `new` adds to one.

use std::fs;

use crate::support::{Outcome, Portail, minimal};

/// A new site in a folder of its own, and a harness on it.
fn init(arguments: &[&str]) -> (Portail, Outcome) {
    let p = Portail::empty();
    let outcome = p.run(&[&["init", "."], arguments].concat());
    (p, outcome)
}

fn new_site() -> Portail {
    let (p, outcome) = init(&["--departement", "48", "--debut", "2024"]);
    assert_eq!(outcome.exit, 0, "{outcome}");
    p
}

/// Runs `new`, which must succeed, and wants the sources to have no error after it.
fn add(p: &Portail, arguments: &[&str]) -> Outcome {
    let outcome = p.run(&[&["new"], arguments].concat());
    assert_eq!(outcome.exit, 0, "{arguments:?}: {outcome}");
    let checked = p.run(&["check"]);
    assert_eq!(checked.exit, 0, "{arguments:?}: {checked}");
    outcome
}

#[test]
fn a_new_site_builds_at_once_without_error_or_warning() {
    let p = new_site();
    let built = p.run(&["build", "--strict"]);
    assert_eq!((built.exit, built.stderr.as_str()), (0, ""));
    let site = p.output();
    assert!(
        site.page("lozere/d1o1/").text().contains("Ce plan compte 2 fiches"),
        "{}",
        site.page("lozere/d1o1/").text()
    );
    assert!(site.page("lozere/").text().contains("Schéma de santé de la Lozère 2024-2028"));
}

#[test]
fn a_new_site_is_the_same_whatever_the_department_and_the_words() {
    for departement in ["34", "2A", "Paris", "974", "Val-d'Oise"] {
        let words = [
            "--departement",
            departement,
            "--titre",
            "Santé : \"agir\" #1",
            "--editeur",
            "A_R_S *34*",
            "--url",
            "https://a.example",
        ];
        let (p, outcome) = init(&words);
        assert_eq!(outcome.exit, 0, "{outcome}");
        let built = p.run(&["build", "--strict"]);
        assert_eq!((built.exit, built.stderr.as_str()), (0, ""), "{departement}");
        assert!(p.output().page("mentions-legales/").text().contains("A_R_S *34*"));
    }
}

#[test]
fn a_folder_with_sources_is_left_as_it_is() {
    let p = new_site();
    let before = p.read("portail.yaml");
    let again = p.run(&["init", ".", "--departement", "12"]);
    assert_eq!(again.exit, 1, "{again}");
    assert!(again.stderr.contains("existe déjà : rien n'a été écrit"), "{}", again.stderr);
    assert_eq!(p.read("portail.yaml"), before);
    assert!(!p.path("content/departements/aveyron").exists());
}

#[test]
fn without_a_terminal_nothing_is_asked_and_what_is_missing_is_told() {
    let (p, outcome) = init(&[]);
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.contains("--departement 34"), "{}", outcome.stderr);
    assert!(p.entries().is_empty());
    for wrong in [&["--departement", "20"][..], &["--departement", "34", "--url", "portail.example"]] {
        let (p, outcome) = init(wrong);
        assert_eq!(outcome.exit, 2, "{wrong:?}: {outcome}");
        assert!(p.entries().is_empty(), "{wrong:?}");
    }
}

#[test]
fn everything_that_new_adds_is_valid_as_it_is() {
    let p = new_site();
    add(&p, &["page", "Nous contacter"]);
    add(&p, &["bloc", "diagnostic/Population", "--territoire", "lozere"]);
    add(&p, &["source", "drees", "--titre", "Drees : enquête"]);
    add(&p, &["acteur", "Maison de santé"]);
    add(&p, &["sigle", "CPTS", "--titre", "communauté professionnelle"]);
    add(&p, &["indicateur", "Taux de pauvreté"]);
    add(&p, &["observation", "taux-de-pauvrete", "--territoire", "lozere"]);
    add(&p, &["territoire", "Marvejols"]);
    add(&p, &["document", "Bilan", "--territoire", "marvejols"]);
    add(&p, &["departement", "Hérault"]);
    add(&p, &["contrat", "Val d'Aubrac", "--territoire", "marvejols"]);
    fs::remove_file(p.path("content/departements/lozere/objectifs/D1O2.md")).unwrap();
    let p = p.replace("departements/lozere/objectifs/D1O1.md", "[[D1O2]]", "[[D1]]");
    add(&p, &["fiche", "d1o2", "--territoire", "Lozère"]);
    let site = p.site_with(&[]);
    assert!(site.page("lozere/d1o2/").text().contains("Non renseigné par le document."));
    assert!(site.page("contrats/val-d-aubrac/1.1/").text().contains("Une première fiche"));
}

#[test]
fn a_register_keeps_every_byte_that_its_author_wrote() {
    let p = new_site();
    let before = p.read("referentiel/sources.yaml");
    add(&p, &["source", "drees"]);
    let after = p.read("referentiel/sources.yaml");
    assert!(after.starts_with(&before) && after.contains("id: drees"), "{after}");
    let twice = p.run(&["new", "source", "drees"]);
    assert_eq!(twice.exit, 2);
    assert!(twice.stderr.contains("déjà dans referentiel/sources.yaml"), "{}", twice.stderr);
    assert_eq!(p.read("referentiel/sources.yaml"), after);
}

#[test]
fn a_register_that_cannot_be_added_to_without_a_doubt_is_not_touched_and_the_lines_are_given() {
    let p = new_site().write("referentiel/sources.yaml", "sources: [ { id: portail, nom: Ce portail } ]\n");
    let before = p.read("referentiel/sources.yaml");
    let outcome = p.run(&["new", "source", "drees"]);
    assert_eq!(outcome.exit, 0, "{outcome}");
    assert!(outcome.stdout.contains("à coller dans content/referentiel/sources.yaml"), "{}", outcome.stdout);
    assert_eq!(p.read("referentiel/sources.yaml"), before);
}

#[test]
fn a_file_that_is_there_is_never_replaced() {
    let p = new_site();
    let path = "departements/lozere/objectifs/D1O1.md";
    let before = p.read(path);
    let outcome = p.run(&["new", "fiche", "D1O1", "--territoire", "lozere"]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.stderr.contains("existe déjà"), "{}", outcome.stderr);
    assert_eq!(p.read(path), before);
}

#[test]
fn a_level_of_the_plan_is_a_kind_and_the_lines_to_paste_are_those_of_the_plan() {
    let p = new_site();
    let outcome = p.run(&["new", "objectif", "D1O3", "--titre", "Aller vers"]);
    assert_eq!(outcome.exit, 0, "{outcome}");
    let lines = "      - code: D1O3\n        titre: Aller vers\n";
    assert!(outcome.stdout.contains(lines), "{}", outcome.stdout);
    let plan = "referentiel/plans/plan-occitanie.yaml";
    let at = "      - { code: D1O2, titre: Un second objectif }\n";
    let p = p.replace(plan, at, &format!("{at}{lines}"));
    assert_eq!(p.run(&["check"]).exit, 0);
    add(&p, &["fiche", "D1O3", "--territoire", "lozere"]);
}

#[test]
fn what_new_does_not_know_is_told_with_what_was_meant() {
    let p = new_site();
    let cases: [(&[&str], &str); 5] = [
        (&["fich", "x"], "« fiche »"),
        (&["fiche", "D1O9", "--territoire", "lozere"], "D1O1"),
        (&["fiche", "D1O1", "--territoire", "lozer"], "« lozere »"),
        (&["observation", "fiche", "--territoire", "lozere"], "« fiches »"),
        (&["sigle", "CPTS"], "--titre"),
    ];
    for (arguments, meant) in cases {
        let outcome = p.run(&[&["new"], arguments].concat());
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.stderr.contains(meant), "{}", outcome.stderr);
    }
}

#[test]
fn the_theme_inside_the_program_is_that_of_the_folder() {
    let p = Portail::minimal();
    assert!(p.entries() == ["content"], "no theme in the project");
    assert_eq!(p.run(&["build", "--no-images"]).exit, 0);
    p.output().assert_same(minimal());
    // Nothing changed: the second build finds so without a theme on the disk.
    assert!(p.run(&["build", "--no-images"]).stdout.contains("rien n'a changé"));
}

#[test]
fn a_theme_on_the_disk_is_read_instead_of_the_one_inside() {
    let p = Portail::minimal().write_outside("themes/romarin/jetons.yaml", "couleurs: {}\n");
    let outcome = p.run(&["check"]);
    assert!(outcome.exit == 1 && outcome.stderr.contains("G70"), "{outcome}");
}
