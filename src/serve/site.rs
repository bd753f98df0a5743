//! A site in memory, and what it answers to an address.

use std::collections::BTreeMap;

use axum::body::Bytes;

use super::media::is_page;
use crate::publish::{Fingerprint, OutPath};

/// The portal's page for an address that does not exist.
const NOT_FOUND: &str = "404.html";

/// A whole site, by path.
#[derive(Debug, Default)]
pub struct Site {
    files: BTreeMap<OutPath, Bytes>,
}

/// How a site differs from the one before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Pages that are new or have other bytes.
    pub pages: usize,
    /// Other files that are new or have other bytes.
    pub others: usize,
    /// Files that are no longer there.
    pub removed: usize,
}

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A file: its path and bytes.
    File(String, Bytes),
    /// A folder that was asked for without its last `/`: the right address.
    Folder(String),
    /// Nothing; the bytes are those of the portal's own page that says so.
    Nothing(Bytes),
}

impl Site {
    /// Makes a site out of files; those that did not change since `before` share their bytes.
    #[must_use]
    pub fn after(before: Option<&Self>, files: BTreeMap<OutPath, Vec<u8>>) -> Self {
        let old = |path: &OutPath| before.and_then(|b| b.files.get(path));
        let files = files.into_iter().map(|(path, bytes)| match old(&path) {
            Some(same) if *same == bytes => (path, same.clone()),
            _ => (path, Bytes::from(bytes)),
        });
        Self { files: files.collect() }
    }

    /// How this site differs from one that it came [`after`](Self::after).
    #[must_use]
    pub fn changes(&self, before: Option<&Self>) -> Changes {
        let mut changes = Changes::default();
        let kept = |path: &OutPath, bytes: &Bytes| {
            // Bytes that are shared are the same, and those that are the same are shared: nothing needs reading.
            before.and_then(|b| b.files.get(path)).is_some_and(|old| old.as_ptr() == bytes.as_ptr())
        };
        for (path, _) in self.files.iter().filter(|(path, bytes)| !kept(path, bytes)) {
            let page = is_page(path.as_str());
            changes.pages += usize::from(page);
            changes.others += usize::from(!page);
        }
        changes.removed = before.map_or(0, |b| b.files.keys().filter(|path| !self.files.contains_key(*path)).count());
        changes
    }

    /// What stands at the path of an address, which starts with `/`.
    ///
    /// The path is looked up as it is, without decoding anything: a path of the site never needs it (see [`OutPath`]),
    /// so what is written otherwise is not there.
    #[must_use]
    pub fn answer(&self, path: &str) -> Answer {
        let path = path.strip_prefix('/').unwrap_or(path);
        let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        if let Some(bytes) = self.files.get(file.as_str()) {
            return Answer::File(file, bytes.clone());
        }
        if self.files.contains_key(format!("{path}/index.html").as_str()) {
            return Answer::Folder(format!("/{path}/"));
        }
        Answer::Nothing(self.files.get(NOT_FOUND).cloned().unwrap_or_default())
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.files.keys().filter(|path| is_page(path.as_str())).count()
    }
}

/// A short name for these bytes: a page that still has it need not be reloaded.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    Fingerprint::of(bytes).sha256.to_string().chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> BTreeMap<OutPath, Vec<u8>> {
        list.iter().map(|(path, text)| (OutPath::new(path).unwrap(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_file_that_did_not_change_keeps_its_bytes() {
        let first = Site::after(None, files(&[("index.html", "a"), ("e1/index.html", "b"), ("s.css", "c")]));
        assert_eq!(first.changes(None), Changes { pages: 2, others: 1, removed: 0 });
        let second = Site::after(Some(&first), files(&[("index.html", "a"), ("e1/index.html", "B")]));
        assert_eq!(second.changes(Some(&first)), Changes { pages: 1, others: 0, removed: 1 });
        let at = |site: &Site| match site.answer("/") {
            Answer::File(_, bytes) => bytes.as_ptr(),
            other => panic!("{other:?}"),
        };
        assert_eq!(at(&first), at(&second));
    }

    #[test]
    fn an_address_is_a_file_a_folder_or_nothing() {
        let list = [("index.html", "home"), ("e1/index.html", "e1"), ("404.html", "none")];
        let site = Site::after(None, files(&list));
        assert_eq!(site.answer("/e1/"), Answer::File("e1/index.html".to_owned(), Bytes::from("e1")));
        assert_eq!(site.answer("/e1"), Answer::Folder("/e1/".to_owned()));
        for address in
            ["//e1/", "/e1//", "/../e1/", "/%651/", "/e1/../index.html", "/E1/", "/e1/index.html/", "//", "*"]
        {
            assert_eq!(site.answer(address), Answer::Nothing(Bytes::from("none")), "{address}");
        }
    }
}
