//! Repairs what a diagnostic knows how to repair: one word for another, and not one byte more.
//!
//! A diagnostic says the word at fault and what alone is right ([`Diagnostic::fix`]). Nothing is done when that word is
//! not exactly once in the place that the diagnostic shows: whoever repairs must never guess.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::write::{self, Fault};
use crate::diagnostic::{Diagnostic, FileId, Files, Rule};

/// A word for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The rule that it repairs.
    pub rule: &'static str,
    /// Line, from 1.
    pub line: usize,
    /// What was written.
    pub before: String,
    /// What is written now.
    pub after: String,
    start: usize,
}

/// The changes of one file, in its order.
#[derive(Debug)]
pub struct Repair {
    /// The file, as messages name it.
    pub path: String,
    /// The changes.
    pub changes: Vec<Change>,
    before: String,
    after: String,
}

/// What can be repaired, file by file.
#[must_use]
pub fn plan<'d>(diagnostics: impl Iterator<Item = &'d Diagnostic>, files: &Files) -> Vec<Repair> {
    let mut by_file: BTreeMap<FileId, Vec<Change>> = BTreeMap::new();
    for diagnostic in diagnostics {
        for (file, change) in change(diagnostic, files).into_iter().chain(edits(diagnostic, files)) {
            by_file.entry(file).or_default().push(change);
        }
    }
    let mut repairs: Vec<Repair> =
        by_file.into_iter().map(|(file, changes)| repair(files.path(file), files.text(file), changes)).collect();
    repairs.sort_by(|a, b| a.path.cmp(&b.path));
    repairs
}

fn change(diagnostic: &Diagnostic, files: &Files) -> Option<(FileId, Change)> {
    let (span, written, right) = (diagnostic.span?, diagnostic.written.as_ref()?, diagnostic.right.as_ref()?);
    let text = files.text(span.file);
    let shown = text.get(span.start as usize..span.end as usize)?;
    let mut found = shown.match_indices(written.as_str());
    let (at, _) = found.next()?;
    if written.is_empty() || written == right || found.next().is_some() {
        return None;
    }
    let start = span.start as usize + at;
    let line = text.get(..start)?.matches('\n').count() + 1;
    let Rule { code: rule, .. } = diagnostic.rule;
    Some((span.file, Change { rule, line, before: written.clone(), after: right.clone(), start }))
}

/// The changes at exact places.
fn edits<'d>(diagnostic: &'d Diagnostic, files: &'d Files) -> impl Iterator<Item = (FileId, Change)> + 'd {
    diagnostic.edits.iter().filter_map(|(span, right)| {
        let text = files.text(span.file);
        let (start, end) = (span.start as usize, span.end as usize);
        let (before, line) = (text.get(start..end)?.to_owned(), text.get(..start)?.matches('\n').count() + 1);
        let change = Change { rule: diagnostic.rule.code, line, before, after: right.clone(), start };
        (change.before != change.after).then_some((span.file, change))
    })
}

/// Applies the changes that do not touch each other.
fn repair(path: &str, text: &str, mut changes: Vec<Change>) -> Repair {
    changes.sort_by_key(|c| c.start);
    let (mut after, mut at) = (String::with_capacity(text.len()), 0);
    changes.retain(|change| {
        let Some(kept) = text.get(at..change.start) else { return false };
        after.push_str(kept);
        after.push_str(&change.after);
        at = change.start + change.before.len();
        true
    });
    after.push_str(text.get(at..).unwrap_or_default());
    Repair { path: path.to_owned(), changes, before: text.to_owned(), after }
}

impl Repair {
    /// Writes the file, if it still is what was read.
    ///
    /// # Errors
    /// If it changed, or what the system refuses; the file is then as it was.
    pub fn apply(&self) -> Result<(), Fault> {
        write::replace(&PathBuf::from(&self.path), &self.before, &self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::link::rules::{CODE_SPELLING, TAG};
    use crate::say;

    fn fault(file: FileId, start: usize, end: usize, written: &str, right: &str) -> Diagnostic {
        Diagnostic::new(&CODE_SPELLING, say!("x", "x")).at(Span::new(file, start, end)).fix(written, right)
    }

    #[test]
    fn each_word_is_replaced_and_every_other_byte_is_kept() {
        let mut files = Files::default();
        let file = files.add("a.md".to_owned(), "é [[E1D307|voir]]\r\n\tE1D307 [[E1D308]] \n".to_owned());
        let faults = [fault(file, 29, 39, "E1D308", "E1D3O8"), fault(file, 3, 18, "E1D307", "E1D3O7")];
        let repairs = plan(faults.iter(), &files);
        assert_eq!(repairs.len(), 1);
        assert_eq!(repairs[0].after, "é [[E1D3O7|voir]]\r\n\tE1D307 [[E1D3O8]] \n");
        assert_eq!(repairs[0].changes.iter().map(|c| c.line).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_word_that_is_not_exactly_once_in_its_place_is_left() {
        let mut files = Files::default();
        let file = files.add("a.md".to_owned(), "E1D307 E1D307".to_owned());
        for wrong in [fault(file, 0, 13, "E1D307", "E1D3O7"), fault(file, 7, 7, "E1D307", "E1D3O7")] {
            assert!(plan([wrong].iter(), &files).is_empty());
        }
        let unsure = Diagnostic::new(&TAG, say!("x", "x")).at(Span::new(file, 0, 6)).written("E1D307");
        assert!(plan([unsure].iter(), &files).is_empty());
    }

    #[test]
    fn of_two_changes_that_touch_each_other_the_first_is_made() {
        let mut files = Files::default();
        let file = files.add("a.md".to_owned(), "[E1D307]".to_owned());
        let faults = [fault(file, 0, 8, "[E1D307]", "[[E1D307]]"), fault(file, 1, 7, "E1D307", "E1D3O7")];
        let repairs = plan(faults.iter(), &files);
        assert_eq!(repairs[0].after, "[[E1D307]]");
        assert_eq!(repairs[0].changes.len(), 1);
    }
}
