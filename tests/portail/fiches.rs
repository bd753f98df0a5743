//! What the document prints on a fiche besides its sections, and what it does not print.

use crate::support::{AUTRE_FICHE, Page, Portail, minimal};

const ICI: &str = "valbrume/e1d1o2/";

/// The other fiche, with one more line in its head.
fn with(line: &str) -> Page {
    let line = format!("section: Fiche 2\n{line}\n");
    Portail::minimal().replace(AUTRE_FICHE, "section: Fiche 2\n", &line).site_with(&["--strict"]).page(ICI)
}

#[test]
fn a_code_that_the_document_does_not_print_is_said_to_be_deduced() {
    let words = "Le document n'imprime pas ce code ici";
    assert!(with("code: deduit").text().contains(words));
    assert!(!minimal().page(ICI).text().contains(words), "a printed code needs no word");
}

#[test]
fn keywords_what_is_at_stake_and_a_reported_word_are_shown_in_the_document_s_order() {
    let page = with(
        "mots_cles: [répit, entraide]\na_relever: Aider ceux qui aident.\nparole: Une aidante dit qu'elle ne dort plus.",
    );
    assert_eq!(page.section("Mots clés du document"), "répit entraide");
    assert!(page.section("La parole d'un habitant").contains("Une aidante dit qu'elle ne dort plus."));
    let text = page.text();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("no « {words} »: {text}"));
    assert!(place("Aider ceux qui aident.") < place("Les aidants apprennent seuls."));
    assert!(place("Trois soirées par canton.") < place("elle ne dort plus"));
}

#[test]
fn a_fiche_without_them_has_no_empty_title_for_them() {
    let page = minimal().page(ICI);
    for id in ["#mots-cles", "#parole", "#a-relever"] {
        assert!(!page.has(id), "{id}");
    }
}

#[test]
fn a_local_text_is_added_to_the_region_s_or_stands_in_its_place() {
    let defi = |line: &str| {
        let text = format!("---\nsection: Chapitre 1\n{line}---\n## Les enjeux\n\nIci, tout se voit à temps.\n");
        Portail::minimal().write("departements/valbrume/defis/E1D1.md", text).site().page("valbrume/e1d1/")
    };
    let added = defi("");
    let both = added.text();
    assert!(both.find("trop tard").unwrap() < both.find("tout se voit à temps").unwrap(), "{both}");
    assert!(added.section("Les enjeux : ce qu'ajoute le Valbrume").contains("tout se voit à temps"));
    assert!(added.section("Les enjeux").contains("Texte commun à toute la région."));
    let alone = defi("remplace: true\n").text();
    assert!(alone.contains("tout se voit à temps"), "{alone}");
    assert!(!alone.contains("trop tard") && !alone.contains("Texte commun à toute la région"), "{alone}");
}

#[test]
fn the_region_s_own_text_stays_on_the_register_s_page() {
    let text = "---\nsection: Chapitre 1\nremplace: true\n---\n## Les enjeux\n\nIci, tout se voit à temps.\n";
    let site = Portail::minimal().write("departements/valbrume/defis/E1D1.md", text).site();
    assert!(site.page("defis/e1d1/").text().contains("trop tard"));
}
