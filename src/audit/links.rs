//! Rules that look across pages: every link, every anchor, every page reached, every title its own.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::addresses::{Addresses, Mark, mark};
use super::page::{Fault, PageRead};
use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, Rule};
use crate::say;

/// Checks the whole built site.
pub fn check(pages: &[&PageRead], site: &Addresses, diagnostics: &mut Diagnostics) {
    for page in pages {
        alone(page, diagnostics);
    }
    let anchors: HashMap<Mark, &PageRead> = pages.iter().map(|page| (mark(&page.path), *page)).collect();
    let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
    let mut reached: HashSet<Mark> = HashSet::new();
    for page in pages {
        if let Some(other) = titles.insert(page.title.as_str(), page.path.as_str()) {
            diagnostics.push(
                Diagnostic::new(
                    &rules::SAME_TITLE,
                    say!("Cette page a le même titre que {other}.", "This page has the same title as {other}."),
                )
                .in_file(format!("output/{}", page.path))
                .help(say!("donnez un autre titre à l'une des deux.", "give one of them another title.")),
            );
        }
        for (target, anchor, link) in &page.anchored {
            let found = anchors.get(target).is_some_and(|other| other.anchors.binary_search(anchor).is_ok());
            // A file that is no page has no anchors to speak of: a picture, a style sheet.
            if !found && (anchors.contains_key(target) || !site.holds(*target)) {
                broken(page, link, diagnostics);
            }
        }
        // A page that only links to itself is still an orphan.
        reached.extend(&page.targets);
    }
    for page in pages {
        let entry = matches!(page.path.as_str(), "index.html" | "404.html");
        if !entry && !reached.contains(&mark(&page.path)) {
            report(
                diagnostics,
                &rules::ORPHAN,
                &page.path,
                say!("Aucun lien ne mène à cette page.", "No link leads to this page."),
            );
        }
    }
    let links: usize = pages.iter().map(|page| page.links).sum();
    if pages.is_empty() || links == 0 {
        let pages = pages.len();
        diagnostics.push(Diagnostic::new(
            &rules::NOTHING,
            say!(
                "L'audit n'a rien eu à lire ({pages} pages, {links} liens).",
                "The audit had nothing to read ({pages} pages, {links} links)."
            ),
        ));
    }
}

/// Says what is wrong with a page, whatever the others hold.
fn alone(page: &PageRead, diagnostics: &mut Diagnostics) {
    for fault in &page.faults {
        match fault {
            Fault::BrokenLink(link) => broken(page, link, diagnostics),
            Fault::DuplicateId(id) => report(
                diagnostics,
                &rules::DUPLICATE_ID,
                &page.path,
                say!("L'identifiant « {id} » y figure deux fois.", "The id “{id}” stands twice in it."),
            ),
            Fault::Html(error) => report(
                diagnostics,
                &rules::HTML,
                &page.path,
                say!("Le HTML est invalide : {error}.", "The HTML is invalid: {error}."),
            ),
            Fault::Forme(faute) => {
                let (rule, message) = faute.dire();
                report(diagnostics, rule, &page.path, message);
            }
        }
    }
}

fn broken(page: &PageRead, link: &str, diagnostics: &mut Diagnostics) {
    report(
        diagnostics,
        &rules::BROKEN_LINK,
        &page.path,
        say!("Le lien « {link} » ne mène à rien.", "The link “{link}” leads nowhere."),
    );
}

fn report(diagnostics: &mut Diagnostics, rule: &'static Rule, path: &str, message: Bilingual) {
    diagnostics.push(Diagnostic::new(rule, message).in_file(format!("output/{path}")).help(say!(
        "c'est un défaut du thème, ou d'une adresse écrite à la main dans une source.",
        "this is a fault of the theme, or of an address written by hand in a source."
    )));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(pages: &[(&str, &str)]) -> Vec<&'static str> {
        let paths = pages.iter().map(|(path, _)| *path).chain(["assets/style.css"]);
        let site = Addresses::new("https://a.example/p/", paths);
        let read: Vec<PageRead> =
            pages.iter().map(|(path, html)| PageRead::new(path, html.as_bytes(), &site)).collect();
        let mut diagnostics = Diagnostics::default();
        check(&read.iter().collect::<Vec<_>>(), &site, &mut diagnostics);
        diagnostics.iter().map(|d| d.rule.code).collect()
    }

    const B: &str = "<title>B</title><h2 id=x>x</h2><a href=../>a</a>";

    #[test]
    fn links_to_pages_files_and_anchors_that_exist_pass() {
        let home = "<title>A</title><link href=assets/style.css><a href=b/#x>b</a><a href=https://a.example/p/b/>b</a><a href=https://other.example/>o</a><a href=/p/b/>b</a>";
        assert_eq!(run(&[("index.html", home), ("b/index.html", B)]), Vec::<&str>::new());
    }

    #[test]
    fn a_missing_page_a_missing_anchor_and_an_orphan_are_found() {
        assert_eq!(
            run(&[("index.html", "<title>A</title><a href=c/>c</a><a href=b/>b</a>"), ("b/index.html", B)]),
            ["G801"]
        );
        assert_eq!(run(&[("index.html", "<title>A</title><a href=b/#y>b</a>"), ("b/index.html", B)]), ["G801"]);
        assert_eq!(run(&[("index.html", "<title>A</title><a href=./>a</a>"), ("b/index.html", B)]), ["G803"]);
    }

    #[test]
    fn an_audit_that_read_nothing_is_an_error() {
        assert_eq!(run(&[]), ["G899"]);
    }

    #[test]
    fn two_pages_with_one_title_and_an_id_written_twice_are_found() {
        assert_eq!(
            run(&[("index.html", "<title>B</title><a href=b/>b</a><p id=a><p id=a>"), ("b/index.html", B)]),
            ["G802", "G805"]
        );
    }
}
