//! What a field may hold, when the model gives it a closed list.

use schemars::Schema;
use serde_json::Value;

/// The values of a field of a kind of file; none when any text will do, or when two things of the file have a field of
/// this name, each with its own list.
pub(super) fn of(field: &str, schema: &Schema) -> Vec<String> {
    let mut lists = Vec::new();
    collect(schema.as_value(), field, schema, &mut lists);
    lists.dedup();
    match lists.as_mut_slice() {
        [list] => std::mem::take(list),
        _ => Vec::new(),
    }
}

fn collect(value: &Value, field: &str, root: &Schema, lists: &mut Vec<Vec<String>>) {
    match value {
        Value::Object(fields) => {
            if let Some(found) = fields.get("properties").and_then(|p| p.get(field)) {
                lists.push(values(found, root));
            }
            fields.values().for_each(|inner| collect(inner, field, root, lists));
        }
        Value::Array(items) => items.iter().for_each(|inner| collect(inner, field, root, lists)),
        _ => {}
    }
}

/// The constants that a schema lists, behind its references.
fn values(schema: &Value, root: &Schema) -> Vec<String> {
    let pointed = schema.get("$ref").and_then(Value::as_str).and_then(|r| root.pointer(r.strip_prefix('#')?));
    let schema = pointed.unwrap_or(schema);
    let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
    let said = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    listed
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .chain(said.filter_map(|one| one.get("const")?.as_str()).map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::model::{ActeursBruts, FicheBrute};

    #[test]
    fn a_closed_list_is_found_and_a_text_has_none() {
        let of = |field, schema| super::of(field, &schema);
        assert!(of("nature", schemars::schema_for!(ActeursBruts)).contains(&"institution".to_owned()));
        assert!(of("nom", schemars::schema_for!(ActeursBruts)).is_empty());
        assert!(of("section", schemars::schema_for!(FicheBrute)).is_empty());
    }
}
