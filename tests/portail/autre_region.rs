//! The names of levels, of parts and of territories are data: another region, with other words, has a whole portal.

use std::path::Path;
use std::sync::LazyLock;

use super::contrats::with_files;
use crate::support::{Page, Portail, Site};

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/autre-region/content");

pub fn ocrie() -> Portail {
    with_files(Portail::empty(), Path::new(FIXTURE))
}

fn site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| ocrie().site_with(&["--strict"]));
    &SITE
}

/// Everything that a page says: its words, and what is read aloud or shown by search engines.
fn said(page: &Page) -> String {
    let mut all = page.texts_of("title");
    all.extend(page.texts_of("body"));
    for (selector, name) in [("meta", "content"), ("*", "aria-label"), ("*", "title"), ("input", "placeholder")] {
        all.extend(page.attributes(selector, name));
    }
    all.join(" ").to_lowercase()
}

/// The pages that say one of these words, with the words around it.
fn saying(site: &Site, unwanted: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in site.pages() {
        let text = said(&site.page(path));
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        for at in (0..words.len()).filter(|at| unwanted.contains(&words[*at])) {
            found.push(format!("{path}: {}", words[at.saturating_sub(4)..(at + 4).min(words.len())].join(" ")));
        }
    }
    found
}

#[test]
fn another_region_builds_without_error_or_warning() {
    ocrie().check().is_clean();
    assert!(site().has("falaise/o1.1.1/") && site().has("mesures/o1.1.1/"));
}

#[test]
fn no_page_speaks_of_the_levels_of_another_plan() {
    let found = saying(site(), &["engagement", "engagements", "défi", "défis", "axe", "axes", "prs", "occitanie"]);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_level_that_changes_its_name_changes_it_everywhere() {
    let renamed = ocrie().edit("referentiel/plans/feuille-ocrie.yaml", |plan| plan.replace("objectif", "but"));
    let site = renamed.site();
    let found = saying(&site, &["objectif", "objectifs"]);
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(site.page("buts/").text_of("h1"), "Buts");
}

#[test]
fn each_level_has_its_list_under_its_own_name() {
    for (address, title, node) in [
        ("orientations/", "Orientations", "orientations/o1/"),
        ("objectifs/", "Objectifs", "objectifs/o1.1/"),
        ("mesures/", "Mesures", "mesures/o1.1.1/"),
    ] {
        let list = site().page(address);
        assert_eq!(list.text_of("h1"), title);
        assert!(list.links_to(node), "{address}");
    }
}

#[test]
fn the_matrix_and_the_comparison_count_in_the_plan_s_own_words() {
    let matrix = site().page("matrice/").text();
    assert!(matrix.contains("Objectifs, en tout 1 2") && matrix.contains("Mesures, en tout 2 2"), "{matrix}");
    let pair = site().page("comparer/falaise-lande/");
    assert!(pair.text().contains("En commun : 1 objectif"), "{}", pair.text());
    assert!(pair.links_to("falaise/o1.1.1/") || pair.links_to("mesures/o1.1.1/"));
}

#[test]
fn a_fiche_has_the_sections_that_its_level_has() {
    let fiche = site().page("falaise/o1.1.1/");
    assert_eq!(fiche.section("La situation"), "Un seul car, et trop tôt.");
    assert!(fiche.section("Ce qui sera fait").contains("Un second car"));
    assert!(fiche.links_to("mesures/o2.1.1/"));
}

#[test]
fn a_contract_names_the_levels_of_the_plan_that_it_serves() {
    let served = site().page("falaise/o1.1.1/").section("Mis en œuvre près de chez vous");
    assert!(served.contains("Même mesure 1.1 Partager les voitures"), "{served}");
    let served = site().page("falaise/o1.1.2/").section("Mis en œuvre près de chez vous");
    assert!(served.contains("Même objectif seulement 1.1 Partager"), "{served}");
}

#[test]
fn a_count_of_one_is_in_the_singular() {
    let home = site().page("").text();
    assert!(home.contains("1 objectif, 2 mesures et 1 activité de soins"), "{home}");
    assert!(home.contains("1 volet, 2 projets, 1 tâche"), "{home}");
}

#[test]
fn a_territory_s_page_is_not_cited_by_a_link_that_leads_to_another_territory_s() {
    let p = ocrie()
        .append("departements/falaise/mesures/O1.1.2.md", "\nSuite de [[O1.1.1]].\n")
        .append("departements/lande/mesures/O1.2.1.md", "\nSuite de [[O1.1.1]].\n");
    let site = p.site();
    for (here, cites, elsewhere) in [("falaise", "o1.1.2", "lande/"), ("lande", "o1.2.1", "falaise/")] {
        let page = site.page(&format!("{here}/o1.1.1/"));
        let citing: Vec<String> = page.attributes("section[aria-labelledby=cite-par] a", "href");
        assert!(citing.contains(&format!("../{cites}/")), "{here}: {citing:?}");
        assert!(!citing.iter().any(|href| href.contains(elsewhere)), "{here}: {citing:?}");
    }
    let regional = site.page("mesures/o1.1.1/").attributes("section[aria-labelledby=cite-par] a", "href");
    for link in ["../../falaise/o1.1.2/", "../../lande/o1.2.1/"] {
        assert!(regional.contains(&link.to_owned()), "{regional:?}");
    }
}
