//! Identifiers: what may stand in an address and never dies.

use std::fmt;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Rule};
use crate::french::fold;
use crate::{rule, say};

/// An identifier that is not written as identifiers are.
pub static IDENTIFIER: Rule = rule!(error, "G201", "identifiant");
/// A code that is not written as codes are.
pub static CODE: Rule = rule!(error, "G202", "code");

/// An identifier: lower-case letters without accent, digits, hyphens; it is also an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// Longest identifier, in bytes: it becomes a folder name.
    pub const MAX: usize = 80;

    /// Reads an identifier.
    ///
    /// # Errors
    /// A diagnostic without place, with the identifier that the text would make.
    pub fn parse(text: &str) -> Result<Self, Box<Diagnostic>> {
        let ok = !text.is_empty()
            && text.len() <= Self::MAX
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-');
        if ok {
            return Ok(Self(text.into()));
        }
        let better = fold::slug(text);
        Err(Box::new(
            Diagnostic::new(
                &IDENTIFIER,
                say!(
                    "« {text} » n'est pas un identifiant : minuscules sans accent, chiffres et tirets, {} caractères au plus.",
                    "“{text}” is not an identifier: lower-case letters without accent, digits, hyphens, {} characters at most.",
                    Self::MAX
                ),
            )
            .maybe_help((!better.is_empty()).then(|| say!("écrivez « {better} ».", "write “{better}”."))),
        ))
    }

    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The code of a node of a plan (`E1D3O7`, `1.4`): the same thing in every territory and every revision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Arc<str>);

impl Code {
    /// Reads a code: ASCII letters, digits, points and hyphens, a letter or digit first and last.
    ///
    /// Whether the code exists, and whether it fits the pattern of its level, is the plan's to say.
    ///
    /// # Errors
    /// A diagnostic without place.
    pub fn parse(text: &str) -> Result<Self, Box<Diagnostic>> {
        let ends = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let ok = text.len() <= 24
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
            && ends(text.chars().next())
            && ends(text.chars().last());
        if ok {
            return Ok(Self(text.into()));
        }
        Err(Box::new(Diagnostic::new(&CODE, say!("« {text} » n'est pas un code.", "“{text}” is not a code.")).help(
            say!(
                "un code ne contient que des lettres, des chiffres, des points et des tirets, comme E1D3O7, 1.4 ou 1.4-A2.",
                "a code holds letters, digits, points and hyphens only, such as E1D3O7, 1.4 or 1.4-A2."
            ),
        )))
    }

    /// The code as printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as it stands in an address: lower case.
    #[must_use]
    pub fn address(&self) -> String {
        self.0.to_lowercase()
    }

    /// The code as it stands in the anchor of a page, after a word: as in an address, but without the points, which a
    /// style sheet or a script would read as classes.
    #[must_use]
    pub fn anchor(&self) -> String {
        self.address().replace('.', "-")
    }

    /// What two spellings of one code have in common: no point, capitals, and O for the digit 0 after the last
    /// letter of the scheme (`e1.d3.o7` and `E1D307` both give `E1D3O7`'s key).
    #[must_use]
    pub fn key(text: &str) -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| if c == '0' { 'O' } else { c.to_ascii_uppercase() })
            .collect()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_with_an_accent_is_refused_with_the_right_one() {
        let error = Slug::parse("Santé mentale").unwrap_err();
        assert!(error.help.unwrap().fr.contains("sante-mentale"));
    }

    #[test]
    fn a_digit_zero_and_a_letter_o_give_the_same_key() {
        assert_eq!(Code::key("E1D307"), Code::key("e1.d3.o7"));
    }
}
