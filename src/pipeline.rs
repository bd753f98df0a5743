//! The whole way from sources to pages, in one place.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::audit::{self, Addresses, PageRead};
use crate::diagnostic::{Diagnostic, Diagnostics, Files};
use crate::link::{self, Linked};
use crate::portal::vue::fichiers::{NOMS, fichiers};
use crate::portal::{self, Site};
use crate::profil::{Etape, pendant};
use crate::publish::{OutPath, PublishError, Sink};
use crate::render::Theme;
use crate::source::{self, Sources};
use crate::{check, export, say};

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
#[derive(Debug, Clone, Copy, Default)]
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
    let dangling = |d: &Diagnostic| [link::rules::UNKNOWN.code, link::rules::TAG.code].contains(&d.rule.code);
    diagnostics.extend(linking.into_iter().filter(|d| !(sources.incomplete && dangling(d))));
    if let Some(linked) = &mut linked {
        if let Some(base_url) = &settings.base_url {
            linked.corpus.portail.base_url.clone_from(base_url);
        }
        // With a file missing, what depends on it would be called missing too.
        if !sources.incomplete {
            pendant(Etape::Controle, || check::check(linked, &sources.files, diagnostics));
        }
    }
    Prepared { sources, linked }
}

/// The theme of a portal, compiled; `files` keeps its texts for the messages that quote them.
#[must_use]
pub fn theme(settings: &Settings, linked: &Linked, files: &mut Files, diagnostics: &mut Diagnostics) -> Option<Theme> {
    let named = || settings.themes.join(linked.corpus.portail.theme.as_str());
    let folder = settings.theme.clone().unwrap_or_else(named);
    let overlay = settings.content.join("theme");
    let sources = source::theme::read(&folder, Some(overlay.as_path()), files, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    pendant(Etape::Theme, || Theme::load(&sources, files, settings.minify, diagnostics))
}

/// Steps 4 to 7: makes every page in parallel, streams it to the sink, and reads it back.
///
/// `progress` is called after each page with how many are made.
///
/// # Errors
/// What the sink says; faults of the theme or of the pages are diagnostics.
pub fn make(
    linked: &Linked,
    theme: &Theme,
    sink: &dyn Sink,
    progress: &(dyn Fn(usize, usize) + Sync),
    diagnostics: &mut Diagnostics,
) -> Result<Made, PublishError> {
    let site = Site::new(&linked.corpus);
    let done = AtomicUsize::new(0);
    let bytes = AtomicU64::new(0);
    let write = |path: &str, content: &[u8]| -> Result<(), Fault> {
        let path = OutPath::new(path).map_err(|e| Fault::Path(path.to_owned(), e.fr(), e.en()))?;
        sink.write(&path, content).map_err(|error| match error {
            // Two things of one address are the sources' doing, not the disk's.
            PublishError::Duplicate { .. } | PublishError::Collision { .. } => {
                Fault::Path(path.to_string(), error.fr(), error.en())
            }
            other => Fault::Sink(other),
        })?;
        bytes.fetch_add(content.len() as u64, Ordering::Relaxed);
        Ok(())
    };
    let general = fichiers(&site);
    let mut others: Vec<(String, Vec<u8>)> = Vec::new();
    for name in NOMS {
        match theme.render_file(name, &general) {
            Ok(content) => others.push((name.to_owned(), content)),
            Err(error) => diagnostics.push(theme.explain(&error)),
        }
    }
    others.extend(theme.assets().map(|(path, content)| (path.to_owned(), content.to_vec())));
    others.extend(export::exports(&linked.corpus).into_iter().map(|e| (e.chemin, e.contenu)));
    let paths: Vec<String> = site.pages.iter().map(|page| page.chemin.file()).collect();
    // A file that the theme could not make is spoken of already: what links to it is right.
    let known = paths.iter().map(String::as_str).chain(others.iter().map(|(path, _)| path.as_str())).chain(NOMS);
    let addresses = Addresses::new(&linked.corpus.portail.base_url, known);
    let outcomes: Vec<Result<PageRead, Fault>> = site
        .pages
        .par_iter()
        .zip(&paths)
        .map(|(page, path)| {
            let vue = pendant(Etape::Vues, || portal::vue(&site, page));
            let html = pendant(Etape::Modeles, || theme.render(&vue))
                .map_err(|e| Fault::Theme(Box::new(theme.explain(&e))))?;
            pendant(Etape::Ecriture, || write(path, html.as_bytes()))?;
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, site.pages.len());
            Ok(pendant(Etape::Relecture, || PageRead::new(path, html.as_bytes(), &addresses)))
        })
        .collect();
    let mut pages = Vec::with_capacity(outcomes.len());
    for outcome in outcomes {
        match outcome {
            Ok(page) => pages.push(page),
            Err(fault) => fault.report(diagnostics)?,
        }
    }
    for (path, content) in &others {
        if let Err(fault) = write(path, content) {
            fault.report(diagnostics)?;
        }
    }
    let made = Made { pages: pages.len(), files: pages.len() + others.len(), bytes: bytes.into_inner() };
    if !diagnostics.has_errors() {
        pendant(Etape::Liens, || audit::check(&pages, &addresses, diagnostics));
    }
    Ok(made)
}

/// Why a page was not made.
enum Fault {
    Theme(Box<Diagnostic>),
    Path(String, String, String),
    Sink(PublishError),
}

impl Fault {
    fn report(self, diagnostics: &mut Diagnostics) -> Result<(), PublishError> {
        match self {
            Self::Theme(diagnostic) => diagnostics.push(*diagnostic),
            Self::Path(path, fr, en) => diagnostics.push(
                Diagnostic::new(&audit::rules::ADDRESS, say!("{fr}", "{en}")).in_file(path).help(say!(
                    "donnez un autre identifiant à ce qui porte cette adresse.",
                    "give another identifier to what has this address."
                )),
            ),
            Self::Sink(error) => return Err(error),
        }
        Ok(())
    }
}

/// The folders that a build reads, whether they are there or not.
#[must_use]
pub fn read_folders(settings: &Settings) -> [&Path; 2] {
    [&settings.content, settings.theme.as_deref().unwrap_or(&settings.themes)]
}
