//! Bars and dots: one row a thing, its name and its number above its shape.

use rust_decimal::Decimal;

use super::plume::{Echelle, LARGEUR, Plume, bouts, cadre, em, escape, lignes, pour_cent, vignette as petite};
use crate::portal::vue::graphique::{ChiffreTrace, Forme, Graphique, Mesure, Rangee};

/// Heights, in hundredths of an `em`.
const TEXTE: u32 = 125;
const BARRE: u32 = 80;
const REPERE: u32 = 45;
const ECART: u32 = 75;

pub(super) fn draw(graphique: &Graphique) -> String {
    let Some(echelle) = Echelle::new(graphique) else { return String::new() };
    let mut body = Plume::default();
    let mut y = 0;
    for (rank, groupe) in graphique.groupes.iter().enumerate() {
        if let Some(nom) = &groupe.nom {
            y += if rank > 0 { 60 } else { 0 };
            if rank > 0 {
                body.trace(format_args!("<line class=\"g-filet\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>", em(y)));
                y += 30;
            }
            body.trace(format_args!("<text class=\"g-groupe\" x=\"0\" y=\"{}\">{}</text>", em(y + 100), escape(nom)));
            y += TEXTE + 20;
        }
        for rangee in &groupe.rangees {
            y = row(graphique, rangee, &echelle, y, &mut body);
        }
    }
    if let Some((de, a)) = &graphique.bornes {
        body.trace(format_args!(
            "<text class=\"g-borne\" x=\"0\" y=\"{0}\">{1}</text><text class=\"g-borne g-fin\" x=\"100%\" y=\"{0}\">{2}</text>",
            em(y + 70),
            escape(de),
            escape(a)
        ));
        y += 130;
    }
    let sorte = if graphique.forme == Forme::Points { "points" } else { "barres" };
    cadre(
        graphique,
        sorte,
        y.saturating_sub(if graphique.bornes.is_some() { 0 } else { ECART - 20 }),
        "",
        body.as_str(),
    )
}

/// Draws a row from a height, and gives the height of the next.
fn row(graphique: &Graphique, rangee: &Rangee, echelle: &Echelle, from: u32, body: &mut Plume) -> u32 {
    let numbers: Vec<(&ChiffreTrace, &str)> = rangee
        .chiffre
        .iter()
        .map(|c| (c, "g-nombre"))
        .chain(rangee.vise.iter().map(|c| (c, "g-nombre g-mots-vise")))
        .collect();
    let widest = numbers.first().map_or(0, |(c, _)| c.texte.chars().count());
    let names = lignes(&rangee.nom, LARGEUR.saturating_sub(widest + 2).max(14));
    let classe = if rangee.repere { "g-nom" } else { "g-nom g-ici" };
    let mut y = from;
    for at in 0..names.len().max(numbers.len()) {
        let baseline = em(y + 100);
        if let Some(nom) = names.get(at) {
            body.trace(format_args!("<text class=\"{classe}\" x=\"0\" y=\"{baseline}\">{}</text>", escape(nom)));
        }
        if let Some((chiffre, classe)) = numbers.get(at) {
            let cle = cle(graphique, chiffre);
            body.trace(format_args!(
                "<text class=\"{classe}\" x=\"100%\" y=\"{baseline}\" data-c=\"{cle}\">{}</text>",
                escape(&chiffre.texte)
            ));
        }
        y += TEXTE;
    }
    // An outline goes a little above its bar.
    y += if rangee.vise.is_some() { 35 } else { 15 };
    if graphique.forme == Forme::Points {
        dots(graphique, rangee, echelle, y, body);
    } else {
        bars(graphique, rangee, echelle, y, body);
    }
    y + BARRE + ECART
}

fn bars(graphique: &Graphique, rangee: &Rangee, echelle: &Echelle, y: u32, body: &mut Plume) {
    let thick = if rangee.repere { REPERE } else { BARRE };
    let sorte = if rangee.repere { "g-repere" } else { "g-barre" };
    if let Some(chiffre) = &rangee.chiffre
        && let Some((low, high)) = bouts(&chiffre.mesure)
    {
        let cle = cle(graphique, chiffre);
        body.push(&bar(sorte, &cle, echelle, echelle.zero(), low, (y, thick)));
        if high > low {
            body.push(&bar("g-possible", &cle, echelle, low, high, (y, thick)));
        }
    }
    if let Some(vise) = &rangee.vise
        && let Some((low, high)) = bouts(&vise.mesure)
    {
        // A little higher than the bar, so that both are seen when they are equal.
        let cle = cle(graphique, vise);
        let place = (y.saturating_sub(15), thick + 30);
        body.push(&bar("g-vise", &cle, echelle, echelle.zero(), low, place));
        if high > low {
            body.push(&bar("g-vise", &cle, echelle, low, high, place));
        }
    }
    let axis = pour_cent(echelle.place(echelle.zero()));
    body.trace(format_args!(
        "<line class=\"g-axe\" x1=\"{axis}\" x2=\"{axis}\" y1=\"{}\" y2=\"{}\"/>",
        em(y.saturating_sub(20)),
        em(y + thick + 20)
    ));
}

fn bar(sorte: &str, cle: &str, echelle: &Echelle, from: Decimal, to: Decimal, (y, thick): (u32, u32)) -> String {
    let (start, end) = (echelle.place(from.min(to)), echelle.place(from.max(to)));
    let x = if start.is_zero() { String::new() } else { format!(" x=\"{}\"", pour_cent(start)) };
    let width = end.round_dp(2).checked_sub(start.round_dp(2)).unwrap_or_default();
    format!(
        "<rect class=\"{sorte}\" data-c=\"{cle}\"{x} y=\"{}\" width=\"{}\" height=\"{}\"/>",
        em(y),
        pour_cent(width),
        em(thick)
    )
}

fn dots(graphique: &Graphique, rangee: &Rangee, echelle: &Echelle, y: u32, body: &mut Plume) {
    let middle = em(y + BARRE / 2);
    body.trace(format_args!("<line class=\"g-piste\" x1=\"0\" x2=\"100%\" y1=\"{middle}\" y2=\"{middle}\"/>"));
    let all = [(&rangee.chiffre, if rangee.repere { "g-repere" } else { "g-barre" }), (&rangee.vise, "g-vise")];
    for (chiffre, sorte) in all {
        let Some(chiffre) = chiffre else { continue };
        let Some((low, high)) = bouts(&chiffre.mesure) else { continue };
        let cle = cle(graphique, chiffre);
        let radius = if rangee.repere { 32 } else { 45 };
        let ends = if high > low { vec![low, high] } else { vec![low] };
        for end in ends {
            body.trace(format_args!(
                "<circle class=\"{sorte}\" data-c=\"{cle}\" cx=\"{}\" cy=\"{middle}\" r=\"{}\"/>",
                pour_cent(echelle.place(end)),
                em(radius)
            ));
        }
    }
}

/// The key of a number, as attributes carry it.
pub(super) fn cle(graphique: &Graphique, chiffre: &ChiffreTrace) -> String {
    escape(&format!("{}:{}", graphique.id, chiffre.cle))
}

/// A few bars without a word.
pub(super) fn vignette(graphique: &Graphique) -> String {
    const MOST: usize = 6;
    let Some(echelle) = Echelle::new(graphique) else { return String::new() };
    let mut body = Plume::default();
    let mut y = 0_u32;
    let drawn = |r: &&Rangee| r.chiffre.as_ref().or(r.vise.as_ref()).is_some_and(|c| c.mesure != Mesure::Absente);
    for rangee in graphique.groupes.iter().flat_map(|g| &g.rangees).filter(drawn).take(MOST) {
        let thick = if rangee.repere { 4 } else { 7 };
        let shapes = [(&rangee.chiffre, if rangee.repere { "g-repere" } else { "g-barre" }), (&rangee.vise, "g-vise")];
        for (chiffre, sorte) in shapes {
            let Some((low, high)) = chiffre.as_ref().and_then(|c| bouts(&c.mesure)) else { continue };
            if graphique.forme == Forme::Points {
                let place = echelle.place(low).clamp(Decimal::from(4), Decimal::from(96)).round_dp(1).normalize();
                body.trace(format_args!(
                    "<circle class=\"{sorte}\" cx=\"{place}\" cy=\"{}\" r=\"{}\"/>",
                    y + 4,
                    thick / 2 + 1
                ));
                continue;
            }
            let start = echelle.place(echelle.zero().min(low)).round_dp(1);
            let end = echelle.place(high.max(echelle.zero())).round_dp(1);
            let width = end.checked_sub(start).unwrap_or_default().normalize();
            let classe = if high > low { "g-possible" } else { sorte };
            body.trace(format_args!(
                "<rect class=\"{classe}\" x=\"{}\" y=\"{y}\" width=\"{width}\" height=\"{thick}\"/>",
                start.normalize()
            ));
        }
        y += thick + 3;
    }
    if body.is_empty() { String::new() } else { petite(y.saturating_sub(3), body.as_str()) }
}
