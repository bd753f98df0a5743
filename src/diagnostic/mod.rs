//! What Garrigue says to an author: every problem as a value, with its place and a way out.
//!
//! A [`Diagnostic`] is data. It is made wherever a problem is seen, collected in [`Diagnostics`], and printed at the
//! very end, all at once, as text ([`text`]), JSON ([`json`]), SARIF ([`sarif`]) or workflow commands ([`github`]). Nothing here prints and nothing here stops the program.

mod files;
pub mod github;
pub mod json;
mod lang;
mod rule;
pub mod rule_book;
pub mod sarif;
pub mod text;
mod visible;

pub use files::{FileId, Files, Place, Span};
pub use lang::{Bilingual, Lang};
pub use rule::{Rule, Severity};
pub use visible::{sanitize, visible};

use std::collections::BTreeMap;

/// One problem: which rule, where, what is wrong, and what to write instead.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// How serious it is here; the rule's own severity unless a run is stricter.
    pub severity: Severity,
    /// Where it is; `None` when the problem has no place in a file (a missing file, for instance).
    pub span: Option<Span>,
    /// The file at fault when there is no span in it (unreadable, too large…).
    pub path: Option<String>,
    /// What is wrong, as a full sentence.
    pub message: Bilingual,
    /// What to write instead, or where to look.
    pub help: Option<Bilingual>,
    /// Other places that explain the problem (the first definition of a duplicate, for instance).
    pub related: Vec<(Span, Bilingual)>,
    /// The word at fault, as its author wrote it: a name that nothing declares, a code misspelt.
    pub written: Option<String>,
    /// What stands there when it is right, if there is only one way to be right.
    pub right: Option<String>,
    /// What to write at exact places, when several slips of one kind are told at once.
    pub edits: Vec<(Span, String)>,
}

impl Diagnostic {
    /// Makes a diagnostic of a rule, with the severity that the rule declares.
    #[must_use]
    pub fn new(rule: &'static Rule, message: Bilingual) -> Self {
        Self {
            rule,
            severity: rule.severity,
            span: None,
            path: None,
            message,
            help: None,
            related: Vec::new(),
            written: None,
            right: None,
            edits: Vec::new(),
        }
    }

    /// Places the problem.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Names the file when nothing in it can be pointed at.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds the way out.
    #[must_use]
    pub fn help(mut self, help: Bilingual) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds the way out when there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<Bilingual>) -> Self {
        self.help = help;
        self
    }

    /// Names the word at fault.
    #[must_use]
    pub fn written(mut self, word: impl Into<String>) -> Self {
        self.written = Some(word.into());
        self
    }

    /// Says that `word` is wrong and what alone is right: `garrigue check --fix` writes it.
    #[must_use]
    pub fn fix(mut self, word: impl Into<String>, right: impl Into<String>) -> Self {
        (self.written, self.right) = (Some(word.into()), Some(right.into()));
        self
    }

    /// Says what alone is right at a place: `garrigue check --fix` writes it.
    #[must_use]
    pub fn edit(mut self, span: Span, right: impl Into<String>) -> Self {
        self.edits.push((span, right.into()));
        self
    }

    /// The file at fault when nothing in it can be pointed at, and its line when it is known: bytes that are no text have
    /// no place of their own, and are told as `path:line`.
    fn file(&self) -> Option<(&str, Option<usize>)> {
        let path = self.path.as_deref()?;
        let parts = path.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
        Some(parts.map_or((path, None), |(file, line)| (file, Some(line))))
    }

    /// Points at another place that explains the problem.
    #[must_use]
    pub fn related(mut self, span: Span, label: Bilingual) -> Self {
        self.related.push((span, label));
        self
    }
}

/// Which warnings stop a run.
#[derive(Debug, Clone, Default)]
pub struct Strictness {
    /// All of them (`--strict`).
    pub all: bool,
    /// Those of these rules (`--deny`).
    pub rules: Vec<&'static Rule>,
}

impl Strictness {
    fn refuses(&self, rule: &Rule) -> bool {
        self.all || self.rules.iter().any(|known| known.code == rule.code)
    }
}

/// Every diagnostic of a run.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// What was set aside, by the rank of the entry that tolerates it.
    tolerated: BTreeMap<usize, usize>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds those of another stage.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(other);
    }

    /// Sets aside what an entry tolerates: `entry` gives its rank.
    pub fn tolerate(&mut self, entry: impl Fn(&Diagnostic) -> Option<usize>) {
        let tolerated = &mut self.tolerated;
        self.list.retain(|diagnostic| {
            let rank = entry(diagnostic);
            rank.inspect(|rank| *tolerated.entry(*rank).or_default() += 1).is_none()
        });
    }

    /// Counts something that the entry of a rank tolerates, and that was never added.
    pub fn tolerated_by(&mut self, rank: usize) {
        *self.tolerated.entry(rank).or_default() += 1;
    }

    /// Whether the entry of a rank tolerates anything.
    #[must_use]
    pub fn tolerates(&self, rank: usize) -> bool {
        self.tolerated.contains_key(&rank)
    }

    /// Whether the content cannot be published as it is.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// How many errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|d| d.severity == severity).count()
    }

    /// Turns the warnings that a run does not accept into errors.
    pub fn promote(&mut self, strictness: &Strictness) {
        for diagnostic in self.list.iter_mut().filter(|d| strictness.refuses(d.rule)) {
            diagnostic.severity = Severity::Error;
        }
    }

    /// Sorts by file, place, then rule, and drops exact repetitions: the order never depends on threads.
    pub fn sort(&mut self, files: &Files) {
        self.list.sort_by_cached_key(|d| {
            let path = d.span.map(|s| files.path(s.file).to_owned()).or_else(|| d.path.clone()).unwrap_or_default();
            (path, d.span.map(|s| (s.start, s.end)), d.rule.code, d.message.fr.clone())
        });
        self.list.dedup_by(|a, b| {
            a.rule.code == b.rule.code && a.span == b.span && a.path == b.path && a.message == b.message
        });
    }

    /// Forgets the warnings.
    pub fn keep_errors(&mut self) {
        self.list.retain(|d| d.severity == Severity::Error);
    }

    /// The diagnostics, in their present order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
