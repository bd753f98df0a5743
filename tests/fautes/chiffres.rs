//! Figures (G501, G504 to G506, G590).

use crate::support::{BLOC, FICHE, Fault, OBSERVATIONS, OFFRE_LOCALE, faults};

faults![
    (
        a_qualifier_that_holds_a_number,
        Fault {
            code: "G507",
            broken: |p| p.replace(FICHE, "qualificatif: plus de", "qualificatif: entre 20 et"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:12:19",
            help: "un intervalle",
            good: |p| p.replace(FICHE, "qualificatif: plus de", "qualificatif: près de"),
        }
    ),
    (
        a_figure_with_neither_indicator_nor_value,
        Fault {
            code: "G501",
            broken: |p| p.replace(FICHE, "    valeur: 1 200\n", ""),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:10",
            help: "écrivez « indicateur: … »",
            good: |p| p.replace(FICHE, "    valeur: 1 200\n", "    valeur: \"-\"\n"),
        }
    ),
    (
        a_figure_that_repeats_the_value_of_its_indicator,
        Fault {
            code: "G501",
            broken: |p| p.replace(
                BLOC,
                "  - indicateur: taux-pauvrete",
                "  - { indicateur: taux-pauvrete, valeur: 12 }"
            ),
            at: "content/departements/valbrume/diagnostic/population.md:6:42",
            help: "mettez la valeur dans indicateurs.yaml",
            good: |p| p.replace(
                BLOC,
                "  - indicateur: taux-pauvrete",
                "  - { indicateur: taux-pauvrete, territoire: sylvanie }"
            ),
        }
    ),
    (
        a_figure_with_two_dates,
        Fault {
            code: "G501",
            broken: |p| p.replace(FICHE, "annee: 2023", "annee: 2023\n    periode: 2021-2023"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:16:14",
            help: "gardez un seul des champs annee, periode, date",
            good: |p| p.replace(FICHE, "annee: 2023", "date: 2023-12-31"),
        }
    ),
    (
        an_observation_of_no_territory,
        Fault {
            code: "G501",
            broken: |p| p.replace("referentiel/observations.yaml", "    territoire: sylvanie\n", ""),
            at: "content/referentiel/observations.yaml:2:17",
            help: "ajoutez « territoire: … »",
            good: |p| p.replace(
                "referentiel/observations.yaml",
                "    territoire: sylvanie\n",
                "    territoire: \"sylvanie\"\n"
            ),
        }
    ),
    (
        a_figure_without_year,
        Fault {
            code: "G504",
            broken: |p| p.replace(FICHE, "    annee: 2023\n", ""),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:14",
            help: "ajoutez « annee: » et « source: »",
            good: |p| p.replace(FICHE, "    annee: 2023\n", "    date: 2023-06\n"),
        }
    ),
    (
        a_figure_without_source,
        Fault {
            code: "G504",
            broken: |p| p.replace(OBSERVATIONS, "    source: enquete-habitants\n", ""),
            at: "content/departements/valbrume/indicateurs.yaml:2",
            help: "non précisé",
            good: |p| p.replace(OBSERVATIONS, "observations:", "source: enquete-habitants\nobservations:").replace(
                OBSERVATIONS,
                "    source: enquete-habitants\n",
                ""
            ),
        }
    ),
    (
        two_figures_of_a_text_with_one_name,
        Fault {
            code: "G302",
            broken: |p| p.replace(
                FICHE,
                "chiffres:\n",
                "chiffres:\n  - { id: bilans, valeur: 3, libelle: autres, annee: 2020, source: annuaire }\n"
            ),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:15",
            help: "donnez un autre « id »",
            good: |p| p.replace(
                FICHE,
                "chiffres:\n",
                "chiffres:\n  - { id: autres, valeur: 3, libelle: autres, annee: 2020, source: annuaire }\n"
            ),
        }
    ),
    (
        two_values_for_one_indicator,
        Fault {
            code: "G505",
            broken: |p| p
                .append(OBSERVATIONS, "  - { indicateur: taux-pauvrete, valeur: 13, annee: 2022, source: annuaire }\n"),
            at: "content/departements/valbrume/indicateurs.yaml:12:19",
            help: "nommez la seconde par « variante: »",
            good: |p| {
                p.append(OBSERVATIONS, "  - { indicateur: taux-pauvrete, valeur: 13, annee: 2022, source: annuaire, variante: annuaire, discordance: L'annuaire arrondit. }\n")
            },
        }
    ),
    (
        a_count_that_disagrees_with_the_care_offer,
        Fault {
            code: "G506",
            broken: |p| p.replace(OBSERVATIONS, "valeur: 3", "valeur: 4"),
            at: "content/departements/valbrume/indicateurs.yaml:7:17",
            help: "dites pourquoi ils diffèrent par « discordance: »",
            good: |p| p.replace(
                OBSERVATIONS,
                "valeur: 3",
                "valeur: 4\n    discordance: Le diagnostic compte aussi l'antenne."
            ),
        }
    ),
    (
        a_table_that_disagrees_with_the_count,
        Fault {
            code: "G506",
            broken: |p| p.replace(OFFRE_LOCALE, "ligne: enfants, existant: 1", "ligne: enfants, existant: 0"),
            at: "content/departements/valbrume/indicateurs.yaml:7:17",
            help: "corrigez l'un des deux",
            good: |p| p.replace(OFFRE_LOCALE, "ligne: enfants, existant: 1", "ligne: enfants, existant:"),
        }
    ),
    (
        a_count_outside_the_range_of_the_table,
        Fault {
            code: "G506",
            broken: |p| p.replace(OFFRE_LOCALE, "ligne: enfants, existant: 1", "ligne: enfants, existant: 2/4"),
            at: "content/departements/valbrume/indicateurs.yaml:7:17",
            help: "corrigez l'un des deux",
            good: |p| p.replace(OFFRE_LOCALE, "ligne: enfants, existant: 1", "ligne: enfants, existant: 1/4"),
        }
    ),
    (
        an_explanation_of_a_difference_that_is_gone,
        Fault {
            code: "G590",
            broken: |p| p.replace(OBSERVATIONS, "valeur: 3", "valeur: 3\n    discordance: Le tableau en compte 4."),
            at: "content/departements/valbrume/indicateurs.yaml:7:17",
            help: "retirez",
            good: |p| p.replace(OBSERVATIONS, "valeur: 3", "valeur: 3\n    note: Le tableau le confirme."),
        }
    ),
];
