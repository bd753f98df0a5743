//! Diagnostics for a program: one JSON array, stable field names.

use serde::Serialize;

use super::visible::escape_json;
use super::{Diagnostic, Diagnostics, Files, Lang, Severity, Span};

#[derive(Serialize)]
struct Record<'a> {
    code: &'a str,
    rule: &'a str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<JsonPlace<'a>>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

#[derive(Serialize)]
struct Related<'a> {
    place: JsonPlace<'a>,
    message: &'a str,
}

/// Renders all diagnostics as a JSON array, one object each, in their present order.
///
/// # Errors
/// Only if the JSON writer itself fails, which plain strings and numbers do not cause.
pub fn render(diagnostics: &Diagnostics, files: &Files, lang: Lang) -> Result<String, serde_json::Error> {
    let records: Vec<_> = diagnostics.iter().map(|d| record(d, files, lang)).collect();
    Ok(escape_json(&serde_json::to_string_pretty(&records)?))
}

fn record<'a>(d: &'a Diagnostic, files: &'a Files, lang: Lang) -> Record<'a> {
    Record {
        code: d.rule.code,
        rule: d.rule.name,
        severity: match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        place: d
            .span
            .map(|span| place(files, span))
            .or_else(|| d.path.as_deref().map(|path| JsonPlace { path, line: None, column: None })),
        message: d.message.get(lang),
        help: d.help.as_ref().map(|h| h.get(lang)),
        related: d
            .related
            .iter()
            .map(|(span, label)| Related { place: place(files, *span), message: label.get(lang) })
            .collect(),
    }
}

fn place(files: &Files, span: Span) -> JsonPlace<'_> {
    let at = files.place(span);
    JsonPlace { path: files.path(span.file), line: Some(at.line), column: Some(at.column) }
}
