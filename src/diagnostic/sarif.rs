//! Diagnostics for code-scanning services: SARIF 2.1.0 (OASIS), one run.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::visible::escape_json;
use super::{Diagnostic, Diagnostics, Files, Lang, Rule, Severity, Span};
use crate::say;

/// Renders all diagnostics, in their present order, with the rules that they break.
///
/// # Errors
/// Only if the JSON writer itself fails, which plain strings and numbers do not cause.
pub fn render(diagnostics: &Diagnostics, files: &Files, lang: Lang) -> Result<String, serde_json::Error> {
    let mut rules: Vec<&Rule> = diagnostics.iter().map(|d| d.rule).collect();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup();
    let results: Vec<Value> = diagnostics.iter().map(|d| result(d, files, lang, &rules)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Garrigue",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| describe(rule, lang)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    Ok(escape_json(&serde_json::to_string_pretty(&log)?))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn describe(rule: &Rule, lang: Lang) -> Value {
    let page = rule.page();
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": page.summary(lang) },
        "fullDescription": { "text": page.prose(lang) },
        "help": help(rule, lang),
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

/// What a service shows beside a result to whoever asks why: the page of the rule, with its examples.
fn help(rule: &Rule, lang: Lang) -> Value {
    let page = rule.page();
    let (mut text, mut markdown) = (page.prose(lang).to_owned(), page.prose(lang).to_owned());
    let titles = [(say!("Mauvais :", "Bad:"), page.bad), (say!("Bon :", "Good:"), page.good)];
    for (title, example) in titles.iter().filter(|(_, example)| !example.is_empty()) {
        let title = title.get(lang);
        // Writing to a `String` cannot fail.
        let _ = write!(text, "\n\n{title}\n{example}");
        let _ = write!(markdown, "\n\n{title}\n\n~~~~\n{example}\n~~~~");
    }
    json!({ "text": text, "markdown": markdown })
}

fn result(d: &Diagnostic, files: &Files, lang: Lang, rules: &[&Rule]) -> Value {
    let message = match &d.help {
        Some(help) => format!("{}\n{}", d.message.get(lang), help.get(lang)),
        None => d.message.get(lang).to_owned(),
    };
    let mut result = json!({
        "ruleId": d.rule.code,
        "ruleIndex": rules.iter().position(|rule| rule.code == d.rule.code),
        "level": level(d.severity),
        "message": { "text": message },
    });
    let place = d.span.map(|span| location(files, span)).or_else(|| d.file().map(|(path, line)| whole(path, line)));
    if let (Some(place), Some(object)) = (place, result.as_object_mut()) {
        object.insert("locations".to_owned(), json!([place]));
    }
    if let (false, Some(object)) = (d.related.is_empty(), result.as_object_mut()) {
        let related = d.related.iter().enumerate().map(|(id, (span, label))| {
            let mut place = location(files, *span);
            if let Some(place) = place.as_object_mut() {
                place.insert("id".to_owned(), json!(id));
                place.insert("message".to_owned(), json!({ "text": label.get(lang) }));
            }
            place
        });
        object.insert("relatedLocations".to_owned(), related.collect());
    }
    result
}

fn location(files: &Files, span: Span) -> Value {
    let start = files.place(span);
    let end = files.place(Span::new(span.file, span.end as usize, span.end as usize));
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(files.path(span.file)) },
        "region": {
            "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        },
    } })
}

/// A file, or one line of it; without a region, a service would not know where to show the result.
fn whole(path: &str, line: Option<usize>) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(path) },
        "region": { "startLine": line.unwrap_or(1) },
    } })
}

/// A path as a relative URI (RFC 3986): anything but plain characters is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            _ => uri.extend(format!("%{byte:02X}").chars()),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_uri_whatever_its_characters() {
        assert_eq!(uri("content/pages/a-propos.md"), "content/pages/a-propos.md");
        assert_eq!(uri("content/été 1%.md"), "content/%C3%A9t%C3%A9%201%25.md");
    }
}
