//! Words that typography leaves alone: addresses, e-mails, file names, code.

use std::ops::Range;

/// Tells whether a character is no part of a word: a space, or a quotation mark.
pub(super) fn is_boundary(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '«' | '»' | '“' | '”')
}

/// Tells whether a text may have such a word at all; most have not, and save looking at each word.
///
/// There is no early exit on purpose: the compiler then looks at many bytes at once.
pub(super) fn may_be_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    let code = |byte: u8| byte == b'_' || byte == b'\\' || byte == b'@';
    let dotted = |a: u8, b: u8| a == b'.' && (b | 0x20).wrapping_sub(b'a') < 26;
    let slashes = |a: u8, b: u8| a == b'/' && b == b'/';
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    bytes.iter().fold(false, |found, byte| found | code(*byte))
        | pairs.fold(false, |found, (a, b)| found | dotted(*a, *b) | slashes(*a, *b))
}

/// Finds the part of a word that must stay as it is, without the punctuation around it.
///
/// Brackets and an elision before it (`l'index.md`) are not part of it; marks glued to its
/// end are, since `?` or `;` may belong to an address.
pub(super) fn part_of(word: &str) -> Option<Range<usize>> {
    let opened = without_lead(word);
    let bare = opened.trim_end_matches(|c| is_closer(c) || is_mark(c));
    if !is_verbatim(bare) {
        return None;
    }
    let start = word.len() - opened.len();
    let after = opened.strip_prefix(bare).unwrap_or_default();
    let marks = after.len() - after.trim_start_matches(is_mark).len();
    Some(start..start + bare.len() + marks)
}

fn without_lead(word: &str) -> &str {
    let mut rest = word;
    loop {
        let trimmed = rest.trim_start_matches(is_opener);
        let trimmed = without_elision(trimmed);
        if trimmed.len() == rest.len() {
            return rest;
        }
        rest = trimmed;
    }
}

fn without_elision(word: &str) -> &str {
    word.split_once(['\'', '’']).filter(|(before, _)| is_elision(before)).map_or(word, |(_, rest)| rest)
}

/// Tells whether letters are what elision leaves of a word: `l’`, `d’`, `qu’`, `jusqu’`…
pub(in super::super) fn is_elision(letters: &str) -> bool {
    const ELISIONS: [&str; 17] = [
        "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu",
        "entr", "aujourd",
    ];
    ELISIONS.iter().any(|e| e.eq_ignore_ascii_case(letters))
}

fn is_opener(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '<' | '\'' | '‘' | '*')
}

fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '>' | '\'' | '’' | '.' | ',' | '…' | '*')
}

fn is_mark(c: char) -> bool {
    matches!(c, ';' | ':' | '!' | '?')
}

fn is_verbatim(bare: &str) -> bool {
    bare.contains("://") || is_host(bare) || bare.contains(['_', '\\']) || is_email(bare) || is_file_name(bare)
}

fn is_host(bare: &str) -> bool {
    bare.strip_prefix("www.").is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn is_email(bare: &str) -> bool {
    bare.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
}

/// Recognises `portail.yaml`, `content/E1D3O7.md` and bare domains such as `ars.sante.fr`.
fn is_file_name(bare: &str) -> bool {
    bare.rsplit_once('.').is_some_and(|(stem, extension)| {
        stem.ends_with(char::is_alphanumeric)
            && stem.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '+' | '/'))
            && (2..=5).contains(&extension.len())
            && extension.starts_with(|c: char| c.is_ascii_alphabetic())
            && (extension.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                || extension.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()))
    })
}
