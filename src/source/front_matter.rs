//! Splits a Markdown file into its YAML head, between two `---` lines, and its body.

use std::ops::Range;

/// The two parts of a Markdown source, in bytes of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML between the two lines.
    pub(super) head: Range<usize>,
    /// Everything after.
    pub(super) body: Range<usize>,
}

/// Finds the head; `None` when the file does not start with `---` or never closes it.
pub(super) fn split(text: &str) -> Option<Parts> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let head = first.len();
    let mut at = head;
    for line in lines {
        if line.trim_end() == "---" {
            return Some(Parts { head: head..at, body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_stands_between_the_two_lines() {
        let text = "---\r\ntitre: x\r\n---\r\nTexte\r\n";
        let parts = split(text).unwrap();
        assert_eq!(&text[parts.head], "titre: x\r\n");
        assert_eq!(&text[parts.body], "Texte\r\n");
    }

    #[test]
    fn a_head_never_closed_is_no_head() {
        assert_eq!(split("---\ntitre: x\n"), None);
        assert_eq!(split("titre: x\n---\n"), None);
        assert_eq!(split(""), None);
    }
}
