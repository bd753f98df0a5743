//! A small portal in memory's folder, of which one file is what the engine made up.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use garrigue::diagnostic::{Diagnostics, Files, Lang, text};
use garrigue::import;
use garrigue::pipeline::{self, Settings};
use garrigue::portal::{self, Site};
use garrigue::render::Theme;
use garrigue::source::observations;
use scraper::{Html, Selector};
use tempfile::TempDir;

/// The repository: the tests of the program compile this file too, from there.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    if here.ends_with("fuzz") { here.join("..") } else { here.to_owned() }
}

/// The elements that Markdown makes.
const MARKDOWN: &str = "p em strong code pre a ul ol li blockquote br hr img h2 h3 h4 h5 h6 table thead tbody tr th td";

/// Where a file of observations may stand that the sources do not have.
const RECUES: &str = "referentiel/observations.yaml";

/// The sources and the theme.
pub struct Atelier {
    folder: TempDir,
    settings: Settings,
    theme: Theme,
    /// The elements of the pages of the untouched sources, and those of Markdown.
    known: BTreeSet<String>,
}

impl Atelier {
    /// Copies the sources of the tests, and compiles the theme.
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap();
        copy(&root().join("tests/fixtures/minimal/content"), &folder.path().join("content"));
        let settings = Settings {
            content: folder.path().join("content"),
            theme: Some(root().join("themes/romarin")),
            themes: PathBuf::new(),
            base_url: None,
            minify: false,
            images: false,
        };
        let mut diagnostics = Diagnostics::default();
        let prepared = pipeline::prepare(&settings, &mut diagnostics);
        let mut files = prepared.sources.files;
        let linked = prepared.linked.unwrap();
        let theme = pipeline::theme(&settings, &linked, &mut files, &mut diagnostics).unwrap();
        let mut known: BTreeSet<String> = MARKDOWN.split_whitespace().map(str::to_owned).collect();
        let site = Site::new(&linked.corpus, theme.catalogues());
        for page in &site.pages {
            let html = Html::parse_document(&theme.render(&portal::vue(&site, page)).unwrap());
            known.extend(html.select(&every()).map(|e| e.value().name().to_owned()));
        }
        Self { folder, settings, theme, known }
    }

    /// Receives a table of observations: refused, or written as sources that say the same to the letter.
    pub fn receive(&self, table: &[u8]) {
        let path = self.folder.path().join("recu.csv");
        fs::write(&path, table).unwrap();
        let mut diagnostics = Diagnostics::default();
        let mut prepared = pipeline::prepare(&self.settings, &mut diagnostics);
        let linked = prepared.linked.take().unwrap();
        let files = &mut prepared.sources.files;
        let mut said = Diagnostics::default();
        let recues = match observations::read(&path, files) {
            Ok((file, lignes)) => import::observations(&lignes, file, &linked.corpus, false, &mut said),
            Err(diagnostic) => {
                said.push(*diagnostic);
                import::Recues::default()
            }
        };
        say(&mut said, files);
        if said.has_errors() || recues.nouvelles.is_empty() {
            return;
        }
        let yaml = import::yaml(&recues.nouvelles);
        let written = self.folder.path().join("content").join(RECUES);
        fs::write(&written, &yaml).unwrap();
        let mut again = Diagnostics::default();
        let mut after = pipeline::prepare(&self.settings, &mut again);
        fs::remove_file(&written).unwrap();
        // What the sources ask of a text, a table does not: those rules may speak, and no other.
        let of_form = |code: &str| code.starts_with("G1") || code.starts_with("G2");
        let wrong: Vec<_> =
            again.iter().filter(|d| of_form(d.rule.code)).map(|d| (d.rule.code, &d.message.fr)).collect();
        assert!(wrong.is_empty(), "{yaml}\n{wrong:?}");
        if let Some(linked) = after.linked.take() {
            let (file, lignes) = observations::read(&path, &mut after.sources.files).unwrap();
            let mut said = Diagnostics::default();
            let twice = import::observations(&lignes, file, &linked.corpus, false, &mut said);
            let said: Vec<_> = said.iter().map(|d| &d.message.fr).collect();
            assert!(said.is_empty() && twice.nouvelles.is_empty(), "{yaml}\n{said:?}");
        }
    }

    /// Fails when a page holds what no source may put there.
    pub fn harmless(&self, html: &str) {
        for element in Html::parse_document(html).select(&every()) {
            let element = element.value();
            assert!(self.known.contains(element.name()), "<{}>", element.name());
            let is_data = element.attr("type") == Some("application/ld+json");
            assert!(element.name() != "script" || is_data || element.attr("src").is_some(), "a script was added");
            for (name, value) in element.attrs() {
                assert!(!name.starts_with("on") && name != "style" && name != "srcdoc", "{name}={value}");
                if matches!(name, "href" | "src" | "action") {
                    let start = value.split(['/', '?', '#']).next().unwrap_or_default().to_lowercase();
                    let web = ["https:", "http:", "tel:"].iter().any(|s| start.starts_with(s));
                    assert!(web || !start.contains(':'), "{name}={value}");
                }
            }
        }
    }

    /// Reads the sources with a file replaced; gives the page at `address` when they are accepted.
    pub fn page(&self, file: &str, bytes: &[u8], address: &str) -> Option<String> {
        let path = self.folder.path().join("content").join(file);
        let before = fs::read(&path).ok();
        fs::write(&path, bytes).unwrap();
        let page = self.make(address);
        match before {
            Some(before) => fs::write(&path, before).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        page
    }

    fn make(&self, address: &str) -> Option<String> {
        let mut diagnostics = Diagnostics::default();
        let prepared = pipeline::prepare(&self.settings, &mut diagnostics);
        say(&mut diagnostics, &prepared.sources.files);
        let linked = prepared.linked.filter(|_| !diagnostics.has_errors())?;
        let site = Site::new(&linked.corpus, self.theme.catalogues());
        let page = site.pages.iter().find(|p| p.chemin.sans_ancre() == address)?;
        Some(self.theme.render(&portal::vue(&site, page)).unwrap())
    }
}

impl Default for Atelier {
    fn default() -> Self {
        Self::new()
    }
}

/// Every message can be printed, and drives no terminal.
fn say(diagnostics: &mut Diagnostics, files: &Files) {
    diagnostics.sort(files);
    for diagnostic in diagnostics.iter() {
        let style = text::Style { lang: Lang::Fr, colour: false, width: 100, fold: true };
        let said = text::render(diagnostic, files, style);
        assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
    }
}

fn every() -> Selector {
    Selector::parse("*").unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
