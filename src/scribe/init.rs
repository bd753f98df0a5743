//! The seeds of a new site: two fiches, whole and without warning, with comments that say what each field is.

use std::path::PathBuf;

use super::{Departement, quoted};

/// What a new site is about.
#[derive(Debug, Clone)]
pub struct Seed {
    /// Title of the portal.
    pub titre: String,
    /// Who publishes it.
    pub editeur: String,
    /// Public address, with a final slash.
    pub url: String,
    /// The first department.
    pub departement: Departement,
    /// First and last year of the plan.
    pub periode: (i16, i16),
}

/// Every seed, with its place in the new folder; `@…@` is filled in.
const SEEDS: [(&str, &str); 14] = [
    ("portail.yaml", include_str!("seeds/portail.yaml")),
    ("accessibilite.yaml", include_str!("seeds/accessibilite.yaml")),
    ("pages/mentions-legales.md", include_str!("seeds/mentions-legales.md")),
    ("referentiel/territoires.yaml", include_str!("seeds/territoires.yaml")),
    ("referentiel/documents.yaml", include_str!("seeds/documents.yaml")),
    ("referentiel/acteurs.yaml", include_str!("seeds/acteurs.yaml")),
    ("referentiel/sources.yaml", include_str!("seeds/sources.yaml")),
    ("referentiel/sigles.yaml", include_str!("seeds/sigles.yaml")),
    ("referentiel/indicateurs.yaml", include_str!("seeds/indicateurs.yaml")),
    ("referentiel/plans/plan-@region@.yaml", include_str!("seeds/plan.yaml")),
    ("departements/@id@/departement.yaml", include_str!("seeds/departement.yaml")),
    ("departements/@id@/indicateurs.yaml", include_str!("seeds/observations.yaml")),
    ("departements/@id@/objectifs/D1O1.md", include_str!("seeds/D1O1.md")),
    ("departements/@id@/objectifs/D1O2.md", include_str!("seeds/D1O2.md")),
];

impl Seed {
    /// The files of the new content folder.
    #[must_use]
    pub fn files(&self) -> Vec<(PathBuf, String)> {
        let d = self.departement;
        let (debut, fin) = self.periode;
        let document = format!("Schéma de santé {} {debut}-{fin}", d.genitif());
        let words = [
            ("titre", quoted(&self.titre)),
            ("sous_titre", quoted(&format!("Le plan de santé {}", d.genitif()))),
            ("url", quoted(&self.url)),
            ("editeur", quoted(&self.editeur)),
            ("editeur_texte", markdown(&self.editeur)),
            ("territoires", format!("{}{}", d.region_yaml(), d.yaml().trim_end())),
            ("id", d.id()),
            ("region", d.region_id()),
            ("document", quoted(&document)),
            ("plan", quoted(&format!("Plan de santé {debut}-{fin}"))),
            ("plan_id", format!("plan-{}", d.region_id())),
            ("debut", debut.to_string()),
            ("fin", fin.to_string()),
        ];
        let fill = |text: &str| {
            words.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("@{name}@"), value))
        };
        SEEDS.iter().map(|(path, text)| (PathBuf::from(fill(path)), fill(text))).collect()
    }
}

/// A name in a Markdown text, where none of its characters may be a mark.
fn markdown(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '|');
    text.chars().flat_map(|c| is_mark(c).then_some('\\').into_iter().chain([c])).collect()
}
