//! The neutral form, as it is read.

use std::path::Path;
use std::{fs, io};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

/// Something with an identifier and a name.
#[derive(Deserialize)]
pub struct Nomme {
    #[serde(alias = "code")]
    pub slug: String,
    pub nom: String,
}

/// An objective of the register.
#[derive(Deserialize)]
pub struct Reference {
    #[serde(deserialize_with = "code")]
    pub code: String,
    pub titre: String,
    pub defi: String,
}

/// `referentiel/`.
pub struct Registre {
    pub themes: Vec<Nomme>,
    pub parcours: Vec<Nomme>,
    pub engagements: Vec<Nomme>,
    pub defis: Vec<Nomme>,
    pub objectifs: Vec<Reference>,
}

/// `<departement>/departement.yaml`.
#[derive(Deserialize)]
pub struct Departement {
    pub nom: String,
    pub slug: String,
    pub rang: usize,
}

/// A source of a figure.
#[derive(Deserialize)]
pub struct Source {
    pub nom: String,
    pub url: String,
}

/// A figure.
#[derive(Deserialize)]
pub struct Indicateur {
    pub code: String,
    pub libelle: String,
    pub unite: String,
    pub annee: u16,
    pub valeur: f64,
    pub region: f64,
    pub france: f64,
    pub sens: String,
    pub source: Source,
}

/// The head of an objective.
#[derive(Deserialize)]
pub struct Tete {
    #[serde(rename = "ref", deserialize_with = "code")]
    pub code: String,
    pub description: String,
    pub defi: String,
    pub maj: String,
    pub themes: Vec<String>,
    pub parcours: Vec<String>,
    pub lies: Vec<String>,
    pub indicateurs: Vec<Indicateur>,
}

/// An objective of a department.
pub struct Objectif {
    pub tete: Tete,
    pub corps: String,
}

/// A code as the plan makes it, without the zeros that fill a number: `E1-D1-O001` is `E1-D1-O1`.
pub fn sans_zeros(code: &str) -> String {
    let part = |part: &str| {
        let (letter, number) = part.split_at(part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len()));
        format!("{letter}{}", number.trim_start_matches('0'))
    };
    code.split('-').map(part).collect::<Vec<_>>().join("-")
}

fn code<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|code| sans_zeros(&code))
}

fn yaml<T: DeserializeOwned>(text: &str, from: &Path) -> io::Result<T> {
    serde_yaml::from_str(text).map_err(|e| io::Error::other(format!("{} : {e}", from.display())))
}

fn fichier<T: DeserializeOwned>(path: &Path) -> io::Result<T> {
    yaml(&fs::read_to_string(path)?, path)
}

impl Registre {
    /// Reads `referentiel/`.
    pub fn lire(dossier: &Path) -> io::Result<Self> {
        let liste = |nom: &str| fichier(&dossier.join("referentiel").join(nom));
        Ok(Self {
            themes: liste("themes.yaml")?,
            parcours: liste("parcours.yaml")?,
            engagements: liste("engagements.yaml")?,
            defis: liste("defis.yaml")?,
            objectifs: fichier(&dossier.join("referentiel/objectifs.yaml"))?,
        })
    }
}

impl Departement {
    /// Reads every department.
    pub fn lire_tous(dossier: &Path) -> io::Result<Vec<Self>> {
        let mut all = Vec::new();
        for entry in fs::read_dir(dossier)? {
            let path = entry?.path().join("departement.yaml");
            if path.is_file() {
                all.push(fichier(&path)?);
            }
        }
        Ok(all)
    }
}

impl Objectif {
    /// Reads every objective of a department, in the order of file names.
    pub fn lire_tous(dossier: &Path) -> io::Result<Vec<Self>> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(dossier)? {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "md") {
                paths.push(path);
            }
        }
        paths.sort();
        paths.iter().map(|path| Self::lire(path)).collect()
    }

    fn lire(path: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(path)?;
        let parts = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
        let Some((head, corps)) = parts else {
            return Err(io::Error::other(format!("{} n'a pas d'en-tête.", path.display())));
        };
        Ok(Self { tete: yaml(head, path)?, corps: corps.trim().to_owned() })
    }
}
