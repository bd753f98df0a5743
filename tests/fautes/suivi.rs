//! Follow-up: what is entered year after year (G301, G302, G410).

use crate::support::{Fault, Portail, faults};

const SUIVI: &str = "contrats/source/suivi/2025.yaml";

/// Breaks, or not, the follow-up of the year.
fn suivi(p: Portail, from: &str, to: &str) -> Portail {
    p.with_contract().replace(SUIVI, from, to)
}

faults![
    (
        a_state_of_another_year,
        Fault {
            code: "G410",
            broken: |p| suivi(p, "date: 2025-03-15", "date: 2026-03-15"),
            at: "content/contrats/source/suivi/2025.yaml:2:28",
            help: "écrivez cette ligne dans suivi/2026.yaml",
            good: |p| suivi(p, "date: 2025-03-15", "date: 2025"),
        }
    ),
    (
        a_follow_up_named_after_no_year,
        Fault {
            code: "G410",
            broken: |p| p.with_contract().rename(SUIVI, "contrats/source/suivi/bilan.yaml"),
            at: "content/contrats/source/suivi/bilan.yaml",
            help: "suivi/2025.yaml",
            good: |p| p.with_contract().rename(SUIVI, "contrats/source/suivi/2025.yaml"),
        }
    ),
    (
        a_follow_up_named_after_a_month,
        Fault {
            code: "G410",
            broken: |p| p.with_contract().rename(SUIVI, "contrats/source/suivi/2025-03.yaml"),
            at: "content/contrats/source/suivi/2025-03.yaml",
            help: "nommez le fichier d'après l'année",
            good: |p| p.with_contract().write("contrats/source/suivi/2026.yaml", "etats: []\n"),
        }
    ),
    (
        a_state_of_an_unknown_action,
        Fault {
            code: "G301",
            broken: |p| suivi(p, "cible: 1.1-A1,", "cible: 1.1-A9,"),
            at: "content/contrats/source/suivi/2025.yaml:2:14",
            help: "vouliez-vous dire 1.1-A",
            good: |p| suivi(p, "cible: 1.1-A1,", "cible: 1.1-A2,"),
        }
    ),
    (
        a_state_of_an_unknown_deliverable,
        Fault {
            code: "G301",
            broken: |p| suivi(p, "cible: 1.1-A1-L1", "cible: 1.1-A1-L3"),
            at: "content/contrats/source/suivi/2025.yaml:3:14",
            help: "vouliez-vous dire 1.1-A1-L",
            good: |p| suivi(p, "cible: 1.1-A1-L1", "cible: 1.1-A1-L2"),
        }
    ),
    (
        a_state_of_a_deliverable_without_its_action,
        Fault {
            code: "G301",
            broken: |p| suivi(p, "cible: 1.1-A1-L1", "cible: L1"),
            at: "content/contrats/source/suivi/2025.yaml:3:14",
            help: "les codes sont ceux des fiches de ce dossier",
            good: |p| suivi(p, "cible: 1.1-A1-L1", "cible: \"1.1\""),
        }
    ),
    (
        a_state_of_an_indicator,
        Fault {
            code: "G301",
            broken: |p| suivi(p, "cible: 1.1-A1-L1", "cible: 1.1-I1"),
            at: "content/contrats/source/suivi/2025.yaml:3:14",
            help: "il se suit sous « mesures »",
            good: |p| suivi(p, "indicateur: 1.1-I1, valeur: 3", "indicateur: 1.1-I2, valeur: NA"),
        }
    ),
    (
        a_state_of_an_axe,
        Fault {
            code: "G301",
            broken: |p| suivi(p, "cible: 1.1-A1-L1", "cible: \"1\""),
            at: "content/contrats/source/suivi/2025.yaml:3:14",
            help: "les codes sont ceux des fiches de ce dossier",
            good: |p| suivi(p, "cible: 1.1-A1-L1", "cible: \"1.2\""),
        }
    ),
    (
        a_measure_of_an_unknown_indicator,
        Fault {
            code: "G301",
            broken: |p| suivi(p, "indicateur: 1.1-I1", "indicateur: 1.1-I7"),
            at: "content/contrats/source/suivi/2025.yaml:5:19",
            help: "vouliez-vous dire 1.1-I",
            good: |p| suivi(p, "indicateur: 1.1-I1", "indicateur: 1.1-I2"),
        }
    ),
    (
        a_measure_of_an_action,
        Fault {
            code: "G301",
            broken: |p| suivi(p, "indicateur: 1.1-I1", "indicateur: 1.1-A1"),
            at: "content/contrats/source/suivi/2025.yaml:5:19",
            help: "son état se dit sous « etats »",
            good: |p| suivi(p, "valeur: 3 }", "valeur: 3, note: Dont une infirmière. }"),
        }
    ),
    (
        two_measures_of_one_year,
        Fault {
            code: "G302",
            broken: |p| p.with_contract().append(SUIVI, "  - { indicateur: 1.1-I1, valeur: 4 }\n"),
            at: "content/contrats/source/suivi/2025.yaml:6:19",
            help: "un indicateur n'a qu'une mesure par année",
            good: |p| p
                .with_contract()
                .write("contrats/source/suivi/2026.yaml", "mesures:\n  - { indicateur: 1.1-I1, valeur: 4 }\n"),
        }
    ),
    (
        a_state_that_is_none,
        Fault {
            code: "G114",
            broken: |p| suivi(p, "etat: en-cours", "etat: encours"),
            at: "content/contrats/source/suivi/2025.yaml:2",
            help: "vouliez-vous dire « en-cours » ?",
            good: |p| suivi(p, "etat: en-cours", "etat: abandonnee"),
        }
    ),
    (
        an_evidence_that_is_no_web_address,
        Fault {
            code: "G306",
            broken: |p| suivi(
                p,
                "etat: en-cours",
                "etat: en-cours, preuve: { texte: Bilan, url: \"javascript:alert(1)\" }"
            ),
            at: "content/contrats/source/suivi/2025.yaml:2",
            help: "une adresse qui commence par https://",
            good: |p| suivi(
                p,
                "etat: en-cours",
                "etat: en-cours, preuve: { texte: Bilan, url: \"https://source.example/bilan\" }"
            ),
        }
    ),
];
