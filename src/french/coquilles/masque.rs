//! What is no French in a text: code, addresses, targets of links.

use std::ops::Range;

use super::super::typography::verbatim_words;

/// The parts to leave alone.
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

fn between<'t>(text: &'t str, open: &'static str, close: &'static str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices(open).filter_map(move |(start, _)| {
        let rest = text.get(start + open.len()..)?;
        Some(start..start + open.len() + rest.find(close)? + close.len())
    })
}
