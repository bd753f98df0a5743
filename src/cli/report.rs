//! What a command prints: problems and progress on standard error, results on standard output.

use std::io::{IsTerminal, Write};

use super::Exit;
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, Files, Lang, sanitize, text};
use crate::say;

/// Where and how a command prints.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub(super) lang: Lang,
    quiet: bool,
    terminal: bool,
    colour: bool,
    pub(super) width: usize,
    /// The columns of somebody who reads.
    fold: Option<usize>,
}

impl Report {
    pub(super) fn new(lang: Lang, quiet: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
        let width = width();
        Self {
            lang,
            quiet,
            terminal: terminal && !dumb,
            // no-color.org
            colour: terminal && !dumb && !set("NO_COLOR"),
            width: width.unwrap_or(120),
            fold: width,
        }
    }

    /// Prints problems, already sorted.
    pub(super) fn diagnostics(&self, diagnostics: &Diagnostics, files: &Files) {
        for diagnostic in diagnostics.iter() {
            self.diagnostic(diagnostic, files);
        }
    }

    /// Prints a problem.
    pub(super) fn diagnostic(&self, diagnostic: &Diagnostic, files: &Files) {
        let style = text::Style { lang: self.lang, colour: self.colour, width: self.width, fold: self.fold.is_some() };
        say_err(&text::render(diagnostic, files, style));
    }

    /// A problem as it is printed, for where there is no terminal.
    #[cfg(feature = "serve")]
    pub(super) fn plain(&self, diagnostic: &Diagnostic, files: &Files) -> String {
        let style = text::Style { lang: self.lang, colour: false, width: self.width, fold: false };
        text::render(diagnostic, files, style)
    }

    /// Prints a result.
    pub(super) fn result(&self, message: &Bilingual) {
        if !self.quiet {
            // A closed pipe is the reader's choice, not a fault.
            let _closed = writeln!(std::io::stdout(), "{}", sanitize(message.get(self.lang)));
        }
    }

    /// Prints a machine-readable result, whatever the verbosity.
    pub(super) fn raw(text: &str) {
        if !text.is_empty() {
            let _closed = writeln!(std::io::stdout(), "{text}");
        }
    }

    /// Prints a fault that is not the content's.
    pub(super) fn fault(&self, message: &Bilingual) {
        let label = if self.lang == Lang::Fr { "erreur" } else { "error" };
        say_err(&format!("{label}: {}\n", sanitize(message.get(self.lang))));
    }

    /// Prints what is worth knowing and is no fault.
    pub(super) fn note(&self, message: &Bilingual) {
        if !self.quiet {
            say_err(&format!("note: {}\n", sanitize(message.get(self.lang))));
        }
    }

    /// Shows progress on a terminal, on one line that the next one replaces.
    pub(super) fn progress(&self, message: &Bilingual) {
        if self.terminal && !self.quiet {
            say_err(&format!("\r\x1b[2K{}", sanitize(message.get(self.lang))));
        }
    }

    /// Shows how many pages are made, now and then.
    pub(super) fn pages(&self, done: usize, all: usize) {
        const COLUMNS: usize = 24;
        if !done.is_multiple_of(50) {
            return;
        }
        if self.width < 2 * COLUMNS {
            return self.progress(&say!("{done} pages sur {all}", "{done} pages of {all}"));
        }
        let full = (done * COLUMNS).checked_div(all).unwrap_or_default().min(COLUMNS);
        let bar = format!("[{}{}]", "#".repeat(full), "·".repeat(COLUMNS - full));
        self.progress(&say!("{bar} {done} pages sur {all}", "{bar} {done} pages of {all}"));
    }

    /// Removes the line of progress.
    pub(super) fn progress_done(&self) {
        if self.terminal && !self.quiet {
            say_err("\r\x1b[2K");
        }
    }

    /// How a command ends after these diagnostics.
    pub(super) fn exit(diagnostics: &Diagnostics) -> Exit {
        if diagnostics.has_errors() { Exit::Content } else { Exit::Fine }
    }
}

/// The columns that a person reads on: what `COLUMNS` says, or the terminal; none when a program reads.
pub(super) fn width() -> Option<usize> {
    std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).or_else(columns)
}

/// Columns of the terminal, when there is one.
fn columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stderr()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns >= 40)
}

fn say_err(text: &str) {
    let _closed = std::io::stderr().write_all(text.as_bytes());
}
