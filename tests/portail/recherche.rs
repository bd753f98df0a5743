//! The search: its page without script, and an index of every page.

use std::fs;

use crate::support::{AUTRE_FICHE, FICHE, Portail, Site, minimal};

/// Everything that the files of the index hold, after the one that knows the others.
fn index(site: &Site) -> String {
    assert!(site.has("recherche/index.js"));
    let files = site.files().filter(|(path, _)| path.starts_with("recherche/") && path.ends_with(".js"));
    files.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect()
}

#[test]
fn every_page_that_a_reader_may_want_is_in_the_index() {
    let site = minimal();
    let text = index(site);
    // The whole plan repeats what other pages say.
    let unwanted = ["404.html", "recherche/", "valbrume/imprimer/", "valbrume/imprimer/offre-de-soins/"];
    let addresses = site.pages().into_iter().map(|file| file.strip_suffix("index.html").unwrap_or(file));
    let wanted: Vec<_> = addresses.filter(|address| !unwanted.contains(address)).collect();
    assert!(wanted.len() > 20, "{wanted:?}");
    for address in wanted {
        assert!(text.contains(&format!("[\"{address}\",")), "/{address} is not in the index");
    }
}

#[test]
fn the_search_page_names_the_index_and_says_where_its_words_are() {
    let site = minimal();
    let page = site.page("recherche/");
    assert_eq!(page.attributes("script[data-index]", "data-index"), ["index.js"]);
    let words = page.attributes("script[data-mots]", "data-mots").concat();
    // So few words are in one file, whatever their first letters.
    let hash = words.strip_prefix(':').unwrap();
    assert!(site.text(&format!("recherche/mots.{hash}.js")).contains("aidant"), "{words}");
    assert!(page.attributes("script[data-vides]", "data-vides").concat().split(' ').any(|word| word == "les"));
}

#[test]
fn every_page_has_a_field_that_leads_to_the_search_page() {
    let site = minimal();
    assert_eq!(site.page("valbrume/e1d1o1/").attributes("header form[role=search]", "action"), ["../../recherche/"]);
    assert!(!site.page("recherche/").has("header form"), "the search page has its own");
}

#[test]
fn without_script_the_search_page_leads_to_subjects_codes_and_lists() {
    let page = minimal().page("recherche/");
    for address in ["valbrume/", "objectifs/e1d1o1/", "glossaire/", "acteurs/", "plan-du-site/"] {
        assert!(page.links_to(address), "no link to /{address}: {:?}", page.links());
    }
}

#[test]
fn one_keyword_of_two_fiches_is_told_apart_by_their_codes() {
    let site = Portail::minimal()
        .edit(FICHE, |text| text.replacen("---\n", "---\nmots_cles: [parcours, répit]\n", 1))
        .edit(AUTRE_FICHE, |text| text.replacen("---\n", "---\nmots_cles: [parcours]\n", 1))
        .site();
    let index = site.page("recherche/").texts_of(".index-lettres a");
    for text in ["Parcours (Valbrume, E1D1O1)", "Parcours (Valbrume, E1D1O2)", "Répit (Valbrume)"] {
        assert!(index.iter().any(|t| t == text), "no « {text} »: {index:?}");
    }
}

#[test]
fn a_page_is_found_by_the_everyday_words_of_the_register() {
    let words = "synonymes:\n  - { mots: [toubib], pour: [aidants] }\n";
    let p = Portail::minimal().write("referentiel/recherche.yaml", words);
    assert!(index(&p.site()).contains("toubib"));
    assert!(!index(minimal()).contains("toubib"));
}

#[test]
fn the_index_of_pages_that_were_kept_is_that_of_pages_made_anew() {
    let p = Portail::minimal();
    assert_eq!(p.build().exit, 0);
    let before = index(&p.output());
    let p = p.append(AUTRE_FICHE, "\nUne xylographie de plus.\n");
    assert_eq!(p.build().exit, 0);
    let kept = p.output();
    assert!(index(&kept).contains("xylographie") && index(&kept) != before);
    fs::remove_dir_all(p.path("output")).unwrap();
    fs::remove_file(p.path(".output.garrigue-cache")).unwrap();
    assert_eq!(p.build().exit, 0);
    p.output().assert_same(&kept);
}

#[test]
fn an_index_leaves_out_the_empty_words_of_its_language_and_groups_its_forms() {
    let english = Portail::minimal()
        .replace("portail.yaml", "langue: fr", "langue: en")
        .append(FICHE, "\nKnitting, or what they knitted.\n")
        .site();
    // One line a stem: « knitted,5ing », the letters in common counted.
    assert!(index(&english).contains("knitted,5ing "), "the forms of one English word are apart");
    let empty = |site: &Site| site.text("recherche/index.js");
    assert!(empty(&english).contains(" the ") && !empty(&english).contains(" les "));
    assert!(empty(minimal()).contains(" les ") && !empty(minimal()).contains(" the "));
}
