//! Markdown to HTML: French typography, internal links, tables that a screen reader can read.
//!
//! What is refused (raw HTML, dangerous links) was refused when the sources were linked; should any reach this place
//! all the same, it is printed as text.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd, TextMergeStream};

use super::prose::{Prose, Renvoi, Sigle};
use super::tight;
use crate::french::fold;
use crate::french::typography::Typesetter;
use crate::model::markdown_options;

/// Renders a text; with `anchors`, each title gets an `id` made from its words; its titles go `deeper` by so many levels.
pub(super) fn render(prose: &Prose<'_>, anchors: bool, deeper: usize) -> String {
    let mut pass = Pass {
        renvois: prose.renvois.iter(),
        sigles: prose.sigles.iter().collect(),
        plain: true,
        typesetter: Typesetter::default(),
        etranger: prose.etranger,
        before: String::new(),
        inside: Inside::Text,
        ids: Vec::new(),
        anchors,
        events: Vec::new(),
    };
    let parser = Parser::new_ext(prose.markdown, markdown_options());
    let events: Vec<Event<'_>> = TextMergeStream::new(parser).map(|e| lowered(e, deeper)).collect();
    for (rank, event) in events.iter().enumerate() {
        pass.event(event, &events, rank);
    }
    tight::html(pass.events.into_iter(), prose.markdown.len() * 2)
}

/// A title that goes deeper, since the text stands under another title than its own page's.
fn lowered(event: Event<'_>, deeper: usize) -> Event<'_> {
    let lower = |level: HeadingLevel| HeadingLevel::try_from(level as usize + deeper).unwrap_or(HeadingLevel::H6);
    match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: lower(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        other => other,
    }
}

/// A text as an attribute holds it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// A code as HTML: its digits stand out, so that O is not read as 0.
pub(super) fn code(text: &str) -> String {
    let mut out = String::new();
    let mut in_digits = false;
    for c in text.chars() {
        if c.is_ascii_digit() != in_digits {
            out.push_str(if in_digits { "</b>" } else { "<b>" });
            in_digits = !in_digits;
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    if in_digits {
        out.push_str("</b>");
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Text,
    /// The target of a link without text of its own: replaced, so skipped.
    Skipped,
    /// A link whose target has no page: only its text is printed.
    Unlinked,
    /// The head of a table.
    Head,
}

struct Pass<'p> {
    renvois: std::slice::Iter<'p, Renvoi<'p>>,
    /// The acronyms still to explain.
    sigles: Vec<&'p Sigle<'p>>,
    /// Whether the text is neither a link's nor a title's.
    plain: bool,
    typesetter: Typesetter,
    /// Whether the text is in another language, which French typography leaves alone.
    etranger: bool,
    /// The words just before, to know whether they already say a figure's qualifier.
    before: String,
    inside: Inside,
    ids: Vec<String>,
    anchors: bool,
    events: Vec<Event<'p>>,
}

impl<'p> Pass<'p> {
    fn event(&mut self, event: &Event<'p>, all: &[Event<'p>], rank: usize) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Link { .. } | Tag::Image { .. }) => self.plain = false,
            Event::End(TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image) => self.plain = true,
            _ => {}
        }
        match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole }, .. }) => {
                self.start_renvoi(*has_pothole);
            }
            Event::End(TagEnd::Link) if self.inside == Inside::Skipped => self.inside = Inside::Text,
            Event::End(TagEnd::Link) if self.inside == Inside::Unlinked => self.inside = Inside::Text,
            _ if self.inside == Inside::Skipped => {}
            Event::Text(text) => self.text(text),
            Event::Code(code) => {
                self.typesetter.skip(code);
                self.events.push(event.clone());
            }
            Event::SoftBreak => {
                let space = if self.etranger { " ".to_owned() } else { self.typesetter.run("\n").replace('\n', " ") };
                self.events.push(Event::Text(space.into()));
            }
            // Never reached from checked sources.
            Event::Html(raw) | Event::InlineHtml(raw) => self.events.push(Event::Text(raw.clone())),
            Event::Start(Tag::Heading { level, .. }) if self.anchors => {
                let id = self.anchor(all, rank);
                self.typesetter = Typesetter::default();
                self.events.push(Event::Start(Tag::Heading {
                    level: *level,
                    id: Some(id.into()),
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }));
            }
            Event::Start(Tag::Table(columns)) => {
                // Alignment would be an inline style, which a strict policy refuses.
                let plain = vec![pulldown_cmark::Alignment::None; columns.len()];
                self.raw("<div class=\"tableau\">");
                self.events.push(Event::Start(Tag::Table(plain)));
                // RGAA 5.4: Markdown has no way to write a caption; the columns say what the table holds.
                self.raw("<caption class=\"hors-ecran\">");
                self.verbatim(&columns_of(all, rank));
                self.raw("</caption>");
            }
            Event::End(TagEnd::Table) => {
                self.events.push(event.clone());
                self.raw("</div>");
            }
            Event::Start(Tag::TableHead) => {
                self.inside = Inside::Head;
                self.raw("<thead><tr>");
            }
            Event::End(TagEnd::TableHead) => {
                self.inside = Inside::Text;
                self.raw("</tr></thead><tbody>");
            }
            Event::Start(Tag::TableCell) if self.inside == Inside::Head => self.raw("<th scope=\"col\">"),
            Event::End(TagEnd::TableCell) if self.inside == Inside::Head => self.raw("</th>"),
            // The writer would take every cell for a header, having seen no head.
            Event::Start(Tag::TableCell) => {
                self.typesetter = Typesetter::default();
                self.before.clear();
                self.raw("<td>");
            }
            Event::End(TagEnd::TableCell) => self.raw("</td>"),
            Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. }) => {
                self.typesetter = Typesetter::default();
                self.before.clear();
                self.events.push(event.clone());
            }
            _ => self.events.push(event.clone()),
        }
    }

    fn text(&mut self, text: &str) {
        let set = if self.etranger { text.to_owned() } else { self.typesetter.run(text) };
        self.before.push_str(&set);
        self.explained(&set);
    }

    /// A text, its acronyms explained where they stand first on the page.
    fn explained(&mut self, text: &str) {
        let (mut from, mut at) = (0, 0);
        for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            if !self.plain || self.sigles.is_empty() {
                break;
            }
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            if let Some(rank) = self.sigles.iter().position(|s| s.mot == word) {
                let sigle = self.sigles.swap_remove(rank);
                self.plain_text(text.get(from..at).unwrap_or_default());
                let (href, sens) = (escaped(sigle.href), escaped(sigle.sens));
                self.raw(format!("<a class=\"sigle\" href=\"{href}\"><abbr title=\"{sens}\">"));
                self.plain_text(word);
                self.raw("</abbr></a>");
                from = at + word.len();
            }
            at += piece.len();
        }
        self.plain_text(text.get(from..).unwrap_or_default());
    }

    fn plain_text(&mut self, text: &str) {
        if !text.is_empty() {
            self.events.push(Event::Text(text.to_owned().into()));
        }
    }

    fn raw(&mut self, html: impl Into<CowStr<'p>>) {
        self.events.push(Event::InlineHtml(html.into()));
    }

    fn start_renvoi(&mut self, has_text: bool) {
        let Some(renvoi) = self.renvois.next() else {
            self.inside = Inside::Unlinked;
            return;
        };
        let qualifier = renvoi.qualificatif.filter(|q| {
            let said = fold::fold(self.before.trim_end());
            !has_text && !said.ends_with(&fold::fold(q))
        });
        if let Some(qualifier) = qualifier {
            self.verbatim(&format!("{qualifier} "));
        }
        // Two letters, checked when they were read.
        let langue = renvoi.langue.filter(|l| l.bytes().all(|b| b.is_ascii_lowercase()));
        match renvoi.href {
            Some(href) => self.events.push(open(href, langue)),
            None if has_text => self.inside = Inside::Unlinked,
            None => {}
        }
        if has_text {
            return;
        }
        if let Some(code) = renvoi.code {
            self.raw(format!("<span class=\"code\">{}</span> ", self::code(code)));
        }
        if let Some(langue) = langue {
            self.raw(format!("<span lang=\"{langue}\">"));
        }
        self.verbatim(renvoi.texte);
        if langue.is_some() {
            self.raw("</span>");
        }
        if renvoi.href.is_some() {
            self.events.push(Event::End(TagEnd::Link));
        }
        self.inside = Inside::Skipped;
    }

    /// Text that is already typeset.
    fn verbatim(&mut self, text: &str) {
        self.typesetter.skip(text);
        self.before.push_str(text);
        self.events.push(Event::Text(text.to_owned().into()));
    }

    fn anchor(&mut self, all: &[Event<'_>], rank: usize) -> String {
        let inside = all.iter().skip(rank).take_while(|e| !matches!(e, Event::End(TagEnd::Heading(_))));
        let words: String = inside
            .filter_map(|e| match e {
                Event::Text(t) | Event::Code(t) => Some(t.as_ref()),
                _ => None,
            })
            .collect();
        // The theme names its own parts by plain words: an author's title must not take one of them.
        let slug = format!("s-{}", fold::slug(&words));
        let mut id = slug.clone();
        let mut again = 2;
        while self.ids.contains(&id) {
            id = format!("{slug}-{again}");
            again += 1;
        }
        self.ids.push(id.clone());
        id
    }
}

/// The names of the columns of the table that starts at `rank`.
fn columns_of(all: &[Event<'_>], rank: usize) -> String {
    let head = all.iter().skip(rank).take_while(|e| !matches!(e, Event::End(TagEnd::TableHead)));
    let mut names: Vec<String> = Vec::new();
    for event in head {
        match event {
            Event::Start(Tag::TableCell) => names.push(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(last) = names.last_mut() {
                    last.push_str(text);
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.trim().is_empty());
    names.join(", ")
}

/// Opens a link, which says the language of a page in another; the end of any link closes it.
fn open<'p>(href: &str, langue: Option<&str>) -> Event<'p> {
    match langue.filter(|_| !href.contains(['"', '<', '>', '&', '\''])) {
        Some(langue) => Event::InlineHtml(format!("<a href=\"{href}\" hreflang=\"{langue}\">").into()),
        None => Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url: href.to_owned().into(),
            title: "".into(),
            id: "".into(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(markdown: &str, renvois: Vec<Renvoi<'_>>) -> String {
        render(&Prose { markdown, renvois, sigles: Vec::new(), etranger: false }, false, 0)
    }

    fn figure() -> Renvoi<'static> {
        Renvoi { href: Some("../x/"), texte: "80", code: None, qualificatif: Some("plus de"), langue: None }
    }

    #[test]
    fn french_typography_reaches_text_but_not_code() {
        let out = prose("L'été : `l'été :` ?", Vec::new());
        assert!(out.contains("L’été\u{a0}: <code>l'été :</code>\u{202f}?"), "{out}");
    }

    #[test]
    fn an_acronym_is_explained_once_and_only_in_plain_text() {
        let sigle = |mot, sens| Sigle { mot, sens, href: "../g/" };
        let sigles = vec![sigle("ARS", "agence \"régionale\""), sigle("DAC", "appui")];
        let markdown = "## ARS\n\n[l'ARS](https://a.fr) `ARS` CARS : l'ARS, (ARS), le DAC.";
        let out = render(&Prose { markdown, renvois: Vec::new(), sigles, etranger: false }, false, 0);
        let link = |sens, sigle| format!("<a class=\"sigle\" href=\"../g/\"><abbr title=\"{sens}\">{sigle}</abbr></a>");
        let (ars, dac) = (link("agence &quot;régionale&quot;", "ARS"), link("appui", "DAC"));
        assert!(out.contains(&format!("CARS\u{a0}: l’{ars}, (ARS), le {dac}.")), "{out}");
        assert!(out.contains(">l’ARS</a>") && out.contains(">ARS</h2>"), "{out}");
    }

    #[test]
    fn a_figure_brings_its_qualifier_unless_the_sentence_says_it() {
        assert!(prose("Il y a [[chiffre:a]].", vec![figure()]).contains("Il y a plus de <a href=\"../x/\">80</a>."));
        assert!(
            prose("Il y a plus de [[chiffre:a]].", vec![figure()]).contains("Il y a plus de <a href=\"../x/\">80</a>.")
        );
    }

    #[test]
    fn a_link_to_something_without_page_keeps_its_text() {
        let renvoi = Renvoi { href: None, texte: "Lodève", code: None, qualificatif: None, langue: None };
        assert_eq!(prose("à [[territoire:lodeve|Lodève]]", vec![renvoi]), "<p>à Lodève</p>");
    }

    #[test]
    fn a_table_has_column_headers_and_no_inline_style() {
        let out = prose("| a | b |\n|:-:|--|\n| 1 | 2 |\n", Vec::new());
        assert!(out.contains("<th scope=\"col\">a</th>") && !out.contains("style"), "{out}");
        assert!(out.contains("<td>1</td>") && out.matches("<th").count() == 3, "{out}");
        assert!(out.contains("<caption class=\"hors-ecran\">a, b</caption>"), "{out}");
    }

    #[test]
    fn html_that_reaches_this_place_is_printed_as_text() {
        let out = prose("<script>x</script>", Vec::new());
        assert!(!out.contains("<script>"), "{out}");
    }

    #[test]
    fn a_text_in_another_language_keeps_its_own_typography() {
        let renvoi =
            Renvoi { href: Some("x/"), texte: "Les soins", code: None, qualificatif: None, langue: Some("fr") };
        let prose =
            Prose { markdown: "Why? It's \"here\": [[E1]]", renvois: vec![renvoi], sigles: Vec::new(), etranger: true };
        let out = render(&prose, false, 0);
        assert!(
            out.contains("Why? It's \"here\": <a href=\"x/\" hreflang=\"fr\"><span lang=\"fr\">Les soins</span></a>"),
            "{out}"
        );
    }

    #[test]
    fn a_text_under_another_title_has_deeper_titles() {
        let prose = Prose {
            markdown: "### Un titre\n\n###### Un autre\n",
            renvois: Vec::new(),
            sigles: Vec::new(),
            etranger: false,
        };
        assert_eq!(render(&prose, false, 1), "<h4>Un titre</h4><h6>Un autre</h6>");
    }

    #[test]
    fn two_titles_with_the_same_words_get_two_anchors() {
        let prose = Prose {
            markdown: "## Un titre\n\n## Un titre\n",
            renvois: Vec::new(),
            sigles: Vec::new(),
            etranger: false,
        };
        let out = render(&prose, true, 0);
        assert!(out.contains("id=\"s-un-titre\"") && out.contains("id=\"s-un-titre-2\""), "{out}");
    }
}
