//! The work of `check`, in this process: the cases of a crate share one compiled theme, and nothing is minified.
//!
//! A case costs one reading of the sources and, when they are accepted, the pages that its mistake changes: the others
//! are kept as the engine keeps them from one build to the next. The real program would compile the theme again and
//! make everything each time.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use garrigue::cache::Cache;
use garrigue::diagnostic::{Diagnostics, Files, Lang, json};
use garrigue::link::Linked;
use garrigue::pipeline::{self, Settings};
use garrigue::publish::{HeldFiles, MemorySink};
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
    // Pages that a mistake did not change are those of the untouched sources, and were read then.
    let (made, cache) = &*UNTOUCHED;
    make_after(linked, theme, files, MemorySink::after(Arc::clone(made)), cache, diagnostics);
}

/// The minimal sources, made once with the shared theme: what the engine need not make again.
static UNTOUCHED: LazyLock<(Arc<HeldFiles>, Cache)> = LazyLock::new(|| {
    let (sink, mut diagnostics) = (MemorySink::new(), Diagnostics::default());
    let prepared = pipeline::prepare(&settings(&Portail::minimal()), &mut diagnostics);
    let linked = prepared.linked.unwrap();
    let (made, cache) =
        make_after(&linked, theme(), &prepared.sources.files, sink, &Cache::default(), &mut diagnostics);
    assert_eq!(diagnostics.iter().count(), 0);
    (Arc::new(made), cache)
});

fn make_after(
    linked: &Linked,
    theme: &Theme,
    files: &Files,
    sink: MemorySink,
    cache: &Cache,
    diagnostics: &mut Diagnostics,
) -> (HeldFiles, Cache) {
    let cache = pipeline::make(linked, theme, files, &sink, cache, &|_, _| {}, diagnostics).unwrap();
    (sink.into_files(), cache)
}
