//! From a fault in a page to the line that caused it, in a source or a template.
//!
//! A page does not say which template wrote which of its tags: that would cost every build what only a fault needs. So it
//! is found again, by what the page shows. Words that stand in a template are the template's; words that stand in a
//! source are the source's, and of two sources the one whose path is most like the page's; a tag is that of the
//! template whose attributes are most like its own. When nothing is alike, the template of the page is named.

use std::ops::Range;

use crate::diagnostic::{FileId, Files, Span};
use crate::link::TextePublic;
use crate::render::Theme;

/// Where a fault comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    /// The place itself.
    At(Span),
    /// The file, when nothing in it can be pointed at.
    In(String),
}

/// What pages are made from.
pub struct Causes<'c> {
    theme: &'c Theme,
    files: &'c Files,
    textes: &'c [TextePublic],
}

/// A start tag of a template that may have written one of a page.
struct Candidate {
    score: i32,
    at: Span,
}

impl<'c> Causes<'c> {
    /// What the pages of a build are made from.
    #[must_use]
    pub fn new(theme: &'c Theme, files: &'c Files, textes: &'c [TextePublic]) -> Self {
        Self { theme, files, textes }
    }

    /// The cause of a fault in a page: the template that made it, the start tag at fault, its words.
    pub(super) fn of(&self, page: &str, modele: &str, tag: &str, words: &str) -> Cause {
        let template = self.in_templates(modele, tag, words);
        if let Some(written) = template.as_ref().filter(|t| t.score >= WORDS_ALIKE) {
            return Cause::At(written.at);
        }
        if let Some(span) = self.in_sources(page, words) {
            return Cause::At(span);
        }
        match template {
            Some(candidate) => Cause::At(candidate.at),
            None => self.template(modele),
        }
    }

    /// The source of what a page is about.
    pub(super) fn of_page(&self, page: &str, title: &str) -> Cause {
        let object = title.split(" – ").next().unwrap_or(title);
        self.in_sources(page, object).map_or_else(|| Cause::In(format!("output/{page}")), Cause::At)
    }

    /// A template of the theme.
    pub(super) fn template(&self, modele: &str) -> Cause {
        let name = format!("{modele}.html");
        match self.theme.template(&name) {
            Some(file) if self.files.path(file).ends_with(&name) => Cause::At(Span::new(file, 0, 0)),
            _ => Cause::In(format!("templates/{name}")),
        }
    }

    /// The public text that holds some words, of the file whose path is most like the page's.
    fn in_sources(&self, page: &str, words: &str) -> Option<Span> {
        let words = words.trim();
        if !words.contains(char::is_alphanumeric) {
            return None;
        }
        let wanted = plain(words);
        let holding = self.textes.iter().filter(|texte| plain(&texte.texte).contains(&wanted));
        let best = holding.max_by_key(|texte| {
            let exact = usize::from(plain(&texte.texte) == wanted);
            (alike(self.files.path(texte.span.file), page), exact, std::cmp::Reverse(texte.span))
        })?;
        let span = best.span;
        let written = self.files.text(span.file).get(span.start as usize..span.end as usize).unwrap_or_default();
        Some(written.find(words).map_or(span, |at| span.part(at, at + words.len())))
    }

    /// The start tag of a template that is most like one of a page.
    fn in_templates(&self, modele: &str, tag: &str, words: &str) -> Option<Candidate> {
        if tag.is_empty() {
            return None;
        }
        let mut best: Option<Candidate> = None;
        for (distance, file) in self.layers(modele) {
            let text = self.files.text(file);
            for range in tags_of(text, super::html_name(tag)) {
                let Some(score) = likeness(text, &range, tag, words) else { continue };
                // Of two that are as like, the one nearer to the page.
                let score = score * 8 - distance;
                if best.as_ref().is_none_or(|b| b.score < score) {
                    best = Some(Candidate { score, at: Span::new(file, range.start, range.end) });
                }
            }
        }
        best
    }

    /// The templates that may have written in a page: its own, those it extends, and those that have components.
    fn layers(&self, modele: &str) -> Vec<(i32, FileId)> {
        let mut name = format!("{modele}.html");
        let mut layers: Vec<(i32, FileId)> = Vec::new();
        while let Some(file) = self.theme.template(&name).filter(|file| self.files.path(*file).ends_with(&name)) {
            if layers.iter().any(|(_, known)| *known == file) {
                break;
            }
            layers.push((i32::try_from(layers.len()).unwrap_or(i32::MAX), file));
            match self.files.text(file).split("{% extends \"").nth(1).and_then(|rest| rest.split('"').next()) {
                Some(parent) => name = parent.to_owned(),
                None => break,
            }
        }
        let shared = self.theme.shared().filter(|file| !self.files.text(*file).is_empty());
        for file in shared {
            if layers.iter().all(|(_, known)| *known != file) {
                layers.push((2, file));
            }
        }
        layers
    }
}

/// The score of a tag whose words are those of the page.
const WORDS_ALIKE: i32 = 8 * 16 - 8;

/// How like a tag of a template is to one of a page; `None` when it cannot have written it.
fn likeness(text: &str, range: &Range<usize>, tag: &str, words: &str) -> Option<i32> {
    let written = text.get(range.clone())?;
    let mut score = 0;
    for (name, value) in attributes(tag) {
        let at = written.match_indices(name).find(|(at, _)| {
            written.get(..*at).is_some_and(|before| before.ends_with(char::is_whitespace))
                && written.get(at + name.len()..).is_some_and(|after| after.starts_with(['=', '>', ' ', '\n', '/']))
        });
        let Some((at, _)) = at else {
            // What the tag of the page has, the template may write by a piece of Tera only.
            if !written.contains("{%") && !written.contains("{{") {
                return None;
            }
            score -= 2;
            continue;
        };
        let theirs =
            written.get(at + name.len()..).and_then(|rest| rest.strip_prefix('=')).map(unquoted).unwrap_or_default();
        if theirs == value {
            score += 3;
        } else if !theirs.contains("{{") && !theirs.contains("{%") {
            return None;
        } else {
            score += i32::from(value.split_whitespace().any(|word| theirs.contains(word)));
        }
    }
    // An attribute that the template always writes and the page does not have.
    if attributes(written)
        .any(|(name, _)| !name.contains(['{', '%', '}']) && !written.contains("{%") && !tag.contains(name))
    {
        return None;
    }
    let after = text.get(range.end..)?;
    let said = plain(after.split(['<', '{']).next().unwrap_or_default());
    let words = plain(words);
    if !said.is_empty() && words.starts_with(&said) {
        score += 16;
    } else if !said.is_empty() {
        score -= 6;
    } else if words.is_empty() && after.starts_with("</") {
        // Empty here and there.
        score += 16;
    }
    Some(score)
}

/// The start tags of a name in a template.
fn tags_of<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices('<').filter_map(move |(at, _)| {
        let rest = text.get(at + 1..)?;
        let after = rest.strip_prefix(name)?;
        if !after.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '{')) {
            return None;
        }
        let mut quoted = None;
        let mut tera = false;
        for (offset, c) in after.char_indices() {
            let here = after.get(offset..)?;
            tera = if here.starts_with("{{") || here.starts_with("{%") {
                true
            } else {
                tera && !(after.get(..offset)?.ends_with("}}") || after.get(..offset)?.ends_with("%}"))
            };
            match (c, quoted) {
                ('"', _) if tera => {}
                ('"', None) => quoted = Some(c),
                ('"', Some('"')) => quoted = None,
                ('>', None) if !tera => return Some(at..at + 1 + name.len() + offset + 1),
                _ => {}
            }
        }
        None
    })
}

/// The attributes of a start tag: names and values as written.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let inner = tag.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    let mut rest = inner.trim_end_matches(['>', '/']);
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() {
            return None;
        }
        let value = after.strip_prefix('=').map(unquoted).unwrap_or_default();
        let quotes = if after.starts_with("=\"") || after.starts_with("='") { 2 } else { 0 };
        let used = if after.starts_with('=') { 1 + value.len() + quotes } else { 0 };
        rest = after.get(used.min(after.len())..).unwrap_or_default();
        Some((name, value))
    })
}

/// The value at the start of a text, with or without quotes.
fn unquoted(text: &str) -> &str {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text.get(1..).and_then(|rest| rest.split(quote).next()).unwrap_or_default(),
        _ => text.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default(),
    }
}

/// Words as they compare: plain spaces, plain apostrophes.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\u{a0}' | '\u{202f}' | '\n' | '\t' => out.push(' '),
            '’' => out.push('\''),
            c => out.push(c),
        }
    }
    out
}

/// How many of the folders of a page stand in the path of a file.
fn alike(file: &str, page: &str) -> usize {
    let file = file.to_ascii_lowercase();
    let known: Vec<&str> = file.split(['/', '.']).collect();
    page.split(['/', '.'])
        .filter(|part| known.contains(part) || known.iter().any(|k| k.strip_suffix('s') == Some(*part)))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tags_of_a_template_are_found_whatever_tera_they_hold() {
        let text = "<a href=\"{{ x }}\"{% if a > 1 %} class=\"b\"{% endif %}>x</a><abbr>y</abbr>";
        let found: Vec<_> = tags_of(text, "a").filter_map(|r| text.get(r)).collect();
        assert_eq!(found, ["<a href=\"{{ x }}\"{% if a > 1 %} class=\"b\"{% endif %}>"]);
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let found: Vec<_> = attributes("<p class=\"a b\" id=c hidden>").collect();
        assert_eq!(found, [("class", "a b"), ("id", "c"), ("hidden", "")]);
    }

    #[test]
    fn the_tag_that_is_most_like_wins() {
        let text = "<p class=\"{{ c }}\">{{ x }}</p><p class=\"doux\">{{ x }}</p><p class=\"doux\">Fin</p>";
        let score =
            |rank: usize, tag: &str, words: &str| likeness(text, &tags_of(text, "p").nth(rank).unwrap(), tag, words);
        assert!(score(1, "<p class=doux>", "x") > score(0, "<p class=doux>", "x"));
        assert!(score(2, "<p class=doux>", "Fin") > score(1, "<p class=doux>", "Fin"));
        assert_eq!(score(1, "<p class=fort>", "x"), None);
        assert_eq!(score(1, "<p>", "x"), None);
    }
}
