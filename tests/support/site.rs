//! A published site, in memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use super::{Page, Portail};

/// Every file of a published site.
#[derive(Clone, PartialEq, Eq)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

/// The minimal sources, published once for all the tests of a crate.
pub fn minimal() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| Portail::minimal().site_with(&["--strict"]));
    &SITE
}

impl Site {
    /// Reads a folder whole.
    pub fn read(root: &Path) -> Self {
        let mut files = BTreeMap::new();
        collect(root, "", &mut files);
        Self { files }
    }

    /// Every file: path from the root, bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The paths of every page, `404.html` among them.
    pub fn pages(&self) -> Vec<&str> {
        let pages: Vec<&str> = self.files.keys().map(String::as_str).filter(|p| p.ends_with(".html")).collect();
        assert!(!pages.is_empty(), "the site has no page");
        pages
    }

    /// Whether a page was made at this address.
    pub fn has(&self, address: &str) -> bool {
        self.files.contains_key(&file_of(address))
    }

    /// A page by its address (`valbrume/e1d1/`, empty for the home) or its file (`404.html`).
    pub fn page(&self, address: &str) -> Page {
        Page::new(address, &self.text(&file_of(address)))
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("{path} was not published"));
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// Fails, with the names of the files that differ, unless both sites are the same to the byte.
    pub fn assert_same(&self, other: &Self) {
        let names: std::collections::BTreeSet<_> = self.files.keys().chain(other.files.keys()).collect();
        let differ: Vec<_> = names.into_iter().filter(|n| self.files.get(*n) != other.files.get(*n)).collect();
        assert!(differ.is_empty(), "these files differ: {differ:?}");
    }
}

/// The file of a page, by its address.
pub fn file_of(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
}
