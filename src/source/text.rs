//! Turns bytes into text.

use super::rules;
use crate::diagnostic::Diagnostic;
use crate::say;

/// Reads UTF-8, without byte-order mark; says on which line the bytes are something else.
pub(super) fn decode(shown: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
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
    Ok(match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
