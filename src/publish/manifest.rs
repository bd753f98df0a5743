//! The list of what Garrigue made, kept in the site itself as `.garrigue.json`.
//!
//! It is the mark by which a later run knows that it may replace the folder, and that a file in it
//! was added by somebody. It holds no date and no machine name: same site, same bytes. One line a
//! file, so two manifests compare with `diff`, and `sha256sum` can check them without Garrigue:
//!
//! ```sh
//! sed -n 's/^ *"\(.*\)": {"size":[0-9]*,"sha256":"\([0-9a-f]*\)"}.*/\2  \1/p' .garrigue.json | sha256sum -c
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use serde::Deserialize;

use super::error::{Operation, PublishError};
use super::path::OutPath;
use super::present;
use crate::fingerprint::{Fingerprint, Sha256};

/// The name of the manifest at the root of the site; no [`OutPath`] can have it.
pub const MANIFEST_NAME: &str = ".garrigue.json";
/// The version of the manifest's shape; a later one is refused rather than guessed.
const FORMAT: u32 = 2;
/// The shape that gave BLAKE3 hashes: what it lists is ours, and is not compared.
const WITHOUT_SHA256: u32 = 1;
const GENERATOR: &str = "garrigue";

/// What a site holds, as its manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    files: BTreeMap<OutPath, Fingerprint>,
}

/// The files that the manifest of any known shape lists; an old one does not know their SHA-256.
pub(super) type Listing = BTreeMap<OutPath, Option<Fingerprint>>;

impl Manifest {
    /// Makes the manifest of a list of files.
    pub(super) fn new(files: BTreeMap<OutPath, Fingerprint>) -> Self {
        Self { files }
    }

    /// Reads the manifest of a published site, or `None` where there is none.
    ///
    /// # Errors
    /// `ManifestUnreadable` when it is damaged or was written by something else, `ManifestOld` when
    /// an earlier Garrigue wrote it; `Io`.
    pub fn read(site: &Path) -> Result<Option<Self>, PublishError> {
        let Some(listing) = read_listing(site)? else { return Ok(None) };
        let known = |(path, fingerprint): (OutPath, Option<Fingerprint>)| Some((path, fingerprint?));
        match listing.into_iter().map(known).collect() {
            Some(files) => Ok(Some(Self { files })),
            None => Err(PublishError::ManifestOld { path: site.join(MANIFEST_NAME) }),
        }
    }

    /// Returns the files of the site with their fingerprints, in the order of their paths.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<OutPath, Fingerprint> {
        &self.files
    }

    /// Writes the manifest into a site that has none yet.
    pub(super) fn write(&self, site: &Path) -> Result<(), PublishError> {
        let path = site.join(MANIFEST_NAME);
        fs::File::create_new(&path)
            .and_then(|file| {
                let mut out = BufWriter::new(file);
                self.print(&mut out)?;
                out.flush()
            })
            .map_err(PublishError::io(Operation::Write, &path))
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let generator = serde_json::to_string(GENERATOR)?;
        write!(out, "{{\n  \"generator\": {generator},\n  \"format\": {FORMAT},\n  \"files\": {{")?;
        let mut separator = "\n    ";
        for (path, fingerprint) in &self.files {
            // The characters of a path need no escape in JSON.
            write!(out, "{separator}\"{path}\": ")?;
            serde_json::to_writer(&mut *out, fingerprint)?;
            separator = ",\n    ";
        }
        out.write_all(b"\n  }\n}\n")
    }
}

#[derive(Deserialize)]
struct Written {
    generator: String,
    format: u32,
    files: BTreeMap<OutPath, WrittenFile>,
}

#[derive(Deserialize)]
struct WrittenFile {
    size: u64,
    sha256: Option<Sha256>,
}

/// Reads what the manifest of a site lists, whatever the Garrigue that wrote it; `None` where there is none.
///
/// # Errors
/// `ManifestUnreadable`, `Io`.
pub(super) fn read_listing(site: &Path) -> Result<Option<Listing>, PublishError> {
    let path = site.join(MANIFEST_NAME);
    let Some((mut file, _)) = present::open(&path).map_err(PublishError::io(Operation::Read, &path))? else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(PublishError::io(Operation::Read, &path))?;
    let unreadable = |reason: String| PublishError::ManifestUnreadable { path: path.clone(), reason };
    let written: Written = serde_json::from_slice(&bytes).map_err(|error| unreadable(error.to_string()))?;
    if written.generator != GENERATOR {
        return Err(unreadable(format!("generator {:?}", written.generator)));
    }
    let fingerprint = |file: WrittenFile| file.sha256.map(|sha256| Fingerprint { size: file.size, sha256 });
    let listing: Listing = written.files.into_iter().map(|(path, file)| (path, fingerprint(file))).collect();
    match written.format {
        WITHOUT_SHA256 => Ok(Some(listing.into_keys().map(|path| (path, None)).collect())),
        FORMAT => match listing.iter().find(|(_, fingerprint)| fingerprint.is_none()) {
            None => Ok(Some(listing)),
            Some((path, _)) => Err(unreadable(format!("no SHA-256 of {path}"))),
        },
        other => Err(unreadable(format!("format {other}"))),
    }
}
