//! Short public texts: titles, labels, sentences.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use super::Grammaire;
use crate::french::typography;

/// A short text ready to be shown: NFC, French typography, no line feed.
///
/// Never made from a code, an address or an identifier, which typography must not touch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Texte(Arc<str>);

impl Texte {
    /// Normalises and typesets a text; runs of white space and of control characters become one space.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut plain = String::with_capacity(text.len());
        for word in text.split(|c: char| c == ' ' || c.is_control()).filter(|w| !w.is_empty()) {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.extend(word.nfc());
        }
        Self(typography::typeset(&plain).as_ref().into())
    }

    /// A text in the typography of a language: English keeps its author's.
    #[must_use]
    pub fn en(text: &str, grammaire: Grammaire) -> Self {
        if grammaire.est_francaise() { Self::new(text) } else { Self::as_set(text) }
    }

    /// A text that is set already, or that French typography must not touch since it is of another language.
    #[must_use]
    pub fn as_set(text: &str) -> Self {
        let words: Vec<&str> =
            text.split(|c: char| c == ' ' || c.is_control()).filter(|word| !word.is_empty()).collect();
        Self(words.join(" ").nfc().collect::<String>().into())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Texte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Texte {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
