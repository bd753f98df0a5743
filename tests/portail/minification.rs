//! A smaller page says the same words.

use crate::support::{Portail, minimal};

#[test]
fn a_page_says_the_same_words_with_and_without_minification() {
    let (small, plain) = (minimal(), Portail::minimal().site_with(&["--no-minify"]));
    assert_eq!(small.pages(), plain.pages());
    // One page says what the others weigh, which minification changes: that is its point.
    for path in small.pages().into_iter().filter(|path| !path.starts_with("eco-conception/")) {
        let (a, b) = (small.page(path), plain.page(path));
        for selector in ["title", "body", "main"] {
            assert_eq!(a.text_of(selector), b.text_of(selector), "{path}, {selector}");
        }
        assert_eq!(a.elements(), b.elements(), "{path}");
        for (selector, name) in
            [("a", "href"), ("[id]", "id"), ("meta[name=description]", "content"), ("[aria-label]", "aria-label")]
        {
            assert_eq!(a.attributes(selector, name), b.attributes(selector, name), "{path}, {selector}");
        }
    }
}

#[cfg(feature = "minify")]
#[test]
fn a_minified_page_is_smaller() {
    let path = "valbrume/e1d1o1/index.html";
    let plain = Portail::minimal().site_with(&["--no-minify"]);
    assert!(minimal().text(path).len() < plain.text(path).len());
}
