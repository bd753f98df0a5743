//! A local contract: its own plan, its sheets of actions, its follow-up.

use std::fmt::Write as _;

use super::Ecrire;
use super::alea::Alea;
use super::forme::Forme;
use super::mots::{self, cite};
use super::registre::lignes;

/// Its first level and, below each, so many sheets.
const AXES: [&str; 2] = ["Soins primaires", "Santé mentale"];
const FICHES: usize = 3;

/// Writes `contrats/pays-<n>/`.
pub fn ecrire(f: &Forme, n: usize, out: Ecrire<'_>) {
    let (nom, id) = mots::territoire(n);
    let dossier = format!("contrats/pays-{id}");
    let a = &mut Alea::new(&f.graine, &dossier);
    let mut plan = format!(
        "titre: Contrat local de santé du Pays du {nom}\ntitre_court: Contrat du Pays du {nom}\nterritoire: pays-{id}\n{PLAN}"
    );
    for (i, axe) in AXES.iter().enumerate() {
        let _ = write!(plan, "  - code: \"{}\"\n    titre: {axe}\n    noeuds:\n", i + 1);
        for j in 0..FICHES {
            let _ = writeln!(plan, "      - {{ code: \"{}.{}\", titre: {} }}", i + 1, j + 1, cite(&mots::titre(a)));
        }
    }
    out(&format!("{dossier}/plan.yaml"), plan);
    out(
        &format!("{dossier}/contrat.yaml"),
        format!(
            "territoire: pays-{id}\ndocument: doc-pays-{id}\ntitre: Contrat local de santé du Pays du {nom} 2024-2028\nen_bref: {}\n",
            cite(&mots::phrase(a))
        ),
    );
    out(&format!("{dossier}/commun.yaml"), commun(a));
    out(&format!("{dossier}/feuilles-de-route.yaml"), feuille(a));
    let gouvernance =
        format!("---\ntitre: Les instances\nordre: 10\nsection: Annexe 2\n---\n{}\n", mots::paragraphe(a, 4));
    out(&format!("{dossier}/gouvernance/instances.md"), gouvernance);
    let codes: Vec<String> =
        (0..AXES.len()).flat_map(|i| (0..FICHES).map(move |j| format!("{}.{}", i + 1, j + 1))).collect();
    for code in &codes {
        out(&format!("{dossier}/fiches/{code}.md"), fiche(f, code, a));
    }
    let etats = codes.iter().map(|code| {
        let date = format!("2025-{:02}-{:02}", a.entre(1, 12), a.entre(1, 28));
        let etat = a.choix(&["en-cours", "realisee", "a-venir"]);
        format!("{{ cible: {code}-A1, date: {date}, etat: {etat}, commentaire: {} }}", cite(mots::precision(a)))
    });
    let etats = lignes("etats", etats.collect::<Vec<_>>());
    let mesures = codes.iter().map(|code| format!("{{ indicateur: {code}-I1, valeur: {} }}", a.entre(1, 40)));
    out(&format!("{dossier}/suivi/2025.yaml"), etats + &lignes("mesures", mesures.collect::<Vec<_>>()));
}

const PLAN: &str = "\
periode: { debut: 2024, fin: 2028 }
editeur: agence
sert: [plan-regional]
niveaux:
  - { id: axe, nom: axe, pluriel: axes, motif: \"{n}\", chemin: axes }
  - id: fiche-action
    nom: fiche-action
    pluriel: fiches-actions
    motif: \"{parent}.{n}\"
    chemin: fiches
    sections:
      - { id: objectif-general, titre: Objectif général, obligatoire: true }
      - { id: presentation, titre: Présentation, obligatoire: true }
  - { id: action, nom: action, pluriel: actions, motif: \"{parent}-A{n}\", chemin: actions }
noeuds:
";

fn commun(a: &mut Alea) -> String {
    let constats = ["atout", "faiblesse", "constat"]
        .map(|p| format!("{{ id: constat-{p}, polarite: {p}, domaine: Soins, texte: {} }}", cite(&mots::phrase(a))));
    let moyen = format!("{{ id: coordination, nature: humain, texte: {} }}", cite(&mots::phrase(a)));
    lignes("constats", constats) + &lignes("moyens", [moyen])
}

fn feuille(a: &mut Alea) -> String {
    let actions = (0..2).map(|i| {
        format!(
            "      - titre: {}\n        portage: [caisse, usagers]\n        noeuds: [\"{}\"]\n        missions:\n          - {}\n        resultat: {}\n",
            cite(&mots::titre(a)),
            i + 1,
            cite(&mots::phrase(a)),
            cite(&mots::phrase(a))
        )
    });
    let actions: String = actions.collect();
    format!(
        "feuilles:\n  - id: caisse\n    partenaire: caisse\n    titre: Feuille de route avec la caisse\n    section: Annexe 6\n    \
         introduction: {}\n    actions:\n{actions}",
        cite(&mots::phrase(a))
    )
}

fn fiche(f: &Forme, code: &str, a: &mut Alea) -> String {
    let mut t = format!(
        "---\nsection: Fiche-action {code}\nmise_a_jour: 2024-06-08\nen_bref: {}\npour_qui: Les habitants du pays.\nsert:\n",
        cite(&mots::phrase(a))
    );
    let first = a.sous(f.objectifs);
    for o in [first, (first + 1) % f.objectifs] {
        let _ = writeln!(t, "  - {{ noeud: {} }}", f.code(o));
    }
    t.push_str("constats: [constat-atout, constat-faiblesse]\npartenaires: [cpts, appui]\nactions:\n");
    for k in 1..=2 {
        let _ = write!(
            t,
            "  - code: {code}-A{k}\n    titre: {}\n    pilotes: [cpts, usagers]\n    etapes:\n      - {}\n      - texte: {}\n        etapes:\n          - {}\n    \
             livrables:\n      - {{ code: L1, texte: {} }}\n    calendrier: {{ prevu: [2024, 2025], non_prevu: [2026] }}\n",
            cite(&mots::titre(a)),
            cite(&mots::phrase(a)),
            cite(&mots::phrase(a)),
            cite(mots::precision(a)),
            cite("Un bilan partagé")
        );
    }
    let _ = write!(
        t,
        "indicateurs:\n  - {{ code: I1, texte: Nombre de rencontres, natures: [nombre] }}\nmoyens: [coordination]\n---\n\
         ## Objectif général\n\n{}\n\n## Présentation\n\n{} Voir [[{}]].\n\n",
        mots::paragraphe(a, 3),
        mots::paragraphe(a, 5),
        f.code(first)
    );
    for _ in 0..3 {
        let _ = writeln!(t, "- {}", mots::phrase(a));
    }
    t
}
