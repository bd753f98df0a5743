//! Charts, described: exact numbers, the words that go with them, and what each thing is. `render::svg` draws them.
//!
//! A number stands in a description twice, exact (`12.5`) for the drawing and in French (« 12,5 % ») for the reader;
//! every number has a key that the table and the sentence beside it use too, so that the audit can read the three
//! forms back from the page and compare them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A chart.
#[derive(Debug, Clone, JsonSchema, Serialize, Deserialize)]
pub struct Graphique {
    /// Prefix of its keys: that of the table beside it.
    pub id: String,
    /// Identifier of the sentence that says what it shows.
    pub phrase: String,
    /// How numbers become shapes.
    pub forme: Forme,
    /// The exact number at the left edge, or at the bottom.
    pub de: String,
    /// The exact number at the right edge, or at the top.
    pub a: String,
    /// What the two edges are, in words, when the left one is not zero.
    pub bornes: Option<(String, String)>,
    /// Rows, grouped.
    pub groupes: Vec<GroupeRangees>,
}

/// How numbers become shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forme {
    /// Bars that start from zero.
    Barres,
    /// Dots on a scale that does not start from zero: for lengths of time, whose differences are what matters.
    Points,
    /// So many signs out of so many.
    Signes,
    /// One moment after the other.
    Serie,
}

/// Rows of one kind.
#[derive(Debug, Clone, JsonSchema, Serialize, Deserialize)]
pub struct GroupeRangees {
    /// Heading.
    pub nom: Option<String>,
    /// Rows.
    pub rangees: Vec<Rangee>,
}

/// A row: a territory, a line of a table, a moment.
#[derive(Debug, Clone, JsonSchema, Serialize, Deserialize)]
pub struct Rangee {
    /// What it is.
    pub nom: String,
    /// What is observed; none when nothing is.
    pub chiffre: Option<ChiffreTrace>,
    /// What is aimed at or expected, drawn as an outline around it.
    pub vise: Option<ChiffreTrace>,
    /// Whether it only serves as a comparison.
    pub repere: bool,
    /// Where a moment stands between the first (0) and the last (10 000); none outside time series.
    pub moment: Option<u32>,
}

/// A number that is drawn.
#[derive(Debug, Clone, JsonSchema, Serialize, Deserialize)]
pub struct ChiffreTrace {
    /// Key, one of its own in the chart.
    pub cle: String,
    /// In French, with all that must be read beside it.
    pub texte: String,
    /// Exact.
    pub mesure: Mesure,
}

/// An exact measure.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mesure {
    /// A number.
    Nombre(String),
    /// From one number to another.
    Intervalle(String, String),
    /// So many out of so many.
    Rapport(u32, u32),
    /// Nothing that can be drawn: the text says why.
    Absente,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub struct Morceau {
    /// What is written.
    pub texte: String,
    /// Key of the number that it is, none for words.
    pub cle: Option<String>,
}

impl Morceau {
    /// Words.
    #[must_use]
    pub fn mots(texte: impl Into<String>) -> Self {
        Self { texte: texte.into(), cle: None }
    }

    /// A number.
    #[must_use]
    pub fn chiffre(cle: impl Into<String>, texte: impl Into<String>) -> Self {
        Self { texte: texte.into(), cle: Some(cle.into()) }
    }
}
