//! What the audit keeps of a page: its title, its anchors, its links, and what the tokenizer refused.

use html5gum::{Token, Tokenizer};

/// What a finished page holds, for rules that look across pages.
#[derive(Debug, Default)]
pub struct PageRead {
    /// Path of its file from the root.
    pub path: String,
    /// Window title.
    pub title: String,
    /// Every `id`, in order.
    pub ids: Vec<String>,
    /// Every address: `href`, `src`.
    pub links: Vec<String>,
    /// What the tokenizer refused.
    pub errors: Vec<String>,
}

impl PageRead {
    /// Reads a page.
    #[must_use]
    pub fn new(path: &str, html: &[u8]) -> Self {
        let mut page = Self { path: path.to_owned(), ..Self::default() };
        let mut in_title = false;
        for token in Tokenizer::new(html).flatten() {
            match token {
                Token::StartTag(tag) => {
                    // An SVG may have a title of its own.
                    in_title = tag.name.as_slice() == b"title" && page.title.is_empty();
                    for (name, value) in &tag.attributes {
                        let value = || String::from_utf8_lossy(value).into_owned();
                        match name.as_slice() {
                            b"id" => page.ids.push(value()),
                            b"href" | b"src" => page.links.push(value()),
                            _ => {}
                        }
                    }
                }
                Token::String(text) if in_title => page.title.push_str(&String::from_utf8_lossy(&text)),
                Token::EndTag(_) => in_title = false,
                Token::Error(error) => page.errors.push(error.to_string()),
                _ => {}
            }
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_a_browser_would() {
        let page = PageRead::new(
            "a/index.html",
            b"<title>T &amp; U</title><p id=x><a href='../?a=1&amp;b#y'>z</a><svg><title>n</title></svg>",
        );
        assert_eq!(page.title, "T & U");
        assert_eq!(page.ids, ["x"]);
        assert_eq!(page.links, ["../?a=1&b#y"]);
    }
}
