//! Every address of the site being built, and where a link written in one of its pages leads.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use foldhash::quality::FixedState;

/// An address or an anchor, as sixty-four bits: enough to tell a million apart, and nothing to keep alive.
pub type Mark = u64;

/// The mark of a text.
#[must_use]
pub(super) fn mark(text: &str) -> Mark {
    FixedState::default().hash_one(text)
}

/// Things by mark.
pub(super) type ByMark<T> = HashMap<Mark, T, foldhash::fast::FixedState>;

/// A set of marks.
pub(super) type Marks = HashSet<Mark, foldhash::fast::FixedState>;

/// Every path that a build will write.
#[derive(Debug)]
pub struct Addresses {
    base_url: String,
    /// The path of the public address: `/p/`.
    root: String,
    known: Marks,
    /// What style sheets weigh, compressed, in bytes.
    weights: ByMark<u64>,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target<'l> {
    /// Out of the site.
    Elsewhere,
    /// To nothing that the build writes.
    Nowhere,
    /// To a page or a file, and to an anchor in it.
    Here(Mark, Option<&'l str>),
}

impl Addresses {
    /// The addresses of a site, as paths from its root (`a/index.html`).
    #[must_use]
    pub fn new<'p>(base_url: &str, paths: impl IntoIterator<Item = &'p str>) -> Self {
        let root = format!("/{}", base_url.splitn(4, '/').nth(3).unwrap_or_default());
        Self {
            base_url: base_url.to_owned(),
            root,
            known: paths.into_iter().map(mark).collect(),
            weights: ByMark::default(),
        }
    }

    /// The same, with what some of its files weigh: path, content.
    #[must_use]
    pub fn weighing<'p>(mut self, files: impl Iterator<Item = (&'p str, &'p [u8])>) -> Self {
        self.weights = files.map(|(path, content)| (mark(path), super::poids::compressed(content))).collect();
        self
    }

    /// What a file weighs, compressed, in bytes; 0 when nobody weighed it.
    pub(super) fn weight(&self, path: Mark) -> u64 {
        self.weights.get(&path).copied().unwrap_or_default()
    }

    /// The file that a page asks for by an address, if it is one of the site or of another; `data:` asks for nothing.
    pub(super) fn asked(&self, page: &str, address: &str, path: &mut String) -> Option<Mark> {
        match self.target(page, address, path) {
            Target::Here(file, _) => Some(file),
            Target::Nowhere => Some(mark(path)),
            Target::Elsewhere => self.other_host(address).map(|_| mark(address)),
        }
    }

    /// The public address of the site, which ends with a slash.
    pub(super) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Whether the build writes a file of this mark.
    pub(super) fn holds(&self, path: Mark) -> bool {
        self.known.contains(&path)
    }

    /// The host that an address names, when it is not the portal's own.
    pub(super) fn other_host<'l>(&self, address: &'l str) -> Option<&'l str> {
        let address = address.trim();
        let rest = address.strip_prefix("//").or_else(|| address.split_once("://").map(|(_, rest)| rest))?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let own = self.base_url.split("://").nth(1).and_then(|rest| rest.split('/').next());
        (own != Some(host)).then_some(host)
    }

    /// Where a link of a page leads; `path` is room to work in.
    pub(super) fn target<'l>(&self, page: &str, link: &'l str, path: &mut String) -> Target<'l> {
        let (address, anchor) = match link.split_once('#') {
            Some((address, anchor)) => (address, Some(anchor)),
            None => (link, None),
        };
        path.clear();
        if address.is_empty() {
            return Target::Here(mark(page), anchor);
        } else if let Some(rest) = address.strip_prefix(self.base_url.as_str()) {
            path.push_str(rest);
        } else if address.starts_with("//") || address.split('/').next().is_some_and(|s| s.contains(':')) {
            return Target::Elsewhere;
        } else if let Some(rest) = address.strip_prefix(self.root.as_str()) {
            path.push_str(rest);
        } else {
            join(page, address, path);
        }
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        let found = mark(path);
        if self.holds(found) { Target::Here(found, anchor) } else { Target::Nowhere }
    }
}

/// Resolves a relative address against the page that holds it (RFC 3986, 5.2).
fn join(page: &str, address: &str, path: &mut String) {
    path.push_str(page.rsplit_once('/').map_or("", |(folder, _)| folder));
    let mut parts = address.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            "." | "" => {}
            ".." => path.truncate(path.rfind('/').unwrap_or_default()),
            part => {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(part);
            }
        }
        if is_last && matches!(part, "" | "." | "..") && !path.is_empty() {
            path.push('/');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_address_starts_from_the_folder_of_its_page() {
        let joined = |page: &str, address: &str| {
            let mut path = String::new();
            join(page, address, &mut path);
            path
        };
        assert_eq!(joined("a/b/index.html", "../c/"), "a/c/");
        assert_eq!(joined("a/b/index.html", "../../"), "");
        assert_eq!(joined("a/b/index.html", ".."), "a/");
        assert_eq!(joined("a/b/index.html", "./"), "a/b/");
        assert_eq!(joined("index.html", "x/y.css"), "x/y.css");
        assert_eq!(joined("index.html", "../../x"), "x");
    }

    #[test]
    fn a_link_of_another_site_or_scheme_leads_elsewhere() {
        let site = Addresses::new("https://a.example/p/", ["index.html"]);
        for link in ["https://b.example/", "//b.example/", "mailto:x@b.example", "tel:15"] {
            assert_eq!(site.target("index.html", link, &mut String::new()), Target::Elsewhere, "{link}");
        }
        for link in ["", "./", "/p/", "https://a.example/p/"] {
            let target = site.target("index.html", link, &mut String::new());
            assert_eq!(target, Target::Here(mark("index.html"), None), "{link}");
        }
        assert_eq!(site.target("index.html", "x/", &mut String::new()), Target::Nowhere);
    }
}
