//! Templates made smaller once, so that no page has to be.
//!
//! A page is what its templates say with values in the holes. Made smaller before the holes are filled, the templates
//! are minified once a build instead of once a page, which was the dearest stage of all; values are single words and
//! sentences, and the filter `prose` writes its own HTML without a superfluous character. What remains is a space
//! here and there and the quotes of the attributes that Tera fills: docs/performance.md says how many bytes.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

use super::minify;
use super::skeleton::{Places, Skeleton, Stand};

/// A template made smaller.
#[derive(Debug)]
pub(super) struct Compact {
    /// The template to compile.
    pub(super) text: String,
    places: Places,
}

impl Compact {
    /// Makes a template smaller, or refuses: what it cannot prove to be the same page is left as it is written.
    ///
    /// Refused are templates in which an HTML tokenizer finds an error (the minifier might mend it, and the audit
    /// would then miss it), whose tags would not come back the same, or a piece of whose Tera would move between a
    /// text, an attribute's value and a tag.
    pub(super) fn new(template: &str) -> Option<Self> {
        let skeleton = Skeleton::new(template)?;
        let small = String::from_utf8(minify::html(&skeleton.html)).ok()?;
        if tags(&skeleton.html)? != tags(&small)? {
            return None;
        }
        let (text, places) = skeleton.restore(&small, template)?;
        let again = Skeleton::new(&text)?;
        (stands(&skeleton, template) == stands(&again, &text)).then_some(Self { text, places })
    }

    /// The bytes of the template as it was written, for bytes of this one: the piece of Tera that holds them.
    pub(super) fn written(&self, range: &Range<usize>) -> Range<usize> {
        let rank = self.places.partition_point(|(start, _)| *start <= range.start);
        let Some((start, piece)) = rank.checked_sub(1).and_then(|r| self.places.get(r)) else { return 0..0 };
        let place = |at: usize| (piece.start + at.saturating_sub(*start)).min(piece.end);
        place(range.start)..place(range.end)
    }
}

/// The names of the tags in order; `None` when the tokenizer refuses something.
fn tags(html: &str) -> Option<Vec<(bool, Vec<u8>)>> {
    let mut names = Vec::new();
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => names.push((true, tag.name.to_vec())),
            Token::EndTag(tag) => names.push((false, tag.name.to_vec())),
            // Marks are noncharacters, which the standard reproves; a template is a part of a document.
            Token::Error(error) if *error != html5gum::Error::NoncharacterInInputStream => return None,
            _ => {}
        }
    }
    Some(names)
}

/// Every piece of Tera with where it stands, whatever the order of the attributes.
fn stands<'t>(skeleton: &Skeleton, template: &'t str) -> Vec<(Stand, Option<&'t str>)> {
    let mut stands: Vec<_> = skeleton.pieces.iter().map(|p| (p.stand, template.get(p.range.clone()))).collect();
    stands.sort_unstable();
    stands
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compact(template: &str) -> String {
        Compact::new(template).map_or_else(|| "left as it is".to_owned(), |c| c.text)
    }

    #[test]
    fn white_space_that_a_browser_would_not_show_goes() {
        let text = compact("<ul>\n  {% for l in vue.l %}<li>{{ l }}</li>\n  {% endfor %}</ul>\n<p>\n a  b\n</p>\n");
        assert_eq!(text, "<ul>{% for l in vue.l %}<li>{{ l }}</li>{% endfor %}</ul><p>a b</p>");
    }

    #[test]
    fn a_space_next_to_a_value_stays() {
        let text = compact("<p>avant {{ a }} après {{ b }} {{ c }} fin</p>");
        assert_eq!(text, "<p>avant {{ a }} après {{ b }} {{ c }} fin</p>");
    }

    #[test]
    fn a_space_next_to_a_condition_stays() {
        let text = compact("<p>un {% if a %}<b>deux</b> {% endif %}trois</p>");
        assert_eq!(text, "<p>un {% if a %}<b>deux</b> {% endif %}trois</p>");
    }

    #[test]
    fn an_attribute_that_tera_fills_keeps_its_quotes() {
        let text =
            compact("<a  class=\"x\"  href=\"{{ l.href }}\"{% if l.ici %} aria-current=\"page\"{% endif %}>z</a>");
        assert_eq!(text, "<a href=\"{{ l.href }}\" class=x{% if l.ici %} aria-current=\"page\"{% endif %}>z</a>");
    }

    #[test]
    fn comments_of_tera_go() {
        assert_eq!(compact("<p>a</p>{# <p> #}\n<p>b</p>"), "<p>a</p><p>b</p>");
    }

    #[test]
    fn a_component_with_braces_and_strings_is_one_piece() {
        let template = "<p>{{<code c={l.code} plein={true} titre=\"}}\" />}} {{ x }}</p>";
        assert_eq!(compact(template), template);
    }

    #[test]
    fn a_template_with_a_fault_is_left_for_the_audit_to_see() {
        for fault in ["<p id=\"a\" id=\"b\">{{ x }}</p>", "<p title=\"a>{{ x }}</p>", "<p>{{ x </p>", "<p>a</p foo=1>"]
        {
            assert!(Compact::new(fault).is_none(), "{fault}");
        }
    }

    #[test]
    fn tags_that_only_pair_when_filled_come_back_the_same() {
        let text = compact("{% if a %}<div class=\"a\">{% else %}\n<div>{% endif %}{{ x }}</div>");
        assert_eq!(text, "{% if a %}<div class=a>{% else %}<div>{% endif %}{{ x }}</div>");
    }

    #[test]
    fn a_place_in_the_small_template_is_known_in_the_written_one() {
        let written = "<p>\n   a   </p>\n\n<p>{{ absent }}</p>";
        let small = Compact::new(written).unwrap();
        let at = small.text.find("absent").unwrap();
        let range = small.written(&(at..at + 6));
        assert_eq!(written.get(range), Some("absent"));
    }
}
