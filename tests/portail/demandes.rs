//! What was asked stands beside what the plan answers, and what was not answered is said to be so.

use crate::support::{Page, Portail, Site, minimal};

const ICI: &str = "valbrume/vous-avez-dit/";
const BESOINS: &str = "departements/valbrume/besoins.yaml";
const PAROLES: &str = "departements/valbrume/paroles.yaml";

/// The minimal sources, with a reported word that the editors bring together with an objectif.
fn rapprochee() -> Portail {
    Portail::minimal().replace(PAROLES, "origine: réunion publique", "origine: réunion publique, rapproches: [E1D1O1]")
}

fn here(site: &Site) -> Page {
    site.page(ICI)
}

/// The words of the request that holds these.
fn request(page: &Page, words: &str) -> String {
    let all = page.texts_of(".demandes > li");
    all.into_iter().find(|t| t.contains(words)).unwrap_or_else(|| panic!("« {words} » is not asked"))
}

#[test]
fn a_request_stands_beside_what_answers_it_and_the_answer_lists_the_request() {
    let site = rapprochee().site();
    assert!(request(&here(&site), "visites plus fréquentes").contains("Proposer un bilan à la retraite"));
    let answer = site.page("valbrume/e1d1o1/");
    let asked = answer.section("Ce que des habitants et des instances ont demandé");
    assert!(asked.contains("visites plus fréquentes"), "{asked}");
    assert!(asked.contains("La parole des habitants, réunion publique"), "who asked is said: {asked}");
    assert!(answer.links_to("valbrume/vous-avez-dit/#parole-1"));
}

#[test]
fn a_link_that_only_the_editors_make_says_so_at_both_ends() {
    let site = rapprochee().site();
    assert!(request(&here(&site), "visites").contains("rapprochement de la rédaction"));
    let asked = site.page("valbrume/e1d1o1/").section("Ce que des habitants et des instances ont demandé");
    assert!(asked.contains("Rapprochement de la rédaction"), "{asked}");
    assert!(here(&site).text_of(".avis").contains("rapprochement de la rédaction"), "and once for all of them");
}

#[test]
fn a_link_that_the_document_makes_is_not_laid_to_the_editors() {
    let linked = request(&here(minimal()), "avant la crise");
    assert!(linked.contains("lien du document") && !linked.contains("rédaction"), "{linked}");
}

#[test]
fn a_node_that_both_name_is_shown_once_as_the_document_s() {
    let p = Portail::minimal().replace(BESOINS, "noeuds: [E1D1O2]", "noeuds: [E1D1O2], rapproches: [E1D1O2]");
    let linked = request(&here(&p.site()), "avant la crise");
    assert_eq!(linked.matches("Former les aidants").count(), 1, "{linked}");
    assert!(!linked.contains("rédaction"), "{linked}");
}

#[test]
fn a_request_without_answer_says_so_in_words() {
    let left = request(&here(minimal()), "visites");
    assert!(left.contains("Sans réponse repérée dans ce plan"), "{left}");
}

#[test]
fn requests_are_counted_in_words_and_never_as_a_share() {
    let text = here(minimal()).text();
    assert!(text.contains("Sur 2 demandes, une a une réponse repérée dans le plan et une n'en a pas."), "{text}");
    assert!(!text.contains('%'), "{text}");
}

#[test]
fn a_list_that_is_only_an_introduction_asks_nothing_and_stays_readable() {
    let list = "  - { id: distance, titre: La distance, introduction: Tout est loin. }\n";
    let site = Portail::minimal().append(BESOINS, list).site();
    assert!(site.page("valbrume/besoins/").section("La distance").contains("Tout est loin."));
    assert!(here(&site).text().contains("Sur 2 demandes"), "it is not counted");
    assert!(here(&site).links_to("valbrume/besoins/#distance"));
}

#[test]
fn a_territory_where_nothing_was_asked_has_no_page_of_answers() {
    let site = Portail::minimal().remove(PAROLES).remove(BESOINS).site();
    assert!(!site.has(ICI));
    assert!(!site.page("valbrume/").links_to(ICI));
}

#[test]
fn the_answers_are_reached_from_the_plan_the_needs_the_words_and_the_menu() {
    let site = minimal();
    assert!(site.page("valbrume/").links_to(ICI));
    assert!(site.page("valbrume/besoins/").links_to("valbrume/vous-avez-dit/#de-enjeux"));
    assert!(site.page("valbrume/paroles/").links_to("valbrume/vous-avez-dit/#paroles"));
    assert!(site.page("valbrume/diagnostic/").links_of(".rubriques").iter().any(|l| l.vers == ICI));
}

#[test]
fn an_answer_that_the_territory_did_not_retain_lists_the_request_in_the_register() {
    let p = Portail::minimal().replace(PAROLES, "origine: réunion publique", "rapproches: [E1D2]");
    let site = p.site();
    assert!(here(&site).links_to("defis/e1d2/"));
    assert!(site.page("defis/e1d2/").links_to("valbrume/vous-avez-dit/#parole-1"));
    assert!(!site.page("defis/e1d1/").text().contains("ont demandé"));
}
