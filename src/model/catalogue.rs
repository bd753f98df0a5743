//! The words of a theme in one language.

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

/// The words of a theme in one language, by the name that templates use (`langues/en.yaml`).
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Catalogue {
    mots: IndexMap<String, Mot>,
}

/// What a name stands for.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Mot {
    /// The same words always.
    Simple(String),
    /// Words that agree with a number.
    Accorde {
        /// For one, and for none where the language counts it so.
        un: String,
        /// For several.
        plusieurs: String,
    },
}

impl JsonSchema for Mot {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Mot".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // A number is no word: with its length said, it stays a text for editors too.
        let words = json_schema!({ "type": "string", "minLength": 0 });
        json_schema!({
            "anyOf": [words, {
                "type": "object",
                "additionalProperties": false,
                "required": ["un", "plusieurs"],
                "properties": { "un": words, "plusieurs": words },
            }]
        })
    }
}

impl Catalogue {
    /// Lays a site's own words over these.
    pub fn lay(&mut self, other: Self) {
        self.mots.extend(other.mots);
    }

    /// The words of a name; when they agree with a number, those of the singular or of the plural.
    #[must_use]
    pub fn mot(&self, cle: &str, singulier: bool) -> Option<&str> {
        Some(match self.mots.get(cle)? {
            Mot::Simple(mots) => mots,
            Mot::Accorde { un, .. } if singulier => un,
            Mot::Accorde { plusieurs, .. } => plusieurs,
        })
    }

    /// Every name, in the order of the file.
    pub fn cles(&self) -> impl Iterator<Item = &str> {
        self.mots.keys().map(String::as_str)
    }

    /// Whether it has a name.
    #[must_use]
    pub fn a(&self, cle: &str) -> bool {
        self.mots.contains_key(cle)
    }

    /// What the words of a name leave to be filled: `nom` for « {nom} ».
    #[must_use]
    pub fn trous(&self, cle: &str) -> Vec<&str> {
        let all = match self.mots.get(cle) {
            Some(Mot::Simple(mots)) => vec![mots],
            Some(Mot::Accorde { un, plusieurs }) => vec![un, plusieurs],
            None => Vec::new(),
        };
        let mut names: Vec<&str> = all
            .into_iter()
            .flat_map(|mots| mots.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        serde_yaml::from_str("bonjour: Bonjour {nom}\npages: { un: \"{n} page\", plusieurs: \"{n} pages\" }\n").unwrap()
    }

    #[test]
    fn words_agree_with_their_number() {
        let c = catalogue();
        assert_eq!(c.mot("pages", true), Some("{n} page"));
        assert_eq!(c.mot("pages", false), Some("{n} pages"));
        assert_eq!(c.mot("bonjour", false), Some("Bonjour {nom}"));
        assert_eq!(c.mot("adieu", false), None);
    }

    #[test]
    fn holes_are_named_once() {
        assert_eq!(catalogue().trous("pages"), ["n"]);
        assert_eq!(catalogue().trous("bonjour"), ["nom"]);
    }
}
