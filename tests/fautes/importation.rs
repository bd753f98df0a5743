//! Data that somebody sends: what `import` says of it, and that nothing is written then (G840 to G842).

use crate::support::{Outcome, Portail};

/// The rules that the cases of this file break.
pub fn codes() -> Vec<&'static str> {
    vec!["G840", "G841", "G842"]
}

const HEAD: &str = "indicateur,territoire,document,quand,forme,valeur,minimum,maximum,ecriture\n";

fn import(name: &str, bytes: impl AsRef<[u8]>) -> Outcome {
    let p = Portail::minimal().write_outside(name, bytes);
    let outcome = p.run(&["import", name, "--into", "nouvelles.yaml"]);
    assert_eq!(p.path("nouvelles.yaml").exists(), outcome.exit == 0, "{outcome}");
    outcome
}

/// Fails unless the table is refused by a rule at a line and a column; gives what was said.
fn refused(table: &str, code: &str, at: &str) -> String {
    let outcome = import("recu.csv", format!("{HEAD}{table}"));
    assert_eq!(outcome.exit, 1, "{table}: {outcome}");
    assert!(outcome.stderr.contains(&format!("[{code}]")), "{table}: {outcome}");
    assert!(outcome.stderr.contains(&format!("recu.csv:{at}")), "{table}: {outcome}");
    outcome.stderr
}

#[test]
fn a_package_that_is_none_is_refused_and_says_where() {
    let cases = [
        ("{ \"resources\": [", "ceci n'est pas du json"),
        ("[]", "pas de table"),
        ("{\"resources\":[{\"name\":\"observations\"}]}", "pas de table"),
        ("{\"resources\":[{\"name\":\"observations\",\"path\":\"../content/portail.yaml\"}]}", "hors du paquet"),
        ("{\"resources\":[{\"name\":\"observations\",\"path\":\"/etc/passwd\"}]}", "hors du paquet"),
        ("{\"resources\":[{\"name\":\"observations\",\"path\":\"https://a.example/o.csv\"}]}", "hors du paquet"),
    ];
    for (package, said) in cases {
        let outcome = import("paquet/datapackage.json", package);
        assert_eq!(outcome.exit, 1, "{package}: {outcome}");
        assert!(outcome.stderr.contains("[G840]") && outcome.stderr.contains("datapackage.json:1:"), "{outcome}");
        assert!(outcome.stderr.to_lowercase().contains(said), "{package}: {outcome}");
    }
}

#[test]
fn a_table_that_is_a_link_out_of_its_package_is_not_followed() {
    let package = "{\"resources\":[{\"name\":\"observations\",\"path\":\"observations.csv\"}]}";
    let p = Portail::minimal().write_outside("paquet/datapackage.json", package).write_outside("secret", "x");
    std::os::unix::fs::symlink(p.path("secret"), p.path("paquet/observations.csv")).unwrap();
    let outcome = p.run(&["import", "paquet"]);
    assert_eq!(outcome.exit, 1, "{outcome}");
    assert!(outcome.stderr.contains("[G840]"), "{outcome}");
}

#[test]
fn a_row_that_is_not_whole_or_contradicts_itself_is_refused_at_its_cell() {
    refused(",valbrume,plan-valbrume,2020,,3,,,\n", "G841", "2:");
    refused("taux-pauvrete,valbrume,plan-valbrume,2020,,,,,\n", "G841", "2:1");
    refused("taux-pauvrete,valbrume,plan-valbrume,2020,,3,,,4\n", "G841", "2:44");
    refused("taux-pauvrete,valbrume,plan-valbrume,2020,tiret,3,,,\n", "G841", "2:43");
    refused("taux-pauvrete,valbrume,plan-valbrume,2020,,,1,3,1/4\n", "G841", "2:1");
}

#[test]
fn a_row_that_says_otherwise_what_is_said_already_is_refused_with_both_places() {
    let said = refused("taux-pauvrete,valbrume,plan-valbrume,2022,,14,,,\n", "G842", "2:1");
    assert!(said.contains("indicateurs.yaml:2:"), "{said}");
    let twice = "taux-pauvrete,valbrume,plan-valbrume,2020,,14,,,\n";
    refused(&format!("{twice}{twice}"), "G842", "3:1");
}

#[test]
fn what_a_cell_names_or_says_is_judged_as_in_the_sources() {
    let near = refused("taux-de-pauvrete,valbrume,plan-valbrume,2020,,3,,,\n", "G301", "2:1");
    assert!(near.contains("vouliez-vous dire « taux-pauvrete »"), "{near}");
    refused("taux-pauvrete,valbrune,plan-valbrume,2020,,3,,,\n", "G301", "2:15");
    refused("taux-pauvrete,valbrume,plan-valbrume,2020-13,,3,,,\n", "G204", "2:38");
    refused("taux-pauvrete,valbrume,plan-valbrume,2020,,beaucoup,,,\n", "G203", "2:44");
    refused("taux-pauvrete,valbrume,plan-valbrume,2020,,,4,3,\n", "G205", "2:45");
}

#[test]
fn a_table_that_is_malformed_is_refused_and_nothing_panics() {
    refused("taux-pauvrete,valbrume\n", "G620", "2:1");
    refused("\"taux-pauvrete,valbrume,plan-valbrume,2020,,3,,,\n", "G620", "2:1");
    for (table, code) in [
        (&b""[..], "G117"),
        (b"\n\n\n", "G117"),
        (b"indicateur,territoire\n", "G112"),
        (b"indicateur,territoire,document,valeurs\n", "G111"),
        (b"indicateur,indicateur,territoire,document\n", "G113"),
        (b"indicateur,territoire,document\n\xE9,a,b\n", "G105"),
        (b"indicateur,territoire,document\n\x00,a,b\n", "G105"),
        (b"PK\x03\x04\x14\x00", "G105"),
    ] {
        let outcome = import("recu.csv", table);
        assert_eq!(outcome.exit, 1, "{outcome}");
        assert!(outcome.stderr.contains(&format!("[{code}]")), "{code}: {outcome}");
    }
    let absent = Portail::minimal().run(&["import", "nulle-part.csv"]);
    assert!(absent.exit == 1 && absent.stderr.contains("[G102]"), "{absent}");
}

#[test]
fn a_whole_row_is_written_as_an_author_would() {
    let outcome = import("recu.csv", format!("{HEAD}taux-pauvrete,valbrume,plan-valbrume,2020,,3,,,\n"));
    assert_eq!(outcome.exit, 0, "{outcome}");
}

#[test]
fn a_cell_of_blanks_says_nothing() {
    let table =
        "indicateur,territoire,document,quand,valeur,note\ntaux-pauvrete,valbrume,plan-valbrume,2020,3,\" \n\"\n";
    let p = Portail::minimal().write_outside("recu.csv", table);
    let outcome = p.run(&["import", "recu.csv", "--into", "nouvelles.yaml"]);
    assert_eq!(outcome.exit, 0, "{outcome}");
    let written = std::fs::read_to_string(p.path("nouvelles.yaml")).unwrap();
    assert!(!written.contains("note"), "an empty text is refused in the sources");
    let rows = written.strip_prefix("observations:\n").unwrap();
    assert_eq!(p.append("referentiel/observations.yaml", rows).check().exit, 0);
}
