//! What a build remembers, so that the next one renders only what changed.
//!
//! A page is a pure function of its theme and its view: when both have the fingerprints that they had, the page has
//! the bytes that it had. No list of what depends on what is kept, hence none can be wrong. And when not one byte of
//! the sources and of the theme changed, nothing at all is rendered, and the warnings are said again.
//!
//! The cache is never needed: absent, damaged, or written by another program ([`PROGRAM`]), it is ignored, and the
//! result is the same bytes. What it says of a published file is checked against that file
//! ([`Sink::keep`](crate::publish::Sink::keep)) before it is believed.

mod said;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::audit::PageRead;
use crate::fingerprint::{Fingerprint, Sha256};
use crate::pipeline::Made;

pub use said::Said;

/// This very program: its version, its sources, its dependencies, its features.
pub const PROGRAM: &str = env!("GARRIGUE_PROGRAM");

/// What a build remembers.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Cache {
    /// What the sources, the theme and the settings were, all together; `None` when they changed during the build.
    pub inputs: Option<Sha256>,
    /// What was said of them.
    pub said: Vec<Said>,
    /// What was made.
    pub made: Made,
    /// Every page, by the path of its file.
    pub pages: BTreeMap<String, PageMade>,
    /// Every picture.
    pub images: BTreeMap<String, ImageMade>,
    /// Every other file.
    pub others: BTreeMap<String, Fingerprint>,
}

/// What a build remembers of a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PageMade {
    /// The name of its template, without extension.
    pub modele: String,
    /// The fingerprint of its theme and view.
    pub view: Sha256,
    /// The fingerprint of its file.
    pub file: Fingerprint,
    /// What the audit read in it.
    pub read: PageRead,
}

/// What a build remembers of a picture.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImageMade {
    /// The fingerprint of its description and colours.
    pub scene: Sha256,
    /// The fingerprint of its file.
    pub file: Fingerprint,
}

impl Cache {
    /// Reads what [`to_bytes`](Self::to_bytes) wrote; `None` when another program wrote it, or a byte of it changed.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let head = head(bytes.split_at_checked(HEAD)?.1);
        serde_json::from_slice(bytes.strip_prefix(head.as_bytes())?).ok()
    }

    /// Writes it for the next build, under a head that names the program and proves the rest.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Its keys are texts: nothing in it can be refused.
        let body = serde_json::to_vec(self).unwrap_or_default();
        let mut bytes = head(&body).into_bytes();
        bytes.extend(body);
        bytes
    }

    /// Every file of the build, with its fingerprint.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Fingerprint)> {
        let pages = self.pages.iter().map(|(path, page)| (path.as_str(), &page.file));
        let images = self.images.iter().map(|(path, image)| (path.as_str(), &image.file));
        pages.chain(images).chain(self.others.iter().map(|(path, file)| (path.as_str(), file)))
    }
}

/// Length of the head: the program, a SHA-256 of 64 digits, two line ends.
const HEAD: usize = PROGRAM.len() + 66;

fn head(body: &[u8]) -> String {
    format!("{PROGRAM}\n{}\n", Fingerprint::of(body).sha256)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Cache {
        let mut cache = Cache::default();
        cache.others.insert("a.txt".to_owned(), Fingerprint::of(b"a"));
        cache
    }

    #[test]
    fn a_cache_is_read_back_as_it_was_written() {
        let read = Cache::from_bytes(&some().to_bytes()).unwrap();
        assert_eq!(read.files().collect::<Vec<_>>(), some().files().collect::<Vec<_>>());
    }

    #[test]
    fn a_cache_of_which_any_byte_changed_is_ignored() {
        let bytes = some().to_bytes();
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(Cache::from_bytes(&damaged).is_none(), "byte {at}");
        }
        for len in 0..bytes.len() {
            assert!(Cache::from_bytes(&bytes[..len]).is_none(), "{len} bytes");
        }
    }
}
