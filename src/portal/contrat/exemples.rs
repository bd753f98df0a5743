//! Examples, taken from a real portal.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::{Contrat, Forme};
use crate::portal::vue::Vue;
use crate::portal::vue::fichiers::Fichiers;

/// Longest example, in characters.
const LONGEST: usize = 60;

/// For each field of each type, the first value of a portal that says something.
#[derive(Debug, Default)]
pub struct Exemples {
    valeurs: BTreeMap<(String, String), String>,
    /// What a view holds and the contract does not know.
    hors_contrat: Vec<String>,
}

impl Exemples {
    /// Reads a page.
    pub fn page(&mut self, contrat: &Contrat, vue: &Vue) {
        self.lire(contrat, &format!("{}.html", vue.modele), vue);
    }

    /// Reads what the files that are no page receive.
    pub fn fichiers(&mut self, contrat: &Contrat, vue: &Fichiers) {
        let value = serde_json::to_value(vue).unwrap_or_default();
        self.suivre(contrat, &Forme::Objet("Fichiers".to_owned()), &value, "Fichiers");
    }

    /// What a view holds and the contract does not know: always empty, or one of them is wrong.
    #[must_use]
    pub fn hors_contrat(&self) -> &[String] {
        &self.hors_contrat
    }

    pub(super) fn de(&self, objet: &str, champ: &str) -> Option<&str> {
        self.valeurs.get(&(objet.to_owned(), champ.to_owned())).map(String::as_str)
    }

    fn lire(&mut self, contrat: &Contrat, modele: &str, vue: &impl Serialize) {
        let Some(variables) = contrat.modeles.get(modele).map(|m| &m.variables) else {
            return self.hors_contrat.push(modele.to_owned());
        };
        let value = serde_json::to_value(vue).unwrap_or_default();
        for (nom, value) in value.as_object().into_iter().flatten() {
            match variables.get(nom) {
                Some(forme) => self.suivre(contrat, forme, value, &format!("{modele} {nom}")),
                None => self.hors_contrat.push(format!("{modele} {nom}")),
            }
        }
    }

    fn suivre(&mut self, contrat: &Contrat, forme: &Forme, value: &Value, place: &str) {
        match (forme, value) {
            (Forme::Objet(nom), Value::Object(champs)) => {
                let Some(objet) = contrat.types.get(nom) else { return self.hors_contrat.push(place.to_owned()) };
                for (champ, value) in champs {
                    let place = format!("{place}.{champ}");
                    let Some(known) = objet.champs.get(champ) else {
                        self.hors_contrat.push(place);
                        continue;
                    };
                    if let Some(shown) = montrer(value) {
                        self.valeurs.entry((nom.clone(), champ.clone())).or_insert(shown);
                    }
                    self.suivre(contrat, &known.forme, value, &place);
                }
                let absent = objet.champs.iter().find(|(champ, c)| c.toujours && !champs.contains_key(*champ));
                self.hors_contrat.extend(absent.map(|(champ, _)| format!("{place}.{champ}")));
            }
            (Forme::Liste(inside), Value::Array(items)) => {
                for item in items {
                    self.suivre(contrat, inside, item, place);
                }
            }
            (Forme::Table(inside), Value::Object(entries)) => {
                for value in entries.values() {
                    self.suivre(contrat, inside, value, place);
                }
            }
            (Forme::Une(all), value) => match all.iter().find(|f| accepte(contrat, f, value)) {
                Some(one) => self.suivre(contrat, one, value, place),
                None => self.hors_contrat.push(place.to_owned()),
            },
            (forme, value) if accepte(contrat, forme, value) => {}
            _ => self.hors_contrat.push(place.to_owned()),
        }
    }
}

/// Whether a value may be of this kind; structs are told apart by their fields.
fn accepte(contrat: &Contrat, forme: &Forme, value: &Value) -> bool {
    match (forme, value) {
        (Forme::Texte, Value::String(_))
        | (Forme::Nombre, Value::Number(_))
        | (Forme::Booleen, Value::Bool(_))
        | (Forme::Rien, Value::Null)
        | (Forme::Quelconque, _)
        | (Forme::Liste(_), Value::Array(_))
        | (Forme::Table(_), Value::Object(_)) => true,
        (Forme::Mots(words), Value::String(text)) => words.contains(text),
        (Forme::Une(all), value) => all.iter().any(|f| accepte(contrat, f, value)),
        (Forme::Objet(nom), Value::Object(champs)) => {
            contrat.types.get(nom).is_some_and(|o| champs.keys().all(|champ| o.champs.contains_key(champ)))
        }
        _ => false,
    }
}

/// A value as an example: a scalar, or a list of some.
fn montrer(value: &Value) -> Option<String> {
    let shown = match value {
        Value::String(text) if text.is_empty() => return None,
        Value::String(_) | Value::Number(_) | Value::Bool(_) => value.to_string(),
        Value::Array(items) if !items.is_empty() && items.iter().all(|i| !i.is_object() && !i.is_array()) => {
            let shown: Vec<String> = items.iter().map(Value::to_string).collect();
            format!("[{}]", shown.join(", "))
        }
        _ => return None,
    };
    let short =
        if shown.chars().count() > LONGEST { shown.chars().take(LONGEST).chain(['…']).collect() } else { shown };
    Some(short)
}
