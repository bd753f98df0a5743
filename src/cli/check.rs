//! `garrigue check`: everything that a build would say, without writing anything.

use clap::{Args, ValueEnum};

use super::report::Report;
use super::{Common, Exit, Reason};
use crate::cache::Cache;
use crate::check;
use crate::diagnostic::{Diagnostics, Files, github, json, sarif};
use crate::model::DatePartielle;
use crate::pipeline;
use crate::publish::MemorySink;
use crate::say;
use crate::scribe::fix;

#[derive(Debug, Args)]
#[command(after_help = "\
Les problèmes s'affichent sur la sortie d'erreur, le compte ou le JSON sur la sortie standard.
--fix ne change que ce qui n'a qu'une bonne écriture : un code (E1D307 → E1D3O7), une étiquette écrite par son nom ou une de ses variantes,
un crochet oublié autour d'un renvoi, un lien à l'envers, un titre de section (sans espace après « ## », en gras, d'un autre niveau), un code
de commune qui a perdu son zéro, une faute de typographie (coeur, Etat, une espace avant une virgule, une puce ou une ligature venue d'une
copie). Il montre chaque changement ; le reste est à vous.

Codes de sortie : 0 aucune erreur · 1 au moins une erreur · 2 commande mal écrite · 3 disque.

Exemples :
  garrigue check                     # tout ce que dirait une construction, sans rien écrire
  garrigue check --fix --dry-run     # ce que --fix changerait
  garrigue check --format github     # dans une action GitHub")]
pub(super) struct Check {
    #[command(flatten)]
    common: Common,
    /// Forme des résultats
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORME")]
    format: Format,
    /// Écrit dans les sources les corrections qui ne laissent aucun doute
    #[arg(long)]
    fix: bool,
    /// Avec --fix : montre ces corrections sans rien écrire
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Signale aussi ce qui sera périmé ce jour-là (AAAA-MM-JJ)
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<DatePartielle>,
}

/// How many times sources are read again after a repair.
const ROUNDS: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Pour une personne
    Text,
    /// Pour un programme
    Json,
    /// Pour un service d'analyse de code (SARIF 2.1.0)
    Sarif,
    /// Pour une action GitHub : les problèmes s'affichent sur les lignes modifiées
    Github,
}

impl Check {
    pub(super) fn run(&self, report: &Report) -> Exit {
        if self.fix
            && let Err(exit) = self.repair(report)
        {
            return exit;
        }
        let Ok((mut diagnostics, files, pages)) = self.common.with_threads(|| self.examine(report)) else {
            report.fault(&say!("les fils d'exécution n'ont pas pu être créés.", "threads could not be started."));
            return Exit::Disk;
        };
        report.progress_done();
        diagnostics.promote(&self.common.strictness());
        diagnostics.sort(&files);
        let exit = Report::exit(&diagnostics);
        let written = match self.format {
            Format::Text => None,
            Format::Json => Some(json::render(&diagnostics, &files, report.lang)),
            Format::Sarif => Some(sarif::render(&diagnostics, &files, report.lang)),
            Format::Github => Some(Ok(github::render(&diagnostics, &files, report.lang))),
        };
        match written {
            Some(Ok(text)) => {
                Report::raw(text.trim_end());
                return exit;
            }
            Some(Err(_)) => {
                report.fault(&say!("le JSON n'a pas pu être écrit.", "JSON could not be written."));
                return Exit::Internal;
            }
            None => {}
        }
        report.diagnostics(&diagnostics, &files);
        let (errors, warnings) = (diagnostics.errors(), diagnostics.warnings());
        report.result(&say!(
            "{pages} pages examinées : {errors} erreur(s), {warnings} avertissement(s).",
            "{pages} pages examined: {errors} error(s), {warnings} warning(s)."
        ));
        exit
    }

    /// Repairs what can be, as long as there is something to repair: a code in place may show the next fault.
    fn repair(&self, report: &Report) -> Result<(), Exit> {
        let mut count = 0;
        for _ in 0..ROUNDS {
            let mut diagnostics = Diagnostics::default();
            let Ok(prepared) =
                self.common.with_threads(|| pipeline::prepare(&self.common.settings(), &mut diagnostics))
            else {
                break;
            };
            let repairs = fix::plan(diagnostics.iter(), &prepared.sources.files);
            for repair in &repairs {
                if !self.dry_run
                    && let Err(fault) = repair.apply()
                {
                    report.fault(&fault.message());
                    return Err(Exit::Disk);
                }
                count += repair.changes.len();
                for fix::Change { rule, line, before, after, .. } in &repair.changes {
                    let path = &repair.path;
                    report.note(&say!(
                        "{path}:{line} : « {before} » → « {after} » [{rule}]",
                        "{path}:{line}: “{before}” → “{after}” [{rule}]"
                    ));
                }
            }
            if repairs.is_empty() || self.dry_run {
                break;
            }
        }
        report.note(&if self.dry_run {
            say!(
                "{count} correction(s) possible(s), rien n'est écrit.",
                "{count} possible correction(s), nothing is written."
            )
        } else {
            say!("{count} correction(s) écrite(s).", "{count} correction(s) written.")
        });
        Ok(())
    }

    /// Does all that a build does, into memory.
    fn examine(&self, report: &Report) -> (Diagnostics, Files, usize) {
        let mut diagnostics = Diagnostics::default();
        report.progress(&say!("Lecture des sources…", "Reading the sources…"));
        let settings = self.common.settings();
        let prepared = pipeline::prepare(&settings, &mut diagnostics);
        let mut files = prepared.sources.files;
        if let (Some(date), Some(linked)) = (self.date, &prepared.linked) {
            check::on(date, &linked.corpus, &mut diagnostics);
        }
        let mut pages = 0;
        let ready = prepared.linked.as_ref().filter(|_| !diagnostics.has_errors());
        if let Some(linked) = ready
            && let Some(theme) = pipeline::theme(&settings, linked, &mut files, &mut diagnostics)
            && let Ok(made) = pipeline::make(
                linked,
                &theme,
                &files,
                &MemorySink::new(),
                &Cache::default(),
                &|done, all| report.pages(done, all),
                &mut diagnostics,
            )
        {
            pages = made.made.pages;
        }
        (diagnostics, files, pages)
    }
}

fn date(text: &str) -> Result<DatePartielle, Reason> {
    DatePartielle::parse(text).map_err(|d| Reason(d.message))
}
