//! Files that other programs read: one file a format, each returning bytes.
//!
//! [`exports`] are the search of communes and headers. [`donnees()`] writes the calendars and every table of [`crate::portal::donnees`] as CSV and JSON,
//! those of each indicator beside its page, then the Data Package and the DCAT catalogue that name them with their
//! sizes; the pages that link to them come after.

mod communes;
mod csv;
mod datapackage;
mod dcat;
pub mod entetes;
mod ics;
mod json;

use rayon::prelude::*;

use crate::fingerprint::Fingerprint;
use crate::graph::Chemin;
use crate::model::{Corpus, Portail};
use crate::portal::Site;
use crate::portal::donnees::{self, Fichiers, Table, TablePubliee};
use entetes::Serveur;

/// A file beside the pages.
#[derive(Debug)]
pub struct Export {
    /// Path from the root of the portal.
    pub chemin: String,
    /// What it holds.
    pub contenu: Vec<u8>,
}

/// The search of communes and the headers: files whose size no page tells.
#[must_use]
pub fn exports(corpus: &Corpus) -> Vec<Export> {
    let communes = communes::communes(corpus);
    let communes = communes.map(|contenu| Export { chemin: Chemin::donnees_des_communes().file(), contenu });
    let headers = Export { chemin: "_headers".to_owned(), contenu: entetes::entetes(Serveur::Fichier).into_bytes() };
    communes.into_iter().chain([headers]).collect()
}

/// What takes a finished file, by its path from the root, and tells its fingerprint.
pub type Depot<'d, E> = dyn Fn(&str, &[u8]) -> Result<Fingerprint, E> + Sync + 'd;

/// Makes every data file and hands it over at once, so that no two tables are in memory longer than they must.
///
/// # Errors
/// The first that `depot` says, in the order of the tables.
pub fn donnees<E: Send>(site: &Site<'_>, depot: &Depot<'_, E>) -> Result<Fichiers, E> {
    let mut fichiers = Fichiers::default();
    let tables = donnees::tables(site);
    let written: Vec<_> = tables.par_iter().map(|table| publier("donnees/", table, depot)).collect();
    for (table, written) in tables.into_iter().zip(written) {
        let (lignes, files) = written?;
        fichiers.tables.push(TablePubliee { decrit: table.decrit, lignes });
        fichiers.fichiers.extend(files);
    }
    let all = site.corpus.indicateurs.values();
    let indicateurs: Vec<_> = all.filter(|i| !site.corpus.observations.de(i.id.as_str()).is_empty()).collect();
    let written: Vec<_> = indicateurs
        .par_iter()
        .map(|i| publier(Chemin::indicateur(i).sans_ancre(), &donnees::indicateur(site, i), depot))
        .collect();
    for written in written {
        fichiers.fichiers.extend(written?.1);
    }
    for d in &site.corpus.declinaisons {
        if let Some(calendar) = ics::calendrier(d, &site.corpus.portail.base_url, site.mots()) {
            let path = Chemin::ics(d).file();
            let file = depot(&path, &calendar)?;
            fichiers.fichiers.insert(path, file);
        }
    }
    let package = datapackage::datapackage(site.corpus, &fichiers);
    let file = depot(PAQUET, &package)?;
    fichiers.fichiers.insert(PAQUET.to_owned(), file);
    let catalogue = dcat::catalogue(site.corpus, &fichiers, site.mots());
    let file = depot(CATALOGUE, &catalogue)?;
    fichiers.fichiers.insert(CATALOGUE.to_owned(), file);
    Ok(fichiers)
}

/// The Data Package.
pub const PAQUET: &str = "donnees/datapackage.json";
/// The DCAT catalogue.
pub const CATALOGUE: &str = "donnees/catalogue.jsonld";

/// A table in both formats: how many rows, and the files.
type Publiee = (usize, Vec<(String, Fingerprint)>);

fn publier<E: Send>(dossier: &str, table: &Table<'_>, depot: &Depot<'_, E>) -> Result<Publiee, E> {
    let path = |format: &str| format!("{dossier}{}.{format}", table.decrit.nom);
    let (csv_path, json_path) = (path("csv"), path("json"));
    let csv = || {
        let (content, lignes) = csv::csv(table);
        depot(&csv_path, &content).map(|file| (file, lignes))
    };
    // One table has most of the rows: its two files need not wait for each other.
    let (csv, json) = rayon::join(csv, || depot(&json_path, &json::json(table)));
    let ((csv, lignes), json) = (csv?, json?);
    Ok((lignes, vec![(csv_path, csv), (json_path, json)]))
}

/// What catalogues say of the whole.
fn description(portail: &Portail) -> String {
    let parts = [portail.sous_titre.as_ref(), portail.avertissement.as_ref()];
    let said: Vec<String> = parts
        .into_iter()
        .flatten()
        .map(|t| if t.as_str().ends_with(['.', '!', '?']) { t.to_string() } else { format!("{t}.") })
        .collect();
    if said.is_empty() { portail.titre.to_string() } else { said.join(" ") }
}
