//! Shapes of one map as paths on a small grid.

use super::topologie::{self, Noeud, sides};
use super::{Contour, Point};

/// Steps of the longer side of a map: a step is half a pixel where maps are widest.
const STEPS: f64 = 1000.0;

/// How far, in steps, a simplified line may lie from the true one: less than a pixel.
const TOLERANCE: f64 = 1.6;

/// Smallest surface, in square steps, of a part that is drawn besides the largest of its shape.
const SMALLEST: i64 = 12;

/// The shapes of one map.
#[derive(Debug)]
pub struct Dessin {
    /// Width in steps.
    pub largeur: i32,
    /// Height in steps.
    pub hauteur: i32,
    /// One for each shape given, in their order.
    pub traces: Vec<Trace>,
}

/// A shape.
#[derive(Debug)]
pub struct Trace {
    /// Data of an SVG path, to be filled by the even-odd rule.
    pub chemin: String,
    /// The place in it that is furthest from its borders, where a label stands best.
    pub ancre: (i32, i32),
}

/// Draws shapes together. Degrees are projected (equirectangular, true to scale at the middle of the map); lengths on
/// a plane are taken as they are.
#[must_use]
pub fn draw(contours: &[&Contour], degres: bool) -> Dessin {
    let points = || contours.iter().flat_map(|c| &c.anneaux).flatten();
    let (south, north) = points().fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(p.1), high.max(p.1)));
    let shrink = if degres { f64::midpoint(south, north).to_radians().cos().max(0.01) } else { 1.0 };
    let (west, east) = points().fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(p.0), high.max(p.0)));
    let (width, height) = ((east - west) * shrink, north - south);
    // One pixel of air all around, for the borders' own thickness.
    let scale = (STEPS - 8.0) / width.max(height).max(f64::MIN_POSITIVE);
    #[allow(clippy::cast_possible_truncation)]
    let step = |length: f64| (length * scale).round() as i32 + 4;
    let place = |p: &Point| (step((p.0 - west) * shrink), step(north - p.1));
    let rings: Vec<Vec<Noeud>> = contours.iter().flat_map(|c| &c.anneaux).map(|r| on_grid(r, place)).collect();
    let simple = topologie::simplify(&rings, TOLERANCE);
    let mut left = simple.into_iter().zip(rings);
    let traces = contours.iter().map(|c| trace(left.by_ref().take(c.anneaux.len()))).collect();
    Dessin { largeur: step(width) + 4, hauteur: step(height) + 4, traces }
}

/// A ring on the grid, without points that fall on the one before.
fn on_grid(ring: &[Point], place: impl Fn(&Point) -> Noeud) -> Vec<Noeud> {
    let mut out: Vec<Noeud> = ring.iter().map(place).collect();
    out.dedup();
    while out.len() > 1 && out.first() == out.last() {
        out.pop();
    }
    out
}

fn trace(rings: impl Iterator<Item = (Vec<Noeud>, Vec<Noeud>)>) -> Trace {
    let mut all: Vec<(i64, Vec<Noeud>)> = rings
        // A shape that simplification would flatten is kept as it was.
        .map(|(simple, whole)| if simple.len() > 2 { simple } else { whole })
        .map(|ring| (surface(&ring), ring))
        .collect();
    all.sort_by_key(|(surface, _)| std::cmp::Reverse(*surface));
    let mut kept: Vec<Vec<Noeud>> = Vec::new();
    for (surface, ring) in all {
        if kept.is_empty() || surface >= SMALLEST {
            kept.push(visible(ring));
        }
    }
    Trace { ancre: anchor(&kept), chemin: kept.iter().map(|ring| path(ring)).collect() }
}

/// A shape too small for the grid is drawn as a small square: it must not vanish.
fn visible(ring: Vec<Noeud>) -> Vec<Noeud> {
    match ring.as_slice() {
        [(x, y)] | [(x, y), _] => vec![(x - 2, y - 2), (x + 2, y - 2), (x + 2, y + 2), (x - 2, y + 2)],
        _ => ring,
    }
}

/// Twice the surface of a ring, in square steps.
fn surface(ring: &[Noeud]) -> i64 {
    let twice: i64 = sides(ring).map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1)).sum();
    twice.abs()
}

/// A ring as path data: where it starts, then steps.
fn path(ring: &[Noeud]) -> String {
    let Some(((x, y), rest)) = ring.split_first() else { return String::new() };
    let mut out = format!("M{x} {y}l");
    let (mut last, mut first) = ((*x, *y), true);
    for &(x, y) in rest {
        for (step, alone) in [(x - last.0, first), (y - last.1, false)] {
            // A minus sign parts two numbers by itself.
            if step >= 0 && !alone {
                out.push(' ');
            }
            out.push_str(&step.to_string());
        }
        (last, first) = ((x, y), false);
    }
    out.push('z');
    out
}

/// The point of a grid of 24 by 24 that is inside and furthest from the borders; a label being wider than high, room
/// on its sides counts for more.
fn anchor(rings: &[Vec<Noeud>]) -> Noeud {
    const CELLS: i32 = 24;
    // Height of a line for its half-width, in tenths.
    const WIDE: i32 = 6;
    let Some(largest) = rings.first() else { return (0, 0) };
    let range = |pick: fn(&Noeud) -> i32| {
        let all = || largest.iter().map(pick);
        (all().min().unwrap_or_default(), all().max().unwrap_or_default())
    };
    let ((left, right), (top, bottom)) = (range(|p| p.0), range(|p| p.1));
    let cells = (1..CELLS).flat_map(|row| (1..CELLS).map(move |column| (column, row)));
    let points = cells.map(|(c, r)| (left + (right - left) * c / CELLS, top + (bottom - top) * r / CELLS));
    let inside =
        points.filter(|p| rings.iter().flat_map(|ring| sides(ring)).filter(|s| crosses(*p, *s)).count() % 2 == 1);
    let narrow = |p: Noeud| (p.0 * WIDE / 10, p.1);
    let room = |p: Noeud| {
        let sides = rings.iter().flat_map(|ring| sides(ring));
        sides.map(|(a, b)| topologie::distance(narrow(p), narrow(a), narrow(b))).fold(f64::MAX, f64::min)
    };
    let best = inside.map(|p| (room(p), p)).max_by(|(x, p), (y, q)| x.total_cmp(y).then(q.cmp(p)));
    best.map_or((i32::midpoint(left, right), i32::midpoint(top, bottom)), |(_, p)| p)
}

/// Whether a line from the point to the right crosses the side.
fn crosses(p: Noeud, (a, b): (Noeud, Noeud)) -> bool {
    let f = f64::from;
    (a.1 > p.1) != (b.1 > p.1) && f(p.0) < f(b.0 - a.0) * f(p.1 - a.1) / f(b.1 - a.1) + f(a.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, side: f64) -> Contour {
        Contour { anneaux: vec![vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side)]] }
    }

    #[test]
    fn a_map_has_the_proportions_of_the_ground() {
        let drawn = draw(&[&square(3.0, 43.0, 1.0)], true);
        let ratio = f64::from(drawn.largeur) / f64::from(drawn.hauteur);
        assert!((ratio - 43.5_f64.to_radians().cos()).abs() < 0.01, "{ratio}");
        let plane = draw(&[&square(700_000.0, 6_200_000.0, 1000.0)], false);
        assert_eq!(plane.largeur, plane.hauteur);
    }

    #[test]
    fn north_is_up() {
        let drawn = draw(&[&square(0.0, 10.0, 1.0), &square(0.0, 0.0, 1.0)], false);
        assert!(drawn.traces[0].ancre.1 < drawn.traces[1].ancre.1);
    }

    #[test]
    fn a_path_is_a_start_and_steps() {
        assert_eq!(path(&[(4, 5), (10, 5), (7, -2)]), "M4 5l6 0-3-7z");
    }

    #[test]
    fn the_label_of_a_crescent_stands_in_it() {
        let crescent = Contour {
            anneaux: vec![vec![(0., 0.), (9., 0.), (9., 1.), (2., 1.), (2., 8.), (9., 8.), (9., 9.), (0., 9.)]],
        };
        let drawn = draw(&[&crescent], false);
        assert!(drawn.traces[0].ancre.0 < 230, "{:?}", drawn.traces[0].ancre);
    }

    #[test]
    fn a_speck_is_still_drawn() {
        let drawn = draw(&[&square(0.0, 0.0, 1000.0), &square(2000.0, 0.0, 0.001)], false);
        assert!(drawn.traces[1].chemin.len() > 10, "{}", drawn.traces[1].chemin);
    }
}
