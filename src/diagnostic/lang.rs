//! The two languages of the messages.

/// The language in which messages are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// French, the authors' language.
    #[default]
    Fr,
    /// English.
    En,
}

/// A sentence in both languages, so that the choice is made once, at the end, by whoever prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bilingual {
    /// The French sentence.
    pub fr: String,
    /// The English sentence.
    pub en: String,
}

impl Bilingual {
    /// Makes a sentence from both versions.
    pub fn new(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self { fr: fr.into(), en: en.into() }
    }

    /// Picks one version.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

/// Formats the same arguments into a French and an English sentence.
#[macro_export]
macro_rules! say {
    ($fr:literal, $en:literal $(, $($arg:tt)*)?) => {
        $crate::diagnostic::Bilingual::new(format!($fr $(, $($arg)*)?), format!($en $(, $($arg)*)?))
    };
}
