//! What is no French in a text: code, addresses, targets of links.

use std::iter;
use std::ops::Range;

use super::super::typography::verbatim_words;

/// Whether a place touches one of the parts to leave alone.
pub(super) fn cache(masks: &[Range<usize>], place: &Range<usize>) -> bool {
    let next = masks.partition_point(|m| m.end <= place.start);
    masks.get(next).is_some_and(|m| m.start < place.end)
}

/// The parts to leave alone, in their order; none touches another.
pub(super) fn masques(text: &str) -> Vec<Range<usize>> {
    // The words of a link are French, its address is not.
    let address = |word: Range<usize>| {
        let link = text.get(word.clone()).and_then(|w| w.find("]("));
        word.start + link.unwrap_or_default()..word.end
    };
    let mut masks: Vec<Range<usize>> = verbatim_words(text).map(address).collect();
    masks.extend(code(text));
    masks.extend(between(text, "[[", "]]").map(|m| {
        let target = text.get(m.clone()).unwrap_or_default();
        m.start..target.find('|').map_or(m.end, |bar| m.start + bar + 1)
    }));
    masks.extend(between(text, "](", ")"));
    masks.extend(between(text, "<http", ">"));
    masks.sort_unstable_by_key(|m| m.start);
    masks.dedup_by(|next, kept| {
        let touches = next.start <= kept.end;
        kept.end = if touches { kept.end.max(next.end) } else { kept.end };
        touches
    });
    masks
}

/// Spans and blocks between the same number of backticks.
fn code(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('`')).map(|i| at + i) {
        let rest = text.get(start..).unwrap_or_default();
        let fence = rest.get(..rest.len() - rest.trim_start_matches('`').len()).unwrap_or_default();
        let inside = start + fence.len();
        at = match text.get(inside..).and_then(|rest| rest.find(fence)) {
            Some(close) => inside + close + fence.len(),
            None => inside,
        };
        found.push(start..at);
    }
    found
}

/// From each opening mark to what closes it; without a closing mark, no later one has any.
fn between<'t>(text: &'t str, open: &'static str, close: &'static str) -> impl Iterator<Item = Range<usize>> + 't {
    let mut at = 0;
    iter::from_fn(move || {
        let start = at + text.get(at..)?.find(open)?;
        let inside = start + open.len();
        at = inside + text.get(inside..)?.find(close)? + close.len();
        Some(start..at)
    })
}
