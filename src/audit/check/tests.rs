//! What is said of several pages together.

use super::*;
use crate::diagnostic::Files;
use crate::render::Theme;
use crate::source::theme::ThemeSources;

/// What is said of some pages, each a path, a window title and what its main holds.
fn run(pages: &[(&str, &str, &str)]) -> Vec<(&'static str, String)> {
    let paths = pages.iter().map(|(path, ..)| *path).chain(["assets/style.css"]);
    let site = Addresses::new("https://a.example/p/", paths);
    let policy = crate::export::entetes::POLITIQUE;
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let read: Vec<PageRead> = pages
        .iter()
        .map(|(path, title, inner)| {
            let html = format!(
                "<!doctype html><html lang=\"fr\"><head>{policy}<meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
                 <link rel=\"stylesheet\" href=\"/p/assets/style.css\"></head><body><a href=\"#c\">Aller au contenu</a><header><p>P</p></header>\
                 <main id=\"c\"><h1>H</h1>{inner}</main><footer><p>F</p></footer></body></html>"
            );
            PageRead::new(path, &html, &site)
        })
        .collect();
    let (files, mut diagnostics) = (Files::default(), Diagnostics::default());
    let theme = Theme::load(&ThemeSources::default(), &["fr"], &files, false, &mut diagnostics).unwrap();
    let built: Vec<Built<'_>> = read.iter().map(|read| Built { read, modele: "essai" }).collect();
    check(&built, &[], &site, &Causes::new(&theme, &files, &[]), &[], &mut diagnostics);
    diagnostics.iter().map(|d| (d.rule.code, d.message.fr.clone())).collect()
}

fn codes(pages: &[(&str, &str, &str)]) -> Vec<&'static str> {
    run(pages).into_iter().map(|(code, _)| code).collect()
}

const B: (&str, &str, &str) = (
    "b/index.html",
    "Bilan",
    "<section aria-labelledby=\"x\"><h2 id=\"x\">x</h2><p><a href=\"../\">Accueil</a></p></section>",
);

#[test]
fn links_to_pages_files_and_anchors_that_exist_pass() {
    let home = "<p><a href=\"b/#x\">Bilan, x</a> <a href=\"https://a.example/p/b/\">Bilan</a> \
                <a href=\"https://other.example/\">Ailleurs</a> <a href=\"/p/b/\">Le bilan</a></p>";
    assert_eq!(codes(&[("index.html", "Portail", home), B]), Vec::<&str>::new());
}

#[test]
fn a_missing_page_a_missing_anchor_and_an_orphan_are_found() {
    let to = |links: &str| format!("<p>{links}</p>");
    let missing = to("<a href=\"c/\">Carte</a> <a href=\"b/\">Bilan</a>");
    assert_eq!(codes(&[("index.html", "Portail", &missing), B]), ["G801"]);
    let anchor = to("<a href=\"b/#y\">Bilan</a>");
    assert_eq!(codes(&[("index.html", "Portail", &anchor), B]), ["G801"]);
    let picture = to("<img src=\"b/\" srcset=\"b/ 1x, c.png 2x\" alt=\"Une carte\">");
    assert_eq!(codes(&[("index.html", "Portail", &picture), B]), ["G801"]);
    let own = to("<a href=\"./\">Accueil</a>");
    assert_eq!(codes(&[("index.html", "Portail", &own), B]), ["G803"]);
}

#[test]
fn an_audit_that_read_nothing_is_an_error() {
    assert_eq!(codes(&[]), ["G899"]);
}

#[test]
fn two_pages_with_one_title_are_named_both() {
    let found = run(&[("index.html", "Bilan", "<p><a href=\"b/\">Bilan</a></p>"), B]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].0 == "G805" && found[0].1.contains("index.html et b/index.html")
            || found[0].1.contains("b/index.html et index.html"),
        "{found:?}"
    );
}

#[test]
fn a_fault_of_many_pages_is_said_once_with_how_many() {
    let bad = "<p><a href=\"../b/\">Bilan</a> <a href=\"../a/\">A</a> <img src=\"./\"></p>";
    let home = ("index.html", "Portail", "<p><a href=\"a/\">A</a> <a href=\"b/\">B</a></p>");
    let found = run(&[home, ("a/index.html", "Avant", bad), ("b/index.html", "Bilan", bad)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0 == "G869" && found[0].1.ends_with("(2 pages, dont a/index.html.)"), "{found:?}");
}

#[test]
fn a_rule_that_looked_at_nothing_is_an_error_unless_there_was_nothing() {
    let site = Addresses::new("https://a.example/", ["index.html"]);
    let html =
        "<!doctype html><html lang=\"fr\"><head></head><body><p><a href=\"./\">A</a></p><table></table></body></html>";
    let mut read = PageRead::new("index.html", html, &site);
    let silent = |read: &PageRead| {
        let mut diagnostics = Diagnostics::default();
        nothing(&[Built { read, modele: "essai" }], &mut diagnostics);
        diagnostics.iter().map(|d| d.message.fr.clone()).collect::<String>()
    };
    let rank = |code: &str| rules::PAGE.iter().position(|rule| rule.rule.code == code).unwrap();
    // No field: its rule has nothing to say; a table: its rule looked at it.
    assert!(!silent(&read).contains("G874") && !silent(&read).contains("G868"), "{}", silent(&read));
    read.looked[rank("G868")] = 0;
    assert!(silent(&read).contains("G868"), "{}", silent(&read));
    read.looked[rank("G862")] = 0;
    assert!(silent(&read).contains("G862"), "{}", silent(&read));
}
