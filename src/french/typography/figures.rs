//! Figures: units after a number, thousands, ordinals, days of a month, ranges.

use super::super::dates::is_month;
use super::super::{NBSP, NNBSP};
use super::pass::{Pass, is_gap};

/// Endings that authors give to ordinals, and the right one; longer endings first.
const ORDINALS: [(&str, &str); 4] = [("ième", "e"), ("ieme", "e"), ("ème", "e"), ("eme", "e")];
const FIRST_FEMININE: [(&str, &str); 2] = [("ère", "re"), ("ere", "re")];

/// The words that a number never leaves at the end of a line: symbols of units, and what plans count most.
const UNITS: [&str; 44] = [
    "km",
    "m",
    "cm",
    "mm",
    "km²",
    "m²",
    "m³",
    "ha",
    "kg",
    "g",
    "mg",
    "µg",
    "L",
    "l",
    "cl",
    "ml",
    "mL",
    "h",
    "min",
    "j",
    "°C",
    "ETP",
    "ans",
    "an",
    "mois",
    "jours",
    "jour",
    "heures",
    "heure",
    "minutes",
    "minute",
    "euros",
    "euro",
    "lits",
    "lit",
    "places",
    "place",
    "habitants",
    "points",
    "million",
    "millions",
    "milliard",
    "milliards",
    "kWh",
];

/// What a number names, when it follows: it never begins a line.
const RANKED: [&str; 12] =
    ["article", "Article", "axe", "Axe", "chapitre", "Chapitre", "annexe", "Annexe", "phase", "tome", "niveau", "page"];

impl Pass<'_, '_> {
    /// `%` `‰` `€` (and `k€` `M€` `Md€`) take U+202F after a number, and only there.
    pub(super) fn unit(&mut self, at: usize, unit: char) {
        let glued_to_word = self.next(at + unit.len_utf8()).is_some_and(char::is_alphanumeric);
        let symbol = if unit == '€' { self.start_of_multiple(at) } else { at };
        let number_end = self.gap_start(symbol);
        let after_number = self.before(number_end).is_some_and(|c| c.is_ascii_digit());
        if after_number && !glued_to_word && !self.space_before(symbol, NNBSP) {
            self.settle(symbol..symbol, NNBSP);
        }
    }

    fn start_of_multiple(&self, at: usize) -> usize {
        let before = self.part(0..at);
        ["Mds", "Md", "M", "k", "K"]
            .iter()
            .find_map(|multiple| before.strip_suffix(multiple))
            .filter(|number| number.ends_with(|c: char| c.is_ascii_digit() || is_gap(c)))
            .map_or(at, str::len)
    }

    /// Digits may be the beginning of grouped thousands, or an ordinal; returns where they end.
    pub(super) fn digits(&mut self, at: usize) -> usize {
        let end = at + count_digits(self.rest(at));
        if self.before(at).is_some_and(char::is_alphanumeric) {
            return end;
        }
        let thousands = self.end_of_thousands(at, end);
        let end = thousands.unwrap_or(end);
        if self.ends_range(at) || (thousands.is_none() && self.is_rank(at, end)) {
            self.space_before(at, NBSP);
        }
        if thousands.is_some() {
            self.join_thousands(at, end);
        }
        self.ordinal(at, end);
        self.hold_unit(at, end);
        end
    }

    /// « 10 à 12 », « 1 h 30 »: the second number stays with what is before it.
    fn ends_range(&self, at: usize) -> bool {
        let start = self.gap_start(at);
        let before = self.part(0..start);
        let first = before.strip_suffix('à').or_else(|| before.strip_suffix('h'));
        let number = first.map(|text| text.trim_end_matches(is_gap));
        start < at
            && number.zip(first).is_some_and(|(number, first)| {
                number.len() < first.len() && number.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | '€'))
            })
    }

    /// « PRSE 4 », « l'article 51 »: a number that ends a name stays with it.
    fn is_rank(&self, at: usize, end: usize) -> bool {
        let before = self.part(0..self.gap_start(at));
        let start = before.trim_end_matches(char::is_alphabetic).len();
        let name = before.get(start..).unwrap_or_default();
        let acronym = name.chars().nth(1).is_some() && name.chars().all(char::is_uppercase);
        end - at <= 4 && (acronym || RANKED.contains(&name))
    }

    /// A number holds its unit, and the day of a date its month.
    fn hold_unit(&mut self, at: usize, end: usize) {
        let number = self.part(at..end);
        let first = number == "1" && self.rest(end).starts_with("er");
        let after = if first { end + 2 } else { end };
        let next = self.gap_end(after);
        let rest = self.rest(next);
        let word = rest.split(|c: char| !c.is_alphabetic() && !matches!(c, '²' | '³' | '°')).next().unwrap_or_default();
        let elided =
            rest.strip_prefix(word).is_some_and(|r| r.starts_with(['\'', '’']) || r.starts_with(char::is_numeric));
        let day = || number.parse().is_ok_and(|day: u8| (1..=31).contains(&day)) && is_month(word);
        if next > after && !elided && ((!first && UNITS.contains(&word)) || day()) {
            self.settle(after..next, NBSP);
        }
    }

    /// Finds the end of `1 268` or `12 345 678`; what may be a phone or a list of numbers is none.
    fn end_of_thousands(&self, at: usize, first_end: usize) -> Option<usize> {
        let lead = self.part(at..first_end);
        if lead.len() > 3 || lead.starts_with('0') || self.follows_number(at) {
            return None;
        }
        let mut end = first_end;
        while let Some(group_end) = self.end_of_group(end) {
            end = group_end;
        }
        let next = self.next(self.gap_end(end));
        let apart = !next.is_some_and(|c| c.is_ascii_digit());
        (end > first_end && apart).then_some(end)
    }

    fn end_of_group(&self, from: usize) -> Option<usize> {
        let space = self.next(from).filter(|c| is_gap(*c))?;
        let start = from + space.len_utf8();
        (count_digits(self.rest(start)) == 3).then_some(start + 3)
    }

    fn follows_number(&self, at: usize) -> bool {
        let start = self.gap_start(at);
        let decimal = self.part(0..at).strip_suffix([',', '.']);
        let before = decimal.map_or(self.before(start), |number| number.chars().next_back());
        before.is_some_and(|c| c.is_ascii_digit())
    }

    fn join_thousands(&mut self, at: usize, end: usize) {
        let spaces = self.part(at..end).match_indices(is_gap);
        for (offset, space) in spaces {
            let start = at + offset;
            self.settle(start..start + space.len(), NNBSP);
        }
    }

    fn ordinal(&mut self, at: usize, end: usize) {
        let first = if self.part(at..end) == "1" { FIRST_FEMININE.as_slice() } else { &[] };
        let rest = self.rest(end);
        let found = ORDINALS.iter().chain(first).find_map(|(written, right)| {
            let after = rest.strip_prefix(written)?;
            let after = after.strip_prefix('s').unwrap_or(after);
            let ends_word = !after.starts_with(char::is_alphanumeric);
            ends_word.then_some((written.len(), *right))
        });
        if let Some((length, right)) = found {
            self.edit(end..end + length, right);
        }
    }
}

fn count_digits(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len()
}
