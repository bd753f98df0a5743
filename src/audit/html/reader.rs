//! From bytes to tags: the part of the standard's tokenizer that pages without a fault need.

use memchr::{memchr, memmem};

use super::attr::Attr;
use super::document::{Attribute, Document};
use super::reference;
use super::tag::Tag;
use super::tree::{Disorder, Tree};

/// A page, and what is wrong with its writing.
#[derive(Debug)]
pub(in crate::audit) struct Read<'h> {
    pub(in crate::audit) page: Document<'h>,
    /// Elements that do not nest as written, or stand where they may not.
    pub(in crate::audit) disorders: Vec<Disorder>,
    /// What the standard's tokenizer finds wrong, by the names that the standard gives, and where.
    pub(in crate::audit) errors: Vec<(String, u32)>,
}

/// Reads a page.
pub(in crate::audit) fn read(html: &str) -> Read<'_> {
    let mut reader = Reader { html, at: 0, odd: false, tree: Tree::new(html) };
    reader.run();
    let odd = reader.odd || has_odd_characters(html.as_bytes()) || !reference::all_sound(html);
    let (page, disorders) = reader.tree.finish();
    Read { page, disorders, errors: if odd { errors(html) } else { Vec::new() } }
}

/// What the standard's tokenizer says of a page.
fn errors(html: &str) -> Vec<(String, u32)> {
    use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

    let mut found = Vec::new();
    let mut names: Vec<Vec<u8>> = Vec::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| {
        let at = u32::try_from(span.start).unwrap_or(u32::MAX);
        match event {
            CallbackEvent::OpenStartTag { .. } => names.clear(),
            // The tokenizer leaves this fault to whoever builds its tags.
            CallbackEvent::AttributeName { name } if names.iter().any(|known| known == name) => {
                found.push((html5gum::Error::DuplicateAttribute.to_string(), at));
            }
            CallbackEvent::AttributeName { name } => names.push(name.to_vec()),
            CallbackEvent::Error(error) => found.push((error.to_string(), at)),
            _ => {}
        }
        None::<()>
    });
    html5gum::Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    found
}

/// Whether a page may hold a character that the standard reproves: control characters, and those that start as the
/// noncharacters do.
fn has_odd_characters(bytes: &[u8]) -> bool {
    let control = |b: u8| (b < 0x20 && !matches!(b, b'\n' | b'\t' | b'\r' | 0x0c)) || b == 0x7f || b == 0xef;
    // Without a branch, sixteen bytes at a time.
    let single = bytes.iter().fold(0, |odd, b| odd | u8::from(control(*b)));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let wide = pairs.fold(0, |odd, (a, b)| {
        let c1 = u8::from(*a == 0xc2) & u8::from(*b < 0xa0);
        odd | c1 | (u8::from(*a == 0xbf) & u8::from(*b >= 0xbe))
    });
    single | wide != 0
}

struct Reader<'h> {
    html: &'h str,
    at: usize,
    /// Whether something was met that the standard's tokenizer has to name.
    odd: bool,
    tree: Tree<'h>,
}

impl<'h> Reader<'h> {
    fn run(&mut self) {
        let bytes = self.html.as_bytes();
        while self.at < bytes.len() {
            let rest = bytes.get(self.at..).unwrap_or_default();
            let next = memchr(b'<', rest).unwrap_or(rest.len());
            if next > 0 {
                self.tree.text(self.at, self.at + next);
                self.at += next;
                continue;
            }
            match rest.get(1) {
                Some(c) if c.is_ascii_alphabetic() => self.start_tag(),
                Some(b'/') => self.end_tag(),
                Some(b'!') => self.declaration(),
                _ => {
                    self.odd = true;
                    self.tree.text(self.at, self.at + 1);
                    self.at += 1;
                }
            }
        }
    }

    fn byte(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) -> bool {
        !self.until(|b| !b.is_ascii_whitespace()).is_empty()
    }

    /// Moves to the first byte that ends a piece of a tag.
    fn until(&mut self, ends: impl Fn(u8) -> bool) -> &'h str {
        let rest = self.html.get(self.at..).unwrap_or_default();
        let len = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    fn name(&mut self) -> Tag {
        let name = self.until(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'));
        if name.bytes().any(|b| b.is_ascii_uppercase()) {
            return Tag::of(name.to_ascii_lowercase().as_bytes());
        }
        Tag::of(name.as_bytes())
    }

    fn start_tag(&mut self) {
        let start = self.at;
        self.at += 1;
        let name = self.at;
        let tag = self.name();
        let name = self.html.get(name..self.at).unwrap_or_default();
        let first = self.tree.page.attributes.len();
        let mut closed = false;
        loop {
            let spaced = self.skip_space();
            match self.byte() {
                Some(b'>') => break,
                Some(b'/') => {
                    self.at += 1;
                    closed = self.byte() == Some(b'>');
                    self.odd |= !closed;
                }
                Some(_) => {
                    self.odd |= !spaced;
                    self.attribute(first);
                }
                None => {
                    self.odd = true;
                    return;
                }
            }
        }
        self.at += 1;
        let raw = self.tree.open(tag, name, start..self.at, first, closed);
        if raw {
            self.raw(name, tag);
        }
    }

    fn attribute(&mut self, first: usize) {
        let start = self.at;
        // A name may begin with « = », which the standard reproves.
        self.odd |= self.byte() == Some(b'=');
        self.at += 1;
        while !self.html.is_char_boundary(self.at) {
            self.at += 1;
        }
        self.until(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'='));
        let name = self.html.get(start..self.at).unwrap_or_default();
        self.odd |= name.contains(['"', '\'', '<']);
        let after = self.at;
        self.skip_space();
        let mut value = "";
        if self.byte() == Some(b'=') {
            self.at += 1;
            self.skip_space();
            value = self.value();
        } else {
            self.at = after;
        }
        let attr = Attr::of(name);
        let known = self.tree.page.attributes.get(first..).unwrap_or_default();
        if known.iter().any(|a| a.attr == attr && a.name.eq_ignore_ascii_case(name)) {
            self.odd = true;
        } else {
            self.tree.page.attributes.push(Attribute::new(attr, name, value));
        }
    }

    fn value(&mut self) -> &'h str {
        match self.byte() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                let rest = self.html.get(self.at..).unwrap_or_default();
                let len = memchr(quote, rest.as_bytes()).unwrap_or(rest.len());
                self.odd |= len == rest.len();
                self.at += len + 1;
                rest.get(..len).unwrap_or_default()
            }
            _ => {
                let value = self.until(|b| b.is_ascii_whitespace() || b == b'>');
                self.odd |= value.is_empty() || value.contains(['"', '\'', '<', '=', '`']);
                value
            }
        }
    }

    /// Goes over the text of an element whose content is no markup.
    fn raw(&mut self, name: &str, tag: Tag) {
        let start = self.at;
        let rest = self.html.get(start..).unwrap_or_default();
        let mut ends = memmem::find_iter(rest.as_bytes(), b"</");
        let end = ends.find(|at| {
            let after = rest.get(at + 2..).unwrap_or_default();
            let same = after.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
            same && after
                .as_bytes()
                .get(name.len())
                .is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
        });
        self.at = start + end.unwrap_or(rest.len());
        // In a script, what looks like a comment changes where the script ends.
        self.odd |= tag == Tag::Script && self.html.get(start..self.at).is_some_and(|script| script.contains("<!--"));
        if matches!(tag, Tag::Title | Tag::Textarea) && self.at > start {
            self.tree.text(start, self.at);
        }
    }

    fn end_tag(&mut self) {
        let start = self.at;
        self.at += 2;
        if !self.byte().is_some_and(|b| b.is_ascii_alphabetic()) {
            self.odd = true;
            self.until(|b| b == b'>');
            self.at += 1;
            return;
        }
        let from = self.at;
        let tag = self.name();
        let name = self.html.get(from..self.at).unwrap_or_default();
        self.skip_space();
        self.odd |= self.byte() != Some(b'>');
        self.until(|b| b == b'>');
        self.at = (self.at + 1).min(self.html.len());
        self.tree.close(tag, name, start, self.at);
    }

    fn declaration(&mut self) {
        let rest = self.html.get(self.at..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("<!--") {
            let len = comment.find("-->").map(|len| len + 3);
            let odd = |text: &str| {
                text.starts_with('>')
                    || text.starts_with("->")
                    || text.contains("<!--")
                    || text.contains("--!>")
                    || text.ends_with("<!-")
            };
            self.odd |= len.is_none() || odd(comment.get(..len.unwrap_or(3) - 3).unwrap_or_default());
            self.at += 4 + len.unwrap_or(comment.len());
            return;
        }
        let len = rest.find('>').map_or(rest.len(), |len| len + 1);
        let written = rest.get(..len).unwrap_or_default();
        if written.eq_ignore_ascii_case("<!doctype html>") {
            self.tree.doctype();
        } else {
            self.odd = true;
        }
        self.at += len;
    }
}
