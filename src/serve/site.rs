//! A site in memory, and what it answers to an address.

use std::sync::Arc;

use axum::body::Bytes;

use super::media::is_page;
use crate::publish::{Fingerprint, Held, HeldFiles, OutPath};

/// The portal's page for an address that does not exist.
const NOT_FOUND: &str = "404.html";

/// A whole site, by path.
#[derive(Debug, Default)]
pub struct Site {
    files: Arc<HeldFiles>,
    /// Pages that were made again before the rest: they stand in the place of those of `files`.
    ahead: HeldFiles,
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
    /// Makes a site out of files.
    #[must_use]
    pub fn new(files: HeldFiles) -> Self {
        Self { files: Arc::new(files), ahead: HeldFiles::new() }
    }

    /// The same site, some pages of which are made again ahead of the next one.
    #[must_use]
    pub fn with(&self, pages: HeldFiles) -> Self {
        let mut ahead = self.ahead.clone();
        ahead.extend(pages);
        Self { files: self.files(), ahead }
    }

    fn get(&self, path: &str) -> Option<&Held> {
        self.ahead.get(path).or_else(|| self.files.get(path))
    }

    /// Its files, which the next site may share: those of its last whole build.
    #[must_use]
    pub fn files(&self) -> Arc<HeldFiles> {
        Arc::clone(&self.files)
    }

    /// How this site differs from the one before it.
    #[must_use]
    pub fn changes(&self, before: Option<&Self>) -> Changes {
        let mut changes = Changes::default();
        let kept = |path: &OutPath, held: &Held| {
            before.and_then(|b| b.files.get(path)).is_some_and(|old| old.fingerprint == held.fingerprint)
        };
        for (path, _) in self.files.iter().filter(|(path, held)| !kept(path, held)) {
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
        if let Some(held) = self.get(&file) {
            return Answer::File(file, served(held));
        }
        if self.get(&format!("{path}/index.html")).is_some() {
            return Answer::Folder(format!("/{path}/"));
        }
        Answer::Nothing(self.get(NOT_FOUND).map(served).unwrap_or_default())
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.files.keys().filter(|path| is_page(path.as_str())).count()
    }
}

/// The bytes of a file as the server sends them: shared, not copied.
fn served(held: &Held) -> Bytes {
    Bytes::from_owner(Arc::clone(&held.bytes))
}

/// A short name for these bytes: a page that still has it need not be reloaded.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    Fingerprint::of(bytes).sha256.to_string().chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::{MemorySink, Sink};

    fn site(before: Option<&Site>, list: &[(&str, &str)]) -> Site {
        let sink = before.map_or_else(MemorySink::new, |b| MemorySink::after(b.files()));
        for (path, text) in list {
            sink.write(&OutPath::new(path).unwrap(), text.as_bytes()).unwrap();
        }
        Site::new(sink.into_files())
    }

    #[test]
    fn a_file_that_did_not_change_keeps_its_bytes() {
        let first = site(None, &[("index.html", "a"), ("e1/index.html", "b"), ("s.css", "c")]);
        assert_eq!(first.changes(None), Changes { pages: 2, others: 1, removed: 0 });
        let second = site(Some(&first), &[("index.html", "a"), ("e1/index.html", "B")]);
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
        let site = site(None, &list);
        assert_eq!(site.answer("/e1/"), Answer::File("e1/index.html".to_owned(), Bytes::from("e1")));
        assert_eq!(site.answer("/e1"), Answer::Folder("/e1/".to_owned()));
        for address in
            ["//e1/", "/e1//", "/../e1/", "/%651/", "/e1/../index.html", "/E1/", "/e1/index.html/", "//", "*"]
        {
            assert_eq!(site.answer(address), Answer::Nothing(Bytes::from("none")), "{address}");
        }
    }
}
