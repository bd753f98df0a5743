//! Translations and plain versions of pages.

use crate::support::{ANGLAIS, AUTRE_FICHE, Portail, SIMPLE, Site, minimal, with_versions};

const ORIGINAL: &str = "valbrume/e1d1o2/";
const EN: &str = "en/valbrume/e1d1o2/";
const CLAIR: &str = "valbrume/e1d1o2/version-simple/";

fn site() -> Site {
    with_versions(Portail::minimal()).site()
}

#[test]
fn a_translation_has_its_own_address_language_and_title() {
    let page = site().page(EN);
    assert_eq!(page.attributes("html", "lang"), ["en"]);
    assert_eq!(page.text_of("h1"), "Training carers");
    assert!(page.text_of("title").starts_with("Training carers – Valbrume"));
}

#[test]
fn every_version_leads_to_the_others_and_says_its_language() {
    let site = site();
    for from in [ORIGINAL, EN, CLAIR] {
        let page = site.page(from);
        for to in [ORIGINAL, EN, CLAIR].into_iter().filter(|to| *to != from) {
            assert!(page.links_of("nav.versions").iter().any(|l| l.vers == to), "{from} {to}");
        }
        let languages = page.attributes("link[rel=alternate][hreflang]", "hreflang");
        assert_eq!(languages, ["fr", "en"], "{from}");
    }
}

#[test]
fn a_page_without_another_version_shows_no_choice() {
    assert!(!minimal().page(ORIGINAL).has("nav.versions"));
    assert!(!site().page("valbrume/e1d1o1/").has("nav.versions"));
}

#[test]
fn what_is_not_translated_says_that_it_is_in_the_language_of_the_portal() {
    let page = site().page(EN);
    assert_eq!(page.attributes("main .texte a[href] span[lang]", "lang"), ["fr"], "the title of E1D1O1");
    assert!(page.links_to("valbrume/e1d1o1/"));
    assert_eq!(page.attributes("footer a[hreflang]", "lang").first().map(String::as_str), Some("fr"));
}

#[test]
fn a_link_leads_to_the_translation_when_there_is_one() {
    let other = "---\ntitre: Spotting frailty\noriginal: \"x\"\n---\n## Findings\n\nToo late.\n";
    let p = with_versions(Portail::minimal()).write("departements/valbrume/objectifs/E1D1O1.en.md", other);
    let links = p.site().page(EN).links();
    assert!(
        links.iter().any(|l| l.vers == "en/valbrume/e1d1o1/" && l.texte.ends_with("Spotting frailty")),
        "{links:?}"
    );
}

#[test]
fn french_typography_leaves_a_translation_alone() {
    let page = with_versions(Portail::minimal()).replace(ANGLAIS, "on their own:", "alone! Really:").site().page(EN);
    assert!(page.text().contains("learn alone! Really: see"), "{}", page.text());
}

#[test]
fn the_home_and_a_territory_in_another_language_list_what_is_translated() {
    let p = with_versions(Portail::minimal())
        .write("accueil.en.md", "---\ntitre: Health plans\noriginal: \"x\"\n---\nWelcome.\n")
        .write(
            "departements/valbrume/departement.en.md",
            "---\ntitre: Health in Valbrume\noriginal: \"x\"\n---\nA plan.\n",
        );
    let site = p.site();
    assert!(site.page("en/").links_to("en/valbrume/"));
    let territory = site.page("en/valbrume/");
    assert!(territory.links_to(EN));
    assert!(territory.links_to("valbrume/e1d1o1/"), "in French, for want of a translation");
    assert_eq!(territory.attributes("main a[href=\"../../valbrume/e1d1o1/\"]", "hreflang"), ["fr"]);
    assert_eq!(site.page(EN).text_of("header .marque-nom"), "Health plans");
}

#[test]
fn a_version_that_nobody_read_again_is_only_called_plain() {
    let page = site().page(CLAIR);
    assert_eq!(page.attributes("html", "lang"), ["fr"]);
    assert!(page.text().contains("Version simple") && !page.text().contains("FALC"), "{}", page.text());
}

#[test]
fn a_version_that_people_read_again_says_who_they_are() {
    let p = with_versions(Portail::minimal()).replace(SIMPLE, "titre:", "relecteurs: [Atelier des Brumes]\ntitre:");
    let text = p.site().page(CLAIR).text();
    assert!(text.contains("(FALC), relue par Atelier des Brumes"), "{text}");
}

#[test]
fn a_changed_original_keeps_its_translation_published() {
    let p = with_versions(Portail::minimal()).replace(AUTRE_FICHE, "apprennent seuls", "n'apprennent pas");
    assert!(p.site().has(EN));
}
