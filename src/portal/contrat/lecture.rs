//! From the schema that `schemars` derives to the contract.

use std::collections::BTreeMap;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::{Champ, Contrat, Forme, Modele, Objet};
use crate::portal::vue::fichiers::{Fichiers, NOMS};
use crate::portal::vue::{Cadre, Corps};

/// Reads the view structs.
pub(super) fn lire() -> Contrat {
    let mut generator: SchemaGenerator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let page = forme(generator.subschema_for::<Cadre>().as_value());
    generator.subschema_for::<Corps>();
    let fichiers = generator.subschema_for::<Fichiers>();
    let mut definitions = generator.take_definitions(true);
    let mut modeles = BTreeMap::new();
    // The docstring of each variant of `Corps` names the templates that it fills; a test compares it with what pages do.
    let corps = definitions.remove("Corps").unwrap_or_default();
    for variant in corps.get("anyOf").and_then(Value::as_array).into_iter().flatten() {
        let vue = forme(variant);
        for nom in entre_accents(doc(variant)) {
            let variables = BTreeMap::from([("page".to_owned(), page.clone()), ("vue".to_owned(), vue.clone())]);
            modeles.insert(format!("{nom}.html"), Modele { variables });
        }
    }
    let types: BTreeMap<String, Objet> =
        definitions.iter().filter_map(|(nom, schema)| Some((nom.clone(), objet(schema)?))).collect();
    if let Forme::Objet(nom) = forme(fichiers.as_value())
        && let Some(objet) = types.get(&nom)
    {
        for nom in NOMS {
            let variables = objet.champs.iter().map(|(nom, champ)| (nom.clone(), champ.forme.clone())).collect();
            modeles.insert(nom.to_owned(), Modele { variables });
        }
    }
    let seules = definitions.iter().filter(|(nom, _)| !types.contains_key(*nom));
    let seules: BTreeMap<&str, Forme> = seules.map(|(nom, schema)| (nom.as_str(), forme(schema))).collect();
    let mut contrat = Contrat { modeles, types };
    for champ in contrat.types.values_mut().flat_map(|o| o.champs.values_mut()) {
        champ.forme.remplacer(&seules);
    }
    contrat
}

impl Forme {
    /// Puts what is no struct (a word among several…) in the place of its name.
    fn remplacer(&mut self, seules: &BTreeMap<&str, Self>) {
        match self {
            Self::Objet(nom) => {
                if let Some(forme) = seules.get(nom.as_str()) {
                    *self = forme.clone();
                }
            }
            Self::Liste(inside) | Self::Table(inside) => inside.remplacer(seules),
            Self::Une(all) => {
                for f in all.iter_mut() {
                    f.remplacer(seules);
                }
                *self = Self::une(std::mem::take(all));
            }
            Self::Texte | Self::Mots(_) | Self::Nombre | Self::Booleen | Self::Rien | Self::Quelconque => {}
        }
    }
}

fn objet(schema: &Value) -> Option<Objet> {
    let champs = schema.get("properties")?.as_object()?;
    let required: Vec<&str> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let champ = |(nom, schema): (&String, &Value)| {
        let toujours = required.contains(&nom.as_str());
        (nom.clone(), Champ { forme: forme(schema), toujours, doc: doc(schema).to_owned() })
    };
    Some(Objet { doc: doc(schema).to_owned(), champs: champs.iter().map(champ).collect() })
}

fn doc(schema: &Value) -> &str {
    schema.get("description").and_then(Value::as_str).unwrap_or_default()
}

/// The words between backticks.
fn entre_accents(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

fn forme(schema: &Value) -> Forme {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return Forme::Objet(name.rsplit('/').next().unwrap_or(name).to_owned());
    }
    if let Some(all) = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(key)?.as_array()) {
        return Forme::une(all.iter().map(forme));
    }
    if let Some(word) = schema.get("const").and_then(Value::as_str) {
        return Forme::Mots(vec![word.to_owned()]);
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return Forme::Mots(words.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect());
    }
    let one = |name: &str| match name {
        "string" => Forme::Texte,
        "integer" | "number" => Forme::Nombre,
        "boolean" => Forme::Booleen,
        "null" => Forme::Rien,
        "array" => Forme::Liste(Box::new(items(schema))),
        "object" => match schema.get("additionalProperties") {
            Some(inside) => Forme::Table(Box::new(forme(inside))),
            None => Forme::Quelconque,
        },
        _ => Forme::Quelconque,
    };
    match schema.get("type") {
        Some(Value::String(name)) => one(name),
        Some(Value::Array(names)) => Forme::une(names.iter().filter_map(Value::as_str).map(one)),
        _ => Forme::Quelconque,
    }
}

/// What the items of a list are; those of a pair may differ.
fn items(schema: &Value) -> Forme {
    match (schema.get("items"), schema.get("prefixItems").and_then(Value::as_array)) {
        (_, Some(all)) => Forme::une(all.iter().map(forme)),
        (Some(one), None) => forme(one),
        (None, None) => Forme::Quelconque,
    }
}
