//! Makes every page, or finds it made.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Made;
use super::peser::peser;
use crate::audit::{self, Addresses, Built, Causes, FileRead, PageRead};
use crate::cache::{Cache, ImageMade, PageMade};
use crate::check::tolerance;
use crate::diagnostic::{Diagnostic, Diagnostics, Files};
use crate::fingerprint::Fingerprint;
use crate::link::{Linked, TextePublic};
use crate::model::{Corpus, Grammaire};
use crate::portal::recherche::{Lecteur, associations};
use crate::portal::vue::Vue;
use crate::portal::vue::fichiers::{NOMS, fichiers};
use crate::portal::{self, Page, Site, Sujet};
use crate::profil::{Etape, pendant};
use crate::publish::{OutPath, PublishError, Sink};
use crate::recherche::{self, Document};
use crate::render::Theme;
use crate::{export, say};

/// Steps 4 to 7: makes every page in parallel, streams it to the sink, and reads it back. A page whose theme and view
/// are what `cache` remembers, and whose published file is too, is not made again.
///
/// `progress` is called after each page with how many are made. Returns what the next build may remember.
///
/// # Errors
/// What the sink says; faults of the theme or of the pages are diagnostics.
pub fn make(
    linked: &Linked,
    theme: &Theme,
    files: &Files,
    sink: &dyn Sink,
    cache: &Cache,
    progress: &(dyn Fn(usize, usize) + Sync),
    diagnostics: &mut Diagnostics,
) -> Result<Cache, PublishError> {
    let mut site = Site::new(&linked.corpus, theme.catalogues());
    make_of(&mut site, &linked.textes, &Tools { theme, files, sink, cache, progress }, diagnostics)
}

/// What a site is made with, as [`make`] takes it.
pub struct Tools<'t> {
    /// The theme.
    pub theme: &'t Theme,
    /// The texts that messages quote.
    pub files: &'t Files,
    /// Where files go.
    pub sink: &'t dyn Sink,
    /// What the last build remembers.
    pub cache: &'t Cache,
    /// What is called after each page.
    pub progress: &'t (dyn Fn(usize, usize) + Sync),
}

/// What [`make`] does, of a site that the caller keeps: it has the data files and the measures afterwards.
///
/// Stops early, with a cache that is worth nothing, once nobody awaits what the sink receives.
///
/// # Errors
/// As [`make`].
pub fn make_of(
    site: &mut Site<'_>,
    textes: &[TextePublic],
    tools: &Tools<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Cache, PublishError> {
    let Tools { theme, files, sink, cache, progress } = *tools;
    let corpus = site.corpus;
    let depot = Depot { sink, bytes: AtomicU64::new(0) };
    // Before the pages, which say the size of each.
    let catalogues: Mutex<Vec<(String, Vec<u8>)>> = Mutex::default();
    let donnees = pendant(Etape::Donnees, || {
        export::donnees(site, &|path, content| {
            if [export::PAQUET, export::CATALOGUE].contains(&path) {
                let mut kept = catalogues.lock().unwrap_or_else(PoisonError::into_inner);
                kept.push((path.to_owned(), content.to_vec()));
            }
            depot.write(path, content)
        })
    });
    let catalogues = catalogues.into_inner().unwrap_or_else(PoisonError::into_inner);
    match donnees {
        Ok(fichiers) => site.donnees = fichiers,
        Err(fault) => fault.report(diagnostics)?,
    }
    let general = fichiers(site);
    let mut others: Vec<(String, Vec<u8>)> = Vec::new();
    for name in NOMS {
        match theme.render_file(name, &general) {
            Ok(content) => others.push((name.to_owned(), content)),
            Err(error) => diagnostics.push(theme.explain(&error)),
        }
    }
    others.extend(theme.assets().map(|(path, content)| (path.to_owned(), content.to_vec())));
    others.extend(export::exports(corpus).into_iter().map(|e| (e.chemin, e.contenu)));
    let paths: Vec<String> = site.pages.iter().map(|page| page.chemin.file()).collect();
    // A file that the theme could not make is spoken of already: what links to it is right.
    let written = others.iter().map(|(path, _)| path.as_str()).chain(site.donnees.fichiers.keys().map(String::as_str));
    let images: Vec<String> = if corpus.portail.images { portal::images(site) } else { Vec::new() };
    let written = written.chain(images.iter().map(String::as_str));
    let known = paths.iter().map(String::as_str).chain(written).chain(NOMS);
    let addresses = Addresses::new(&corpus.portail.base_url, known).weighing(sheets(theme));
    let maker = Maker { theme, depot: &depot, cache, addresses: &addresses };
    let done = AtomicUsize::new(0);
    let site = &*site;
    let lecteur = pendant(Etape::Recherche, || Lecteur::new(site));
    let one = |page: &Page, path: &str| {
        if !sink.is_awaited() {
            return (Err(Fault::Abandoned), None);
        }
        let vue = pendant(Etape::Vues, || portal::vue(site, page));
        let document = pendant(Etape::Vues, || lecteur.document(page, &vue));
        let made = maker.page(path, &vue).and_then(|page| Ok((page, maker.image(&vue)?)));
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, site.pages.len());
        (made, document)
    };
    let mut next = Cache::default();
    let mut documents: Vec<Document> = Vec::new();
    let mut take = |turn: Turn, next: &mut Cache, documents: &mut Vec<Document>| -> Result<(), PublishError> {
        let pages: Vec<_> = site.pages.iter().zip(&paths).filter(|(page, _)| Turn::of(page) == turn).collect();
        // One by one: the last pages are the longest, and one thread would have them all.
        let each = pages.par_iter().with_max_len(1);
        let made: Vec<(Outcome, Option<Document>)> = each.map(|(page, path)| one(page, path)).collect();
        for ((_, path), (outcome, document)) in pages.into_iter().zip(made) {
            documents.extend(document);
            match outcome {
                Ok((page, image)) => {
                    next.pages.insert(path.clone(), page);
                    next.images.extend(image);
                }
                Err(fault) => fault.report(diagnostics)?,
            }
        }
        Ok(())
    };
    take(Turn::Most, &mut next, &mut documents)?;
    if !sink.is_awaited() {
        return Ok(next);
    }
    // The words of the page that tells the weights are known before these.
    let last = site.pages.iter().filter(|page| Turn::of(page) == Turn::Weights);
    documents.extend(last.filter_map(|page| lecteur.document(page, &portal::vue(site, page))));
    let (index, declared) = pendant(Etape::Recherche, || index(corpus, &documents));
    site.cles.get_or_init(|| index.cles.clone());
    take(Turn::Search, &mut next, &mut Vec::new())?;
    // Nothing is measured of the page that tells the measures.
    site.mesures.get_or_init(|| pendant(Etape::Pesee, || peser(site, theme, &mut next.pages)));
    take(Turn::Weights, &mut next, &mut Vec::new())?;
    if !sink.is_awaited() {
        return Ok(next);
    }
    useless(corpus, &index, declared, diagnostics);
    others.extend(index.fichiers.into_iter().map(|f| (f.chemin, f.contenu)));
    let lus = pendant(Etape::Liens, || lus(others.iter().chain(&catalogues), &addresses));
    for (path, content) in others {
        match depot.write(&path, &content) {
            Ok(file) => drop(next.others.insert(path, file)),
            Err(fault) => fault.report(diagnostics)?,
        }
    }
    next.others.extend(site.donnees.fichiers.iter().map(|(path, file)| (path.clone(), *file)));
    let count = next.pages.len() + next.images.len() + next.others.len();
    next.made = Made { pages: next.pages.len(), files: count, bytes: depot.bytes.into_inner() };
    if !diagnostics.has_errors() {
        let pages = next.pages.values().map(|page| Built { read: &page.read, modele: &page.modele });
        let pages: Vec<Built<'_>> = pages.collect();
        let causes = Causes::new(theme, files, textes);
        let tolerances: Vec<_> = tolerance::in_force(corpus).collect();
        pendant(Etape::Liens, || audit::check(&pages, &lus, &addresses, &causes, &tolerances, diagnostics));
        tolerance::apply(corpus, files, diagnostics);
        tolerance::unused(corpus, diagnostics);
    }
    Ok(next)
}

/// The style sheets of a theme: path, content.
fn sheets(theme: &Theme) -> impl Iterator<Item = (&str, &[u8])> {
    theme.assets().filter(|(path, _)| path.rsplit_once('.').is_some_and(|(_, kind)| kind == "css"))
}

/// Where the files that are no page lead.
fn lus<'f>(others: impl Iterator<Item = &'f (String, Vec<u8>)>, addresses: &Addresses) -> Vec<FileRead> {
    others.filter_map(|(path, content)| FileRead::new(path, content, addresses)).collect()
}

/// When a page is made: what it tells of the others must be known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It tells nothing of them.
    Most,
    /// It tells where their words are.
    Search,
    /// It tells what they all weigh.
    Weights,
}

impl Turn {
    fn of(page: &Page) -> Self {
        match page.sujet {
            Sujet::Recherche => Self::Search,
            Sujet::EcoConception => Self::Weights,
            _ => Self::Most,
        }
    }
}

/// The search index, and from which rank on its associations are those that the portal declares.
fn index(corpus: &Corpus, documents: &[Document]) -> (recherche::Index, usize) {
    let (associations, declared) = associations(corpus);
    (recherche::index(documents, &associations, Grammaire::de(&corpus.portail.langue)), declared)
}

/// Says which words that readers type lead to no page.
fn useless(corpus: &Corpus, index: &recherche::Index, declared: usize, diagnostics: &mut Diagnostics) {
    let unused = index.inutiles.iter().filter_map(|rank| rank.checked_sub(declared));
    for synonyme in unused.filter_map(|rank| corpus.synonymes.get(rank)) {
        diagnostics.push(
            Diagnostic::new(
                &recherche::rules::SYNONYM,
                say!("Aucune page ne dit « {} ».", "No page says “{}”.", synonyme.pour),
            )
            .at(synonyme.span)
            .help(say!(
                "écrivez-le comme le disent les pages, ou supprimez-le.",
                "write it as the pages say it, or delete it."
            )),
        );
    }
}

/// A page that was made, before its own picture, or why it was not.
type Outcome = Result<(PageMade, Option<(String, ImageMade)>), Fault>;

/// What every page is made with.
struct Maker<'m> {
    theme: &'m Theme,
    depot: &'m Depot<'m>,
    cache: &'m Cache,
    addresses: &'m Addresses,
}

/// Where files go, and how many bytes went there.
struct Depot<'m> {
    sink: &'m dyn Sink,
    bytes: AtomicU64,
}

impl Maker<'_> {
    fn page(&self, path: &str, vue: &Vue) -> Result<PageMade, Fault> {
        let view = pendant(Etape::Vues, || self.theme.fingerprint(vue)).map_err(|e| Fault::View(e.to_string()))?;
        if let Some(known) = self.cache.pages.get(path)
            && known.view == view
            && known.read.still_leads(self.addresses)
            && pendant(Etape::Ecriture, || self.depot.sink.keep(&place(path)?, &known.file).map_err(Fault::Sink))?
        {
            self.depot.bytes.fetch_add(known.file.size, Ordering::Relaxed);
            return Ok(known.clone());
        }
        let html = pendant(Etape::Modeles, || self.theme.render(vue))
            .map_err(|e| Fault::Theme(Box::new(self.theme.explain(&e))))?;
        let file = pendant(Etape::Ecriture, || self.depot.write(path, html.as_bytes()))?;
        let read = pendant(Etape::Relecture, || PageRead::new(path, &html, self.addresses));
        Ok(PageMade { modele: vue.modele.to_owned(), view, file, read })
    }

    /// Paints the picture of a page that has one of its own, unless it is the one that is published.
    #[cfg(feature = "partage")]
    fn image(&self, vue: &Vue) -> Result<Option<(String, ImageMade)>, Fault> {
        let Some(vignette) = &vue.vignette else { return Ok(None) };
        let path = &vignette.fichier;
        let scene = self.theme.picture_fingerprint(vignette).map_err(|e| Fault::View(e.to_string()))?;
        if let Some(known) = self.cache.images.get(path)
            && known.scene == scene
            && pendant(Etape::Ecriture, || self.depot.sink.keep(&place(path)?, &known.file).map_err(Fault::Sink))?
        {
            self.depot.bytes.fetch_add(known.file.size, Ordering::Relaxed);
            return Ok(Some((path.clone(), known.clone())));
        }
        let png = pendant(Etape::Images, || self.theme.picture(vignette))
            .ok_or_else(|| Fault::View(format!("{path} (PNG)")))?;
        let file = pendant(Etape::Ecriture, || self.depot.write(path, &png))?;
        Ok(Some((path.clone(), ImageMade { scene, file })))
    }

    /// Without the feature, nothing is painted.
    #[cfg(not(feature = "partage"))]
    #[allow(clippy::unnecessary_wraps, clippy::unused_self)]
    fn image(&self, _: &Vue) -> Result<Option<(String, ImageMade)>, Fault> {
        Ok(None)
    }
}

impl Depot<'_> {
    fn write(&self, path: &str, content: &[u8]) -> Result<Fingerprint, Fault> {
        let path = place(path)?;
        let written = self.sink.write(&path, content).map_err(|error| match error {
            // Two things of one address are the sources' doing, not the disk's.
            PublishError::Duplicate { .. } | PublishError::Collision { .. } => {
                Fault::Path(path.to_string(), error.fr(), error.en())
            }
            other => Fault::Sink(other),
        })?;
        self.bytes.fetch_add(written.fingerprint.size, Ordering::Relaxed);
        Ok(written.fingerprint)
    }
}

fn place(path: &str) -> Result<OutPath, Fault> {
    OutPath::new(path).map_err(|e| Fault::Path(path.to_owned(), e.fr(), e.en()))
}

/// Why a page was not made.
enum Fault {
    Theme(Box<Diagnostic>),
    View(String),
    Path(String, String, String),
    Sink(PublishError),
    /// Nobody waits for the page.
    Abandoned,
}

impl Fault {
    fn report(self, diagnostics: &mut Diagnostics) -> Result<(), PublishError> {
        match self {
            Self::Theme(diagnostic) => diagnostics.push(*diagnostic),
            Self::View(error) => diagnostics.push(
                Diagnostic::new(
                    &crate::render::rules::TEMPLATE,
                    say!("Une page ne peut pas être décrite : {error}.", "A page cannot be described: {error}."),
                )
                .help(say!("c'est un défaut de Garrigue : signalez-le.", "this is a fault of Garrigue: report it.")),
            ),
            Self::Path(path, fr, en) => diagnostics.push(
                Diagnostic::new(&audit::rules::ADDRESS, say!("{fr}", "{en}")).in_file(path).help(say!(
                    "donnez un autre identifiant à ce qui porte cette adresse.",
                    "give another identifier to what has this address."
                )),
            ),
            Self::Sink(error) => return Err(error),
            Self::Abandoned => {}
        }
        Ok(())
    }
}
