//! Rules that look across pages: every link, every anchor, every page reached, every title its own.

use std::collections::{BTreeMap, BTreeSet};

use super::{PageRead, rules};
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, Rule};
use crate::say;

/// Checks the whole built site; `files` are the paths of everything that is no page.
pub fn check(pages: &[PageRead], files: &BTreeSet<String>, base_url: &str, diagnostics: &mut Diagnostics) {
    let mut site = Site { base_url, files, anchors: BTreeMap::new(), reached: BTreeSet::new(), seen: 0 };
    for page in pages {
        let mut ids = BTreeSet::new();
        for id in &page.ids {
            if !ids.insert(id.as_str()) {
                report(
                    diagnostics,
                    &rules::DUPLICATE_ID,
                    &page.path,
                    say!("L'identifiant « {id} » y figure deux fois.", "The id “{id}” stands twice in it."),
                );
            }
        }
        site.anchors.insert(page.path.as_str(), ids);
        for error in &page.errors {
            report(
                diagnostics,
                &rules::HTML,
                &page.path,
                say!("Le HTML est invalide : {error}.", "The HTML is invalid: {error}."),
            );
        }
    }
    let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
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
        for link in &page.links {
            site.link(page, link, diagnostics);
        }
    }
    for page in pages {
        let entry = matches!(page.path.as_str(), "index.html" | "404.html");
        if !entry && !site.reached.contains(page.path.as_str()) {
            report(
                diagnostics,
                &rules::ORPHAN,
                &page.path,
                say!("Aucun lien ne mène à cette page.", "No link leads to this page."),
            );
        }
    }
    if pages.is_empty() || site.seen == 0 {
        let (pages, links) = (pages.len(), site.seen);
        diagnostics.push(Diagnostic::new(
            &rules::NOTHING,
            say!(
                "L'audit n'a rien eu à lire ({pages} pages, {links} liens).",
                "The audit had nothing to read ({pages} pages, {links} links)."
            ),
        ));
    }
}

fn report(diagnostics: &mut Diagnostics, rule: &'static Rule, path: &str, message: Bilingual) {
    diagnostics.push(Diagnostic::new(rule, message).in_file(format!("output/{path}")).help(say!(
        "c'est un défaut du thème, ou d'une adresse écrite à la main dans une source.",
        "this is a fault of the theme, or of an address written by hand in a source."
    )));
}

struct Site<'s> {
    base_url: &'s str,
    files: &'s BTreeSet<String>,
    anchors: BTreeMap<&'s str, BTreeSet<&'s str>>,
    reached: BTreeSet<String>,
    seen: usize,
}

impl Site<'_> {
    fn link(&mut self, page: &PageRead, link: &str, diagnostics: &mut Diagnostics) {
        let Some(target) = self.inside(page, link) else { return };
        self.seen += 1;
        let (path, anchor) = target;
        let page_anchors = self.anchors.get(path.as_str());
        let found = match (&anchor, page_anchors) {
            (_, None) => self.files.contains(&path),
            (None, Some(_)) => true,
            (Some(anchor), Some(ids)) => ids.contains(anchor.as_str()),
        };
        if !found {
            report(
                diagnostics,
                &rules::BROKEN_LINK,
                &page.path,
                say!("Le lien « {link} » ne mène à rien.", "The link “{link}” leads nowhere."),
            );
        }
        // A page that only links to itself is still an orphan.
        if path != page.path {
            self.reached.insert(path);
        }
    }

    /// The file and the anchor that a link of the site leads to; `None` for a link elsewhere.
    fn inside(&self, page: &PageRead, link: &str) -> Option<(String, Option<String>)> {
        let (address, anchor) = match link.split_once('#') {
            Some((address, anchor)) => (address, Some(anchor.to_owned())),
            None => (link, None),
        };
        let root = self.base_url.splitn(4, '/').nth(3).unwrap_or_default();
        let rooted = format!("/{root}");
        let path = if address.is_empty() {
            return Some((page.path.clone(), anchor));
        } else if let Some(rest) = address.strip_prefix(self.base_url) {
            rest.to_owned()
        } else if address.starts_with("//") || address.split('/').next().is_some_and(|s| s.contains(':')) {
            return None;
        } else if let Some(rest) = address.strip_prefix(rooted.as_str()) {
            rest.to_owned()
        } else {
            join(&page.path, address)
        };
        let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
        Some((file, anchor))
    }
}

/// Resolves a relative address against the page that holds it (RFC 3986, 5.2).
fn join(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let mut rest = address.split('/').peekable();
    let mut folder = false;
    while let Some(part) = rest.next() {
        folder = rest.peek().is_none() && matches!(part, "" | "." | "..");
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    if folder && !path.is_empty() { format!("{path}/") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(pages: &[(&str, &str)]) -> Vec<&'static str> {
        let pages: Vec<PageRead> = pages.iter().map(|(path, html)| PageRead::new(path, html.as_bytes())).collect();
        let files = BTreeSet::from(["assets/style.css".to_owned()]);
        let mut diagnostics = Diagnostics::default();
        check(&pages, &files, "https://a.example/p/", &mut diagnostics);
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
