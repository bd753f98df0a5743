//! `garrigue headers`: what to copy into the configuration of a host.

use clap::{Args, ValueEnum};

use super::Exit;
use super::report::Report;
use crate::export::entetes::{Serveur, entetes};

#[derive(Debug, Args)]
pub(super) struct Headers {
    /// Le serveur ; « fichier » donne le fichier _headers, que build écrit déjà
    #[arg(value_enum, value_name = "SERVEUR")]
    serveur: ServeurArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ServeurArg {
    Nginx,
    Apache,
    Fichier,
}

impl Headers {
    pub(super) fn run(&self) -> Exit {
        let serveur = match self.serveur {
            ServeurArg::Nginx => Serveur::Nginx,
            ServeurArg::Apache => Serveur::Apache,
            ServeurArg::Fichier => Serveur::Fichier,
        };
        Report::raw(entetes(serveur).trim_end());
        Exit::Fine
    }
}
