//! The rule book, on the terminal and in `docs/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::{Outcome, Portail};

fn explain(arguments: &[&str]) -> Outcome {
    Portail::empty().run(&[&["explain"], arguments].concat())
}

#[test]
fn a_rule_is_explained_by_its_code_or_its_name_however_it_is_typed() {
    let by_code = explain(&["G404"]);
    assert_eq!((by_code.exit, by_code.stderr.as_str()), (0, ""));
    assert!(by_code.stdout.starts_with("G404 titre-derive — erreur\n"), "{}", by_code.stdout);
    assert!(by_code.stdout.contains("Mauvais :\n    # Former tous les aidants"), "{}", by_code.stdout);
    for typed in ["g404", "G4O4", "[G404]", "titre-derive", "Titre-Derive"] {
        assert_eq!(explain(&[typed]).stdout, by_code.stdout, "{typed}");
    }
}

#[test]
fn a_rule_is_explained_in_english_with_the_same_example() {
    let english = explain(&["G404", "--lang", "en"]);
    assert!(english.stdout.starts_with("G404 titre-derive — error\n\nThe title of this sheet"), "{}", english.stdout);
    assert!(english.stdout.contains("Bad:\n    # Former tous les aidants"), "{}", english.stdout);
}

#[test]
fn a_rule_that_does_not_exist_is_told_with_the_nearest() {
    for (typed, meant) in [("renvoi-inconu", "G301 (renvoi-inconnu)"), ("G3011", "G301 (")] {
        let outcome = explain(&[typed]);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""));
        assert!(outcome.stderr.contains(meant), "{}", outcome.stderr);
    }
    let far = explain(&["xyz"]);
    assert!(far.exit == 2 && !far.stderr.contains("Vouliez-vous"), "{}", far.stderr);
}

#[test]
fn without_a_code_every_rule_is_listed() {
    let listed = explain(&[]).stdout;
    let rules = garrigue::check::rules();
    assert!(rules.len() > 50);
    for rule in rules {
        assert!(listed.contains(rule.code) && listed.contains(rule.name), "{} in {listed}", rule.code);
    }
}

#[test]
fn the_published_rule_book_is_that_of_the_program() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let published = fs::read_to_string(docs.join("regles.md")).unwrap();
    assert!(explain(&["--livre"]).stdout == published, "run: garrigue explain --livre > docs/regles.md");
    let rules: BTreeSet<_> = garrigue::check::rules().iter().map(|r| format!("{}.md", r.code)).collect();
    let pages = fs::read_dir(docs.join("regles")).unwrap();
    let pages: BTreeSet<_> = pages.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(pages, rules, "a page without rule is a rule that nobody can break");
}
