//! The register, and what a department has besides its sheets.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Ecrire;
use super::lu::{Departement, Indicateur, Nomme, Objectif, Registre};

/// What the figures of all departments are compared with: written once, with the first objective of each code.
#[derive(Default)]
pub struct Comparaisons {
    indicateurs: Vec<String>,
    observations: Vec<String>,
    sources: BTreeMap<String, String>,
}

impl Comparaisons {
    /// Notes the indicators of an objective.
    pub fn noter(&mut self, o: &Objectif) {
        for i in &o.tete.indicateurs {
            let id = indicateur(&i.code);
            let sens = match i.sens.as_str() {
                "hausse" => "plus",
                "baisse" => "moins",
                _ => "neutre",
            };
            let nature = if i.unite == "%" { "part" } else { "effectif" };
            self.indicateurs.push(format!(
                "{{ id: {id}, nom: {}, unite: {}, sens: {sens}, nature: {nature}, rubrique: suivi }}",
                cite(&format!("{} ({})", i.libelle, o.tete.code)),
                cite(&i.unite)
            ));
            for (lieu, valeur) in [("region", i.region), ("france", i.france)] {
                self.observations.push(observation(i, valeur, &format!(", territoire: {lieu}, document: plan-{lieu}")));
            }
            self.sources.insert(source(i), format!("nom: {}, url: {}", cite(&i.source.nom), cite(&i.source.url)));
        }
    }
}

/// The identifier of an indicator.
pub fn indicateur(code: &str) -> String {
    code.to_lowercase()
}

/// The identifier of a source: the last part of its address.
fn source(i: &Indicateur) -> String {
    i.source.url.rsplit('/').next().unwrap_or_default().to_lowercase()
}

fn observation(i: &Indicateur, valeur: f64, more: &str) -> String {
    let id = indicateur(&i.code);
    format!("{{ indicateur: {id}, valeur: {valeur}, annee: {}, source: {}{more} }}", i.annee, source(i))
}

/// Writes `departements/<d>/` without its sheets.
pub fn departement(d: &Departement, objectifs: &[Objectif], out: Ecrire<'_>) {
    let (nom, slug) = (&d.nom, &d.slug);
    let mut defis: Vec<&str> = objectifs.iter().map(|o| o.tete.defi.as_str()).collect();
    defis.sort_unstable();
    defis.dedup();
    out(
        &format!("departements/{slug}/departement.yaml"),
        format!(
            "territoire: {slug}\nplan: plan\ndocument: plan-{slug}\ntitre: {}\nretenus: [{}]\n",
            cite(&format!("{nom} : le plan de santé")),
            defis.join(", ")
        ),
    );
    let figures = objectifs.iter().flat_map(|o| &o.tete.indicateurs);
    let figures = figures.map(|i| observation(i, i.valeur, ", section: Repères"));
    out(&format!("departements/{slug}/indicateurs.yaml"), lignes("observations", figures));
}

/// Writes `portail.yaml` and `referentiel/`.
pub fn ecrire(r: &Registre, departements: &[Departement], comparaisons: &Comparaisons, out: Ecrire<'_>) {
    out("portail.yaml", PORTAIL.to_owned());
    let lieu = |id: &str, nom: &str, nature: &str, parent: &str| {
        format!(
            "{{ id: {id}, nom: {}, nature: {nature}{parent}, formes: {{ article: {n}, lieu: {}, genitif: {} }} }}",
            cite(nom),
            cite(&format!("dans {nom}")),
            cite(&format!("de {nom}")),
            n = cite(nom)
        )
    };
    let mut lieux = vec![lieu("france", "France", "pays", ""), lieu("region", "Région", "region", ", parent: france")];
    lieux.extend(departements.iter().map(|d| lieu(&d.slug, &d.nom, "departement", ", parent: region")));
    out("referentiel/territoires.yaml", lignes("territoires", lieux));
    let document = |id: &str, nom: &str| {
        format!("{{ id: plan-{id}, titre: {}, editeur: agence, territoire: {id}, date: 2026-01-15 }}", cite(nom))
    };
    let mut documents = vec![document("france", "Le plan national"), document("region", "Le plan régional")];
    documents.extend(departements.iter().map(|d| document(&d.slug, &format!("{} : le plan", d.nom))));
    out("referentiel/documents.yaml", lignes("documents", documents));
    let agence = "{ id: agence, nom: Agence régionale, nature: institution }".to_owned();
    out("referentiel/acteurs.yaml", lignes("acteurs", [agence]));
    let sources = comparaisons.sources.iter().map(|(id, rest)| format!("{{ id: {id}, {rest} }}"));
    out("referentiel/sources.yaml", lignes("sources", sources));
    let rubriques = "rubriques:\n  - { id: suivi, titre: Suivi }\n".to_owned();
    out("referentiel/indicateurs.yaml", rubriques + &lignes("indicateurs", comparaisons.indicateurs.iter().cloned()));
    out("referentiel/observations.yaml", lignes("observations", comparaisons.observations.iter().cloned()));
    out("referentiel/plans/plan.yaml", plan(r));
}

fn plan(r: &Registre) -> String {
    let mut yaml = PLAN.to_owned();
    for engagement in &r.engagements {
        let below =
            r.defis.iter().filter(|d| d.slug.rsplit_once('-').is_some_and(|(parent, _)| parent == engagement.slug));
        let _ = write!(yaml, "  - code: {}\n    titre: {}\n    noeuds:\n", engagement.slug, cite(&engagement.nom));
        for defi in below {
            let (code, titre) = (&defi.slug, cite(&defi.nom));
            let own: Vec<_> = r.objectifs.iter().filter(|o| o.defi == *code).collect();
            let _ = writeln!(yaml, "      - code: {code}\n        titre: {titre}");
            if !own.is_empty() {
                yaml.push_str("        noeuds:\n");
            }
            for o in own {
                let _ = writeln!(yaml, "          - {{ code: {}, titre: {} }}", o.code, cite(&o.titre));
            }
        }
    }
    let tags = |list: &[Nomme]| -> Vec<String> {
        list.iter().map(|t| format!("{{ id: {}, nom: {} }}", t.slug, cite(&t.nom))).collect()
    };
    yaml + &lignes("themes", tags(&r.themes)) + &lignes("parcours", tags(&r.parcours))
}

/// Each objective stands at `/refs/CODE/`, and a department's at `/DEPARTMENT/CODE/`, as in the neutral form but for
/// the zeros of codes.
const PLAN: &str = "\
titre: Le plan de santé
titre_court: Le plan
territoire: region
periode: { debut: 2026, fin: 2030 }
editeur: agence
niveaux:
  - { id: engagement, nom: engagement, pluriel: engagements, motif: \"E{n}\", chemin: engagements }
  - { id: defi, nom: défi, pluriel: défis, motif: \"{parent}-D{n}\", chemin: defis }
  - id: objectif
    nom: objectif
    pluriel: objectifs
    motif: \"{parent}-O{n}\"
    chemin: refs
    sections:
      - { id: presentation, titre: Présentation, obligatoire: true }
      - { id: contexte, titre: Contexte et enjeux, obligatoire: true }
      - { id: actions, titre: Actions prévues, obligatoire: true }
      - { id: calendrier, titre: Calendrier et moyens, obligatoire: true }
      - { id: gouvernance, titre: Gouvernance et suivi, obligatoire: true }
      - { id: lies, titre: Objectifs liés }
noeuds:
";

const PORTAIL: &str = "\
titre: Portail des plans de santé
sous_titre: Le même portail, bâti par plusieurs générateurs
base_url: https://portail.example/
langue: fr
editeur: Les mesures de Garrigue
theme: romarin
avertissement: Tout est inventé ici, les territoires comme les chiffres.
";

/// A YAML list under a key.
fn lignes(cle: &str, items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().fold(format!("{cle}:\n"), |yaml, item| yaml + "  - " + &item + "\n")
}

/// A text between double quotes, as YAML reads it.
pub fn cite(texte: &str) -> String {
    format!("\"{}\"", texte.replace('\\', "\\\\").replace('"', "\\\""))
}
