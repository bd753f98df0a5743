//! The data dictionary in the other languages: each title and each description is said in French where its column is
//! filled, and translated here, sentence by sentence.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::table::{Description, Table};
use crate::model::Grammaire;

static ANGLAIS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("dictionnaire.en.yaml")).unwrap_or_default());

/// A table described in the language of the portal. What no dictionary knows stays as it is: the name of an indicator.
pub(super) fn traduite(mut table: Table<'_>, grammaire: Grammaire) -> Table<'_> {
    if !grammaire.est_francaise() {
        let Description { titre, description, champs, .. } = &mut table.decrit;
        for text in [titre, description] {
            if let Some(known) = ANGLAIS.get(text.as_str()) {
                known.clone_into(text);
            }
        }
        for champ in champs {
            champ.titre = anglais(champ.titre);
            champ.description = anglais(champ.description);
        }
    }
    table
}

fn anglais(text: &'static str) -> &'static str {
    ANGLAIS.get(text).map_or(text, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_of_the_dictionary_is_said_by_a_table() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/portal/donnees");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let rust = files.filter(|path| path.extension().is_some_and(|e| e == "rs"));
        let sources: String = rust.map(|path| std::fs::read_to_string(path).unwrap()).collect();
        assert!(ANGLAIS.len() > 300, "{}", ANGLAIS.len());
        let unused: Vec<_> = ANGLAIS.keys().filter(|fr| !sources.contains(&format!("\"{fr}\""))).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }
}
