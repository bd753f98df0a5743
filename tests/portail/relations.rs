//! Every relation shows at both ends.

use crate::support::{FICHE, Portail, minimal, page_libre};

const ICI: &str = "valbrume/e1d1o1/";

/// Fails unless each of two pages links to the other.
fn both_ways(one: &str, other: &str) {
    let site = minimal();
    for (from, to) in [(one, other), (other, one)] {
        assert!(site.page(from).links_to(to), "/{from} has no link to /{to}: {:?}", site.page(from).links());
    }
}

#[test]
fn a_fiche_shows_its_themes_and_a_theme_its_fiches() {
    both_ways(ICI, "themes/prevention/");
    assert!(!minimal().page("themes/acces-aux-soins/").links_to(ICI));
}

#[test]
fn a_fiche_shows_its_pathways_and_a_pathway_its_fiches() {
    both_ways(ICI, "parcours/vieillissement/");
}

#[test]
fn a_care_activity_shows_its_pathways_and_a_pathway_its_activities() {
    both_ways("valbrume/offre-de-soins/urgences/", "parcours/vieillissement/");
    both_ways("offre-de-soins/urgences/", "parcours/vieillissement/");
}

#[test]
fn a_fiche_names_its_actors_and_an_actor_the_places_that_name_it() {
    both_ways(ICI, "acteurs/maison-des-aines/");
    both_ways("valbrume/diagnostic/", "acteurs/maison-des-aines/");
}

#[test]
fn a_figure_names_its_source_and_a_source_its_figures() {
    both_ways(ICI, "sources/annuaire/");
    let source = minimal().page("sources/annuaire/").text();
    assert!(source.contains("bilans faits dans l'année"), "{source}");
    assert!(source.contains("plus de 1 200 bilans"), "{source}");
}

#[test]
fn a_figure_leads_to_its_indicator_and_an_indicator_to_the_places_that_show_it() {
    both_ways(ICI, "indicateurs/taux-pauvrete/");
    both_ways("valbrume/diagnostic/", "indicateurs/services-urgences/");
}

#[test]
fn a_page_explains_its_acronyms_and_an_acronym_lists_the_pages_that_use_it() {
    let site = minimal();
    assert!(site.page(ICI).section("Sigles employés").contains("maison de santé rurale"));
    both_ways(ICI, "glossaire/msr/");
    let entry = site.page("glossaire/").links_of("#sigle-msr");
    assert_eq!(entry.iter().map(|l| l.vers.as_str()).collect::<Vec<_>>(), ["glossaire/msr/"]);
}

#[test]
fn an_acronym_is_explained_where_a_text_of_the_page_uses_it_first_and_only_there() {
    let page = Portail::minimal().replace(FICHE, "faute de MSR", "faute de MSR, oui, de MSR").site().page(ICI);
    assert_eq!(page.attributes("main abbr", "title"), ["maison de santé rurale"]);
    let links = page.links_of("main p");
    assert!(links.iter().any(|l| l.texte == "MSR" && l.vers == "glossaire/msr/"), "{links:?}");
}

#[test]
fn a_fiche_links_to_another_and_the_other_says_who_cites_it() {
    let site = minimal();
    assert!(site.page(ICI).links_of("main p, main li").iter().any(|l| l.vers == "valbrume/e1d1o2/"));
    let cited = site.page("valbrume/e1d1o2/").section("Cité par");
    assert!(cited.contains("Proposer un bilan à la retraite"), "{cited}");
}

#[test]
fn a_need_shows_its_objectif_and_the_objectif_the_needs() {
    both_ways("valbrume/besoins/", "valbrume/e1d1o2/");
}

#[test]
fn a_text_links_to_an_activity_and_the_activity_says_who_cites_it() {
    let site = minimal();
    assert!(site.page(ICI).links_to("valbrume/offre-de-soins/urgences/"));
    let cited = site.page("valbrume/offre-de-soins/urgences/").section("Cité par");
    assert!(cited.contains("Proposer un bilan à la retraite"), "{cited}");
}

#[test]
fn an_activity_shows_the_objectif_that_the_document_ties_to_it_and_the_objectif_the_activity() {
    let site = minimal();
    let tied = site.page("valbrume/offre-de-soins/urgences/").section("Dans le plan");
    assert!(tied.contains("Proposer un bilan à la retraite"), "{tied}");
    assert!(site.page(ICI).section("Cité par").contains("Urgences"));
}

#[test]
fn a_territory_s_objectif_and_the_region_s_lead_to_each_other() {
    both_ways(ICI, "objectifs/e1d1o1/");
    both_ways("valbrume/e1d1/", "defis/e1d1/");
}

#[test]
fn a_free_page_cites_an_objectif_and_the_objectif_shows_the_page() {
    let site = minimal();
    assert!(site.page("a-propos/").links_to("objectifs/e1d1o1/"), "a page of no territory leads to the register");
    assert!(site.page("objectifs/e1d1o1/").section("Cité par").contains("À propos"));
}

#[test]
fn a_code_that_the_territory_did_not_retain_leads_to_the_register() {
    let site = minimal();
    let cited = site.page(ICI).links();
    let link = cited.iter().find(|l| l.texte.contains("Adapter les logements"));
    assert_eq!(link.map(|l| l.vers.as_str()), Some("defis/e1d2/"));
    assert!(!site.has("valbrume/e1d2/"));
    assert!(site.page("defis/e1d2/").section("Cité par").contains("Proposer un bilan"));
}

#[test]
fn a_thing_that_nothing_uses_has_no_page_and_no_link() {
    let p =
        Portail::minimal().append("referentiel/acteurs.yaml", "  - { id: oublie, nom: Un oublié, nature: instance }\n");
    let site = p.site();
    assert!(!site.has("acteurs/oublie/"));
    assert!(site.pages().iter().all(|path| !site.text(path).contains("acteurs/oublie")));
}

#[test]
fn every_kind_of_link_shows_the_name_of_what_it_leads_to() {
    let links = "[[theme:prevention]], [[parcours:vieillissement]], [[acteur:maison-des-aines]], [[territoire:valbrume]], \
                 [[page:a-propos]], [[offre:urgences]], [[E1D2]]";
    let page = Portail::minimal().write("pages/liens.md", page_libre("Liens", links)).site().page("liens/");
    for (text, to) in [
        ("Prévention, promotion de la santé", "themes/prevention/"),
        ("Vieillissement", "parcours/vieillissement/"),
        ("Maison des aînés", "acteurs/maison-des-aines/"),
        ("Valbrume", "valbrume/"),
        ("À propos", "a-propos/"),
        ("Urgences", "offre-de-soins/urgences/"),
        ("E1D2 Adapter les logements", "defis/e1d2/"),
    ] {
        assert!(page.links().iter().any(|l| l.texte == text && l.vers == to), "{text} → {to}: {:?}", page.links());
    }
}

#[test]
fn an_acronym_that_is_not_to_be_linked_is_left_alone() {
    let p = Portail::minimal().replace("referentiel/sigles.yaml", "origine: usage", "origine: usage, lier: false");
    let site = p.site();
    assert!(!site.page(ICI).links_to("glossaire/msr/") && !site.page(ICI).has("abbr"));
    assert!(!site.has("glossaire/msr/"));
}

#[test]
fn an_acronym_with_two_meanings_has_the_one_of_the_territory() {
    let p = Portail::minimal()
        .append("referentiel/sigles.yaml", "  - { sigle: MSR, sens: mission de secours rural, portee: [valbrume] }\n")
        .replace("referentiel/sigles.yaml", "origine: usage }", "origine: usage, portee: [sylvanie] }")
        .replace(FICHE, "faute de MSR", "faute de « MSR »");
    let sigles = p.site().page(ICI).section("Sigles employés");
    assert!(sigles.contains("mission de secours rural"), "{sigles}");
    assert_eq!(p.site().page(ICI).attributes("main abbr", "title"), ["mission de secours rural"]);
    let own = p.site().page("glossaire/msr-valbrume/").text();
    assert!(own.contains("a ce sens"), "{own}");
    let map = p.site().page("plan-du-site/").text();
    assert!(map.contains("MSR (dans le Valbrume)"), "{map}");
}
