//! A line through moments, each with its number; what is expected or aimed at is reached by a dashed line.

use rust_decimal::Decimal;

use super::barres::cle;
use super::plume::{Echelle, Plume, bouts, cadre, em, escape, pour_cent};
use crate::portal::vue::graphique::Graphique;

/// The lowest and highest places of the line, in hundredths of an `em`.
const BAS: u32 = 1050;
const HAUT: u32 = 200;
/// Moments whose words fit side by side on the narrowest screen.
const MOST_NAMED: usize = 5;

pub(super) fn draw(graphique: &Graphique) -> String {
    let Some(echelle) = Echelle::new(graphique) else { return String::new() };
    let rangees: Vec<_> = graphique.groupes.iter().flat_map(|g| &g.rangees).collect();
    let mut lines = Plume::default();
    let mut marks = Plume::default();
    let mut before: Option<(String, String)> = None;
    let axis = em(height(echelle.place(echelle.zero())));
    lines.trace(format_args!("<line class=\"g-axe\" x1=\"0\" x2=\"100%\" y1=\"{axis}\" y2=\"{axis}\"/>"));
    let step = rangees.len().div_ceil(MOST_NAMED).max(1);
    for (rank, rangee) in rangees.iter().enumerate() {
        let Some((chiffre, expected)) =
            rangee.chiffre.as_ref().map(|c| (c, false)).or_else(|| rangee.vise.as_ref().map(|c| (c, true)))
        else {
            continue;
        };
        let Some((value, _)) = bouts(&chiffre.mesure) else { continue };
        // The words of the first and the last moment need room on their side.
        let share = Decimal::from(rangee.moment.unwrap_or_default()) / Decimal::ONE_HUNDRED;
        let x = pour_cent(Decimal::from(9) + share * Decimal::from(82) / Decimal::ONE_HUNDRED);
        let at = height(echelle.place(value));
        let y = em(at);
        if let Some((x0, y0)) = &before {
            let sorte = if expected { "g-ligne g-ligne-prevue" } else { "g-ligne" };
            lines.trace(format_args!("<line class=\"{sorte}\" x1=\"{x0}\" x2=\"{x}\" y1=\"{y0}\" y2=\"{y}\"/>"));
        }
        let sorte = if expected { "g-vise" } else { "g-barre" };
        let cle = cle(graphique, chiffre);
        marks.trace(format_args!("<circle class=\"{sorte}\" data-c=\"{cle}\" cx=\"{x}\" cy=\"{y}\" r=\".4em\"/>"));
        marks.trace(format_args!(
            "<text class=\"g-nombre g-milieu\" x=\"{x}\" y=\"{}\" data-c=\"{cle}\">{}</text>",
            em(at.saturating_sub(75)),
            escape(&chiffre.texte)
        ));
        let last = rank + 1 == rangees.len();
        if rank % step == 0 || last {
            marks.trace(format_args!(
                "<text class=\"g-borne g-milieu\" x=\"{x}\" y=\"{}\">{}</text>",
                em(BAS + 130),
                escape(&rangee.nom)
            ));
        }
        before = Some((x, y));
    }
    if marks.is_empty() {
        return String::new();
    }
    let edges = format!(" data-y=\"{} {}\"", em(BAS), em(HAUT));
    cadre(graphique, "serie", BAS + 170, &edges, &format!("{}{}", lines.as_str(), marks.as_str()))
}

/// The height of a place, from the top of the drawing.
fn height(place: Decimal) -> u32 {
    use rust_decimal::prelude::ToPrimitive;
    let span = Decimal::from(BAS - HAUT);
    let up = place.checked_mul(span).and_then(|p| p.checked_div(Decimal::ONE_HUNDRED)).unwrap_or_default();
    BAS.saturating_sub(up.round().to_u32().unwrap_or_default())
}
