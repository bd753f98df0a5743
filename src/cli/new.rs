//! `garrigue new`: one more thing in the sources.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::report::Report;
use crate::diagnostic::{Diagnostics, visible};
use crate::say;
use crate::scribe::new::{self, Plan, SORTES, Wanted};
use crate::scribe::write;
use crate::source::content;

#[derive(Debug, Args)]
#[command(after_help = sortes())]
pub(super) struct New {
    /// Ce qu'il faut créer : fiche, page, source…
    #[arg(value_name = "SORTE")]
    sorte: String,
    /// Son code, son identifiant ou son nom
    #[arg(value_name = "NOM")]
    nom: String,
    /// Pour quel territoire
    #[arg(long, value_name = "DOSSIER")]
    territoire: Option<String>,
    /// Son titre
    #[arg(long, value_name = "TITRE")]
    titre: Option<String>,
    /// Dossier des sources
    #[arg(long, default_value = "content", value_name = "DOSSIER")]
    content: PathBuf,
}

fn sortes() -> String {
    let rows: Vec<String> = SORTES.iter().map(|(name, what)| format!("  {name:<12} {what}")).collect();
    format!(
        "Sortes :\n{}\n  et chaque niveau de vos plans (objectif, défi, axe…) : CODE --titre TITRE\n\n\
         Exemples :\n  garrigue new fiche E1D3O7 --territoire herault\n  garrigue new source drees --titre \"Drees, enquête santé 2023\"",
        rows.join("\n")
    )
}

impl New {
    pub(super) fn run(&self, report: &Report) -> Exit {
        if !self.content.is_dir() {
            let folder = visible(&self.content.to_string_lossy()).into_owned();
            report.fault(&say!(
                "le dossier des sources « {folder} » n'existe pas : « garrigue init DOSSIER » en crée un.",
                "there is no content folder “{folder}”: “garrigue init DIR” makes one."
            ));
            return Exit::Usage;
        }
        // Faults elsewhere do not keep an author from adding a file.
        let sources = content::read(&self.content, &mut Diagnostics::default());
        let wanted = Wanted {
            sorte: &self.sorte,
            nom: &self.nom,
            territoire: self.territoire.as_deref(),
            titre: self.titre.as_deref(),
        };
        let plan = match new::prepare(wanted, &self.content, &sources) {
            Ok(plan) => plan,
            Err(message) => {
                report.fault(&message);
                return Exit::Usage;
            }
        };
        match apply(&plan) {
            Ok(()) => {}
            Err(fault @ (write::Fault::There(_) | write::Fault::Changed(_))) => {
                report.fault(&fault.message());
                return Exit::Content;
            }
            Err(fault) => {
                report.fault(&fault.message());
                return Exit::Disk;
            }
        }
        tell(&plan, report);
        Exit::Fine
    }
}

fn apply(plan: &Plan) -> Result<(), write::Fault> {
    write::create(&plan.create)?;
    plan.replace.iter().try_for_each(|(path, before, after)| write::replace(path, before, after))
}

fn tell(plan: &Plan, report: &Report) {
    for (path, _) in &plan.create {
        let path = visible(&path.to_string_lossy()).into_owned();
        report.result(&say!("créé : {path}", "created: {path}"));
    }
    for (path, before, after) in &plan.replace {
        let line = before.lines().count() + 1;
        let (path, lines) = (visible(&path.to_string_lossy()).into_owned(), after.lines().count() + 1 - line);
        report.result(&say!("ajouté : {path}:{line} ({lines} lignes)", "added: {path}:{line} ({lines} lines)"));
    }
    for (place, text) in &plan.paste {
        let place = visible(place);
        report.result(&say!("à coller dans {place} :\n{text}", "to paste in {place}:\n{text}"));
    }
    for next in &plan.next {
        report.note(next);
    }
}
