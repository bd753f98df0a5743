//! `garrigue init`: a small site that builds at once.

use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::report::Report;
use super::schema::{FOLDER, schemas};
use crate::diagnostic::{Bilingual, visible};
use crate::link::base_url;
use crate::scribe::init::Seed;
use crate::scribe::{Departement, departement, write};
use crate::{say, schema};

#[derive(Debug, Args)]
pub(super) struct Init {
    /// Dossier à créer
    #[arg(value_name = "DOSSIER")]
    folder: PathBuf,
    /// Premier département : son code (34) ou son nom
    #[arg(long, value_name = "CODE")]
    departement: Option<String>,
    /// Titre du portail
    #[arg(long, value_name = "TITRE")]
    titre: Option<String>,
    /// Qui publie le portail
    #[arg(long, value_name = "NOM")]
    editeur: Option<String>,
    /// Adresse publique du portail
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Première année du plan [défaut : cette année]
    #[arg(long, value_name = "ANNÉE", value_parser = super::number(1990..=2100_i16))]
    debut: Option<i16>,
    /// Dernière année du plan [défaut : quatre ans après la première]
    #[arg(long, value_name = "ANNÉE", value_parser = super::number(1990..=2110_i16))]
    fin: Option<i16>,
}

impl Init {
    pub(super) fn run(&self, report: &Report) -> Exit {
        let content = self.folder.join("content");
        if content.exists() {
            report.fault(&write::Fault::There(content).message());
            return Exit::Content;
        }
        let seed = match self.seed(report) {
            Ok(seed) => seed,
            Err(message) => {
                report.fault(&message);
                return Exit::Usage;
            }
        };
        let mut files: Vec<(PathBuf, String)> =
            seed.files().into_iter().map(|(path, text)| (content.join(path), text)).collect();
        for (path, text) in &mut files {
            if let Some(line) = modeline(path.strip_prefix(&content).unwrap_or(path)) {
                text.insert_str(0, &line);
            }
        }
        let settings = self.folder.join(".vscode/settings.json");
        if !settings.exists() {
            files.push((settings, format!("{:#}\n", schema::vscode(FOLDER))));
        }
        let ignore = self.folder.join(".gitignore");
        if !ignore.exists() {
            files.push((ignore, "/output/\n/.output.garrigue-*\n".to_owned()));
        }
        if let Err(fault) = write::create(&files) {
            report.fault(&fault.message());
            return Exit::Disk;
        }
        let written = schemas(&self.folder.join(FOLDER), &content);
        if let Err(fault) = written.iter().try_for_each(|(path, text)| write::generated(path, text)) {
            report.fault(&fault.message());
            return Exit::Disk;
        }
        let (folder, count) = (visible(&self.folder.to_string_lossy()).into_owned(), files.len());
        report.result(&say!(
            "« {folder} » : {count} fichiers, prêts à construire. La suite :\n  cd {folder}\n  garrigue serve --open    # le portail dans votre navigateur, à jour à chaque enregistrement\n  garrigue build           # le portail publié dans output/",
            "“{folder}”: {count} files, ready to build. Next:\n  cd {folder}\n  garrigue serve --open    # the portal in your browser, up to date at each save\n  garrigue build           # the portal published in output/"
        ));
        Exit::Fine
    }

    /// What the flags say, and what a terminal is asked for.
    fn seed(&self, report: &Report) -> Result<Seed, Bilingual> {
        let asks = std::io::stdin().is_terminal();
        let departement = self.first(asks, report)?;
        let de = departement.genitif();
        let ask = |given: &Option<String>, question: Bilingual, default: String| match given {
            Some(given) => given.clone(),
            None if asks => answer(report, &question, &default).unwrap_or(default),
            None => default,
        };
        let titre = ask(
            &self.titre,
            say!("Titre du portail", "Title of the portal"),
            format!("La santé {}", departement.lieu()),
        );
        let editeur =
            ask(&self.editeur, say!("Qui le publie", "Who publishes it"), "Agence régionale de santé".to_owned());
        let url = match &self.url {
            Some(given) => address(given)?,
            None if asks => until(
                || answer(report, &say!("Adresse publique", "Public address"), ADDRESS).unwrap_or(ADDRESS.to_owned()),
                address,
                |wrong| report.fault(wrong),
            ),
            None => ADDRESS.to_owned(),
        };
        if [&titre, &editeur].iter().any(|text| text.trim().is_empty() || text.contains(char::is_control)) {
            return Err(say!(
                "un titre et un éditeur ne peuvent pas être vides.",
                "a title and a publisher cannot be empty."
            ));
        }
        let debut = self.debut.unwrap_or_else(this_year);
        let fin = self.fin.unwrap_or(debut + 4);
        if fin < debut {
            return Err(say!(
                "le plan {de} finirait ({fin}) avant de commencer ({debut}).",
                "the plan would end ({fin}) before it starts ({debut})."
            ));
        }
        Ok(Seed { titre, editeur, url, departement, periode: (debut, fin) })
    }

    fn first(&self, asks: bool, report: &Report) -> Result<Departement, Bilingual> {
        let question = say!("Premier département, code ou nom", "First department, code or name");
        match &self.departement {
            Some(given) => named(given),
            None if asks => Ok(until(
                || answer(report, &question, "34").unwrap_or_else(|| "34".to_owned()),
                named,
                |wrong| report.fault(wrong),
            )),
            None => Err(say!(
                "dites le premier département du portail : --departement 34 (un code ou un nom).",
                "name the first department of the portal: --departement 34 (a code or a name)."
            )),
        }
    }
}

/// The address of a portal that has none yet.
const ADDRESS: &str = "https://portail.example/";

/// Asks until the answer can be read; says each time what is wrong. The default, which is also the answer of a closed
/// terminal, must be right.
fn until<T>(
    mut next: impl FnMut() -> String,
    read: impl Fn(&str) -> Result<T, Bilingual>,
    mut tell: impl FnMut(&Bilingual),
) -> T {
    loop {
        match read(&next()) {
            Ok(answer) => return answer,
            Err(wrong) => tell(&wrong),
        }
    }
}

/// The address of a portal, with its last slash.
fn address(given: &str) -> Result<String, Bilingual> {
    let url = if given.ends_with('/') { given.to_owned() } else { format!("{given}/") };
    match base_url(&url) {
        Ok(_) => Ok(url),
        Err(wrong) => {
            let (message, help) = (&wrong.message, wrong.help.as_ref());
            let said = |message: &str, help: Option<&String>| {
                let help = help.map(|h| format!(" : {h}")).unwrap_or_default();
                format!("{}{help}", message.trim_end_matches('.'))
            };
            Err(Bilingual::new(said(&message.fr, help.map(|h| &h.fr)), said(&message.en, help.map(|h| &h.en))))
        }
    }
}

/// The department of a code or a name.
fn named(wanted: &str) -> Result<Departement, Bilingual> {
    departement(wanted).ok_or_else(|| {
        let wanted = visible(wanted);
        say!(
            "« {wanted} » n'est pas un département : donnez son code (34, 2A, 974) ou son nom (Hérault).",
            "“{wanted}” is not a department: give its code (34, 2A, 974) or its name (Hérault)."
        )
    })
}

/// The line by which any editor finds the schema of a file, whatever its settings.
fn modeline(relative: &Path) -> Option<String> {
    let relative = relative.to_string_lossy();
    let sorte = schema::of(&relative)?;
    let up = "../".repeat(relative.split('/').count());
    Some(format!("# yaml-language-server: $schema={up}{FOLDER}/{}.json\n", sorte.nom))
}

/// What is typed after a question, unless it is nothing.
fn answer(report: &Report, question: &Bilingual, default: &str) -> Option<String> {
    let mut err = std::io::stderr();
    // Without a terminal to write to, the default is the answer.
    write!(err, "{} [{default}] : ", question.get(report.lang)).and_then(|()| err.flush()).ok()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).ok()?;
    Some(line.trim().to_owned()).filter(|line| !line.is_empty())
}

fn this_year() -> i16 {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).year()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_asked_again_until_its_answer_can_be_read() {
        let mut typed = ["Santé du Gers", "www.sante.fr", "gers", "34"].into_iter().map(str::to_owned);
        let mut said = Vec::new();
        let first = until(|| typed.next().unwrap(), named, |wrong| said.push(wrong.fr.clone()));
        assert_eq!((first.code, said.len()), ("32", 2), "{said:?}");
        assert!(said.iter().all(|wrong| wrong.contains("donnez son code")));
    }

    #[test]
    fn what_a_closed_terminal_answers_is_right() {
        assert_eq!(address(ADDRESS).unwrap(), ADDRESS);
        assert!(named("34").is_ok());
        assert_eq!(address("https://sante.exemple.fr").unwrap(), "https://sante.exemple.fr/");
        assert!(address("www.sante.fr").is_err());
    }
}
