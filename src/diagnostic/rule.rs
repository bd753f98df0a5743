//! What a rule is: a stable code, a name, a severity, and its page of the rule book.

use super::rule_book::Page;

/// How serious a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The content cannot be published.
    Error,
    /// The content can be published; somebody should look.
    Warning,
}

/// A rule of Garrigue, declared with [`rule!`](crate::rule!). Codes are stable: they are never reused, even when a rule
/// disappears; [`CHAPTERS`](super::rule_book::CHAPTERS) says what their first digit means.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable code, such as `G301`.
    pub code: &'static str,
    /// Short French name, such as `renvoi-inconnu`.
    pub name: &'static str,
    /// Severity unless a run is stricter.
    pub severity: Severity,
    /// `docs/regles/<code>.md`, as it is written: what it catches, why, examples, in both languages.
    pub text: &'static str,
}

impl Rule {
    /// Declares a rule whose breach stops the build.
    #[must_use]
    pub const fn error(code: &'static str, name: &'static str, text: &'static str) -> Self {
        Self { code, name, severity: Severity::Error, text }
    }

    /// Declares a rule whose breach is reported and published all the same.
    #[must_use]
    pub const fn warning(code: &'static str, name: &'static str, text: &'static str) -> Self {
        Self { code, name, severity: Severity::Warning, text }
    }

    /// Its page of the rule book.
    #[must_use]
    pub fn page(&self) -> Page<'static> {
        Page::read(self.text)
    }
}

/// Declares a rule: `rule!(error, "G301", "renvoi-inconnu")`. Without `docs/regles/G301.md`, it does not compile.
#[macro_export]
macro_rules! rule {
    ($severity:ident, $code:literal, $name:literal) => {
        $crate::diagnostic::Rule::$severity(
            $code,
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/regles/", $code, ".md")),
        )
    };
}
