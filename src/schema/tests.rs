//! The schemas against the parser, on every source of the repository and on thousands of slips made from them.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::{Identifiants, SORTES, Sorte, mots, of};
use crate::diagnostic::Diagnostics;
use crate::source::content;

#[test]
fn the_schema_of_a_list_names_the_columns_that_are_read() {
    use super::tables::TABLES;
    use crate::model::{CommunesBrutes, IntercommunalitesBrutes};
    let names = |rank: usize| -> Vec<String> {
        let schema = TABLES[rank].schema();
        schema["fields"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(0), CommunesBrutes::COLONNES);
    assert_eq!(names(1), IntercommunalitesBrutes::COLONNES);
}

/// Whether a value fits a schema: the part of draft 7 that the schemas use; an unknown keyword fails the test.
fn fits(value: &Value, schema: &Value, root: &Value) -> bool {
    let Value::Object(schema) = schema else { return schema == &json!(true) };
    schema.iter().all(|(keyword, wanted)| match keyword.as_str() {
        "$schema" | "title" | "description" | "definitions" | "minLength" => true,
        "$ref" => {
            let name = wanted.as_str().unwrap().strip_prefix("#/definitions/").unwrap();
            fits(value, &root["definitions"][name], root)
        }
        "allOf" => wanted.as_array().unwrap().iter().all(|one| fits(value, one, root)),
        "anyOf" => wanted.as_array().unwrap().iter().any(|one| fits(value, one, root)),
        "enum" => wanted.as_array().unwrap().contains(value),
        "minimum" => value.as_f64().is_none_or(|n| n >= wanted.as_f64().unwrap()),
        "maximum" => value.as_f64().is_none_or(|n| n <= wanted.as_f64().unwrap()),
        "type" => match wanted {
            Value::Array(kinds) => kinds.iter().any(|kind| is(value, kind)),
            kind => is(value, kind),
        },
        "required" => value
            .as_object()
            .is_none_or(|o| wanted.as_array().unwrap().iter().all(|k| o.contains_key(k.as_str().unwrap()))),
        "properties" => value.as_object().is_none_or(|o| {
            o.iter().all(|(key, inner)| wanted.get(key).is_none_or(|schema| fits(inner, schema, root)))
        }),
        "additionalProperties" => value.as_object().is_none_or(|o| {
            let known = schema.get("properties").and_then(Value::as_object);
            o.iter().filter(|(key, _)| known.is_none_or(|k| !k.contains_key(*key))).all(|(_, inner)| match wanted {
                Value::Bool(allowed) => *allowed,
                other => fits(inner, other, root),
            })
        }),
        "items" => value.as_array().is_none_or(|a| a.iter().all(|item| fits(item, wanted, root))),
        other => panic!("the schemas use « {other} », which this test does not know"),
    })
}

fn is(value: &Value, kind: &Value) -> bool {
    match kind.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other}"),
    }
}

fn kind(name: &str) -> &'static Sorte {
    SORTES.iter().find(|sorte| sorte.nom == name).unwrap()
}

/// Every source of the repository: its place, its kind, its YAML.
fn sources() -> Vec<(String, &'static Sorte, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for (folder, prefix) in [
        ("content", ""),
        ("tests/fixtures/minimal/content", ""),
        ("tests/fixtures/contrat/content", ""),
        ("themes", "themes/"),
    ] {
        for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
            let entry = entry.unwrap();
            let relative = entry.path().strip_prefix(root.join(folder)).unwrap().to_str().unwrap();
            let relative = format!("{prefix}{relative}");
            let text = || fs::read_to_string(entry.path()).unwrap();
            if relative.strip_suffix(".yaml").is_some() {
                let sorte = of(&relative).unwrap_or_else(|| panic!("no schema for {relative}"));
                // A fragment that a test adds to the end of a register.
                if !text().starts_with(' ') {
                    all.push((relative, sorte, text()));
                }
            } else if relative
                .strip_suffix(".md")
                .is_some_and(|path| !["README", "LICENCE"].iter().any(|n| path.ends_with(n)) && prefix.is_empty())
            {
                let text = text();
                let head = text.split("---\n").nth(1).unwrap().to_owned();
                let parts = ["diagnostic", "finances", "gouvernance", "partenariats"];
                let name = match relative.split('/').collect::<Vec<_>>().as_slice() {
                    [.., name]
                        if name.rsplit('.').nth(1).is_some_and(|s| s.bytes().all(|b| b.is_ascii_lowercase()))
                            && name.matches('.').count() > 1 =>
                    {
                        "version"
                    }
                    ["pages", ..] => "page",
                    [_, _, part, _] if parts.contains(part) => "bloc",
                    _ => "fiche",
                };
                all.push((relative, kind(name), head));
            }
        }
    }
    assert!(all.len() > 100, "only {} sources", all.len());
    all
}

#[test]
fn a_schema_accepts_every_source_of_the_repository() {
    let none = Identifiants::default();
    for (path, sorte, yaml) in sources() {
        let value: Value = serde_yaml::from_str(&yaml).unwrap();
        let schema = sorte.schema(&none);
        assert!(fits(&value, &schema, &schema), "{path} does not fit the schema « {} »", sorte.nom);
    }
}

#[test]
fn what_a_schema_accepts_the_program_reads() {
    let none = Identifiants::default();
    let (mut accepted, mut refused) = (0, 0);
    let mut tried: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for (path, sorte, yaml) in sources() {
        // A few files of each kind hold all its shapes, and so do the first lines of the large registers.
        let count = tried.entry(sorte.nom).or_default();
        *count += 1;
        if *count > 2 {
            continue;
        }
        let value = shortened(serde_yaml::from_str(&yaml).unwrap());
        let schema = sorte.schema(&none);
        for slip in slips(&value) {
            if fits(&slip, &schema, &schema) {
                accepted += 1;
                let text = serde_json::to_string(&slip).unwrap();
                sorte.read(&text).unwrap_or_else(|error| panic!("{path}: accepted, and not read: {error}\n{text}"));
            } else {
                refused += 1;
            }
        }
    }
    assert!(accepted > 1000 && refused > 1000, "{accepted} accepted, {refused} refused");
}

/// At most two items of every list.
fn shortened(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().take(2).map(shortened).collect(),
        // More keys than any type has fields: names of words or colours, of which a few are enough.
        Value::Object(fields) => {
            let most = if fields.len() > 40 { 6 } else { fields.len() };
            fields.into_iter().take(most).map(|(key, inner)| (key, shortened(inner))).collect()
        }
        other => other,
    }
}

/// Every value that one slip makes of this one: a field left out, misspelt, or of another kind.
fn slips(value: &Value) -> Vec<Value> {
    let mut all =
        vec![json!(null), json!(true), json!(12.5), json!("mot"), json!([]), json!(["mot"]), json!({ "mot": 1 })];
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let without: Map<_, _> =
                    fields.iter().filter(|(k, _)| *k != key).map(|(k, v)| (k.clone(), v.clone())).collect();
                let mut misspelt = without.clone();
                misspelt.insert(format!("{key}s"), inner.clone());
                all.extend([Value::Object(without), Value::Object(misspelt)]);
                all.extend(slips(inner).into_iter().map(|slip| {
                    let mut changed = fields.clone();
                    changed.insert(key.clone(), slip);
                    Value::Object(changed)
                }));
            }
        }
        Value::Array(items) => {
            for (rank, inner) in items.iter().enumerate().take(1) {
                all.extend(slips(inner).into_iter().map(|slip| {
                    let mut changed = items.clone();
                    changed[rank] = slip;
                    Value::Array(changed)
                }));
            }
        }
        _ => {}
    }
    all
}

#[test]
fn every_field_is_explained_in_french_and_no_explanation_is_left_over() {
    let none = Identifiants::default();
    let mut used = std::collections::BTreeSet::new();
    let mut fields = 0;
    let mut mute = std::collections::BTreeSet::new();
    for sorte in &SORTES {
        let mut schema = sorte.schema(&none);
        for (name, shape) in schema["definitions"].as_object().into_iter().flatten() {
            if shape.get("properties").is_some() {
                assert!(shape["title"].is_string(), "champs.yaml does not name {name}");
                used.insert(name.clone());
            }
        }
        mots::each_type(&mut schema, &mut |kind, properties| {
            let kind = if kind.is_empty() { sorte.nom } else { kind };
            for (field, schema) in properties {
                fields += 1;
                let meaning = mots::meaning(kind, field);
                if meaning.is_none() {
                    mute.insert(format!("{kind}.{field}"));
                    continue;
                }
                assert_eq!(schema["description"].as_str(), meaning, "{kind}.{field}");
                let own = format!("{kind}.{field}");
                used.insert(if mots::all().any(|key| key == own) { own } else { field.clone() });
            }
        });
    }
    assert!(mute.is_empty(), "champs.yaml says nothing of {mute:?}");
    assert!(fields > 150, "only {fields} fields");
    let left: Vec<_> = mots::all().filter(|key| !used.contains(*key)).collect();
    assert!(left.is_empty(), "no field needs these: {left:?}");
}

#[test]
fn the_identifiers_of_a_site_are_proposed_and_never_imposed() {
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/minimal/content");
    let sources = content::read(&minimal, &mut Diagnostics::default());
    let schema = kind("fiche").schema(&Identifiants::of(&sources));
    let themes = &schema["properties"]["themes"]["items"]["anyOf"];
    assert_eq!(themes[0]["enum"], json!(["acces-aux-soins", "prevention"]));
    assert!(fits(&json!("un-theme-de-demain"), &schema["properties"]["themes"]["items"], &schema));
    let source = &schema["definitions"]["ChiffreBrut"]["properties"]["source"];
    assert_eq!(source["anyOf"][0]["enum"], json!(["annuaire", "enquete-habitants"]));
    assert!(source["description"].is_string());
    let codes = &schema["definitions"]["LienBrut"]["properties"]["noeud"]["anyOf"][0]["enum"];
    assert!(codes.as_array().unwrap().contains(&json!("E1D1O2")), "{codes}");
}

#[test]
fn every_source_file_is_tied_to_one_schema() {
    for (path, name) in [
        ("portail.yaml", "portail"),
        ("referentiel/plans/prs.yaml", "plan"),
        ("contrats/x/plan.yaml", "plan"),
        ("departements/herault/offre/psychiatrie.yaml", "offre"),
        ("referentiel/offre.yaml", "nomenclature"),
        ("departements/herault/indicateurs.yaml", "observations"),
        ("contrats/x/contrat.yaml", "contrat"),
    ] {
        assert_eq!(of(path).map(|sorte| sorte.nom), Some(name), "{path}");
    }
    assert!(of("referentiel/autre.yaml").is_none());
}
