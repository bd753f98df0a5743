//! Observations: the value of an indicator in a territory, with its moment, its source and its place in the document.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Document, Indicateur, List, Loc, Slug, Source, Temps, Territoire, Texte, Valeur};
use crate::diagnostic::Span;

/// `indicateurs.yaml` of a territory, or `observations.yaml` of the register.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObservationsBrutes {
    /// The source of every observation that gives none.
    pub source: Option<Loc<String>>,
    /// The observations.
    pub observations: List<ObservationBrute>,
}

/// An observation as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObservationBrute {
    /// Indicator.
    pub indicateur: Loc<String>,
    /// Value; blank means that the document gives none.
    pub valeur: Loc<Option<String>>,
    /// Territory, when it is not the folder's.
    pub territoire: Option<Loc<String>>,
    /// « plus de », « près de »…
    pub qualificatif: Option<Loc<String>>,
    /// Year.
    pub annee: Option<Loc<String>>,
    /// Years, `2020-2022`.
    pub periode: Option<Loc<String>>,
    /// Date, month or year.
    pub date: Option<Loc<String>>,
    /// Source.
    pub source: Option<Loc<String>>,
    /// Place in the document.
    pub section: Option<Loc<String>>,
    /// Document, when it is not the territory's.
    pub document: Option<Loc<String>>,
    /// Observed, projected or aimed at.
    #[serde(default)]
    pub statut: Statut,
    /// Rank, as text.
    pub rang: Option<Loc<String>>,
    /// Share of a larger whole, as text.
    pub part: Option<Loc<String>>,
    /// Note.
    pub note: Option<Loc<String>>,
    /// Name of a second value of the same thing.
    pub variante: Option<Loc<String>>,
    /// Why the document gives two values.
    pub discordance: Option<Loc<String>>,
}

/// A figure of a fiche as written: a reference to an observation, or a figure of its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChiffreBrut {
    /// The indicator whose observation in this territory is shown.
    pub indicateur: Option<Loc<String>>,
    /// Which observation, when there are two.
    pub variante: Option<Loc<String>>,
    /// Name by which the text of the fiche may cite it.
    pub id: Option<Loc<String>>,
    /// Value of a figure of its own.
    pub valeur: Option<Loc<Option<String>>>,
    /// What it counts.
    pub libelle: Option<Loc<String>>,
    /// Unit.
    pub unite: Option<Loc<String>>,
    /// « plus de », « près de »…
    pub qualificatif: Option<Loc<String>>,
    /// Year.
    pub annee: Option<Loc<String>>,
    /// Years.
    pub periode: Option<Loc<String>>,
    /// Date.
    pub date: Option<Loc<String>>,
    /// Source.
    pub source: Option<Loc<String>>,
    /// Territory, when it is not the fiche's.
    pub territoire: Option<Loc<String>>,
    /// Observed, projected or aimed at.
    #[serde(default)]
    pub statut: Statut,
    /// Note.
    pub note: Option<Loc<String>>,
}

/// Whether a figure was observed, is expected or is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Statut {
    /// Observed.
    #[default]
    Constate,
    /// Aimed at by the plan.
    Cible,
    /// Expected if nothing changes.
    Projection,
}

impl Statut {
    /// Every status, as sources write it.
    pub const TOUS: &[&str] = &["constate", "cible", "projection"];

    /// The status as sources write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Constate => "constate",
            Self::Cible => "cible",
            Self::Projection => "projection",
        }
    }
}

/// A figure: the value of an indicator, or a figure that only one fiche gives.
#[derive(Debug)]
pub struct Observation {
    /// Name by which a text cites it, and anchor: the indicator's, or the figure's own.
    pub cle: Option<Slug>,
    /// Indicator; `None` for a figure that only one fiche gives.
    pub indicateur: Option<Arc<Indicateur>>,
    /// What it counts: the indicator's name unless the fiche says otherwise.
    pub libelle: Texte,
    /// Territory.
    pub territoire: Arc<Territoire>,
    /// Value.
    pub valeur: Valeur,
    /// Unit, absent for a simple count.
    pub unite: Option<Texte>,
    /// « plus de », « près de »…
    pub qualificatif: Option<Texte>,
    /// When; `None` when the document does not say.
    pub temps: Option<Temps>,
    /// Source; `None` when the document does not say.
    pub source: Option<Arc<Source>>,
    /// Document.
    pub document: Arc<Document>,
    /// Place in the document.
    pub section: Option<Texte>,
    /// Observed, projected or aimed at.
    pub statut: Statut,
    /// Rank, as text.
    pub rang: Option<Texte>,
    /// Share of a larger whole, as text.
    pub part: Option<Texte>,
    /// Note.
    pub note: Option<Texte>,
    /// Name of a second value of the same thing.
    pub variante: Option<Slug>,
    /// Why the document gives two values.
    pub discordance: Option<Texte>,
    /// Where it is written.
    pub span: Span,
}
