//! References to something that is not there, or that is spelt otherwise (G301 to G304, G309).

use crate::support::{
    AUTRE_FICHE, BLOC, DEPARTEMENT, FICHE, Fault, INDICATEURS, OBSERVATIONS, PAGE, PLAN, Portail, SIGLES, faults,
    page_libre,
};

faults![
    (
        a_link_with_one_bracket,
        Fault {
            code: "G900",
            broken: |p| p.replace(AUTRE_FICHE, "seuls", "seuls ([E1D2O1])"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:8:31",
            help: "[[E1D2O1]]",
            good: |p| p.replace(AUTRE_FICHE, "seuls", "seuls ([[E1D2O1]])"),
        }
    ),
    (
        a_link_that_is_not_closed,
        Fault {
            code: "G900",
            broken: |p| p.replace(AUTRE_FICHE, "seuls", "seuls ([[E1D2O1)"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:8:31",
            help: "deux crochets",
            good: |p| p.replace(AUTRE_FICHE, "seuls", "seuls (\\[\\[E1D2O1\\[ et [un lien](https://exemple.fr))"),
        }
    ),
    (
        a_link_to_a_code_that_no_plan_has,
        Fault {
            code: "G301",
            broken: |p| p.replace(AUTRE_FICHE, "seuls", "seuls ([[E1D1O9]])"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:8:31",
            help: "vouliez-vous dire E1D1O",
            good: |p| p.replace(AUTRE_FICHE, "seuls", "seuls ([[E1D2O1]])"),
        }
    ),
    (
        a_link_of_an_unknown_kind,
        Fault {
            code: "G301",
            broken: |p| p.replace(AUTRE_FICHE, "seuls", "seuls ([[thèmes:prevention]])"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:8:31",
            help: "theme:",
            good: |p| p.replace(AUTRE_FICHE, "seuls", "seuls ([[theme:prevention]])"),
        }
    ),
    (
        an_unknown_indicator_in_a_text,
        Fault {
            code: "G301",
            broken: |p| p.replace(FICHE, "[[chiffre:taux-pauvrete]]", "[[chiffre:taux-pauvretes]]"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:22:20",
            help: "vouliez-vous dire « taux-pauvrete » ?",
            good: |p| p.replace(FICHE, "[[chiffre:taux-pauvrete]]", "[[chiffre:bilans]]"),
        }
    ),
    (
        an_indicator_without_value_in_the_named_territory,
        Fault {
            code: "G301",
            broken: |p| p.replace(FICHE, "[[chiffre:taux-pauvrete]]", "[[chiffre:services-urgences@sylvanie]]"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:22:20",
            help: "ajoutez-la dans l'indicateurs.yaml du territoire",
            good: |p| p.replace(FICHE, "[[chiffre:taux-pauvrete]]", "[[chiffre:taux-pauvrete@sylvanie]]"),
        }
    ),
    (
        a_figure_in_a_text_that_belongs_to_no_territory,
        Fault {
            code: "G301",
            broken: |p| p.append(PAGE, "\nIci, [[chiffre:taux-pauvrete]].\n"),
            at: "content/pages/a-propos.md:12:6",
            help: "dites lequel : [[chiffre:taux-pauvrete@",
            good: |p| p.append(PAGE, "\nIci, [[chiffre:taux-pauvrete@sylvanie]].\n"),
        }
    ),
    (
        an_unknown_actor,
        Fault {
            code: "G301",
            broken: |p| p.replace(FICHE, "[maison-des-aines]", "[maison-des-ainees]"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:7:11",
            help: "vouliez-vous dire « maison-des-aines » ?",
            good: |p| p.replace(FICHE, "[maison-des-aines]", "[agence-sylvanie]"),
        }
    ),
    (
        an_unknown_source,
        Fault {
            code: "G301",
            broken: |p| p.replace(FICHE, "source: annuaire", "source: registre"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:16:13",
            help: "déclarez-le dans referentiel/sources.yaml",
            good: |p| p.replace(FICHE, "source: annuaire", "source: enquete-habitants"),
        }
    ),
    (
        a_retained_code_of_another_level,
        Fault {
            code: "G301",
            broken: |p| p.replace(DEPARTEMENT, "retenus: [E1D1]", "retenus: [E1D1, E1]"),
            at: "content/departements/valbrume/departement.yaml:6:17",
            help: "on retient",
            good: |p| p
                .replace(DEPARTEMENT, "retenus: [E1D1]", "retenus: [E1D2, E1D1]")
                .copy(AUTRE_FICHE, "departements/valbrume/objectifs/E1D2O1.md"),
        }
    ),
    (
        a_parent_declared_after_its_child,
        Fault {
            code: "G301",
            broken: |p| p.replace("referentiel/territoires.yaml", "parent: sylvanie", "parent: sylvania"),
            at: "content/referentiel/territoires.yaml:9:13",
            help: "vouliez-vous dire « sylvanie » ?",
            good: |p| {
                p.append("referentiel/territoires.yaml", "  - id: boisclair\n    nom: Boisclair\n    nature: local\n    parent: valbrume\n    formes: { article: Boisclair, lieu: à Boisclair, genitif: de Boisclair }\n")
            },
        }
    ),
    (
        a_regional_text_in_the_folder_of_no_plan,
        Fault {
            code: "G301",
            broken: |p| p.rename("referentiel/plans/plan-sylvanie", "referentiel/plans/plan-silvanie"),
            at: "content/referentiel/plans/plan-silvanie/E1D1.md",
            help: "vouliez-vous dire « plan-sylvanie » ?",
            good: |p| p.copy("referentiel/plans/plan-sylvanie/E1D1.md", "referentiel/plans/plan-sylvanie/E1D2.md"),
        }
    ),
    (
        a_code_given_twice_in_the_plan,
        Fault {
            code: "G302",
            broken: |p| p.replace(PLAN, "code: E1D1O2", "code: E1D1O1"),
            at: "content/referentiel/plans/plan-sylvanie.yaml:34:19",
            help: "corrigez le numéro",
            good: |p| p.replace(PLAN, "code: E1D2O1", "code: E1D2O2"),
        }
    ),
    (
        two_fiches_with_one_code,
        Fault {
            code: "G302",
            broken: |p| p.copy(AUTRE_FICHE, "departements/valbrume/defis/E1D1O2.md"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md",
            help: "renommez ou supprimez",
            good: |p| p.write(
                "departements/valbrume/defis/E1D1.md",
                "---\nsection: Fiche 1\n---\n## Les enjeux\n\nIci aussi.\n"
            ),
        }
    ),
    (
        an_acronym_with_two_meanings,
        Fault {
            code: "G302",
            broken: |p| p.append(SIGLES, "  - { sigle: MSR, sens: mission de secours rural }\n"),
            at: "content/referentiel/sigles.yaml:4:14",
            help: "« portee: [territoire] »",
            good: |p| p.append(SIGLES, "  - { sigle: MSR, sens: mission de secours rural, portee: [sylvanie] }\n"),
        }
    ),
    (
        an_identifier_declared_twice,
        Fault {
            code: "G302",
            broken: |p| p.append("referentiel/sources.yaml", "  - { id: annuaire, nom: Un autre annuaire }\n"),
            at: "content/referentiel/sources.yaml:4:11",
            help: "gardez une seule déclaration",
            good: |p| p.append("referentiel/sources.yaml", "  # - { id: annuaire, nom: Un autre annuaire }\n"),
        }
    ),
    (
        a_tag_written_twice,
        Fault {
            code: "G302",
            broken: |p| p.replace(FICHE, "themes: [prevention]", "themes: [prevention, prevention]"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:5:22",
            help: "gardez-le une fois",
            good: |p| p.replace(FICHE, "themes: [prevention]", "themes: [prevention, acces-aux-soins]"),
        }
    ),
    (
        a_tag_outside_the_closed_list,
        Fault {
            code: "G303",
            broken: |p| p.replace(FICHE, "themes: [prevention]", "themes: [environnement]"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:5:10",
            help: "la liste est fermée : prevention, acces-aux-soins",
            good: |p| p.replace(FICHE, "themes: [prevention]", "themes: [prevention, acces-aux-soins]"),
        }
    ),
    (
        a_tag_misspelt,
        Fault {
            code: "G303",
            broken: |p| p.replace(FICHE, "themes: [prevention]", "themes: [prévention]"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:5:10",
            help: "écrivez « prevention »",
            good: |p| p.replace(FICHE, "themes: [prevention]", "themes: [ 'prevention' ]"),
        }
    ),
    (
        a_variant_of_a_tag,
        Fault {
            code: "G303",
            broken: |p| p.replace(FICHE, "parcours: [vieillissement]", "parcours: [Vieillesse]"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:6:12",
            help: "écrivez « vieillissement »",
            good: |p| p.replace(FICHE, "parcours: [vieillissement]", "parcours:\n  - vieillissement"),
        }
    ),
    (
        the_label_of_a_tag_instead_of_its_identifier,
        Fault {
            code: "G303",
            broken: |p| p.replace(
                AUTRE_FICHE,
                "themes: [acces-aux-soins]",
                "themes: [Prévention & promotion de la santé]"
            ),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:4:10",
            help: "écrivez « prevention »",
            good: |p| p.replace(AUTRE_FICHE, "themes: [acces-aux-soins]", "themes: [acces-aux-soins, prevention]"),
        }
    ),
    (
        the_digit_zero_in_a_link,
        Fault {
            code: "G304",
            broken: |p| p.replace(FICHE, "[[E1D1O2]]", "[[E1D102]]"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:28:16",
            help: "vouliez-vous dire E1D1O2 ? (la lettre O, pas le chiffre 0",
            good: |p| p.replace(FICHE, "[[E1D1O2]]", "[[E1D1O2|la formation]]"),
        }
    ),
    (
        the_digit_zero_in_a_file_name,
        Fault {
            code: "G304",
            broken: |p| p.rename(AUTRE_FICHE, "departements/valbrume/objectifs/E1D102.md"),
            at: "content/departements/valbrume/objectifs/E1D102.md",
            help: "renommez ce fichier « E1D1O2.md »",
            good: |p| p.rename(BLOC, "departements/valbrume/diagnostic/102.md"),
        }
    ),
    (
        a_code_in_small_letters_with_points,
        Fault {
            code: "G304",
            broken: |p| p.replace(DEPARTEMENT, "retenus: [E1D1]", "retenus: [e1.d1]"),
            at: "content/departements/valbrume/departement.yaml:6:11",
            help: "vouliez-vous dire E1D1 ?",
            good: |p| p.replace(DEPARTEMENT, "retenus: [E1D1]", "retenus:\n  - E1D1"),
        }
    ),
    (
        a_source_that_no_figure_names,
        Fault {
            code: "G309",
            broken: |p| p.append("referentiel/sources.yaml", "  - { id: oubliee, nom: Une source oubliée }\n"),
            at: "content/referentiel/sources.yaml:4:11",
            help: "citez-le, ou supprimez-le",
            good: |p| p
                .append("referentiel/sources.yaml", "  - { id: retrouvee, nom: Une source retrouvée }\n")
                .replace(FICHE, "source: annuaire", "source: retrouvee"),
        }
    ),
    (
        an_indicator_that_nothing_observes,
        Fault {
            code: "G309",
            broken: |p| p.append(
                INDICATEURS,
                "  - { id: oublie, nom: Un oubli, sens: plus, nature: effectif, rubrique: vie }\n"
            ),
            at: "content/referentiel/indicateurs.yaml:18:11",
            help: "citez-le, ou supprimez-le",
            good: |p| p
                .append(
                    INDICATEURS,
                    "  - { id: retrouve, nom: Un retour, sens: plus, nature: effectif, rubrique: vie }\n"
                )
                .append(OBSERVATIONS, "  - { indicateur: retrouve, valeur: 1, annee: 2020, source: annuaire }\n"),
        }
    ),
    (
        an_actor_that_nothing_names,
        Fault {
            code: "G309",
            broken: |p| p.append("referentiel/acteurs.yaml", "  - { id: oublie, nom: Un oublié, nature: instance }\n"),
            at: "content/referentiel/acteurs.yaml:7:11",
            help: "citez-le, ou supprimez-le",
            good: |p| p
                .append("referentiel/acteurs.yaml", "  - { id: cite, nom: Un comité, nature: instance }\n")
                .write("pages/comite.md", page_libre("Comité", "Voir [[acteur:cite]].")),
        }
    ),
];

#[test]
fn a_code_given_twice_names_the_place_of_the_first() {
    let outcome = Portail::minimal().replace(PLAN, "code: E1D1O2", "code: E1D1O1").examine();
    let found = outcome.finds("G302", "content/referentiel/plans/plan-sylvanie.yaml:34");
    assert_eq!(found.related(), ["content/referentiel/plans/plan-sylvanie.yaml:32:19"]);
}
