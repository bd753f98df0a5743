//! Tables of the care offer (G301, G302, G502, G503).

use crate::support::{Fault, OFFRE, OFFRE_LOCALE, faults};

faults![
    (
        an_unknown_row,
        Fault {
            code: "G301",
            broken: |p| p.replace(OFFRE_LOCALE, "ligne: enfants", "ligne: enfant"),
            at: "content/departements/valbrume/offre/urgences.yaml:7:18",
            help: "vouliez-vous dire « enfants » ?",
            good: |p| p.replace(OFFRE_LOCALE, "ligne: enfants", "ligne: \"enfants\""),
        }
    ),
    (
        an_unknown_table,
        Fault {
            code: "G301",
            broken: |p| p.replace(OFFRE_LOCALE, "table: constant", "table: constants"),
            at: "content/departements/valbrume/offre/urgences.yaml:14:12",
            help: "possibles : avant, apres, constant",
            good: |p| p.replace(OFFRE_LOCALE, "table: constant", "table: 'constant'"),
        }
    ),
    (
        an_unknown_activity,
        Fault {
            code: "G301",
            broken: |p| p.rename(OFFRE_LOCALE, "departements/valbrume/offre/urgence.yaml"),
            at: "content/departements/valbrume/offre/urgence.yaml",
            help: "vouliez-vous dire « urgences » ?",
            good: |p| p.replace(OFFRE, "titre: Urgences", "titre: Les urgences"),
        }
    ),
    (
        a_row_written_twice,
        Fault {
            code: "G302",
            broken: |p| p.replace(OFFRE_LOCALE, "ligne: enfants", "ligne: adultes"),
            at: "content/departements/valbrume/offre/urgences.yaml:7:18",
            help: "gardez-en une",
            good: |p| p.replace(
                OFFRE_LOCALE,
                "      - { ligne: adultes, existant: 2 }\n      - { ligne: enfants, existant: 1 }",
                "      - { ligne: enfants, existant: 1 }\n      - { ligne: adultes, existant: 2 }"
            ),
        }
    ),
    (
        a_table_written_twice,
        Fault {
            code: "G302",
            broken: |p| {
                p.replace(OFFRE_LOCALE, "recours: regional", "  - table: avant\n    lignes:\n      - { ligne: adultes, existant: 2 }\n      - { ligne: enfants, existant: 1 }\nrecours: regional")
            },
            at: "content/departements/valbrume/offre/urgences.yaml:18:12",
            help: "réunissez ses lignes",
            good: |p| p.replace(OFFRE_LOCALE, "recours: regional", "recours: Non concerné"),
        }
    ),
    (
        a_target_in_a_table_from_before_the_reform,
        Fault {
            code: "G502",
            broken: |p| p.replace(
                OFFRE,
                "        regime: avant\n        colonnes: [existant]",
                "        regime: avant\n        colonnes: [existant, cible]"
            ),
            at: "content/referentiel/offre.yaml:13:30",
            help: "les deux droits ne se comparent pas",
            good: |p| p.replace(
                OFFRE,
                "        regime: avant\n        colonnes: [existant]",
                "        regime: constant\n        colonnes: [existant]"
            ),
        }
    ),
    (
        a_target_in_a_row_from_before_the_reform,
        Fault {
            code: "G502",
            broken: |p| p.replace(OFFRE_LOCALE, "ligne: adultes, existant: 2", "ligne: adultes, existant: 2, cible: 3"),
            at: "content/departements/valbrume/offre/urgences.yaml:6:40",
            help: "possibles : ligne, renvoi, existant",
            good: |p| p.replace(
                OFFRE_LOCALE,
                "ligne: adultes, existant: 2",
                "ligne: adultes, existant: 2, renvoi: \"*\""
            ),
        }
    ),
    (
        an_unknown_column,
        Fault {
            code: "G502",
            broken: |p| p.replace(OFFRE_LOCALE, "ligne: adultes, existant: 2", "ligne: adultes, existants: 2"),
            at: "content/departements/valbrume/offre/urgences.yaml:6:27",
            help: "vouliez-vous dire « existant » ?",
            good: |p| p.replace(
                OFFRE_LOCALE,
                "      - { ligne: adultes, existant: 2 }",
                "      - ligne: adultes\n        existant: 2"
            ),
        }
    ),
    (
        a_missing_cell,
        Fault {
            code: "G502",
            broken: |p| p.replace(
                OFFRE_LOCALE,
                "ligne: ambulances, existant: 4, cible: 0",
                "ligne: ambulances, existant: 4"
            ),
            at: "content/departements/valbrume/offre/urgences.yaml:17",
            help: "écrivez « cible: »",
            good: |p| p.replace(
                OFFRE_LOCALE,
                "ligne: ambulances, existant: 4, cible: 0",
                "ligne: ambulances, existant: 4, cible:"
            ),
        }
    ),
    (
        half_a_site,
        Fault {
            code: "G502",
            broken: |p| p.replace(OFFRE_LOCALE, "existant: 4, cible: 0", "existant: 4.5, cible: 0"),
            at: "content/departements/valbrume/offre/urgences.yaml:17:40",
            help: "écrivez un nombre entier, un intervalle",
            good: |p| p.replace(OFFRE_LOCALE, "existant: 4, cible: 0", "existant: 4/5, cible: 0"),
        }
    ),
    (
        a_missing_row,
        Fault {
            code: "G503",
            broken: |p| p.replace(OFFRE_LOCALE, "      - { ligne: service, cible: \"-\" }\n", ""),
            at: "content/departements/valbrume/offre/urgences.yaml:8:12",
            help: "ajoutez-la, avec une case vide",
            good: |p| p.replace(OFFRE_LOCALE, "      - { ligne: helico, cible: }\n", ""),
        }
    ),
    (
        a_missing_table,
        Fault {
            code: "G503",
            broken: |p| {
                p.replace(OFFRE_LOCALE, "  - table: constant\n    lignes:\n      - { ligne: regulation, existant: 1, cible: 1 }\n      - { ligne: ambulances, existant: 4, cible: 0 }\n", "")
            },
            at: "content/departements/valbrume/offre/urgences.yaml",
            help: "ajoutez « - table: constant » et ses lignes",
            good: |p| p.replace(OFFRE_LOCALE, "recours: regional\n", ""),
        }
    ),
    (
        a_row_without_name,
        Fault {
            code: "G503",
            broken: |p| p.replace(OFFRE_LOCALE, "{ ligne: adultes, existant: 2 }", "{ existant: 2 }"),
            at: "content/departements/valbrume/offre/urgences.yaml:6:9",
            help: "ajoutez « ligne: … »",
            good: |p| p.replace(OFFRE_LOCALE, "{ ligne: adultes, existant: 2 }", "{ existant: 2, ligne: adultes }"),
        }
    ),
];
