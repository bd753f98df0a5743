//! Character references: `&amp;`, `&#233;`, `&nbsp;`.

use std::borrow::Cow;

use html5gum::{Token, Tokenizer};

/// The text with its references resolved.
pub(in crate::audit) fn resolve(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let (head, mut rest) = text.split_at(first);
    let mut out = head.to_owned();
    while let Some((reference, after)) = next(rest) {
        out.push_str(&reference);
        match after.find('&') {
            Some(at) => {
                let (plain, more) = after.split_at(at);
                out.push_str(plain);
                rest = more;
            }
            None => {
                out.push_str(after);
                rest = "";
            }
        }
    }
    Cow::Owned(out)
}

/// Resolves the reference at the start of a text; gives what follows it too. `None` at the end of the text.
fn next(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let body = text.strip_prefix('&')?;
    for (name, value) in
        [("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#x27;", "'"), ("#39;", "'"), ("nbsp;", "\u{a0}")]
    {
        if let Some(after) = body.strip_prefix(name) {
            return Some((Cow::Borrowed(value), after));
        }
    }
    let len = body
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
        .map_or(body.len(), |at| at + usize::from(body[at..].starts_with(';')));
    let (reference, after) = text.split_at(len + 1);
    Some((Cow::Owned(standard(reference)), after))
}

/// The standard's own reading: there are two thousand names.
fn standard(reference: &str) -> String {
    let mut out = String::new();
    for token in Tokenizer::new(reference).flatten() {
        if let Token::String(text) = token {
            out.push_str(&String::from_utf8_lossy(&text));
        }
    }
    out
}

/// Whether every `&` of a page starts a reference that the standard reads without error.
pub(super) fn all_sound(html: &str) -> bool {
    memchr::memchr_iter(b'&', html.as_bytes()).all(|at| {
        let body = html.get(at + 1..).unwrap_or_default();
        ["amp;", "lt;", "gt;", "quot;", "#x27;", "#39;", "nbsp;"].iter().any(|known| body.starts_with(known))
    })
}

/// The words of a text as written, one space between them.
pub(in crate::audit) fn words(text: &str) -> Cow<'_, str> {
    let bare = text.trim();
    let mut before = ' ';
    let is_done = bare.chars().all(|c| {
        let twice = c == ' ' && before == ' ';
        before = c;
        !twice && c != '&' && (c == ' ' || !c.is_whitespace())
    });
    if is_done {
        return Cow::Borrowed(bare);
    }
    let mut words = String::new();
    join(&mut words, bare);
    words.truncate(words.trim_end().len());
    Cow::Owned(words)
}

/// Adds the words of a text as written, with one space for any white space.
pub(in crate::audit) fn join(words: &mut String, text: &str) {
    let text = resolve(text);
    for c in text.chars() {
        if c.is_whitespace() {
            if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        } else {
            words.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_the_standard_does() {
        assert_eq!(resolve("a &amp; b"), "a & b");
        assert_eq!(resolve("&eacute;t&#233; &#x27;"), "été '");
        assert_eq!(resolve("&inconnu; & fin &"), "&inconnu; & fin &");
        assert_eq!(resolve("?a=1&b=2"), "?a=1&b=2");
    }

    #[test]
    fn words_need_no_copy_when_they_are_written_as_they_are_read() {
        assert!(matches!(words(" a b\n"), Cow::Borrowed("a b")));
        for text in ["a  b", "a\u{a0}b", "a\nb", "a&nbsp;b", " a&#32; b&nbsp;"] {
            assert_eq!(words(text), "a b", "{text:?}");
        }
    }

    #[test]
    fn words_are_joined_by_one_space() {
        let mut words = String::new();
        for text in [" un\n ", "deux", " trois&nbsp;"] {
            join(&mut words, text);
        }
        assert_eq!(words, "un deux trois ");
    }
}
