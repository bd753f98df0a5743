//! Design tokens: every colour, size and font of a theme, in one place.

use std::fmt::Write;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{List, Loc};
use crate::diagnostic::{FileId, Span};

/// `jetons.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Jetons {
    /// Colours, light and dark.
    #[serde(default)]
    pub couleurs: IndexMap<String, Couleur>,
    /// Sizes: any CSS length.
    #[serde(default)]
    pub tailles: IndexMap<String, String>,
    /// Font stacks.
    #[serde(default)]
    pub polices: IndexMap<String, String>,
    /// Pairs of colours that are really used together, whose contrast must hold.
    #[serde(default)]
    pub paires: List<Paire>,
}

/// A colour in both schemes, `#rrggbb`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Couleur {
    /// On a light screen, and on paper.
    pub clair: Loc<String>,
    /// On a dark screen.
    pub sombre: Loc<String>,
    /// The file that says so, once it is known.
    #[serde(skip)]
    pub fichier: Option<FileId>,
}

impl Couleur {
    /// The place of what it is in one scheme.
    #[must_use]
    pub fn place(&self, scheme: fn(&Self) -> &Loc<String>) -> Option<Span> {
        let range = &scheme(self).range;
        self.fichier.map(|file| Span::new(file, range.start, range.end))
    }
}

/// A foreground and a background that are used together.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paire {
    /// Foreground.
    pub encre: Loc<String>,
    /// Background.
    pub fond: Loc<String>,
    /// How much contrast it needs.
    pub usage: Usage,
    /// The file that says so, once it is known.
    #[serde(skip)]
    pub fichier: Option<FileId>,
}

impl Paire {
    /// The place of one of its colours.
    #[must_use]
    pub fn place(&self, colour: &Loc<String>) -> Option<Span> {
        self.fichier.map(|file| Span::new(file, colour.range.start, colour.range.end))
    }
}

/// What a pair of colours is for (WCAG 2.2, 1.4.3 and 1.4.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Usage {
    /// Text: 4.5:1.
    Texte,
    /// Large text: 3:1.
    GrandTexte,
    /// Drawings and controls: 3:1.
    Graphique,
}

impl Usage {
    /// The least ratio.
    #[must_use]
    pub fn ratio(self) -> f64 {
        match self {
            Self::Texte => 4.5,
            Self::GrandTexte | Self::Graphique => 3.0,
        }
    }
}

impl Jetons {
    /// Says which file gave them.
    #[must_use]
    pub fn of(mut self, file: FileId) -> Self {
        self.couleurs.values_mut().for_each(|c| c.fichier = Some(file));
        self.paires.0.iter_mut().for_each(|p| p.fichier = Some(file));
        self
    }

    /// Lays other tokens over these, name by name.
    pub fn lay(&mut self, over: Self) {
        self.couleurs.extend(over.couleurs);
        self.tailles.extend(over.tailles);
        self.polices.extend(over.polices);
        self.paires.0.extend(over.paires.0);
    }

    /// The custom properties that the stylesheet uses: light by default, dark when the reader's system is.
    #[must_use]
    pub fn css(&self) -> String {
        let mut light = String::new();
        let mut dark = String::new();
        for (name, colour) in &self.couleurs {
            let _infallible = write!(light, "--couleur-{name}:{};", colour.clair.value);
            let _infallible = write!(dark, "--couleur-{name}:{};", colour.sombre.value);
        }
        for (name, size) in &self.tailles {
            let _infallible = write!(light, "--taille-{name}:{size};");
        }
        for (name, font) in &self.polices {
            let _infallible = write!(light, "--police-{name}:{font};");
        }
        // Paper is always light, whatever the screen.
        format!(
            ":root{{color-scheme:light dark;{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        )
    }
}
