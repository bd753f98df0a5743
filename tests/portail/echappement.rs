//! What an author writes is text: it reaches the page as it is, and never as a tag.

use crate::support::{FICHE, PLAN, Page, Portail, Site, minimal, page_libre, plain};

/// Text that every layer would like to read otherwise: HTML, templates, Markdown, YAML.
const HOSTILE: &str = "A < B & C > D \"E\" 'F' &amp; &lt;i&gt; { { 7*7 } } { % x % } {# y #} `z` *g* \\n";

/// The text as a double-quoted value of YAML.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// Fails unless every page has the elements that it has without the hostile text.
fn no_new_element(site: &Site, text: &str) {
    assert!(site.pages().len() >= minimal().pages().len());
    for path in minimal().pages() {
        assert_eq!(site.page(path).elements(), minimal().page(path).elements(), "{path}, {text}");
    }
}

fn typeset(text: &str) -> String {
    plain(garrigue::model::Texte::new(text).as_str())
}

#[test]
fn a_hostile_title_is_shown_as_it_is_in_texts_and_in_attributes() {
    let site =
        Portail::minimal().replace(PLAN, "titre: Former les aidants", &format!("titre: {}", quoted(HOSTILE))).site();
    no_new_element(&site, HOSTILE);
    let page = site.page("valbrume/e1d1o2/");
    assert_eq!(page.text_of("h1"), typeset(HOSTILE));
    assert!(page.text_of("head > title").contains(&typeset(HOSTILE)));
    let links = site.page("valbrume/e1d1/").links();
    assert!(links.iter().any(|l| l.texte == typeset(HOSTILE)), "{links:?}");
}

#[test]
fn a_hostile_description_is_shown_as_it_is_to_search_engines() {
    let text = format!("en_bref: {}", quoted(HOSTILE));
    let site =
        Portail::minimal().replace(FICHE, "en_bref: Un bilan de santé offert au moment de la retraite.", &text).site();
    no_new_element(&site, HOSTILE);
    let description = site.page("valbrume/e1d1o1/").attributes("meta[name=description]", "content").remove(0);
    assert_eq!(plain(&description), typeset(HOSTILE));
}

#[test]
fn a_hostile_name_of_the_portal_is_shown_as_it_is_on_every_page() {
    let site = Portail::minimal()
        .replace("portail.yaml", "titre: Portail d'essai", &format!("titre: {}", quoted(HOSTILE)))
        .site();
    no_new_element(&site, HOSTILE);
    for path in site.pages() {
        assert!(site.page(path).text_of("head > title").ends_with(&typeset(HOSTILE)), "{path}");
    }
}

#[test]
fn fields_that_are_printed_as_they_are_cannot_hold_a_tag_either() {
    let tag = "<script>alert(1)</script>{ { 7*7 } }\" onclick=\"x";
    let p = Portail::minimal()
        .replace(
            "referentiel/documents.yaml",
            "    date: 2024-05",
            &format!("    date: 2024-05\n    estampille: {}", quoted(tag)),
        )
        .replace("referentiel/sigles.yaml", "sigle: ASY", &format!("sigle: {}", quoted(tag)))
        .replace("departements/valbrume/offre/urgences.yaml", "signe: \"*\"", &format!("signe: {}", quoted(tag)))
        .replace("departements/valbrume/offre/urgences.yaml", "renvoi: \"*\"", &format!("renvoi: {}", quoted(tag)))
        .replace("referentiel/territoires.yaml", "masculin: valbrumois", &format!("masculin: {}", quoted(tag)));
    let site = p.site();
    for path in site.pages() {
        let page = site.page(path);
        assert!(!page.has("script:not([src]):not([type='application/ld+json'])") && !page.has("[onclick]"), "{path}");
    }
    let shown = plain(tag);
    for address in ["sources/", "glossaire/", "valbrume/offre-de-soins/urgences/"] {
        assert!(site.page(address).text().contains(&shown), "/{address}: {}", site.page(address).text());
    }
}

#[test]
fn an_address_with_quotes_stays_in_its_attribute() {
    let url = "https://aines.example/?a=1&b=\"><script>alert(1)</script>'x";
    let site = Portail::minimal()
        .replace("referentiel/acteurs.yaml", "    role:", &format!("    url: {}\n    role:", quoted(url)))
        .site();
    let page = site.page("acteurs/maison-des-aines/");
    assert!(!page.has("main script"));
    assert!(page.attributes("main a", "href").iter().any(|h| h == url), "{:?}", page.attributes("main a", "href"));
}

#[test]
fn code_in_a_text_is_shown_and_never_run() {
    let text =
        "Du code : `<script>alert(1)</script>`.\n\n    <img src=x onerror=alert(1)>\n\n1 \\< 2 & 3 > 2, &lt;b&gt;.";
    let page = Portail::minimal().write("pages/code.md", page_libre("Code", text)).site().page("code/");
    assert!(page.text().contains("<script>alert(1)</script>") && page.text().contains("<img src=x onerror=alert(1)>"));
    assert!(page.text().contains("1 < 2 & 3 > 2, <b>."), "{}", page.text());
    assert!(!page.has("main script") && !page.has("main img") && !page.has("main b"));
}

#[test]
fn a_link_with_quotes_in_its_address_adds_no_attribute() {
    let text =
        "[Annuaire](https://a.example/?x=\"onmouseover=\"alert(1)) et [autre](<https://a.example/'\"> \"autre <b>\").";
    let page: Page = Portail::minimal().write("pages/lien.md", page_libre("Adresses", text)).site().page("lien/");
    assert!(!page.has("[onmouseover]") && !page.has("main b"));
}
