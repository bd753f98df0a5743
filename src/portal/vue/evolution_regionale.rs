//! What exists and what is aimed at in every territory, for the tables that the same law counts on both sides.

use rust_decimal::Decimal;

use super::evolution::{EvolutionVue, cellule, cite, comparable, haut, nul, rangee};
use super::graphique::{Forme, Graphique, GroupeRangees, Morceau};
use super::redaction::Redaction;
use super::valeur_texte;
use crate::model::{Catalogue, Colonne, LigneLocale, TableLocale, TableOffre, Territoire};

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
pub(super) fn evolution(table: &TableOffre, locales: &[Locale<'_>], mots: &Catalogue) -> Option<EvolutionVue> {
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
        let rangees = here
            .iter()
            .map(|(t, l)| rangee(l, t.nom.to_string(), |colonne| cle(t, l.ligne.id.as_str(), colonne), mots));
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
        phrase: phrase(&shown, mots)?,
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
fn phrase(lignes: &[LigneIci<'_>], mots: &Catalogue) -> Option<Vec<Morceau>> {
    let mut texte = Redaction::new(mots);
    let chiffre = |(t, l): &LigneIci<'_>, colonne| {
        let valeur = cellule(l, colonne)?;
        Some(vec![Morceau::chiffre(cle(t, l.ligne.id.as_str(), colonne), valeur_texte(valeur, mots))])
    };
    let lieu = |(t, _): &LigneIci<'_>| ("lieu", vec![Morceau::mots(t.formes.lieu.to_string())]);
    let ligne = |(_, l): &LigneIci<'_>| ("ligne", vec![Morceau::mots(cite(l, mots))]);
    let rises: Vec<(Decimal, &LigneIci<'_>)> =
        lignes.iter().filter_map(|l| Some((hausse(l.1)?, l))).filter(|(by, _)| !by.is_zero()).collect();
    let Some(most) = rises.iter().map(|(by, _)| *by).max() else {
        let highest = lignes.iter().max_by_key(|(_, l)| exact(l, Colonne::Cible))?;
        let cible = ("cible", chiffre(highest, Colonne::Cible)?);
        texte.phrase(("evolution.aucune-hausse", false), &[cible, lieu(highest), ligne(highest)]);
        return Some(texte.morceaux);
    };
    let first: Vec<&LigneIci<'_>> = rises.iter().filter(|(by, _)| *by == most).map(|(_, l)| *l).collect();
    let head = match first.len() {
        1 => "evolution.hausse-seule",
        n if n <= HAUSSES => "evolution.hausses",
        _ => "evolution.parmi-hausses",
    };
    let mut said = Redaction::new(mots);
    for here in first.into_iter().take(HAUSSES) {
        if !said.morceaux.is_empty() {
            said.mots(mots.texte("commun.entre-points"));
        }
        let (from, to) = (chiffre(here, Colonne::Existant)?, chiffre(here, Colonne::Cible)?);
        said.suite("evolution.hausse", &[ligne(here), lieu(here), ("existant", from), ("cible", to)]);
    }
    texte.phrase((head, false), &[("hausses", said.morceaux)]);
    Some(texte.morceaux)
}

/// By how much a number rises, where both are exact.
fn hausse(ligne: &LigneLocale) -> Option<Decimal> {
    let (from, to) = (exact(ligne, Colonne::Existant)?, exact(ligne, Colonne::Cible)?);
    to.checked_sub(from).filter(Decimal::is_sign_positive)
}

fn exact(ligne: &LigneLocale, colonne: Colonne) -> Option<Decimal> {
    Some(cellule(ligne, colonne)?.nombre()?.absolu())
}

fn nom(groupe: Option<&impl ToString>, libelle: &impl ToString) -> String {
    match groupe {
        Some(groupe) => format!("{}, {}", groupe.to_string(), libelle.to_string()),
        None => libelle.to_string(),
    }
}
