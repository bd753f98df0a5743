//! The words of a theme in one language.

use std::collections::BTreeMap;
use std::fmt::Display;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::{Formule, Grammaire};

/// The words of a theme in one language (`langues/en/`), by the name that templates use: `langue`, or `groupe.nom`
/// for one in a group.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "IndexMap<String, Entree>")]
pub struct Catalogue {
    mots: IndexMap<String, Mot>,
    /// Words that cannot be read: their name, and what of them.
    fautes: Vec<(String, String)>,
    /// How the language writes numbers and dates.
    grammaire: Grammaire,
}

/// The words of each language of a theme.
pub type Catalogues = BTreeMap<String, Catalogue>;

/// What a name stands for.
#[derive(Debug, Clone)]
pub enum Mot {
    /// The same words always.
    Simple(Formule),
    /// Words that agree with a number.
    Accorde {
        /// For one, and for none where the language counts it so.
        un: Formule,
        /// For several.
        plusieurs: Formule,
    },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Entree {
    Simple(String),
    Accorde(Accord),
    Groupe(IndexMap<String, Entree>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accord {
    un: String,
    plusieurs: String,
}

impl JsonSchema for Catalogue {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Catalogue".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<Entree>() })
    }
}

impl JsonSchema for Entree {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Mots".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let group = generator.subschema_for::<Entree>();
        // A number is no word: with its length said, it stays a text for editors too.
        json_schema!({
            "anyOf": [
                { "type": "string", "minLength": 0 },
                { "type": "object", "additionalProperties": group },
            ]
        })
    }
}

impl From<IndexMap<String, Entree>> for Catalogue {
    fn from(entrees: IndexMap<String, Entree>) -> Self {
        let mut catalogue = Self::default();
        catalogue.ajouter("", entrees);
        catalogue
    }
}

impl Catalogue {
    fn ajouter(&mut self, groupe: &str, entrees: IndexMap<String, Entree>) {
        for (nom, entree) in entrees {
            let cle = if groupe.is_empty() { nom } else { format!("{groupe}.{nom}") };
            let mut formule = |mots: &str| {
                Formule::parse(mots).unwrap_or_else(|wrong| {
                    self.fautes.push((cle.clone(), wrong));
                    Formule::default()
                })
            };
            let mot = match entree {
                Entree::Simple(mots) => Mot::Simple(formule(&mots)),
                Entree::Accorde(mots) => Mot::Accorde { un: formule(&mots.un), plusieurs: formule(&mots.plusieurs) },
                Entree::Groupe(entrees) => {
                    self.ajouter(&cle, entrees);
                    continue;
                }
            };
            self.mots.insert(cle, mot);
        }
    }

    /// Lays a site's own words over these.
    pub fn lay(&mut self, other: Self) {
        self.fautes.retain(|(cle, _)| !other.a(cle));
        self.mots.extend(other.mots);
        self.fautes.extend(other.fautes);
    }

    /// Counts as a language does.
    #[must_use]
    pub fn en(mut self, langue: &str) -> Self {
        self.grammaire = Grammaire::de(langue);
        self
    }

    /// How the language writes numbers and dates.
    #[must_use]
    pub fn grammaire(&self) -> Grammaire {
        self.grammaire
    }

    /// The words of a name; when they agree with a number, those of the singular or of the plural.
    #[must_use]
    pub fn mot(&self, cle: &str, nombre: Option<u64>) -> Option<&Formule> {
        Some(match self.mots.get(cle)? {
            Mot::Simple(mots) => mots,
            Mot::Accorde { un, .. } if nombre.is_some_and(|n| self.grammaire.est_singulier(n)) => un,
            Mot::Accorde { plusieurs, .. } => plusieurs,
        })
    }

    /// Plain words that nothing fills; the name itself when nothing bears it.
    #[must_use]
    pub fn texte(&self, cle: &'static str) -> &str {
        self.mot(cle, None).and_then(Formule::entiere).unwrap_or(cle)
    }

    /// Plain words, filled; the name itself when nothing bears it, so that a page shows what is missing.
    #[must_use]
    pub fn dire(&self, cle: &str, valeurs: &[(&str, &str)]) -> String {
        self.mot(cle, None).map_or_else(|| cle.to_owned(), |mots| mots.dire(valeurs))
    }

    /// Plain words that agree with a number, filled; the number itself is only said if a value gives it.
    #[must_use]
    pub fn accorder(&self, cle: &str, nombre: usize, valeurs: &[(&str, &str)]) -> String {
        self.mot(cle, Some(nombre as u64)).map_or_else(|| cle.to_owned(), |mots| mots.dire(valeurs))
    }

    /// Plain words that agree with a number, which fills `{n}`.
    #[must_use]
    pub fn compter(&self, cle: &str, nombre: impl Display + TryInto<u64> + Copy, valeurs: &[(&str, &str)]) -> String {
        let n = nombre.to_string();
        let mut all = vec![("n", n.as_str())];
        all.extend(valeurs);
        self.mot(cle, nombre.try_into().ok()).map_or_else(|| cle.to_owned(), |mots| mots.dire(&all))
    }

    /// « a, b et c ».
    #[must_use]
    pub fn enumerer(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [start @ .., last] => format!("{}{}{last}", start.join(", "), self.texte("commun.et")),
        }
    }

    /// Every name, in the order of the file.
    pub fn cles(&self) -> impl Iterator<Item = &str> {
        self.mots.keys().map(String::as_str)
    }

    /// Words that cannot be read: their name, and what of them.
    #[must_use]
    pub fn fautes(&self) -> &[(String, String)] {
        &self.fautes
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
        let mut names: Vec<&str> = all.into_iter().flat_map(Formule::trous).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        serde_yaml::from_str(
            "bonjour: Bonjour {nom}\nliste:\n  pages: { un: \"{n} page\", plusieurs: \"{n} pages\" }\n  vide: Rien\n",
        )
        .unwrap()
    }

    #[test]
    fn words_agree_with_their_number() {
        let c = catalogue();
        assert_eq!(c.compter("liste.pages", 1, &[]), "1 page");
        assert_eq!(c.compter("liste.pages", 2_usize, &[]), "2 pages");
        assert_eq!(c.dire("bonjour", &[("nom", "vous")]), "Bonjour vous");
        assert!(c.mot("adieu", None).is_none());
    }

    #[test]
    fn none_is_one_page_in_french_and_no_pages_in_english() {
        assert_eq!(catalogue().en("fr").compter("liste.pages", 0, &[]), "0 page");
        assert_eq!(catalogue().en("en").compter("liste.pages", 0, &[]), "0 pages");
    }

    #[test]
    fn a_group_is_part_of_the_name() {
        assert_eq!(catalogue().cles().collect::<Vec<_>>(), ["bonjour", "liste.pages", "liste.vide"]);
        assert_eq!(catalogue().dire("liste.vide", &[]), "Rien");
    }

    #[test]
    fn holes_are_named_once() {
        assert_eq!(catalogue().trous("liste.pages"), ["n"]);
        assert_eq!(catalogue().trous("bonjour"), ["nom"]);
    }

    #[test]
    fn words_that_cannot_be_read_are_told_by_their_name() {
        let c: Catalogue = serde_yaml::from_str("a: { b: \"<script>\" }").unwrap();
        assert_eq!(c.fautes(), [("a.b".to_owned(), "<script>".to_owned())]);
    }
}
