//! The synthetic portal that measures are made on.

use std::collections::BTreeMap;

use crate::support::Portail;
use crate::synthetique::{Forme, portail};

fn sources(pages: usize, graine: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    portail(&Forme::pour(pages, None, graine), &mut |path, text| {
        assert!(files.insert(path.to_owned(), text).is_none(), "{path} is written twice");
    });
    files
}

#[test]
fn a_small_synthetic_portal_has_neither_error_nor_warning() {
    let empty = Portail::empty();
    let full = sources(60, "1").into_iter().fold(empty, |p, (path, text)| p.write(&path, text));
    full.check_with(&["--strict"]).is_clean();
}

#[test]
fn one_seed_gives_the_same_sources_and_another_seed_others() {
    assert!(sources(60, "1") == sources(60, "1"));
    let (one, other) = (sources(60, "1"), sources(60, "2"));
    let fiche = "departements/valbrume/objectifs/E1D1O1.md";
    assert_ne!(one.get(fiche), other.get(fiche));
    assert!(one.contains_key(fiche));
}

#[test]
fn a_bigger_synthetic_portal_has_about_the_pages_asked_for() {
    for pages in [1_000, 10_000, 50_000] {
        let made = Forme::pour(pages, None, "1").pages();
        assert!(made >= pages && made < pages + pages / 10, "{made} for {pages}");
    }
}

#[test]
fn territories_are_compared_two_by_two_up_to_twenty_and_by_the_matrix_beyond() {
    for (departements, compared) in [(20, true), (21, false)] {
        let mut p = Portail::empty();
        portail(&Forme::pour(60, Some(departements), "1"), &mut |path, text| {
            p = std::mem::replace(&mut p, Portail::empty()).write(path, text);
        });
        let site = p.site();
        assert_eq!(site.has("comparer/"), compared, "{departements}");
        assert!(site.has("matrice/"), "{departements}");
    }
}
