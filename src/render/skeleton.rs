//! A template as an HTML document: each piece of Tera becomes a mark that no text may hold.

use std::ops::Range;

/// Opens a mark: a noncharacter of Unicode (U+FDD0), never meant for text.
const OPEN: char = '\u{FDD0}';
/// Closes a mark (U+FDD1).
const CLOSE: char = '\u{FDD1}';

/// The tags around which a browser shows no white space.
const BLOCKS: [&str; 46] = [
    "!doctype",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "base",
];

/// Where a piece of Tera stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stand {
    /// Between tags, or in a text.
    Text,
    /// In the quoted value of an attribute.
    Value,
    /// In a tag, with all that it governs: `{% if x %} hidden{% endif %}`.
    Tag,
}

/// A piece of Tera.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) stand: Stand,
    /// Bytes of the template, verbatim.
    pub(super) range: Range<usize>,
}

/// Where each piece now starts, and its bytes in the template as it was written.
pub(super) type Places = Vec<(usize, Range<usize>)>;

/// A template without its Tera.
#[derive(Debug)]
pub(super) struct Skeleton {
    /// HTML with marks.
    pub(super) html: String,
    /// The piece that each mark stands for; comments have none.
    pub(super) pieces: Vec<Piece>,
}

impl Skeleton {
    /// Takes a template apart; `None` when it cannot be read as HTML with Tera in it, or holds a mark already.
    pub(super) fn new(template: &str) -> Option<Self> {
        if template.contains([OPEN, CLOSE]) {
            return None;
        }
        let mut reader = Reader { template, at: 0, out: String::with_capacity(template.len()), pieces: Vec::new() };
        reader.text()?;
        Some(Self { html: reader.out, pieces: reader.pieces })
    }

    /// Puts each piece back in the place of its mark; `None` unless every mark is found, once.
    ///
    /// Also returns where each piece now starts.
    pub(super) fn restore(&self, html: &str, template: &str) -> Option<(String, Places)> {
        let mut out = String::with_capacity(html.len() + template.len());
        let mut places = Vec::with_capacity(self.pieces.len());
        let mut seen = vec![false; self.pieces.len()];
        let mut rest = html;
        while let Some((before, after)) = rest.split_once(OPEN) {
            let (mark, after) = after.split_once(CLOSE)?;
            let rank: usize = mark.trim_end().parse().ok()?;
            if std::mem::replace(seen.get_mut(rank)?, true) {
                return None;
            }
            let piece = self.pieces.get(rank)?;
            let text = template.get(piece.range.clone())?;
            // In a tag the mark brought a space of its own, where the template had none.
            let written = template.get(..piece.range.start)?;
            let own_space = piece.stand == Stand::Tag && !written.ends_with(is_space);
            out.push_str(if own_space { before.strip_suffix(' ').unwrap_or(before) } else { before });
            places.push((out.len(), piece.range.clone()));
            out.push_str(text);
            rest = after;
        }
        out.push_str(rest);
        seen.iter().all(|s| *s).then_some((out, places))
    }
}

struct Reader<'t> {
    template: &'t str,
    at: usize,
    out: String,
    pieces: Vec<Piece>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.template.get(self.at..).unwrap_or_default()
    }

    /// Reads everything up to the end, between tags.
    fn text(&mut self) -> Option<()> {
        let mut after_block = true;
        loop {
            let rest = self.rest();
            let Some(c) = rest.chars().next() else { return Some(()) };
            if rest.starts_with("{#") {
                self.at += rest.find("#}")? + 2;
            } else if is_tera(rest) {
                self.piece(Stand::Text, self.at..self.at + tera(rest)?);
                after_block = false;
            } else if rest.starts_with("<!--") {
                let len = rest.find("-->")? + 3;
                self.verbatim(len);
            } else if let Some(name) = tag_name(rest) {
                let is_block = BLOCKS.contains(&name.to_ascii_lowercase().as_str());
                if is_block {
                    self.out.truncate(self.out.trim_end_matches(is_space).len());
                }
                self.tag()?;
                if matches!(name, "script" | "style" | "textarea" | "pre") && !rest.starts_with("</") {
                    self.raw(name)?;
                }
                after_block = is_block;
            } else if is_space(c) && after_block {
                self.at += 1;
            } else {
                self.out.push(c);
                self.at += c.len_utf8();
                after_block = false;
            }
        }
    }

    /// Reads one tag, whole.
    fn tag(&mut self) -> Option<()> {
        let mut quote = None;
        loop {
            let rest = self.rest();
            let c = rest.chars().next()?;
            if is_tera(rest) {
                let stand = if quote.is_some() { Stand::Value } else { Stand::Tag };
                let len = if quote.is_none() && rest.starts_with("{%") { governed(rest)? } else { tera(rest)? };
                self.piece(stand, self.at..self.at + len);
                continue;
            }
            match (quote, c) {
                (None, '"' | '\'') => quote = Some(c),
                (Some(q), _) if q == c => quote = None,
                _ => {}
            }
            self.out.push(c);
            self.at += c.len_utf8();
            if quote.is_none() && c == '>' {
                return Some(());
            }
        }
    }

    /// Reads what is no HTML, up to its closing tag; a template that puts Tera there is left alone.
    fn raw(&mut self, name: &str) -> Option<()> {
        let len = self.rest().find(&format!("</{name}"))?;
        let inside = self.rest().get(..len)?;
        if inside.contains("{{") || inside.contains("{%") || inside.contains("{#") {
            return None;
        }
        self.verbatim(len);
        Some(())
    }

    fn verbatim(&mut self, len: usize) {
        self.out.push_str(self.rest().get(..len).unwrap_or_default());
        self.at += len;
    }

    fn piece(&mut self, stand: Stand, range: Range<usize>) {
        self.at = range.end;
        if stand == Stand::Tag {
            self.out.push(' ');
        }
        self.out.push(OPEN);
        self.out.push_str(&self.pieces.len().to_string());
        if stand == Stand::Value {
            // What has a space keeps its quotes.
            self.out.push(' ');
        }
        self.out.push(CLOSE);
        self.pieces.push(Piece { stand, range });
    }
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r')
}

/// The name of the tag that starts here.
fn tag_name(rest: &str) -> Option<&str> {
    let inside = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<'))?;
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '!' && c != '-').unwrap_or(inside.len());
    inside.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!'))
}

fn is_tera(rest: &str) -> bool {
    rest.starts_with("{{") || rest.starts_with("{%")
}

/// The length of the piece of Tera that starts here; `None` for one that never ends.
fn tera(rest: &str) -> Option<usize> {
    let close = if rest.starts_with("{{") { "}}" } else { "%}" };
    let (mut quote, mut braces) = (None, 0_usize);
    for (at, c) in rest.char_indices().skip(2) {
        match (quote, c) {
            (Some(q), _) if q == c => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, _) if braces == 0 && rest.get(at..).is_some_and(|r| r.starts_with(close)) => return Some(at + 2),
            (None, '{') => braces += 1,
            (None, '}') => braces = braces.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The length of a statement with all that it governs; of itself alone when it governs nothing.
fn governed(rest: &str) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_usize);
    loop {
        let here = rest.get(at..)?;
        let next = here.find("{%")?;
        let statement = here.get(next..)?;
        let len = tera(statement)?;
        let word = statement.get(2..len)?.trim_start_matches(['-', ' ']).split([' ', '%', '-']).next()?;
        match word {
            "if" | "for" | "block" | "filter" => depth += 1,
            "endif" | "endfor" | "endblock" | "endfilter" => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at += next + len;
        if depth == 0 {
            return Some(at);
        }
    }
}
