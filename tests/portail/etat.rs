//! `garrigue status`, and its page in the preview: what is missing, and what is done.

use serde_json::Value;

use crate::support::{Apercu, Outcome, Portail};

const OBSERVATIONS: &str = "departements/valbrume/indicateurs.yaml";
const FICHE: &str = "departements/valbrume/objectifs/E1D1O2.md";

fn state(p: &Portail, arguments: &[&str]) -> Value {
    let mut all = vec!["status", "--format", "json"];
    all.extend(arguments);
    let outcome = p.run(&all);
    assert_eq!(outcome.exit, 0, "{}", outcome.stderr);
    serde_json::from_str(&outcome.stdout).unwrap()
}

fn count(state: &Value, genre: &str) -> (u64, u64) {
    let found = state["genres"].as_array().unwrap().iter().find(|g| g["id"] == genre).unwrap();
    (found["faits"].as_u64().unwrap(), found["total"].as_u64().unwrap())
}

#[test]
fn a_figure_that_loses_its_year_is_one_thing_more_to_do_in_its_file() {
    let p = Portail::minimal();
    let before = state(&p, &[]);
    let p = p.replace(OBSERVATIONS, "    annee: 2022\n", "");
    let after = state(&p, &[]);
    let (done, total) = count(&before, "annee");
    assert_eq!(count(&after, "annee"), (done - 1, total));
    let path = format!("content/{OBSERVATIONS}");
    let file = after["fichiers"].as_array().unwrap().iter().find(|f| f["chemin"] == path.as_str()).unwrap();
    let said = file["manques"].as_array().unwrap();
    assert!(said.iter().any(|m| m["genre"] == "annee" && m["quoi"].as_str().unwrap().contains("sans année")), "{file}");
    assert_eq!(file["total"].as_u64().unwrap() - file["faits"].as_u64().unwrap(), said.len() as u64);
}

#[test]
fn each_kind_of_thing_that_is_missing_is_found() {
    let p = Portail::minimal();
    let before = state(&p, &[]);
    let p = p
        .replace(FICHE, "seuls", "seuls, selon le ZQXW,")
        .write("pages/perdue.md", "---\ntitre: Perdue\ndescription: Une page.\n---\nUn texte.\n")
        .replace("portail.yaml", "langue: fr", "langue: fr\nlangues: [en]");
    let after = state(&p, &[]);
    for genre in ["sigle", "lien"] {
        let left = |s: &Value| {
            s["genres"]
                .as_array()
                .unwrap()
                .iter()
                .find(|g| g["id"] == genre)
                .map_or(0, |g| g["total"].as_u64().unwrap() - g["faits"].as_u64().unwrap())
        };
        assert_eq!(left(&after), left(&before) + 1, "{genre}");
    }
    let (done, total) = count(&after, "traduction");
    assert!(done == 0 && total > 3, "{done} of {total}");
}

#[test]
fn the_list_fits_the_terminal_and_can_be_of_one_folder_and_one_kind() {
    let p = Portail::minimal();
    let mut command = p.command(&["status", "--tout", "content/departements", "--genre", "annee"]);
    let outcome = Outcome::new(&command.env("COLUMNS", "60").output().unwrap());
    assert_eq!(outcome.exit, 0, "{}", outcome.stderr);
    assert!(outcome.stdout.contains("Chiffres avec leur année"), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("Sigles"), "{}", outcome.stdout);
    assert!(outcome.stdout.lines().all(|l| l.chars().count() <= 80), "{}", outcome.stdout);
    let english = p.run(&["status", "--lang", "en"]);
    assert!(english.stdout.contains("Figures with their year"), "{}", english.stdout);
}

#[test]
fn sources_with_errors_are_corrected_first() {
    let p = Portail::minimal().replace(FICHE, "seuls", "seuls ([[E1D9O9]])");
    let outcome = p.run(&["status"]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.stderr.contains("G301") && outcome.stdout.is_empty(), "{}", outcome.stderr);
}

#[test]
fn the_preview_has_the_list_for_its_author_and_nothing_publishes_it() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    let page = apercu.get("/.garrigue/etat");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.body.contains("Chiffres avec leur année") && page.body.contains("noindex"), "{}", page.body);
    assert_eq!(apercu.get("/.garrigue/etat.css").header("content-type"), "text/css; charset=utf-8");
    // It follows the sources, and reads them when it is asked for.
    let p = p.replace(FICHE, "seuls", "seuls, selon le ZQXW,");
    assert!(apercu.get("/.garrigue/etat").body.contains("ZQXW"));
    let site = p.site();
    assert!(site.pages().iter().all(|page| !site.text(page).contains("Ce qui manque encore")));
}

#[test]
fn a_text_that_is_hard_to_read_is_told_with_its_index() {
    let page = |sentence: &str| {
        let text = format!("---\ntitre: Avis\ndescription: Un avis.\nmenu: pied\n---\n{}\n", sentence.repeat(30));
        let state = state(&Portail::minimal().write("pages/avis.md", &text), &["--genre", "lisibilite"]);
        state["fichiers"].as_array().unwrap().iter().find(|f| f["chemin"] == "content/pages/avis.md").unwrap().clone()
    };
    assert_eq!(page("Le bus passe le soir. ")["faits"], 1);
    let hard = page("L'organisation territoriale pluridisciplinaire des établissements participants évolue. ");
    assert_eq!(hard["faits"], 0);
    assert!(hard["manques"][0]["quoi"].as_str().unwrap().starts_with("indice de lisibilité "), "{hard}");
}
