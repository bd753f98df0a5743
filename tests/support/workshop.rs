//! The work of `check`, in this process: the cases of a crate share one compiled theme, and nothing is minified.
//!
//! A case costs one reading of the sources and, when they are accepted, one page of each kind; the real program
//! would compile the theme again each time, which is most of what it does on sources this small.

use std::path::PathBuf;
use std::sync::LazyLock;

use garrigue::cache::Cache;
use garrigue::diagnostic::{Diagnostics, Files, Lang, json};
use garrigue::link::Linked;
use garrigue::pipeline::{self, Settings};
use garrigue::publish::MemorySink;
use garrigue::render::Theme;
use garrigue::source;

use super::{Outcome, Portail, THEME};

/// The settings of a project whose pages are left as templates write them.
pub fn settings(p: &Portail) -> Settings {
    Settings {
        content: p.path("content"),
        theme: Some(PathBuf::from(THEME)),
        themes: PathBuf::new(),
        base_url: None,
        minify: false,
        images: false,
    }
}

/// The repository's theme, compiled once.
pub fn theme() -> &'static Theme {
    static COMPILED: LazyLock<Theme> = LazyLock::new(|| {
        let (mut files, mut diagnostics) = (Files::default(), Diagnostics::default());
        let sources = source::theme::read(THEME.as_ref(), None, &mut files, &mut diagnostics);
        Theme::load(&sources, &["fr"], &files, false, &mut diagnostics).unwrap()
    });
    &COMPILED
}

/// What `check --format json` says of a project: the sources are read, and every page made and read back.
pub fn examine(p: &Portail) -> Outcome {
    let settings = settings(p);
    let mut diagnostics = Diagnostics::default();
    let prepared = pipeline::prepare(&settings, &mut diagnostics);
    let mut files = prepared.sources.files;
    if let Some(linked) = prepared.linked.filter(|_| !diagnostics.has_errors()) {
        let mut found = Diagnostics::default();
        let mut own = settings.content.join("theme").exists();
        if !own {
            make(&linked, theme(), &files, &mut found);
            // The shared theme has no text among these files: to be told where it is wrong, it is read again.
            own = found.iter().any(|d| d.rule.code.starts_with("G8"));
        }
        if own {
            found = Diagnostics::default();
            let theme = pipeline::theme(&settings, &linked, &mut files, &mut found);
            theme.iter().for_each(|theme| make(&linked, theme, &files, &mut found));
        }
        diagnostics.extend(found);
    }
    diagnostics.sort(&files);
    let exit = i32::from(diagnostics.has_errors());
    // Places are those that a run from the project's folder would show.
    let here = format!("{}/", p.path("").display()).replace("//", "/");
    let stdout = json::render(&diagnostics, &files, Lang::Fr).unwrap().replace(&here, "");
    Outcome { exit, stdout, stderr: String::new(), problems: Vec::new() }.with_json()
}

fn make(linked: &Linked, theme: &Theme, files: &Files, diagnostics: &mut Diagnostics) {
    pipeline::make(linked, theme, files, &MemorySink::new(), &Cache::default(), &|_, _| {}, diagnostics).unwrap();
}
