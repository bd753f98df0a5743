//! Follow-up: what has become of what a plan announced. Entries are added, never changed.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Code, DatePartielle, List, Loc, Texte, Valeur};
use crate::diagnostic::Span;

/// `suivi/<year>.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuiviBrut {
    /// States.
    #[serde(default)]
    pub etats: List<EtatBrut>,
    /// Measures.
    #[serde(default)]
    pub mesures: List<MesureBrute>,
}

/// A state as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EtatBrut {
    /// Code of a fiche, an action or a deliverable.
    pub cible: Loc<String>,
    /// When it was so.
    pub date: Loc<String>,
    /// The state.
    pub etat: NatureEtat,
    /// What happened.
    pub commentaire: Option<Loc<String>>,
    /// What shows it.
    pub preuve: Option<PreuveBrute>,
}

/// An evidence as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreuveBrute {
    /// What it is.
    pub texte: Loc<String>,
    /// Its address.
    pub url: Option<Loc<String>>,
}

/// A measure as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MesureBrute {
    /// Full code of a follow-up indicator (`1.1-I1`).
    pub indicateur: Loc<String>,
    /// Value, for the year of the file.
    pub valeur: Loc<Option<String>>,
    /// Anything a reader must know.
    pub note: Option<Loc<String>>,
}

/// A follow-up indicator of a fiche, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicateurDeSuiviBrut {
    /// Code within its fiche (`I1`).
    pub code: Loc<String>,
    /// What is followed.
    pub texte: Loc<String>,
    /// How it is measured.
    pub natures: List<NatureDeSuivi>,
    /// Anything a reader must know.
    pub note: Option<Loc<String>>,
}

/// How a follow-up indicator is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NatureDeSuivi {
    /// A count.
    Nombre,
    /// A description.
    Qualitatif,
    /// A change.
    Evolution,
    /// Whether it is so.
    OuiNon,
}

/// States, in the order of a life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NatureEtat {
    /// Not begun.
    AVenir,
    /// Under way.
    EnCours,
    /// Done.
    Realisee,
    /// Put off.
    Reportee,
    /// Given up.
    Abandonnee,
}

impl NatureEtat {
    /// Every state, in the order of a life.
    pub const TOUS: [Self; 5] = [Self::AVenir, Self::EnCours, Self::Realisee, Self::Reportee, Self::Abandonnee];

    /// The state in words, which agree with anything (an action, a deliverable, a sheet).
    #[must_use]
    pub fn mot(self) -> &'static str {
        match self {
            Self::AVenir => "etats.a-venir",
            Self::EnCours => "etats.en-cours",
            Self::Realisee => "etats.realisee",
            Self::Reportee => "etats.reportee",
            Self::Abandonnee => "etats.abandonnee",
        }
    }

    /// The state as an identifier.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::AVenir => "a-venir",
            Self::EnCours => "en-cours",
            Self::Realisee => "realisee",
            Self::Reportee => "reportee",
            Self::Abandonnee => "abandonnee",
        }
    }
}

/// A follow-up indicator of a fiche.
#[derive(Debug)]
pub struct IndicateurDeSuivi {
    /// Full code (`1.1-I1`).
    pub code: Code,
    /// What is followed.
    pub texte: Texte,
    /// How it is measured.
    pub natures: Vec<NatureDeSuivi>,
    /// Anything a reader must know.
    pub note: Option<Texte>,
}

/// Everything entered since the plan began, the oldest first.
#[derive(Debug, Default)]
pub struct Suivi {
    /// States.
    pub etats: Vec<Etat>,
    /// Measures.
    pub mesures: Vec<Mesure>,
}

impl Suivi {
    /// What was entered of a fiche, an action or a deliverable, the oldest first.
    #[must_use]
    pub fn de<'a>(&'a self, cible: &'a Code) -> impl DoubleEndedIterator<Item = &'a Etat> {
        self.etats.iter().filter(move |e| &e.cible == cible)
    }

    /// The latest state of a fiche, an action or a deliverable.
    #[must_use]
    pub fn dernier(&self, cible: &Code) -> Option<&Etat> {
        self.etats.iter().rfind(|e| &e.cible == cible)
    }

    /// The measures of a follow-up indicator, the oldest first.
    pub fn mesures_de<'a>(&'a self, indicateur: &'a Code) -> impl Iterator<Item = &'a Mesure> {
        self.mesures.iter().filter(move |m| &m.indicateur == indicateur)
    }
}

/// A state at a date.
#[derive(Debug)]
pub struct Etat {
    /// Code of a fiche, an action or a deliverable.
    pub cible: Code,
    /// When it was so.
    pub date: DatePartielle,
    /// The state.
    pub nature: NatureEtat,
    /// What happened.
    pub commentaire: Option<Texte>,
    /// What shows it, and its address.
    pub preuve: Option<(Texte, Option<String>)>,
    /// Where it is written.
    pub span: Span,
}

/// A measure of a follow-up indicator.
#[derive(Debug)]
pub struct Mesure {
    /// Full code of the indicator.
    pub indicateur: Code,
    /// Year.
    pub annee: i16,
    /// Value.
    pub valeur: Valeur,
    /// Anything a reader must know.
    pub note: Option<Texte>,
    /// Where it is written.
    pub span: Span,
}
