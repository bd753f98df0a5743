//! `garrigue status`: what is missing, as a list to work through.

use std::io::IsTerminal as _;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::report::Report;
use super::{Common, Exit};
use crate::diagnostic::Diagnostics;
use crate::etat::{self, Etat, Genre};
use crate::{pipeline, say};

#[derive(Debug, Args)]
#[command(after_help = "\
Ce n'est pas une liste d'erreurs : « garrigue check » les dit. C'est ce qui reste à écrire ou à revoir, et ce qui est déjà fait.
Dans l'aperçu (garrigue serve), la même liste est à l'adresse /.garrigue/etat ; elle n'est jamais publiée.

Codes de sortie : 0 la liste est donnée, vide ou non · 1 les sources ont une erreur · 2 commande mal écrite.

Exemples :
  garrigue status                                       # tout le portail
  garrigue status content/departements/herault          # un dossier, ou un fichier
  garrigue status --genre source --genre annee --tout   # les chiffres imprécis, sans en cacher
  garrigue status --format json                         # pour un tableur ou un programme")]
pub(super) struct Status {
    /// Ne montre que ce qui est dans ce dossier ou ce fichier
    #[arg(value_name = "CHEMIN", default_value = "", hide_default_value = true)]
    chemin: String,
    #[command(flatten)]
    common: Common,
    /// Ne montre que ce genre de manque (l'option se répète)
    #[arg(long, value_enum, value_name = "GENRE")]
    genre: Vec<Genre>,
    /// Montre toutes les lignes de chaque fichier
    #[arg(long)]
    tout: bool,
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
}

impl ValueEnum for Genre {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::TOUS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id()).help(self.nom().fr))
    }
}

impl Status {
    pub(super) fn run(&self, report: &Report) -> Exit {
        let mut diagnostics = Diagnostics::default();
        let Ok(prepared) = self.common.with_threads(|| pipeline::prepare(&self.common.settings(), &mut diagnostics))
        else {
            report.fault(&say!("les fils d'exécution n'ont pas pu être créés.", "threads could not be started."));
            return Exit::Disk;
        };
        let files = &prepared.sources.files;
        let Some(linked) = prepared.linked.filter(|_| !diagnostics.has_errors()) else {
            diagnostics.keep_errors();
            diagnostics.sort(files);
            report.diagnostics(&diagnostics, files);
            report.fault(&say!(
                "les sources ont des erreurs : corrigez-les d'abord (« garrigue check »).",
                "the sources have errors: correct them first (“garrigue check”)."
            ));
            return Exit::Content;
        };
        let etat = Etat::of(&linked, files).choisi(&self.genre, self.chemin.trim_start_matches("./"));
        match self.format {
            Format::Text => {
                // A file or a pipe has no width of its own.
                let width = if std::io::stdout().is_terminal() { report.width } else { report.width.max(80) };
                Report::raw(etat::texte::render(&etat, report.lang, width, self.tout).trim_end());
            }
            Format::Json => match etat::json(&etat, report.lang) {
                Ok(text) => Report::raw(&text),
                Err(_) => {
                    report.fault(&say!("le JSON n'a pas pu être écrit.", "JSON could not be written."));
                    return Exit::Internal;
                }
            },
        }
        Exit::Fine
    }
}
