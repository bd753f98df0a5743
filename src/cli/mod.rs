//! The command line: one file a command. The clock, the environment and the threads enter here and nowhere else.

mod build;
mod check;
mod english;
mod explain;
mod headers;
mod import;
mod init;
mod manual;
mod new;
mod profil;
mod report;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod status;
mod theme;
mod usage;
mod verify;
mod words;

use std::path::PathBuf;

use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::diagnostic::{Bilingual, Lang, Rule, Strictness};
use crate::link::base_url;
use crate::pipeline::Settings;
use crate::say;
use report::Report;

/// How a command ended; the number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Everything is fine.
    Fine = 0,
    /// The content has problems.
    Content = 1,
    /// The command was not written as it should.
    Usage = 2,
    /// The disk or the port is refused, or another build is at work.
    Disk = 3,
    /// A fault of Garrigue itself.
    Internal = 70,
}

const AIDE: &str = "\
{name} {version} — {about}

Utilisation : {usage}

{all-args}{after-help}";

/// The same for a command, which has no version of its own.
const AIDE_COMMANDE: &str = "\
{name} — {about}

Utilisation : {usage}

{all-args}{after-help}";

const CODES: &str = "\
Pour commencer :
  garrigue init mon-portail --departement 34   # un petit portail qui se construit aussitôt
  cd mon-portail && garrigue serve --open      # le voir, à jour à chaque enregistrement
  garrigue check                               # tout ce qui ne va pas, avec la solution
  garrigue explain G301                        # une règle, avec un bon et un mauvais exemple
  garrigue COMMANDE --help                     # les options d'une commande

Codes de sortie : 0 tout va bien · 1 problèmes dans les sources ou le dossier vérifié · 2 commande mal écrite ·
3 disque, port ou construction déjà en cours · 70 défaut de Garrigue.";

/// Construit le portail des plans de santé d'un territoire.
#[derive(Debug, Parser)]
#[command(
    name = "garrigue",
    version,
    about = "construit le portail des plans de santé d'un territoire",
    help_template = AIDE,
    after_help = CODES,
    subcommand_help_heading = "Commandes\u{A0}",
    subcommand_value_name = "COMMANDE",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Langue des messages
    #[arg(long, global = true, value_enum, default_value_t = LangArg::Fr, value_name = "LANGUE")]
    lang: LangArg,
    /// N'affiche que les problèmes
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Affiche cette aide
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Affiche la version
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Crée un petit portail qui se construit aussitôt
    #[command(help_template = AIDE_COMMANDE)]
    Init(init::Init),
    /// Ajoute aux sources une fiche, une page, un indicateur…
    #[command(help_template = AIDE_COMMANDE)]
    New(new::New),
    /// Vérifie les sources et publie le portail
    #[command(help_template = AIDE_COMMANDE)]
    Build(build::Build),
    /// Vérifie les sources sans rien écrire
    #[command(help_template = AIDE_COMMANDE)]
    Check(check::Check),
    /// Montre le portail dans un navigateur et suit chaque enregistrement
    #[cfg(feature = "serve")]
    #[command(help_template = AIDE_COMMANDE)]
    Serve(serve::Serve),
    /// Dit ce qui manque encore dans les sources, fichier par fichier
    #[command(help_template = AIDE_COMMANDE)]
    Status(status::Status),
    /// Écrit ce qui permet aux éditeurs de compléter et d'expliquer les sources
    #[command(help_template = AIDE_COMMANDE)]
    Schema(schema::Schema),
    /// Explique une règle : ce qu'elle trouve, pourquoi, et quoi écrire
    #[command(help_template = AIDE_COMMANDE)]
    Explain(explain::Explain),
    /// Écrit en YAML des observations reçues en CSV ou en paquet de données
    #[command(help_template = AIDE_COMMANDE)]
    Import(import::Import),
    /// Dit si un dossier est exactement un portail publié
    #[command(help_template = AIDE_COMMANDE)]
    Verify(verify::Verify),
    /// Montre de quoi le thème est fait, et ce que reçoivent ses modèles
    #[command(help_template = AIDE_COMMANDE)]
    Theme(theme::Theme),
    /// Donne les en-têtes de sécurité à recopier dans la configuration d'un serveur
    #[command(help_template = AIDE_COMMANDE)]
    Headers(headers::Headers),
    /// Affiche la page de manuel
    #[command(help_template = AIDE_COMMANDE)]
    Man(manual::Man),
    /// Affiche de quoi compléter les commandes dans un terminal
    #[command(help_template = AIDE_COMMANDE)]
    Completions(manual::Completions),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangArg {
    Fr,
    En,
}

/// Options that every command has.
#[derive(Debug, clap::Args)]
struct Common {
    /// Dossier des sources
    #[arg(long, default_value = "content", value_name = "DOSSIER")]
    content: PathBuf,
    /// Thème : un nom de themes/, ou un dossier
    #[arg(long, value_name = "NOM_OU_DOSSIER")]
    theme: Option<PathBuf>,
    /// Adresse publique du portail, au lieu de celle de portail.yaml
    #[arg(long, value_name = "URL", value_parser = address)]
    base_url: Option<String>,
    /// Nombre de fils d'exécution [défaut : un par processeur]
    #[arg(long, value_name = "N", value_parser = number(1..=512_u16))]
    jobs: Option<u16>,
    /// Traite les avertissements comme des erreurs
    #[arg(long)]
    strict: bool,
    /// Traite les avertissements de cette règle comme des erreurs (un code, tel que G872 ; l'option se répète)
    #[arg(long, value_name = "RÈGLE", value_parser = rule)]
    deny: Vec<&'static Rule>,
    /// Écrit les pages telles quelles, sans les minifier
    #[arg(long)]
    no_minify: bool,
}

impl Common {
    /// What the pipeline needs. A theme is a folder when it is one, a name of `themes/` otherwise.
    fn settings(&self) -> Settings {
        let themes = PathBuf::from("themes");
        let theme = self.theme.as_ref().map(|t| if t.is_dir() { t.clone() } else { themes.join(t) });
        Settings {
            content: self.content.clone(),
            theme,
            themes,
            base_url: self.base_url.clone(),
            minify: !self.no_minify,
            images: false,
        }
    }

    /// Which warnings stop the run.
    fn strictness(&self) -> Strictness {
        Strictness { all: self.strict, rules: self.deny.clone() }
    }

    /// Runs `work` with the wanted number of threads.
    fn with_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, rayon::ThreadPoolBuildError> {
        Ok(self.threads()?.install(work))
    }

    /// The wanted number of threads.
    fn threads(&self) -> Result<rayon::ThreadPool, rayon::ThreadPoolBuildError> {
        rayon::ThreadPoolBuilder::new().num_threads(self.jobs.map_or(0, usize::from)).build()
    }
}

/// The definition of the commands, from which help, man pages and completions are made.
fn definition(lang: Lang) -> clap::Command {
    // Without a width, no line is cut.
    words::told(Cli::command(), lang).term_width(report::width().unwrap_or(0))
}

/// The language that the arguments ask for: help is made before they are read.
fn asked(arguments: &[std::ffi::OsString]) -> Lang {
    let english = arguments.windows(2).any(|pair| matches!(pair, [a, b] if a == "--lang" && b == "en"))
        || arguments.iter().any(|a| a == "--lang=en");
    if english { Lang::En } else { Lang::Fr }
}

/// Whether some command takes this option.
fn is_option(written: &str) -> bool {
    let name = written.trim_start_matches('-').split('=').next().unwrap_or_default();
    let command = Cli::command();
    command.get_subcommands().flat_map(clap::Command::get_arguments).any(|a| a.get_long() == Some(name))
}

/// Why a value is refused, in both languages.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.fr)]
struct Reason(Bilingual);

/// Reads a whole number between two others.
fn number<T: std::str::FromStr + PartialOrd + std::fmt::Display>(
    range: std::ops::RangeInclusive<T>,
) -> impl Fn(&str) -> Result<T, Reason> + Clone + Send + Sync + 'static
where
    std::ops::RangeInclusive<T>: Clone + Send + Sync + 'static,
{
    move |text| {
        let (first, last) = (range.start(), range.end());
        text.parse().ok().filter(|n| range.contains(n)).ok_or_else(|| {
            Reason(say!("un nombre entier de {first} à {last}", "a whole number from {first} to {last}"))
        })
    }
}

/// The names of the commands.
fn names() -> String {
    let command = Cli::command();
    command.get_subcommands().map(|c| c.get_name().to_owned()).collect::<Vec<_>>().join(", ")
}

/// A rule by its code or its name.
fn rule(text: &str) -> Result<&'static Rule, Reason> {
    let known = |rule: &&Rule| rule.code.eq_ignore_ascii_case(text) || rule.name == text;
    crate::check::rules()
        .into_iter()
        .find(known)
        .ok_or_else(|| Reason(say!("aucune règle « {text} »", "no rule “{text}”")))
}

fn address(text: &str) -> Result<String, Reason> {
    let with_slash = if text.ends_with('/') { text.to_owned() } else { format!("{text}/") };
    base_url(&with_slash).map_err(|d| Reason(d.message))
}

/// Runs the command that the arguments ask for.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Exit {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let lang = asked(&arguments);
    let parsed = definition(lang).try_get_matches_from(&arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        // Help and version are answers, not mistakes.
        Err(answer) if !answer.use_stderr() => return if answer.print().is_ok() { Exit::Fine } else { Exit::Disk },
        Err(error) => {
            Report::new(lang, false).fault(&usage::explain(&error));
            return Exit::Usage;
        }
    };
    let lang = match cli.lang {
        LangArg::Fr => Lang::Fr,
        LangArg::En => Lang::En,
    };
    let report = Report::new(lang, cli.quiet);
    match &cli.command {
        Command::Init(init) => init.run(&report),
        Command::New(new) => new.run(&report),
        Command::Build(build) => build.run(&report),
        Command::Check(check) => check.run(&report),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => serve.run(&report),
        Command::Status(status) => status.run(&report),
        Command::Schema(schema) => schema.run(&report),
        Command::Man(man) => man.run(&report),
        Command::Completions(completions) => completions.run(lang),
        Command::Explain(explain) => explain.run(&report),
        Command::Import(import) => import.run(&report),
        Command::Verify(verify) => verify.run(&report),
        Command::Theme(theme) => theme.run(&report),
        Command::Headers(headers) => headers.run(),
    }
}
