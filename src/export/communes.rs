//! The communes, for the script that finds one while its name is typed.
//!
//! A script and not a JSON file: a browser reads no other file from a page opened on a disk (`file:`), but runs this.
//! Each department is `[name, its page, [anchor and name of each commune, then of each group]]`.

use serde_json::{Value, json};

use crate::graph::Chemin;
use crate::model::{Corpus, Intercommunalite};

/// The file, when the portal has a list of communes; its addresses are relative to its own folder.
pub(super) fn communes(corpus: &Corpus) -> Option<Vec<u8>> {
    let decoupage = corpus.decoupage.as_ref()?;
    let here = Chemin::chez_moi();
    let departments: Vec<Value> = corpus
        .departements_de(decoupage)
        .into_iter()
        .map(|(t, communes)| {
            let mut groupes: Vec<&Intercommunalite> =
                communes.iter().filter_map(|c| c.intercommunalite.as_deref()).collect();
            groupes.sort_by(|a, b| a.code.cmp(&b.code));
            groupes.dedup_by(|a, b| a.code == b.code);
            let places = communes.iter().map(|c| format!("{} {}", c.ancre(), c.nom));
            let groupes = groupes.into_iter().map(|g| format!("{} {}", g.ancre(), g.nom));
            json!([t.nom, Chemin::communes(t).relative_to(&here), places.chain(groupes).collect::<Vec<_>>()])
        })
        .collect();
    Some(format!("garrigueCommunes({});\n", Value::from(departments)).into_bytes())
}
