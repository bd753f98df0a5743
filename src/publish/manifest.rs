//! The list of what Garrigue made, kept in the site itself as `.garrigue.json`.
//!
//! It is the mark by which a later run knows that it may replace the folder, and that a file in it
//! was added by somebody. It holds no date and no machine name: same site, same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufReader, BufWriter, ErrorKind, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{Operation, PublishError};
use super::path::OutPath;

/// The name of the manifest at the root of the site; no [`OutPath`] can have it.
pub const MANIFEST_NAME: &str = ".garrigue.json";
/// The version of the manifest's shape; another one is refused rather than guessed.
const FORMAT: u32 = 1;
const GENERATOR: &str = "garrigue";

/// What a site holds, as its manifest says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Manifest {
    generator: String,
    format: u32,
    files: BTreeMap<OutPath, Fingerprint>,
}

/// The size and hash of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// The size, in bytes.
    pub size: u64,
    /// The BLAKE3 hash.
    #[serde(with = "hex")]
    pub blake3: blake3::Hash,
}

impl Fingerprint {
    /// Computes the fingerprint of a file's bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { size: bytes.len() as u64, blake3: blake3::hash(bytes) }
    }
}

impl Manifest {
    /// Makes the manifest of a list of files.
    pub(super) fn new(files: BTreeMap<OutPath, Fingerprint>) -> Self {
        Self { generator: GENERATOR.to_owned(), format: FORMAT, files }
    }

    /// Reads the manifest of a published site, or `None` where there is none.
    ///
    /// # Errors
    /// `ManifestUnreadable` when it is damaged or was written by something else; `Io`.
    pub fn read(site: &Path) -> Result<Option<Self>, PublishError> {
        let path = site.join(MANIFEST_NAME);
        let file = match fs::File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(PublishError::io(Operation::Read, &path)(error)),
        };
        let unreadable = |reason: String| PublishError::ManifestUnreadable { path: path.clone(), reason };
        let manifest: Self =
            serde_json::from_reader(BufReader::new(file)).map_err(|error| unreadable(error.to_string()))?;
        if manifest.generator != GENERATOR {
            return Err(unreadable(format!("generator {:?}", manifest.generator)));
        }
        if manifest.format != FORMAT {
            return Err(unreadable(format!("format {}", manifest.format)));
        }
        Ok(Some(manifest))
    }

    /// Returns the files of the site with their fingerprints, in the order of their paths.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<OutPath, Fingerprint> {
        &self.files
    }

    /// Gives up the manifest for its files.
    pub(super) fn into_files(self) -> BTreeMap<OutPath, Fingerprint> {
        self.files
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

    /// One line a file, so that two manifests compare with `diff`.
    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let (generator, format) = (serde_json::to_string(&self.generator)?, self.format);
        write!(out, "{{\n  \"generator\": {generator},\n  \"format\": {format},\n  \"files\": {{")?;
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

mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(hash: &blake3::Hash, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hash.to_hex())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<blake3::Hash, D::Error> {
        let text = String::deserialize(from)?;
        blake3::Hash::from_hex(text).map_err(D::Error::custom)
    }
}
