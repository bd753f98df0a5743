//! A territory without a plan of its own has a page as soon as something is known of it.

use crate::support::{AUTRE_FICHE, FICHE, OBSERVATIONS, Portail, Site, minimal};

const PONT: &str = "territoires/le-pont/";

fn local(id: &str, nom: &str, parent: &str) -> String {
    format!(
        "  - id: {id}\n    nom: {nom}\n    nature: local\n    parent: {parent}\n    formes: {{ article: {nom}, lieu: à {nom}, genitif: de {nom} }}\n"
    )
}

/// The minimal sources, and a village that a fiche names.
fn named() -> Portail {
    Portail::minimal().append("referentiel/territoires.yaml", &local("le-pont", "Pont", "valbrume")).replace(
        FICHE,
        "Un courrier",
        "À [[territoire:le-pont]], un courrier",
    )
}

fn site() -> &'static Site {
    static SITE: std::sync::LazyLock<Site> = std::sync::LazyLock::new(|| named().site_with(&["--strict"]));
    &SITE
}

#[test]
fn a_place_that_a_text_names_has_a_page_and_each_leads_to_the_other() {
    assert!(site().page("valbrume/e1d1o1/").links_to(PONT));
    let place = site().page(PONT);
    assert!(place.section("Les pages qui en parlent").contains("Proposer un bilan à la retraite"));
    assert!(place.links_to("valbrume/e1d1o1/"));
}

#[test]
fn a_territory_of_which_nothing_is_said_has_no_page() {
    let p = Portail::minimal().append("referentiel/territoires.yaml", &local("oublie", "Oublié", "valbrume"));
    assert!(!p.site().has("territoires/oublie/"));
}

#[test]
fn a_territory_that_has_a_plan_keeps_the_plan_s_page() {
    assert!(!site().has("territoires/valbrume/"));
    assert!(site().page(PONT).links_to("valbrume/"));
    assert!(site().page("territoires/sylvanie/").links_to("valbrume/"));
}

#[test]
fn a_territory_shows_the_plans_that_cover_it_the_nearest_first() {
    let plans = site().page(PONT).section("Les plans qui couvrent Pont");
    let (near, far) = (plans.find("du Valbrume 2024-2028"), plans.find("de Sylvanie 2023-2028"));
    assert!(near.is_some() && near < far, "{plans}");
    assert!(site().page(PONT).links_to("engagements/"));
}

#[test]
fn a_figure_of_a_territory_stands_beside_those_of_the_territories_above() {
    let figure =
        "  - { indicateur: taux-pauvrete, territoire: le-pont, valeur: 20, annee: 2022, source: enquete-habitants }\n";
    let page = named().append(OBSERVATIONS, figure).site().page(PONT);
    let shown = page.section("Les chiffres de Pont");
    assert!(shown.contains("20 %"), "{shown}");
    assert!(shown.contains("Valbrume 12,5 %") && shown.contains("Sylvanie 15,5 %"), "{shown}");
    assert!(page.links_to("indicateurs/taux-pauvrete/"));
}

#[test]
fn a_region_shows_the_figures_that_are_its_own() {
    let shown = minimal().page("territoires/sylvanie/").section("Les chiffres de la Sylvanie");
    assert!(shown.contains("15,5 %") && !shown.contains("12,5"), "{shown}");
}

#[test]
fn a_figure_that_only_a_fiche_gives_leads_to_the_fiche() {
    let figure =
        "chiffres: [ { valeur: 40, libelle: foyers visités, territoire: le-pont, annee: 2023, source: annuaire } ]\n";
    let p =
        named().replace(AUTRE_FICHE, "themes: [acces-aux-soins]\n", &format!("themes: [acces-aux-soins]\n{figure}"));
    let page = p.site().page(PONT);
    assert!(page.section("Les chiffres de Pont").contains("foyers visités"));
    assert!(page.links().iter().any(|l| l.texte == "foyers visités" && l.vers == "valbrume/e1d1o2/"));
}

#[test]
fn places_of_one_territory_lead_to_each_other_and_to_it() {
    let p = named().append("referentiel/territoires.yaml", &local("la-source", "Source", "valbrume")).replace(
        AUTRE_FICHE,
        "Trois soirées",
        "À [[territoire:la-source]], trois soirées",
    );
    let site = p.site();
    assert!(site.page(PONT).section("Aussi dans le Valbrume").contains("Source"));
    assert!(site.page("territoires/la-source/").links_to(PONT));
    assert!(site.page("valbrume/").links_to(PONT), "the plan's page lists the places of its territory");
}

#[test]
fn a_breadcrumb_goes_through_the_territories_above() {
    let steps = site().page(PONT).links_of(".fil");
    let steps: Vec<_> = steps.iter().map(|l| l.vers.as_str()).collect();
    assert_eq!(steps, ["", "territoires/", "territoires/sylvanie/", "valbrume/"]);
}

#[test]
fn the_list_of_territories_says_which_have_a_plan() {
    let list = site().page("territoires/");
    let published = list.texts_of(".arbre-publie");
    assert!(published.iter().any(|t| t.contains("Valbrume") && t.contains("Plan publié")), "{published:?}");
    assert!(list.links_to("valbrume/") && list.links_to(PONT) && list.links_to("territoires/sylvanie/"));
    assert!(site().page("plan-du-site/").links_to("territoires/"));
    assert!(site().page("").links_of("footer").iter().any(|l| l.vers == "territoires/"));
}
