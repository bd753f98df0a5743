//! `garrigue check`: everything that a build would say, without writing anything.

use clap::{Args, ValueEnum};

use super::report::Report;
use super::{Common, Exit};
use crate::cache::Cache;
use crate::diagnostic::{Diagnostics, Files, github, json, sarif};
use crate::pipeline;
use crate::publish::MemorySink;
use crate::say;

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    common: Common,
    /// Forme des résultats
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORME")]
    format: Format,
}

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
        let Ok((mut diagnostics, files, pages)) = self.common.with_threads(|| self.examine()) else {
            report.fault(&say!("les fils d'exécution n'ont pas pu être créés.", "threads could not be started."));
            return Exit::Disk;
        };
        if self.common.strict {
            diagnostics.promote_warnings();
        }
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

    /// Does all that a build does, into memory.
    fn examine(&self) -> (Diagnostics, Files, usize) {
        let mut diagnostics = Diagnostics::default();
        let settings = self.common.settings();
        let prepared = pipeline::prepare(&settings, &mut diagnostics);
        let mut files = prepared.sources.files;
        let mut pages = 0;
        let ready = prepared.linked.as_ref().filter(|_| !diagnostics.has_errors());
        if let Some(linked) = ready
            && let Some(theme) = pipeline::theme(&settings, linked, &mut files, &mut diagnostics)
            && let Ok(made) =
                pipeline::make(linked, &theme, &MemorySink::new(), &Cache::default(), &|_, _| {}, &mut diagnostics)
        {
            pages = made.made.pages;
        }
        (diagnostics, files, pages)
    }
}
