//! Two documents that disagree on a figure: an error, until the portal says that they do, and why.

use crate::support::{OBSERVATIONS, Portail, Site};

const POURQUOI: &str = "La région compte les deux services de Boisclair pour un seul.";

/// The department's document says three services, the region's says another number.
fn with_second(valeur: &str, suite: &str) -> Portail {
    let second = format!(
        "  - {{ indicateur: services-urgences, territoire: valbrume, document: plan-sylvanie, valeur: {valeur}, annee: 2023, source: annuaire, section: Repères{suite} }}\n"
    );
    Portail::minimal().append("referentiel/observations.yaml", &second)
}

fn declared() -> Site {
    with_second("2", &format!(", variante: region, discordance: {POURQUOI}")).site_with(&["--strict"])
}

#[test]
fn two_documents_that_give_two_values_are_an_error_that_names_both_places() {
    let outcome = with_second("2", "").check();
    assert!(outcome.exit != 0, "{outcome}");
    let found: Vec<_> = outcome.problems.iter().filter(|d| d.code == "G505").collect();
    assert_eq!(found.len(), 1, "{outcome}");
    let mut places = vec![found[0].at()];
    places.extend(found[0].related());
    for file in [OBSERVATIONS, "referentiel/observations.yaml"] {
        assert!(places.iter().any(|p| p.contains(file)), "{file}: {places:?}");
    }
}

#[test]
fn the_page_of_the_indicator_shows_both_values_both_documents_and_the_reason() {
    let site = declared();
    let page = site.page("indicateurs/services-urgences/");
    let rows = page.texts_of("main tbody tr");
    let row = |value: &str| rows.iter().filter(|r| r.contains(value)).count();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!((row("Valbrume 3"), row("Valbrume 2")), (1, 1), "{rows:?}");
    assert!(page.text().contains(POURQUOI), "{}", page.text());
    for document in ["Plan de santé du Valbrume", "Plan de santé de Sylvanie"] {
        assert!(rows.iter().any(|r| r.contains(document)), "« {document} »: {rows:?}");
    }
}

#[test]
fn a_text_shows_the_value_that_it_names() {
    let p = with_second("2", &format!(", variante: region, discordance: {POURQUOI}")).write(
        "departements/valbrume/finances/budget.md",
        "---\ntitre: Les moyens\nordre: 10\nsection: Repères\n---\nIci on compte [[chiffre:services-urgences]] services, la région [[chiffre:services-urgences/region]].\n",
    );
    let text = p.site().page("valbrume/finances/").text();
    assert!(text.contains("Ici on compte 3 services, la région 2."), "{text}");
}
