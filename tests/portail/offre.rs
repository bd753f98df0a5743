//! Tables of the care offer: what must not be compared is not, and each kind of cell is a fact of its own.

use std::collections::BTreeSet;

use crate::support::{OFFRE_LOCALE, Portail, minimal};

const ICI: &str = "valbrume/offre-de-soins/urgences/";

/// The head of each table of the page, in order.
fn heads(site: &crate::support::Site) -> Vec<String> {
    site.page(ICI).texts_of("main table thead")
}

#[test]
fn tables_from_before_and_after_the_reform_never_show_a_change() {
    let [before, after, _] = heads(minimal()).try_into().unwrap();
    assert_eq!(before, "Modalité Existant");
    assert!(after.contains("Cible") && !after.contains("Évolution"), "{after}");
}

#[test]
fn a_table_under_unchanged_law_says_how_each_row_changes() {
    let site = minimal();
    assert!(heads(site)[2].contains("Évolution"));
    let rows = site.page(ICI).texts_of("main table tbody tr");
    assert!(rows.iter().any(|r| r.starts_with("Centre de régulation") && r.ends_with("inchangé")), "{rows:?}");
    assert!(rows.iter().any(|r| r.starts_with("Équipes d'ambulance") && r.ends_with("4 de moins")), "{rows:?}");
}

#[test]
fn a_change_is_not_computed_from_what_is_not_a_number() {
    for cell in ["", "NA", "\"-\"", "1/3"] {
        let site = Portail::minimal()
            .replace(OFFRE_LOCALE, "existant: 4, cible: 0", &format!("existant: 4, cible: {cell}"))
            .site();
        let rows = site.page(ICI).texts_of("main table tbody tr");
        let row = rows.iter().find(|r| r.starts_with("Équipes d'ambulance")).unwrap();
        assert!(row.ends_with("sans objet"), "« {cell} » gives « {row} »");
    }
}

#[test]
fn the_page_warns_before_tables_that_must_not_be_compared() {
    let text = minimal().page(ICI).text();
    let warning = text.find("Ces tableaux ne se comparent pas").unwrap();
    assert!(warning < text.find("compté selon les règles d'avant la réforme").unwrap());
}

#[test]
fn each_kind_of_cell_is_printed_in_its_own_way() {
    let cells = minimal().page(ICI).texts_of("main table td");
    for shown in ["2", "1 à 3", "– tiret dans le document", "NA non applicable", "case vide", "0 aucune"] {
        assert!(cells.iter().any(|c| c == shown), "no cell « {shown} » in {cells:?}");
    }
    let kinds: BTreeSet<_> = cells.iter().filter(|c| !c.chars().all(|c| c.is_ascii_digit())).collect();
    assert!(kinds.len() >= 5, "{kinds:?}");
}

#[test]
fn a_note_stands_under_the_tables_with_its_mark() {
    let text = minimal().page(ICI).text();
    assert!(text.contains("Antenne (*)") && text.contains("(*) Selon les candidatures."), "{text}");
}

#[test]
fn the_shared_text_of_the_region_is_shown_as_such() {
    let recours = minimal().page(ICI).section("Recours et expertises au-delà du territoire");
    assert_eq!(recours, "Texte commun à toute la région. Le centre expert de la région est à Boisclair.");
}

#[test]
fn what_the_document_does_not_say_is_not_taken_for_a_no() {
    let recours = |line: &str| {
        let site = Portail::minimal().replace(OFFRE_LOCALE, "recours: regional\n", line).site();
        site.page(ICI).section("Recours et expertises au-delà du territoire")
    };
    let (silent, no) = (recours(""), recours("recours: Non concerné\n"));
    assert!(silent.starts_with("Non renseigné") && no.contains("Non concerné"), "« {silent} » « {no} »");
}
