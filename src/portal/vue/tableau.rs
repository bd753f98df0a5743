//! Tables of the care offer: one a legal regime, each kind of cell told apart, never compared across regimes.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use super::chiffre::valeur_texte;
use super::evolution::{self, EvolutionVue, comparable};
use crate::model::{
    Catalogue, Colonne, Declinaison, LigneLocale, OffreLocale, Regime, TableLocale, TableOffre, Valeur,
};

/// The tables of one regime.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RegimeVue {
    /// `avant`, `apres`, `constant`.
    pub id: &'static str,
    /// Tables.
    pub tables: Vec<TableVue>,
}

/// A table.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TableVue {
    /// Anchor.
    pub id: String,
    /// Caption.
    pub titre: String,
    /// Official title.
    pub intitule: Option<String>,
    /// « au 1er juin 2023 ».
    pub date: Option<String>,
    /// « Mention » or « Modalité ».
    pub entete: String,
    /// Columns.
    pub colonnes: Vec<String>,
    /// Rows by group.
    pub groupes: Vec<GroupeLignes>,
    /// Whether both columns count the same thing, so that each row says how it changes.
    pub evolution: bool,
    /// The chart of what exists and what is aimed at, where both count the same thing.
    pub figure: Option<EvolutionVue>,
    /// Whether one column of plain numbers leaves the table narrow.
    pub etroit: bool,
}

/// Rows of one group.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GroupeLignes {
    /// Heading.
    pub nom: Option<String>,
    /// Rows.
    pub lignes: Vec<LigneVue>,
}

/// A row.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LigneVue {
    /// Label.
    pub libelle: String,
    /// Letter of the legal mention.
    pub mention: Option<String>,
    /// Marks of notes.
    pub renvoi: Option<String>,
    /// Cells.
    pub cellules: Vec<CelluleVue>,
    /// How the row changes, when the law is unchanged.
    pub evolution: Option<String>,
}

/// A cell: what to print, and of which kind it is, since each kind of « nothing » prints differently.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CelluleVue {
    /// Key of its number, where a chart shows it too.
    pub cle: Option<String>,
    /// `nombre`, `zero`, `intervalle`, `tiret`, `na`, `vide`.
    pub sorte: &'static str,
    /// What to print.
    pub texte: String,
    /// Low and high ends, and the highest end of the table, for the bar of a range.
    pub barre: Option<Barre>,
}

/// The bar of a range, in tenths of a site.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Barre {
    /// Low end.
    pub min: u32,
    /// High minus low.
    pub reste: u32,
    /// Full length.
    pub total: u32,
}

/// The tables of an activity, by regime, in the order of the law.
pub(super) fn regimes(offre: &OffreLocale, d: &Declinaison, mots: &Catalogue) -> Vec<RegimeVue> {
    [(Regime::Avant, "avant"), (Regime::Apres, "apres"), (Regime::Constant, "constant")]
        .into_iter()
        .map(|(regime, id)| {
            let tables: Vec<&TableLocale> = offre.tables.iter().filter(|t| t.table.regime == regime).collect();
            let several = tables.len() > 1;
            RegimeVue { id, tables: tables.into_iter().map(|t| table(t, d, several, mots)).collect() }
        })
        .filter(|r| !r.tables.is_empty())
        .collect()
}

fn table(t: &TableLocale, d: &Declinaison, several: bool, mots: &Catalogue) -> TableVue {
    let lieu = &d.territoire.formes.lieu;
    let what = match t.table.regime {
        Regime::Avant => "offre.titre-avant",
        Regime::Apres => "offre.titre-apres",
        Regime::Constant => "offre.titre-constant",
    };
    let what = mots.dire(what, &[("lieu", lieu.as_str())]);
    let titre = match sous_titre(&t.table).filter(|_| several) {
        Some(own) => mots.dire("offre.titre-et-partie", &[("titre", &what), ("partie", &own)]),
        None => what,
    };
    let highest = t.lignes.iter().flat_map(|l| &l.cellules).filter_map(|(_, v)| match v {
        Valeur::Intervalle(_, max) => Some(max.absolu()),
        _ => None,
    });
    let highest = highest.max();
    let evolution = comparable(t);
    let figure = evolution::evolution(t, mots);
    let keyed = figure.as_ref().map(|f| f.id.clone());
    let mut groupes: Vec<GroupeLignes> = Vec::new();
    for ligne in &t.lignes {
        let nom = ligne.ligne.groupe.as_ref().map(ToString::to_string);
        if groupes.last().is_none_or(|g| g.nom != nom) {
            groupes.push(GroupeLignes { nom, lignes: Vec::new() });
        }
        if let Some(groupe) = groupes.last_mut() {
            groupe.lignes.push(row(ligne, highest, evolution, keyed.as_deref(), mots));
        }
    }
    TableVue {
        id: format!("tableau-{}", t.table.id),
        titre,
        intitule: t.table.intitule.as_ref().map(ToString::to_string),
        date: t.date.map(|d| mots.grammaire().date(d)),
        entete: if t.lignes.iter().any(|l| l.ligne.mention.is_some()) {
            mots.texte("offre.mention")
        } else {
            mots.texte("offre.modalite")
        }
        .to_owned(),
        colonnes: t.table.colonnes.iter().map(|c| mots.texte(c.mot()).to_owned()).collect(),
        groupes,
        evolution,
        figure,
        etroit: t.table.colonnes.len() == 1 && highest.is_none(),
    }
}

/// What tells a table from another of its activity and regime: the end of its official title.
pub(super) fn sous_titre(table: &TableOffre) -> Option<String> {
    table.intitule.as_ref().and_then(|i| i.as_str().rsplit_once(" – ")).map(|(_, end)| end.to_owned())
}

fn row(
    ligne: &LigneLocale,
    highest: Option<Decimal>,
    evolution: bool,
    table: Option<&str>,
    mots: &Catalogue,
) -> LigneVue {
    let value = |wanted: Colonne| ligne.cellules.iter().find_map(|(c, v)| (*c == wanted).then_some(v));
    LigneVue {
        libelle: ligne.ligne.libelle.to_string(),
        mention: ligne.ligne.mention.as_ref().map(ToString::to_string),
        renvoi: ligne.renvoi.clone(),
        cellules: ligne
            .cellules
            .iter()
            .map(|(colonne, v)| CelluleVue {
                cle: table.map(|id| format!("{id}:{}", evolution::cle(ligne, *colonne))),
                ..cell(v, highest, mots)
            })
            .collect(),
        evolution: evolution.then(|| change(value(Colonne::Existant), value(Colonne::Cible), mots)).flatten(),
    }
}

pub(super) fn cell(valeur: &Valeur, highest: Option<Decimal>, mots: &Catalogue) -> CelluleVue {
    let sorte = match valeur {
        Valeur::Nombre(n) if n.valeur.is_zero() => "zero",
        Valeur::Nombre(_) | Valeur::Rapport(..) | Valeur::Rang(_) => "nombre",
        Valeur::Intervalle(..) => "intervalle",
        Valeur::Tiret => "tiret",
        Valeur::NonApplicable => "na",
        Valeur::Vide => "vide",
    };
    let tenths = |d: Decimal| u32::try_from(d.checked_mul(Decimal::TEN)?).ok();
    let barre = match (valeur, highest) {
        (Valeur::Intervalle(min, max), Some(highest)) => {
            let (min, max, total) = (tenths(min.absolu()), tenths(max.absolu()), tenths(highest));
            min.zip(max).zip(total).map(|((min, max), total)| Barre { min, reste: max.saturating_sub(min), total })
        }
        _ => None,
    };
    CelluleVue { cle: None, sorte, texte: valeur_texte(valeur, mots), barre }
}

/// How a row changes, in words; only where the law did not change.
fn change(from: Option<&Valeur>, to: Option<&Valeur>, mots: &Catalogue) -> Option<String> {
    let (from, to) = (from?.nombre()?.absolu(), to?.nombre()?.absolu());
    let difference = to.checked_sub(from)?;
    Some(match difference.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Equal => mots.texte("offre.inchange").to_owned(),
        std::cmp::Ordering::Greater => mots.dire("offre.de-plus", &[("n", &mots.grammaire().nombre(&difference))]),
        std::cmp::Ordering::Less => mots.dire("offre.de-moins", &[("n", &mots.grammaire().nombre(&difference.abs()))]),
    })
}
