//! « Je suis… », « Je cherche… »: ways in for those who know nothing of plans.

use crate::support::{Portail, Site, minimal};

const AIDANT: &str = "je-suis/aidant/";
const MEDECIN: &str = "je-cherche/medecin/";

fn site() -> &'static Site {
    static SITE: std::sync::LazyLock<Site> =
        std::sync::LazyLock::new(|| Portail::minimal().with_entrees().site_with(&["--strict"]));
    &SITE
}

#[test]
fn the_home_page_leads_to_every_entry_and_family() {
    let home = site().page("");
    for address in [AIDANT, MEDECIN, "je-suis/", "je-cherche/"] {
        assert!(home.links_to(address), "{address}");
    }
    assert!(home.text().contains("Partez de votre question."));
    assert!(site().page("je-suis/").links_to(AIDANT) && site().page("je-suis/").links_to("je-cherche/"));
}

#[test]
fn an_entry_leads_to_things_under_plain_names_and_still_shows_the_official_ones() {
    let page = site().page(AIDANT);
    let first = page.section("Souffler");
    assert!(first.contains("Faire le point à la retraite") && first.contains("Un bilan offert."), "{first}");
    assert!(first.contains("E1D1O1") && first.contains("Proposer un bilan à la retraite"), "{first}");
    let wanted =
        ["objectifs/e1d1o1/", "parcours/vieillissement/", "acteurs/maison-des-aines/", "indicateurs/taux-pauvrete/"];
    for address in wanted {
        assert!(page.links_to(address), "{address}");
    }
    assert!(page.section("Ce que ce portail ne dit pas").contains("Le portail ne donne pas d'adresse."));
}

#[test]
fn under_a_node_and_an_activity_stand_the_territories_that_speak_of_them() {
    let from = |page: &str, to: &str| {
        let links = site().page(page).links_of(".porte-liens");
        links.into_iter().any(|l| l.vers == to && l.texte.ends_with("Valbrume"))
    };
    assert!(from(AIDANT, "valbrume/e1d1o1/"));
    assert!(from(MEDECIN, "valbrume/offre-de-soins/urgences/"));
    assert!(from(AIDANT, "valbrume/besoins/"), "a part has one page a territory");
}

#[test]
fn a_thing_shows_the_entries_that_lead_to_it() {
    let of = |address: &str| site().page(address).links_to(AIDANT);
    for address in
        ["objectifs/e1d1o1/", "parcours/vieillissement/", "acteurs/maison-des-aines/", "indicateurs/taux-pauvrete/"]
    {
        assert!(of(address), "{address}");
        assert!(!minimal().page(address).links_to(AIDANT));
    }
    assert!(of("objectifs/e1d1o2/"), "what a text of the entry cites knows it too");
    assert!(site().page("offre-de-soins/urgences/").links_to(MEDECIN));
}

#[test]
fn a_number_is_called_from_the_page_unless_it_is_reached_by_message() {
    let page = site().page(MEDECIN);
    assert_eq!(page.attributes(".numeros a", "href"), ["tel:15"]);
    assert_eq!(page.texts_of(".numeros dt"), ["15", "114"]);
    assert!(page.text_of(".numeros").contains("Quand on ne peut pas parler."));
    assert!(!site().page(AIDANT).has(".numeros"), "only the entries that ask for it show numbers");
}

#[test]
fn a_list_that_the_portal_does_not_have_is_not_shown() {
    let shown = site().page(AIDANT).section("Savoir");
    assert!(shown.contains("Indicateurs"), "{shown}");
    assert!(!shown.contains("Comparer"), "one territory alone is compared with nothing: {shown}");
}

#[test]
fn an_entry_knows_its_place_and_its_neighbours() {
    let page = site().page(AIDANT);
    assert_eq!(page.attributes(".cote [aria-current=page]", "href").len(), 1);
    let steps: Vec<_> = page.links_of(".fil").into_iter().map(|l| l.vers).collect();
    assert_eq!(steps, ["", "je-suis/"]);
    assert!(site().page("plan-du-site/").links_to(AIDANT));
}

#[test]
fn a_portal_without_entries_has_none_of_these_pages() {
    assert!(!minimal().page("").has(".porte-liens") && !minimal().has("je-suis/"));
}
