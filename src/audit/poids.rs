//! What a page weighs on the network: its HTML and its style sheets, compressed as servers do.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use super::addresses::Mark;
use super::html::{Attr, Tag};
use super::page::{Page, PageRead};
use super::rules::loads;

/// The most that the HTML and the style sheets of a page may weigh, compressed, in bytes.
pub const LIMITE: u64 = 60_000;

/// The most files that a page may ask for by itself, itself included.
pub const LIMITE_DEMANDES: u32 = 5;

/// Pages that may weigh more, by the end of their path, and why.
const EXEMPT: [(&str, &str); 1] = [
    // Asked for by who wants a whole plan on paper, once: cut in pieces, it would be of no use.
    ("/imprimer/index.html", "a whole plan, to print"),
];

/// What a page weighs, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poids {
    /// Its HTML, as it is.
    pub html: u64,
    /// Its HTML, compressed; `None` when it is light enough as it is for this never to matter.
    pub compresse: Option<u64>,
    /// Its style sheets, compressed.
    pub feuilles: u64,
    /// How many files a browser asks for before any other gesture, the page included.
    pub demandes: u32,
    /// How many of them are scripts.
    pub scripts: u32,
}

impl Poids {
    /// Weighs a page. Only a page that may be too heavy is compressed.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let html = page.document.from(0).as_bytes();
        let Asked { sheets, files, scripts } = asked(page);
        let demandes = count(files.len() + 1);
        let feuilles = sheets.into_iter().map(|sheet| page.site.weight(sheet)).sum();
        let raw = size(html.len());
        let compresse = (feuilles + at_most(raw) > LIMITE).then(|| compressed(html));
        Self { html: raw, compresse, feuilles, demandes, scripts: count(scripts.len()) }
    }

    /// What it weighs with its style sheets, compressed; no more than that when `compresse` is `None`.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.feuilles + self.compresse.unwrap_or_else(|| at_most(self.html))
    }
}

/// Whether a page may weigh what it must.
pub(super) fn is_exempt(path: &str) -> bool {
    EXEMPT.iter().any(|(end, _)| path.ends_with(end))
}

/// What a page asks for, itself left out.
#[derive(Default)]
struct Asked {
    files: BTreeSet<Mark>,
    sheets: BTreeSet<Mark>,
    scripts: BTreeSet<Mark>,
}

fn asked(page: &Page<'_>) -> Asked {
    let document = page.document;
    let mut all = Asked::default();
    let mut room = String::new();
    for tag in [Tag::Link, Tag::Script, Tag::Img, Tag::Iframe, Tag::Embed, Tag::Object, Tag::Audio, Tag::Video] {
        for id in document.all(tag) {
            // What a browser only asks for when the reader comes near is not asked for by the page.
            if document.raw(id, Attr::Loading) == Some("lazy") {
                continue;
            }
            // Of `srcset`, a browser asks for one, which stands for `src`.
            for borne in document.attributes(id).filter(|a| a.attr != Attr::Srcset && loads(page, id, tag, a.attr)) {
                if let Some(file) = page.site.asked(page.path, &super::html::resolve(borne.value), &mut room) {
                    let rel = document.raw(id, Attr::Rel).unwrap_or_default();
                    if tag == Tag::Link && rel.split_ascii_whitespace().any(|rel| rel == "stylesheet") {
                        all.sheets.insert(file);
                    }
                    if tag == Tag::Script {
                        all.scripts.insert(file);
                    }
                    all.files.insert(file);
                }
            }
        }
    }
    all
}

fn count(files: usize) -> u32 {
    u32::try_from(files).unwrap_or(u32::MAX)
}

/// The most that a compressed text may weigh: at worst, what cannot be made smaller is stored as it is, in blocks that
/// cost five bytes each, between a head and a tail (RFC 1951, 3.2.4; RFC 1952, 2.3).
fn at_most(raw: u64) -> u64 {
    raw + 64 + raw / 1024
}

/// What a text weighs, compressed as servers do: at the lowest level, which nginx takes when nothing else is asked. A
/// server that is asked for more sends less.
#[must_use]
pub fn compressed(bytes: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    // Memory refuses nothing.
    let done = encoder.write_all(bytes).and_then(|()| encoder.finish());
    size(done.map_or(bytes.len(), |bytes| bytes.len()))
}

fn size(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

/// What the pages of one template weigh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Genre {
    /// The template's name, without extension.
    pub modele: String,
    /// How many pages.
    pub pages: usize,
    /// The HTML of the page in the middle, in bytes.
    pub mediane: u64,
    /// The heaviest page.
    pub plus_lourde: Poids,
    /// Its path.
    pub chemin: String,
    /// The most files that one of them asks for, itself included.
    pub demandes: u32,
}

/// The weight of pages by template, in the order of the templates' names.
pub fn par_genre<'p>(pages: impl IntoIterator<Item = (&'p str, &'p PageRead)>) -> Vec<Genre> {
    let mut kinds: BTreeMap<&str, Vec<&PageRead>> = BTreeMap::new();
    for (modele, read) in pages {
        kinds.entry(modele).or_default().push(read);
    }
    let kind = |(modele, mut pages): (&str, Vec<&PageRead>)| {
        pages.sort_by_key(|page| (page.poids.html, std::cmp::Reverse(&page.path)));
        let middle = pages.get(pages.len().saturating_sub(1) / 2)?;
        // By what it is before compression, which is known of every page: what is compressed depends on what was asked.
        let heaviest =
            pages.iter().max_by_key(|page| (page.poids.feuilles + page.poids.html, std::cmp::Reverse(&page.path)))?;
        Some(Genre {
            modele: modele.to_owned(),
            pages: pages.len(),
            mediane: middle.poids.html,
            plus_lourde: heaviest.poids,
            chemin: heaviest.path.clone(),
            demandes: pages.iter().map(|page| page.poids.demandes).max().unwrap_or_default(),
        })
    };
    kinds.into_iter().filter_map(kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Addresses;

    /// Text that hardly shrinks.
    pub(super) fn noise(length: usize) -> String {
        let mut state: u32 = 1;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b"bcdfghjklmnpqrsvwz0123456789"[(state >> 16) as usize % 28])
        };
        (0..length).map(|_| next()).collect()
    }

    fn weigh(head: &str, text: &str, sheet: &[u8]) -> PageRead {
        let site = Addresses::new("https://a.example/", ["index.html", "s.css", "a.js", "b.svg"])
            .weighing([("s.css", sheet)].into_iter());
        let html = format!("<!doctype html><html><head>{head}</head><body><p>{text}</p></body></html>");
        PageRead::new("index.html", &html, &site)
    }

    const SHEET: &str = "<link rel=stylesheet href=s.css>";

    #[test]
    fn a_light_page_is_not_compressed_and_a_page_that_may_be_heavy_is() {
        assert_eq!(weigh(SHEET, "x", b"a{}").poids.compresse, None);
        let long = "x".repeat(100_000);
        let poids = weigh(SHEET, &long, b"a{}").poids;
        assert!(poids.compresse.is_some_and(|size| size < 2_000) && poids.html > 100_000, "{poids:?}");
    }

    #[test]
    fn what_is_not_compressed_never_weighs_more_than_it_is_said_to() {
        for length in [0, 1, 1_000, 40_000, 59_000, 200_000] {
            let text = noise(length);
            assert!(compressed(text.as_bytes()) <= at_most(size(length)), "{length}");
            // Bytes that cannot shrink at all.
            let mut state = 7u64;
            let bytes: Vec<u8> = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    state.to_be_bytes()[0]
                })
                .collect();
            assert!(compressed(&bytes) <= at_most(size(length)), "{length}");
        }
    }

    #[test]
    fn a_style_sheet_weighs_on_each_page_that_asks_for_it() {
        let sheet = noise(30_000);
        let with = weigh(SHEET, "x", sheet.as_bytes()).poids;
        assert_eq!(with.feuilles, compressed(sheet.as_bytes()));
        assert_eq!(weigh("", "x", sheet.as_bytes()).poids.feuilles, 0);
    }

    #[test]
    fn each_file_that_a_page_asks_for_is_counted_once_and_links_are_not() {
        let head = "<link rel=stylesheet href=s.css><link rel=canonical href=./><script src=a.js defer></script>";
        let text = "<img src=b.svg alt=x><img src=b.svg alt=x><img src=a.js loading=lazy alt=x><a href=./>x</a>";
        let poids = weigh(head, text, b"").poids;
        assert_eq!((poids.demandes, poids.scripts), (4, 1));
    }

    #[test]
    fn a_whole_plan_to_print_is_exempt_and_nothing_else() {
        assert!(is_exempt("valbrume/imprimer/index.html"));
        assert!(!is_exempt("valbrume/index.html") && !is_exempt("imprimer/guide/index.html"));
    }

    #[test]
    fn weights_are_told_by_template() {
        let page = |path: &str, html: u64| PageRead {
            path: path.to_owned(),
            poids: Poids { html, ..Poids::default() },
            ..PageRead::default()
        };
        let pages = [page("a", 10), page("b", 30), page("c", 20), page("d", 5)];
        let kinds =
            par_genre([("fiche", &pages[0]), ("fiche", &pages[1]), ("fiche", &pages[2]), ("accueil", &pages[3])]);
        assert_eq!(
            kinds.iter().map(|k| (k.modele.as_str(), k.pages)).collect::<Vec<_>>(),
            [("accueil", 1), ("fiche", 3)]
        );
        assert_eq!((kinds[1].mediane, kinds[1].plus_lourde.html, kinds[1].chemin.as_str()), (20, 30, "b"));
    }
}
