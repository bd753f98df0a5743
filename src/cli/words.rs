//! The words that clap adds to help by itself (« default », « possible values »), said in the language of the help.
//!
//! They are written into the help of each option from its own definition, so the help, the man pages and the
//! completions still have one origin.

use std::fmt::Write as _;

use clap::builder::PossibleValue;
use clap::{Arg, Command};

use super::english;
use crate::diagnostic::Lang;

/// The words of a language. In French, a no-break space stands before the colon that clap puts after a heading.
struct Words {
    options: &'static str,
    arguments: &'static str,
    default: &'static str,
    possible: &'static str,
}

const FRENCH: Words = Words {
    options: "Options\u{A0}",
    arguments: "Arguments\u{A0}",
    default: "défaut\u{A0}:",
    possible: "possibles\u{A0}:",
};
const ENGLISH: Words = Words { options: "Options", arguments: "Arguments", default: "default:", possible: "possible:" };

/// A command and those below it, whose help has no word of another language.
pub(super) fn told(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::Fr => worded(command, lang),
        Lang::En => worded(english::translated(command), lang),
    }
}

fn worded(command: Command, lang: Lang) -> Command {
    command.mut_args(|arg| option(arg, lang)).mut_subcommands(|below| worded(below, lang))
}

fn option(arg: Arg, lang: Lang) -> Arg {
    let words = match lang {
        Lang::Fr => FRENCH,
        Lang::En => ENGLISH,
    };
    let heading = if arg.is_positional() { words.arguments } else { words.options };
    let arg = arg.help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg;
    }
    let values: Vec<PossibleValue> = arg.get_possible_values();
    let shown: Vec<&PossibleValue> = values.iter().filter(|v| !v.is_hide_set()).collect();
    let default: Vec<String> = arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
    // An empty default is no value that anybody would type.
    let default = match default.join(", ") {
        list if list.is_empty() => String::new(),
        list => format!(" [{} {list}]", words.default),
    };
    let first = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let names = shown.iter().map(|v| v.get_name()).collect::<Vec<_>>().join(", ");
    let possible = if names.is_empty() { String::new() } else { format!(" [{} {names}]", words.possible) };
    let told = shown.iter().any(|v| v.get_help().is_some());
    let whole = arg.get_long_help().map_or_else(|| first.clone(), ToString::to_string);
    let arg = arg.hide_default_value(true).hide_possible_values(true);
    let arg = if told { arg.long_help(described(&whole, &shown, &default, lang)) } else { arg };
    arg.help(format!("{first}{possible}{default}"))
}

/// The values one by one, each with what it is for.
fn described(help: &str, values: &[&PossibleValue], default: &str, lang: Lang) -> String {
    let mut out = format!("{help}{default}\n");
    let width = values.iter().map(|v| v.get_name().len()).max().unwrap_or_default();
    for value in values {
        let (name, what) = (value.get_name(), value.get_help().map(ToString::to_string).unwrap_or_default());
        let what = if lang == Lang::En { english::sentence(&what) } else { what };
        // Writing to a `String` cannot fail.
        let _ = write!(out, "\n- {name:width$}  {what}");
    }
    out
}
