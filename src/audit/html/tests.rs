//! The reader against the standard: what it accepts, html5gum and html5ever read in the same way and without error.

use std::fmt::Write;

use proptest::prelude::*;
use scraper::{Html, Node};

use super::{Attr, Disorder, Document, Id, Tag, read};

/// A page around some markup.
fn page(inner: &str) -> String {
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>T</title></head><body>{inner}</body></html>"
    )
}

/// The tree of a page as text: elements with their attributes, pieces of text.
fn ours(document: &Document<'_>) -> String {
    let mut out = String::new();
    for id in document.elements() {
        let depth = document.above(id).count();
        let name = crate::audit::html_name(document.start_tag(id)).to_lowercase();
        let mut attributes: Vec<_> =
            document.attributes(id).map(|a| format!("{}={}", a.name.to_lowercase(), super::resolve(a.value))).collect();
        attributes.sort();
        let words = if document.tag(id) == Tag::Script { String::new() } else { document.words(id) };
        writeln!(out, "{depth} {name} {attributes:?} {words}").unwrap();
    }
    out
}

/// The same, as html5ever reads the page.
fn standard(html: &str) -> (String, Vec<String>) {
    let parsed = Html::parse_document(html);
    let mut out = String::new();
    for node in parsed.tree.root().descendants() {
        let Node::Element(element) = node.value() else { continue };
        let depth = node.ancestors().filter(|up| up.value().is_element()).count();
        let mut attributes: Vec<_> = element.attrs().map(|(n, v)| format!("{}={v}", n.to_lowercase())).collect();
        attributes.sort();
        let mut words = String::new();
        if element.name() != "script" {
            let texts = node
                .descendants()
                .filter(|n| !n.ancestors().any(|up| up.value().as_element().is_some_and(|e| e.name() == "script")));
            for text in texts.filter_map(|n| n.value().as_text().map(|t| t.to_string())) {
                super::join(&mut words, &text.replace('&', "&amp;"));
            }
        }
        writeln!(out, "{depth} {} {attributes:?} {}", element.name().to_lowercase(), words.trim_end()).unwrap();
    }
    (out, parsed.errors.iter().map(ToString::to_string).collect())
}

/// Asserts that a page is accepted, and that the standard reads the same in it.
fn is_read_alike(html: &str) {
    let read = read(html);
    assert_eq!((&read.disorders, &read.errors), (&Vec::new(), &Vec::new()), "{html}");
    let (theirs, errors) = standard(html);
    assert_eq!(ours(&read.page), theirs, "{html}");
    assert!(errors.is_empty(), "{errors:?} in {html}");
}

#[test]
fn a_page_without_fault_is_read_as_the_standard_reads_it() {
    for inner in [
        "<p id=x class='a b' hidden>un &amp; deux<br>trois</p>",
        "<ul><li>a<ul><li>b</li></ul></li></ul><dl><div><dt>t</dt><dd>d</dd></div></dl>",
        "<table><caption>c</caption><colgroup><col></colgroup><thead><tr><th scope=col>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
        "<svg viewBox=\"0 0 1 1\" role=img aria-label=n><title>n</title><g><path d=\"M0 0\"/><text x=1>t</text></g></svg>",
        "<p><svg><path d='M0'/></svg><a href=\"?a=1&amp;b=2#c\"><b>x</b> y</a></p>",
        "<details><summary><h2>s</h2></summary><p>p</p></details>",
        "<form action=x><p><label for=q>Q</label> <input id=q type=search value=''><button>Go</button></p><select><option>1</option></select></form>",
        "<script src=a.js></script><script type=\"application/ld+json\">{\"a\":\"<b>\"}</script><p>fin</p>",
        "<!-- commentaire --><section><h2>é « ù »</h2></section>",
        "<p>a</p>\n<div>\n<p>b</p>\n</div>\n",
        "<math><mi>x</mi></math><a href=x><div>bloc</div></a>",
    ] {
        is_read_alike(&page(inner));
    }
}

#[test]
fn what_a_browser_would_mend_is_found() {
    for (inner, wanted) in [
        ("<p>a", "Unclosed"),
        ("<p>a<div>b</div></p>", "Misplaced"),
        ("<b>a<i>b</b></i>", "Unclosed"),
        ("<p>a</p></div>", "Stray"),
        ("<div/>a", "SelfClosed"),
        ("<table>a<tr><td>b</td></tr></table>", "Words"),
        ("<table><div>a</div></table>", "Misplaced"),
        ("<ul><p>a</p></ul>", "Misplaced"),
        ("<li>a</li>", "Misplaced"),
        ("<tr><td>a</td></tr>", "Misplaced"),
        ("<a href=x>a<a href=y>b</a></a>", "Misplaced"),
        ("<button><a href=y>b</a></button>", "Misplaced"),
        ("<h2>a<h3>b</h3></h2>", "Misplaced"),
        ("<form><form></form></form>", "Misplaced"),
        ("<svg><p>a</p></svg>", "Misplaced"),
        ("<span><p>a</p></span>", "Misplaced"),
        ("<title>b</title>", "Misplaced"),
        ("<body></body>", "Misplaced"),
    ] {
        let html = page(inner);
        let found = format!("{:?}", read(&html).disorders);
        assert!(found.contains(wanted), "{inner}: {found}");
    }
    assert_eq!(read("<html><head><title>T</title></head><body></body></html>").disorders, [Disorder::NoDoctype]);
}

#[test]
fn what_the_tokenizer_of_the_standard_refuses_has_its_name() {
    for (inner, wanted) in [
        ("<p title=a title=b>x</p>", "duplicate-attribute"),
        ("<p>a < b</p>", "invalid-first-character-of-tag-name"),
        ("<p>a &eacute b</p>", "missing-semicolon-after-character-reference"),
        ("<p a=\"b\"c=\"d\">x</p>", "missing-whitespace-between-attributes"),
        ("<p a=b'c>x</p>", "unexpected-character-in-unquoted-attribute-value"),
        ("<p>\u{1}</p>", "control-character-in-input-stream"),
        ("<p></p class=a>", "end-tag-with-attributes"),
        ("<!-->x", "abrupt-closing-of-empty-comment"),
    ] {
        let html = page(inner);
        let found = read(&html).errors;
        assert!(found.iter().any(|(e, _)| e == wanted), "{inner}: {found:?}");
    }
}

#[test]
fn an_element_knows_what_it_holds_and_what_holds_it() {
    let html = page("<main id=m><p>a <b>b</b> c</p><p>d</p></main>");
    let read = read(&html);
    let document = &read.page;
    let main = document.all(Tag::Main).next().unwrap();
    let paragraphs: Vec<Id> = document.children(main).collect();
    assert_eq!(paragraphs.iter().map(|p| document.words(*p)).collect::<Vec<_>>(), ["a b c", "d"]);
    let bold = document.all(Tag::B).next().unwrap();
    assert_eq!(document.above(bold).take(2).collect::<Vec<_>>(), [paragraphs[0], main]);
    assert_eq!(document.raw(main, Attr::Id), Some("m"));
    assert_eq!(document.words(main), "a b cd");
    let (at, _) = document.texts_from(bold).next().unwrap();
    assert_eq!(document.holding(at), Some(bold));
}

/// Pieces of markup, right and wrong, that any order may follow.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<svg>",
        "</svg>",
        "<path d='M0'/>",
        "<br>",
        "<img alt=''>",
        " mot ",
        "<h2>",
        "</h2>",
        "&amp;",
        "&",
        "&eacute;",
        "<",
        ">",
        "<p class=a class=b>",
        "<button>",
        "</button>",
        "<form>",
        "</form>",
        "<dl>",
        "</dl>",
        "<dt>",
        "</dt>",
        "<section>",
        "</section>",
        "<!-- c -->",
        "<i>",
        "</i>",
        "é",
        "<div/>",
        "<select>",
        "</select>",
        "<option>",
        "</option>",
        "<script>",
        "</script>",
        "\n",
        "<title>",
        "</title>",
        "<caption>",
        "</caption>",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|all| all.concat())
}

proptest! {
    /// Half of random markup is wrong in some way; what is accepted is read alike, and nothing makes the reader fail.
    #[test]
    fn whatever_is_accepted_is_read_as_the_standard_reads_it(inner in pieces()) {
        let html = page(&inner);
        let read = read(&html);
        if read.disorders.is_empty() && read.errors.is_empty() {
            let (theirs, errors) = standard(&html);
            prop_assert_eq!(ours(&read.page), theirs);
            prop_assert!(errors.is_empty(), "{:?}", errors);
        }
    }

    #[test]
    fn whatever_is_read_is_read_without_failing(text in "[<>/a-c =\"'!&;\\-é\n]{0,60}") {
        let read = read(&text);
        prop_assert!(read.page.elements().count() <= text.len());
    }
}
