//! What each field means, in French: `champs.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};

const CHAMPS: &str = include_str!("champs.yaml");

/// By `Type.champ`, or by `champ` where it means the same everywhere.
static MOTS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| serde_yaml::from_str(CHAMPS).unwrap_or_default());

/// What a field of a type means.
pub(super) fn meaning(kind: &str, field: &str) -> Option<&'static str> {
    MOTS.get(&format!("{kind}.{field}")).or_else(|| MOTS.get(field)).map(String::as_str)
}

/// Every entry of the list.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    MOTS.keys().map(String::as_str)
}

/// Describes every field of a schema.
pub(super) fn explain(root: &mut Value, sorte: &str) {
    each_type(root, &mut |kind, properties| {
        let kind = if kind.is_empty() { sorte } else { kind };
        for (field, schema) in properties.iter_mut() {
            if let Some(meaning) = meaning(kind, field) {
                describe(schema, meaning);
            }
        }
    });
    if let Some(Value::Object(types)) = root.get_mut("definitions") {
        for (name, schema) in types.iter_mut() {
            if let (Value::Object(schema), Some(title)) = (schema, MOTS.get(name)) {
                schema.insert("title".to_owned(), json!(title));
            }
        }
    }
}

/// Visits the properties of every type of a schema, with the type's name; that of the root is empty.
pub(super) fn each_type(root: &mut Value, visit: &mut impl FnMut(&str, &mut serde_json::Map<String, Value>)) {
    if let Some(Value::Object(properties)) = root.get_mut("properties") {
        visit("", properties);
    }
    if let Some(Value::Object(types)) = root.get_mut("definitions") {
        for (name, schema) in types.iter_mut() {
            if let Some(Value::Object(properties)) = schema.get_mut("properties") {
                visit(name, properties);
            }
        }
    }
}

/// In draft 7 whatever stands beside a `$ref` is ignored: it goes inside an `allOf`.
pub(super) fn describe(schema: &mut Value, meaning: &str) {
    if schema.get("$ref").is_some() {
        let inner = schema.take();
        *schema = json!({ "allOf": [inner] });
    }
    match schema {
        Value::Object(object) => drop(object.insert("description".to_owned(), json!(meaning))),
        _ => *schema = json!({ "description": meaning }),
    }
}
