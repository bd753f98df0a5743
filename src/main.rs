//! The `garrigue` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(garrigue::cli::run(std::env::args_os()) as u8)
}
