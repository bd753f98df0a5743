//! `garrigue man` and `garrigue completions`: from the definition of the commands, so they cannot fall behind.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

use super::report::Report;
use super::{Exit, english};
use crate::diagnostic::Lang;
use crate::say;
use crate::scribe::write;

#[derive(Debug, Args)]
#[command(after_help = "\
Exemples :
  garrigue man | man -l -                     # la lire
  garrigue man --out ~/.local/share/man/man1  # l'installer, une page par commande")]
pub(super) struct Man {
    /// Dossier où écrire une page par commande, au lieu d'afficher la première
    #[arg(long, value_name = "DOSSIER")]
    out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Exemples :
  garrigue completions bash > ~/.local/share/bash-completion/completions/garrigue
  garrigue completions zsh > ~/.zfunc/_garrigue
  garrigue completions fish > ~/.config/fish/completions/garrigue.fish")]
pub(super) struct Completions {
    /// Interpréteur de commandes
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Man {
    pub(super) fn run(&self, report: &Report) -> Exit {
        let mut command = super::definition(report.lang);
        command.build();
        let pages: Option<Vec<(String, String)>> = std::iter::once((String::from("garrigue"), command.clone()))
            .chain(command.get_subcommands().map(|c| (format!("garrigue-{}", c.get_name()), c.clone())))
            .map(|(name, command)| Some((name.clone(), page(name, command, report.lang)?)))
            .collect();
        let Some(pages) = pages else {
            report.fault(&say!("la page n'a pas pu être écrite.", "the page could not be written."));
            return Exit::Internal;
        };
        let Some(out) = &self.out else {
            pages.iter().take(1).for_each(|(_, text)| Report::raw(text.trim_end()));
            return Exit::Fine;
        };
        match pages.iter().try_for_each(|(name, text)| write::generated(&out.join(format!("{name}.1")), text)) {
            Ok(()) => {
                let count = pages.len();
                report.result(&say!("{count} pages.", "{count} pages."));
                Exit::Fine
            }
            Err(fault) => {
                report.fault(&fault.message());
                Exit::Disk
            }
        }
    }
}

fn page(name: String, command: clap::Command, lang: Lang) -> Option<String> {
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.display_name(name)).render(&mut bytes).ok()?;
    let page = String::from_utf8(bytes).ok()?;
    if lang == Lang::En {
        return Some(page);
    }
    // The headings that every French manual has.
    let french = [("NAME", "NOM"), ("SUBCOMMANDS", "COMMANDES"), ("EXTRA", "COMPLÉMENTS")];
    Some(french.iter().fold(page, |page, (en, fr)| page.replace(&format!(".SH {en}\n"), &format!(".SH {fr}\n"))))
}

impl Completions {
    pub(super) fn run(&self, lang: Lang) -> Exit {
        let mut bytes = Vec::new();
        let command = super::definition(lang);
        let mut command = if lang == Lang::En { english::with_values(command) } else { command };
        clap_complete::generate(self.shell, &mut command, "garrigue", &mut bytes);
        Report::raw(String::from_utf8_lossy(&bytes).trim_end());
        Exit::Fine
    }
}
