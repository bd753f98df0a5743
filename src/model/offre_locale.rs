//! The care offer of a territory: the cells of the nomenclature, and what the document says around them.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Activite, Cells, Colonne, DatePartielle, LigneOffre, List, Loc, Noeud, Prose, TableOffre, Texte, Valeur};
use crate::diagnostic::Span;

/// `offre/<activite>.yaml` of a territory.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OffreBrute {
    /// Place in the document.
    pub section: Option<Loc<String>>,
    /// Tables.
    pub tables: List<TableLocaleBrute>,
    /// « Non concerné », « regional », a text, or absent.
    pub recours: Option<Loc<String>>,
    /// Transformations, groupings, cooperations.
    pub transformations: Option<Loc<String>>,
    /// Notes of the tables.
    #[serde(default)]
    pub notes: List<NoteBrute>,
    /// Nodes of the plan that the document ties to the activity.
    #[serde(default)]
    pub noeuds: List<Loc<String>>,
    /// What a reader of the document should know.
    #[serde(default)]
    pub remarques: List<Loc<String>>,
}

/// A table of a territory as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableLocaleBrute {
    /// The table of the nomenclature.
    pub table: Loc<String>,
    /// The day of the inventory.
    pub date: Option<Loc<String>>,
    /// Rows: `ligne`, `renvoi`, and one field a column.
    pub lignes: List<Loc<Cells>>,
}

/// A note as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteBrute {
    /// Mark.
    pub signe: Loc<String>,
    /// Text.
    pub texte: Loc<String>,
}

/// The offer of an activity in a territory.
#[derive(Debug)]
pub struct OffreLocale {
    /// Activity.
    pub activite: Arc<Activite>,
    /// Place in the document.
    pub section: Option<Texte>,
    /// Tables, in the nomenclature's order.
    pub tables: Vec<TableLocale>,
    /// Expert centres outside the territory.
    pub recours: Recours,
    /// Transformations, groupings, cooperations.
    pub transformations: Option<Prose>,
    /// Notes of the tables.
    pub notes: Vec<Note>,
    /// Nodes of the plan that the document ties to the activity.
    pub noeuds: Vec<Arc<Noeud>>,
    /// What a reader of the document should know.
    pub remarques: Vec<Texte>,
    /// The file.
    pub span: Span,
}

/// What the document says of expert centres outside the territory.
#[derive(Debug)]
pub enum Recours {
    /// Nothing: the heading is empty or absent.
    NonRenseigne,
    /// « Non concerné ».
    NonConcerne,
    /// The text shared by the departments.
    Regional,
    /// A text of its own.
    Local(Prose),
}

/// A table of a territory.
#[derive(Debug)]
pub struct TableLocale {
    /// The table of the nomenclature.
    pub table: Arc<TableOffre>,
    /// The day of the inventory.
    pub date: Option<DatePartielle>,
    /// Rows, in the nomenclature's order.
    pub lignes: Vec<LigneLocale>,
}

/// A row of a territory.
#[derive(Debug)]
pub struct LigneLocale {
    /// The row of the nomenclature.
    pub ligne: Arc<LigneOffre>,
    /// Cells, one a column of the table.
    pub cellules: Vec<(Colonne, Valeur)>,
    /// Marks of notes.
    pub renvoi: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// A note.
#[derive(Debug)]
pub struct Note {
    /// Mark.
    pub signe: String,
    /// Text.
    pub texte: Texte,
}

impl OffreLocale {
    /// The cell of a row and a column, in whichever table has them.
    #[must_use]
    pub fn cellule(&self, ligne: &LigneOffre, colonne: Colonne) -> Option<&Valeur> {
        self.tables
            .iter()
            .flat_map(|t| &t.lignes)
            .find(|l| std::ptr::eq(l.ligne.as_ref(), ligne))?
            .cellules
            .iter()
            .find_map(|(c, v)| (*c == colonne).then_some(v))
    }
}
