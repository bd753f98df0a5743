//! Names that are no author's: what editors and systems leave beside a file while it is being written.

/// Whether a file or folder is hidden or belongs to an editor, so that nothing reads it.
#[must_use]
pub fn is_temporary(name: &str) -> bool {
    // `4913` is how Vim tries whether it may write in a folder.
    name == "4913"
        || [".", "~$"].iter().any(|start| name.starts_with(start))
        || ["~", ".swp", ".swo", ".swx", ".tmp", "___jb_tmp___", "___jb_old___"].iter().any(|end| name.ends_with(end))
        || (name.starts_with('#') && name.ends_with('#'))
}

#[cfg(test)]
mod tests {
    use super::is_temporary;

    #[test]
    fn what_editors_leave_is_told_from_what_authors_write() {
        for name in
            [".E1D1O1.md.swp", "E1D1O1.md~", "#E1D1O1.md#", ".#E1D1O1.md", "4913", "a.md___jb_tmp___", ".DS_Store"]
        {
            assert!(is_temporary(name), "{name}");
        }
        for name in ["E1D1O1.md", "portail.yaml", "4913.md", "style.css", "#a.md", "swp"] {
            assert!(!is_temporary(name), "{name}");
        }
    }
}
