//! A command that was not written as it should, said in the author's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Reason;
use crate::diagnostic::{Bilingual, visible};
use crate::say;

/// What was wrong with the command, and what to write instead.
pub(super) fn explain(error: &clap::Error) -> Bilingual {
    let written = |kind| context(error, kind).unwrap_or_default();
    let problem = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = written(ContextKind::InvalidSubcommand);
            say!("la commande « {name} » n'existe pas.", "there is no command “{name}”.")
        }
        ErrorKind::UnknownArgument => {
            let name = written(ContextKind::InvalidArg);
            if !name.starts_with('-') {
                say!("« {name} » est de trop ici.", "“{name}” is not expected here.")
            } else if super::is_option(&name) {
                say!(
                    "l'option « {name} » ne se met pas ici : elle suit la commande qui la prend.",
                    "the option “{name}” does not go here: it follows the command that takes it."
                )
            } else {
                say!("l'option « {name} » n'existe pas.", "there is no option “{name}”.")
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (value, option) = (written(ContextKind::InvalidValue), written(ContextKind::InvalidArg));
            match value.as_str() {
                "" => say!("l'option « {option} » attend une valeur.", "the option “{option}” wants a value."),
                _ => {
                    let Bilingual { fr, en } = reason(error);
                    say!(
                        "« {value} » n'est pas une valeur possible pour « {option} »{fr}.",
                        "“{value}” is not a possible value for “{option}”{en}."
                    )
                }
            }
        }
        ErrorKind::ArgumentConflict => {
            let option = written(ContextKind::InvalidArg);
            say!("l'option « {option} » est donnée deux fois.", "the option “{option}” is given twice.")
        }
        ErrorKind::MissingRequiredArgument => {
            let wanted = all(error, ContextKind::InvalidArg).join(", ");
            say!("il manque : {wanted}.", "missing: {wanted}.")
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let names = super::names();
            say!("il manque une commande : {names}.", "a command is missing: {names}.")
        }
        _ => say!("cette commande n'est pas bien écrite.", "this command is not written as it should."),
    };
    let suggestion = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| nearest(error, kind));
    let possible = context(error, ContextKind::ValidValue);
    let way_out = match (suggestion, possible) {
        (Some(near), _) => say!("Vouliez-vous dire « {near} » ?", "Did you mean “{near}”?"),
        (None, Some(list)) => say!("Possibles : {list}.", "Possible: {list}."),
        (None, None) => say!("« garrigue --help » dit ce qui existe.", "“garrigue --help” tells what there is."),
    };
    Bilingual::new(format!("{} {}", problem.fr, way_out.fr), format!("{} {}", problem.en, way_out.en))
}

/// Why a value is refused, between parentheses; nothing when nobody says.
fn reason(error: &clap::Error) -> Bilingual {
    let source = std::error::Error::source(error);
    let Some(said) = source.map(|source| match source.downcast_ref::<Reason>() {
        Some(Reason(said)) => said.clone(),
        None => Bilingual::new(source.to_string(), source.to_string()),
    }) else {
        return say!("", "");
    };
    let told = |text: &str| format!(" ({})", visible(text).trim_end_matches('.'));
    Bilingual::new(told(&said.fr), told(&said.en))
}

/// The likeliest of what may have been meant: clap gives it last.
fn nearest(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::Strings(texts) => texts.last().map(|text| visible(text).into_owned()),
        _ => context(error, kind),
    }
}

/// Everything that an error names.
fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![visible(text).into_owned()],
        Some(ContextValue::Strings(texts)) => texts.iter().map(|text| visible(text).into_owned()).collect(),
        _ => Vec::new(),
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
    // « --jobs <N> » names the option well enough without what it takes.
    .map(|text| visible(text.split(" <").next().unwrap_or_default()).into_owned())
}
