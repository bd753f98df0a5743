//! Reads YAML, and says in an author's words what is wrong with it.

use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_yaml::Error;

use super::{blank, choices, hints, rules};
use crate::diagnostic::{Bilingual, Diagnostic, FileId, Files, Rule, Span};
use crate::say;

/// Reads one YAML document that stands in `range` of a file.
///
/// # Errors
/// One diagnostic, at the first fault: the parser stops there.
pub(super) fn parse<T: DeserializeOwned + JsonSchema>(
    files: &Files,
    file: FileId,
    range: Range<usize>,
) -> Result<T, Box<Diagnostic>> {
    let text = files.text(file).get(range.clone()).unwrap_or_default();
    if blank::is_blank(text) {
        return Err(Box::new(blank::told::<T>(files, file, &range)));
    }
    if let Some((at, found)) = super::text::written_turn(text) {
        let (code, at) = (u32::from(found), range.start + at);
        return Err(Box::new(
            Diagnostic::new(
                &rules::ENCODING,
                say!(
                    "U+{code:04X} change l'ordre des lettres et ne peut pas être publié.",
                    "U+{code:04X} changes the order of letters and cannot be published."
                ),
            )
            .at(Span::new(file, at, at + 1))
            .help(say!("retirez-le, même écrit par son numéro.", "remove it, even written by its number.")),
        ));
    }
    let options = serde_yaml::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options(text, options).map_err(|error| {
        let mut span = place(&error, text);
        let choices = |field: &str| choices::of(field, &schemars::schema_for!(T));
        let (rule, message, help) = explain(&error, text, span.start, &choices);
        let whole = |part: &Range<usize>| Span::new(file, range.start + part.start, range.start + part.end);
        if is_unclosed(&error)
            && let Some(opening) = hints::opening_quote(text, span.start)
        {
            span = opening..opening + 1;
        }
        let mut diagnostic = Diagnostic::new(rule, message).at(whole(&span)).maybe_help(help);
        if let Some(first) = duplicate(&error).and_then(|key| hints::first_field(key, text, span.start)) {
            diagnostic = diagnostic.related(whole(&first), say!("la première", "the first"));
        }
        Box::new(diagnostic)
    })
}

/// Whether quotes that are opened somewhere are never closed.
fn is_unclosed(error: &Error) -> bool {
    let detail = error.render_with_formatter(&serde_yaml::UserMessageFormatter);
    detail.contains("quoted scalar") && !detail.contains("trailing content")
}

/// The field that is written twice.
fn duplicate(error: &Error) -> Option<&str> {
    match error {
        Error::WithSnippet { error, .. } | Error::AliasError { error, .. } => duplicate(error),
        Error::DuplicateMappingKey { key, .. } => key.as_deref(),
        _ => None,
    }
}

/// Where the error is, in bytes of the text.
fn place(error: &Error, text: &str) -> Range<usize> {
    let Some(location) = error.location() else { return 0..0 };
    let span = location.span();
    let size = |n: Option<u64>| n.and_then(|n| usize::try_from(n).ok());
    let start = size(span.byte_offset()).unwrap_or_else(|| {
        let line = usize::try_from(location.line()).unwrap_or(1).saturating_sub(1);
        let column = usize::try_from(location.column()).unwrap_or(1).saturating_sub(1);
        let (mut at, mut rest) = (0, text);
        for row in text.split_inclusive('\n').take(line) {
            at += row.len();
            rest = text.get(at..).unwrap_or_default();
        }
        at + rest.char_indices().nth(column).map_or(rest.len(), |(i, _)| i)
    });
    start..start + size(span.byte_len()).unwrap_or(1)
}

/// `choices` are the values of a field that has a closed list.
fn explain(
    error: &Error,
    text: &str,
    at: usize,
    choices: &dyn Fn(&str) -> Vec<String>,
) -> (&'static Rule, Bilingual, Option<Bilingual>) {
    match error {
        Error::WithSnippet { error, .. } | Error::AliasError { error, .. } => explain(error, text, at, choices),
        Error::SerdeUnknownField { field, expected, .. } => (
            &rules::UNKNOWN_FIELD,
            say!("Le champ « {field} » n'existe pas ici.", "There is no field “{field}” here."),
            Some(hints::unknown_field(field, expected, text.get(at..).unwrap_or_default())),
        ),
        Error::SerdeMissingField { field, .. } => (
            &rules::MISSING_FIELD,
            say!("Il manque le champ « {field} ».", "The field “{field}” is missing."),
            Some(hints::missing_field(field, text, at, &choices(field))),
        ),
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or_default();
            (
                &rules::DUPLICATE_KEY,
                say!("La clé « {key} » est écrite deux fois.", "The key “{key}” is written twice."),
                Some(say!("gardez-en une seule.", "keep only one.")),
            )
        }
        Error::NullIntoString { .. } => (
            &rules::WRONG_TYPE,
            say!("Ce champ est vide.", "This field is empty."),
            Some(hints::empty(text.get(at..).unwrap_or_default())),
        ),
        Error::SerdeUnknownVariant { variant, expected, .. } => (
            &rules::WRONG_TYPE,
            say!("« {variant} » n'est pas une valeur possible ici.", "“{variant}” is not a possible value here."),
            Some(hints::one_of(variant, expected)),
        ),
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => out_of_proportion(),
        // The scanner has a limit of its own, and no kind of error for it.
        Error::ExternalMessage { msg, .. } if msg == "recursion limit exceeded" => out_of_proportion(),
        Error::MultipleDocuments { .. } => (
            &rules::YAML,
            say!("Un fichier YAML ne contient qu'un document.", "A YAML file holds one document only."),
            Some(say!("supprimez la ligne « --- ».", "delete the line “---”.")),
        ),
        Error::Unexpected { expected, .. } => wrong_type(expected, text, at),
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => {
            wrong_type(expected, text, at)
        }
        Error::InvalidBooleanStrict { .. } => (
            &rules::WRONG_TYPE,
            say!("Ce champ vaut « true » ou « false ».", "This field is “true” or “false”."),
            Some(say!("écrivez true (oui) ou false (non).", "write true or false.")),
        ),
        Error::InvalidScalar { .. } => (
            &rules::WRONG_TYPE,
            say!("Un nombre entier est attendu ici.", "A whole number is expected here."),
            Some(say!("écrivez un nombre, sans unité ni texte.", "write a number, without unit or text.")),
        ),
        other => {
            let detail = other.render_with_formatter(&serde_yaml::UserMessageFormatter);
            let detail = detail.split(" at line ").next().unwrap_or_default();
            let Bilingual { fr, en } = hints::cause(detail);
            (
                &rules::YAML,
                say!("Ce passage ne peut pas être lu : {fr}.", "This cannot be read: {en}."),
                hints::repair(detail, text.get(at..).unwrap_or_default()).or_else(|| hints::syntax(text, at)),
            )
        }
    }
}

fn out_of_proportion() -> (&'static Rule, Bilingual, Option<Bilingual>) {
    (
        &rules::BUDGET,
        say!(
            "Ce fichier est trop profond ou grossit sans mesure (imbrications, alias répétés).",
            "This file is too deep or grows without measure (nesting, repeated aliases)."
        ),
        Some(say!(
            "un fichier de plan n'a besoin ni d'alias, ni de plus de quelques niveaux.",
            "a plan's file needs neither aliases nor more than a few levels."
        )),
    )
}

fn wrong_type(expected: &str, text: &str, at: usize) -> (&'static Rule, Bilingual, Option<Bilingual>) {
    let (fr, en) = hints::expected(expected);
    (
        &rules::WRONG_TYPE,
        say!("Le format attend ici {fr}.", "The format expects {en} here."),
        Some(hints::slip(expected, text, at).unwrap_or_else(|| hints::shape(expected))),
    )
}
