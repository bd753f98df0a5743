//! `garrigue serve`: shows the portal to its author, and follows each save.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;

use super::report::Report;
use super::{Common, Exit};
use crate::diagnostic::{Bilingual, Diagnostics, Severity, visible};
use crate::etat::{self, Etat};
use crate::pipeline::{self, Settings};
use crate::say;
use crate::serve::{self, Batch, Desk, Stage, Workshop};
use crate::source::watch::Watch;

/// The port when none is asked for; the next ones are tried when it is taken.
const PORT: u16 = 4000;
const TRIES: u16 = 10;
/// An overlay is read, not scrolled: the terminal has the rest.
const MOST_SHOWN: usize = 20;

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    common: Common,
    /// Port de l'aperçu, 0 pour un port libre quelconque [défaut : 4000, ou le premier libre qui suit]
    #[arg(long, value_name = "N", value_parser = super::number(0..=65_535_u16))]
    port: Option<u16>,
    /// Ouvre l'aperçu dans le navigateur
    #[arg(long)]
    open: bool,
}

impl Serve {
    pub(super) fn run(&self, report: &Report) -> Exit {
        match self.prepare() {
            Ok(ready) => ready.run(self.open, report),
            Err((exit, fault)) => {
                report.fault(&fault);
                exit
            }
        }
    }

    fn prepare(&self) -> Result<Ready, (Exit, Bilingual)> {
        let mut settings = self.common.settings();
        if !settings.content.is_dir() {
            let content = visible(&settings.content.to_string_lossy()).into_owned();
            return Err((
                Exit::Content,
                say!(
                    "le dossier des sources « {content} » n'existe pas ; indiquez le bon par --content DOSSIER.",
                    "the content folder “{content}” does not exist; name the right one with --content DIR."
                ),
            ));
        }
        let (listener, port) = self.listen().map_err(|fault| (Exit::Disk, fault))?;
        let address = format!("http://127.0.0.1:{port}/");
        // The page of an unknown address links from the root of the site, which is here.
        settings.base_url.get_or_insert_with(|| address.clone());
        // Before the first build: what is saved during it must be seen.
        let folders = pipeline::read_folders(&settings);
        let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
        let watch = Watch::new(&folders).map_err(|fault| (Exit::Disk, fault))?;
        let threads = self.common.threads().map_err(|_| {
            (Exit::Disk, say!("les fils d'exécution n'ont pas pu être créés.", "threads could not be started."))
        })?;
        let etat = {
            let settings = settings.clone();
            Arc::new(move |style: &str| missing(&settings, style))
        };
        Ok(Ready {
            listener,
            address,
            watch,
            etat,
            workshop: Workshop::new(settings, self.common.strictness(), threads),
        })
    }

    /// Takes a port of this machine, which no other machine reaches.
    fn listen(&self) -> Result<(TcpListener, u16), Bilingual> {
        let ports = self.port.map_or(PORT..=PORT + TRIES - 1, |port| port..=port);
        let mut fault = say!("aucun port n'a été essayé.", "no port was tried.");
        for port in ports {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).and_then(|l| Ok((l.local_addr()?.port(), l))) {
                Ok((port, listener)) => return Ok((listener, port)),
                Err(error) => {
                    let taken = error.kind() == ErrorKind::AddrInUse;
                    fault = if taken {
                        say!(
                            "le port {port} est déjà pris ; choisissez-en un autre par --port N.",
                            "port {port} is taken; choose another with --port N."
                        )
                    } else {
                        say!(
                            "le port {port} ne peut pas être ouvert : {error}.",
                            "port {port} cannot be opened: {error}."
                        )
                    };
                    if !taken {
                        break;
                    }
                }
            }
        }
        Err(fault)
    }
}

/// All that a preview needs, before it starts.
struct Ready {
    listener: TcpListener,
    address: String,
    watch: Watch,
    etat: serve::http::Etat,
    workshop: Workshop,
}

impl Ready {
    fn run(self, open: bool, report: &Report) -> Exit {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
            report.fault(&say!("le serveur n'a pas pu démarrer.", "the server could not start."));
            return Exit::Disk;
        };
        let stage = Stage::new(report.lang);
        let address = &self.address;
        report.result(&say!("Aperçu : {address} (Ctrl-C pour arrêter)", "Preview: {address} (Ctrl-C to stop)"));
        report.note(&say!(
            "ce qui manque encore dans les sources : {address}.garrigue/etat",
            "what is still missing from the sources: {address}.garrigue/etat"
        ));
        if open && ::open::that_detached(address).is_err() {
            report.fault(&say!("le navigateur n'a pas pu être ouvert.", "the browser could not be opened."));
        }
        let author = Author { report: report.clone(), known: BTreeSet::new(), good: false };
        let (watch, workshop) = (self.watch, self.workshop);
        let (alive, ended) = tokio::sync::oneshot::channel::<()>();
        // Building takes long, and stopping must not wait for it: nothing that it does is on the disk.
        let desk = Arc::new(Desk::new(stage.clone()));
        let listener = Listener { report: report.clone(), desk: Arc::clone(&desk) };
        std::thread::spawn(move || listener.follow(watch));
        std::thread::spawn(move || {
            let _alive = alive;
            author.build(&desk, workshop);
        });
        let exit = runtime.block_on(async {
            tokio::select! {
                served = serve::serve(self.listener, stage, self.etat) => {
                    let error = served.err().map(|e| e.to_string()).unwrap_or_default();
                    report.fault(&say!("le serveur s'est arrêté : {error}.", "the server stopped: {error}."));
                    Exit::Disk
                }
                () = stopped() => {
                    report.result(&say!("Aperçu arrêté.", "Preview stopped."));
                    Exit::Fine
                }
                _ = ended => {
                    report.fault(&say!("les sources ne sont plus suivies.", "the sources are no longer followed."));
                    Exit::Internal
                }
            }
        });
        runtime.shutdown_background();
        exit
    }
}

/// The page of what is missing, as the sources are now.
fn missing(settings: &Settings, style: &str) -> Option<String> {
    let mut diagnostics = Diagnostics::default();
    let prepared = pipeline::prepare(settings, &mut diagnostics);
    let linked = prepared.linked.filter(|_| !diagnostics.has_errors())?;
    Some(etat::page::render(&Etat::of(&linked, &prepared.sources.files), style))
}

/// Waits for Ctrl-C, or for the system to ask for the end.
async fn stopped() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let asked = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let asked = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => (),
        () = asked => (),
    }
}

/// Hears of saves.
struct Listener {
    report: Report,
    desk: Arc<Desk>,
}

impl Listener {
    fn follow(self, mut watch: Watch) {
        self.desk.save(watch.everything());
        while let Some(saved) = watch.wait() {
            let start = Instant::now();
            let Bilingual { fr, en } = named(&saved);
            let count = self.desk.save(saved);
            if count > 0 {
                let ms = start.elapsed().as_millis();
                self.report.progress(&say!(
                    "{fr} : {count} page(s) à jour en {ms} ms ; le reste suit…",
                    "{en}: {count} page(s) up to date in {ms} ms; the rest follows…"
                ));
            } else {
                self.report.progress(&say!("Construction…", "Building…"));
            }
        }
        self.desk.close();
    }
}

/// Builds after each save, and tells it in the terminal and on the stage.
struct Author {
    report: Report,
    /// The warnings that were told already: a save that changes nothing to them does not repeat them.
    known: BTreeSet<String>,
    /// Whether a site was good already.
    good: bool,
}

impl Author {
    fn build(mut self, desk: &Desk, mut workshop: Workshop) {
        let mut first = true;
        while let Some(task) = desk.take() {
            let start = Instant::now();
            if first {
                self.report.progress(&say!("Construction…", "Building…"));
            }
            let Some(mut batch) = workshop.build(&task) else { continue };
            let fault = if batch.site.is_none() { self.excerpts(&batch) } else { String::new() };
            // Before the terminal is told: it may be slow. A file that was being written when it was read is no mistake
            // of the author: its end is a save.
            if !desk.put(&mut batch, &fault) {
                continue;
            }
            self.report.progress_done();
            self.tell(&batch, (!first).then_some(&task.saved), start.elapsed());
            first = false;
        }
    }

    /// What the overlay says: the errors, as the terminal shows them.
    fn excerpts(&self, batch: &Batch) -> String {
        if batch.broken {
            return own_fault().get(self.report.lang).to_owned();
        }
        let errors: Vec<_> = batch.remarks.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
        let shown = errors.iter().take(MOST_SHOWN).map(|d| self.report.plain(d, &batch.remarks.files));
        let mut text = shown.collect::<Vec<_>>().join("\n");
        if let Some(more) = errors.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            let more = say!("… et {more} autre(s) erreur(s).", "… and {more} more error(s).");
            text = format!("{text}\n{}", more.get(self.report.lang));
        }
        text
    }

    fn tell(&mut self, batch: &Batch, saved: Option<&BTreeSet<PathBuf>>, took: Duration) {
        let mut warnings = BTreeSet::new();
        for diagnostic in batch.remarks.diagnostics.iter() {
            let warning = diagnostic.severity == Severity::Warning;
            let text = self.report.plain(diagnostic, &batch.remarks.files);
            if !warning || !self.known.contains(&text) {
                self.report.diagnostic(diagnostic, &batch.remarks.files);
            }
            if warning {
                warnings.insert(text);
            }
        }
        // A mistake may hide warnings that come later: they are still known when it is gone.
        match batch.site {
            Some(_) => {
                self.known = warnings;
                self.good = true;
            }
            None => self.known.append(&mut warnings),
        }
        let (errors, count) = (batch.remarks.diagnostics.errors(), batch.remarks.diagnostics.warnings());
        let what = saved.map_or_else(|| say!("", ""), named);
        let (seconds, changes) = (took.as_secs_f64(), batch.changes);
        let (fr, en) = (&what.fr, &what.en);
        match &batch.site {
            Some(site) if saved.is_none() => {
                let pages = site.pages();
                self.report.result(&say!(
                    "{pages} pages construites, {count} avertissement(s), {seconds:.2} s.",
                    "{pages} pages built, {count} warning(s), {seconds:.2} s."
                ));
            }
            Some(site) => {
                let (all, pages) = (site.pages(), changes.pages);
                self.report.result(&say!(
                    "{fr} : {pages} page(s) changée(s) sur {all}, {count} avertissement(s), {seconds:.2} s.",
                    "{en}: {pages} page(s) of {all} changed, {count} warning(s), {seconds:.2} s."
                ));
            }
            None if batch.broken => self.report.fault(&own_fault()),
            None if !self.good => self.report.fault(&say!(
                "{errors} erreur(s), {count} avertissement(s) : l'aperçu paraîtra dès que ce sera corrigé.",
                "{errors} error(s), {count} warning(s): the preview will appear once this is corrected."
            )),
            None => self.report.fault(&say!(
                "{errors} erreur(s), {count} avertissement(s) : l'aperçu montre la dernière version sans erreur.",
                "{errors} error(s), {count} warning(s): the preview shows the last version without error."
            )),
        }
    }
}

/// What was saved, in a few words.
fn named(saved: &BTreeSet<PathBuf>) -> Bilingual {
    let Some(first) = saved.first().map(|p| visible(&p.to_string_lossy()).into_owned()) else {
        return say!("sources", "sources");
    };
    match saved.len() - 1 {
        0 => say!("{first}", "{first}"),
        more => say!("{first} et {more} autre(s)", "{first} and {more} more"),
    }
}

fn own_fault() -> Bilingual {
    say!(
        "Garrigue s'est trompé en construisant le portail ; l'aperçu montre la dernière version sans erreur.",
        "Garrigue itself went wrong while building; the preview shows the last version without error."
    )
}
