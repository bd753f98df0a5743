//! Whatever is typed in a title or a text is refused, or is published as text.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::PathBuf;

use garrigue::diagnostic::{Diagnostics, Files, Lang, Severity, text as terminal};
use garrigue::import;
use garrigue::link::Linked;
use garrigue::model::Texte;
use garrigue::pipeline::{self, Settings};
use garrigue::portal::{self, Site};
use garrigue::render::Theme;
use garrigue::source::observations;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{
    AUTRE_FICHE, DEPARTEMENT, INDICATEURS, OBSERVATIONS, OFFRE, PLAN, Page, Portail, SIGLES, THEME, plain,
};

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

    fn put(&self, path: &str, text: &str) {
        std::fs::write(self.sources.path("content").join(path), text).unwrap();
    }

    /// The page once a whole source is replaced; what is said when the sources are then refused.
    fn instead(&self, path: &str, text: &str) -> Result<Page, String> {
        let whole = self.sources.read(path);
        self.put(path, text);
        let mut diagnostics = Diagnostics::default();
        let prepared = pipeline::prepare(&self.settings, &mut diagnostics);
        self.put(path, &whole);
        let said = say(&mut diagnostics, &prepared.sources.files);
        let Some(linked) = prepared.linked.filter(|_| !diagnostics.has_errors()) else { return Err(said) };
        let site = Site::new(&linked.corpus, self.theme.catalogues());
        // The objectif may have another code now: any page will do.
        let page = site.pages.iter().find(|p| p.chemin.sans_ancre() == ICI).or_else(|| site.pages.first()).unwrap();
        Ok(Page::new(page.chemin.sans_ancre(), &self.theme.render(&portal::vue(&site, page)).unwrap()))
    }

    /// What the observations of a table are as a source, if some are new; the codes of the rules when the sources are
    /// refused. A table that is refused has no observation.
    fn receive(&self, table: &str) -> Result<Option<String>, Vec<&'static str>> {
        let path = self.sources.path("recu.csv");
        std::fs::write(&path, table).unwrap();
        let mut diagnostics = Diagnostics::default();
        let mut prepared = pipeline::prepare(&self.settings, &mut diagnostics);
        let codes =
            diagnostics.iter().filter(|d| d.severity == Severity::Error).map(|d| d.rule.code).collect::<Vec<_>>();
        let Some(linked) = prepared.linked.filter(|_| !diagnostics.has_errors()) else { return Err(codes) };
        let (mut said, files) = (Diagnostics::default(), &mut prepared.sources.files);
        let recues = observations::read(&path, files)
            .map(|(file, lignes)| import::observations(&lignes, file, &linked.corpus, false, &mut said))
            .map_err(|diagnostic| said.push(*diagnostic))
            .unwrap_or_default();
        say(&mut said, files);
        Ok((!said.has_errors() && !recues.nouvelles.is_empty()).then(|| import::yaml(&recues.nouvelles)))
    }

    fn render(&self, linked: &Linked) -> String {
        let site = Site::new(&linked.corpus, self.theme.catalogues());
        let page = site.pages.iter().find(|p| p.chemin.sans_ancre() == ICI).unwrap();
        self.theme.render(&portal::vue(&site, page)).unwrap()
    }
}

/// Every message, as a terminal shows it.
fn say(diagnostics: &mut Diagnostics, files: &Files) -> String {
    diagnostics.sort(files);
    let style = terminal::Style { lang: Lang::Fr, colour: false, width: 100, fold: false };
    diagnostics.iter().map(|d| terminal::render(d, files, style)).collect()
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

/// What YAML reads otherwise.
const SIGNS: [&str; 24] = [
    ": ",
    "- ",
    "? ",
    "&a ",
    "*a",
    "!!binary ",
    "!x ",
    "{",
    "}",
    "[",
    "]",
    "|",
    ">-",
    "\"",
    "'",
    "# ",
    "\n",
    "  ",
    "\t",
    "---\n",
    "<<: ",
    "null",
    "\u{0}",
    "\u{2028}",
];

/// Registers and the files of a territory, whatever their form.
const FILES: [&str; 8] =
    ["portail.yaml", PLAN, DEPARTEMENT, OBSERVATIONS, OFFRE, INDICATEURS, SIGLES, "accessibilite.yaml"];

/// A passage of a file cut out, and something put in its place.
fn change() -> impl Strategy<Value = (&'static str, Index, usize, String)> {
    let piece = prop_oneof![
        3 => prop::sample::select(&SIGNS[..]).prop_map(str::to_owned),
        1 => prop::sample::select(&SNIPPETS[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z0-9é ]{1,8}",
    ];
    let pieces = prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat());
    (prop::sample::select(&FILES[..]), any::<Index>(), 0..24usize, pieces)
}

#[test]
fn any_change_of_a_register_is_refused_in_a_message_that_can_be_read_or_published_without_harm() {
    let workshop = Workshop::new();
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    proptest!(config(), |((path, at, cut, words) in change())| {
        let whole = workshop.sources.read(path);
        let bounds: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
        let from = at.index(bounds.len());
        let to = bounds.get(from + cut).copied().unwrap_or(whole.len());
        let changed = format!("{}{words}{}", &whole[..bounds[from]], &whole[to..]);
        match workshop.instead(path, &changed) {
            Ok(page) => {
                accepted.set(accepted.get() + 1);
                prop_assert!(!page.has("script:not([src]):not([type='application/ld+json'])"));
                prop_assert!(!page.has("[style]") && !page.has("[onerror]") && !page.has("[onload]"));
                let unsafe_links: Vec<_> = page.attributes("a", "href").into_iter().filter(|h| !is_safe(h)).collect();
                prop_assert!(unsafe_links.is_empty(), "{unsafe_links:?}");
            }
            Err(said) => {
                refused.set(refused.get() + 1);
                prop_assert!(!said.is_empty());
                prop_assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
            }
        }
    });
    assert!(accepted.get() > 5 && refused.get() > 5, "{} accepted, {} refused", accepted.get(), refused.get());
}

/// The cells of a table of observations, right or nearly.
fn row() -> impl Strategy<Value = Vec<String>> {
    let one = |known: &'static [&'static str]| prop_oneof![24 => prop::sample::select(known).prop_map(str::to_owned), 1 => text()];
    let values = [
        ["", "3", "", "", ""],
        ["nombre", "12.50", "", "", ""],
        ["intervalle", "", "4", "13", ""],
        ["", "", "", "", "2e"],
        ["rapport", "", "", "", "1 sur 2"],
        ["tiret", "", "", "", ""],
        ["na", "", "", "", ""],
        ["vide", "", "", "", ""],
        ["", "1e3", "", "4", "-4"],
    ];
    let maybe = || prop_oneof![1 => Just(String::new()), 2 => text()];
    let cells = (
        one(&["taux-pauvrete", "services-urgences"]),
        one(&["valbrume", "sylvanie"]),
        one(&["plan-valbrume"]),
        one(&["2019", "2020", "2018-10", "2021-06-01", "2018/2020", ""]),
        prop::sample::select(values.to_vec()),
        maybe(),
        maybe(),
    );
    cells.prop_map(|(a, b, c, d, value, j, k)| {
        let value = value.map(str::to_owned);
        [a, b, c, d].into_iter().chain(value).chain([j, k]).collect()
    })
}

/// A table, each cell between quotes or not.
fn table() -> impl Strategy<Value = String> {
    let head = "indicateur,territoire,document,quand,forme,valeur,minimum,maximum,ecriture,qualificatif,note";
    prop::collection::vec((row(), prop::bool::weighted(0.2)), 1..3).prop_map(move |rows| {
        let write = |(cells, bare): (Vec<String>, bool)| {
            let cell = |c: &String| if bare { c.clone() } else { format!("\"{}\"", c.replace('"', "\"\"")) };
            format!("\n{}", cells.iter().map(cell).collect::<Vec<_>>().join(","))
        };
        format!("{head}{}\n", rows.into_iter().map(write).collect::<String>())
    })
}

#[test]
fn any_table_received_is_refused_or_becomes_sources_that_say_the_same() {
    let workshop = Workshop::new();
    let written = Cell::new(0);
    proptest!(config(), |(table in table())| {
        let Some(yaml) = workshop.receive(&table).unwrap_or(None) else { return Ok(()) };
        written.set(written.get() + 1);
        workshop.put("referentiel/observations.yaml", &yaml);
        let again = workshop.receive(&table);
        std::fs::remove_file(workshop.sources.path("content/referentiel/observations.yaml")).unwrap();
        // What a text may not say is told of the sources, as of any other.
        match again {
            Ok(new) => prop_assert!(new.is_none(), "not read back:\n{yaml}"),
            Err(codes) => {
                let of_form = |c: &&str| c.starts_with("G1") || c.starts_with("G2");
                prop_assert!(!codes.iter().any(of_form), "{codes:?}\n{yaml}");
            }
        }
    });
    assert!(written.get() > 5, "only {} tables were written: nothing was tested", written.get());
}

/// A link of the portal is relative; any other has one of three schemes.
fn is_safe(href: &str) -> bool {
    ["https:", "http:", "tel:"].iter().any(|s| href.starts_with(s))
        || !href.split(['/', '#']).next().unwrap().contains(':')
}
