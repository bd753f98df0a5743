//! Punctuation marks: `;` `!` `?` `:`, the dash, the ellipsis, and abbreviations before a name.

use super::super::{NBSP, NNBSP};
use super::pass::Pass;

impl Pass<'_, '_> {
    /// `;` `!` `?` take U+202F before them, unless they are inside a word or begin something.
    pub(super) fn high_mark(&mut self, at: usize) {
        let spaced = self.space_before(at, NNBSP);
        if !spaced && self.before(at).is_some_and(may_precede) && self.next(at + 1).is_none_or(may_follow) {
            self.settle(at..at, NNBSP);
        }
    }

    /// `:` takes U+00A0 in place of a space, or after a letter or a closing mark that ends a word.
    pub(super) fn colon(&mut self, at: usize) {
        let spaced = self.space_before(at, NBSP);
        let ends_word = self.next(at + 1).is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '»'));
        let after_word = |c: char| c.is_alphabetic() || matches!(c, ')' | ']' | '»' | '”' | '%' | '‰' | '€' | '…');
        if !spaced && ends_word && self.before(at).is_some_and(after_word) {
            self.settle(at..at, NBSP);
        }
    }

    /// ` - ` is a dash; at the beginning of a line it is a list, and stays, as does `« - »`.
    pub(super) fn dash(&mut self, at: usize) {
        let start = self.gap_start(at);
        let end = self.gap_end(at + 1);
        let inside = |c: char| !c.is_whitespace() && c != '«';
        let after_word = start < at && self.before(start).is_none_or(inside);
        if after_word && end > at + 1 && self.next(end) != Some('»') {
            // From one number to another: a range, which stays whole.
            let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let range = figure(self.before(start)) && figure(self.next(end)) && start >= self.settled_until();
            if range {
                self.settle(start..at, NBSP);
            }
            self.edit(at..at + 1, "–");
            if range {
                self.settle(at + 1..end, NBSP);
            }
        }
    }

    /// `...` is an ellipsis, but longer leaders are left; a single dot may end `M.` or `p.`.
    pub(super) fn dots(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let count = rest.len() - rest.trim_start_matches('.').len();
        match count {
            1 => self.abbreviation(at),
            3 => self.edit(at..at + 3, "…"),
            _ => {}
        }
        at + count
    }

    fn abbreviation(&mut self, at: usize) {
        if self.ends_with_word(at, "M") || self.ends_with_word(at, "MM") {
            self.hold_next(at + 1, char::is_uppercase);
        } else if self.ends_with_word(at, "p") || self.ends_with_word(at, "pp") {
            self.hold_next(at + 1, |c| c.is_ascii_digit());
        }
    }

    /// `n°` holds what it numbers; the degrees of « 20 °C » are left.
    pub(super) fn degree(&mut self, at: usize) {
        if self.ends_with_word(at, "n") || self.ends_with_word(at, "N") {
            self.hold_next(at + '°'.len_utf8(), char::is_alphanumeric);
        }
    }

    /// `Mme`, `Mmes` and `Mlle` hold the name that follows.
    pub(super) fn title(&mut self, at: usize) {
        let begins_word = !self.before(at).is_some_and(char::is_alphanumeric);
        let found = ["Mmes", "Mme", "Mlle"].iter().find(|title| self.rest(at).starts_with(**title));
        if let (true, Some(title)) = (begins_word, found) {
            self.hold_next(at + title.len(), char::is_uppercase);
        }
    }

    /// Makes the spaces at a position U+00A0, if what follows is as expected or not yet known.
    fn hold_next(&mut self, from: usize, expected: fn(char) -> bool) {
        let end = self.gap_end(from);
        if end > from && self.next(end).is_none_or(expected) {
            self.settle(from..end, NBSP);
        }
    }

    fn ends_with_word(&self, at: usize, word: &str) -> bool {
        self.part(0..at).ends_with(word) && !self.before(at - word.len()).is_some_and(char::is_alphanumeric)
    }
}

/// Tells whether a high mark right after a character ends something.
fn may_precede(before: char) -> bool {
    !before.is_whitespace()
        && !matches!(before, '(' | '[' | '{' | '<' | '«' | '“' | '¿' | '¡' | '/' | '-' | '&' | ';' | '!' | '?' | ':')
}

/// Tells whether a high mark right before a character ends something.
fn may_follow(after: char) -> bool {
    after.is_whitespace()
        || matches!(after, ';' | '!' | '?' | ':' | '.' | ',' | '…' | ')' | ']' | '"' | '»' | '”' | '\'' | '’')
}
