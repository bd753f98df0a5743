//! Titles of sections that Markdown does not take for such: bold, underlined, without a space, of another level.
//!
//! An author sees them as titles. Told where they stand, they are one slip; untold, the section would be called missing,
//! and its text somebody else's.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::fiches::{Heading, definition};
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::model::Niveau;
use crate::say;

/// A line that was meant as the title of a section.
#[derive(Debug)]
pub(super) struct Slip {
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// The rank of the section.
    pub(super) rank: usize,
    written: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `##Constats`.
    Unspaced,
    /// `**Constats**`.
    Bold,
    /// `Constats`, alone between two blank lines.
    Plain,
    /// `# Constats`, `### Constats`, or underlined with `=`.
    Level,
}

impl Slip {
    /// What is said of it.
    pub(super) fn told(&self, niveau: &Niveau) -> Diagnostic {
        let message = match self.kind {
            Kind::Unspaced => say!(
                "Ce n'est pas un titre : il manque une espace après « ## ».",
                "This is no title: a space is missing after “##”."
            ),
            Kind::Bold => {
                say!("Du gras ne fait pas un titre de section.", "Bold letters do not make the title of a section.")
            }
            Kind::Plain => say!(
                "Ce titre de section n'est écrit que comme un texte.",
                "This title of a section is written as mere text."
            ),
            Kind::Level => {
                say!("Ce titre n'est pas au niveau d'une section.", "This title is not at the level of a section.")
            }
        };
        let titre = niveau.sections.get(self.rank).map(|s| s.titre.to_string()).unwrap_or_default();
        // What stands after the hashes is the author's, but for the space.
        let right = match self.kind {
            Kind::Unspaced => {
                let name = self.written.trim_start_matches('#');
                format!("{} {name}", "#".repeat(self.written.len() - name.len()))
            }
            _ => format!("## {titre}"),
        };
        Diagnostic::new(&rules::SECTION, message)
            .help(say!("écrivez « ## {titre} ».", "write “## {titre}”."))
            .fix(self.written.clone(), right)
    }
}

/// Every such line, in the order of the text; `titled` are the ranks of the sections that have a title already, and
/// `whole` says whether the required ones must all be there.
pub(super) fn slips(text: &str, headings: &[Heading], niveau: &Niveau, titled: &[usize], whole: bool) -> Vec<Slip> {
    let rank_of = |name: &str| definition(niveau, name).map(|(rank, _)| rank);
    // Mere words, or a title inside a section, may be what they look like, unless the section is missed.
    let missed = |rank: &usize| whole && niveau.sections.get(*rank).is_some_and(|s| s.obligatoire);
    let mut found: Vec<Slip> = Vec::new();
    for heading in headings.iter().filter(|h| h.level != HeadingLevel::H2) {
        let meant = |rank: &usize| !titled.contains(rank) && (heading.level == HeadingLevel::H1 || missed(rank));
        let Some(rank) = rank_of(&heading.text).filter(meant) else { continue };
        let written = text.get(heading.range.clone()).unwrap_or_default().trim_end().to_owned();
        let range = heading.range.start..heading.range.start + written.len();
        found.push(Slip { range, rank, written, kind: Kind::Level });
    }
    let (mut at, mut before, mut fenced) = (0, "", false);
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let written = line.trim_end();
        let start = at;
        at += line.len();
        fenced ^= written.starts_with("```");
        let alone = before.trim().is_empty() && lines.peek().is_none_or(|next| next.trim().is_empty());
        before = line;
        let inside = headings.iter().any(|h| h.range.contains(&start));
        let Some((kind, name)) = name(written, alone).filter(|_| !fenced && !inside) else { continue };
        let Some(rank) = rank_of(name).filter(|rank| kind != Kind::Plain || missed(rank)) else { continue };
        if kind == Kind::Unspaced || !titled.contains(&rank) {
            found.push(Slip { range: start..start + written.len(), rank, written: written.to_owned(), kind });
        }
    }
    found.sort_by_key(|slip| slip.range.start);
    let mut ranks = Vec::new();
    // The first of two is the title; the other is text of that section.
    found.retain(|slip| {
        let first = !ranks.contains(&slip.rank);
        ranks.push(slip.rank);
        first
    });
    found
}

/// The words of a line that looks like a title.
fn name(line: &str, alone: bool) -> Option<(Kind, &str)> {
    let after = line.trim_start_matches('#');
    if after.len() < line.len() {
        return (!after.starts_with(char::is_whitespace)).then_some((Kind::Unspaced, after));
    }
    let bold = ["**", "__"].into_iter().find_map(|mark| bare(line).strip_prefix(mark)?.strip_suffix(mark));
    match bold {
        Some(inner) => Some((Kind::Bold, bare(inner))),
        None => Some((Kind::Plain, bare(line))).filter(|(_, name)| alone && !name.is_empty()),
    }
}

/// A title without the colon that often ends one.
fn bare(title: &str) -> &str {
    title.trim().trim_end_matches(':').trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_looks_like_a_title_by_its_marks_or_by_standing_alone() {
        assert_eq!(name("##Constats", false), Some((Kind::Unspaced, "Constats")));
        assert_eq!(name("**Constats**", false), Some((Kind::Bold, "Constats")));
        assert_eq!(name("**En pratique :**", false), Some((Kind::Bold, "En pratique")));
        assert_eq!(name("__En pratique__ :", false), Some((Kind::Bold, "En pratique")));
        assert_eq!(name("En pratique :", true), Some((Kind::Plain, "En pratique")));
        assert_eq!(name("En pratique", false), None);
        assert_eq!(name("## En pratique", true), None);
        assert_eq!(name("", true), None);
    }
}
