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

    /// The cause of a fault of an element: the page, the template that made it, the start tag at fault, its words.
    pub(super) fn of(&self, page: &str, modele: &str, tag: &str, words: &str) -> Cause {
        let template = self.in_templates(modele, tag, words);
        if let Some(written) = template.as_ref().filter(|t| t.score >= WORDS_ALIKE) {
            return Cause::At(written.at);
        }
        let name = super::html_name(tag);
        let source = if is_of_prose(tag) { self.in_sources(page, words, name == "a") } else { None };
        let found = source.or_else(|| template.map(|candidate| candidate.at));
        found.map_or_else(|| self.template(modele), Cause::At)
    }

    /// The cause of words that should not be in a page.
    pub(super) fn of_words(&self, page: &str, modele: &str, tag: &str, words: &str) -> Cause {
        let written = self.layers(modele).into_iter().find_map(|(_, file)| {
            let at = self.files.text(file).find(words)?;
            Some(Span::new(file, at, at + words.len()))
        });
        let source = || self.in_sources(page, words, false);
        written.or_else(source).map_or_else(|| self.of(page, modele, tag, words), Cause::At)
    }

    /// The cause of a fault of whole pages: their template, or the frame of all when several have it.
    pub(super) fn of_whole(&self, modele: &str, several: bool) -> Cause {
        let frame = self.layers(modele).into_iter().rfind(|(distance, _)| *distance < SHARED);
        match frame {
            Some((_, file)) if several => Cause::At(Span::new(file, 0, 0)),
            _ => self.template(modele),
        }
    }

    /// The source of what a page is about.
    pub(super) fn of_page(&self, page: &str, title: &str) -> Cause {
        let object = title.split(" – ").next().unwrap_or(title);
        self.in_sources(page, object, false).map_or_else(|| Cause::In(format!("output/{page}")), Cause::At)
    }

    /// The cause of an address in a file that is no page, at a byte of it.
    pub(super) fn of_file(&self, path: &str, at: usize, link: &str) -> Cause {
        if let Some(file) = self.theme.template(path) {
            // What a template writes of an address is its end: the start is the portal's.
            let text = self.files.text(file);
            let tails = link.match_indices('/').filter_map(|(at, _)| link.get(at + 1..)).filter(|tail| tail.len() > 2);
            let written = std::iter::once(link).chain(tails).find_map(|tail| Some((text.find(tail)?, tail.len())));
            let (start, length) = written.unwrap_or_default();
            return Cause::At(Span::new(file, start, start + length));
        }
        match self.theme.asset_source(path, at) {
            None => Cause::In(format!("output/{path}")),
            // The sheet was made small: only the address is still as it was written.
            Some((name, sheet)) => sheet
                .and_then(|file| Some((file, self.files.text(file).find(link)?)))
                .map_or(Cause::In(name), |(file, at)| Cause::At(Span::new(file, at, at + link.len()))),
        }
    }

    /// A template of the theme.
    pub(super) fn template(&self, modele: &str) -> Cause {
        let name = format!("{modele}.html");
        match self.theme.template(&name) {
            Some(file) if self.files.path(file).ends_with(&name) => Cause::At(Span::new(file, 0, 0)),
            _ => Cause::In(format!("templates/{name}")),
        }
    }

    /// The public text that holds some words, as a link or not, of the file whose path is most like the page's.
    fn in_sources(&self, page: &str, words: &str, link: bool) -> Option<Span> {
        let words = words.trim();
        if !words.contains(char::is_alphanumeric) {
            return None;
        }
        let wanted = plain(words);
        let written = |texte: &TextePublic| {
            let span = texte.span;
            self.files.text(span.file).get(span.start as usize..span.end as usize).unwrap_or_default()
        };
        // In Markdown, a link is `[words](address)`, `[[thing|words]]` or `<address>`.
        let is_link = |texte: &TextePublic| {
            [format!("[{words}]"), format!("|{words}]"), format!("<{words}>")]
                .iter()
                .any(|linked| written(texte).contains(linked))
        };
        let holding = self.textes.iter().filter(|t| plain(&t.texte).contains(&wanted) && (!link || is_link(t)));
        let best = holding.max_by_key(|texte| {
            let exact = usize::from(plain(&texte.texte) == wanted);
            (alike(self.files.path(texte.span.file), page), exact, std::cmp::Reverse(texte.span))
        })?;
        let span = best.span;
        let text = written(best);
        let at = if link { text.find(&format!("[{words}]")).map(|at| at + 1) } else { None };
        Some(at.or_else(|| text.find(words)).map_or(span, |at| span.part(at, at + words.len())))
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
                Some(parent) => parent.clone_into(&mut name),
                None => break,
            }
        }
        let shared = self.theme.shared().filter(|file| !self.files.text(*file).is_empty());
        for file in shared {
            if layers.iter().all(|(_, known)| *known != file) {
                layers.push((SHARED, file));
            }
        }
        layers
    }
}

/// How far from a page what all pages share is, next to what it extends.
const SHARED: i32 = 4;

/// Whether a tag may come from a text that an author wrote.
fn is_of_prose(tag: &str) -> bool {
    let ours = [
        "a",
        "blockquote",
        "code",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "img",
        "li",
        "p",
        "strong",
        "table",
        "td",
        "th",
    ];
    ours.contains(&super::html_name(tag))
        && attributes(tag)
            .all(|(name, _)| matches!(name, "href" | "id" | "title" | "alt" | "src" | "scope" | "lang" | "rel"))
}

/// Stands for a piece of Tera: a noncharacter of Unicode, that no text may hold.
const TERA: char = '\u{FDD0}';

/// A passage of a template with each piece of Tera as one sign.
fn without_tera(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        let (before, piece) = rest.split_at(at);
        out.push_str(before);
        out.push(TERA);
        let end = if piece.starts_with("{{") { "}}" } else { "%}" };
        rest = piece.split_once(end).map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// The score of a tag whose words are those of the page.
const WORDS_ALIKE: i32 = 8 * 16 - 8;

/// How like a tag of a template is to one of a page; `None` when it cannot have written it.
fn likeness(text: &str, range: &Range<usize>, tag: &str, words: &str) -> Option<i32> {
    let written = without_tera(text.get(range.clone())?);
    let is_filled = written.contains(TERA);
    let theirs: Vec<(&str, &str)> = attributes(&written).collect();
    let mut score = 0;
    for (name, value) in attributes(tag) {
        let mut named = theirs.iter().filter(|(known, _)| known.trim_matches(TERA) == name);
        let same = named.clone().find(|(_, written)| *written == value);
        match same.or_else(|| named.next()) {
            Some((_, same)) if *same == value => score += 3,
            Some((_, filled)) if filled.contains(TERA) => {
                let literal = filled.split(|c: char| c == TERA || c.is_whitespace()).filter(|word| !word.is_empty());
                score += i32::from(literal.into_iter().any(|word| value.contains(word)));
            }
            // A piece of Tera may write an attribute whole.
            None if is_filled => score -= 2,
            Some(_) | None => return None,
        }
    }
    // An attribute that the template always writes and the page does not have.
    let ours: Vec<&str> = attributes(tag).map(|(name, _)| name).collect();
    if !is_filled && theirs.iter().any(|(name, _)| !ours.contains(name)) {
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
