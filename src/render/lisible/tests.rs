//! Each rule on the least sheet that breaks it, and on its nearest neighbours.

use super::super::feuille;
use super::*;
use crate::diagnostic::Files;

fn codes(css: &str) -> Vec<&'static str> {
    let jetons: Jetons =
        serde_yaml::from_str("tailles: { note: 0.875rem, minus: 0.5rem, souple: \"clamp(.6rem, 2vw, 1rem)\" }")
            .unwrap();
    let mut files = Files::default();
    let file = files.add("s.css", css);
    let mut diagnostics = Diagnostics::default();
    check(&feuille::read(file, css), &jetons, vec!["evitement"], &mut diagnostics);
    diagnostics.iter().map(|d| d.rule.code).collect()
}

fn each(code: &str, bad: &[&str], good: &[&str]) {
    for css in bad {
        assert_eq!(codes(css), [code], "{css}");
    }
    for css in good {
        assert_eq!(codes(css), Vec::<&str>::new(), "{css}");
    }
}

#[test]
fn a_text_is_as_large_as_its_reader_wants() {
    each(
        "G711",
        &[
            "p { font-size: 11px }",
            "p { font-size: 16px !important }",
            "p { font: 600 9pt/1 serif }",
            "p { font-size: .6rem }",
            "p { font-size: 60% }",
            "p { font-size: x-small }",
            "p { font-size: var(--taille-minus) }",
            "p { font: italic var(--taille-souple)/1.5 serif }",
        ],
        &[
            "p { font-size: var(--taille-note) }",
            "p { font-size: .85em }",
            "p { font-size: 0 }",
            "p { font: 600 1rem/1.2 serif }",
            "@media print { p { font-size: 8pt } }",
            ".carte text { font-size: 50px }",
        ],
    );
}

#[test]
fn a_text_is_not_justified() {
    each(
        "G712",
        &["p { text-align: justify }"],
        &["p { text-align: end }", "@media print { p { text-align: justify } }"],
    );
}

#[test]
fn a_text_keeps_the_contrast_of_its_tokens() {
    each(
        "G713",
        &["p { opacity: .6 }", ".x { opacity: 50% }", "p { filter: contrast(.5) }"],
        &[
            "p { opacity: 1 }",
            "p::before { opacity: .3 }",
            "path { opacity: .3 }",
            "@keyframes a { from { opacity: 0 } to { opacity: 1 } }",
            "p { filter: none }",
        ],
    );
}

#[test]
fn nothing_moves_when_the_reader_asked_that_nothing_does() {
    let still = "@media (prefers-reduced-motion: reduce) { *, *::before { transition: none !important } } ";
    let weak = "@media (prefers-reduced-motion: reduce) { * { transition: none } } ";
    let sane = "@media (prefers-reduced-motion: no-preference) { a { transition: color 1s } }";
    each(
        "G714",
        &[
            "a { transition: color 1s }",
            "html { scroll-behavior: smooth }",
            &format!("{weak}a {{ transition: color 1s }}"),
            &format!("{still}a {{ animation: tourne 1s }}"),
            "@media (prefers-reduced-motion: no-preference) { a { animation: tourne 1s infinite } }",
        ],
        &[
            "a { transition: none }",
            &format!("{still}a {{ transition: color 1s }}"),
            "a { transition: color 1s } @media (prefers-reduced-motion: reduce) { a { transition: none } }",
            sane,
        ],
    );
}

#[test]
fn a_link_of_the_text_is_not_told_by_its_colour_alone() {
    each(
        "G715",
        &[
            "a { text-decoration: none }",
            "main p a:link { text-decoration: none }",
            ".texte a { text-decoration-line: none }",
        ],
        &[
            "nav a { text-decoration: none }",
            ".menu a { text-decoration: none }",
            "a { text-decoration: none; border-bottom: 1px solid }",
            "a.bouton { text-decoration: none }",
            "a:hover { text-decoration: none }",
        ],
    );
}

#[test]
fn the_skip_link_can_be_seen() {
    each(
        "G716",
        &[
            ".evitement { display: none }",
            ".evitement { position: absolute; top: -6rem }",
            ".evitement { position: absolute; top: -6rem } .evitement:focus { top: -6rem }",
            ".evitement:focus { visibility: hidden }",
        ],
        &[
            ".evitement { position: absolute; top: -6rem } .evitement:focus { top: 0 }",
            ".evitement:not(:focus) { position: absolute; left: -99rem }",
            ".evitement-autre { display: none }",
            "@media print { .evitement { display: none } }",
        ],
    );
}

#[test]
fn a_page_is_not_cut_and_is_shown_both_ways_round() {
    each(
        "G717",
        &[
            "body { overflow: hidden }",
            "html, .x { overflow-x: clip }",
            "@media (orientation: landscape) { body { display: none } }",
            "@media (orientation:portrait) { main { transform: rotate(90deg) } }",
        ],
        &[
            "body { overflow: auto }",
            ".x { overflow: hidden }",
            "@media (orientation: landscape) { .x { display: none } }",
        ],
    );
}

#[test]
fn words_are_not_written_in_the_sheet() {
    each(
        "G718",
        &["p::before { content: \"Obligatoire\" }", "p::after { content: 'fin' counter(a) }"],
        &[
            "p::before { content: \"›\" / \"\" }",
            "p::before { content: \"\\201C\" }",
            "p::after { content: attr(data-mot) }",
            "@media print { a::after { content: \"adresse : \" attr(href) } }",
        ],
    );
}

#[test]
fn a_fault_is_told_at_its_declaration() {
    let css = "p { margin: 0 }\n.note {\n  margin: 0;\n  text-align: justify;\n}";
    let mut files = Files::default();
    let file = files.add("s.css", css);
    let mut diagnostics = Diagnostics::default();
    check(&feuille::read(file, css), &Jetons::default(), Vec::new(), &mut diagnostics);
    let span = diagnostics.iter().next().unwrap().span.unwrap();
    assert_eq!((files.place(span).line, &css[span.start as usize..span.end as usize]), (4, "text-align: justify"));
}
