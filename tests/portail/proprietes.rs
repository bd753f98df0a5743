//! Whatever is typed in a title or a text is refused, or is published as text.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::PathBuf;

use garrigue::diagnostic::Diagnostics;
use garrigue::link::Linked;
use garrigue::model::Texte;
use garrigue::pipeline::{self, Settings};
use garrigue::portal::{self, Site};
use garrigue::render::Theme;
use proptest::prelude::*;

use crate::support::{AUTRE_FICHE, PLAN, Page, Portail, THEME, plain};

const ICI: &str = "valbrume/e1d1o2/";

/// What reads text otherwise: HTML, Markdown, YAML, templates, Unicode.
const SNIPPETS: [&str; 36] = [
    "<",
    ">",
    "&",
    "\"",
    "'",
    "`",
    "{{",
    "}}",
    "{%",
    "[[",
    "]]",
    "[",
    "](",
    ")",
    "|",
    "\\",
    "*",
    "_",
    "#",
    "\n",
    "\n\n",
    "- ",
    "> ",
    "---",
    "    ",
    "<script>",
    "</p>",
    "<!--",
    "&lt;",
    "&#60;",
    "javascript:",
    "https://a.example/",
    "E1D1",
    "\u{202E}",
    "\u{0}",
    "\u{1b}[31m",
];

/// The elements that Markdown makes.
const MARKDOWN: [&str; 24] = [
    "p",
    "em",
    "strong",
    "code",
    "pre",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "br",
    "hr",
    "img",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(&SNIPPETS[..]).prop_map(str::to_owned),
        2 => any::<char>().prop_map(String::from),
        2 => "[a-zé ]{1,8}",
    ];
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() }
}

/// The sources and the theme, in this process: a case costs one reading and one page.
struct Workshop {
    sources: Portail,
    settings: Settings,
    theme: Theme,
}

impl Workshop {
    fn new() -> Self {
        let sources = Portail::minimal();
        let settings = Settings {
            content: sources.path("content"),
            theme: Some(PathBuf::from(THEME)),
            themes: PathBuf::new(),
            base_url: None,
            minify: false,
            images: false,
        };
        let mut diagnostics = Diagnostics::default();
        let prepared = pipeline::prepare(&settings, &mut diagnostics);
        let mut files = prepared.sources.files;
        let theme = pipeline::theme(&settings, &prepared.linked.unwrap(), &mut files, &mut diagnostics).unwrap();
        Self { sources, settings, theme }
    }

    /// The page once a passage of a source is replaced, unless the sources are then refused.
    fn with(&self, path: &str, from: &str, to: &str) -> Option<Page> {
        let whole = self.sources.read(path);
        assert!(whole.contains(from), "{path}");
        std::fs::write(self.sources.path("content").join(path), whole.replacen(from, to, 1)).unwrap();
        let page = self.page();
        std::fs::write(self.sources.path("content").join(path), whole).unwrap();
        page
    }

    /// The page, unless the sources are refused.
    fn page(&self) -> Option<Page> {
        let mut diagnostics = Diagnostics::default();
        let linked = pipeline::prepare(&self.settings, &mut diagnostics).linked;
        if diagnostics.has_errors() {
            return None;
        }
        Some(Page::new(ICI, &self.render(&linked.unwrap())))
    }

    fn render(&self, linked: &Linked) -> String {
        let site = Site::new(&linked.corpus, self.theme.catalogues());
        let page = site.pages.iter().find(|p| p.chemin.sans_ancre() == ICI).unwrap();
        self.theme.render(&portal::vue(&site, page)).unwrap()
    }
}

fn element_set(page: &Page) -> BTreeSet<String> {
    page.elements().into_iter().collect()
}

#[test]
fn any_title_is_refused_or_is_the_very_text_of_the_page() {
    let workshop = Workshop::new();
    let before = workshop.page().unwrap().elements();
    let accepted = Cell::new(0);
    proptest!(config(), |(title in text())| {
        let line = format!("titre: {}", serde_json::to_string(&title).unwrap());
        if let Some(page) = workshop.with(PLAN, "titre: Former les aidants", &line) {
            accepted.set(accepted.get() + 1);
            prop_assert_eq!(page.elements(), before.clone());
            let expected = plain(Texte::new(title.trim()).as_str());
            prop_assert_eq!(page.text_of("h1"), expected.clone());
            prop_assert!(page.text_of("head > title").contains(&expected));
        }
    });
    let accepted = accepted.get();
    assert!(accepted > 5, "only {accepted} titles were accepted: nothing was tested");
}

#[test]
fn any_text_is_refused_or_adds_only_what_markdown_makes() {
    let workshop = Workshop::new();
    let before = element_set(&workshop.page().unwrap());
    let accepted = Cell::new(0);
    proptest!(config(), |(words in text())| {
        if let Some(page) = workshop.with(AUTRE_FICHE, "Les aidants apprennent seuls.", &format!("Mot {words} mot.")) {
            accepted.set(accepted.get() + 1);
            let more: Vec<_> = element_set(&page).into_iter().filter(|e| !before.contains(e) && !MARKDOWN.contains(&e.as_str())).collect();
            prop_assert!(more.is_empty(), "{more:?}");
            prop_assert!(!page.has("main script") && !page.has("main [style]") && !page.has("main [onerror]"));
            let unsafe_links: Vec<_> = page.attributes("main a", "href").into_iter().filter(|h| !is_safe(h)).collect();
            prop_assert!(unsafe_links.is_empty(), "{unsafe_links:?}");
            prop_assert!(page.text().contains("Mot"));
        }
    });
    let accepted = accepted.get();
    assert!(accepted > 5, "only {accepted} texts were accepted: nothing was tested");
}

/// A link of the portal is relative; any other has one of three schemes.
fn is_safe(href: &str) -> bool {
    ["https:", "http:", "tel:"].iter().any(|s| href.starts_with(s))
        || !href.split(['/', '#']).next().unwrap().contains(':')
}
