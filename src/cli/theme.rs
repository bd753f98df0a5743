//! `garrigue theme`: what the theme is made of, and what its templates receive.

use std::convert::Infallible;
use std::io::Write;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::report::Report;
use super::{Common, Exit};
use crate::diagnostic::{Bilingual, Diagnostics, visible};
use crate::fingerprint::Fingerprint;
use crate::link::Linked;
use crate::pipeline::{self, Prepared};
use crate::portal::contrat::{Contrat, Exemples, contrat, livre};
use crate::portal::vue::fichiers::fichiers;
use crate::portal::{self, Site};
use crate::source::hints::nearest;
use crate::source::theme::ThemeSources;
use crate::{export, say};

#[derive(Debug, Args)]
#[command(after_help = "\
Exemples :
  garrigue theme                           # chaque fichier du thème, et d'où il vient
  garrigue theme templates/fiche.html      # un fichier du thème, à copier dans content/theme/ pour le changer
  garrigue theme --contract                # ce que reçoit chaque modèle, avec des exemples de ce portail
  garrigue theme --contract fiche.html     # ce que reçoit un modèle")]
pub(super) struct Theme {
    /// Fichier du thème à afficher ; avec --contract, modèle à décrire
    #[arg(value_name = "FICHIER")]
    file: Option<String>,
    /// Dit ce que reçoit chaque modèle : champs, types, exemples
    #[arg(long)]
    contract: bool,
    /// Forme du contrat
    #[arg(long, value_enum, default_value_t = Format::Markdown, requires = "contract")]
    format: Format,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Markdown,
    Json,
}

impl Theme {
    pub(super) fn run(&self, report: &Report) -> Exit {
        let settings = self.common.settings();
        // What is wrong with the sources is for `check` to say: without them, the contract has no examples.
        let mut ignored = Diagnostics::default();
        let Prepared { sources, linked } = pipeline::prepare(&settings, &mut ignored);
        if self.contract {
            return self.contract(linked.as_ref(), report);
        }
        let (mut files, mut diagnostics) = (sources.files, Diagnostics::default());
        let named = linked.as_ref().map(|l| l.corpus.portail.theme.as_str());
        let theme = pipeline::theme_sources(&settings, named, &mut files, &mut diagnostics);
        diagnostics.sort(&files);
        report.diagnostics(&diagnostics, &files);
        if diagnostics.has_errors() {
            return Exit::Content;
        }
        match &self.file {
            None => {
                Report::raw(&list(&theme));
                Exit::Fine
            }
            Some(name) => print(&theme, name, report),
        }
    }

    fn contract(&self, linked: Option<&Linked>, report: &Report) -> Exit {
        let contrat = contrat();
        let template = self.file.as_ref().map(|name| {
            let name = name.rsplit('/').next().unwrap_or(name);
            if name.contains('.') { name.to_owned() } else { format!("{name}.html") }
        });
        if let Some(name) = template.as_ref().filter(|name| !contrat.modeles.contains_key(*name)) {
            report.fault(&unknown(name, contrat.modeles.keys().map(String::as_str)));
            return Exit::Usage;
        }
        if self.format == Format::Json {
            return match serde_json::to_string_pretty(contrat) {
                Ok(json) => {
                    Report::raw(&json);
                    Exit::Fine
                }
                Err(error) => {
                    report.fault(&say!(
                        "le contrat ne s'écrit pas : {error}.",
                        "the contract cannot be written: {error}."
                    ));
                    Exit::Internal
                }
            };
        }
        let examples = linked.map(|linked| examples(linked, contrat)).unwrap_or_default();
        Report::raw(livre(contrat, template.as_deref(), &examples).get(report.lang).trim_end());
        Exit::Fine
    }
}

/// What the views of a portal hold.
fn examples(linked: &Linked, contrat: &Contrat) -> Exemples {
    let mut site = Site::new(&linked.corpus, Arc::new(crate::source::theme::mots()));
    // Pages say the size of each data file.
    let Ok(made) = export::donnees(&site, &|_, content: &[u8]| Ok::<_, Infallible>(Fingerprint::of(content)));
    site.donnees = made;
    let mut examples = Exemples::default();
    for page in &site.pages {
        examples.page(contrat, &portal::vue(&site, page));
    }
    examples.fichiers(contrat, &fichiers(&site));
    examples
}

/// Every file, with what it replaces or completes.
fn list(theme: &ThemeSources) -> String {
    let line = |(name, all): (&String, &Vec<_>)| {
        let places: Vec<_> =
            all.iter().rev().map(|f: &crate::source::theme::Lu| visible(&f.montre).into_owned()).collect();
        format!("{name}\t{}", places.join(" ← "))
    };
    theme.fichiers.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn print(theme: &ThemeSources, name: &str, report: &Report) -> Exit {
    let Some(file) = theme.fichiers.get(name).and_then(|all| all.last()) else {
        report.fault(&unknown(name, theme.fichiers.keys().map(String::as_str)));
        return Exit::Usage;
    };
    let mut out = std::io::stdout().lock();
    match out.write_all(&file.octets).and_then(|()| out.flush()) {
        Ok(()) => Exit::Fine,
        Err(_) => Exit::Disk,
    }
}

fn unknown<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Bilingual {
    let shown = visible(name);
    // What stands before the name of the file is often left out.
    let known: Vec<&str> = known.collect();
    let near = known.iter().find(|k| k.rsplit('/').next() == Some(name)).copied().or_else(|| nearest(name, known));
    match near {
        Some(near) => say!(
            "le thème n'a pas de « {shown} ». Vouliez-vous dire « {near} » ?",
            "the theme has no “{shown}”. Did you mean “{near}”?"
        ),
        None => say!(
            "le thème n'a pas de « {shown} » ; « garrigue theme » donne tous ses fichiers.",
            "the theme has no “{shown}”; “garrigue theme” lists all its files."
        ),
    }
}
