//! What a rule is: a stable code, a name, a severity and one sentence.

/// How serious a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The content cannot be published.
    Error,
    /// The content can be published; somebody should look.
    Warning,
}

/// A rule of Garrigue. Codes are stable: they are never reused, even when a rule disappears.
///
/// `G1xx` reading the files · `G2xx` values and identifiers · `G3xx` links between things · `G4xx` the plan's own
/// rules · `G5xx` figures and care offer · `G6xx` public text · `G7xx` theme · `G8xx` the built pages.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable code, such as `G301`.
    pub code: &'static str,
    /// Short French name, such as `renvoi-inconnu`.
    pub name: &'static str,
    /// Severity unless a run is stricter.
    pub severity: Severity,
}

impl Rule {
    /// Declares a rule whose breach stops the build.
    #[must_use]
    pub const fn error(code: &'static str, name: &'static str) -> Self {
        Self { code, name, severity: Severity::Error }
    }

    /// Declares a rule whose breach is reported and published all the same.
    #[must_use]
    pub const fn warning(code: &'static str, name: &'static str) -> Self {
        Self { code, name, severity: Severity::Warning }
    }
}
