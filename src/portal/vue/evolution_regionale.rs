//! What exists and what is aimed at in every territory, for the tables that the same law counts on both sides.

use rust_decimal::Decimal;

use super::evolution::{EvolutionVue, cellule, comparable, haut, nul, rangee};
use super::graphique::{Forme, Graphique, GroupeRangees, Morceau};
use super::valeur_texte;
use crate::french::NBSP;
use crate::model::{Colonne, LigneLocale, TableLocale, TableOffre, Territoire};

/// Above so many rows a chart no longer shows anything in one look: the table says it better.
const RANGEES: usize = 40;
/// So many rises of one height are named.
const HAUSSES: usize = 3;

/// A territory and its own table.
pub(super) type Locale<'t> = (&'t Territoire, &'t TableLocale);

/// A row of the nomenclature in one territory.
type LigneIci<'t> = (&'t Territoire, &'t LigneLocale);

/// The key of a cell in the chart of all territories.
pub(super) fn cle(territoire: &Territoire, ligne: &str, colonne: Colonne) -> String {
    format!("{}-{ligne}-{}", territoire.id, colonne.id())
}

/// The chart of a table over its territories; none when its columns may not be compared, with one territory only (whose
/// own page has it), when nothing is above zero, or with more rows than a look can take.
pub(super) fn evolution(table: &TableOffre, locales: &[Locale<'_>]) -> Option<EvolutionVue> {
    if locales.len() < 2 || !locales.iter().all(|(_, own)| comparable(own)) {
        return None;
    }
    let id = format!("tableau-{}", table.id);
    let mut groupes: Vec<GroupeRangees> = Vec::new();
    let mut shown: Vec<LigneIci<'_>> = Vec::new();
    for ligne in &table.lignes {
        let here: Vec<LigneIci<'_>> = locales
            .iter()
            .filter_map(|(t, own)| {
                Some((*t, own.lignes.iter().find(|l| std::ptr::eq(l.ligne.as_ref(), ligne.as_ref()))?))
            })
            .filter(|(_, l)| !nul(l))
            .collect();
        if here.is_empty() {
            continue;
        }
        let rangees =
            here.iter().map(|(t, l)| rangee(l, t.nom.to_string(), |colonne| cle(t, l.ligne.id.as_str(), colonne)));
        groupes
            .push(GroupeRangees { nom: Some(nom(ligne.groupe.as_ref(), &ligne.libelle)), rangees: rangees.collect() });
        shown.extend(here);
    }
    let highest = shown.iter().flat_map(|(_, l)| &l.cellules).filter_map(|(_, v)| haut(v)).max()?;
    if highest.is_zero() || shown.len() > RANGEES {
        return None;
    }
    let phrase_id = format!("phrase-{id}");
    Some(EvolutionVue {
        phrase: phrase(&shown)?,
        graphique: Graphique {
            id: id.clone(),
            phrase: phrase_id.clone(),
            forme: Forme::Barres,
            de: "0".to_owned(),
            a: highest.normalize().to_string(),
            bornes: None,
            groupes,
        },
        id,
        phrase_id,
    })
}

/// Where the number rises most, or else the highest one.
fn phrase(lignes: &[LigneIci<'_>]) -> Option<Vec<Morceau>> {
    let rises: Vec<(Decimal, &LigneIci<'_>)> =
        lignes.iter().filter_map(|l| Some((hausse(l.1)?, l))).filter(|(by, _)| !by.is_zero()).collect();
    let Some(most) = rises.iter().map(|(by, _)| *by).max() else {
        let (t, l) = lignes.iter().max_by_key(|(_, l)| exact(l, Colonne::Cible))?;
        let cible = cellule(l, Colonne::Cible)?;
        return Some(vec![
            Morceau::mots(format!("Aucun nombre n’augmente. La cible la plus haute est de{NBSP}")),
            Morceau::chiffre(cle(t, l.ligne.id.as_str(), Colonne::Cible), valeur_texte(cible)),
            Morceau::mots(format!(" {}, pour {}.", t.formes.lieu, cite(l))),
        ]);
    };
    let first: Vec<&LigneIci<'_>> = rises.iter().filter(|(by, _)| *by == most).map(|(_, l)| *l).collect();
    let head = match first.len() {
        1 => "La plus forte hausse",
        n if n <= HAUSSES => "Les plus fortes hausses",
        _ => "Parmi les plus fortes hausses",
    };
    let mut said = vec![Morceau::mots(format!("{head}{NBSP}:"))];
    for (n, (t, l)) in first.into_iter().take(HAUSSES).enumerate() {
        let chiffre = |colonne| {
            let valeur = cellule(l, colonne)?;
            Some(Morceau::chiffre(cle(t, l.ligne.id.as_str(), colonne), valeur_texte(valeur)))
        };
        let between = if n == 0 { String::new() } else { format!("{NBSP};") };
        said.push(Morceau::mots(format!("{between} {} {}, de ", cite(l), t.formes.lieu)));
        said.push(chiffre(Colonne::Existant)?);
        said.push(Morceau::mots(" à "));
        said.push(chiffre(Colonne::Cible)?);
    }
    said.push(Morceau::mots("."));
    Some(said)
}

/// By how much a number rises, where both are exact.
fn hausse(ligne: &LigneLocale) -> Option<Decimal> {
    let (from, to) = (exact(ligne, Colonne::Existant)?, exact(ligne, Colonne::Cible)?);
    to.checked_sub(from).filter(Decimal::is_sign_positive)
}

fn exact(ligne: &LigneLocale, colonne: Colonne) -> Option<Decimal> {
    Some(cellule(ligne, colonne)?.nombre()?.absolu())
}

fn cite(ligne: &LigneLocale) -> String {
    format!("«{NBSP}{}{NBSP}»", nom(ligne.ligne.groupe.as_ref(), &ligne.ligne.libelle))
}

fn nom(groupe: Option<&impl ToString>, libelle: &impl ToString) -> String {
    match groupe {
        Some(groupe) => format!("{}, {}", groupe.to_string(), libelle.to_string()),
        None => libelle.to_string(),
    }
}
