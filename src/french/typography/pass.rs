//! One pass over a run: finds the characters that may matter, and copies the rest in blocks.

use std::borrow::Cow;
use std::ops::Range;

use super::Edit;
use super::quotes::Quotes;
use super::verbatim;

/// The state of one pass; the rules themselves are in the sibling files.
pub(super) struct Pass<'t, 'q> {
    text: &'t str,
    /// What is printed so far, up to `copied` in the text; empty as long as nothing changed.
    out: String,
    copied: usize,
    /// Spaces before this position belong to a rule that has spoken.
    settled: usize,
    /// The last character printed before this run.
    last: Option<char>,
    /// The word looked at last (or the whole text, if no word of it can be verbatim), and the
    /// part of it that must stay as it is.
    word: Range<usize>,
    verbatim: Option<Range<usize>>,
    pub(super) quotes: &'q mut Quotes,
    /// What was replaced, in order.
    edits: Vec<Edit>,
}

impl<'t, 'q> Pass<'t, 'q> {
    pub(super) fn new(text: &'t str, last: Option<char>, quotes: &'q mut Quotes) -> Self {
        let word = if verbatim::may_be_in(text) { 0..0 } else { 0..text.len() };
        Self { text, out: String::new(), copied: 0, settled: 0, last, word, verbatim: None, quotes, edits: Vec::new() }
    }

    /// Applies every rule and returns the text, borrowed if none had anything to change.
    pub(super) fn finish(mut self) -> Cow<'t, str> {
        self.run();
        if self.copied == 0 && self.out.is_empty() {
            return Cow::Borrowed(self.text);
        }
        self.copy_until(self.text.len());
        Cow::Owned(self.out)
    }

    /// Applies every rule and returns the text with what was replaced in it.
    pub(super) fn finish_with_edits(mut self) -> (String, Vec<Edit>) {
        self.run();
        self.copy_until(self.text.len());
        (self.out, self.edits)
    }

    fn run(&mut self) {
        if self.last == Some('«') {
            self.space_after_guillemet(0);
        }
        let mut from = 0;
        while let Some((at, character)) = self.next_candidate(from) {
            from = match self.end_of_verbatim(at) {
                Some(end) => end,
                None => self.apply(at, character),
            };
        }
    }

    /// Applies the rule of one character; returns where to look next.
    fn apply(&mut self, at: usize, character: char) -> usize {
        let next = at + character.len_utf8();
        match character {
            '\'' => self.apostrophe(at),
            '"' => self.straight_quote(at),
            '«' | '»' | '“' | '”' => self.printed_quote(at, character),
            ';' | '!' | '?' => self.high_mark(at),
            ':' => self.colon(at),
            '-' => self.dash(at),
            '.' => return self.dots(at),
            '°' => self.degree(at),
            'M' => {
                self.title(at);
                self.programme(at);
            }
            'S' | 'F' => self.programme(at),
            '%' | '‰' | '€' => self.unit(at, character),
            '0'..='9' => return self.digits(at),
            _ => {}
        }
        next
    }

    fn next_candidate(&self, from: usize) -> Option<(usize, char)> {
        let rest = self.text.as_bytes().get(from..)?;
        let at = from + rest.iter().position(|byte| may_matter(*byte))?;
        Some((at, self.rest(at).chars().next()?))
    }

    fn end_of_verbatim(&mut self, at: usize) -> Option<usize> {
        if at >= self.word.end {
            let before = self.part(0..at).trim_end_matches(|c| !verbatim::is_boundary(c));
            let after = self.rest(at).trim_start_matches(|c| !verbatim::is_boundary(c));
            self.word = before.len()..self.text.len() - after.len();
            let found = verbatim::part_of(self.part(self.word.clone()));
            self.verbatim = found.map(|part| part.start + self.word.start..part.end + self.word.start);
        }
        let part = self.verbatim.as_ref().filter(|part| part.contains(&at))?;
        Some(part.end)
    }

    /// Returns a part of the text; positions come from the text itself, so the part exists.
    pub(super) fn part(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn rest(&self, from: usize) -> &'t str {
        self.text.get(from..).unwrap_or_default()
    }

    /// Returns the character printed just before a position, in an earlier run if need be.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        let printed = if at == self.copied { self.out.as_str() } else { self.part(0..at) };
        printed.chars().next_back().or(self.last)
    }

    pub(super) fn next(&self, from: usize) -> Option<char> {
        self.rest(from).chars().next()
    }

    /// Returns where the spaces that end at a position begin.
    pub(super) fn gap_start(&self, at: usize) -> usize {
        self.part(0..at).trim_end_matches(is_gap).len()
    }

    /// Returns where the spaces that begin at a position end.
    pub(super) fn gap_end(&self, from: usize) -> usize {
        self.text.len() - self.rest(from).trim_start_matches(is_gap).len()
    }

    /// Replaces a part of the text; parts must come in order.
    pub(super) fn edit(&mut self, range: Range<usize>, replacement: &str) {
        if self.part(range.clone()) != replacement {
            self.copy_until(range.start);
            self.out.push_str(replacement);
            self.copied = range.end;
            self.edits.push(Edit { range, replacement: replacement.to_owned() });
        }
    }

    /// Where the last rule that has spoken of spaces ended.
    pub(super) fn settled_until(&self) -> usize {
        self.settled
    }

    /// Makes the spaces of a range one given space, which no later rule changes.
    pub(super) fn settle(&mut self, gap: Range<usize>, space: char) {
        self.settled = gap.end;
        self.edit(gap, space.encode_utf8(&mut [0; 4]));
    }

    /// Replaces the spaces before a mark, if there are any; tells whether there are.
    ///
    /// Spaces at the beginning of a line are the line's, and stay.
    pub(super) fn space_before(&mut self, at: usize, space: char) -> bool {
        let start = self.gap_start(at);
        let found = start < at;
        if found && at > self.settled && !self.before(start).is_some_and(is_line_break) {
            self.settle(start..at, space);
        }
        found
    }

    fn copy_until(&mut self, end: usize) {
        if self.out.capacity() == 0 {
            self.out.reserve(self.text.len() + self.text.len() / 8);
        }
        let block = self.part(self.copied..end);
        self.out.push_str(block);
        self.copied = end;
    }
}

/// The bytes that may begin a character that has a rule (0xC2: `«»°`; 0xE2: `“”‰€`).
///
/// A table, because this test runs on every byte of the portal.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, and a byte is below 256")]
static CANDIDATES: [bool; 256] = {
    let mut table = [false; 256];
    let mut rest: &[u8] = b"'\";!?:-.%MSF0123456789\xC2\xE2";
    while let [byte, after @ ..] = rest {
        table[*byte as usize] = true;
        rest = after;
    }
    table
};

fn may_matter(byte: u8) -> bool {
    CANDIDATES.get(usize::from(byte)).is_some_and(|candidate| *candidate)
}

/// Tells whether a character is a space between two words of one line.
pub(super) fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

fn is_line_break(c: char) -> bool {
    c.is_whitespace() && !is_gap(c)
}
