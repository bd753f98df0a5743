//! Acronyms in texts: exact spelling, whole words.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::Sigle;

/// The acronyms of the glossary, by each of their spellings.
#[derive(Debug)]
pub struct Lexique<'s> {
    by_spelling: HashMap<&'s str, Vec<&'s Arc<Sigle>>>,
}

impl<'s> Lexique<'s> {
    /// Indexes the glossary.
    #[must_use]
    pub fn new(sigles: &'s [Arc<Sigle>]) -> Self {
        let mut by_spelling: HashMap<&str, Vec<&Arc<Sigle>>> = HashMap::new();
        for sigle in sigles {
            let spellings = std::iter::once(&sigle.sigle).chain(&sigle.variantes).chain(&sigle.remplace);
            for (rank, spelling) in spellings.enumerate() {
                // The acronym that this one replaces is known, but does not have its meaning.
                let replaced = rank > sigle.variantes.len();
                let entry = by_spelling.entry(spelling.as_str()).or_default();
                if !replaced {
                    entry.push(sigle);
                }
            }
        }
        Self { by_spelling }
    }

    /// Whether the glossary has a word, in any meaning.
    #[must_use]
    pub fn knows(&self, token: &str) -> bool {
        self.by_spelling.contains_key(singular(token)) || self.by_spelling.contains_key(token)
    }

    /// The meanings of a word.
    #[must_use]
    pub fn meanings(&self, token: &str) -> &[&'s Arc<Sigle>] {
        self.by_spelling.get(token).map_or(&[], Vec::as_slice)
    }
}

/// The words of a text that may be acronyms: letters, digits, `@`, at least two characters, split at everything else.
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|t| t.chars().nth(1).is_some())
}

/// French acronyms take no plural mark, but authors write « CPOMs ».
fn singular(token: &str) -> &str {
    token.strip_suffix('s').unwrap_or(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_at_hyphens_quotes_and_apostrophes() {
        let found: Vec<_> = tokens("l’ARS (CPTS), SAMU-Centre 15 : « C2S »").collect();
        assert_eq!(found, ["ARS", "CPTS", "SAMU", "Centre", "15", "C2S"]);
    }
}
