//! JSON Schemas of the sources, for editors: completion, explanations, red lines before anything is built.
//!
//! Their shape comes from the very structs that read the files ([`crate::model`]), so what a schema accepts the program
//! reads (`tests.rs`). What each field means is said in French by `champs.yaml`. Identifiers of this very site are
//! proposed, never imposed: a schema may be older than the sources ([`Identifiants`]).
//!
//! Draft 7, which the YAML extensions of editors read best.

mod identifiants;
mod mots;
pub mod tables;
#[cfg(test)]
mod tests;

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::model::{
    ActeursBruts, BesoinsBruts, BlocBrut, CartesBrutes, Catalogue, CommunBrut, DeclarationBrute, DeclinaisonBrute,
    DecoupageBrut, DocumentsBruts, EntreeBrute, EntreesBrutes, FeuillesBrutes, FicheBrute, IndicateursBruts, Jetons,
    NomenclatureBrute, ObservationsBrutes, OffreBrute, PageBrute, ParolesBrutes, PlanBrut, PortailBrut, SiglesBruts,
    SourcesBrutes, SuiviBrut, SynonymesBruts, TerritoiresBruts, VersionBrute,
};
pub use identifiants::Identifiants;

/// A kind of source file.
pub struct Sorte {
    /// Name of its schema, without extension.
    pub nom: &'static str,
    /// What the file is, in French.
    pub titre: &'static str,
    /// Which files it describes, as editors write it, from the project's folder; none for the head of a Markdown file.
    pub fichiers: &'static [&'static str],
    shape: fn() -> Schema,
    read: fn(&str) -> Result<(), String>,
}

const fn sorte<T: JsonSchema + DeserializeOwned>(
    nom: &'static str,
    titre: &'static str,
    fichiers: &'static [&'static str],
) -> Sorte {
    Sorte { nom, titre, fichiers, shape: shape::<T>, read: read::<T> }
}

/// Every kind.
pub const SORTES: [Sorte; 30] = [
    sorte::<PortailBrut>("portail", "Le portail", &["content/portail.yaml"]),
    sorte::<TerritoiresBruts>("territoires", "Les territoires", &["content/referentiel/territoires.yaml"]),
    sorte::<IndicateursBruts>("indicateurs", "Ce que l'on mesure", &["content/referentiel/indicateurs.yaml"]),
    sorte::<ObservationsBrutes>(
        "observations",
        "Des valeurs mesurées",
        &[
            "content/referentiel/observations.yaml",
            "content/departements/*/indicateurs.yaml",
            "content/contrats/*/indicateurs.yaml",
        ],
    ),
    sorte::<NomenclatureBrute>(
        "nomenclature",
        "L'offre de soins : activités et tableaux",
        &["content/referentiel/offre.yaml"],
    ),
    sorte::<ActeursBruts>("acteurs", "Les acteurs", &["content/referentiel/acteurs.yaml"]),
    sorte::<SiglesBruts>("sigles", "Le glossaire", &["content/referentiel/sigles.yaml"]),
    sorte::<SourcesBrutes>("sources", "Les sources des chiffres", &["content/referentiel/sources.yaml"]),
    sorte::<DocumentsBruts>("documents", "Les documents officiels", &["content/referentiel/documents.yaml"]),
    sorte::<SynonymesBruts>("recherche", "Les mots de tous les jours", &["content/referentiel/recherche.yaml"]),
    sorte::<CartesBrutes>("cartes", "Les cartes et leurs contours", &["content/referentiel/cartes.yaml"]),
    sorte::<DecoupageBrut>("decoupage", "D'où vient la liste des communes", &["content/referentiel/decoupage.yaml"]),
    sorte::<DeclarationBrute>("accessibilite", "La déclaration d'accessibilité", &["content/accessibilite.yaml"]),
    sorte::<EntreesBrutes>("entrees", "Les profils et les situations", &["content/entrees.yaml"]),
    sorte::<EntreeBrute>("entree", "La page d'un profil ou d'une situation", &["content/entrees/*.yaml"]),
    sorte::<PlanBrut>("plan", "Un plan", &["content/referentiel/plans/*.yaml", "content/contrats/*/plan.yaml"]),
    sorte::<DeclinaisonBrute>(
        "departement",
        "Comment un département décline le plan",
        &["content/departements/*/departement.yaml"],
    ),
    sorte::<DeclinaisonBrute>("contrat", "Un contrat local", &["content/contrats/*/contrat.yaml"]),
    sorte::<BesoinsBruts>(
        "besoins",
        "Les demandes",
        &["content/departements/*/besoins.yaml", "content/contrats/*/besoins.yaml"],
    ),
    sorte::<ParolesBrutes>(
        "paroles",
        "Ce qui a été dit",
        &["content/departements/*/paroles.yaml", "content/contrats/*/paroles.yaml"],
    ),
    sorte::<CommunBrut>(
        "commun",
        "Ce que plusieurs fiches partagent",
        &["content/departements/*/commun.yaml", "content/contrats/*/commun.yaml"],
    ),
    sorte::<FeuillesBrutes>(
        "feuilles-de-route",
        "Les feuilles de route des partenaires",
        &["content/departements/*/feuilles-de-route.yaml", "content/contrats/*/feuilles-de-route.yaml"],
    ),
    sorte::<OffreBrute>(
        "offre",
        "L'offre de soins d'un territoire",
        &["content/departements/*/offre/*.yaml", "content/contrats/*/offre/*.yaml"],
    ),
    sorte::<SuiviBrut>(
        "suivi",
        "Ce qui a avancé dans l'année",
        &["content/departements/*/suivi/*.yaml", "content/contrats/*/suivi/*.yaml"],
    ),
    sorte::<FicheBrute>("fiche", "L'en-tête d'une fiche", &[]),
    sorte::<BlocBrut>("bloc", "L'en-tête d'un texte du diagnostic, des finances…", &[]),
    sorte::<PageBrute>("page", "L'en-tête d'une page libre", &[]),
    sorte::<VersionBrute>("version", "L'en-tête d'une traduction ou d'une version facile à lire", &[]),
    sorte::<Jetons>(
        "jetons",
        "Les couleurs, les tailles et les polices",
        &["content/theme/jetons.yaml", "themes/*/jetons.yaml"],
    ),
    sorte::<Catalogue>(
        "langue",
        "Les mots du thème dans une langue",
        &[
            "content/theme/langues/*.yaml",
            "content/theme/langues/*/*.yaml",
            "themes/*/langues/*.yaml",
            "themes/*/langues/*/*.yaml",
        ],
    ),
];

impl Sorte {
    /// Its schema, which proposes these identifiers.
    #[must_use]
    pub fn schema(&self, identifiants: &Identifiants) -> Value {
        let mut schema = (self.shape)();
        RecursiveTransform(plain).transform(&mut schema);
        let mut value = Value::from(schema);
        words_in_place(&mut value);
        mots::explain(&mut value, self.nom);
        identifiants.propose(&mut value, self.nom);
        if let Some(object) = value.as_object_mut() {
            object.insert("title".to_owned(), json!(self.titre));
        }
        value
    }

    /// Whether the program reads this YAML as a file of this kind, before any reference is looked at.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(&self, yaml: &str) -> Result<(), String> {
        (self.read)(yaml)
    }
}

/// The kind of a file, by its place from the content folder (`referentiel/acteurs.yaml`).
#[must_use]
pub fn of(relative: &str) -> Option<&'static Sorte> {
    SORTES.iter().find(|sorte| {
        let fits = |pattern: &str| {
            let pattern = pattern.strip_prefix("content/").unwrap_or(pattern);
            let (mut wanted, mut given) = (pattern.split('/'), relative.split('/'));
            wanted.by_ref().zip(given.by_ref()).all(|(w, g)| w == g || (w.starts_with('*') && g.ends_with(&w[1..])))
                && pattern.split('/').count() == relative.split('/').count()
        };
        sorte.fichiers.iter().any(|pattern| fits(pattern))
    })
}

/// The settings that tie the schemas of a folder to the files of a project, for the YAML extension of VS Code.
#[must_use]
pub fn vscode(folder: &str) -> Value {
    let ties: Map<String, Value> = SORTES
        .iter()
        .filter(|sorte| !sorte.fichiers.is_empty())
        .map(|sorte| (format!("./{folder}/{}.json", sorte.nom), json!(sorte.fichiers)))
        .collect();
    json!({ "yaml.schemas": ties, "files.encoding": "utf8", "editor.detectIndentation": false, "editor.tabSize": 2 })
}

fn shape<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<T>()
}

fn read<T: DeserializeOwned>(yaml: &str) -> Result<(), String> {
    let options = serde_yaml::options! { strict_booleans: true, with_snippet: false };
    serde_yaml::from_str_with_options::<T>(yaml, options).map(drop).map_err(|error| error.to_string())
}

/// Writes each closed list of words where it is wanted: editors complete a field that only refers to it less well.
fn words_in_place(root: &mut Value) {
    let Some(Value::Object(types)) = root.get_mut("definitions") else { return };
    let lists: Map<String, Value> =
        types.iter().filter(|(_, s)| s.get("enum").is_some()).map(|(n, s)| (n.clone(), s.clone())).collect();
    types.retain(|name, _| !lists.contains_key(name));
    put_in_place(root, &lists);
    if root.get("definitions").and_then(Value::as_object).is_some_and(Map::is_empty)
        && let Some(object) = root.as_object_mut()
    {
        object.remove("definitions");
    }
}

fn put_in_place(value: &mut Value, lists: &Map<String, Value>) {
    let list = value
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|r| r.strip_prefix("#/definitions/"))
        .and_then(|name| lists.get(name));
    if let Some(list) = list {
        *value = list.clone();
        return;
    }
    match value {
        Value::Object(fields) => fields.values_mut().for_each(|inner| put_in_place(inner, lists)),
        Value::Array(items) => items.iter_mut().for_each(|inner| put_in_place(inner, lists)),
        _ => {}
    }
    // The list stands alone now: nothing beside it is lost.
    if let Value::Object(fields) = value
        && let Some(Value::Array(all)) = fields.get_mut("allOf")
        && let [Value::Object(only)] = all.as_mut_slice()
        && only.contains_key("enum")
    {
        let list = std::mem::take(only);
        fields.remove("allOf");
        fields.extend(list);
    }
}

/// Says it as an author's editor should: an enumeration is a list of words, a text may look like a number.
fn plain(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    object.remove("format");
    object.remove("default");
    object.remove("description");
    object.remove("title");
    if let Some(Value::Array(choices)) = object.get("oneOf") {
        let words: Option<Vec<Value>> = choices
            .iter()
            .map(|choice| choice.get("const").cloned().or_else(|| choice.get("enum")?.as_array()?.first().cloned()))
            .collect();
        if let Some(words) = words {
            object.remove("oneOf");
            object.insert("type".to_owned(), json!("string"));
            object.insert("enum".to_owned(), Value::Array(words));
        }
    }
    // « 2024 » and « 12.5 » are texts for whoever reads them.
    let free = !object.contains_key("enum") && !object.contains_key("minLength");
    match object.get_mut("type") {
        Some(kind) if free && *kind == json!("string") => *kind = json!(["string", "number"]),
        Some(Value::Array(kinds)) if free && kinds.contains(&json!("string")) && !kinds.contains(&json!("number")) => {
            kinds.push(json!("number"));
        }
        _ => {}
    }
}
