//! The data page: what can be downloaded, how big, how to open it, how to cite it.

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{Ici, Lien};
use super::{Corps, Vue};
use crate::model::{Catalogue, Indicateur};
use crate::portal::donnees::{Champ, Nature, Sujet, TablePubliee};

/// The data page.
#[derive(Debug, JsonSchema, Serialize)]
pub struct DonneesVue {
    /// When the latest of its documents or revisions was made, in French.
    pub date: Option<String>,
    /// Under which licence; `None` when the publisher does not say.
    pub licence: Option<Lien>,
    /// Official documents, which alone are authoritative.
    pub documents: Vec<Lien>,
    /// Tables, by subject.
    pub sujets: Vec<SujetDeDonnees>,
    /// How many tables.
    pub nombre: usize,
    /// The Data Package and the catalogue.
    pub programmes: Vec<Telechargement>,
    /// How to cite the portal's data.
    pub citation: String,
}

/// Tables of one subject.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SujetDeDonnees {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// Tables.
    pub tables: Vec<TableVue>,
}

/// A table to download.
#[derive(Debug, JsonSchema, Serialize)]
#[schemars(rename = "TableDeDonneesVue")]
pub struct TableVue {
    /// Anchor, and name of its files.
    pub id: String,
    /// Title.
    pub titre: String,
    /// What a row is.
    pub description: String,
    /// How many rows, as French prints them.
    pub lignes: String,
    /// How many, for what agrees with it.
    pub nombre: usize,
    /// Its files.
    pub fichiers: Vec<Telechargement>,
    /// Its columns.
    pub colonnes: Vec<ColonneVue>,
}

/// A column.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ColonneVue {
    /// Name.
    pub nom: &'static str,
    /// What it holds, in words.
    pub nature: String,
    /// What it says.
    pub description: &'static str,
    /// Whether every row has it.
    pub obligatoire: bool,
    /// The table whose rows it names.
    pub vers: Option<Lien>,
}

/// A file to download.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Telechargement {
    /// Address.
    pub href: String,
    /// « CSV ».
    pub format: &'static str,
    /// « 12,3 ko ».
    pub taille: String,
    /// What it is, for whoever hears the link alone.
    pub titre: String,
}

impl Ici<'_> {
    /// The files of an indicator: what its page shows, for programs.
    pub(super) fn telechargements_de(&self, i: &Indicateur) -> Vec<Telechargement> {
        let path = |format: &str| format!("indicateurs/{}/{}.{format}", i.id, i.id);
        let titre = self.mots().dire("donnees.valeurs-de", &[("nom", i.nom.as_str())]);
        [("CSV", path("csv")), ("JSON", path("json"))]
            .into_iter()
            .filter_map(|(format, path)| self.telechargement(&path, format, &titre))
            .collect()
    }

    pub(super) fn telechargement(&self, path: &str, format: &'static str, titre: &str) -> Option<Telechargement> {
        let file = self.site.donnees.fichier(path)?;
        let href = self.href(&crate::graph::Chemin::fichier(path));
        Some(Telechargement { href, format, taille: taille(file.size, self.mots()), titre: titre.to_owned() })
    }

    fn table(&self, table: &TablePubliee) -> TableVue {
        let d = &table.decrit;
        let fichiers = [("CSV", "csv"), ("JSON", "json")];
        TableVue {
            id: d.nom.clone(),
            titre: d.titre.clone(),
            description: d.description.clone(),
            lignes: self.mots().grammaire().entier(table.lignes),
            nombre: table.lignes,
            fichiers: fichiers
                .into_iter()
                .filter_map(|(f, ext)| self.telechargement(&format!("donnees/{}.{ext}", d.nom), f, &d.titre))
                .collect(),
            colonnes: d.champs.iter().map(|c| self.colonne(c)).collect(),
        }
    }

    fn colonne(&self, champ: &Champ) -> ColonneVue {
        let all = &self.site.donnees.tables;
        let target = all.iter().find(|t| Some(t.decrit.nom.as_str()) == champ.vers);
        ColonneVue {
            nom: champ.nom,
            nature: self.mot(nature(champ)).to_owned(),
            description: champ.description,
            obligatoire: champ.obligatoire,
            vers: target.map(|t| Lien { href: format!("#{}", t.decrit.nom), texte: t.decrit.titre.clone() }),
        }
    }
}

pub(super) fn vue(ici: &Ici<'_>) -> Vue {
    let corpus = ici.site.corpus;
    let portail = &corpus.portail;
    let all = &ici.site.donnees.tables;
    let sujets: Vec<SujetDeDonnees> = Sujet::TOUS
        .into_iter()
        .map(|sujet| SujetDeDonnees {
            id: sujet.ancre().to_owned(),
            titre: ici.mot(sujet.mot()).to_owned(),
            tables: all.iter().filter(|t| t.decrit.sujet == sujet).map(|t| ici.table(t)).collect(),
        })
        .filter(|s| !s.tables.is_empty())
        .collect();
    let date = corpus.derniere_date().map(|d| ici.date(d));
    let dated = date.as_ref().map(|d| format!(", {d}")).unwrap_or_default();
    let entry = |id: &str, texte: &str| (id.to_owned(), texte.to_owned());
    let mut sommaire = vec![entry("tableur", ici.mot("donnees.tableur")), entry("valeurs", ici.mot("donnees.valeurs"))];
    sommaire.extend(sujets.iter().map(|s| entry(&s.id, &s.titre)));
    sommaire.extend([
        entry("programmes", ici.mot("donnees.programmes")),
        entry("conditions", ici.mot("donnees.conditions")),
        entry("colonnes", ici.mot("donnees.colonnes")),
    ]);
    let programmes = [
        (crate::export::PAQUET, "Data Package", ici.mot("donnees.paquet")),
        (crate::export::CATALOGUE, "DCAT (JSON-LD)", ici.mot("donnees.catalogue")),
    ];
    Vue {
        modele: "donnees",
        vignette: None,
        page: ici.cadre(Titres { description: ici.mot("donnees.description").into(), sommaire, ..Titres::default() }),
        vue: Corps::Donnees(DonneesVue {
            licence: portail.licence.as_ref().map(|l| Lien { href: l.url.clone(), texte: l.nom.to_string() }),
            documents: corpus
                .documents
                .values()
                .map(|d| ici.lien(&crate::graph::Chemin::document(d), &d.titre))
                .collect(),
            nombre: all.len(),
            programmes: programmes
                .into_iter()
                .filter_map(|(path, format, titre)| ici.telechargement(path, format, titre))
                .collect(),
            citation: ici.mots().dire(
                "donnees.citation",
                &[
                    ("editeur", portail.editeur.as_str()),
                    ("titre", portail.titre.as_str()),
                    ("date", &dated),
                    ("adresse", &format!("{}donnees/", portail.base_url)),
                ],
            ),
            date,
            sujets,
        }),
    }
}

fn nature(champ: &Champ) -> &'static str {
    match champ.nature {
        _ if champ.nom == "quand" || champ.nom == "date" || champ.nom == "mise_a_jour" => "donnees.nature-date",
        Nature::Texte if !champ.parmi.is_empty() => "donnees.nature-fermee",
        Nature::Texte => "donnees.nature-texte",
        Nature::Markdown => "donnees.nature-markdown",
        Nature::Liste => "donnees.nature-liste",
        Nature::Nombre => "donnees.nature-nombre",
        Nature::Entier => "donnees.nature-entier",
        Nature::Booleen => "donnees.nature-booleen",
        Nature::Adresse => "donnees.nature-adresse",
    }
}

/// A size in words: « 930 octets », « 12,3 ko », « 1,2 Mo ».
pub(super) fn taille(bytes: u64, mots: &Catalogue) -> String {
    let scaled = |unit: u64, cle: &str| {
        let tenths = (bytes * 10).div_ceil(unit);
        let decimal = rust_decimal::Decimal::new(i64::try_from(tenths).unwrap_or(i64::MAX), 1);
        mots.dire(cle, &[("n", &mots.grammaire().nombre(&decimal))])
    };
    match bytes {
        0..1_000 => mots.compter("taille.octets", bytes, &[]),
        1_000..1_000_000 => scaled(1_000, "taille.ko"),
        _ => scaled(1_000_000, "taille.mo"),
    }
}

#[cfg(test)]
mod tests {

    #[test]
    fn a_size_is_told_in_words_and_never_too_small() {
        let words = crate::source::theme::mots();
        let taille = |bytes| super::taille(bytes, &words["fr"]);
        assert_eq!(taille(930), "930\u{A0}octets");
        assert_eq!(taille(1_618), "1,7\u{A0}ko");
        assert_eq!(taille(12_000), "12,0\u{A0}ko");
        assert_eq!(taille(1_150_000), "1,2\u{A0}Mo");
        assert_eq!(super::taille(1_618, &words["en"]), "1.7\u{A0}kB");
    }
}
