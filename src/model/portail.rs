//! The portal itself.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Langue, List, Loc, Slug, Texte, Tolerance, ToleranceBrute};

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
    /// Other languages, of which some pages have a translation.
    #[serde(default)]
    pub langues: List<Loc<String>>,
    /// Who publishes it.
    pub editeur: Loc<String>,
    /// Name of a theme of `themes/`.
    pub theme: Loc<String>,
    /// Reminder that the official document alone is authoritative.
    pub avertissement: Option<Loc<String>>,
    /// Whether pages have pictures for social networks; they do unless said.
    pub images: Option<bool>,
    /// Under which licence texts and data may be used again.
    pub licence: Option<LicenceDuPortailBrute>,
    /// What is accepted for a while.
    #[serde(default)]
    pub tolerances: List<ToleranceBrute>,
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
    /// Other languages, in the order in which pages offer them.
    pub langues: Vec<Langue>,
    /// Who publishes it.
    pub editeur: Texte,
    /// Theme.
    pub theme: Slug,
    /// Reminder.
    pub avertissement: Option<Texte>,
    /// Whether pages have pictures for social networks.
    pub images: bool,
    /// Under which licence texts and data may be used again; `None` when the publisher does not say.
    pub licence: Option<LicenceDuPortail>,
    /// What is accepted for a while.
    pub tolerances: Vec<Tolerance>,
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
