//! What a theme says of itself.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Loc;

/// `theme.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeBrut {
    /// The theme of which this one only changes some files.
    pub parent: Option<Loc<String>>,
}
