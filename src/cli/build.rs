//! `garrigue build`: checks the sources and publishes the portal, whole or not at all.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::report::Report;
use super::{Common, Exit, profil};
use crate::cache::{Cache, Said};
use crate::diagnostic::{Bilingual, Diagnostics, Files, visible};
use crate::pipeline::{self, Made, Settings};
use crate::profil::{Etape, pendant};
use crate::publish::{Guard, Publication, PublishError, Published};
use crate::say;

#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    common: Common,
    /// Dossier où publier le portail
    #[arg(long, default_value = "output", value_name = "DOSSIER")]
    output: PathBuf,
    /// N'ajoute pas d'image de partage aux pages
    #[arg(long)]
    no_images: bool,
    /// Dit le temps de processeur de chaque étape, et le poids des pages de chaque modèle
    #[arg(long)]
    profil: bool,
}

/// How the work went, before anything is printed.
struct Outcome {
    diagnostics: Diagnostics,
    files: Files,
    done: Option<(Made, Published)>,
    fault: Option<PublishError>,
    /// What pages weigh, when somebody asked.
    poids: Option<Bilingual>,
}

impl Build {
    pub(super) fn run(&self, report: &Report) -> Exit {
        let start = Instant::now();
        if self.profil {
            profil::commencer();
        }
        let Ok(mut outcome) = self.common.with_threads(|| self.work(report)) else {
            report.fault(&say!("les fils d'exécution n'ont pas pu être créés.", "threads could not be started."));
            return Exit::Disk;
        };
        report.progress_done();
        outcome.diagnostics.sort(&outcome.files);
        report.diagnostics(&outcome.diagnostics, &outcome.files);
        if let Some(fault) = outcome.fault {
            report.fault(&Bilingual::new(fault.fr(), fault.en()));
            return Exit::Disk;
        }
        let (errors, warnings) = (outcome.diagnostics.errors(), outcome.diagnostics.warnings());
        let Some((made, published)) = outcome.done else {
            let output = self.shown();
            report.fault(&say!(
                "{errors} erreur(s), {warnings} avertissement(s) : rien n'a été publié, « {output} » est inchangé.",
                "{errors} error(s), {warnings} warning(s): nothing was published, “{output}” is unchanged."
            ));
            return Exit::Content;
        };
        for leftover in &published.leftovers {
            let leftover = visible(&leftover.to_string_lossy()).into_owned();
            report.fault(&say!(
                "l'ancien portail n'a pas pu être effacé (« {leftover} ») ; la prochaine construction réessaiera.",
                "the old portal could not be removed (“{leftover}”); the next build will try again."
            ));
        }
        if published.in_place {
            let output = self.shown();
            report.note(&say!(
                "« {output} » ne peut pas être échangé d'un coup (volume, partage, image de conteneur) : ses fichiers ont été remplacés un à un, sans lien mort à aucun moment.",
                "“{output}” cannot be exchanged at once (volume, share, container image): its files were replaced one by one, without a dead link at any moment."
            ));
        }
        let (pages, kilobytes) = (made.pages, made.bytes / 1024);
        let seconds = start.elapsed().as_secs_f64();
        let output = self.shown();
        let Bilingual { fr, en } = changes(&published);
        report.result(&say!(
            "{pages} pages, {kilobytes} ko, {fr}, {warnings} avertissement(s), {seconds:.2} s : « {output} ».",
            "{pages} pages, {kilobytes} kB, {en}, {warnings} warning(s), {seconds:.2} s: “{output}”."
        ));
        if self.profil {
            report.result(&profil::tableau());
            if let Some(poids) = &outcome.poids {
                report.result(poids);
            }
        }
        Exit::Fine
    }

    fn work(&self, report: &Report) -> Outcome {
        let settings = Settings { images: !self.no_images, ..self.common.settings() };
        let mut outcome = Outcome {
            diagnostics: Diagnostics::default(),
            files: Files::default(),
            done: None,
            fault: None,
            poids: None,
        };
        let publication = || Publication::begin(&self.output, &guard(&settings));
        // Taken before anything is read, where there is something to keep: nobody else publishes meanwhile.
        let mut begun = self.output.exists().then(publication);
        let inputs = pipeline::inputs(&settings);
        let recalled = begun.as_ref().and_then(|begun| begun.as_ref().ok()).and_then(Publication::recall);
        let cache = recalled.and_then(|bytes| Cache::from_bytes(&bytes)).unwrap_or_default();
        if inputs.is_some()
            && inputs == cache.inputs
            && let Some(Ok(publication)) = begun
        {
            if let Some(made) = pipeline::again(&cache, &publication, &mut outcome.files, &mut outcome.diagnostics) {
                self.promote(&mut outcome.diagnostics);
                outcome.poids = self.profil.then(|| profil::poids(&cache));
                if !outcome.diagnostics.has_errors() {
                    outcome.commit(made, publication);
                }
                return outcome;
            }
            begun = None;
        }
        report.progress(&say!("Lecture des sources…", "Reading the sources…"));
        let prepared = pipeline::prepare(&settings, &mut outcome.diagnostics);
        outcome.files = prepared.sources.files;
        let Some(linked) = &prepared.linked else { return outcome };
        self.promote(&mut outcome.diagnostics);
        if outcome.diagnostics.has_errors() {
            return outcome;
        }
        let theme = pipeline::theme(&settings, linked, &mut outcome.files, &mut outcome.diagnostics);
        let Some(theme) = theme else { return outcome };
        let progress = |done: usize, all: usize| report.pages(done, all);
        let made = begun.unwrap_or_else(publication).and_then(|publication| {
            let next = pipeline::make(
                linked,
                &theme,
                &outcome.files,
                &publication,
                &cache,
                &progress,
                &mut outcome.diagnostics,
            )?;
            Ok((publication, next))
        });
        match made {
            Ok((publication, mut next)) => {
                next.said = outcome.diagnostics.iter().map(|d| Said::new(d, &outcome.files)).collect();
                // Sources saved while they were read are read again by the next build.
                next.inputs = inputs.filter(|before| pipeline::inputs(&settings) == Some(*before));
                self.promote(&mut outcome.diagnostics);
                outcome.poids = self.profil.then(|| profil::poids(&next));
                if !outcome.diagnostics.has_errors() {
                    // What it says of published files is checked against them: it may be there first.
                    publication.remember(&next.to_bytes());
                    outcome.commit(next.made, publication);
                }
            }
            Err(fault) => outcome.fault = Some(fault),
        }
        outcome
    }

    fn shown(&self) -> String {
        visible(&self.output.to_string_lossy()).into_owned()
    }

    fn promote(&self, diagnostics: &mut Diagnostics) {
        diagnostics.promote(&self.common.strictness());
    }
}

impl Outcome {
    /// Puts the portal in place.
    fn commit(&mut self, made: Made, publication: Publication) {
        match pendant(Etape::Echange, || publication.commit()) {
            Ok(published) => self.done = Some((made, published)),
            Err(fault) => self.fault = Some(fault),
        }
    }
}

/// What the new portal changes in the folder.
fn changes(published: &Published) -> Bilingual {
    let (new, kept, removed) = (published.new, published.kept, published.removed);
    if new == 0 && removed == 0 {
        return say!("rien n'a changé", "nothing has changed");
    }
    say!(
        "fichiers : {new} écrit(s), {kept} inchangé(s), {removed} retiré(s)",
        "files: {new} written, {kept} unchanged, {removed} removed"
    )
}

/// Where a portal may not be written.
fn guard(settings: &Settings) -> Guard {
    Guard {
        project: PathBuf::from("."),
        home: std::env::var_os("HOME").filter(|h| !h.is_empty()).map(PathBuf::from),
        sources: pipeline::read_folders(settings).into_iter().filter(|p| p.exists()).collect(),
    }
}
