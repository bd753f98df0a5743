//! A file that did not exist: what a command gives an author, who decides what to do with it.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

/// Writes a new file; one that exists is left as it is.
///
/// # Errors
/// What the system says, [`io::ErrorKind::AlreadyExists`] among others.
pub fn new_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
