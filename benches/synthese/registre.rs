//! The regional register: territories, plan, indicators, comparators, actors, acronyms, care offer.

use std::fmt::Write as _;

use super::Ecrire;
use super::alea::Alea;
use super::forme::Forme;
use super::mots::{self, cite};

/// The last year that figures speak of.
pub const ANNEE: usize = 2023;

/// Writes `portail.yaml`, `accessibilite.yaml`, `pages/` and `referentiel/`.
pub fn ecrire(f: &Forme, out: Ecrire<'_>) {
    out("portail.yaml", PORTAIL.to_owned());
    out("accessibilite.yaml", ACCESSIBILITE.to_owned());
    out("pages/a-propos.md", A_PROPOS.to_owned());
    out("referentiel/sigles.yaml", sigles());
    out("referentiel/sources.yaml", sources());
    out("referentiel/offre.yaml", OFFRE.to_owned());
    out("referentiel/acteurs.yaml", acteurs());
    out("referentiel/territoires.yaml", territoires(f));
    out("referentiel/documents.yaml", documents(f));
    out("referentiel/indicateurs.yaml", indicateurs(f));
    out("referentiel/observations.yaml", observations(f));
    out("referentiel/plans/plan-regional.yaml", plan(f));
    for defi in 0..f.defis() {
        let code = f.code_du_defi(defi);
        let a = &mut Alea::new(&f.graine, &format!("regional {code}"));
        let texte = format!(
            "---\nsection: Chapitre {code}\nen_bref: {}\n---\n## Les enjeux\n\n{}\n\n{}\n",
            cite(&mots::phrase(a)),
            mots::paragraphe(a, 3),
            mots::paragraphe(a, 3),
        );
        out(&format!("referentiel/plans/plan-regional/{code}.md"), texte);
    }
}

const ACCESSIBILITE: &str = "date: 2023-10-01\ncontact: Écrivez à l'agence qui publie ce portail.\n";

const PORTAIL: &str = "\
titre: Portail de synthèse
sous_titre: Un portail inventé, de la taille que l'on veut
base_url: https://portail.example/
langue: fr
editeur: Les mesures de Garrigue
theme: romarin
avertissement: Tout est inventé ici, les territoires comme les chiffres.
";

const A_PROPOS: &str = "\
---
titre: À propos
description: Ce que montre ce portail de mesure.
menu: pied
---
Ce portail montre un plan imaginaire. On y revient à l'objectif [[E1D1O1|du début]].

## Ce qui est inventé

Les territoires, les chiffres et les noms.
";

const OFFRE: &str = "\
familles:
  - { id: proximite, titre: Soins de proximité }
  - { id: specialisees, titre: Filières spécialisées }
activites:
  - id: urgences
    famille: proximite
    titre: Urgences
    en_bref: L'accueil de tous, à toute heure.
    recours: Le centre expert de la région répond à toute heure.
    tables:
      - id: avant
        regime: avant
        colonnes: [existant]
        lignes:
          - { id: adultes, libelle: Accueil des adultes }
          - { id: enfants, libelle: Accueil des enfants }
      - id: apres
        regime: apres
        colonnes: [cible]
        lignes:
          - { id: antenne, libelle: Antenne, mention: A }
          - { id: service, libelle: Service complet, mention: B }
  - id: psychiatrie
    famille: specialisees
    titre: Psychiatrie
    en_bref: Le soin des troubles psychiques, à l'hôpital et près de chez soi.
    tables:
      - id: constant
        regime: constant
        colonnes: [existant, cible]
        lignes:
          - { id: complete, libelle: Hospitalisation complète, groupe: Adultes }
          - { id: jour, libelle: Hospitalisation de jour, groupe: Adultes }
          - { id: enfants, libelle: Hospitalisation de jour, groupe: Enfants }
";

fn sigles() -> String {
    lignes(
        "sigles",
        mots::SIGLES.iter().map(|(s, sens)| format!("{{ sigle: {s}, sens: {}, origine: usage }}", cite(sens))),
    )
}

fn sources() -> String {
    let ligne = |(id, nom, editeur): &(&str, &str, &str)| {
        format!("{{ id: {id}, nom: {}, editeur: {editeur}, date: {ANNEE} }}", cite(nom))
    };
    lignes("sources", mots::SOURCES.iter().map(ligne))
}

fn acteurs() -> String {
    let agence = "{ id: agence, nom: Agence régionale imaginaire, nature: institution }".to_owned();
    let autres =
        mots::ACTEURS.iter().map(|(id, nom, nature)| format!("{{ id: {id}, nom: {}, nature: {nature} }}", cite(nom)));
    lignes("acteurs", std::iter::once(agence).chain(autres))
}

fn territoires(f: &Forme) -> String {
    let mut all = vec![
        "{ id: pays-imaginaire, nom: Pays imaginaire, nature: pays, formes: { article: le pays, lieu: dans le pays, genitif: du pays } }"
            .to_owned(),
        "{ id: sylvanie, nom: Sylvanie, nature: region, parent: pays-imaginaire, formes: { article: la Sylvanie, lieu: en Sylvanie, genitif: de la Sylvanie } }"
            .to_owned(),
    ];
    for n in 0..f.territoires {
        let (nom, id) = mots::territoire(n);
        all.push(format!(
            "{{ id: {id}, nom: {nom}, nature: departement, parent: sylvanie, formes: {{ article: le {nom}, lieu: dans le {nom}, genitif: du {nom} }} }}"
        ));
        if Forme::a_un_contrat(n) {
            all.push(format!(
                "{{ id: pays-{id}, nom: Pays du {nom}, nature: local, parent: {id}, formes: {{ article: le Pays du {nom}, lieu: dans le Pays du {nom}, genitif: du Pays du {nom} }} }}"
            ));
        }
    }
    lignes("territoires", all)
}

fn documents(f: &Forme) -> String {
    let un = |id: &str, titre: &str, lieu: &str| {
        format!("{{ id: {id}, titre: {titre}, editeur: agence, territoire: {lieu}, date: {ANNEE}-11 }}")
    };
    let mut all = vec![
        un("doc-sylvanie", "Plan de santé de Sylvanie", "sylvanie"),
        un("doc-pays", "Comptes de la santé", "pays-imaginaire"),
    ];
    for n in 0..f.territoires {
        let (nom, id) = mots::territoire(n);
        all.push(un(&format!("doc-{id}"), &format!("Plan de santé du {nom}"), &id));
        if Forme::a_un_contrat(n) {
            all.push(un(&format!("doc-pays-{id}"), &format!("Contrat du Pays du {nom}"), &format!("pays-{id}")));
        }
    }
    lignes("documents", all)
}

/// The identifier of an indicator.
pub fn indicateur(n: usize) -> String {
    format!("indicateur-{}", n + 1)
}

/// The source of an indicator.
pub fn source(n: usize) -> &'static str {
    mots::SOURCES.get(n % mots::SOURCES.len()).map_or("", |s| s.0)
}

fn indicateurs(f: &Forme) -> String {
    let mut yaml =
        "rubriques:\n  - { id: acces, titre: Accès aux soins }\n  - { id: prevention, titre: Prévention }\n".to_owned();
    let all = (0..f.indicateurs()).map(|n| {
        let (nom, unite, sens, nature) = mots::INDICATEURS.get(n % 8).copied().unwrap_or_default();
        let rubrique = if n % 2 == 0 { "acces" } else { "prevention" };
        format!(
            "{{ id: {}, nom: {}, unite: {}, sens: {sens}, nature: {nature}, rubrique: {rubrique} }}",
            indicateur(n),
            cite(&format!("{nom}, série {}", n / 8 + 1)),
            cite(unite)
        )
    });
    yaml += &lignes("indicateurs", all);
    yaml.push_str(
        "  - id: services-urgences\n    nom: Services d'urgences\n    sens: neutre\n    nature: effectif\n    rubrique: acces\n    \
         compte: { activite: urgences, lignes: [adultes, enfants], colonne: existant }\n",
    );
    yaml
}

/// The comparators: every indicator, for the region and for the country.
fn observations(f: &Forme) -> String {
    let all = (0..f.indicateurs()).flat_map(|n| {
        let a = &mut Alea::new(&f.graine, &format!("comparaison {n}"));
        [("sylvanie", "doc-sylvanie"), ("pays-imaginaire", "doc-pays")].map(|(lieu, document)| {
            format!(
                "{{ indicateur: {}, territoire: {lieu}, document: {document}, valeur: \"{}\", annee: {ANNEE}, source: {} }}",
                indicateur(n),
                a.decimal(8, 92),
                source(n)
            )
        })
    });
    lignes("observations", all.collect::<Vec<_>>())
}

fn plan(f: &Forme) -> String {
    let mut yaml = PLAN.to_owned();
    let mut engagement = 0;
    for defi in 0..f.defis() {
        let (e, d) = f.rang_du_defi(defi);
        if e != engagement {
            engagement = e;
            let titre = mots::ENGAGEMENTS.get(e - 1).copied().unwrap_or_default();
            let _ = write!(yaml, "  - code: E{e}\n    titre: {}\n    noeuds:\n", cite(titre));
        }
        let titre = mots::DEFIS.get(defi % mots::DEFIS.len()).copied().unwrap_or_default();
        let numero = if d > mots::DEFIS.len() { format!(" ({d})") } else { String::new() };
        let _ = write!(
            yaml,
            "      - code: E{e}D{d}\n        titre: {}\n        noeuds:\n",
            cite(&format!("{titre}{numero}"))
        );
        for objectif in (0..f.objectifs).filter(|o| Forme::defi(*o) == defi) {
            let a = &mut Alea::new(&f.graine, &format!("titre {objectif}"));
            let _ = writeln!(yaml, "          - {{ code: {}, titre: {} }}", f.code(objectif), cite(&mots::titre(a)));
        }
    }
    let tags = |list: &[(&str, &str)]| {
        list.iter().map(|(id, nom)| format!("{{ id: {id}, nom: {} }}", cite(nom))).collect::<Vec<_>>()
    };
    yaml + &lignes("themes", tags(f.themes())) + &lignes("parcours", tags(f.parcours()))
}

const PLAN: &str = "\
titre: Plan de santé de Sylvanie 2023-2028
titre_court: Plan de Sylvanie
territoire: sylvanie
periode: { debut: 2023, fin: 2028 }
editeur: agence
niveaux:
  - { id: engagement, nom: engagement, pluriel: engagements, motif: \"E{n}\", chemin: engagements }
  - id: defi
    nom: défi
    pluriel: défis
    motif: \"{parent}D{n}\"
    chemin: defis
    sections: [ { id: enjeux, titre: Les enjeux } ]
  - id: objectif
    nom: objectif opérationnel
    pluriel: objectifs opérationnels
    motif: \"{parent}O{n}\"
    chemin: objectifs
    sections:
      - { id: constats, titre: Constats, obligatoire: true }
      - { id: objectif, titre: Objectif, obligatoire: true }
      - { id: resultats, titre: Résultats attendus, obligatoire: true }
      - { id: pratique, titre: En pratique, obligatoire: true }
noeuds:
";

/// A YAML list under a key.
pub fn lignes(cle: &str, items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().fold(format!("{cle}:\n"), |yaml, item| yaml + "  - " + &item + "\n")
}
