//! The pieces of Tera of a template, cut into tokens, each with its bytes.

use std::ops::Range;

/// A token of a piece of Tera.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind<'t>,
    /// Bytes of the template.
    pub(super) range: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// `{{`
    Print,
    /// `{%`
    Tag,
    /// `}}` or `%}`
    Close,
    /// A name or a word of the language.
    Ident(&'t str),
    /// What stands between quotes.
    Str(&'t str),
    /// A number.
    Number,
    /// A mark, of one to three characters.
    Mark(&'t str),
}

/// The marks of more than one character, the longest first.
const MARKS: [&str; 10] = ["...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?["];

/// Cuts a template; `None` when a piece of it never ends.
pub(super) fn tokens(template: &str) -> Option<Vec<Token<'_>>> {
    let mut out = Vec::new();
    let mut at = 0;
    loop {
        let rest = template.get(at..)?;
        let next = ["{{", "{%", "{#"].iter().filter_map(|open| Some((rest.find(open)?, *open))).min();
        let Some((offset, open)) = next else { return Some(out) };
        let start = at + offset;
        at = match open {
            "{#" => start + template.get(start..)?.find("#}")? + 2,
            _ => piece(template, start, open, &mut out)?,
        };
        if matches!(
            out.as_slice(),
            [
                ..,
                Token { kind: Kind::Tag, .. },
                Token { kind: Kind::Ident("raw"), .. },
                Token { kind: Kind::Close, .. }
            ]
        ) {
            out.truncate(out.len() - 3);
            at = raw(template, at)?;
        }
    }
}

/// Cuts one piece; gives where it ends.
fn piece<'t>(template: &'t str, start: usize, open: &str, out: &mut Vec<Token<'t>>) -> Option<usize> {
    let (kind, close) = if open == "{{" { (Kind::Print, "}}") } else { (Kind::Tag, "%}") };
    out.push(Token { kind, range: start..start + 2 });
    let mut at = start + 2;
    if template.get(at..)?.starts_with('-') {
        at += 1;
    }
    let mut braces = 0_usize;
    loop {
        let rest = template.get(at..)?;
        let c = rest.chars().next()?;
        let end = rest.strip_prefix('-').unwrap_or(rest);
        if braces == 0 && end.starts_with(close) {
            let len = rest.len() - end.len() + 2;
            out.push(Token { kind: Kind::Close, range: at..at + len });
            return Some(at + len);
        }
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (kind, len) = token(rest, c)?;
        match kind {
            Kind::Mark("{") => braces += 1,
            Kind::Mark("}") => braces = braces.saturating_sub(1),
            _ => {}
        }
        out.push(Token { kind, range: at..at + len });
        at += len;
    }
}

fn token(rest: &str, c: char) -> Option<(Kind<'_>, usize)> {
    if matches!(c, '"' | '\'' | '`') {
        let len = quoted(rest, c)?;
        return Some((Kind::Str(rest.get(1..len - 1)?), len));
    }
    if c.is_ascii_digit() {
        // `1..2` and `list.0` are not written in Tera: a point is a decimal.
        let len = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        return Some((Kind::Number, len));
    }
    if c.is_alphabetic() || c == '_' {
        let len = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        return Some((Kind::Ident(rest.get(..len)?), len));
    }
    let len = MARKS.iter().find(|m| rest.starts_with(*m)).map_or(c.len_utf8(), |m| m.len());
    Some((Kind::Mark(rest.get(..len)?), len))
}

/// The length of a quoted text, quotes included.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Where a `raw` piece ends.
fn raw(template: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = template.get(at..)?;
        let open = rest.find("{%")?;
        let inside = rest.get(open + 2..)?;
        let close = inside.find("%}")?;
        at += open + 2 + close + 2;
        if inside.get(..close)?.trim_matches(|c: char| c == '-' || c.is_whitespace()) == "endraw" {
            return Some(at);
        }
    }
}
