//! A whole plan on one page, for paper.

use crate::support::{FICHE, Portail, SIGLES, minimal};

#[test]
fn the_page_of_a_plan_leads_to_its_whole_text_and_back() {
    assert!(minimal().page("valbrume/").links_to("valbrume/imprimer/"));
    assert!(minimal().page("valbrume/imprimer/").links_to("valbrume/"));
}

#[test]
fn every_fiche_is_in_it_and_in_its_contents_list() {
    let page = minimal().page("valbrume/imprimer/");
    let contents = page.attributes(".imprimer-table a", "href");
    for code in ["code-e1", "code-e1d1", "code-e1d1o1", "code-e1d1o2"] {
        assert!(contents.contains(&format!("#{code}")), "{contents:?}");
        assert!(page.has(&format!("#{code}")), "{code}");
    }
    let whole = page.text();
    for address in ["valbrume/e1d1o1/", "valbrume/e1d1o2/"] {
        for sentence in minimal().page(address).texts_of(".texte section > p") {
            if sentence.len() > 60 {
                assert!(
                    whole.contains(&sentence)
                        || ["Cela ne veut dire", "Ce que remarquera"].iter().any(|said| sentence.starts_with(said)),
                    "{sentence}"
                );
            }
        }
    }
}

#[test]
fn search_engines_are_led_to_the_pages_that_it_repeats() {
    let page = minimal().page("valbrume/imprimer/");
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    assert!(!minimal().text("sitemap.xml").contains("imprimer"));
}

#[test]
fn the_whole_plan_reports_the_consultations_too() {
    let page = minimal().page("valbrume/imprimer/");
    for address in ["valbrume/besoins/", "valbrume/paroles/"] {
        let points = minimal().page(address).texts_of("main .texte li, main .parole-texte");
        assert!(!points.is_empty(), "/{address}");
        for point in points {
            let words = point.split(" E1").next().unwrap_or_default();
            assert!(page.text().contains(words), "/{address}: {words}");
        }
    }
    let contents = page.attributes(".imprimer-table a", "href");
    for part in ["#partie-besoins", "#partie-paroles"] {
        assert!(contents.contains(&part.to_owned()), "{contents:?}");
        assert!(page.has(part), "{part}");
    }
}

#[test]
fn the_tables_of_the_care_offer_print_from_a_page_of_their_own() {
    let offer = minimal().page("valbrume/imprimer/offre-de-soins/");
    assert!(minimal().page("valbrume/imprimer/").links_to("valbrume/imprimer/offre-de-soins/"));
    assert!(offer.links_to("valbrume/imprimer/"));
    let tables = |page: &crate::support::Page| page.attributes("main table", "class").len();
    assert_eq!(tables(&offer), tables(&minimal().page("valbrume/offre-de-soins/urgences/")));
    assert!(offer.text_of("main table").contains("Accueil des adultes 2"), "{}", offer.text_of("main table"));
    assert!(offer.text().contains("ne se comparent pas"));
    assert_eq!(offer.attributes("meta[name=robots]", "content"), ["noindex"]);
}

#[test]
fn paper_has_the_meaning_of_each_acronym_of_the_plan_and_no_other() {
    let more = "  - { sigle: CPTS, sens: communauté de soignants, origine: usage }\n  - { sigle: ZZZ, sens: sans emploi, origine: usage }\n";
    let site = Portail::minimal().append(SIGLES, more).append(FICHE, "\nUne CPTS y travaille.\n").site();
    let page = site.page("valbrume/imprimer/");
    let (sigles, sens) = (page.texts_of(".imprimer-sigles dt"), page.texts_of(".imprimer-sigles dd"));
    let said: Vec<_> = sigles.iter().zip(&sens).filter(|(sigle, _)| *sigle == "CPTS").map(|(_, sens)| sens).collect();
    assert_eq!(said, ["communauté de soignants"]);
    assert!(!sigles.contains(&"ZZZ".to_owned()) && sigles.is_sorted(), "{sigles:?}");
    assert!(page.attributes(".imprimer-table a", "href").contains(&"#partie-sigles".to_owned()));
}
