//! A published page as a browser would read it.

use scraper::{ElementRef, Html, Node, Selector};

/// A page, parsed.
pub struct Page {
    address: String,
    html: Html,
}

/// A link of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lien {
    /// Its words.
    pub texte: String,
    /// Where it leads, from the root of the site; as written when it leaves the site.
    pub vers: String,
}

impl Page {
    /// Parses a page that stands at this address.
    pub fn new(address: &str, html: &str) -> Self {
        Self { address: address.to_owned(), html: Html::parse_document(html) }
    }

    /// The words of what the page is about, inside `<main>`.
    pub fn text(&self) -> String {
        self.text_of("main")
    }

    /// The words of every element of a kind, one after the other; fails when there is none.
    pub fn text_of(&self, selector: &str) -> String {
        self.texts_of(selector).join(" ")
    }

    /// The words of each element of a kind; fails when there is none.
    pub fn texts_of(&self, selector: &str) -> Vec<String> {
        let found: Vec<String> = self.all(selector).into_iter().map(words).collect();
        assert!(!found.is_empty(), "/{} has no « {selector} »", self.address);
        found
    }

    /// Whether the page has such an element.
    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// The values of an attribute, on every element of a kind that bears it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector).into_iter().filter_map(|e| e.attr(name)).map(str::to_owned).collect()
    }

    /// The links inside `<main>`.
    pub fn links(&self) -> Vec<Lien> {
        self.links_of("main")
    }

    /// The links inside every element of a kind.
    pub fn links_of(&self, selector: &str) -> Vec<Lien> {
        let links = self.all(&format!("{selector} a[href]"));
        links
            .into_iter()
            .map(|a| Lien { texte: words(a), vers: resolve(&self.address, a.attr("href").unwrap_or_default()) })
            .collect()
    }

    /// Whether a link inside `<main>` leads to this address, from the root of the site.
    pub fn links_to(&self, address: &str) -> bool {
        self.links().iter().any(|l| l.vers == address)
    }

    /// The words of the section that bears this title, without the title; fails when there is none.
    pub fn section(&self, title: &str) -> String {
        let section = self.all("main section").into_iter().find(|s| {
            let titles = Selector::parse("h2, h3").unwrap();
            s.select(&titles).next().is_some_and(|h| words(h) == title)
        });
        let section = section.unwrap_or_else(|| panic!("/{} has no section « {title} »", self.address));
        words(section).trim_start_matches(title).trim().to_owned()
    }

    /// Every element, by its name.
    pub fn elements(&self) -> Vec<String> {
        self.all("*").into_iter().map(|e| e.value().name().to_owned()).collect()
    }

    fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).unwrap_or_else(|e| panic!("« {selector} »: {e}"));
        self.html.select(&selector).collect()
    }
}

/// Elements that do not break the line: what stands around them stands next to them.
const INLINE: [&str; 11] = ["a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sup", "wbr"];

/// The words of an element as a reader sees them: those of two blocks never touch.
fn words(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    read(element, &mut text);
    plain(&text)
}

fn read(element: ElementRef<'_>, text: &mut String) {
    for child in element.children() {
        if let Node::Text(words) = child.value() {
            text.push_str(words);
        } else if let Some(inner) = ElementRef::wrap(child) {
            let gap = if INLINE.contains(&inner.value().name()) { "" } else { " " };
            text.push_str(gap);
            read(inner, text);
            text.push_str(gap);
        }
    }
}

/// A text as one types it: plain spaces and apostrophes, each run of white space one space.
pub fn plain(text: &str) -> String {
    let text = text.replace(['\u{A0}', '\u{202F}'], " ").replace('’', "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a link leads, from the root of the site.
fn resolve(address: &str, href: &str) -> String {
    if href.contains(':') || href.starts_with('/') {
        return href.to_owned();
    }
    if href.starts_with('#') {
        return format!("{address}{href}");
    }
    let mut parts: Vec<&str> = address.split('/').collect();
    parts.pop();
    let mut rest = href;
    loop {
        if let Some(after) = rest.strip_prefix("../") {
            parts.pop();
            rest = after;
        } else if let Some(after) = rest.strip_prefix("./") {
            rest = after;
        } else {
            break;
        }
    }
    let folder = parts.into_iter().map(|p| format!("{p}/")).collect::<String>();
    folder + rest
}
