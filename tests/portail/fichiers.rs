//! Files that are no page: site map, feed, robots.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::support::{DEPARTEMENT, Portail, minimal};

/// Reads XML to its end, and gives the text of every element of this name; fails when it is not well formed.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{e} at {}: {xml}", reader.error_position())) {
            Event::Start(tag) => {
                inside = tag.name().as_ref() == name;
                if inside {
                    found.push(String::new());
                }
            }
            Event::Text(text) if inside => found.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(entity) if inside => {
                let whole = format!("&{};", &*entity);
                found.last_mut().unwrap().push_str(&quick_xml::escape::unescape(&whole).unwrap());
            }
            Event::End(_) => inside = false,
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

#[test]
fn the_site_map_lists_every_page_but_that_of_errors() {
    let site = minimal();
    let mut listed = texts(&site.text("sitemap.xml"), "loc");
    let mut pages: Vec<_> = site
        .pages()
        .into_iter()
        // The plan in one piece, for paper, repeats pages that are listed.
        .filter(|p| *p != "404.html" && !p.contains("/imprimer/"))
        .map(|p| format!("https://essai.example/{}", p.strip_suffix("index.html").unwrap()))
        .collect();
    listed.sort();
    pages.sort();
    assert_eq!(listed, pages);
}

#[test]
fn the_feed_lists_every_revision_the_latest_first() {
    let second = "revisions:\n  - { date: 2025-02, titre: Mise à jour }";
    let feed = Portail::minimal().replace(DEPARTEMENT, "revisions:", second).site().text("atom.xml");
    let titles = texts(&feed, "title");
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert!(titles[1].ends_with("Mise à jour") && titles[2].ends_with("Première publication"), "{titles:?}");
    assert_eq!(texts(&feed, "updated"), ["2025-02-01T00:00:00Z", "2025-02-01T00:00:00Z", "2024-05-01T00:00:00Z"]);
    let mut ids = texts(&feed, "id");
    ids.dedup();
    assert_eq!(ids.len(), 3, "each entry has an identifier of its own: {ids:?}");
}

#[test]
fn a_feed_without_revision_is_still_a_feed() {
    let revisions =
        "revisions:\n  - { date: 2024-05, titre: Première publication, resume: Le texte adopté au printemps. }\n";
    let feed = Portail::minimal().replace(DEPARTEMENT, revisions, "").site().text("atom.xml");
    assert_eq!(texts(&feed, "title").len(), 1);
    assert_eq!(texts(&feed, "entry").len(), 0);
}

#[test]
fn robots_are_welcome_and_told_where_the_site_map_is() {
    let robots = minimal().text("robots.txt");
    assert!(robots.lines().any(|l| l == "Allow: /"), "{robots}");
    assert!(robots.lines().any(|l| l == "Sitemap: https://essai.example/sitemap.xml"), "{robots}");
}

#[test]
fn the_feed_escapes_what_xml_would_read_otherwise() {
    let title = "titre: \"Tome 1 & 2 : \\\"l'été\\\" < l'hiver >\"";
    let feed = Portail::minimal().replace(DEPARTEMENT, "titre: Première publication", title).site().text("atom.xml");
    let titles = texts(&feed, "title");
    assert!(crate::support::plain(&titles[1]).contains("Tome 1 & 2 : « l'été » < l'hiver >"), "{titles:?}");
}

#[test]
fn a_character_that_xml_forbids_does_not_reach_the_feed_or_a_page() {
    let title = "titre: \"Une\\u0001 \\e[31mrévision\\0\"";
    let site = Portail::minimal().replace(DEPARTEMENT, "titre: Première publication", title).site();
    assert!(texts(&site.text("atom.xml"), "title")[1].ends_with("Une [31mrévision"));
    for path in site.pages().into_iter().chain(["atom.xml", "sitemap.xml"]) {
        assert!(!site.text(path).contains(|c: char| c.is_control() && c != '\n'), "{path}");
    }
}

#[test]
fn another_public_address_reaches_every_place_that_needs_it() {
    let site = Portail::minimal().site_with(&["--base-url", "https://ailleurs.example/sante"]);
    let base = "https://ailleurs.example/sante/";
    assert!(texts(&site.text("sitemap.xml"), "loc").iter().all(|l| l.starts_with(base)));
    assert!(site.text("robots.txt").contains(&format!("{base}sitemap.xml")));
    assert!(texts(&site.text("atom.xml"), "id").iter().all(|l| l.starts_with(base)));
    let canonical = site.page("valbrume/e1d1o1/").attributes("link[rel=canonical]", "href");
    assert_eq!(canonical, [format!("{base}valbrume/e1d1o1/")]);
    let old: Vec<_> = site.files().filter(|(_, b)| String::from_utf8_lossy(b).contains("essai.example")).collect();
    assert!(old.is_empty(), "the address of portail.yaml is still in {:?}", old[0].0);
}

#[test]
fn search_engines_are_asked_to_leave_the_page_of_errors_alone() {
    let page = minimal().page("404.html");
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    assert!(!page.has("link[rel=canonical]"));
}
