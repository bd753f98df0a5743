//! Names of national programmes, which no line breaks in two.

use super::super::NBSP;
use super::pass::Pass;

/// The short names that plans write most, in lower case; longer ones would leave a hole at the end of a line.
const PROGRAMMES: [&str; 9] = [
    "mon espace santé",
    "mon soutien psy",
    "mon bilan prévention",
    "ma santé 2022",
    "ségur de la santé",
    "ségur du numérique",
    "france services",
    "france travail",
    "france 2030",
];

impl Pass<'_, '_> {
    /// `Mon espace santé`: a name by its capital, at `at`.
    pub(super) fn programme(&mut self, at: usize) {
        if self.before(at).is_some_and(char::is_alphanumeric) {
            return;
        }
        for gap in PROGRAMMES.iter().find_map(|name| self.gaps_of(name, at)).unwrap_or_default() {
            self.settle(gap, NBSP);
        }
    }

    /// The spaces of a name that stands at `at`, whole.
    fn gaps_of(&self, name: &str, at: usize) -> Option<Vec<std::ops::Range<usize>>> {
        let (mut gaps, mut end) = (Vec::new(), at);
        for word in name.split(' ') {
            let start = if end == at { at } else { self.gap_end(end) };
            if start > end {
                gaps.push(end..start);
            }
            let written = self.rest(start).get(..word.len())?;
            if (start == end && end > at) || written.to_lowercase() != word {
                return None;
            }
            end = start + word.len();
        }
        (!self.next(end).is_some_and(char::is_alphanumeric)).then_some(gaps)
    }
}
