//! Writes a synthetic portal, to measure Garrigue at any size; `benches/README.md` says how.
//!
//! An example, not a bench: it measures nothing itself, `cargo bench` would hand it flags of its own, and
//! `cargo test` keeps examples compiling.

mod neutre;
#[path = "synthese/mod.rs"]
mod synthese;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use clap::Parser;

/// Écrit les sources d'un portail de synthèse : mêmes graine et taille, mêmes octets.
#[derive(Parser)]
struct Arguments {
    /// Nombre de pages voulu, à peu près
    #[arg(long, default_value_t = 1000)]
    pages: usize,
    /// Nombre de départements (2 à 100), au lieu de celui qui va avec la taille
    #[arg(long)]
    departements: Option<usize>,
    /// Graine
    #[arg(long, default_value = "1")]
    seed: String,
    /// Dossier à écrire : il ne doit pas exister
    #[arg(long)]
    out: PathBuf,
    /// Convertit plutôt ce portail neutre (un Markdown par objectif)
    #[arg(long, value_name = "NEUTRE", conflicts_with_all = ["pages", "departements", "seed"])]
    from: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _closed = io::Write::write_all(&mut io::stderr(), format!("synthese: {error}\n").as_bytes());
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<()> {
    // Files of an earlier size would stay among the new ones, and nothing that is not ours is erased.
    if arguments.out.exists() {
        return Err(io::Error::other(format!("« {} » existe déjà.", arguments.out.display())));
    }
    let mut outcome = Ok(());
    let mut write = |path: &str, text: String| {
        if outcome.is_ok() {
            outcome = put(&arguments.out.join(path), &text);
        }
    };
    match &arguments.from {
        Some(folder) => neutre::convertir(folder, &mut write)?,
        None => {
            let forme = synthese::Forme::pour(arguments.pages, arguments.departements, &arguments.seed);
            synthese::portail(&forme, &mut write);
        }
    }
    outcome
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
