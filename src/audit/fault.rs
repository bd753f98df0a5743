//! What a rule says of a page, kept until all pages are made.

use serde::{Deserialize, Serialize};

use super::html::{Document, Id};
use crate::diagnostic::Bilingual;

/// Longest piece of a page that is kept to find its cause again, in bytes.
const LONGEST: usize = 160;

/// Most faults of one rule that are kept for a page: the rest is counted.
const MOST: usize = 12;

/// A fault in a page, and what helps to find its cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Fault {
    /// The rank of its rule among [`super::rules::ALL`].
    pub(super) rule: u8,
    fr: String,
    en: String,
    /// The start tag of the element, as the page has it; empty when the whole page is at fault.
    pub(super) tag: String,
    /// The words of the element.
    pub(super) words: String,
    /// Whether the words are at fault, and not the element that shows them.
    pub(super) by_words: bool,
    /// How many more times it stands in the page.
    pub(super) more: u32,
}

impl Fault {
    /// What is wrong.
    pub(super) fn message(&self) -> Bilingual {
        Bilingual::new(self.fr.clone(), self.en.clone())
    }
}

/// The faults of a page, as they are found.
pub(super) struct Faults<'d> {
    document: &'d Document<'d>,
    /// The rule at work.
    rule: u8,
    list: Vec<Fault>,
}

impl<'d> Faults<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        Self { document, rule: 0, list: Vec::new() }
    }

    /// Names the rule that speaks next, by its rank.
    pub(super) fn of(&mut self, rule: usize) -> &mut Self {
        self.rule = u8::try_from(rule).unwrap_or(u8::MAX);
        self
    }

    /// Adds what is wrong with an element.
    pub(super) fn at(&mut self, id: Id, message: Bilingual) {
        let tag = cut(self.document.start_tag(id)).to_owned();
        let words = cut(&self.document.words(id)).to_owned();
        self.add(message, tag, words, false);
    }

    /// Adds what is wrong with some words of an element.
    pub(super) fn in_words(&mut self, id: Id, words: &str, message: Bilingual) {
        let tag = cut(self.document.start_tag(id)).to_owned();
        self.add(message, tag, cut(words).to_owned(), true);
    }

    /// Adds what is wrong with the page as a whole.
    pub(super) fn page(&mut self, message: Bilingual) {
        self.add(message, String::new(), String::new(), false);
    }

    fn add(&mut self, message: Bilingual, tag: String, words: String, by_words: bool) {
        let Bilingual { fr, en } = message;
        let fault = Fault { rule: self.rule, fr, en, tag, words, by_words, more: 0 };
        let same = |known: &&mut Fault| known.rule == fault.rule && known.fr == fault.fr && known.tag == fault.tag;
        if let Some(known) = self.list.iter_mut().find(same) {
            known.more += 1;
            return;
        }
        let many = self.list.iter().filter(|known| known.rule == fault.rule).count() >= MOST;
        match self.list.iter_mut().rev().find(|known| many && known.rule == fault.rule) {
            Some(last) => last.more += 1,
            None => self.list.push(fault),
        }
    }

    pub(super) fn into_list(self) -> Vec<Fault> {
        self.list
    }
}

/// The start of a text, cut between two characters.
fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
