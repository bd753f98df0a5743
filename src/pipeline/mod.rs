//! The whole way from sources to pages, in one place.

mod again;
mod make;
mod peser;

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics, Files};
use crate::fingerprint::Sha256;
use crate::link::{self, Linked};
use crate::model::Langue;
use crate::profil::{Etape, pendant};
use crate::render::Theme;
use crate::source::theme::ThemeSources;
use crate::source::{self, Sources};

pub use again::{again, inputs};
pub use make::{Tools, make, make_of};

/// Where sources are, and what a run changes of their settings.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Folder of the sources.
    pub content: PathBuf,
    /// Folder of the theme; the one that `portail.yaml` names when `None`.
    pub theme: Option<PathBuf>,
    /// Folder that holds themes.
    pub themes: PathBuf,
    /// Public address, instead of the one that `portail.yaml` gives.
    pub base_url: Option<String>,
    /// Whether pages are minified.
    pub minify: bool,
    /// Whether pages have pictures for social networks, when `portail.yaml` wants them.
    pub images: bool,
}

/// What was read, and everything that is wrong with it.
#[derive(Debug)]
pub struct Prepared {
    /// The sources' texts.
    pub sources: Sources,
    /// Everything, linked; `None` when the sources are too broken.
    pub linked: Option<Linked>,
}

/// What a build made.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Made {
    /// Pages.
    pub pages: usize,
    /// Files of all kinds.
    pub files: usize,
    /// Bytes of all files.
    pub bytes: u64,
}

/// Steps 1 to 3: reads, links and checks the sources.
#[must_use]
pub fn prepare(settings: &Settings, diagnostics: &mut Diagnostics) -> Prepared {
    let sources = pendant(Etape::Lecture, || source::content::read(&settings.content, diagnostics));
    let mut linking = Diagnostics::default();
    let mut linked = pendant(Etape::Liaison, || link::link(&sources, &mut linking));
    // What refers to something in a file that could not be read may be right.
    let dangling = |d: &Diagnostic| {
        [&link::rules::UNKNOWN, &link::rules::TAG, &link::rules::NO_ORIGINAL].iter().any(|r| r.code == d.rule.code)
    };
    diagnostics.extend(linking.into_iter().filter(|d| !(sources.incomplete && dangling(d))));
    if let Some(linked) = &mut linked {
        linked.corpus.portail.images &= settings.images && cfg!(feature = "partage");
        if let Some(base_url) = &settings.base_url {
            linked.corpus.portail.base_url.clone_from(base_url);
        }
        // With a file missing, what depends on it would be called missing too.
        if !sources.incomplete {
            pendant(Etape::Controle, || check::check(linked, &sources.files, diagnostics));
            check::tolerance::apply(&linked.corpus, &sources.files, diagnostics);
        }
    }
    Prepared { sources, linked }
}

/// The theme of a portal, compiled; `files` keeps its texts for the messages that quote them.
#[must_use]
pub fn theme(settings: &Settings, linked: &Linked, files: &mut Files, diagnostics: &mut Diagnostics) -> Option<Theme> {
    let (sources, langues) = layers(settings, linked, files, diagnostics)?;
    compile(settings, &sources, &langues, files, diagnostics)
}

/// What the theme of a portal is compiled from: its files, and the languages of the pages, the portal's own first.
fn layers<'l>(
    settings: &Settings,
    linked: &'l Linked,
    files: &mut Files,
    diagnostics: &mut Diagnostics,
) -> Option<(ThemeSources, Vec<&'l str>)> {
    let portail = &linked.corpus.portail;
    let sources = theme_sources(settings, Some(portail.theme.as_str()), files, diagnostics);
    let langues = std::iter::once(portail.langue.as_str()).chain(portail.langues.iter().map(Langue::as_str));
    (!diagnostics.has_errors()).then(|| (sources, langues.collect()))
}

fn compile(
    settings: &Settings,
    sources: &ThemeSources,
    langues: &[&str],
    files: &Files,
    diagnostics: &mut Diagnostics,
) -> Option<Theme> {
    pendant(Etape::Theme, || Theme::load(sources, langues, files, settings.minify, diagnostics))
}

/// A compiled theme, and what it was compiled from.
pub struct Compiled {
    /// The theme.
    pub theme: Arc<Theme>,
    inputs: Sha256,
    said: Vec<Diagnostic>,
}

/// What [`theme`] gives, without compiling it again when it is what `former` was compiled from.
#[must_use]
pub fn theme_or(
    former: Option<Compiled>,
    settings: &Settings,
    linked: &Linked,
    files: &mut Files,
    diagnostics: &mut Diagnostics,
) -> Option<Compiled> {
    let (sources, langues) = layers(settings, linked, files, diagnostics)?;
    let inputs = sources.fingerprint(&format!("{langues:?} {}", settings.minify));
    if let Some(former) = former.filter(|former| former.inputs == inputs) {
        diagnostics.extend(former.said.iter().cloned());
        return Some(former);
    }
    let mut found = Diagnostics::default();
    let theme = compile(settings, &sources, &langues, files, &mut found);
    let said: Vec<Diagnostic> = found.into_iter().collect();
    diagnostics.extend(said.iter().cloned());
    Some(Compiled { theme: Arc::new(theme?), inputs, said })
}

/// The files of the theme of a portal, which names one; the default theme when it names none.
#[must_use]
pub fn theme_sources(
    settings: &Settings,
    named: Option<&str>,
    files: &mut Files,
    diagnostics: &mut Diagnostics,
) -> ThemeSources {
    let named = || settings.themes.join(named.unwrap_or(source::lignee::DEFAULT));
    let folder = settings.theme.clone().unwrap_or_else(named);
    let overlay = settings.content.join("theme");
    source::theme::read(&folder, Some(overlay.as_path()), files, diagnostics)
}

/// The folders that a build reads, whether they are there or not.
#[must_use]
pub fn read_folders(settings: &Settings) -> Vec<PathBuf> {
    let themes = match &settings.theme {
        Some(theme) => source::lignee::folders(theme),
        None => vec![settings.themes.clone()],
    };
    [vec![settings.content.clone()], themes].concat()
}
