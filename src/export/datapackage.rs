//! The Data Package of a portal (datapackage.org): every table with its schema, so that a program can check the files
//! and know what each column says.

use serde_json::{Map, Value, json};

use crate::model::Corpus;
use crate::portal::donnees::{Champ, Description, Fichiers, Nature, TablePubliee};

/// `datapackage.json`, beside the tables.
pub(super) fn datapackage(corpus: &Corpus, fichiers: &Fichiers) -> Vec<u8> {
    let portail = &corpus.portail;
    let mut package = json!({
        "name": name(&portail.base_url),
        "title": portail.titre,
        "description": super::description(portail),
        "homepage": format!("{}donnees/", portail.base_url),
        "profile": "tabular-data-package",
        "contributors": [{ "title": portail.editeur, "role": "publisher" }],
        "sources": corpus.documents.values().map(|d| {
            let mut source = json!({ "title": d.titre });
            set(&mut source, "path", d.url.as_deref());
            source
        }).collect::<Vec<_>>(),
        "resources": fichiers.tables.iter().map(|t| resource(t, fichiers)).collect::<Vec<_>>(),
    });
    if let Some(licence) = &portail.licence {
        let mut described = json!({ "title": licence.nom, "path": licence.url });
        set(&mut described, "name", licence.code.as_deref());
        if let Value::Object(package) = &mut package {
            package.insert("licenses".to_owned(), json!([described]));
        }
    }
    // What the sources date, never the clock.
    set(&mut package, "version", corpus.derniere_date().map(|d| d.iso()).as_deref());
    pretty(&package)
}

/// The name of a package: what its address says of it, with the characters that a name may have.
fn name(base_url: &str) -> String {
    let address = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    address.trim_end_matches('/').to_lowercase().chars().map(plain).collect()
}

fn resource(table: &TablePubliee, fichiers: &Fichiers) -> Value {
    let Description { nom, titre, description, .. } = &table.decrit;
    let path = format!("{nom}.csv");
    let mut resource = json!({
        "name": nom,
        "path": path,
        "title": titre,
        "description": description,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema(&table.decrit, &fichiers.tables),
    });
    if let (Value::Object(resource), Some(file)) = (&mut resource, fichiers.fichier(&format!("donnees/{path}"))) {
        resource.insert("bytes".to_owned(), json!(file.size));
        resource.insert("hash".to_owned(), json!(format!("sha256:{}", file.sha256)));
    }
    resource
}

fn schema(table: &Description, all: &[TablePubliee]) -> Value {
    let mut schema = json!({
        "fields": table.champs.iter().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
    });
    let keys: Vec<Value> = table.champs.iter().filter_map(|c| foreign(c, &table.nom, all)).collect();
    if let Value::Object(schema) = &mut schema {
        if let [key] = table.cle().as_slice() {
            schema.insert("primaryKey".to_owned(), json!(key));
        }
        if !keys.is_empty() {
            schema.insert("foreignKeys".to_owned(), Value::Array(keys));
        }
    }
    schema
}

fn foreign(champ: &Champ, own: &str, all: &[TablePubliee]) -> Option<Value> {
    let target = all.iter().find(|t| Some(t.decrit.nom.as_str()) == champ.vers)?;
    // The specification names the table itself by an empty string.
    let resource = if target.decrit.nom == own { "" } else { &target.decrit.nom };
    Some(json!({ "fields": champ.nom, "reference": { "resource": resource, "fields": "id" } }))
}

fn field(champ: &Champ) -> Value {
    let mut field = Map::new();
    let mut put = |key: &str, value: Value| drop(field.insert(key.to_owned(), value));
    put("name", json!(champ.nom));
    put("title", json!(champ.titre));
    put("description", json!(champ.description));
    let (kind, format) = match champ.nature {
        Nature::Texte | Nature::Liste | Nature::Markdown => ("string", None),
        Nature::Adresse => ("string", Some("uri")),
        Nature::Nombre => ("number", None),
        Nature::Entier => ("integer", None),
        Nature::Booleen => ("boolean", None),
    };
    put("type", json!(kind));
    if let Some(format) = format {
        put("format", json!(format));
    }
    if champ.nature == Nature::Markdown {
        put("rdfType", json!("https://schema.org/Text"));
    }
    let mut constraints = Map::new();
    if champ.obligatoire {
        constraints.insert("required".to_owned(), json!(true));
    }
    if champ.nom == "id" {
        constraints.insert("unique".to_owned(), json!(true));
    }
    if !champ.parmi.is_empty() {
        constraints.insert("enum".to_owned(), json!(champ.parmi));
    }
    if let Some(motif) = champ.motif {
        constraints.insert("pattern".to_owned(), json!(motif));
    }
    if !constraints.is_empty() {
        put("constraints", Value::Object(constraints));
    }
    Value::Object(field)
}

fn set(object: &mut Value, key: &str, value: Option<&str>) {
    if let (Value::Object(object), Some(value)) = (object, value) {
        object.insert(key.to_owned(), json!(value));
    }
}

/// For people who open the file too.
pub(super) fn pretty(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_named_after_its_address() {
        assert_eq!(name("https://Portail.example/sante/"), "portail.example-sante");
        assert_eq!(name("http://localhost:8080/"), "localhost-8080");
    }
}
