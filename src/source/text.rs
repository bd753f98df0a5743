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
    let is_control = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
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
