//! Quotation marks that have lost the other of their pair.

use std::ops::Range;

use super::masque::cache;
use super::{Coquille, Sorte, avant};

/// How many marks a text has: enough to know that there is nothing to look for.
#[derive(Debug, Default)]
pub(super) struct Compte {
    droits: usize,
    ouverts: usize,
    fermes: usize,
}

impl Compte {
    pub(super) fn droit(&mut self) {
        self.droits += 1;
    }

    /// `second` is the byte after 0xC2.
    pub(super) fn guillemet(&mut self, second: Option<u8>) {
        match second {
            Some(0xAB) => self.ouverts += 1,
            Some(0xBB) => self.fermes += 1,
            _ => {}
        }
    }

    /// Whether one at least is alone.
    pub(super) fn boiteux(&self) -> bool {
        !self.droits.is_multiple_of(2) || self.ouverts != self.fermes
    }
}

/// The marks that are alone, each in its paragraph.
pub(super) fn seuls(text: &str, masks: &[Range<usize>]) -> Vec<Coquille> {
    let hidden = |at: &usize| cache(masks, &(*at..at + 1));
    let blocks = paragraphs(text);
    let mut found = Vec::new();
    for (rank, block) in blocks.iter().enumerate() {
        let body = text.get(block.clone()).unwrap_or_default();
        let places = |wanted: char| {
            let all = body.match_indices(wanted).map(|(at, _)| block.start + at);
            all.filter(|at| !hidden(at)).collect::<Vec<_>>()
        };
        let straight = places('"');
        // After a digit it may be an inch or a second: then nothing is sure.
        let measure = straight.iter().any(|at| avant(text, *at).is_some_and(|c| c.is_ascii_digit()));
        if !straight.len().is_multiple_of(2) && !measure {
            found.extend(straight.last().map(|at| alone(*at, 1)));
        }
        // A quotation of several paragraphs opens each of them, and is closed once.
        let goes_on = |rank: Option<usize>| {
            rank.and_then(|r| blocks.get(r)).and_then(|b| text.get(b.clone())).is_some_and(|t| t.starts_with('«'))
        };
        if goes_on(Some(rank)) && (goes_on(Some(rank + 1)) || goes_on(rank.checked_sub(1))) {
            continue;
        }
        found.extend(unmatched(&places('«'), &places('»')).map(|at| alone(at, '«'.len_utf8())));
    }
    found
}

fn alone(at: usize, length: usize) -> Coquille {
    Coquille { sorte: Sorte::Paire, place: at..at + length, juste: None }
}

/// The last mark that opens and is not closed, or the first that closes nothing.
fn unmatched(opening: &[usize], closing: &[usize]) -> Option<usize> {
    if opening.len() == closing.len() {
        return None;
    }
    let mut open = Vec::new();
    let mut marks: Vec<(usize, bool)> =
        opening.iter().map(|at| (*at, true)).chain(closing.iter().map(|at| (*at, false))).collect();
    marks.sort_unstable();
    for (at, opens) in marks {
        if opens {
            open.push(at);
        } else if open.pop().is_none() {
            return Some(at);
        }
    }
    open.pop()
}

/// Blocks between blank lines; each item of a list is one.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let start = at + line.len() - line.trim_start().len();
        let end = start + bare.len();
        let item = bare.starts_with(['-', '*', '+', '|', '#']);
        match blocks.last_mut().filter(|_| open && !item && !bare.is_empty()) {
            Some(last) => last.end = end,
            None if !bare.is_empty() => blocks.push(start..end),
            None => {}
        }
        open = !bare.is_empty();
        at += line.len();
    }
    blocks
}
