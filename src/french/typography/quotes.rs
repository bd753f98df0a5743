//! Quotation marks and apostrophes.

use super::super::NBSP;
use super::pass::Pass;
use super::verbatim::is_elision;

/// The quotations still open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Quotes(Vec<Open>);

/// A quotation, and whether a straight `"` opened it: only then does one close it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Open {
    level: Level,
    straight: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// « »
    Outer,
    /// “ ”, inside « ».
    Inner,
}

impl Quotes {
    fn open_straight(&mut self) -> Level {
        let inside = self.0.iter().any(|open| open.level == Level::Outer);
        let level = if inside { Level::Inner } else { Level::Outer };
        self.0.push(Open { level, straight: true });
        level
    }

    fn awaits_straight(&self) -> bool {
        self.0.last().is_some_and(|open| open.straight)
    }

    fn close_straight(&mut self) -> Option<Level> {
        self.0.pop_if(|open| open.straight).map(|open| open.level)
    }

    fn open_printed(&mut self, level: Level) {
        self.0.push(Open { level, straight: false });
    }

    /// Closes the last « and what was left open inside it; a » without « closes nothing.
    fn close_outer(&mut self) {
        if let Some(depth) = self.0.iter().rposition(|open| open.level == Level::Outer) {
            self.0.truncate(depth);
        }
    }

    fn close_inner(&mut self) {
        self.0.pop_if(|open| open.level == Level::Inner);
    }
}

impl Pass<'_, '_> {
    /// `'` between letters, or after an elision, is an apostrophe; elsewhere it is left.
    pub(super) fn apostrophe(&mut self, at: usize) {
        let between =
            self.before(at).is_some_and(char::is_alphabetic) && self.next(at + 1).is_some_and(char::is_alphabetic);
        if between || is_elision(self.letters_before(at)) {
            self.edit(at..at + 1, "’");
        }
    }

    /// `"` opens or closes a quotation by what is around it, or stays if it can do neither.
    pub(super) fn straight_quote(&mut self, at: usize) {
        let may_open = self.before(at).is_none_or(opens);
        let next = self.next(at + 1);
        let stops = next.is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '»'));
        let before_space = next.is_some_and(char::is_whitespace);
        if self.quotes.awaits_straight() && (!may_open || stops || before_space || next.is_none()) {
            self.close(at);
        } else if may_open && !before_space {
            self.open(at);
        }
    }

    fn open(&mut self, at: usize) {
        match self.quotes.open_straight() {
            Level::Inner => self.edit(at..at + 1, "“"),
            Level::Outer => {
                self.edit(at..at + 1, "«");
                self.space_after_guillemet(at + 1);
            }
        }
    }

    fn close(&mut self, at: usize) {
        match self.quotes.close_straight() {
            Some(Level::Inner) => self.edit(at..at + 1, "”"),
            Some(Level::Outer) => {
                self.space_before_guillemet(at);
                self.edit(at..at + 1, "»");
            }
            None => {}
        }
    }

    /// Quotation marks that the author typed keep their kind; « » get their inner spaces.
    pub(super) fn printed_quote(&mut self, at: usize, mark: char) {
        match mark {
            '«' => {
                self.quotes.open_printed(Level::Outer);
                self.space_after_guillemet(at + mark.len_utf8());
            }
            '»' => {
                self.quotes.close_outer();
                self.space_before_guillemet(at);
            }
            '“' => self.quotes.open_printed(Level::Inner),
            _ => self.quotes.close_inner(),
        }
    }

    /// Puts the space after «, now or, at the end of a run, at the beginning of the next one.
    pub(super) fn space_after_guillemet(&mut self, from: usize) {
        let end = self.gap_end(from);
        if end > from || self.next(from).is_some_and(|c| !c.is_whitespace()) {
            self.settle(from..end, NBSP);
        }
    }

    fn space_before_guillemet(&mut self, at: usize) {
        let spaced = self.space_before(at, NBSP);
        if !spaced && self.before(at).is_some_and(|c| !c.is_whitespace()) {
            self.settle(at..at, NBSP);
        }
    }

    fn letters_before(&self, at: usize) -> &str {
        let before = self.part(0..at);
        let rest = before.trim_end_matches(char::is_alphabetic);
        before.strip_prefix(rest).unwrap_or_default()
    }
}

/// Tells whether a quotation may open after a character.
fn opens(before: char) -> bool {
    before.is_whitespace() || matches!(before, '(' | '[' | '{' | '«' | '“' | '\'' | '’' | '-' | '–' | '—' | '/')
}
