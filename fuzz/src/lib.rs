//! A small portal in memory's folder, of which one file is what the engine made up.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use garrigue::diagnostic::{Diagnostics, Files, Lang, text};
use garrigue::pipeline::{self, Settings};
use garrigue::portal::{self, Site};
use garrigue::render::Theme;
use scraper::{Html, Selector};
use tempfile::TempDir;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Elements that Markdown, and the templates around it, make.
const KNOWN: &str = "html head meta title link script body a header div p span svg path rect circle g use nav ul li details summary \
    ol main h1 h2 h3 h4 h5 h6 section footer em strong code pre blockquote br hr img table thead tbody tr th td b dl dt dd \
    polyline line ellipse polygon caption";

/// The sources and the theme.
pub struct Atelier {
    folder: TempDir,
    settings: Settings,
    theme: Theme,
}

impl Atelier {
    /// Copies the sources of the tests, and compiles the theme.
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap();
        copy(&Path::new(ROOT).join("tests/fixtures/minimal/content"), &folder.path().join("content"));
        let settings = Settings {
            content: folder.path().join("content"),
            theme: Some(PathBuf::from(ROOT).join("themes/romarin")),
            themes: PathBuf::new(),
            base_url: None,
            minify: false,
        };
        let mut diagnostics = Diagnostics::default();
        let prepared = pipeline::prepare(&settings, &mut diagnostics);
        let mut files = prepared.sources.files;
        let theme = pipeline::theme(&settings, &prepared.linked.unwrap(), &mut files, &mut diagnostics).unwrap();
        Self { folder, settings, theme }
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
        let style = text::Style { lang: Lang::Fr, colour: false, width: 100 };
        let said = text::render(diagnostic, files, style);
        assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
    }
}

/// Fails when a page holds what no source may put there.
pub fn harmless(html: &str) {
    let page = Html::parse_document(html);
    let known: BTreeSet<&str> = KNOWN.split_whitespace().collect();
    let all = Selector::parse("*").unwrap();
    let mut scripts = 0;
    for element in page.select(&all) {
        let element = element.value();
        assert!(known.contains(element.name()), "<{}>", element.name());
        scripts += usize::from(element.name() == "script");
        for (name, value) in element.attrs() {
            assert!(!name.starts_with("on") && name != "style" && name != "srcdoc", "{name}={value}");
            if matches!(name, "href" | "src") {
                let start = value.split(['/', '?', '#']).next().unwrap_or_default().to_lowercase();
                let web = ["https:", "http:", "tel:"].iter().any(|s| start.starts_with(s));
                assert!(web || !start.contains(':'), "{name}={value}");
            }
        }
    }
    assert_eq!(scripts, 1, "a script was added");
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
