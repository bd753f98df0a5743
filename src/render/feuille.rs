//! A style sheet as its checks see it: rules, their selectors, what they declare, and where.

use std::ops::Range;

use crate::diagnostic::{FileId, Span};

/// A rule of a style sheet.
#[derive(Debug)]
pub(super) struct Regle<'c> {
    pub(super) file: FileId,
    pub(super) selectors: Vec<&'c str>,
    pub(super) declarations: Vec<Declaration<'c>>,
    /// What stands around it: `@media print`.
    pub(super) around: Vec<&'c str>,
}

/// A property and what it is given.
#[derive(Debug, Clone)]
pub(super) struct Declaration<'c> {
    pub(super) name: &'c str,
    pub(super) value: &'c str,
    pub(super) at: Range<usize>,
}

impl Declaration<'_> {
    /// Its value without what makes it win.
    pub(super) fn bare(&self) -> &str {
        self.value.strip_suffix("!important").unwrap_or(self.value).trim()
    }

    pub(super) fn is_important(&self) -> bool {
        self.value.ends_with("!important")
    }
}

impl<'c> Regle<'c> {
    /// The last declaration of one of these properties: the one that holds.
    pub(super) fn last(&self, names: &[&str]) -> Option<&Declaration<'c>> {
        self.declarations.iter().rev().find(|d| names.contains(&d.name))
    }

    /// The place of a declaration.
    pub(super) fn span(&self, declaration: &Declaration<'_>) -> Span {
        Span::new(self.file, declaration.at.start, declaration.at.end)
    }

    /// Whether something around it says so: `print`, `prefers-reduced-motion`.
    pub(super) fn is_within(&self, words: &str) -> bool {
        self.around.iter().any(|around| around.contains(words))
    }

    /// Whether it is for paper alone, or describes a page of paper.
    pub(super) fn is_of_paper(&self) -> bool {
        let paper = |a: &&str| a.starts_with("@page") || (a.contains("print") && !a.contains("not print"));
        self.around.iter().any(paper)
    }
}

/// Reads the rules of a sheet, those in `@media` and the like too; faults of form are told by who makes it small.
pub(super) fn read(file: FileId, css: &str) -> Vec<Regle<'_>> {
    let mut rules: Vec<Regle<'_>> = Vec::new();
    let mut open: Vec<(Option<usize>, &str)> = Vec::new();
    let (mut at, mut start) = (0, 0);
    while let Some(rest) = css.get(at..).filter(|rest| !rest.is_empty()) {
        let piece = css.get(start..at).unwrap_or_default();
        match rest.as_bytes().first() {
            Some(b'/') if rest.starts_with("/*") => {
                at += rest.find("*/").map_or(rest.len(), |end| end + 2);
                if piece.trim().is_empty() {
                    start = at;
                }
                continue;
            }
            Some(quote @ (b'"' | b'\'')) => {
                let body = rest.get(1..).unwrap_or_default();
                at += body.find(char::from(*quote)).map_or(rest.len(), |end| end + 2);
                continue;
            }
            Some(b'{') => {
                let head = piece.trim();
                let is_rule = !head.starts_with('@');
                open.push((is_rule.then_some(rules.len()), head));
                if is_rule {
                    let around = open.iter().map(|(_, head)| *head).filter(|head| head.starts_with('@')).collect();
                    let selectors = outside(head, ',').into_iter().map(str::trim).collect();
                    rules.push(Regle { file, selectors, declarations: Vec::new(), around });
                }
                start = at + 1;
            }
            Some(b';' | b'}') => {
                let owner = open.last().and_then(|(rank, _)| rules.get_mut((*rank)?));
                if let (Some(owner), Some((name, value))) = (owner, piece.split_once(':')) {
                    let from = start + piece.len() - piece.trim_start().len();
                    let at = from..from + piece.trim().len();
                    owner.declarations.push(Declaration { name: name.trim(), value: value.trim(), at });
                }
                if rest.starts_with('}') {
                    open.pop();
                }
                start = at + 1;
            }
            _ => {}
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    rules
}

/// The pieces of a text between signs that stand in no bracket.
pub(super) fn outside(text: &str, sign: char) -> Vec<&str> {
    let (mut depth, mut start) = (0i32, 0);
    let mut pieces = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            c if depth == 0 && c == sign => {
                pieces.extend(text.get(start..at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    pieces.extend(text.get(start..));
    pieces
}

/// The last part of a selector: what the rule is about.
pub(super) fn subject(selector: &str) -> &str {
    let mut parts: Vec<&str> = vec![selector];
    for sign in [' ', '>', '+', '~'] {
        parts = parts.into_iter().flat_map(|part| outside(part, sign)).collect();
    }
    parts.into_iter().map(str::trim).rfind(|part| !part.is_empty()).unwrap_or_default()
}

/// The element that the last part of a selector names: `a` in `p > a:hover`; empty when it names none.
pub(super) fn element(selector: &str) -> &str {
    let subject = subject(selector);
    subject.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default()
}
