//! What every drawing is written with: lengths, scales, escaped text, the frame of the image.

use std::fmt;

use rust_decimal::Decimal;

use crate::portal::vue::graphique::{Graphique, Mesure};

/// Letters that fit beside one another on the narrowest screen (320 px).
pub(super) const LARGEUR: usize = 36;

/// A length in hundredths of an `em`.
pub(super) fn em(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => format!("{whole}em"),
        rest if rest % 10 == 0 => format!("{whole}.{}em", rest / 10),
        rest => format!("{whole}.{rest:02}em"),
    }
}

/// What is drawn so far.
#[derive(Debug, Default)]
pub(super) struct Plume(String);

impl Plume {
    /// Adds a piece.
    pub(super) fn push(&mut self, piece: &str) {
        self.0.push_str(piece);
    }

    /// Adds a piece, its holes filled.
    pub(super) fn trace(&mut self, piece: fmt::Arguments<'_>) {
        self.0.push_str(&piece.to_string());
    }

    /// Whether nothing is drawn.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is drawn.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Text and values of attributes, escaped.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// From numbers to places between two edges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Echelle {
    pub(super) de: Decimal,
    pub(super) a: Decimal,
}

impl Echelle {
    /// The scale of a chart; `None` when its edges are no numbers or are the same.
    pub(super) fn new(graphique: &Graphique) -> Option<Self> {
        let echelle = Self { de: nombre(&graphique.de)?, a: nombre(&graphique.a)? };
        (echelle.a > echelle.de).then_some(echelle)
    }

    /// The place of a number, in hundredths of the whole length.
    pub(super) fn place(&self, value: Decimal) -> Decimal {
        let span = self.a.checked_sub(self.de).filter(|s| !s.is_zero()).unwrap_or(Decimal::ONE);
        let share = value.checked_sub(self.de).and_then(|d| d.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(span));
        share.unwrap_or_default().clamp(Decimal::ZERO, Decimal::ONE_HUNDRED)
    }

    /// Where bars start: zero, or the nearest edge.
    pub(super) fn zero(&self) -> Decimal {
        Decimal::ZERO.clamp(self.de, self.a)
    }
}

/// A place as SVG writes it: « 63.16% ».
pub(super) fn pour_cent(place: Decimal) -> String {
    format!("{}%", place.round_dp(2).normalize())
}

/// Reads an exact number.
pub(super) fn nombre(exact: &str) -> Option<Decimal> {
    exact.parse().ok()
}

/// The low and high ends of a measure; the same for a plain number.
pub(super) fn bouts(mesure: &Mesure) -> Option<(Decimal, Decimal)> {
    match mesure {
        Mesure::Nombre(n) => nombre(n).map(|n| (n, n)),
        Mesure::Intervalle(low, high) => nombre(low).zip(nombre(high)),
        Mesure::Rapport(..) | Mesure::Absente => None,
    }
}

/// Cuts a name into lines, between words.
pub(super) fn lignes(nom: &str, premiere: usize) -> Vec<String> {
    let mut lignes: Vec<String> = Vec::new();
    for mot in nom.split(' ') {
        let room = if lignes.len() <= 1 { premiere } else { LARGEUR };
        match lignes.last_mut() {
            Some(ligne) if ligne.chars().count() + 1 + mot.chars().count() <= room => {
                ligne.push(' ');
                ligne.push_str(mot);
            }
            _ => lignes.push(mot.to_owned()),
        }
    }
    lignes
}

/// The image: its name is the sentence beside it.
///
/// `more` is what only one form says of its scale.
pub(super) fn cadre(graphique: &Graphique, sorte: &str, height: u32, more: &str, body: &str) -> String {
    format!(
        "<svg class=\"graphique graphique-{sorte}\" width=\"100%\" height=\"{}\" role=\"img\" aria-labelledby=\"{}\" data-graphique=\"{}\" data-de=\"{}\" data-a=\"{}\"{more}>{body}</svg>",
        em(height),
        escape(&graphique.phrase),
        escape(&graphique.id),
        escape(&graphique.de),
        escape(&graphique.a),
    )
}

/// A small picture, without a word and without a name.
pub(super) fn vignette(height: u32, body: &str) -> String {
    format!(
        "<svg class=\"vignette\" viewBox=\"0 0 100 {height}\" aria-hidden=\"true\" focusable=\"false\">{body}</svg>"
    )
}
