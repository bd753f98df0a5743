//! Borders that two shapes share stay one line.
//!
//! Rings on a grid are cut wherever three lines meet; each piece is simplified once, whichever ring it comes from and
//! in whichever direction, and the rings are put together again. Neighbours whose files agree on the points of their
//! common border, to the grid's step, therefore never overlap nor part.

use std::collections::{BTreeMap, BTreeSet};

/// A point of the grid; the second number grows southwards, as on a screen.
pub(super) type Noeud = (i32, i32);

/// Simplifies rings: no point that is left out was further than `tolerance` steps from the line that replaces it.
pub(super) fn simplify(rings: &[Vec<Noeud>], tolerance: f64) -> Vec<Vec<Noeud>> {
    let junctions = junctions(rings);
    let mut known: BTreeMap<Vec<Noeud>, Vec<Noeud>> = BTreeMap::new();
    rings.iter().map(|ring| one(ring, &junctions, &mut known, tolerance)).collect()
}

/// Points where more than two lines meet.
fn junctions(rings: &[Vec<Noeud>]) -> BTreeSet<Noeud> {
    let mut beside: BTreeMap<Noeud, BTreeSet<Noeud>> = BTreeMap::new();
    for ring in rings {
        for (a, b) in sides(ring) {
            beside.entry(a).or_default().insert(b);
            beside.entry(b).or_default().insert(a);
        }
    }
    beside.into_iter().filter(|(_, others)| others.len() > 2).map(|(point, _)| point).collect()
}

/// The sides of a ring, the last back to its start.
pub(super) fn sides(ring: &[Noeud]) -> impl Iterator<Item = (Noeud, Noeud)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

fn one(
    ring: &[Noeud],
    junctions: &BTreeSet<Noeud>,
    known: &mut BTreeMap<Vec<Noeud>, Vec<Noeud>>,
    tolerance: f64,
) -> Vec<Noeud> {
    // A ring that meets no other starts at its first point in the order of the grid: a hole and what fills it agree.
    let start = ring.iter().position(|p| junctions.contains(p)).or_else(|| {
        let first = ring.iter().min()?;
        ring.iter().position(|p| p == first)
    });
    let Some(start) = start else { return Vec::new() };
    let round = ring.iter().cycle().skip(start).take(ring.len() + 1).copied();
    let mut out: Vec<Noeud> = Vec::new();
    let mut piece: Vec<Noeud> = Vec::new();
    for point in round {
        piece.push(point);
        if piece.len() > 1 && (junctions.contains(&point) || piece.first() == Some(&point)) {
            let next = vec![point];
            let whole = std::mem::replace(&mut piece, next);
            let lines = shared(whole, known, tolerance);
            out.extend(lines.iter().take(lines.len().saturating_sub(1)));
        }
    }
    out
}

/// A piece, simplified in the same direction whichever ring it comes from.
fn shared(piece: Vec<Noeud>, known: &mut BTreeMap<Vec<Noeud>, Vec<Noeud>>, tolerance: f64) -> Vec<Noeud> {
    let backwards: Vec<Noeud> = piece.iter().rev().copied().collect();
    let turned = backwards < piece;
    let key = if turned { backwards } else { piece };
    let mut lines = known.entry(key).or_insert_with_key(|key| douglas_peucker(key, tolerance)).clone();
    if turned {
        lines.reverse();
    }
    lines
}

/// The line without the points that lie within `tolerance` of what is left (Douglas and Peucker, 1973).
fn douglas_peucker(line: &[Noeud], tolerance: f64) -> Vec<Noeud> {
    let mut kept = BTreeSet::from([0, line.len().saturating_sub(1)]);
    let mut spans = vec![(0, line.len().saturating_sub(1))];
    while let Some((from, to)) = spans.pop() {
        let (Some(&a), Some(&b)) = (line.get(from), line.get(to)) else { continue };
        let inside = line.iter().enumerate().take(to).skip(from + 1);
        let far = inside.map(|(at, p)| (at, distance(*p, a, b))).max_by(|(i, x), (j, y)| x.total_cmp(y).then(j.cmp(i)));
        if let Some((at, far)) = far
            && far > tolerance
        {
            kept.insert(at);
            spans.extend([(from, at), (at, to)]);
        }
    }
    kept.into_iter().filter_map(|at| line.get(at).copied()).collect()
}

/// From a point to a side.
pub(super) fn distance(p: Noeud, a: Noeud, b: Noeud) -> f64 {
    let minus = |p: Noeud, q: Noeud| (f64::from(p.0 - q.0), f64::from(p.1 - q.1));
    let (along, to) = (minus(b, a), minus(p, a));
    let length = along.0 * along.0 + along.1 * along.1;
    let share = if length > 0.0 { ((to.0 * along.0 + to.1 * along.1) / length).clamp(0.0, 1.0) } else { 0.0 };
    (to.0 - share * along.0).hypot(to.1 - share * along.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_neighbours_keep_one_border_however_much_it_is_simplified() {
        let wavy: Vec<Noeud> = (1..20).map(|y| (100 + (y * 7) % 5, y * 5)).collect();
        let mut left = vec![(0, 100), (0, 0), (100, 0)];
        left.extend(&wavy);
        left.push((100, 100));
        let mut right = vec![(100, 0), (200, 0), (200, 100), (100, 100)];
        right.extend(wavy.iter().rev());
        let simple = simplify(&[left.clone(), right], 3.0);
        let border =
            |ring: &[Noeud]| ring.iter().filter(|p| (90..110).contains(&p.0)).copied().collect::<BTreeSet<_>>();
        assert_eq!(border(&simple[0]), border(&simple[1]));
        assert!(simple[0].len() < left.len() / 2, "{:?}", simple[0]);
    }

    #[test]
    fn a_hole_and_what_fills_it_agree_wherever_each_starts() {
        let circle: Vec<Noeud> = (0..60)
            .map(|i| {
                let angle = f64::from(i) / 60.0 * std::f64::consts::TAU;
                #[allow(clippy::cast_possible_truncation)]
                ((angle.cos() * 90.0).round() as i32, (angle.sin() * 90.0).round() as i32)
            })
            .collect();
        let turned: Vec<Noeud> = circle.iter().rev().cycle().skip(17).take(60).copied().collect();
        let simple = simplify(&[circle, turned], 4.0);
        let set = |ring: &[Noeud]| ring.iter().copied().collect::<BTreeSet<_>>();
        assert_eq!(set(&simple[0]), set(&simple[1]));
        assert!(simple[0].len() < 30);
    }
}
