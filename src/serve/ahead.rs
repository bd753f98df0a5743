//! The pages of the file that was just saved, ahead of the rest of the site.
//!
//! Reading, linking, checking and looking at every page takes seconds when there are ten thousand; an author waits for one.
//! [`Ahead`] keeps what the last whole build read and linked. Of a save, it reads that file alone, links it in the
//! territory's folder that holds it, and makes the pages that are made of the file by the functions that make all the others.
//!
//! These pages are a promise of the whole build, which follows each save and replaces them: what else the file changes, and
//! what is wrong with it, is told then. What a file may change outside its folder (a register, the head of a folder, a
//! theme) is not shown ahead at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::FileId;
use crate::link::Relinker;
use crate::model::Corpus;
use crate::portal::{self, Page, Site, Socle, Sujet};
use crate::publish::{Held, HeldFiles, OutPath};
use crate::render::Theme;
use crate::source::Sources;
use crate::source::dossier::DossierSources;

/// What the last whole build left, with what was saved since.
pub struct Ahead {
    content: PathBuf,
    sources: Sources,
    corpus: Corpus,
    relinker: Relinker,
    /// `None` once a page could not be made.
    socle: Option<Socle>,
    theme: Arc<Theme>,
    /// Files saved with a mistake: what is known of their folders is older than they are.
    fautifs: BTreeSet<FileId>,
}

impl Ahead {
    /// Keeps what a whole build read from `content`, linked and listed.
    pub(super) fn new(content: PathBuf, sources: Sources, corpus: Corpus, socle: Socle, theme: Arc<Theme>) -> Self {
        let relinker = Relinker::new(&corpus);
        Self { content, sources, corpus, relinker, socle: Some(socle), theme, fautifs: BTreeSet::new() }
    }

    /// Makes the pages of a saved file; none when it asks for a whole build, or when several were saved together: what
    /// one says may stand on the page of another, which only the whole knows.
    pub(super) fn pages(&mut self, saved: &BTreeSet<PathBuf>) -> HeldFiles {
        let mut each = saved.iter();
        let (Some(path), None) = (each.next(), each.next()) else { return HeldFiles::new() };
        self.of(path).unwrap_or_default()
    }

    fn of(&mut self, path: &Path) -> Option<HeldFiles> {
        let reread = self.sources.reread(&self.content, path)?;
        let sound = self.fautifs.iter().all(|file| *file == reread.file);
        let known: &[_] = if sound { &self.corpus.declinaisons } else { &[] };
        let Some(linked) = self.relinker.dossier(&reread.dossier, &self.sources, known, reread.file) else {
            self.fautifs.insert(reread.file);
            return None;
        };
        self.fautifs.remove(&reread.file);
        let known = self.corpus.declinaisons.iter_mut().find(|d| d.chemin == linked.chemin)?;
        *known = Arc::clone(&linked);
        let folder = self.sources.dossiers.get(&reread.dossier)?;
        let mut site = Site::standing(&self.corpus, self.socle.take()?);
        let own = site.follow(&linked, |sujet| is_of(sujet, reread.file, folder));
        let files = own.iter().map(|page| made(&self.theme, &site, page)).collect();
        self.socle = Some(site.into_socle());
        files
    }
}

/// A page as a whole build makes it; `None` when its template fails, which a whole build tells.
fn made(theme: &Theme, site: &Site<'_>, page: &Page) -> Option<(OutPath, Held)> {
    let html = theme.render(&portal::vue(site, page)).ok()?;
    Some((OutPath::new(&page.chemin.file()).ok()?, Held::new(html.as_bytes())))
}

/// Whether the file of a folder is what a page is made of.
fn is_of(sujet: &Sujet, file: FileId, folder: &DossierSources) -> bool {
    let is = |part: Option<FileId>| part == Some(file);
    match sujet {
        Sujet::Local(d, noeud) => is(d.fiche(noeud).map(|f| f.span.file)),
        Sujet::Rubrique(d, rubrique) => d.blocs_de(*rubrique).any(|bloc| bloc.span.file == file),
        Sujet::ActiviteLocale(_, offre) => offre.span.file == file,
        Sujet::Besoins(_) => is(folder.besoins.as_ref().map(|p| p.file)),
        Sujet::Paroles(_) => is(folder.paroles.as_ref().map(|p| p.file)),
        Sujet::Feuilles(_) => is(folder.feuilles.as_ref().map(|p| p.file)),
        Sujet::Suivi(_) => folder.suivi.iter().any(|year| year.file == file),
        _ => false,
    }
}
