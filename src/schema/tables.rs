//! Table Schemas of the lists that come as CSV, for the validators of open data (Frictionless Table Schema).
//!
//! An editor completes no CSV; whoever prepares a list checks it with such a tool, or with Garrigue itself. The columns
//! are those that the program reads ([`CommunesBrutes::COLONNES`]).

use serde_json::{Value, json};

use crate::model::{CommunesBrutes, IntercommunalitesBrutes};

/// A list.
#[derive(Debug)]
pub struct Table {
    /// Name of its file, without extension.
    pub nom: &'static str,
    /// What it lists.
    titre: &'static str,
    /// Where it is.
    fichier: &'static str,
    colonnes: &'static [Colonne],
}

/// A column.
#[derive(Debug)]
struct Colonne {
    nom: &'static str,
    titre: &'static str,
    sens: &'static str,
    motif: Option<&'static str>,
    vide: bool,
}

const INSEE: &str = "^([0-9]{2}|2[AB])[0-9]{3}$";
const SIREN: &str = "^[0-9]{9}$";
const TERRITOIRE: &str = "^([0-9]{2,3}|2[AB])$";

/// Every list.
pub const TABLES: [Table; 2] = [
    Table {
        nom: "communes",
        titre: "Les communes",
        fichier: "content/referentiel/communes.csv",
        colonnes: &[
            colonne(
                CommunesBrutes::COLONNES[0],
                "Code de la commune",
                "Code Insee, zéro initial compris.",
                Some(INSEE),
            ),
            colonne(CommunesBrutes::COLONNES[1], "Nom de la commune", "Avec ses accents et ses tirets.", None),
            colonne(
                CommunesBrutes::COLONNES[2],
                "Code du département",
                "Le code_insee d'un territoire de territoires.yaml.",
                Some(TERRITOIRE),
            ),
            Colonne {
                vide: true,
                ..colonne(
                    CommunesBrutes::COLONNES[3],
                    "Code de l'intercommunalité",
                    "Le code d'une ligne d'intercommunalites.csv, ou rien.",
                    Some(SIREN),
                )
            },
        ],
    },
    Table {
        nom: "intercommunalites",
        titre: "Les intercommunalités",
        fichier: "content/referentiel/intercommunalites.csv",
        colonnes: &[
            colonne(IntercommunalitesBrutes::COLONNES[0], "Numéro Siren", "Neuf chiffres, sans espace.", Some(SIREN)),
            colonne(IntercommunalitesBrutes::COLONNES[1], "Nom", "Comme elle se nomme elle-même.", None),
        ],
    },
];

const fn colonne(nom: &'static str, titre: &'static str, sens: &'static str, motif: Option<&'static str>) -> Colonne {
    Colonne { nom, titre, sens, motif, vide: false }
}

impl Table {
    /// Its schema.
    #[must_use]
    pub fn schema(&self) -> Value {
        let fields: Vec<Value> = self.colonnes.iter().enumerate().map(|(rank, c)| c.field(rank == 0)).collect();
        json!({
            "$schema": "https://frictionlessdata.io/schemas/table-schema.json",
            "name": self.nom,
            "title": self.titre,
            "description": format!("{} ; séparé par des virgules ou des points-virgules, en UTF-8.", self.fichier),
            "path": self.fichier,
            "fields": fields,
            "primaryKey": self.colonnes.first().map(|c| c.nom),
        })
    }
}

impl Colonne {
    fn field(&self, unique: bool) -> Value {
        let mut constraints = json!({ "required": !self.vide });
        if let Some(constraints) = constraints.as_object_mut() {
            if unique {
                constraints.insert("unique".to_owned(), true.into());
            }
            if let Some(motif) = self.motif {
                constraints.insert("pattern".to_owned(), motif.into());
            }
        }
        // A code is a text: as a number it would lose its first zero.
        json!({
            "name": self.nom, "title": self.titre, "description": self.sens, "type": "string", "constraints": constraints,
        })
    }
}
