//! What a fiche commits to do: actions with their steps, pilots, deliverables and calendar.

use std::fmt;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::{Acteur, Code, List, Loc, Prose, Texte};
use crate::diagnostic::Span;

/// An action as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionBrute {
    /// Code, by the pattern of the level below the fiche's (`1.1-A1`).
    pub code: Loc<String>,
    /// Official title.
    pub titre: Loc<String>,
    /// Who leads it.
    #[serde(default)]
    pub pilotes: List<Loc<String>>,
    /// Steps.
    #[serde(default)]
    pub etapes: List<Loc<EtapeBrute>>,
    /// What it will produce.
    #[serde(default)]
    pub livrables: List<LivrableBrut>,
    /// When.
    pub calendrier: Option<CalendrierBrut>,
    /// What the coordination does for it, in Markdown.
    pub coordination: Option<Loc<String>>,
    /// Anything a reader must know.
    pub note: Option<Loc<String>>,
}

/// How the reader of YAML names a step that it expected.
pub(crate) const ETAPE: &str = "une étape";

/// A step as written: a text, or a text and those below it.
#[derive(Debug)]
pub enum EtapeBrute {
    /// A text, in Markdown.
    Texte(String),
    /// A text and its own steps.
    Groupe(EtapeGroupee),
}

impl JsonSchema for EtapeBrute {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Etape".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let group = generator.subschema_for::<EtapeGroupee>();
        // A number is no step: whoever reads it wants a text.
        json_schema!({ "anyOf": [{ "type": "string", "minLength": 0 }, group] })
    }
}

// Not an untagged enum: that would lose the places of what it holds.
impl<'de> Deserialize<'de> for EtapeBrute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EtapeVisitor;

        impl<'de> Visitor<'de> for EtapeVisitor {
            type Value = EtapeBrute;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(ETAPE)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<EtapeBrute, E> {
                Ok(EtapeBrute::Texte(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<EtapeBrute, A::Error> {
                EtapeGroupee::deserialize(MapAccessDeserializer::new(map)).map(EtapeBrute::Groupe)
            }
        }

        deserializer.deserialize_any(EtapeVisitor)
    }
}

/// A step with those below it, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EtapeGroupee {
    /// Text.
    pub texte: Loc<String>,
    /// Steps below.
    pub etapes: List<Loc<EtapeBrute>>,
}

/// A deliverable as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LivrableBrut {
    /// Code within its action (`L1`).
    pub code: Loc<String>,
    /// What it is.
    pub texte: Loc<String>,
}

/// A calendar as written: a year in neither list is unknown.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendrierBrut {
    /// Years in which it is planned.
    #[serde(default)]
    pub prevu: List<Loc<String>>,
    /// Years in which it is not.
    #[serde(default)]
    pub non_prevu: List<Loc<String>>,
}

/// An action.
#[derive(Debug)]
pub struct Action {
    /// Code.
    pub code: Code,
    /// Official title.
    pub titre: Texte,
    /// Who leads it.
    pub pilotes: Vec<Arc<Acteur>>,
    /// Steps.
    pub etapes: Vec<Etape>,
    /// What it will produce.
    pub livrables: Vec<Livrable>,
    /// When: one entry a year of the plan, in order.
    pub calendrier: Vec<(i16, Prevision)>,
    /// What the coordination does for it.
    pub coordination: Option<Prose>,
    /// Anything a reader must know.
    pub note: Option<Texte>,
    /// Where its code is written.
    pub span: Span,
}

/// A step.
#[derive(Debug)]
pub struct Etape {
    /// Text.
    pub texte: Prose,
    /// Steps below.
    pub etapes: Vec<Etape>,
}

/// A deliverable.
#[derive(Debug)]
pub struct Livrable {
    /// Full code (`1.1-A1-L1`).
    pub code: Code,
    /// What it is.
    pub texte: Texte,
}

/// What a document says of an action in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prevision {
    /// Planned.
    Prevu,
    /// Not planned.
    NonPrevu,
    /// The document does not say, or what it drew was lost.
    Inconnu,
}

impl Prevision {
    /// As an identifier.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Prevu => "prevu",
            Self::NonPrevu => "non-prevu",
            Self::Inconnu => "inconnu",
        }
    }
}

impl Action {
    /// The anchor of the action in the page of its fiche.
    #[must_use]
    pub fn ancre(&self) -> String {
        format!("action-{}", self.code.anchor())
    }

    /// Whether the document says of at least one year what happens.
    #[must_use]
    pub fn datee(&self) -> bool {
        self.calendrier.iter().any(|(_, p)| *p != Prevision::Inconnu)
    }

    /// The texts of all steps, those below included, in order.
    #[must_use]
    pub fn textes_des_etapes(&self) -> Vec<&Prose> {
        fn walk<'e>(etapes: &'e [Etape], out: &mut Vec<&'e Prose>) {
            for etape in etapes {
                out.push(&etape.texte);
                walk(&etape.etapes, out);
            }
        }
        let mut out = Vec::new();
        walk(&self.etapes, &mut out);
        out
    }
}
