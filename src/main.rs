//! The `garrigue` command.

use std::process::ExitCode;

/// A build makes and drops millions of small texts: the system's own allocator took a sixth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(garrigue::cli::run(std::env::args_os()) as u8)
}
