//! The tables of a care activity over all territories: one a table of the nomenclature, so one a legal regime.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::evolution::{self, EvolutionVue};
use super::evolution_regionale;
use super::ici::{Ici, Lien};
use super::tableau::{CelluleVue, cell, sous_titre};
use crate::graph::Chemin;
use crate::model::{Activite, Colonne, Declinaison, LigneOffre, OffreLocale, Regime, TableOffre, Valeur};

/// The tables of one regime.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RegimeRegional {
    /// `avant`, `apres`, `constant`.
    pub id: &'static str,
    /// Tables.
    pub tables: Vec<TableRegionale>,
    /// How each territory's numbers change, where they may be compared.
    pub bilans: Vec<BilanTerritoire>,
}

/// How the numbers of a territory change.
#[derive(Debug, JsonSchema, Serialize)]
pub struct BilanTerritoire {
    /// Its page of the activity.
    pub lien: Lien,
    /// « 3 restent les mêmes ».
    pub mots: String,
}

/// A table of the nomenclature, one column or more a territory.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TableRegionale {
    /// Anchor.
    pub id: String,
    /// Caption.
    pub titre: String,
    /// Official title.
    pub intitule: Option<String>,
    /// The day of the inventory, when every document gives the same.
    pub date: Option<String>,
    /// « Mention » or « Modalité ».
    pub entete: String,
    /// Territories, with their pages of the activity.
    pub territoires: Vec<Lien>,
    /// What each column of a territory counts; empty when there is only one.
    pub colonnes: Vec<String>,
    /// How many columns in all.
    pub largeur: usize,
    /// What exists and what is aimed at, drawn, where both may be compared.
    pub figure: Option<EvolutionVue>,
    /// Rows by group.
    pub groupes: Vec<GroupeRegional>,
}

/// Rows of one group.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GroupeRegional {
    /// Heading.
    pub nom: Option<String>,
    /// Rows.
    pub lignes: Vec<LigneRegionale>,
}

/// A row.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LigneRegionale {
    /// Label.
    pub libelle: String,
    /// Letter of the legal mention.
    pub mention: Option<String>,
    /// Cells, a list for each territory; none where a document has no such row.
    pub cellules: Vec<Vec<Option<CelluleVue>>>,
}

/// A territory and its offer of the activity.
type Offre<'o> = (&'o Arc<Declinaison>, &'o OffreLocale);

/// The tables of an activity, by regime, in the order of the law.
pub(super) fn regimes(ici: &Ici<'_>, a: &Activite, offres: &[Offre<'_>]) -> Vec<RegimeRegional> {
    [(Regime::Avant, "avant"), (Regime::Apres, "apres"), (Regime::Constant, "constant")]
        .into_iter()
        .map(|(regime, id)| {
            let of_regime: Vec<&Arc<TableOffre>> = a.tables.iter().filter(|t| t.regime == regime).collect();
            let several = of_regime.len() > 1;
            RegimeRegional {
                id,
                tables: of_regime.into_iter().filter_map(|t| table(ici, a, t, offres, several)).collect(),
                bilans: if regime == Regime::Constant { bilans(ici, a, offres) } else { Vec::new() },
            }
        })
        .filter(|r| !r.tables.is_empty())
        .collect()
}

fn bilans(ici: &Ici<'_>, a: &Activite, offres: &[Offre<'_>]) -> Vec<BilanTerritoire> {
    offres
        .iter()
        .map(|(d, offre)| (d, evolution::bilan(&offre.tables)))
        .filter(|(_, bilan)| bilan.lignes() > 0)
        .map(|(d, bilan)| BilanTerritoire {
            lien: ici.lien(&Chemin::offre(d, a), crate::portal::capitalized(d.territoire.formes.lieu.as_str())),
            mots: bilan.mots(ici.mots()),
        })
        .collect()
}

fn table(ici: &Ici<'_>, a: &Activite, t: &TableOffre, offres: &[Offre<'_>], several: bool) -> Option<TableRegionale> {
    let having: Vec<&Offre<'_>> =
        offres.iter().filter(|(_, o)| o.tables.iter().any(|own| std::ptr::eq(own.table.as_ref(), t))).collect();
    if having.is_empty() {
        return None;
    }
    let what = match t.regime {
        Regime::Avant => ici.mot("offre.region-avant"),
        Regime::Apres => ici.mot("offre.region-apres"),
        Regime::Constant => ici.mot("offre.existe-et-vise"),
    };
    let of_table =
        |o: &OffreLocale| o.tables.iter().find(|own| std::ptr::eq(own.table.as_ref(), t)).and_then(|t| t.date);
    let dates: Vec<_> = having.iter().map(|(_, o)| of_table(o)).collect();
    let date = dates.first().copied().flatten().filter(|first| dates.iter().all(|d| *d == Some(*first)));
    let cells = || {
        having
            .iter()
            .flat_map(|(_, o)| t.lignes.iter().flat_map(|l| t.colonnes.iter().filter_map(|c| o.cellule(l, *c))))
    };
    let highest =
        cells().filter_map(|v| if let Valeur::Intervalle(_, max) = v { Some(max.absolu()) } else { None }).max();
    let own: Vec<evolution_regionale::Locale<'_>> = having
        .iter()
        .filter_map(|(d, o)| {
            let own = o.tables.iter().find(|own| std::ptr::eq(own.table.as_ref(), t))?;
            Some((d.territoire.as_ref(), own))
        })
        .collect();
    let figure = evolution_regionale::evolution(t, &own, ici.mots());
    let keyed = |d: &Declinaison, l: &LigneOffre, c: Colonne| {
        let id = &figure.as_ref()?.id;
        Some(format!("{id}:{}", evolution_regionale::cle(&d.territoire, l.id.as_str(), c)))
    };
    let mut groupes: Vec<GroupeRegional> = Vec::new();
    let printed = |l: &LigneOffre| having.iter().any(|(_, o)| t.colonnes.iter().any(|c| o.cellule(l, *c).is_some()));
    for ligne in t.lignes.iter().filter(|l| printed(l)) {
        let nom = ligne.groupe.as_ref().map(ToString::to_string);
        if groupes.last().is_none_or(|g| g.nom != nom) {
            groupes.push(GroupeRegional { nom, lignes: Vec::new() });
        }
        if let Some(groupe) = groupes.last_mut() {
            groupe.lignes.push(LigneRegionale {
                libelle: ligne.libelle.to_string(),
                mention: ligne.mention.as_ref().map(ToString::to_string),
                cellules: having
                    .iter()
                    .map(|(d, o)| {
                        let seen = |c: &Colonne| {
                            let valeur = o.cellule(ligne, *c)?;
                            Some(CelluleVue { cle: keyed(d, ligne, *c), ..cell(valeur, highest, ici.mots()) })
                        };
                        t.colonnes.iter().map(seen).collect()
                    })
                    .collect(),
            });
        }
    }
    Some(TableRegionale {
        id: format!("tableau-{}", t.id),
        titre: match sous_titre(t).filter(|_| several) {
            Some(own) => ici.mots().dire("offre.titre-et-partie", &[("titre", what), ("partie", &own)]),
            None => what.to_owned(),
        },
        intitule: t.intitule.as_ref().map(ToString::to_string),
        date: date.map(|d| ici.date(d)),
        entete: if t.lignes.iter().any(|l| l.mention.is_some()) {
            ici.mot("offre.mention")
        } else {
            ici.mot("offre.modalite")
        }
        .to_owned(),
        territoires: having.iter().map(|(d, _)| ici.lien(&Chemin::offre(d, a), &d.territoire.nom)).collect(),
        colonnes: if t.colonnes.len() > 1 {
            t.colonnes.iter().map(|c| ici.mot(c.mot()).to_owned()).collect()
        } else {
            Vec::new()
        },
        largeur: 1 + having.len() * t.colonnes.len(),
        groupes,
        figure,
    })
}
