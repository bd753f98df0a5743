//! French typography of plain text: the spaces, quotes and apostrophes that nobody types.
//!
//! | Written                      | Printed                                                        |
//! |------------------------------|----------------------------------------------------------------|
//! | `l'eau`                      | `l’eau`                                                        |
//! | `"mot"`, `« mot »`, `«mot»`  | « mot », with U+00A0 inside                                    |
//! | `"` inside « »               | `“` and `”`                                                    |
//! | `mot;` `mot !` `mot?`        | U+202F before the mark                                         |
//! | `mot :` `mot:`               | U+00A0 before the colon; `12:30`, `1:25` and `A1:` are left     |
//! | `19%` `19 €` `12 M€`         | U+202F between the number and the unit                         |
//! | `1 268`                      | U+202F between groups that the author separated; `1268` is left |
//! | `2ème` `1ère`                | `2e` `1re`                                                     |
//! | `...`                        | `…`                                                            |
//! | ` - `                        | ` – `                                                          |
//! | `M. X` `Mme X` `n° 3` `p. 3` | U+00A0 after the abbreviation                                  |
//! | `45 min` `12 ETP` `30 places` | U+00A0 before a unit, or a word that plans count; a closed list |
//! | `12 mars 2025` `1er juin`    | U+00A0 between the day and its month                           |
//! | `10 à 12` `1 h 30`           | U+00A0 before the second number                                |
//! | `PRSE 4` `article 51`        | U+00A0 before a number that ends a name                        |
//! | `Mon espace santé`           | U+00A0 between the words of a national programme; a closed list |
//! | `2023 - 2028`                | `2023 – 2028`, with U+00A0; `2023-2028` is left, since no line breaks in it |
//!
//! **It promises** that setting a text twice changes nothing more, that letters and digits stay
//! (but for `ème`, `ère`), that it never puts a space beside another space or across a line break, and
//! that addresses, e-mails, file names, and words with `\` or `_` are left as they are.
//!
//! **It refuses to guess.** A `"` that closes nothing stays (12" is a length), digits are never
//! regrouped (2023 is a year), and what is no unit keeps the space of its author (« 3 fiches »).

mod figures;
mod marks;
mod noms;
mod pass;
mod quotes;
mod verbatim;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use pass::Pass;
use quotes::Quotes;
pub(super) use verbatim::is_elision;

/// The words of a text that typography leaves alone: addresses, file names, code.
pub(super) fn verbatim_words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    let searched = if verbatim::may_be_in(text) { text } else { "" };
    searched.split_inclusive(verbatim::is_boundary).filter_map(move |word| {
        let start = at;
        at += word.len();
        let found = verbatim::part_of(word.trim_end_matches(verbatim::is_boundary))?;
        Some(start + found.start..start + found.end)
    })
}

/// Sets a whole text in French typography; borrowed when there is nothing to change.
///
/// This is the one-run form of [`Typesetter`], for titles, labels and other texts without markup.
#[must_use]
pub fn typeset(text: &str) -> Cow<'_, str> {
    Typesetter::default().set(text)
}

/// A replacement that typography makes in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which bytes of the text it replaces.
    pub range: Range<usize>,
    /// By what.
    pub replacement: String,
}

/// What [`typeset`] replaces in a text, in order; nothing when it is set already.
#[must_use]
pub fn edits(text: &str) -> Vec<Edit> {
    Typesetter::default().edits(text)
}

/// Sets the successive runs of one paragraph that markup (bold, links) cuts into pieces.
///
/// It remembers the quotes still open and the last character printed, so that `"` opened in one
/// run is closed in the next, and `**19** %` or `**Mot**: suite` are spaced as if unmarked. Use a new
/// one for each paragraph; pass line breaks as a run of their own, and code to [`Self::skip`].
///
/// A run is set without knowing what follows it. So at the end of a run, a `"` after a space
/// opens a quotation; a colon after a letter takes its space, even if the next run begins with a
/// letter; and a URL, a number or an abbreviation cut by markup is not recognised across the cut.
#[derive(Debug, Default)]
pub struct Typesetter {
    quotes: Quotes,
    last: Option<char>,
}

impl Typesetter {
    /// Sets the next run of the paragraph.
    #[must_use]
    pub fn run(&mut self, text: &str) -> String {
        self.set(text).into_owned()
    }

    /// Notes a run that prints as it is (code), for the sake of the marks that follow it.
    pub fn skip(&mut self, verbatim: &str) {
        self.last = verbatim.chars().next_back().or(self.last);
    }

    /// Sets the next run, and says what it replaced in it, for whoever corrects a source.
    #[must_use]
    pub fn edits(&mut self, text: &str) -> Vec<Edit> {
        let (set, edits) = Pass::new(text, self.last, &mut self.quotes).finish_with_edits();
        self.skip(&set);
        edits
    }

    fn set<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let set = Pass::new(text, self.last, &mut self.quotes).finish();
        self.skip(&set);
        set
    }
}
