//! The identifiers of one site, proposed where a field wants one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::mots::each_type;
use crate::model::NoeudBrut;
use crate::source::Sources;

/// What a field refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Registre {
    Acteurs,
    Activites,
    Codes,
    CodesPropres,
    Colonnes,
    Constats,
    Documents,
    Entrees,
    Familles,
    Indicateurs,
    Lignes,
    Moyens,
    Numeros,
    Parcours,
    Plans,
    Rubriques,
    Sources,
    Tables,
    Territoires,
    Themes,
}

/// Which field refers to what, by name; a name that means something else in some type says so with that type.
const RENVOIS: [(&str, Registre); 34] = [
    ("themes", Registre::Themes),
    ("parcours", Registre::Parcours),
    ("acteurs", Registre::Acteurs),
    ("partenaires", Registre::Acteurs),
    ("partenaire", Registre::Acteurs),
    ("pilotes", Registre::Acteurs),
    ("portage", Registre::Acteurs),
    ("DocumentBrut.editeur", Registre::Acteurs),
    ("plan.editeur", Registre::Acteurs),
    ("source", Registre::Sources),
    ("fiche.sources", Registre::Sources),
    ("document", Registre::Documents),
    ("territoire", Registre::Territoires),
    ("parent", Registre::Territoires),
    ("portee", Registre::Territoires),
    ("indicateur", Registre::Indicateurs),
    ("activite", Registre::Activites),
    ("famille", Registre::Familles),
    ("rubrique", Registre::Rubriques),
    ("retenus", Registre::Codes),
    ("noeud", Registre::Codes),
    ("PointBrut.noeuds", Registre::Codes),
    ("rapproches", Registre::Codes),
    ("plan", Registre::Plans),
    ("offre.noeuds", Registre::Codes),
    ("cible", Registre::CodesPropres),
    ("LienDEntreeBrut.vers", Registre::Codes),
    ("fiche.constats", Registre::Constats),
    ("fiche.moyens", Registre::Moyens),
    ("entree.numeros", Registre::Numeros),
    ("FamilleDEntreesBrute.entrees", Registre::Entrees),
    ("table", Registre::Tables),
    ("colonne", Registre::Colonnes),
    ("CompteBrut.lignes", Registre::Lignes),
];

/// The identifiers of a site, by register.
#[derive(Debug, Default)]
pub struct Identifiants {
    by_register: BTreeMap<Registre, BTreeSet<String>>,
}

impl Identifiants {
    /// Those that the sources declare, right or wrong.
    #[must_use]
    pub fn of(sources: &Sources) -> Self {
        let mut all = Self::default();
        let mut put = |register: Registre, id: &str| {
            all.by_register.entry(register).or_default().insert(id.to_owned());
        };
        let own = sources.dossiers.values().filter_map(|d| d.plan.as_ref());
        for plan in sources.plans.iter().chain(own) {
            plan.value.themes.iter().for_each(|t| put(Registre::Themes, &t.id.value));
            plan.value.parcours.iter().for_each(|t| put(Registre::Parcours, &t.id.value));
        }
        for plan in &sources.plans {
            put(Registre::Plans, &plan.stem);
            plan.value.noeuds.iter().for_each(|node| codes(node, &mut |code| put(Registre::Codes, code)));
        }
        for list in sources.acteurs.iter().map(|p| &p.value.acteurs) {
            list.iter().for_each(|a| put(Registre::Acteurs, &a.id.value));
        }
        for list in sources.sources.iter().map(|p| &p.value.sources) {
            list.iter().for_each(|s| put(Registre::Sources, &s.id.value));
        }
        for list in sources.documents.iter().map(|p| &p.value.documents) {
            list.iter().for_each(|d| put(Registre::Documents, &d.id.value));
        }
        for list in sources.territoires.iter().map(|p| &p.value.territoires) {
            list.iter().for_each(|t| put(Registre::Territoires, &t.id.value));
        }
        for file in sources.indicateurs.iter().map(|p| &p.value) {
            file.indicateurs.iter().for_each(|i| put(Registre::Indicateurs, &i.id.value));
            file.rubriques.iter().for_each(|r| put(Registre::Rubriques, &r.id.value));
        }
        for plan in sources.dossiers.values().filter_map(|d| d.plan.as_ref()) {
            plan.value.noeuds.iter().for_each(|node| codes(node, &mut |code| put(Registre::CodesPropres, code)));
        }
        for commun in sources.dossiers.values().filter_map(|d| d.commun.as_ref()).map(|p| &p.value) {
            commun.constats.iter().for_each(|c| put(Registre::Constats, &c.id.value));
            commun.moyens.iter().for_each(|m| put(Registre::Moyens, &m.id.value));
        }
        for list in sources.entrees.iter().map(|p| &p.value.numeros) {
            list.iter().for_each(|n| put(Registre::Numeros, &n.numero.value));
        }
        sources.pages_d_entree.iter().for_each(|page| put(Registre::Entrees, &page.stem));
        for file in sources.offre.iter().map(|p| &p.value) {
            for table in file.activites.iter().flat_map(|a| &a.tables) {
                put(Registre::Tables, &table.id.value);
                table.colonnes.iter().for_each(|c| put(Registre::Colonnes, &c.value));
                table.lignes.iter().for_each(|l| put(Registre::Lignes, &l.id.value));
            }
            file.activites.iter().for_each(|a| put(Registre::Activites, &a.id.value));
            file.familles.iter().for_each(|f| put(Registre::Familles, &f.id.value));
        }
        all
    }

    /// Proposes them in a schema; another word stays possible, for the schema may be older than the sources.
    pub(super) fn propose(&self, root: &mut Value, sorte: &str) {
        each_type(root, &mut |kind, properties| {
            let kind = if kind.is_empty() { sorte } else { kind };
            for (field, schema) in properties.iter_mut() {
                let named = format!("{kind}.{field}");
                let register = RENVOIS.iter().find(|(name, _)| *name == named || name == field).map(|(_, r)| r);
                let Some(known) = register.and_then(|r| self.by_register.get(r)).filter(|k| !k.is_empty()) else {
                    continue;
                };
                let choice = json!({ "enum": known });
                let target = if schema.get("items").is_some() { schema.get_mut("items") } else { Some(schema) };
                // A list of objects, or one object: its own fields say what they want.
                let word = |t: &&mut Value| t.get("$ref").is_none() && t.get("allOf").is_none();
                if let Some(target) = target.filter(word) {
                    widen(target, choice);
                }
            }
        });
    }
}

/// `anyOf` the known words, or whatever was possible before.
fn widen(schema: &mut Value, choice: Value) {
    let Value::Object(object) = schema else { return };
    let description = object.remove("description");
    let free = Value::Object(std::mem::take(object));
    object.insert("anyOf".to_owned(), json!([choice, free]));
    if let Some(description) = description {
        object.insert("description".to_owned(), description);
    }
}

fn codes(node: &NoeudBrut, put: &mut impl FnMut(&str)) {
    put(&node.code.value);
    node.noeuds.iter().for_each(|below| codes(below, put));
}
