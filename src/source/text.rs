//! Turns bytes into text.

use super::{foreign, rules};
use crate::diagnostic::Diagnostic;
use crate::say;

/// Reads UTF-8, without byte-order mark; says on which line the bytes are something else.
pub(super) fn decode(shown: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    if let Some(help) = foreign::format(&bytes) {
        return Err(Box::new(
            Diagnostic::new(
                &rules::ENCODING,
                say!("Ce fichier n'est pas un texte en UTF-8.", "This file is no UTF-8 text."),
            )
            .in_file(shown)
            .help(help),
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..valid).unwrap_or_default();
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        Box::new(
            Diagnostic::new(
                &rules::ENCODING,
                say!(
                    "Ligne {line}, un caractère n'est pas en UTF-8.",
                    "Line {line} holds a character that is not UTF-8."
                ),
            )
            .in_file(format!("{shown}:{line}"))
            .help(say!(
                "enregistrez le fichier au format « UTF-8 » (il est sans doute en « Windows-1252 » ou « ANSI »).",
                "save the file as “UTF-8” (it is probably “Windows-1252” or “ANSI”)."
            )),
        )
    })?;
    let is_control = |c: &char| turns_round(*c) || c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    if let Some((at, found)) = text.char_indices().find(|(_, c)| is_control(c)) {
        let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
        let code = u32::from(found);
        return Err(Box::new(
            Diagnostic::new(
                &rules::ENCODING,
                say!(
                    "Ligne {line}, un caractère invisible (U+{code:04X}) ne peut pas être publié.",
                    "Line {line} holds an invisible character (U+{code:04X}) that cannot be published."
                ),
            )
            .in_file(format!("{shown}:{line}"))
            .help(say!(
                "effacez le mot et retapez-le : ce caractère vient sans doute d'un copier-coller.",
                "delete the word and type it again: this character was probably pasted."
            )),
        ));
    }
    Ok(match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// Whether a character shows the ones after it in another order than they are written: what a reader sees, and copies,
/// is then not what the source says (CVE-2021-42574).
pub(crate) fn turns_round(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The first such character that a YAML text writes by its number, `\u202E`, with its place.
pub(super) fn written_turn(yaml: &str) -> Option<(usize, char)> {
    yaml.match_indices('\\').find_map(|(at, _)| {
        let rest = yaml.get(at + 1..)?;
        let digits = match rest.as_bytes().first()? {
            b'u' => rest.get(1..5)?,
            b'U' => rest.get(1..9)?,
            _ => return None,
        };
        let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
        turns_round(c).then_some((at, c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_written_by_its_number_is_found_where_it_stands() {
        assert_eq!(written_turn(r#"a: "b\u202Ec""#), Some((5, '\u{202E}')));
        assert_eq!(written_turn(r#"a: "b\U0000202ac""#), Some((5, '\u{202A}')));
        assert_eq!(written_turn(r#"a: "\n\u00e9\u20" "#), None);
        assert_eq!(written_turn("a: \"\\u20é"), None);
    }
}
