//! Figures: exact, dated, sourced, compared with the territories above, and never invented.

use crate::support::{BLOC, FICHE, OBSERVATIONS, Page, Portail, minimal};

const ICI: &str = "valbrume/e1d1o1/";

/// The card of a figure on the fiche, found by what it counts.
fn card(page: &Page, libelle: &str) -> String {
    let cards = page.texts_of("main li.chiffre");
    cards.into_iter().find(|c| c.contains(libelle)).unwrap_or_else(|| panic!("no figure « {libelle} »"))
}

#[test]
fn a_figure_says_its_value_its_unit_its_source_and_its_year() {
    let card = card(&minimal().page(ICI), "bilans faits");
    assert!(card.starts_with("plus de 1 200 bilans"), "{card}");
    assert!(card.ends_with("Source : Annuaire des soignants, 2023"), "{card}");
}

#[test]
fn a_figure_without_year_says_so() {
    let site = Portail::minimal().replace(FICHE, "    annee: 2023\n", "").site();
    let card = card(&site.page(ICI), "bilans faits");
    assert!(card.ends_with("Source : Annuaire des soignants, année non précisée"), "{card}");
}

#[test]
fn a_figure_without_source_says_so() {
    let site = Portail::minimal().replace(FICHE, "    source: annuaire\n", "").site();
    let card = card(&site.page(ICI), "bilans faits");
    assert!(card.ends_with("Source non précisée, 2023"), "{card}");
}

#[test]
fn a_figure_that_was_not_observed_says_so() {
    let site = Portail::minimal().replace(FICHE, "annee: 2023", "annee: 2030\n    statut: cible").site();
    assert!(card(&site.page(ICI), "bilans faits").contains("visé"));
}

#[test]
fn a_figure_of_a_territory_is_compared_with_those_of_its_parents() {
    let card = card(&minimal().page(ICI), "Taux de pauvreté");
    assert!(card.contains("Valbrume 12,5 % Sylvanie 15,5 %"), "{card}");
}

#[test]
fn two_figures_of_different_years_are_not_compared() {
    let site = Portail::minimal().replace("referentiel/observations.yaml", "annee: 2022", "annee: 2012").site();
    assert!(!card(&site.page(ICI), "Taux de pauvreté").contains("Sylvanie"));
}

#[test]
fn the_value_of_the_region_is_written_once_and_shown_in_each_territory() {
    let site = Portail::minimal().replace("referentiel/observations.yaml", "valeur: 15,5", "valeur: 16,25").site();
    for address in [ICI, "valbrume/diagnostic/", "indicateurs/taux-pauvrete/"] {
        assert!(site.page(address).text().contains("16,25 %"), "/{address}");
    }
}

#[test]
fn a_figure_in_a_sentence_is_that_of_the_page_s_territory() {
    assert!(minimal().page(ICI).section("Constats").starts_with("La pauvreté touche 12,5 % des habitants."));
}

#[test]
fn a_figure_in_a_sentence_may_be_that_of_another_territory_or_the_fiche_s_own() {
    let text = "[[chiffre:taux-pauvrete@sylvanie]] ici, [[chiffre:bilans]] là";
    let site = Portail::minimal().replace(FICHE, "[[chiffre:taux-pauvrete]]", text).site();
    let section = site.page(ICI).section("Constats");
    assert!(section.starts_with("La pauvreté touche 15,5 % ici, plus de 1 200 bilans là"), "{section}");
}

#[test]
fn a_second_value_of_a_document_is_shown_with_the_reason() {
    let second = "  - { indicateur: taux-pauvrete, valeur: 13, annee: 2022, source: annuaire, variante: fiche, \
                  discordance: La fiche arrondit. }\n";
    let site = Portail::minimal().append(OBSERVATIONS, second).site();
    let text = site.page("indicateurs/taux-pauvrete/").text();
    assert!(text.contains("12,5 %") && text.contains("13 %") && text.contains("La fiche arrondit."), "{text}");
}

#[test]
fn each_form_of_a_value_is_written_as_french_writes_it() {
    let forms = [
        ("1 200", "1 200 bilans"),
        ("1200", "1 200 bilans"),
        ("2,70", "2,70 bilans"),
        ("4/13", "4 à 13 bilans"),
        ("1 sur 2", "1 sur 2 bilans"),
        ("1,2 million", "1,2 million de bilans"),
        ("5,5 milliards", "5,5 milliards de bilans"),
        ("2e", "2e"),
        ("0", "0 bilans"),
        ("\"-\"", "–"),
        ("NA", "non applicable"),
    ];
    for (written, shown) in forms {
        let site = Portail::minimal().replace(FICHE, "valeur: 1 200", &format!("valeur: {written}")).site();
        let card = card(&site.page(ICI), "bilans faits");
        let expected = format!("plus de {shown} bilans faits dans l'année");
        assert!(card.starts_with(&expected), "« {written} » gives « {card} »");
    }
}

#[test]
fn a_value_that_the_document_leaves_blank_is_neither_zero_nor_missing() {
    let site = Portail::minimal().replace(OBSERVATIONS, "valeur: 3", "valeur:").site();
    let card = card(&site.page("valbrume/diagnostic/"), "Services d'urgences");
    assert!(card.starts_with("non renseigné"), "{card}");
}

#[test]
fn what_the_document_shows_and_the_text_lost_is_said_to_be_missing() {
    let text = minimal().page("valbrume/diagnostic/").text();
    assert!(text.contains("Non renseigné : la carte « Les villages du Valbrume » n'a pas été reprise."), "{text}");
    let chart = Portail::minimal().replace(BLOC, "nature: carte", "nature: graphique").site();
    assert!(chart.page("valbrume/diagnostic/").text().contains("Non renseigné : le graphique"));
}
