//! A person's phone number or e-mail address in a public text.
#![doc = include_str!("../../docs/regles/G604.md")]

use super::place_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule};
use crate::link::Linked;
use crate::{rule, say};

/// Something that identifies a person.
pub(super) static RULE: Rule = rule!(error, "G604", "donnee-personnelle");

pub(super) fn check(linked: &Linked, files: &Files, diagnostics: &mut Diagnostics) {
    for texte in &linked.textes {
        let Some(found) = personal(&texte.texte) else { continue };
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                say!(
                    "« {found} » semble être la coordonnée d'une personne.",
                    "“{found}” looks like a person's phone or e-mail."
                ),
            )
            .at(place_of(&found, texte, files))
            .help(say!(
                "donnez celle d'un service (standard, contact@…), ou retirez-la.",
                "give a service's (switchboard, contact@…), or remove it."
            )),
        );
    }
}

fn personal(text: &str) -> Option<String> {
    email(text).or_else(|| mobile(text))
}

fn email(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+');
    text.split(|c: char| !is_part(c)).find_map(|token| {
        let token = token.trim_matches('.');
        let (local, host) = token.split_once('@')?;
        let (first, last) = local.split_once('.')?;
        let name = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_alphabetic() || c == '-');
        (host.contains('.') && name(first) && name(last)).then(|| token.to_owned())
    })
}

/// Ten digits that start with 06 or 07 (or +33 6, +33 7), however they are spaced, as they are written.
fn mobile(text: &str) -> Option<String> {
    let is_gap = |c: char| matches!(c, ' ' | '.' | '-' | '\u{A0}' | '\u{202F}');
    let mut digits = String::new();
    let (mut gap, mut start, mut end) = (0, 0, 0);
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), '\n'))) {
        if c.is_ascii_digit() || (c == '+' && digits.is_empty()) {
            start = if digits.is_empty() { at } else { start };
            digits.push(c);
            (gap, end) = (0, at + 1);
        } else if is_gap(c) && !digits.is_empty() && gap == 0 {
            gap += 1;
        } else {
            let national = digits.strip_prefix("+33").map(|rest| format!("0{rest}")).unwrap_or(digits.clone());
            if national.len() == 10 && (national.starts_with("06") || national.starts_with("07")) {
                return text.get(start..end).map(str::to_owned);
            }
            digits.clear();
            gap = 0;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_number_is_found_however_it_is_spaced() {
        for text in ["appelez le 06 12 34 56 78.", "0612345678", "+33 6 12 34 56 78", "06.12.34.56.78"] {
            let found = personal(text).unwrap_or_default();
            assert!(!found.is_empty() && text.contains(&found), "{text}");
        }
    }

    #[test]
    fn a_switchboard_a_figure_and_a_service_address_pass() {
        for text in ["04 67 07 20 07", "1 850 000 passages", "contact@sante.example", "2023-2028", "06 communes"] {
            assert!(personal(text).is_none(), "{text}");
        }
    }

    #[test]
    fn an_address_made_of_a_first_and_a_last_name_is_personal() {
        assert_eq!(personal("écrire à jeanne.dupont@ars.example.").as_deref(), Some("jeanne.dupont@ars.example"));
    }
}
