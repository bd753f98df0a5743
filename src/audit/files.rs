//! The addresses in files that are no page: feed, site map, robots, calendars, style sheets, catalogues of data.

use std::borrow::Cow;

use super::addresses::{Addresses, Mark, Target, mark};
use super::html;
use super::structured::structured;

/// What a file that is no page leads to.
#[derive(Debug, Clone, Default)]
pub struct FileRead {
    /// Its path from the root.
    pub(super) path: String,
    /// How many of its addresses stay in the site.
    pub(super) links: usize,
    /// Those that lead nowhere: byte of the file, as written.
    pub(super) broken: Vec<(usize, String)>,
    /// Those of a style sheet that a browser asks of another site: byte of the file, as written.
    pub(super) elsewhere: Vec<(usize, String)>,
    /// What would run in a browser that opens it, for a drawing or a page that no template makes: byte, as written.
    pub(super) code: Vec<(usize, String)>,
    /// Those that name an anchor of a page: page, anchor, byte of the file, as written.
    pub(super) anchored: Vec<(Mark, Mark, usize, String)>,
}

impl FileRead {
    /// Reads a file of a site; `None` when its kind gives no address, or when it is no text.
    #[must_use]
    pub fn new(path: &str, content: &[u8], site: &Addresses) -> Option<Self> {
        let text = std::str::from_utf8(content).ok()?;
        let (_, kind) = path.rsplit_once('.')?;
        let found = match kind {
            "xml" => xml(text),
            "ics" => calendar(text),
            "css" => style(text),
            "svg" | "html" | "htm" | "xhtml" => {
                let code = if kind == "svg" { running(text) } else { vec![(0, String::new())] };
                return Some(Self { path: path.to_owned(), code, ..Self::default() });
            }
            "txt" if path == "robots.txt" => robots(text),
            "jsonld" => catalogue(text, site.base_url()),
            "json" if path.ends_with("datapackage.json") => package(text, site.base_url()),
            _ => return None,
        };
        let mut read = Self { path: path.to_owned(), ..Self::default() };
        let mut room = String::new();
        for (at, link) in found {
            match site.target(path, &link, &mut room) {
                Target::Elsewhere => {
                    if kind == "css" && site.other_host(&link).is_some() {
                        read.elsewhere.push((at, link.into_owned()));
                    }
                    continue;
                }
                Target::Nowhere => read.broken.push((at, link.into_owned())),
                Target::Here(target, Some(anchor)) if !anchor.is_empty() && target != mark(path) => {
                    read.anchored.push((target, mark(anchor), at, link.into_owned()));
                }
                Target::Here(..) => {}
            }
            read.links += 1;
        }
        Some(read)
    }
}

/// An address with where it stands.
type Written<'t> = (usize, Cow<'t, str>);

/// The elements of site maps and feeds whose text is an address. The `id` of an entry is a name, not a link.
const LOCATIONS: [&str; 3] = ["loc", "image:loc", "link"];

/// `href` and `src` of every tag, and the text of [`LOCATIONS`].
fn xml(text: &str) -> Vec<Written<'_>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('<') {
        let Some((tag, after)) = text.get(at + 1..).and_then(|rest| rest.split_once('>')) else { continue };
        let start = at + 1;
        for name in [" href=", " src="] {
            let Some(value) = tag.find(name).map(|found| found + name.len()) else { continue };
            let quoted = tag.get(value..).unwrap_or_default();
            let Some(quote) = quoted.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            if let Some(address) = quoted.split(quote).nth(1) {
                found.push((start + value + 1, html::resolve(address)));
            }
        }
        if LOCATIONS.contains(&tag) {
            let address = after.split('<').next().unwrap_or_default();
            found.push((start + tag.len() + 1, html::resolve(address.trim())));
        }
    }
    found
}

/// `URL` and `ATTACH` of a calendar, whose lines are folded (RFC 5545, 3.1).
fn calendar(text: &str) -> Vec<Written<'_>> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\r', '\n']);
        match (bare.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(more), Some((_, line))) => line.push_str(more),
            _ => lines.push((at, bare.to_owned())),
        }
        at += line.len();
    }
    let address = |(at, line): (usize, String)| {
        let (property, value) = line.split_once(':')?;
        let name = property.split(';').next().unwrap_or_default();
        let is_address = matches!(name, "URL" | "ATTACH") && !property.contains("ENCODING=");
        is_address.then(|| (at + property.len() + 1, Cow::Owned(value.to_owned())))
    };
    lines.into_iter().filter_map(address).collect()
}

/// `url(…)` and `@import "…"` of a style sheet, comments left out. `url(#…)` names a piece of the page.
fn style(text: &str) -> Vec<Written<'_>> {
    const URL: &str = "url(";
    const IMPORT: &str = "@import ";
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let starts = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        let length = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if starts(URL) {
            found.extend(value(rest, URL.len(), ')').map(|(inner, address)| (at + inner, address)));
            URL.len()
        } else if starts(IMPORT) {
            let quoted = rest.get(IMPORT.len()..).is_some_and(|value| value.trim_start().starts_with(['"', '\'']));
            let import = if quoted { value(rest, IMPORT.len(), ';') } else { None };
            found.extend(import.map(|(inner, address)| (at + inner, address)));
            IMPORT.len()
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        at += length;
    }
    found.retain(|(_, address)| !address.is_empty() && !address.starts_with('#'));
    found
}

/// The address after `from` bytes of a text, quoted or down to a sign: where it starts, what it is.
fn value(text: &str, from: usize, end: char) -> Option<Written<'_>> {
    let rest = text.get(from..)?;
    let value = rest.trim_start();
    let start = from + rest.len() - value.len();
    match value.chars().next()? {
        quote @ ('"' | '\'') => Some((start + 1, Cow::Borrowed(value.get(1..)?.split(quote).next()?))),
        _ => Some((start, Cow::Borrowed(value.split(end).next()?.trim_end()))),
    }
}

/// What a drawing would run once opened by itself: scripts, handlers of events, pieces of a page.
fn running(svg: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in svg.match_indices('<') {
        let tag = svg.get(at + 1..).and_then(|rest| rest.split('>').next()).unwrap_or_default();
        let lower = tag.to_ascii_lowercase();
        let name = lower.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let handler = lower.split_whitespace().skip(1).find(|word| word.starts_with("on") && word.contains('='));
        let address = html::resolve(&lower).split_whitespace().collect::<String>();
        if matches!(name, "script" | "foreignobject" | "iframe") {
            found.push((at, format!("<{name}>")));
        } else if let Some(handler) = handler {
            found.push((at, handler.split('=').next().unwrap_or_default().to_owned()));
        } else if address.contains("href=\"javascript:") || address.contains("href='javascript:") {
            found.push((at, "javascript:".to_owned()));
        }
    }
    found
}

/// The `Sitemap:` lines for search engines.
fn robots(text: &str) -> Vec<Written<'_>> {
    const NAME: &str = "sitemap:";
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let named = line.get(..NAME.len()).is_some_and(|name| name.eq_ignore_ascii_case(NAME));
        if let Some(address) = line.get(NAME.len()..).filter(|_| named) {
            found.push((at + NAME.len(), Cow::Borrowed(address.trim())));
        }
        at += line.len();
    }
    found
}

/// The addresses of the site in a catalogue (DCAT).
fn catalogue<'t>(text: &'t str, base_url: &str) -> Vec<Written<'t>> {
    let found = structured(text, base_url);
    found.into_iter().map(|link| (text.find(&link).unwrap_or_default(), Cow::Owned(link))).collect()
}

/// The files of a Data Package, whose paths start from its own folder, and the addresses of the site in it.
fn package<'t>(text: &'t str, base_url: &str) -> Vec<Written<'t>> {
    let package: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let resources = package.get("resources").and_then(|all| all.as_array()).into_iter().flatten();
    let paths = resources.filter_map(|one| one.get("path").and_then(|path| path.as_str()));
    let paths =
        paths.map(|path| (text.find(&format!("\"{path}\"")).map_or(0, |at| at + 1), Cow::Owned(path.to_owned())));
    catalogue(text, base_url).into_iter().chain(paths).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The addresses that lead nowhere in a file, in a site of one page and one picture.
    fn broken(path: &str, text: &str) -> Vec<String> {
        let site = Addresses::new("https://a.example/p/", ["index.html", "b/index.html", "assets/a.svg", path]);
        let read = FileRead::new(path, text.as_bytes(), &site).unwrap();
        for (at, link) in &read.broken {
            assert!(text[*at..].starts_with(link.split('&').next().unwrap()), "{link} is not at {at}");
        }
        assert!(read.links > 0, "nothing was looked at in {path}");
        read.broken.into_iter().map(|(_, link)| link).collect()
    }

    #[test]
    fn a_site_map_leads_to_pages_that_exist() {
        let map = |to: &str| format!("<urlset><url><loc>https://a.example/p/{to}</loc></url></urlset>");
        assert!(broken("sitemap.xml", &map("b/")).is_empty());
        assert_eq!(broken("sitemap.xml", &map("c/")), ["https://a.example/p/c/"]);
    }

    #[test]
    fn a_feed_leads_to_pages_that_exist_and_its_names_are_no_links() {
        let feed = |to: &str| {
            let id = "<id>https://a.example/p/none/</id>";
            format!("<feed>{id}<link rel=\"self\" href='/p/atom.xml'/><link href=\"https://a.example/p/{to}\"/></feed>")
        };
        assert!(broken("atom.xml", &feed("b/")).is_empty());
        assert_eq!(broken("atom.xml", &feed("c/")), ["https://a.example/p/c/"]);
        assert_eq!(broken("rss.xml", "<link>https://a.example/p/d/</link>"), ["https://a.example/p/d/"]);
    }

    #[test]
    fn a_calendar_leads_to_pages_that_exist_even_on_a_folded_line() {
        let event =
            |to: &str| format!("BEGIN:VEVENT\r\nSUMMARY:URL:c/\r\nURL:https://a.exam\r\n ple/p/{to}\r\nEND:VEVENT\r\n");
        let site = Addresses::new("https://a.example/p/", ["b/index.html"]);
        let read = |to: &str| FileRead::new("b/x.ics", event(to).as_bytes(), &site).unwrap();
        assert_eq!((read("b/").links, read("b/").broken.len()), (1, 0));
        assert_eq!(read("c/").broken[0].1, "https://a.example/p/c/");
        assert_eq!(read("b/#a").anchored[0].3, "https://a.example/p/b/#a");
    }

    #[test]
    fn a_style_sheet_asks_for_files_that_exist() {
        let good = "/* url(none.svg) */a{background:url(a.svg)}b{filter:url(#f)}c{background:url( 'a.svg' )}\
                    d{background:url(data:image/svg+xml,x)}";
        assert!(broken("assets/s.css", good).is_empty());
        assert_eq!(broken("assets/s.css", "a{background:URL(\"é.svg\")}"), ["é.svg"]);
        assert_eq!(
            broken("assets/s.css", "@import 't.css';a{src:url(u.woff2) format(\"woff2\")}"),
            ["t.css", "u.woff2"]
        );
    }

    #[test]
    fn a_style_sheet_that_asks_another_site_is_seen() {
        let site = Addresses::new("https://a.example/p/", ["assets/a.svg"]);
        let read = |css: &str| FileRead::new("assets/s.css", css.as_bytes(), &site).unwrap().elsewhere.len();
        assert_eq!(read("@import url(\"https://b.example/f.css\");a{background:url(//c.example/p.gif)}"), 2);
        assert_eq!(
            read("a{background:url(data:image/svg+xml,x)}b{background:url(https://a.example/p/assets/a.svg)}"),
            0
        );
    }

    #[test]
    fn robots_are_led_to_a_site_map_that_exists() {
        let rules = |to: &str| format!("User-agent: *\nSitemap: https://a.example/p/{to}\n");
        let site = Addresses::new("https://a.example/p/", ["sitemap.xml"]);
        let read = |to: &str| FileRead::new("robots.txt", rules(to).as_bytes(), &site).unwrap();
        assert_eq!((read("sitemap.xml").links, read("sitemap.xml").broken.len()), (1, 0));
        assert_eq!(read("plan.xml").broken[0].1, "https://a.example/p/plan.xml");
    }

    #[test]
    fn a_catalogue_and_a_package_lead_to_files_that_exist() {
        let package = |path: &str| {
            format!(
                "{{\"homepage\":\"https://a.example/p/b/\",\"resources\":[{{\"name\":\"x\",\"path\":\"{path}\"}}]}}"
            )
        };
        assert!(broken("assets/datapackage.json", &package("a.svg")).is_empty());
        assert_eq!(broken("assets/datapackage.json", &package("b.csv")), ["b.csv"]);
        let catalogue = |to: &str| format!("{{\"dcat:downloadURL\":{{\"@id\":\"https://a.example/p/{to}\"}}}}");
        assert!(broken("x.jsonld", &catalogue("b/")).is_empty());
        assert_eq!(broken("x.jsonld", &catalogue("b/x.csv")), ["https://a.example/p/b/x.csv"]);
    }
}
