//! Text that comes from files or from their names, and is on its way to a terminal.
//!
//! A terminal obeys control characters, and shows text in another order, or nothing, for those of Unicode that direct
//! the writing or have no width: neither a page nor a file name may drive it.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Shows a name or a short text on one line: what a terminal would obey or hide is written out, `\u{1b}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| c.is_control() || is_format(c);
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            // Writing to a `String` cannot fail.
            let _ = write!(shown, "{}", c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Makes a message harmless, line feeds apart: each of these characters is replaced with `\u{FFFD}`.
#[must_use]
pub fn sanitize(text: &str) -> String {
    text.chars().map(|c| if is_format(c) || (c.is_control() && c != '\n') { '\u{FFFD}' } else { c }).collect()
}

/// Makes JSON harmless on a terminal; a program reads the same strings.
#[must_use]
pub(super) fn escape_json(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        // Outside its strings, JSON has no such character but the line feed.
        if is_format(c) || (c.is_control() && c != '\n') {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// Directions of writing, joiners, marks without width, invisible operators and tags, separators of lines.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_shows_what_it_hides_and_stays_on_its_line() {
        assert_eq!(visible("a\u{1b}[31m\u{202E}b\n\u{9b}c"), r"a\u{1b}[31m\u{202e}b\u{a}\u{9b}c");
        assert!(matches!(visible("Hérault\u{a0}: « oui »"), Cow::Borrowed(_)));
    }

    #[test]
    fn control_characters_of_a_file_do_not_reach_the_terminal() {
        assert_eq!(sanitize("a\u{1b}[31m\u{202E}b\nc"), "a\u{FFFD}[31m\u{FFFD}b\nc");
    }

    #[test]
    fn json_says_the_same_without_what_a_terminal_would_obey() {
        let text = "a\u{9b}\u{202E}\u{7f}\u{E0041}é\n";
        let json = escape_json(&serde_json::to_string(text).unwrap_or_default());
        assert!(json.is_ascii() || !json.chars().any(|c| c.is_control() || is_format(c)), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).ok().as_deref(), Some(text));
    }
}
