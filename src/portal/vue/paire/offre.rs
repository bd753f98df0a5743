//! The care offer of two territories: only cells of the same table stand side by side, so of the same legal regime.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::activite::comprendre;
use super::super::ici::{Ici, Lien};
use super::super::tableau::{CelluleVue, cell, sous_titre};
use crate::french::NBSP;
use crate::graph::Chemin;
use crate::model::{Activite, Declinaison, OffreLocale, Regime, TableLocale, TableOffre, Valeur};

/// The care offer of two territories.
#[derive(Debug, JsonSchema, Serialize)]
pub struct OffreComparee {
    /// Tables by regime, in the order of the law.
    pub regimes: Vec<RegimeCompare>,
    /// Activities that only one document describes, the first territory's, then the second's.
    pub seules: [Vec<Lien>; 2],
    /// Kinds of cell that the page has, for its legend.
    pub intervalles: bool,
    /// Page that explains the tables.
    pub comprendre: Option<String>,
}

/// The tables of one regime.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RegimeCompare {
    /// `avant`, `apres`, `constant`.
    pub id: &'static str,
    /// One a family of activities.
    pub tables: Vec<TableComparee>,
}

/// The rows of a family of activities.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TableComparee {
    /// Anchor.
    pub id: String,
    /// Title of the family.
    pub titre: String,
    /// Rows by activity.
    pub activites: Vec<ActiviteComparee>,
    /// Notes that cells refer to, each with its territory and its activity.
    pub notes: Vec<String>,
}

/// The rows of an activity.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActiviteComparee {
    /// Title, with what tells its table from another.
    pub titre: String,
    /// Each territory's page of the activity.
    pub liens: [String; 2],
    /// The day of the inventories, when both documents say the same, or each one's.
    pub date: Option<String>,
    /// Rows by group.
    pub groupes: Vec<GroupeCompare>,
    /// How many cells hold no value in either document.
    pub omises: usize,
}

/// Rows of one group.
#[derive(Debug, JsonSchema, Serialize)]
#[schemars(rename = "GroupeDOffreCompare")]
pub struct GroupeCompare {
    /// Heading.
    pub nom: Option<String>,
    /// Rows.
    pub lignes: Vec<LigneComparee>,
}

/// A cell of the nomenclature in two territories.
#[derive(Debug, JsonSchema, Serialize)]
#[schemars(rename = "LigneDOffreComparee")]
pub struct LigneComparee {
    /// Label.
    pub libelle: String,
    /// Letter of the legal mention.
    pub mention: Option<String>,
    /// What the cell counts, when the table has several columns.
    pub colonne: Option<String>,
    /// The two cells; none when a document has no such row.
    pub cellules: [Option<CelluleVue>; 2],
    /// Marks of notes.
    pub renvois: [Option<String>; 2],
}

pub(super) fn comparee(ici: &Ici<'_>, a: &Declinaison, b: &Declinaison) -> OffreComparee {
    let both: Vec<[&OffreLocale; 2]> = a
        .offre
        .iter()
        .filter_map(|x| Some([x.as_ref(), b.offre.iter().find(|y| y.activite.id == x.activite.id)?.as_ref()]))
        .collect();
    let regimes = [(Regime::Avant, "avant"), (Regime::Apres, "apres"), (Regime::Constant, "constant")];
    OffreComparee {
        regimes: regimes
            .into_iter()
            .map(|(regime, id)| RegimeCompare { id, tables: tables(ici, [a, b], &both, regime, id) })
            .filter(|r| !r.tables.is_empty())
            .collect(),
        seules: [(a, b), (b, a)].map(|(own, other)| {
            own.offre
                .iter()
                .filter(|x| other.offre.iter().all(|y| y.activite.id != x.activite.id))
                .map(|x| ici.lien(&Chemin::offre(own, &x.activite), &x.activite.titre))
                .collect()
        }),
        intervalles: both
            .iter()
            .flatten()
            .flat_map(|o| &o.tables)
            .flat_map(|t| &t.lignes)
            .any(|l| l.cellules.iter().any(|(_, v)| matches!(v, Valeur::Intervalle(..)))),
        comprendre: comprendre(ici),
    }
}

fn tables(
    ici: &Ici<'_>,
    territoires: [&Declinaison; 2],
    both: &[[&OffreLocale; 2]],
    regime: Regime,
    regime_id: &str,
) -> Vec<TableComparee> {
    let mut out: Vec<TableComparee> = Vec::new();
    for pair in both {
        let [x, _] = pair;
        let activite = &x.activite;
        let several = activite.tables.iter().filter(|t| t.regime == regime).count() > 1;
        for table in activite.tables.iter().filter(|t| t.regime == regime) {
            let locales = pair.map(|o| o.tables.iter().find(|t| t.table.id == table.id));
            let [Some(un), Some(deux)] = locales else { continue };
            let found = compare(ici, territoires, activite, table, [un, deux], several);
            if found.groupes.is_empty() {
                continue;
            }
            let id = format!("{regime_id}-{}", activite.famille.id);
            if out.last().is_none_or(|t| t.id != id) {
                let titre = activite.famille.titre.to_string();
                out.push(TableComparee { id, titre, activites: Vec::new(), notes: Vec::new() });
            }
            if let Some(last) = out.last_mut() {
                last.notes.extend(notes(territoires, pair, &found));
                last.activites.push(found);
            }
        }
    }
    out
}

/// One table in two territories: a row a cell, so that two columns are enough on any screen.
fn compare(
    ici: &Ici<'_>,
    territoires: [&Declinaison; 2],
    activite: &Activite,
    table: &TableOffre,
    locales: [&TableLocale; 2],
    several: bool,
) -> ActiviteComparee {
    let mut groupes: Vec<GroupeCompare> = Vec::new();
    let mut omises = 0;
    for ligne in &table.lignes {
        let rows = locales.map(|t| t.lignes.iter().find(|l| l.ligne.id == ligne.id));
        for colonne in &table.colonnes {
            let cells = rows.map(|r| r.and_then(|r| r.cellules.iter().find(|(c, _)| c == colonne)).map(|(_, v)| v));
            let [x, y] = cells;
            if x == y && x.is_none_or(is_nothing) {
                omises += 1;
                continue;
            }
            let nom = ligne.groupe.as_ref().map(ToString::to_string);
            if groupes.last().is_none_or(|g| g.nom != nom) {
                groupes.push(GroupeCompare { nom, lignes: Vec::new() });
            }
            let Some(groupe) = groupes.last_mut() else { continue };
            groupe.lignes.push(LigneComparee {
                libelle: ligne.libelle.to_string(),
                mention: ligne.mention.as_ref().map(ToString::to_string),
                colonne: (table.colonnes.len() > 1).then(|| ici.mot(colonne.mot()).to_owned()),
                cellules: cells.map(|v| v.map(|v| cell(v, None, ici.mots()))),
                renvois: rows.map(|r| r.and_then(|r| r.renvoi.clone())),
            });
        }
    }
    let titre = activite.titre.to_string();
    ActiviteComparee {
        titre: match sous_titre(table).filter(|_| several) {
            Some(own) => ici.mots().dire("offre.titre-et-partie", &[("titre", &titre), ("partie", &own)]),
            None => titre,
        },
        liens: territoires.map(|d| ici.href(&Chemin::offre(d, activite))),
        date: date(ici, territoires, locales),
        groupes,
        omises,
    }
}

/// Whether a cell holds no value: blank, a dash, or « does not apply ».
fn is_nothing(valeur: &Valeur) -> bool {
    matches!(valeur, Valeur::Vide | Valeur::Tiret | Valeur::NonApplicable)
}

fn date(ici: &Ici<'_>, territoires: [&Declinaison; 2], locales: [&TableLocale; 2]) -> Option<String> {
    let said = |t: &TableLocale| {
        t.date.map_or_else(
            || ici.mot("sources.date-absente").to_owned(),
            |d| ici.mots().dire("offre.au", &[("date", &ici.date(d))]),
        )
    };
    let [x, y] = locales;
    match (x.date, y.date) {
        (None, None) => None,
        (a, b) if a == b => Some(said(x)),
        _ => {
            let [un, deux] = territoires.map(|d| d.territoire.formes.lieu.to_string());
            Some(ici.mots().dire(
                "offre.dates-differentes",
                &[("date_a", &said(x)), ("a", &un), ("date_b", &said(y)), ("b", &deux)],
            ))
        }
    }
}

/// The notes that the rows shown refer to.
fn notes(territoires: [&Declinaison; 2], pair: &[&OffreLocale; 2], found: &ActiviteComparee) -> Vec<String> {
    let mut all = Vec::new();
    for (side, (d, offre)) in territoires.iter().zip(pair).enumerate() {
        let lignes = found.groupes.iter().flat_map(|g| &g.lignes);
        let marks: Vec<&String> = lignes.filter_map(|l| l.renvois.get(side)?.as_ref()).collect();
        for note in offre.notes.iter().filter(|n| marks.iter().any(|m| m.contains(&n.signe))) {
            all.push(format!("({}) {}, {}{NBSP}: {}", note.signe, d.territoire.nom, found.titre, note.texte));
        }
    }
    all
}
