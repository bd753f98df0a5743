//! What other programs read of a check, and what a terminal reads of the commands.

use serde_json::{Value, json};

use crate::support::{AUTRE_FICHE, Outcome, PLAN, Portail, THEME};

fn check(p: &Portail, format: &str) -> Outcome {
    p.run(&["check", "--theme", THEME, "--format", format])
}

fn broken() -> Portail {
    Portail::minimal()
        .replace(AUTRE_FICHE, "[acces-aux-soins]", "[acces-aux-soin]")
        .append(AUTRE_FICHE, "\nAvec le CLIC.\n")
        .replace(PLAN, "code: E1D1O2", "code: E1D1O1")
}

#[test]
fn a_check_in_sarif_says_each_problem_with_its_rule_and_its_places() {
    let (sarif, json) = (check(&broken(), "sarif"), check(&broken(), "json"));
    assert_eq!((sarif.exit, sarif.stderr.as_str()), (1, ""));
    let log: Value = serde_json::from_str(&sarif.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let problems: Vec<Value> = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(results.len(), problems.len());
    assert!(results.len() >= 2, "{log}");
    for (result, problem) in results.iter().zip(&problems) {
        assert_eq!(result["ruleId"], problem["code"]);
        assert_eq!(result["level"], problem["severity"]);
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], problem["code"]);
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], problem["place"]["path"]);
        // A file of which no line is at fault is shown from its first.
        let line = problem["place"]["line"].as_u64().unwrap_or(1);
        assert_eq!(place["region"]["startLine"], line);
        assert_eq!(place["region"]["startColumn"], problem["place"]["column"]);
        assert!(result["message"]["text"].as_str().unwrap().starts_with(problem["message"].as_str().unwrap()));
    }
    let twice = results.iter().find(|r| r["ruleId"] == "G302").unwrap();
    let first = &twice["relatedLocations"][0];
    assert_eq!(first["physicalLocation"]["region"]["startLine"], json!(32));
    assert!(!first["message"]["text"].as_str().unwrap().is_empty());
}

#[test]
fn a_check_for_github_is_one_command_a_problem() {
    let outcome = check(&broken(), "github");
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (1, ""));
    let lines: Vec<_> = outcome.stdout.lines().collect();
    assert!(
        lines.len() >= 2 && lines.iter().all(|l| l.starts_with("::error ") || l.starts_with("::warning ")),
        "{lines:?}"
    );
    let here =
        "::error file=content/referentiel/plans/plan-sylvanie.yaml,line=34,col=19,title=G302 declare-deux-fois::";
    assert!(lines.iter().any(|l| l.starts_with(here)), "{lines:?}");
}

/// What percent-encoding wrote, read as another program would.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_file_of_any_name_is_found_again_by_what_reads_the_report() {
    let name = "departements/valbrume/objectifs/E1D1O2, copie 100% : à voir #2 (été).md";
    let p = Portail::minimal().copy(AUTRE_FICHE, name);
    let path = format!("content/{name}");
    let log: Value = serde_json::from_str(&check(&p, "sarif").stdout).unwrap();
    let uris: Vec<&str> = log["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap())
        .collect();
    assert!(uris.iter().any(|uri| decoded(uri) == path), "{uris:?}");
    // RFC 3986: nothing that would end a path, begin a scheme or need another encoding.
    assert!(
        uris.iter().all(|uri| uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b))),
        "{uris:?}"
    );
    let github = check(&p, "github").stdout;
    let files: Vec<String> = github
        .lines()
        .filter_map(|line| line.split_once(" file=")?.1.split_once([',', ':']).map(|(file, _)| decoded(file)))
        .collect();
    assert!(files.contains(&path), "{github}");
    assert_eq!(files.len(), github.lines().count(), "{github}");
}

#[test]
fn a_column_counts_the_characters_that_a_person_sees_as_the_report_says() {
    let p = Portail::minimal().append(AUTRE_FICHE, "\n\u{1F600} été [[E9D9]].\n");
    let log: Value = serde_json::from_str(&check(&p, "sarif").stdout).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let region = &run["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region, &json!({ "startLine": 14, "startColumn": 7, "endLine": 14, "endColumn": 15 }), "{log}");
}

#[test]
fn a_line_that_is_no_text_is_told_as_a_line_of_its_file() {
    let p = Portail::minimal().write("pages/latin.md", b"---\ntitre: \xE9t\xE9\n---\n");
    let log: Value = serde_json::from_str(&check(&p, "sarif").stdout).unwrap();
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/pages/latin.md");
    assert_eq!(place["region"], json!({ "startLine": 2 }));
    let github = check(&p, "github").stdout;
    assert!(github.starts_with("::error file=content/pages/latin.md,line=2,title=G105 "), "{github}");
}

#[test]
fn each_rule_of_a_report_is_explained_with_its_examples() {
    let log: Value = serde_json::from_str(&check(&broken(), "sarif").stdout).unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let twice = rules.iter().find(|rule| rule["id"] == "G302").unwrap();
    for form in ["text", "markdown"] {
        let help = twice["help"][form].as_str().unwrap();
        assert!(help.contains("Mauvais :\n") && help.contains("Bon :\n"), "{help}");
    }
}

#[test]
fn nothing_to_say_is_said_in_every_form() {
    let p = Portail::minimal();
    assert_eq!(check(&p, "github").stdout, "");
    let log: Value = serde_json::from_str(&check(&p, "sarif").stdout).unwrap();
    assert_eq!(log["runs"][0]["results"], json!([]));
}

#[test]
fn the_manual_and_the_completions_know_every_command() {
    let p = Portail::empty();
    let help = p.run(&["--help"]).stdout;
    let after = help.split("Commandes\u{a0}:").nth(1).unwrap();
    let names: Vec<_> =
        after.lines().skip(1).map_while(|l| l.strip_prefix("  ")).filter_map(|l| l.split_whitespace().next()).collect();
    assert!(names.contains(&"build") && names.contains(&"explain"), "{names:?}");
    for shell in ["bash", "zsh", "fish"] {
        let script = p.run(&["completions", shell]);
        assert_eq!((script.exit, script.stderr.as_str()), (0, ""));
        assert!(names.iter().all(|name| script.stdout.contains(name)), "{shell}");
    }
    assert!(p.run(&["man"]).stdout.starts_with(".ie"), "roff");
    assert_eq!(p.run(&["man", "--out", "man1"]).exit, 0);
    for name in &names {
        let page = std::fs::read_to_string(p.path(&format!("man1/garrigue-{name}.1"))).unwrap();
        assert!(page.contains(&format!("garrigue\\-{name}")), "{page}");
    }
}

#[test]
fn a_new_site_gives_editors_its_schemas_and_its_identifiers() {
    let p = Portail::empty();
    assert_eq!(p.run(&["init", ".", "--departement", "48"]).exit, 0);
    let settings: Value =
        serde_json::from_str(&std::fs::read_to_string(p.path(".vscode/settings.json")).unwrap()).unwrap();
    for schema in settings["yaml.schemas"].as_object().unwrap().keys() {
        assert!(p.path(schema).exists(), "{schema}");
    }
    let first = p.read("referentiel/acteurs.yaml");
    let line = first.lines().next().unwrap();
    let schema = line.strip_prefix("# yaml-language-server: $schema=").unwrap();
    assert!(p.path("content/referentiel").join(schema).exists(), "{line}");
    assert_eq!(p.run(&["new", "source", "drees"]).exit, 0);
    assert_eq!(p.run(&["schema"]).exit, 0);
    let fiche = std::fs::read_to_string(p.path(".garrigue/schemas/fiche.json")).unwrap();
    assert!(fiche.contains("\"drees\""), "{fiche}");
}
