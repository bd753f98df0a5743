//! What a run of the program said.

use std::fmt;
use std::process::Output;

use serde::Deserialize;

/// How a run ended and what it said.
#[derive(Debug)]
pub struct Outcome {
    /// Exit status.
    pub exit: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Problems, when they were asked for as JSON.
    pub problems: Vec<Diagnostic>,
}

/// A problem, as `--format json` gives it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    /// Code of the rule.
    pub code: String,
    /// Name of the rule.
    pub rule: String,
    /// `error` or `warning`.
    pub severity: String,
    /// Where.
    place: Option<Place>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    #[serde(default)]
    pub help: String,
    #[serde(default)]
    related: Vec<Related>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    path: String,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Related {
    place: Place,
    message: String,
}

impl Outcome {
    /// Reads a finished run; a panic is never acceptable, whatever the test is about.
    pub fn new(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
        assert!(!stderr.contains("panicked"), "{stderr}");
        let exit = output.status.code().unwrap_or_else(|| panic!("killed: {}\n{stderr}", output.status));
        Self { exit, stdout, stderr, problems: Vec::new() }
    }

    /// Reads what `--format json` printed.
    pub fn with_json(mut self) -> Self {
        self.problems = serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("no JSON ({error}): {}\n{}", self.stdout, self.stderr));
        self
    }

    /// The problems of a rule.
    pub fn of(&self, code: &str) -> Vec<&Diagnostic> {
        self.problems.iter().filter(|d| d.code == code).collect()
    }

    /// The codes of all problems, each once.
    pub fn codes(&self) -> Vec<&str> {
        let mut codes: Vec<&str> = self.problems.iter().map(|d| d.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// Fails unless the run found nothing.
    pub fn is_clean(&self) {
        assert!(self.exit == 0 && self.problems.is_empty(), "{self}");
    }

    /// Fails unless the run has a problem of this rule at this place, `path:line:column` or the start of it.
    pub fn finds(&self, code: &str, at: &str) -> &Diagnostic {
        let found = self.problems.iter().find(|d| d.code == code && d.stands_at(at));
        found.unwrap_or_else(|| panic!("no {code} at {at}:\n{self}"))
    }
}

impl Diagnostic {
    /// `path:line:column`, without what is not known; empty when the problem has no place at all.
    pub fn at(&self) -> String {
        self.place.as_ref().map_or_else(String::new, Place::to_string)
    }

    fn stands_at(&self, at: &str) -> bool {
        let here = self.at();
        here.strip_prefix(at).is_some_and(|rest| rest.is_empty() || (!at.is_empty() && rest.starts_with(':')))
    }

    /// The places that explain the problem, as [`at`](Self::at).
    pub fn related(&self) -> Vec<String> {
        self.related.iter().map(|r| r.place.to_string()).collect()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "exit {}", self.exit)?;
        for d in &self.problems {
            writeln!(f, "{} {} {}\n    {}\n    {}", d.severity, d.code, d.at(), d.message, d.help)?;
        }
        f.write_str(&self.stderr)
    }
}
