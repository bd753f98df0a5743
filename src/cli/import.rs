//! `garrigue import`: observations received as data, as an author would write them.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::report::Report;
use crate::diagnostic::{Diagnostics, visible};
use crate::pipeline::{self, Settings};
use crate::source::observations;
use crate::{import, publish, say};

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Paquet de données (dossier donnees/ d'un portail) ou fichier CSV d'observations
    #[arg(value_name = "PAQUET")]
    package: PathBuf,
    /// Dossier des sources auxquelles comparer
    #[arg(long, default_value = "content", value_name = "DOSSIER")]
    content: PathBuf,
    /// Fichier où écrire les observations, qui ne doit pas exister [défaut : la sortie standard]
    #[arg(long, value_name = "FICHIER")]
    into: Option<PathBuf>,
    /// Écrit aussi les observations que les sources ont déjà
    #[arg(long)]
    all: bool,
}

impl Import {
    pub(super) fn run(&self, report: &Report) -> Exit {
        let settings = Settings {
            content: self.content.clone(),
            theme: None,
            themes: PathBuf::from("themes"),
            base_url: None,
            minify: false,
            images: false,
        };
        let mut found = Diagnostics::default();
        let mut prepared = pipeline::prepare(&settings, &mut found);
        let Some(linked) = prepared.linked.filter(|_| !found.has_errors()) else {
            found.sort(&prepared.sources.files);
            report.diagnostics(&found, &prepared.sources.files);
            return Exit::Content;
        };
        // What the sources lack is not what was asked.
        let mut diagnostics = Diagnostics::default();
        let files = &mut prepared.sources.files;
        let recues = match observations::read(&self.package, files) {
            Ok((file, lignes)) => import::observations(&lignes, file, &linked.corpus, self.all, &mut diagnostics),
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                import::Recues::default()
            }
        };
        diagnostics.sort(files);
        report.diagnostics(&diagnostics, files);
        if diagnostics.has_errors() {
            return Exit::Content;
        }
        let (new, known) = (recues.nouvelles.len(), recues.connues);
        if new == 0 {
            report.note(&say!(
                "les sources ont déjà ces {known} observations.",
                "the sources have these {known} observations already."
            ));
            return Exit::Fine;
        }
        let yaml = import::yaml(&recues.nouvelles);
        let Some(path) = &self.into else {
            Report::raw(yaml.trim_end());
            return Exit::Fine;
        };
        match publish::new_file(path, yaml.as_bytes()) {
            Ok(()) => {
                let shown = path.to_string_lossy();
                let path = visible(&shown);
                report.result(&say!(
                    "{new} observations écrites dans « {path} » ; les sources en avaient déjà {known}.",
                    "{new} observations written to “{path}”; the sources had {known} already."
                ));
                Exit::Fine
            }
            Err(error) => {
                let shown = path.to_string_lossy();
                let path = visible(&shown);
                if error.kind() == io::ErrorKind::AlreadyExists {
                    report.fault(&say!(
                        "« {path} » existe déjà, et rien n'y est changé ; donnez un autre nom.",
                        "“{path}” exists already and nothing in it is changed; give another name."
                    ));
                } else {
                    report.fault(&say!(
                        "« {path} » n'a pas pu être écrit : {error}.",
                        "“{path}” could not be written: {error}."
                    ));
                }
                Exit::Disk
            }
        }
    }
}
