//! What has become of what a plan announced: nothing is erased, nothing is guessed, nothing is made a percentage.

use super::contrats::{site as sans_suivi, with_contracts};
use crate::support::{Portail, Site};

const ICI: &str = "contrats/vallee/suivi/";
const FICHE: &str = "contrats/vallee/1.1/";

const EN_2025: &str = "\
etats:
  - { cible: 1.1-A1, date: 2025-09-01, etat: reportee, commentaire: Faute de salle. }
  - { cible: 1.1-A1, date: 2025-03-15, etat: en-cours }
  - { cible: 1.1-A1-L1, date: 2025-06-01, etat: en-cours }
  - { cible: \"2.1\", date: 2025-06-30, etat: realisee, preuve: { texte: compte rendu, url: \"https://vallee.example/cr\" } }
mesures:
  - { indicateur: 1.1-I1, valeur: 3 }
";

const EN_2026: &str = "\
etats:
  - { cible: 1.1-A1, date: 2026-02-10, etat: realisee, commentaire: Deux journées tenues. }
  - { cible: 1.1-A1-L1, date: 2026-02-10, etat: realisee }
mesures:
  - { indicateur: 1.1-I1, valeur: 5, note: Dont un dentiste. }
";

fn followed() -> Portail {
    with_contracts()
        .write("contrats/vallee/suivi/2026.yaml", EN_2026)
        .write("contrats/vallee/suivi/2025.yaml", EN_2025)
        .write(
            "departements/valbrume/suivi/2025.yaml",
            "etats: [ { cible: E1D1O1, date: 2025-05-02, etat: en-cours, commentaire: Premiers courriers. } ]\n",
        )
}

fn site() -> &'static Site {
    static SITE: std::sync::LazyLock<Site> = std::sync::LazyLock::new(|| followed().site_with(&["--strict"]));
    &SITE
}

/// The row of a table that holds these words.
fn row(address: &str, words: &str) -> String {
    let rows = site().page(address).texts_of("main tr");
    rows.into_iter().find(|r| r.contains(words)).unwrap_or_else(|| panic!("no row « {words} »"))
}

#[test]
fn the_latest_state_comes_first_and_the_earlier_ones_stay() {
    let history = "Réalisation achevée 10 février 2026 : Deux journées tenues. Report 1er septembre 2025 : Faute de salle. En cours 15 mars 2025";
    let line = row(ICI, "Accueillir les soignants");
    assert!(line.ends_with(history), "{line}");
    let action = site().page(FICHE).section("1.1-A1 Accueillir les soignants");
    assert!(action.contains(history), "{action}");
}

#[test]
fn a_state_shows_what_proves_it() {
    assert!(row(ICI, "Tenir une réunion").contains("Réalisation achevée 30 juin 2025 (compte rendu)"));
    assert!(site().page("contrats/vallee/2.1/").links_to("https://vallee.example/cr"));
}

#[test]
fn a_deliverable_has_its_own_state_under_its_action() {
    let line = row(ICI, "Un livret d'accueil");
    assert!(line.ends_with("Réalisation achevée 10 février 2026 En cours 1er juin 2025"), "{line}");
    let action = site().page(FICHE).section("1.1-A1 Accueillir les soignants");
    assert!(
        action.contains("Un livret d'accueil. : Réalisation achevée")
            || action.contains("Un livret d'accueil : Réalisation achevée"),
        "{action}"
    );
    assert!(!action.contains("Un annuaire des logements. :"), "nobody spoke of it: {action}");
}

#[test]
fn measures_stand_under_their_year() {
    let page = site().page(ICI);
    let head = page.texts_of("#t-mesures ~ thead th");
    assert_eq!(head, ["Indicateur", "Se mesure par", "2025", "2026"]);
    assert!(row(ICI, "Soignants installés").ends_with("un nombre 3 5"));
    assert!(row(ICI, "Ce qu'en disent").ends_with("une description non renseigné non renseigné"));
    let shown = site().page(FICHE).section("Indicateurs de suivi");
    assert!(shown.contains("2025 : 3 ; 2026 : 5 (Dont un dentiste.)"), "{shown}");
    assert!(shown.contains("Aucune mesure renseignée."), "{shown}");
}

#[test]
fn what_nobody_spoke_of_is_counted_apart_as_not_entered() {
    let counts = site().page(ICI).section("L'état aujourd'hui");
    assert_eq!(counts, "1 Réalisation achevée 4 Non renseigné");
    assert!(row(ICI, "Prêter des vélos").ends_with("Non renseigné"));
    assert!(site().page("contrats/vallee/1.2/").section("Où en est-on ?").contains("Non renseigné"));
}

#[test]
fn a_plan_of_which_nothing_was_entered_says_so_without_any_count() {
    let page = sans_suivi().page(ICI);
    assert!(page.text().contains("Non renseigné : aucun suivi n'a encore été saisi pour ce plan"), "{}", page.text());
    assert!(!page.has("#etats"));
    let cells = page.texts_of("#t-suivi ~ tbody td");
    assert!(!cells.is_empty() && cells.iter().all(|cell| cell == "Non renseigné"), "{cells:?}");
    assert!(page.section("Indicateurs de suivi").contains("un nombre non renseigné"));
}

#[test]
fn no_percentage_is_drawn_from_states() {
    for site in [site(), sans_suivi()] {
        let pages: Vec<_> = site.pages().into_iter().filter(|p| p.ends_with("suivi/index.html")).collect();
        assert_eq!(pages.len(), 3, "{pages:?}");
        for path in pages {
            let text = site.page(path).text();
            assert!(!text.contains('%') && !text.contains("pour cent"), "{path}: {text}");
        }
    }
}

#[test]
fn the_objectifs_of_a_department_are_followed_too() {
    let line = row("valbrume/suivi/", "Proposer un bilan");
    assert!(line.ends_with("En cours 2 mai 2025 : Premiers courriers."), "{line}");
    assert!(row("valbrume/suivi/", "Former les aidants").ends_with("Non renseigné"));
    let shown = site().page("valbrume/e1d1o1/").section("Où en est-on ?");
    assert!(shown.contains("Premiers courriers."), "{shown}");
    assert!(site().page("valbrume/e1d1o1/").links_to("valbrume/suivi/"));
}

#[test]
fn a_state_known_to_the_day_is_in_the_calendar_file() {
    let text = site().text("contrats/vallee/calendrier.ics").replace("\r\n ", "");
    assert!(text.contains("DTSTART;VALUE=DATE:20260210"), "{text}");
    assert!(text.contains("SUMMARY:1.1-A1\u{A0}: réalisation achevée"), "{text}");
}
