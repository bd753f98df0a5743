//! Diagnostics for a person: excerpt, caret, and what to write instead.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::visible::{sanitize, visible};
use super::{Diagnostic, Files, Lang, Severity, Span};

/// Longest line shown whole; a longer one is cut around the fault.
const MAX_LINE: usize = 240;

/// Fewest columns that a sentence is folded into.
const NARROWEST: usize = 20;

/// Stands for a space at which a line is not cut: a private-use character, which no sentence has a reason to hold.
const HELD: &str = "\u{e000}";

/// How to print.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language of the sentences.
    pub lang: Lang,
    /// Whether the terminal shows colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether sentences are folded at that width: a person reads them, and no program looks for them.
    pub fold: bool,
}

/// Renders one diagnostic, ending with a line feed.
#[must_use]
pub fn render(diagnostic: &Diagnostic, files: &Files, style: Style) -> String {
    let lang = style.lang;
    let level = match (diagnostic.severity, lang) {
        (Severity::Error, Lang::Fr) => Level::ERROR.with_name("erreur"),
        (Severity::Error, Lang::En) => Level::ERROR,
        (Severity::Warning, Lang::Fr) => Level::WARNING.with_name("attention"),
        (Severity::Warning, Lang::En) => Level::WARNING,
    };
    let help_name = if lang == Lang::Fr { "solution" } else { "help" };
    let line = diagnostic.span.map_or(0, |span| files.place(span).line);
    // « erreur[G301]: », and below it « 12 ╰ solution: ».
    let margin = line.to_string().len() + 5 + help_name.len();
    let message = folded(&sanitize(diagnostic.message.get(lang)), style, "attention[G301]: ".len());
    let help = diagnostic.help.as_ref().map(|h| folded(&sanitize(h.get(lang)), style, margin));
    let labels: Vec<String> = diagnostic.related.iter().map(|(_, l)| sanitize(l.get(lang))).collect();
    let excerpts: Vec<Excerpt<'_>> = diagnostic
        .span
        .iter()
        .chain(diagnostic.related.iter().map(|(span, _)| span))
        .map(|span| Excerpt::cut(files, *span))
        .collect();

    let mut group = Group::with_title(level.primary_title(message.as_str()).id(diagnostic.rule.code));
    let offset = usize::from(diagnostic.span.is_some());
    for (rank, excerpt) in excerpts.iter().enumerate() {
        let label = rank.checked_sub(offset).and_then(|i| labels.get(i));
        let annotation = match label {
            None => AnnotationKind::Primary.span(excerpt.range.clone()),
            Some(label) => AnnotationKind::Context.span(excerpt.range.clone()).label(label.as_str()),
        };
        group = group.element(
            Snippet::source(excerpt.text).line_start(excerpt.line).path(excerpt.path.as_str()).annotation(annotation),
        );
    }
    if let (None, Some(path)) = (diagnostic.span, &diagnostic.path) {
        group = group.element(annotate_snippets::Origin::path(visible(path)));
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.with_name(help_name).message(help.as_str()));
    }
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = renderer.decor_style(DecorStyle::Unicode).term_width(style.width).render(&[group]);
    out.push('\n');
    out
}

/// A sentence in lines that fit beside a margin, when the style folds. What stands in quotation marks, and is mostly
/// something to write, stays on one line where it can.
fn folded(text: &str, style: Style, margin: usize) -> String {
    if !style.fold {
        return text.to_owned();
    }
    let width = style.width.saturating_sub(margin).max(NARROWEST);
    // A French mark stays with the word before it, an opening one with the word after it.
    let mut bound = text.replace("« ", &format!("«{HELD}"));
    for mark in [";", ":", "!", "?", "»"] {
        bound = bound.replace(&format!(" {mark}"), &format!("{HELD}{mark}"));
    }
    let mut held = String::with_capacity(bound.len());
    let mut rest = bound.as_str();
    while let Some(open) = rest.find(['«', '“']) {
        let (before, quoted) = rest.split_at(open);
        let end =
            quoted.char_indices().find(|(_, c)| matches!(c, '»' | '”')).map_or(quoted.len(), |(i, c)| i + c.len_utf8());
        let (quoted, after) = quoted.split_at(end);
        held.push_str(before);
        if quoted.chars().count() <= width {
            held.push_str(&quoted.replace(' ', HELD));
        } else {
            held.push_str(quoted);
        }
        rest = after;
    }
    held.push_str(rest);
    // Cut at spaces only: « --- » is no word with hyphens, and a held space is none.
    let whole = textwrap::Options::new(width)
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(&held, whole).replace(HELD, " ")
}

/// The lines that a span touches, cut when they are too long to read.
struct Excerpt<'a> {
    path: String,
    text: &'a str,
    line: usize,
    range: std::ops::Range<usize>,
}

impl<'a> Excerpt<'a> {
    fn cut(files: &'a Files, span: Span) -> Self {
        let text = files.text(span.file);
        let mut start = floor(text, span.start as usize);
        let mut end = floor(text, span.end as usize).max(start);
        // A span that covers several lines (a YAML block) is shown by its first line.
        if let Some(feed) = text.get(start..end).and_then(|t| t.find('\n')) {
            end = start + feed;
        }
        let mut from = text.get(..start).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
        let mut to = text.get(end..).and_then(|t| t.find('\n')).map_or(text.len(), |i| end + i);
        from = from.max(floor(text, start.saturating_sub(MAX_LINE / 2)));
        to = to.min(floor(text, start + MAX_LINE));
        end = end.min(to);
        start = start.min(to);
        Self {
            path: visible(files.path(span.file)).into_owned(),
            text: text.get(from..to).unwrap_or_default(),
            line: files.place(span).line,
            range: start - from..end - from,
        }
    }
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Bilingual, Rule};

    static RULE: Rule = Rule::error("G999", "essai", "");
    const PLAIN: Style = Style { lang: Lang::Fr, colour: false, width: 100, fold: false };

    #[test]
    fn shows_file_line_column_excerpt_and_the_way_out() {
        let mut files = Files::default();
        let id = files.add("content/a.yaml", "titre: été\nthemes: [vieillesse]\n");
        let start = files.text(id).find("vieillesse").unwrap_or_default();
        let diagnostic = Diagnostic::new(&RULE, Bilingual::new("Thème inconnu.", "Unknown theme."))
            .at(Span::new(id, start, start + 10))
            .help(Bilingual::new("écrivez « vieillissement ».", "write “vieillissement”."));
        let out = render(&diagnostic, &files, PLAIN);
        assert!(out.contains("erreur[G999]: Thème inconnu."), "{out}");
        assert!(out.contains("content/a.yaml:2:10"), "{out}");
        assert!(out.contains("themes: [vieillesse]"), "{out}");
        assert!(out.contains("solution: écrivez « vieillissement »."), "{out}");
    }

    #[test]
    fn no_sentence_is_wider_than_a_narrow_terminal_and_no_word_is_lost() {
        let mut files = Files::default();
        let id = files.add("content/a.yaml", "x: 1\n".repeat(120));
        let words = "si cette ligne continue le texte du dessus, décalez-la de deux espaces ; sinon, écrivez « champ: valeur ».";
        let diagnostic = Diagnostic::new(&RULE, Bilingual::new(words, "x"))
            .at(Span::new(id, 550, 551))
            .help(Bilingual::new(words, "x"));
        let out = render(&diagnostic, &files, Style { width: 40, fold: true, ..PLAIN });
        let widest = out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(40), "{widest:?}\n{out}");
        let read: Vec<&str> = out.split_whitespace().collect();
        assert!(words.split_whitespace().all(|word| read.iter().filter(|r| **r == word).count() >= 2), "{out}");
        assert!(render(&diagnostic, &files, PLAIN).contains(words), "nothing is folded for a program");
    }

    #[test]
    fn what_is_quoted_to_be_copied_stays_on_one_line() {
        let words = "Une ligne de tirets manque sous les titres des colonnes : écrivez « | --- | --- | » dessous.";
        let style = |width| Style { width, fold: true, ..PLAIN };
        for width in 40..90 {
            let out = folded(words, style(width), 10);
            assert!(out.contains("« | --- | --- | »"), "{width}\n{out}");
            assert_eq!(out.replace('\n', " "), words);
            assert!(!out.lines().any(|line| line.starts_with([':', ';', '»']) || line.ends_with('«')), "{out}");
        }
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_fault() {
        let mut files = Files::default();
        let id = files.add("a.md", format!("{}FAUTE{}", "a".repeat(5000), "b".repeat(5000)));
        let out =
            render(&Diagnostic::new(&RULE, Bilingual::new("x", "x")).at(Span::new(id, 5000, 5005)), &files, PLAIN);
        assert!(out.contains("FAUTE") && out.len() < 2000, "{}", out.len());
    }
}
