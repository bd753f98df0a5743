//! From what authors wrote to what the portal is made of: every value read, every reference resolved.
//!
//! One file a noun. Each turns a `…Brut` into the linked type of the same name, in the order in which things refer
//! to each other: territories, actors, documents and sources, plans, care offer, indicators, observations,
//! acronyms, pages, then the territories' own files. A fault is reported where it stands and linking goes on, so
//! that all faults are told at once. [`Corpus`] is returned only when nothing in it would be dangling.

mod accessibilite;
mod acteurs;
mod actions;
mod besoins;
mod blocs;
mod cartes;
mod chiffres;
mod commun;
mod communes;
mod context;
mod crochets;
mod declinaisons;
mod documents;
mod entrees;
mod etiquettes;
mod feuilles;
mod fiches;
mod indicateurs;
mod observations;
mod offre;
mod offre_locale;
mod pages;
mod plans;
mod portail;
mod prose;
mod relink;
pub mod rules;
mod sigles;
mod sous_titres;
mod suivi;
mod synonymes;
mod territoires;
mod versions;

use std::collections::BTreeMap;
use std::sync::Arc;

use context::Log;
pub use context::TextePublic;
pub(crate) use context::{DOCUMENT, INDICATEUR, SOURCE, TERRITOIRE, What, find};
pub use portail::base_url;
use rayon::prelude::*;
pub use relink::Relinker;

use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, Files, Span};
use crate::model::{
    Acteur, Activite, Corpus, Declinaison, Document, Etiquette, Grammaire, Indicateur, Noeud, Observations, PageLibre,
    Plan, Registre, RubriqueIndicateur, Sigle, Source, Synonyme, Territoire,
};
use crate::say;
use crate::source::Sources;

/// What linking gives besides diagnostics.
#[derive(Debug)]
pub struct Linked {
    /// Everything, linked.
    pub corpus: Corpus,
    /// Every public text with its place, for the rules that read text.
    pub textes: Vec<TextePublic>,
}

/// The registers that everything else refers to.
#[derive(Debug, Default)]
struct Registres {
    territoires: Registre<Territoire>,
    acteurs: Registre<Acteur>,
    documents: Registre<Document>,
    sources: Registre<Source>,
    plans: Registre<Plan>,
    themes: Registre<Etiquette>,
    parcours: Registre<Etiquette>,
    activites: Registre<Activite>,
    rubriques: Registre<RubriqueIndicateur>,
    indicateurs: Registre<Indicateur>,
    observations: Observations,
    sigles: Vec<Arc<Sigle>>,
    synonymes: Vec<Synonyme>,
    pages: Registre<PageLibre>,
}

impl Registres {
    /// A node by its code: of `plan`, or of the register's plans.
    fn noeud<'a>(&'a self, code: &str, plan: Option<&'a Plan>) -> Option<&'a Arc<Noeud>> {
        let common = || self.plans.values().filter(|p| p.dossier.is_none());
        plan.and_then(|p| p.noeuds.get(code)).or_else(|| common().find_map(|p| p.noeuds.get(code)))
    }
}

/// Links everything; `None` when the sources are too broken to make a portal (the diagnostics say why).
#[must_use]
pub fn link(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Linked> {
    let mut log = Log::default();
    let linked = run(sources, &mut log);
    let Log { diagnostics: told, textes, lost, .. } = log;
    let told = told.into_iter().filter(|d| !Log::follows(&lost, d)).collect();
    diagnostics.extend(gather(told, &sources.files));
    linked.map(|corpus| Linked { corpus, textes })
}

/// Says once, at the first place, what several texts refer to and nothing declares: the slip is most often there.
fn gather(mut told: Vec<Diagnostic>, files: &Files) -> Vec<Diagnostic> {
    const SHOWN: usize = 3;
    told.sort_by_cached_key(|d| d.span.map(|s| (files.path(s.file).to_owned(), s.start)));
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut again: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    let mut kept: Vec<Diagnostic> = Vec::new();
    for diagnostic in told {
        // What has one right spelling is repaired place by place.
        let alike = diagnostic.rule.code == rules::UNKNOWN.code && diagnostic.right.is_none();
        let Some(span) = diagnostic.span.filter(|_| alike && diagnostic.related.is_empty()) else {
            kept.push(diagnostic);
            continue;
        };
        let rank = *first.entry(diagnostic.message.fr.clone()).or_insert(kept.len());
        if rank == kept.len() {
            kept.push(diagnostic);
        } else {
            again.entry(rank).or_default().push(span);
        }
    }
    for (rank, spans) in again {
        let Some(diagnostic) = kept.get_mut(rank) else { continue };
        let (count, Bilingual { fr, en }) = (spans.len() + 1, &diagnostic.message);
        diagnostic.message = say!("{fr} ({count} emplois, voici le premier)", "{en} ({count} uses, this is the first)");
        let label = || say!("ici aussi", "here too");
        diagnostic.related.extend(spans.into_iter().take(SHOWN).map(|span| (span, label())));
    }
    kept
}

/// Links the folders of territories, each beside the others: none refers to another but through the registers.
fn dossiers(s: &Sources, r: &Registres, log: &mut Log) -> Vec<Arc<Declinaison>> {
    let one = |(dossier, d)| {
        let mut own = log.beside();
        (declinaisons::link(dossier, d, None, &s.files, r, &mut own), own)
    };
    let linked: Vec<(Option<Arc<Declinaison>>, Log)> = s.dossiers.par_iter().map(one).collect();
    let mut declinaisons = Vec::new();
    for (declinaison, own) in linked {
        declinaisons.extend(declinaison);
        log.absorb(own);
    }
    declinaisons
}

fn run(s: &Sources, log: &mut Log) -> Option<Corpus> {
    // A register that could not be read would make every reference to it look wrong.
    let registers_read = s.portail.is_some() && s.territoires.is_some() && s.documents.is_some() && !s.plans.is_empty();
    if !registers_read {
        return None;
    }
    log.grammaire = s.portail.as_ref().map(|p| Grammaire::de(p.value.langue.value.trim())).unwrap_or_default();
    let mut r = Registres::default();
    if let Some(file) = &s.territoires {
        r.territoires = territoires::link(file, log);
    }
    if let Some(file) = &s.acteurs {
        r.acteurs = acteurs::link(file, log);
    }
    if let Some(file) = &s.documents {
        r.documents = documents::documents(file, &r, log);
    }
    if let Some(file) = &s.sources {
        r.sources = documents::sources(file, log);
    }
    for file in &s.plans {
        plans::link(file, &file.stem, None, &mut r, log);
    }
    for (dossier, d) in &s.dossiers {
        if let Some(file) = &d.plan {
            plans::link(file, &dossier.nom, Some(dossier.racine.adresse(&dossier.nom)), &mut r, log);
        }
    }
    if let Some(file) = &s.offre {
        r.activites = offre::link(file, &r, log);
    }
    if let Some(file) = &s.indicateurs {
        (r.rubriques, r.indicateurs) = indicateurs::link(file, &r, log);
    }
    if let Some(file) = &s.observations {
        let regional = observations::link(file, None, None, &r, log);
        r.observations.extend(regional);
    }
    for d in s.dossiers.values() {
        let (territoire, document) = declinaisons::whose(d, &r);
        // Without one of them the head is missing or wrong, which is said where it stands.
        if let (Some(file), Some(_), Some(_)) = (&d.observations, &territoire, &document) {
            let local = observations::link(file, territoire.as_ref(), document.as_ref(), &r, log);
            r.observations.extend(local);
        }
    }
    if let Some(file) = &s.sigles {
        r.sigles = sigles::link(file, &r, log);
    }
    if let Some(file) = &s.synonymes {
        r.synonymes = synonymes::link(file, log);
    }
    r.pages = pages::heads(&s.pages, &r, log);
    pages::proses(&s.pages, &s.files, &r, log);
    if let Some(file) = &s.offre {
        offre::proses(file, &s.files, &r, log);
    }
    let accessibilite = s.accessibilite.as_ref().and_then(|file| accessibilite::link(file, &s.files, &r, log));
    let cartes = cartes::link(s.cartes.as_ref(), &s.geometries, &s.files, &r.territoires, log);
    let textes = fiches::regional(&s.textes, &s.files, &r, log).into();
    let declinaisons = dossiers(s, &r, log);
    let entrees = entrees::link(s.entrees.as_ref(), &s.pages_d_entree, &s.files, &r, log);
    let decoupage = s
        .decoupage
        .as_ref()
        .zip(s.communes.as_ref())
        .map(|(head, list)| Arc::new(communes::link(head, list, s.intercommunalites.as_ref(), &r, log)));
    let portail = portail::link(s.portail.as_ref()?, log)?;
    let versions = versions::link(s, &portail, &declinaisons, &r, log);
    Some(Corpus {
        portail,
        territoires: r.territoires,
        cartes,
        plans: r.plans,
        textes,
        themes: r.themes,
        parcours: r.parcours,
        rubriques: r.rubriques,
        indicateurs: r.indicateurs,
        observations: r.observations,
        activites: r.activites,
        acteurs: r.acteurs,
        sources: r.sources,
        documents: r.documents,
        decoupage,
        entrees,
        sigles: r.sigles,
        synonymes: r.synonymes,
        pages: r.pages,
        accessibilite,
        declinaisons,
        versions,
    })
}
