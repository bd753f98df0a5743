//! Diagnostics as workflow commands (`::error file=…::`), which GitHub shows beside the lines of a change.

use std::fmt::Write as _;

use super::{Diagnostic, Diagnostics, Files, Lang, Severity, sanitize};

/// Renders all diagnostics, one command a line.
#[must_use]
pub fn render(diagnostics: &Diagnostics, files: &Files, lang: Lang) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{}", command(diagnostic, files, lang));
    }
    out
}

fn command(d: &Diagnostic, files: &Files, lang: Lang) -> String {
    let name = match d.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut properties = Vec::new();
    if let Some(span) = d.span {
        let at = files.place(span);
        properties.push(format!("file={}", property(files.path(span.file))));
        properties.push(format!("line={},col={}", at.line, at.column));
    } else if let Some((path, line)) = d.file() {
        properties.push(format!("file={}", property(path)));
        properties.extend(line.map(|line| format!("line={line}")));
    }
    properties.push(format!("title={} {}", d.rule.code, d.rule.name));
    let help = d.help.as_ref().map(|help| format!("\n{}", help.get(lang))).unwrap_or_default();
    let message = data(&format!("{}{help}", d.message.get(lang)));
    format!("::{name} {}::{message}", properties.join(","))
}

/// The text of a command; a line feed would end it.
fn data(text: &str) -> String {
    sanitize(text).replace('%', "%25").replace('\n', "%0A")
}

/// The value of a property, which a comma or a colon would end too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Bilingual, Rule, Span};

    static RULE: Rule = Rule::error("G999", "essai", "");

    #[test]
    fn what_would_end_a_command_is_written_out() {
        let mut files = Files::default();
        let id = files.add("content/a,b:c.md", "été\nfaute\n");
        let mut diagnostics = Diagnostics::default();
        let help = Bilingual::new("écrivez\n::error::", "write");
        diagnostics.push(Diagnostic::new(&RULE, Bilingual::new("100 %", "100%")).at(Span::new(id, 6, 8)).help(help));
        let out = render(&diagnostics, &files, Lang::Fr);
        assert_eq!(
            out,
            "::error file=content/a%2Cb%3Ac.md,line=2,col=1,title=G999 essai::100 %25%0Aécrivez%0A::error::\n"
        );
    }
}
