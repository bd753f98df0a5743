//! Draws charts as SVG: no script, no font of its own, no colour that a stylesheet cannot change.
//!
//! A drawing has no `viewBox`: lengths along the page are percentages and lengths across it are in `em`. Bars stretch
//! with the page while letters keep the size that the reader chose, so that one drawing serves a phone, a wide screen
//! and a sheet of paper. Each number is written next to its shape; a shape never says anything alone.
//!
//! Every number carries `data-c`, its key: the audit reads the numbers back ([`crate::audit`]).

mod barres;
mod plume;
mod serie;
mod signes;

use crate::portal::vue::graphique::{Forme, Graphique};

/// Draws a chart; an empty text when there is nothing to draw.
#[must_use]
pub fn draw(graphique: &Graphique) -> String {
    match graphique.forme {
        Forme::Barres | Forme::Points => barres::draw(graphique),
        Forme::Signes => signes::draw(graphique),
        Forme::Serie => serie::draw(graphique),
    }
}

/// Draws a chart as a small picture without a word, for a list that says the numbers itself.
#[must_use]
pub fn vignette(graphique: &Graphique) -> String {
    match graphique.forme {
        Forme::Signes => signes::vignette(graphique),
        _ => barres::vignette(graphique),
    }
}
