//! The portal itself.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Loc, Slug, Texte};

/// `portail.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PortailBrut {
    /// Name of the portal.
    pub titre: Loc<String>,
    /// One line under the name.
    pub sous_titre: Option<Loc<String>>,
    /// Public address, with its final slash.
    pub base_url: Loc<String>,
    /// Language of the portal.
    pub langue: Loc<String>,
    /// Who publishes it.
    pub editeur: Loc<String>,
    /// Name of a theme of `themes/`.
    pub theme: Loc<String>,
    /// Reminder that the official document alone is authoritative.
    pub avertissement: Option<Loc<String>>,
    /// Under which licence texts and data may be used again.
    pub licence: Option<LicenceDuPortailBrute>,
}

/// A licence as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LicenceDuPortailBrute {
    /// Name.
    pub nom: Loc<String>,
    /// Address of its text.
    pub url: Loc<String>,
    /// Identifier in the SPDX list, which programs know.
    pub code: Option<Loc<String>>,
}

/// The portal.
#[derive(Debug)]
pub struct Portail {
    /// Name.
    pub titre: Texte,
    /// One line under the name.
    pub sous_titre: Option<Texte>,
    /// Public address, ends with a slash.
    pub base_url: String,
    /// Language, BCP 47.
    pub langue: String,
    /// Who publishes it.
    pub editeur: Texte,
    /// Theme.
    pub theme: Slug,
    /// Reminder.
    pub avertissement: Option<Texte>,
    /// Under which licence texts and data may be used again; `None` when the publisher does not say.
    pub licence: Option<LicenceDuPortail>,
}

/// A licence.
#[derive(Debug)]
pub struct LicenceDuPortail {
    /// Name.
    pub nom: Texte,
    /// Address of its text.
    pub url: String,
    /// Identifier in the SPDX list.
    pub code: Option<String>,
}
