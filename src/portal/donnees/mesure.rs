//! The columns that every value has, whatever table it stands in: unknown is not zero.

use super::table::{Cellule, Colonne, Nature};
use crate::model::{Nombre, Valeur};

/// A row that holds a value of a document.
pub(super) trait Mesure {
    /// The value.
    fn valeur(&self) -> &Valeur;
}

/// The columns of a value.
pub(super) fn colonnes<T: Mesure>() -> Vec<Colonne<T>> {
    vec![
        Colonne::new(
            "forme",
            "Forme de la valeur",
            "Ce que le document imprime : nombre, intervalle (de… à…), rapport (tant sur tant), rang, tiret (un tiret imprimé), na (non applicable), vide (rien n’est imprimé). Un tiret, une case vide et un zéro sont trois choses différentes.",
            |l: &T| l.valeur().forme().into(),
        )
        .parmi(Valeur::FORMES)
        .obligatoire(),
        Colonne::new(
            "valeur",
            "Valeur",
            "Le nombre, en entier (1,2 million s’écrit 1200000). Remplie quand la forme est « nombre », et alors seulement.",
            |l: &T| l.valeur().nombre().map(Nombre::absolu).into(),
        )
        .est(Nature::Nombre),
        Colonne::new("minimum", "Minimum", "Le bas de l’intervalle, compris.", |l: &T| match l.valeur() {
            Valeur::Intervalle(min, _) => min.absolu().into(),
            _ => Cellule::Rien,
        })
        .est(Nature::Nombre),
        Colonne::new("maximum", "Maximum", "Le haut de l’intervalle, compris.", |l: &T| match l.valeur() {
            Valeur::Intervalle(_, max) => max.absolu().into(),
            _ => Cellule::Rien,
        })
        .est(Nature::Nombre),
        Colonne::new(
            "ecriture",
            "Écriture",
            "La valeur comme le document l’écrit, au point décimal près : 12.5, 1.2 million, 4/13, 1 sur 2, 2e, - (tiret), NA, ou rien.",
            |l: &T| Some(l.valeur().ecriture()).filter(|e| !e.is_empty()).into(),
        ),
    ]
}
