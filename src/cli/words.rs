//! The words that clap adds to help by itself (« default », « possible values »), said in the language of the help.
//!
//! They are written into the help of each option from its own definition, so the help, the man pages and the
//! completions still have one origin.

use std::fmt::Write as _;

use clap::builder::PossibleValue;
use clap::{Arg, Command};

/// A no-break space, which clap puts before the colon of a heading for us.
const OPTIONS: &str = "Options\u{A0}";
const ARGUMENTS: &str = "Arguments\u{A0}";

/// A command and those below it, whose help has no word that is not ours.
pub(super) fn french(command: Command) -> Command {
    command.mut_args(option).mut_subcommands(french)
}

fn option(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { ARGUMENTS } else { OPTIONS };
    let arg = arg.help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg;
    }
    let values: Vec<PossibleValue> = arg.get_possible_values();
    let shown: Vec<&PossibleValue> = values.iter().filter(|v| !v.is_hide_set()).collect();
    let default: Vec<String> = arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
    let default = if default.is_empty() { String::new() } else { format!(" [défaut\u{A0}: {}]", default.join(", ")) };
    let first = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let names = shown.iter().map(|v| v.get_name()).collect::<Vec<_>>().join(", ");
    let possible = if names.is_empty() { String::new() } else { format!(" [possibles\u{A0}: {names}]") };
    let told = shown.iter().any(|v| v.get_help().is_some());
    let long = arg.get_long_help().map_or_else(|| first.clone(), ToString::to_string);
    let arg = arg.hide_default_value(true).hide_possible_values(true);
    let arg = if told { arg.long_help(described(&long, &shown, &default)) } else { arg };
    arg.help(format!("{first}{possible}{default}"))
}

/// The values one by one, each with what it is for.
fn described(help: &str, values: &[&PossibleValue], default: &str) -> String {
    let mut out = format!("{help}{default}\n");
    let width = values.iter().map(|v| v.get_name().len()).max().unwrap_or_default();
    for value in values {
        let (name, what) = (value.get_name(), value.get_help().map(ToString::to_string).unwrap_or_default());
        // Writing to a `String` cannot fail.
        let _ = write!(out, "\n- {name:width$}  {what}");
    }
    out
}
