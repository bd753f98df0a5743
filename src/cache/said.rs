//! A diagnostic as data that outlives its run.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Bilingual, Diagnostic, FileId, Files, Rule, Span};

/// A diagnostic, its places named by files instead of ranks in a run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Said {
    rule: String,
    spot: Option<Spot>,
    path: Option<String>,
    message: Words,
    help: Option<Words>,
    related: Vec<(Spot, Words)>,
}

/// French, English.
type Words = (String, String);

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Spot {
    file: String,
    start: u32,
    end: u32,
}

impl Said {
    /// Keeps a diagnostic.
    #[must_use]
    pub fn new(diagnostic: &Diagnostic, files: &Files) -> Self {
        let spot = |span: Span| Spot { file: files.path(span.file).to_owned(), start: span.start, end: span.end };
        let words = |b: &Bilingual| (b.fr.clone(), b.en.clone());
        Self {
            rule: diagnostic.rule.code.to_owned(),
            spot: diagnostic.span.map(spot),
            path: diagnostic.path.clone(),
            message: words(&diagnostic.message),
            help: diagnostic.help.as_ref().map(words),
            related: diagnostic.related.iter().map(|(span, b)| (spot(*span), words(b))).collect(),
        }
    }

    /// Says it again; `None` when its rule or one of its files (as `open` finds them) is no more.
    pub fn again(&self, rules: &[&'static Rule], open: &mut impl FnMut(&str) -> Option<FileId>) -> Option<Diagnostic> {
        let mut span = |spot: &Spot| Some(Span::new(open(&spot.file)?, spot.start as usize, spot.end as usize));
        let words = |(fr, en): &Words| Bilingual::new(fr.clone(), en.clone());
        let rule = rules.iter().find(|rule| rule.code == self.rule)?;
        let mut diagnostic = Diagnostic::new(rule, words(&self.message)).maybe_help(self.help.as_ref().map(words));
        if let Some(spot) = &self.spot {
            diagnostic = diagnostic.at(span(spot)?);
        }
        diagnostic.path.clone_from(&self.path);
        for (spot, label) in &self.related {
            diagnostic = diagnostic.related(span(spot)?, words(label));
        }
        Some(diagnostic)
    }
}
