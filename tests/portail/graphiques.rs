//! Figures in three forms: a sentence, a drawing, a table; and the care offer in a drawing where the law is unchanged.

use crate::support::{INDICATEURS, OBSERVATIONS, Page, Portail, minimal};

const PAUVRETE: &str = "indicateurs/taux-pauvrete/";
const OFFRE: &str = "valbrume/offre-de-soins/urgences/";
const REGION: &str = "referentiel/observations.yaml";

/// The sentence of the first figure of a page.
fn phrase(page: &Page) -> String {
    page.texts_of("main p.phrase").remove(0)
}

/// What the page of the rate of poverty says when one thing of the sources is other.
fn dite(from: &str, to: &str) -> String {
    phrase(&Portail::minimal().replace(OBSERVATIONS, from, to).site().page(PAUVRETE))
}

/// The minimal portal with one more indicator, and its value here.
fn avec(indicateur: &str, observation: &str) -> Portail {
    Portail::minimal()
        .append(INDICATEURS, &format!("  - {{ id: neuf, {indicateur}, sens: neutre, rubrique: vie }}\n"))
        .append(OBSERVATIONS, &format!("  - {{ indicateur: neuf, {observation}, source: annuaire }}\n"))
}

#[test]
fn an_indicator_is_said_in_one_sentence_with_its_territory_and_the_larger_ones() {
    let said = phrase(&minimal().page(PAUVRETE));
    assert_eq!(said, "En 2022, le taux de pauvreté est de 12,5 % dans le Valbrume, contre 15,5 % en Sylvanie.");
}

#[test]
fn a_value_above_all_those_it_is_compared_with_is_reached_and_nothing_is_judged() {
    let said = dite("valeur: 12,5", "valeur: 18");
    assert_eq!(said, "En 2022, le taux de pauvreté atteint 18 % dans le Valbrume, contre 15,5 % en Sylvanie.");
}

#[test]
fn the_same_value_is_said_to_be_the_same() {
    let said = dite("valeur: 12,5", "valeur: 15,5");
    assert_eq!(said, "En 2022, le taux de pauvreté est de 15,5 % dans le Valbrume, comme en Sylvanie.");
}

#[test]
fn a_qualifier_is_said_with_the_elision_that_it_wants() {
    let said = dite("valeur: 12,5", "valeur: 12,5\n    qualificatif: environ");
    assert!(said.contains("est d'environ 12,5 % dans le Valbrume"), "{said}");
}

#[test]
fn a_value_that_the_document_leaves_out_is_said_to_be_missing() {
    let page = Portail::minimal().replace(OBSERVATIONS, "valeur: 12,5", "valeur:").site().page(PAUVRETE);
    let said = "En 2022, le taux de pauvreté est de 15,5 % en Sylvanie. Valeur non renseignée dans le Valbrume.";
    assert_eq!(phrase(&page), said);
}

#[test]
fn a_year_that_no_document_gives_is_said_to_be_missing() {
    let year = "    annee: 2022\n";
    let site = Portail::minimal().replace(REGION, year, "").edit(OBSERVATIONS, |t| t.replacen(year, "", 1)).site();
    let said = phrase(&site.page(PAUVRETE));
    assert!(
        said.starts_with("Le taux de pauvreté est de 12,5 %") && said.ends_with("L'année n'est pas précisée."),
        "{said}"
    );
}

#[test]
fn values_of_two_years_are_not_drawn_together() {
    let page = Portail::minimal().replace(REGION, "annee: 2022", "annee: 2012").site().page(PAUVRETE);
    assert_eq!(phrase(&page), "En 2022, le taux de pauvreté est de 12,5 % dans le Valbrume.");
    assert!(!page.text_of("main svg").contains("Sylvanie"));
    assert!(page.text_of("main table").contains("12,5 %") && page.text_of("main table").contains("15,5 %"));
}

#[test]
fn a_projection_is_said_apart_and_drawn_as_an_outline() {
    let more = "  - { indicateur: taux-pauvrete, valeur: 14, annee: 2050, statut: projection, source: annuaire }\n";
    let page = Portail::minimal().append(OBSERVATIONS, more).site().page(PAUVRETE);
    assert!(phrase(&page).contains("Projection pour 2050 : 14 % dans le Valbrume."), "{}", phrase(&page));
    assert!(page.text_of("main svg").contains("14 % en 2050 (projection)"));
    assert_eq!(page.attributes("main svg rect.g-vise", "width"), ["90.32%"]);
}

#[test]
fn bars_are_as_long_as_their_numbers_and_the_larger_territory_looks_different() {
    let page = minimal().page(PAUVRETE);
    assert_eq!(page.attributes("main svg rect.g-barre", "width"), ["80.65%"]);
    assert_eq!(page.attributes("main svg rect.g-repere", "width"), ["100%"]);
    assert!(page.text_of("main svg").contains("Valbrume 12,5 %"), "{}", page.text_of("main svg"));
}

#[test]
fn the_drawing_is_an_image_named_by_its_sentence() {
    let page = minimal().page(PAUVRETE);
    assert_eq!(page.attributes("main svg.graphique", "role"), ["img"]);
    assert_eq!(page.attributes("main svg.graphique", "aria-labelledby"), page.attributes("main p.phrase", "id"));
}

#[test]
fn a_single_count_is_a_number_and_no_drawing() {
    let page = minimal().page("indicateurs/services-urgences/");
    assert_eq!(phrase(&page), "En 2023, le nombre de services d'urgences est de 3 dans le Valbrume.");
    assert!(!page.has("main svg.graphique"));
    assert!(page.text_of("main .figure-nombre").contains('3'));
}

#[test]
fn a_name_that_makes_no_subject_is_followed_by_a_colon() {
    let site = avec("nom: Ménages sans voiture, nature: part", "valeur: 1 sur 10, annee: 2022").site();
    assert_eq!(phrase(&site.page("indicateurs/neuf/")), "Ménages sans voiture, en 2022 : 1 sur 10 dans le Valbrume.");
}

#[test]
fn an_indicator_may_give_the_subject_of_its_sentences() {
    let site =
        avec("nom: Frais, sujet: les frais de santé, unite: €, nature: montant", "valeur: 12 millions, annee: 2022");
    let said = phrase(&site.site().page("indicateurs/neuf/"));
    assert_eq!(said, "En 2022, les frais de santé sont de 12 millions d'euros dans le Valbrume.");
}

#[test]
fn so_many_out_of_so_many_is_drawn_with_as_many_signs() {
    let page = avec("nom: Ménages, nature: part", "valeur: 3 sur 10, annee: 2022").site().page("indicateurs/neuf/");
    assert_eq!(page.attributes("main svg circle.g-barre", "r").len(), 3);
    assert_eq!(page.attributes("main svg circle", "r").len(), 10);
}

#[test]
fn a_range_is_drawn_to_its_lowest_and_to_its_highest() {
    let p = avec("nom: Part des repas, unite: \"%\", nature: part", "valeur: 20 à 50, annee: 2022");
    let more = "  - { indicateur: neuf, territoire: sylvanie, document: plan-sylvanie, valeur: 40, annee: 2022, source: annuaire }\n";
    let page = p.append(REGION, more).site().page("indicateurs/neuf/");
    assert_eq!(page.attributes("main svg rect.g-barre", "width"), ["40%"]);
    assert_eq!(page.attributes("main svg rect.g-possible", "width"), ["60%"]);
}

#[test]
fn a_territory_followed_through_several_years_has_a_line() {
    let before = "  - { indicateur: taux-pauvrete, valeur: 10, annee: 2012, source: annuaire }\n";
    let page = Portail::minimal().append(OBSERVATIONS, before).site().page(PAUVRETE);
    let section = page.section("D'une date à l'autre");
    assert!(
        section.contains("Dans le Valbrume, le taux de pauvreté passe de 10 % (2012) à 12,5 % (2022)."),
        "{section}"
    );
    assert_eq!(page.attributes("main svg circle.g-barre", "cx"), ["9%", "91%"]);
}

#[test]
fn all_indicators_are_listed_with_their_number_in_words() {
    let page = minimal().page("indicateurs/");
    assert!(page.text().contains("Taux de pauvreté 12,5 % dans le Valbrume"), "{}", page.text());
    assert_eq!(page.attributes("main svg.vignette", "aria-hidden"), ["true"]);
}

#[test]
fn what_exists_and_what_is_aimed_at_are_drawn_together_only_under_one_law() {
    let page = minimal().page(OFFRE);
    assert_eq!(page.attributes("main svg.graphique", "data-graphique"), ["tableau-constant"]);
    let said = phrase(&page);
    assert!(said.contains("« Équipes d'ambulance » : 4 existent, la cible est de 0."), "{said}");
    assert!(said.contains("Sans changement : « Centre de régulation » (1)."), "{said}");
}

#[test]
fn what_may_be_compared_is_counted_and_the_rest_is_said_not_to_be() {
    let page = minimal().page("offre-de-soins/urgences/");
    assert!(page.text().contains("Ces tableaux ne se comparent pas"));
    assert!(page.text().contains("Dans le Valbrume : sur 2 nombres, 1 diminue et 1 reste le même."), "{}", page.text());
}

#[test]
fn the_page_of_an_activity_shows_the_cells_of_every_territory() {
    let page = minimal().page("offre-de-soins/urgences/");
    let tables = page.text_of("main table");
    assert!(tables.contains("Accueil des adultes 2") && tables.contains("1 à 3"), "{tables}");
}

#[test]
fn the_offer_of_a_territory_says_first_what_may_be_compared() {
    let text = minimal().page("valbrume/offre-de-soins/").section("L'essentiel");
    assert!(text.contains("1 activité qu'une réforme a changée"), "{text}");
    assert!(text.contains("ce portail ne calcule aucune différence"), "{text}");
}
