//! `garrigue schema`: what editors need to complete, explain and check the sources while they are written.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::report::Report;
use crate::diagnostic::{Diagnostics, visible};
use crate::say;
use crate::schema::tables::TABLES;
use crate::schema::{Identifiants, SORTES};
use crate::scribe::write;
use crate::source::content;

/// Where schemas are written unless an author says otherwise.
pub(super) const FOLDER: &str = ".garrigue/schemas";

#[derive(Debug, Args)]
#[command(after_help = "\
Relancez cette commande quand vos registres changent : les éditeurs proposeront les nouveaux identifiants.
L'en-tête d'un fichier Markdown n'est complété que par les éditeurs qui savent lire du YAML dans du Markdown ;
les autres se relient par la ligne « # yaml-language-server: $schema=… », ou pas du tout.

Exemple :
  garrigue schema                 # écrit .garrigue/schemas/*.json, que « garrigue init » a reliés à VS Code")]
pub(super) struct Schema {
    /// Dossier où écrire les schémas
    #[arg(long, default_value = FOLDER, value_name = "DOSSIER")]
    out: PathBuf,
    /// Dossier des sources, dont les identifiants seront proposés
    #[arg(long, default_value = "content", value_name = "DOSSIER")]
    content: PathBuf,
}

impl Schema {
    pub(super) fn run(&self, report: &Report) -> Exit {
        match schemas(&self.out, &self.content).iter().try_for_each(|(path, text)| write::generated(path, text)) {
            Ok(()) => {
                let (count, out) = (SORTES.len() + TABLES.len(), visible(&self.out.to_string_lossy()).into_owned());
                report.result(&say!("{count} schémas : « {out} ».", "{count} schemas: “{out}”."));
                Exit::Fine
            }
            Err(fault) => {
                report.fault(&fault.message());
                Exit::Disk
            }
        }
    }
}

/// Every schema, with the identifiers of the sources when there are any.
pub(super) fn schemas(out: &Path, content: &Path) -> Vec<(PathBuf, String)> {
    let known = if content.is_dir() {
        Identifiants::of(&content::read(content, &mut Diagnostics::default()))
    } else {
        Identifiants::default()
    };
    let text = |schema| format!("{schema:#}\n");
    let tables = TABLES.iter().map(|t| (out.join(format!("{}.table.json", t.nom)), text(t.schema())));
    SORTES.iter().map(|s| (out.join(format!("{}.json", s.nom)), text(s.schema(&known)))).chain(tables).collect()
}
