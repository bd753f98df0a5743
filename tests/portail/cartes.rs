//! Maps: what is drawn leads where its list leads, and what is unknown never looks like a value.

use std::sync::LazyLock;

use crate::support::{Portail, Site, minimal};

/// A square degree, with a coast of many points to the north.
fn shape(code: &str, west: i32) -> String {
    let coast: Vec<String> = (0..=400)
        .map(|i| format!("[{},{}]", f64::from(west) + 1.0 - f64::from(i) / 400.0, 44.0 + f64::from(i % 2) / 5000.0))
        .collect();
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"code\":\"{code}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[\
         [{west},43],[{},43],{},[{west},43]]]}}}}",
        west + 1,
        coast.join(",")
    )
}

fn departement(id: &str, nom: &str, code: &str) -> String {
    format!(
        "  - id: {id}\n    nom: {nom}\n    nature: departement\n    parent: sylvanie\n    code_insee: \"{code}\"\n    \
         formes: {{ article: le {nom}, lieu: dans le {nom}, genitif: du {nom} }}\n"
    )
}

fn observation(territoire: &str, valeur: &str) -> String {
    format!(
        "  - {{ indicateur: taux-pauvrete, territoire: {territoire}, document: plan-sylvanie, valeur: \"{valeur}\", annee: 2022, source: enquete-habitants }}\n"
    )
}

/// The minimal sources, their department between two others: one with figures, one of which nothing is said.
fn drawn() -> Portail {
    let shapes = [shape("98", 3), shape("97", 4), shape("96", 5)].join(",");
    Portail::minimal()
        .replace("referentiel/territoires.yaml", "    code_insee: \"99\"\n", "    code_insee: \"98\"\n")
        .append(
            "referentiel/territoires.yaml",
            &(departement("haut-val", "Haut-Val", "97") + &departement("bas-val", "Bas-Val", "96")),
        )
        .append("referentiel/observations.yaml", &observation("haut-val", "0"))
        .write(
            "referentiel/cartes.yaml",
            "cartes:\n  - { fichier: f.geojson, attribution: Institut de Sylvanie, licence: CC0 }\n",
        )
        .write("referentiel/cartes/f.geojson", format!("{{\"type\":\"FeatureCollection\",\"features\":[{shapes}]}}"))
}

fn site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| drawn().site_with(&["--strict"]));
    &SITE
}

#[test]
fn a_map_leads_to_the_territories_that_have_a_page() {
    let home = site().page("");
    let links: Vec<_> = home.attributes(".carte-dessin a", "href");
    assert_eq!(links, ["valbrume/", "territoires/haut-val/"]);
    assert_eq!(home.texts_of(".carte-dessin a > title")[0], "Valbrume : un plan est publié ici");
}

#[test]
fn a_shape_is_named_once_by_what_the_mouse_shows_too() {
    let home = site().page("");
    assert_eq!(home.texts_of(".carte-dessin .forme > title").len(), home.texts_of(".carte-dessin .forme").len());
    assert_eq!(home.texts_of(".carte-dessin title").len(), home.texts_of(".carte-dessin .forme").len());
    assert!(!home.has(".carte-dessin [aria-label]"), "a second name, which may not hold the words that are shown");
}

#[test]
fn a_territory_s_map_shows_it_among_its_neighbours_without_leading_to_itself() {
    let page = site().page("valbrume/");
    assert!(page.has(".forme-ici"));
    assert_eq!(page.attributes(".carte-dessin a", "href"), ["../territoires/haut-val/"]);
}

#[test]
fn the_map_of_a_territory_is_that_of_those_it_holds() {
    let page = site().page("territoires/sylvanie/");
    assert!(!page.has(".forme-ici"));
    assert_eq!(page.attributes(".carte-dessin .carte-fond", "d").len(), 3);
}

#[test]
fn a_missing_value_is_told_from_zero_in_the_drawing_and_in_the_list() {
    let page = site().page("indicateurs/taux-pauvrete/");
    let said = page.texts_of(".carte-liste li");
    assert!(said.contains(&"Haut-Val : 0 %".to_owned()), "{said:?}");
    assert!(said.contains(&"Bas-Val : pas de donnée".to_owned()), "{said:?}");
    assert_eq!(page.texts_of(".carte-dessin .forme-vide title"), ["Bas-Val : pas de donnée"]);
    assert!(!page.has(".carte-dessin .forme-vide text"));
    assert!(page.text_of(".carte-cles").contains("Pas de donnée"));
}

#[test]
fn every_value_of_a_map_is_in_the_class_that_its_legend_gives() {
    let page = site().page("indicateurs/taux-pauvrete/");
    let keys = page.texts_of(".carte-cles li");
    assert_eq!(keys[0], "de 0 à 5 %");
    assert_eq!(page.texts_of(".carte-dessin .forme-classe-1 text"), ["0 %"]);
    assert_eq!(page.texts_of(".carte-dessin text").len(), 2);
}

#[test]
fn who_made_the_shapes_is_said_under_every_map() {
    for address in [
        "",
        "valbrume/",
        "territoires/",
        "territoires/sylvanie/",
        "territoires/haut-val/",
        "indicateurs/taux-pauvrete/",
    ] {
        assert_eq!(
            site().page(address).text_of(".carte-origine"),
            "Contours : Institut de Sylvanie, CC0.",
            "{address}"
        );
    }
}

#[test]
fn neighbours_are_drawn_with_one_border_and_details_that_nobody_sees_are_left_out() {
    let paths = site().page("").attributes(".carte-dessin .carte-fond", "d");
    assert_eq!(paths.len(), 3);
    assert!(paths.iter().all(|d| d.len() < 60), "{paths:?}");
}

#[test]
fn a_portal_without_shapes_has_no_map() {
    assert!(!minimal().page("").has(".carte"));
}
