//! Values and identifiers (G201 to G205).

use crate::support::{DEPARTEMENT, FICHE, Fault, OBSERVATIONS, PLAN, faults, page_libre};

faults![
    (
        an_identifier_with_capitals_and_accents,
        Fault {
            code: "G201",
            broken: |p| p.replace("referentiel/sources.yaml", "id: annuaire", "id: Annuaire été"),
            at: "content/referentiel/sources.yaml:3:11",
            help: "écrivez « annuaire-ete »",
            good: |p| p
                .replace("referentiel/sources.yaml", "id: annuaire", "id: annuaire-2")
                .replace(FICHE, "source: annuaire", "source: annuaire-2")
                .replace(OBSERVATIONS, "source: annuaire", "source: annuaire-2"),
        }
    ),
    (
        an_identifier_longer_than_a_folder_s_name_may_be,
        Fault {
            code: "G201",
            broken: |p| p.write(&format!("pages/{}.md", "a".repeat(81)), page_libre("Trop long", "Texte.")),
            at: "content/pages/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md",
            help: "écrivez « aaaa",
            good: |p| p.write(&format!("pages/{}.md", "a".repeat(80)), page_libre("Juste assez court", "Texte.")),
        }
    ),
    (
        a_file_name_with_a_space,
        Fault {
            code: "G201",
            broken: |p| p.write("pages/Nous contacter.md", page_libre("Nous contacter", "Texte.")),
            at: "content/pages/Nous contacter.md",
            help: "« nous-contacter »",
            good: |p| p.write("pages/nous-contacter.md", page_libre("Nous contacter", "Texte.")),
        }
    ),
    (
        a_code_with_a_slash,
        Fault {
            code: "G202",
            broken: |p| p.replace(PLAN, "code: E1D2O1", "code: E1/D2/O1"),
            at: "content/referentiel/plans/plan-sylvanie.yaml:39:19",
            help: "des lettres, des chiffres, des points et des tirets",
            good: |p| p.replace(PLAN, "code: E1D2O1", "code: E1D2O12"),
        }
    ),
    (
        a_value_that_is_a_word,
        Fault {
            code: "G203",
            broken: |p| p.replace(OBSERVATIONS, "valeur: 12,5", "valeur: beaucoup"),
            at: "content/departements/valbrume/indicateurs.yaml:3:13",
            help: "écrivez un nombre sans unité (12,5)",
            good: |p| p.replace(OBSERVATIONS, "valeur: 12,5", "valeur:"),
        }
    ),
    (
        a_value_with_its_unit,
        Fault {
            code: "G203",
            broken: |p| p.replace(OBSERVATIONS, "valeur: 12,5", "valeur: 12,5 %"),
            at: "content/departements/valbrume/indicateurs.yaml:3:13",
            help: "sans unité",
            good: |p| p.replace(OBSERVATIONS, "valeur: 12,5", "valeur: 1,2 million"),
        }
    ),
    (
        a_value_that_is_not_a_number_of_any_document,
        Fault {
            code: "G203",
            broken: |p| p.replace(OBSERVATIONS, "valeur: 12,5", "valeur: .nan"),
            at: "content/departements/valbrume/indicateurs.yaml:3:13",
            help: "écrivez un nombre",
            good: |p| p.replace(OBSERVATIONS, "valeur: 12,5", "valeur: NA"),
        }
    ),
    (
        a_value_without_end,
        Fault {
            code: "G203",
            broken: |p| p.replace(FICHE, "valeur: 1 200", "valeur: -.inf"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:11:13",
            help: "écrivez un nombre",
            good: |p| p.replace(FICHE, "valeur: 1 200", "valeur: -5"),
        }
    ),
    (
        a_value_with_a_misplaced_space,
        Fault {
            code: "G203",
            broken: |p| p.replace(FICHE, "valeur: 1 200", "valeur: 12 00"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:11:13",
            help: "écrivez un nombre",
            good: |p| p.replace(FICHE, "valeur: 1 200", "valeur: 1\u{202F}200"),
        }
    ),
    (
        a_day_that_does_not_exist,
        Fault {
            code: "G204",
            broken: |p| p.replace(DEPARTEMENT, "date: 2024-05", "date: 2023-02-29"),
            at: "content/departements/valbrume/departement.yaml:8:13",
            help: "2023-06-01 (année-mois-jour)",
            good: |p| p.replace(DEPARTEMENT, "date: 2024-05", "date: 2024-02-29"),
        }
    ),
    (
        a_date_written_as_on_paper,
        Fault {
            code: "G204",
            broken: |p| p.replace(DEPARTEMENT, "date: 2024-05", "date: 05/2024"),
            at: "content/departements/valbrume/departement.yaml:8:13",
            help: "2023-10",
            good: |p| p.replace(DEPARTEMENT, "date: 2024-05", "date: 2024"),
        }
    ),
    (
        a_period_that_runs_backwards,
        Fault {
            code: "G204",
            broken: |p| p.replace(FICHE, "annee: 2023", "periode: 2023-2021"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:15:14",
            help: "la plus ancienne d'abord",
            good: |p| p.replace(FICHE, "annee: 2023", "periode: 2021-2023"),
        }
    ),
    (
        a_plan_that_ends_before_it_starts,
        Fault {
            code: "G204",
            broken: |p| p.replace(PLAN, "fin: 2028", "fin: 2022"),
            at: "content/referentiel/plans/plan-sylvanie.yaml:4:30",
            help: "corrigez l'une des deux années",
            good: |p| p.replace(PLAN, "fin: 2028", "fin: 2023"),
        }
    ),
    (
        a_range_that_runs_backwards,
        Fault {
            code: "G205",
            broken: |p| p.replace(FICHE, "valeur: 1 200", "valeur: 13/4"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:11:13",
            help: "la plus petite valeur d'abord",
            good: |p| p.replace(FICHE, "valeur: 1 200", "valeur: 4 à 13"),
        }
    ),
];
