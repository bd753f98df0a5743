//! Tables that will not be tables: cells pasted from a spreadsheet, rows without the line that makes them one.
#![doc = include_str!("../../docs/regles/G924.md")]

use std::collections::BTreeMap;

use super::excerpt;
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files, Rule, Span};
use crate::link::Linked;
use crate::{rule, say};

pub(super) static RULE: Rule = rule!(warning, "G924", "tableau-perdu");

/// Most columns that the way out writes.
const MOST: usize = 8;

pub(super) fn check(linked: &Linked, files: &Files, diagnostics: &mut Diagnostics) {
    let mut found: BTreeMap<FileId, (Lost, usize)> = BTreeMap::new();
    for texte in &linked.textes {
        for lost in lost(excerpt(texte.span, files)) {
            let span = texte.span.part(lost.start, lost.start + lost.line.len());
            let first = Lost { span, kind: lost.kind, cells: cells(lost.line, lost.kind) };
            let known = found.entry(span.file).or_insert_with(|| (first.clone(), 0));
            known.1 += 1;
            if span.start < known.0.span.start {
                known.0 = first;
            }
        }
    }
    diagnostics.extend(found.into_values().map(|(lost, count)| tell(&lost, count)));
}

#[derive(Debug, Clone)]
struct Lost {
    span: Span,
    kind: Kind,
    cells: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Cells parted by tabs.
    Tabs,
    /// Cells parted by bars, below no line of dashes.
    Bars,
}

/// A line of a text that its author takes for a row.
struct Row<'t> {
    start: usize,
    line: &'t str,
    kind: Kind,
}

/// The lines of a text that will not be rows of a table.
fn lost(text: &str) -> Vec<Row<'_>> {
    let (mut rows, mut at, mut fenced, mut in_table) = (Vec::new(), 0, false, false);
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let written = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        fenced ^= written.starts_with("```");
        if fenced {
            continue;
        }
        let barred = written.starts_with('|') && written.ends_with('|') && written.matches('|').count() > 2;
        in_table = barred && (in_table || lines.peek().is_some_and(|next| is_rule(next)));
        if written.contains('\t') {
            rows.push(Row { start, line: written, kind: Kind::Tabs });
        } else if barred && !in_table {
            rows.push(Row { start, line: written, kind: Kind::Bars });
        }
    }
    rows
}

/// Whether a line is the one that stands below the head of a table.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn cells(line: &str, kind: Kind) -> Vec<String> {
    let (line, mark) = match kind {
        Kind::Tabs => (line, '\t'),
        Kind::Bars => (line.trim_matches('|'), '|'),
    };
    line.split(mark).map(|cell| cell.trim().to_owned()).collect()
}

fn tell(lost: &Lost, count: usize) -> Diagnostic {
    let message = match (lost.kind, count) {
        (Kind::Tabs, 1) => say!(
            "Une tabulation ne fait pas de colonnes : ces cellules se suivront sur une ligne.",
            "A tab makes no columns: these cells will follow each other on a line."
        ),
        (Kind::Tabs, _) => say!(
            "Des cellules collées d'un tableur ne font pas un tableau ({count} lignes, voici la première).",
            "Cells pasted from a spreadsheet make no table ({count} lines, this is the first)."
        ),
        (Kind::Bars, _) => say!(
            "Ces barres ne font pas un tableau : il lui manque sa ligne de tirets.",
            "These bars make no table: its line of dashes is missing."
        ),
    };
    let told = Diagnostic::new(&RULE, message).at(lost.span);
    if lost.kind == Kind::Tabs && count == 1 {
        return told.help(say!(
            "remplacez la tabulation par une espace, ou écrivez un tableau, avec des barres : « | … | … | ».",
            "replace the tab with a space, or write a table, with bars: “| … | … |”."
        ));
    }
    let shown = lost.cells.len().min(MOST);
    let head = format!("| {} ", lost.cells.iter().take(shown).map(String::as_str).collect::<Vec<_>>().join(" | "));
    let dashes = "| --- ".repeat(shown);
    told.help(match lost.kind {
        Kind::Tabs => say!(
            "écrivez « {head}| », dessous « {dashes}| », puis chaque ligne de même, entre des barres.",
            "write “{head}|”, below it “{dashes}|”, then each line likewise, between bars."
        ),
        Kind::Bars => say!("sous cette ligne, écrivez « {dashes}| ».", "below this line, write “{dashes}|”."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        lost(text).into_iter().map(|row| (row.kind, row.line)).collect()
    }

    #[test]
    fn what_is_a_table_is_left_alone() {
        assert!(kinds("| a | b |\n|---|:--:|\n| 1 | 2 |\n| 3 | 4 |\n").is_empty());
        assert!(kinds("\tretrait\n- a\n\t- b\n| seul\n```\na\tb\n```\n").is_empty());
    }

    #[test]
    fn rows_that_nothing_makes_a_table_are_found() {
        assert_eq!(kinds("x\n\n| a | b |\n| 1 | 2 |\n").len(), 2);
        assert_eq!(kinds("a\tb\n1\t2\n"), [(Kind::Tabs, "a\tb"), (Kind::Tabs, "1\t2")]);
        assert_eq!(lost("ab\n  c\td\n").first().map(|row| row.start), Some(5));
    }
}
