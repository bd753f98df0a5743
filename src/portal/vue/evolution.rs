//! What exists and what is aimed at, where the law did not change: the only tables whose columns may be compared.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use super::chiffre::valeur_texte;
use super::graphique::{ChiffreTrace, Forme, Graphique, GroupeRangees, Mesure, Morceau, Rangee};
use super::redaction::Redaction;
use crate::model::{Catalogue, Colonne, LigneLocale, Regime, TableLocale, Valeur};

/// The chart of a table, and its sentence.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EvolutionVue {
    /// Prefix of its keys.
    pub id: String,
    /// Identifier of its sentence.
    pub phrase_id: String,
    /// The sentence, numbers apart.
    pub phrase: Vec<Morceau>,
    /// The chart.
    pub graphique: Graphique,
}

/// How the rows of comparable tables change, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bilan {
    /// Rows whose target is above what exists.
    pub(super) plus: usize,
    /// Rows whose target is below what exists.
    pub(super) moins: usize,
    /// Rows whose target is what exists.
    pub(super) meme: usize,
    /// Rows whose target is a range around or beside what exists: nobody can say yet.
    pub(super) ouvert: usize,
}

/// Whether both columns of a table count the same thing.
pub(super) fn comparable(table: &TableLocale) -> bool {
    table.table.regime == Regime::Constant
        && [Colonne::Existant, Colonne::Cible].iter().all(|c| table.table.colonnes.contains(c))
}

/// The key of a cell in the chart of its table.
pub(super) fn cle(ligne: &LigneLocale, colonne: Colonne) -> String {
    format!("{}-{}", ligne.ligne.id, colonne.id())
}

/// The chart of a table; none when its columns may not be compared, or when nothing is above zero.
pub(super) fn evolution(table: &TableLocale, mots: &Catalogue) -> Option<EvolutionVue> {
    if !comparable(table) {
        return None;
    }
    let id = format!("tableau-{}", table.table.id);
    let phrase_id = format!("phrase-{id}");
    let highest = table.lignes.iter().flat_map(|l| &l.cellules).filter_map(|(_, v)| haut(v)).max()?;
    if highest.is_zero() {
        return None;
    }
    let mut groupes: Vec<GroupeRangees> = Vec::new();
    // Rows where nothing exists and nothing is aimed at have nothing to draw: the sentence counts them.
    for ligne in table.lignes.iter().filter(|l| !nul(l)) {
        let nom = ligne.ligne.groupe.as_ref().map(ToString::to_string);
        if groupes.last().is_none_or(|g| g.nom != nom) {
            groupes.push(GroupeRangees { nom, rangees: Vec::new() });
        }
        if let Some(groupe) = groupes.last_mut() {
            groupe.rangees.push(rangee(ligne, ligne.ligne.libelle.to_string(), |colonne| cle(ligne, colonne), mots));
        }
    }
    Some(EvolutionVue {
        phrase: phrase(table, mots),
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

/// How the rows of comparable tables change.
pub(super) fn bilan<'t>(tables: impl IntoIterator<Item = &'t TableLocale>) -> Bilan {
    let mut bilan = Bilan::default();
    for ligne in tables.into_iter().filter(|t| comparable(t)).flat_map(|t| &t.lignes) {
        let (Some(from), Some(to)) = (cellule(ligne, Colonne::Existant), cellule(ligne, Colonne::Cible)) else {
            continue;
        };
        let Some(from) = from.nombre().map(crate::model::Nombre::absolu) else { continue };
        match to {
            Valeur::Nombre(to) if to.absolu() == from => bilan.meme += 1,
            Valeur::Nombre(to) if to.absolu() > from => bilan.plus += 1,
            Valeur::Nombre(_) => bilan.moins += 1,
            Valeur::Intervalle(low, _) if low.absolu() > from => bilan.plus += 1,
            Valeur::Intervalle(_, high) if high.absolu() < from => bilan.moins += 1,
            Valeur::Intervalle(..) => bilan.ouvert += 1,
            _ => {}
        }
    }
    bilan
}

impl Bilan {
    /// Rows that can be compared.
    pub(super) fn lignes(self) -> usize {
        self.plus + self.moins + self.meme + self.ouvert
    }

    /// « sur 6 nombres, 1 augmente et 5 restent les mêmes ».
    pub(super) fn mots(self, mots: &Catalogue) -> String {
        if self.meme == self.lignes() {
            return mots.texte("evolution.rien").to_owned();
        }
        let said = |n: usize, cle: &str| (n > 0).then(|| mots.compter(cle, n, &[]));
        let parts: Vec<String> = [
            said(self.plus, "evolution.plus"),
            said(self.moins, "evolution.moins"),
            said(self.meme, "evolution.meme"),
            said(self.ouvert, "evolution.ouvert"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let all = self.lignes();
        mots.compter("evolution.sur", all, &[("parts", &mots.enumerer(&parts))])
    }
}

/// A row of the chart: its name, and the key of each of its columns.
pub(super) fn rangee(ligne: &LigneLocale, nom: String, cle: impl Fn(Colonne) -> String, mots: &Catalogue) -> Rangee {
    let chiffre = |colonne: Colonne, mot: &str| {
        let valeur = cellule(ligne, colonne)?;
        mesure(valeur).map(|mesure| ChiffreTrace {
            cle: cle(colonne),
            texte: mots.dire(mot, &[("valeur", &valeur_texte(valeur, mots))]),
            mesure,
        })
    };
    Rangee {
        nom,
        chiffre: chiffre(Colonne::Existant, "evolution.existant"),
        vise: chiffre(Colonne::Cible, "evolution.cible"),
        repere: false,
        moment: None,
    }
}

/// What changes, then what does not, then what neither exists nor is aimed at.
fn phrase(table: &TableLocale, mots: &Catalogue) -> Vec<Morceau> {
    let mut texte = Redaction::new(mots);
    let mut same = Redaction::new(mots);
    let mut none = 0;
    for ligne in &table.lignes {
        let known = |colonne| cellule(ligne, colonne).filter(|v| mesure(v).is_some());
        let chiffre = |colonne, v: &Valeur| vec![Morceau::chiffre(cle(ligne, colonne), valeur_texte(v, mots))];
        let nom = || ("ligne", vec![Morceau::mots(cite(ligne, mots))]);
        match (known(Colonne::Existant), known(Colonne::Cible)) {
            _ if nul(ligne) => none += 1,
            (Some(from), Some(to)) if from == to => {
                if !same.morceaux.is_empty() {
                    same.mots(", ");
                }
                same.suite("evolution.ligne-valeur", &[nom(), ("valeur", chiffre(Colonne::Existant, from))]);
            }
            (Some(from), Some(to)) => {
                let several = haut(from).is_some_and(|n| n >= Decimal::TWO);
                let values =
                    [nom(), ("existant", chiffre(Colonne::Existant, from)), ("cible", chiffre(Colonne::Cible, to))];
                texte.phrase(("evolution.change", several), &values);
            }
            (Some(one), None) => {
                texte.phrase(("evolution.sans-cible", false), &[nom(), ("valeur", chiffre(Colonne::Existant, one))]);
            }
            (None, Some(one)) => {
                texte.phrase(("evolution.sans-existant", false), &[nom(), ("valeur", chiffre(Colonne::Cible, one))]);
            }
            (None, None) => {}
        }
    }
    if !same.morceaux.is_empty() {
        texte.phrase(("evolution.sans-changement", false), &[("lignes", same.morceaux)]);
    }
    if none > 0 {
        let n = ("n", vec![Morceau::mots(mots.grammaire().entier(none))]);
        texte.phrase(("evolution.nul", !mots.grammaire().est_singulier(none as u64)), &[n]);
    }
    texte.morceaux
}

/// The name of a row, quoted, after that of its group.
pub(super) fn cite(ligne: &LigneLocale, mots: &Catalogue) -> String {
    let libelle = &ligne.ligne.libelle;
    mots.grammaire().cite(&match &ligne.ligne.groupe {
        Some(groupe) => format!("{groupe}, {libelle}"),
        None => libelle.to_string(),
    })
}

/// Whether nothing exists and nothing is aimed at.
pub(super) fn nul(ligne: &LigneLocale) -> bool {
    let zero = |colonne| cellule(ligne, colonne).and_then(haut).is_some_and(|n| n.is_zero());
    zero(Colonne::Existant) && zero(Colonne::Cible)
}

/// The cell of a column.
pub(super) fn cellule(ligne: &LigneLocale, colonne: Colonne) -> Option<&Valeur> {
    ligne.cellules.iter().find_map(|(c, v)| (*c == colonne).then_some(v))
}

/// The number of a cell, the upper end of a range.
pub(super) fn haut(valeur: &Valeur) -> Option<Decimal> {
    match valeur {
        Valeur::Nombre(n) | Valeur::Intervalle(_, n) => Some(n.absolu()),
        _ => None,
    }
}

fn mesure(valeur: &Valeur) -> Option<Mesure> {
    let exact = |n: &crate::model::Nombre| n.absolu().normalize().to_string();
    match valeur {
        Valeur::Nombre(n) => Some(Mesure::Nombre(exact(n))),
        Valeur::Intervalle(low, high) => Some(Mesure::Intervalle(exact(low), exact(high))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bilan(plus: usize, moins: usize, meme: usize, ouvert: usize) -> String {
        let mots = crate::source::theme::mots().remove("fr").unwrap();
        Bilan { plus, moins, meme, ouvert }.mots(&mots).replace("\u{A0}", " ")
    }

    #[test]
    fn what_changes_is_counted_in_words() {
        assert_eq!(bilan(0, 0, 6, 0), "aucun nombre ne change");
        assert_eq!(bilan(2, 1, 3, 0), "sur 6 nombres, 2 augmentent, 1 diminue et 3 restent les mêmes");
        assert_eq!(bilan(0, 0, 0, 1), "sur 1 nombre, 1 dépend d’un intervalle");
    }
}
