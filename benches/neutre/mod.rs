//! The neutral form of a portal (one Markdown file with a YAML head per objective, a `departement.yaml` per
//! department, a `referentiel/` of lists) in the project's own source format, so that one portal is built by several
//! generators side by side.
//!
//! What the format has no place for goes where it has one: footnotes become remarks, related objectives a list of
//! links, and a link to another department's objective leads to the objective, since links name nodes of a plan.

mod fiche;
mod lu;
mod registre;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use lu::{Departement, Objectif, Registre};

/// Receives every file: path from `content/`, text.
type Ecrire<'a> = &'a mut dyn FnMut(&str, String);

/// Converts a folder.
pub fn convertir(dossier: &Path, out: Ecrire<'_>) -> io::Result<()> {
    let registre = Registre::lire(dossier)?;
    let mut departements = Departement::lire_tous(dossier)?;
    departements.sort_by_key(|d| d.rang);
    let mut vus = BTreeSet::new();
    let mut comparaisons = registre::Comparaisons::default();
    for departement in &departements {
        let objectifs = Objectif::lire_tous(&dossier.join(&departement.slug))?;
        registre::departement(departement, &objectifs, out);
        for objectif in &objectifs {
            if vus.insert(objectif.tete.code.clone()) {
                comparaisons.noter(objectif);
            }
            out(&format!("departements/{}/refs/{}.md", departement.slug, objectif.tete.code), fiche::ecrire(objectif));
        }
    }
    registre::ecrire(&registre, &departements, &comparaisons, out);
    Ok(())
}
