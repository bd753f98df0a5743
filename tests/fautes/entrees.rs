//! Ways in by need: links to nothing, entries that nobody lists, numbers that are none.

use crate::support::{Fault, Portail, faults};

const TETE: &str = "entrees.yaml";
const AIDANT: &str = "entrees/aidant.yaml";

fn tete(p: Portail, from: &str, to: &str) -> Portail {
    p.with_entrees().replace(TETE, from, to)
}

fn aidant(p: Portail, from: &str, to: &str) -> Portail {
    p.with_entrees().replace(AIDANT, from, to)
}

faults![
    (
        an_entry_that_no_family_lists,
        Fault {
            code: "G621",
            broken: |p| p.with_entrees().copy(AIDANT, "entrees/habitant.yaml"),
            at: "content/entrees/habitant.yaml",
            help: "ajoutez « habitant » à la liste « entrees » de l'une d'elles (je-suis, je-cherche)",
            good: |p| tete(p, "[aidant]", "[aidant, habitant]").copy(AIDANT, "entrees/habitant.yaml").replace(
                "entrees/habitant.yaml",
                "nom: aidant\ntitre: J'aide un proche",
                "nom: habitant\ntitre: J'habite ici"
            ),
        }
    ),
    (
        a_family_that_lists_an_entry_without_file,
        Fault {
            code: "G301",
            broken: |p| tete(p, "[aidant]", "[aidante, aidant]"),
            at: "content/entrees.yaml:5:15",
            help: "vouliez-vous dire « aidant » ?",
            good: |p| tete(p, "[aidant]", "[\"aidant\"]"),
        }
    ),
    (
        an_entry_listed_twice,
        Fault {
            code: "G302",
            broken: |p| tete(p, "[medecin]", "[medecin, aidant]"),
            at: "content/entrees.yaml:9:24",
            help: "une entrée n'a qu'une page",
            good: |p| tete(p, "[aidant]", "[]").replace(TETE, "[medecin]", "[medecin, aidant]"),
        }
    ),
    (
        a_family_declared_twice,
        Fault {
            code: "G302",
            broken: |p| tete(p, "id: je-cherche", "id: je-suis"),
            at: "content/entrees.yaml:6:9",
            help: "gardez une seule déclaration",
            good: |p| tete(p, "id: je-cherche", "id: je-voudrais"),
        }
    ),
    (
        a_link_to_an_unknown_node,
        Fault {
            code: "G304",
            broken: |p| aidant(p, "vers: E1D1O1", "vers: E1D101"),
            at: "content/entrees/aidant.yaml:8:17",
            help: "vouliez-vous dire E1D1O1 ?",
            good: |p| aidant(p, "vers: E1D1O1", "vers: E1D1"),
        }
    ),
    (
        a_link_to_an_unknown_indicator,
        Fault {
            code: "G301",
            broken: |p| aidant(p, "indicateur:taux-pauvrete", "indicateur:taux-pauvrté"),
            at: "content/entrees/aidant.yaml:13:17",
            help: "vouliez-vous dire « taux-pauvrete » ?",
            good: |p| aidant(p, "indicateur:taux-pauvrete", "indicateur:services-urgences"),
        }
    ),
    (
        a_link_to_a_part_that_no_plan_has,
        Fault {
            code: "G301",
            broken: |p| aidant(p, "partie:besoins", "partie:besoin"),
            at: "content/entrees/aidant.yaml:14:17",
            help: "vouliez-vous dire « besoins » ?",
            good: |p| aidant(p, "partie:besoins", "partie:paroles"),
        }
    ),
    (
        a_link_to_a_list_of_another_name,
        Fault {
            code: "G301",
            broken: |p| aidant(p, "liste:indicateurs", "liste:chiffres"),
            at: "content/entrees/aidant.yaml:15:17",
            help: "indicateurs",
            good: |p| aidant(p, "liste:indicateurs", "liste:sources"),
        }
    ),
    (
        a_link_of_an_unknown_kind,
        Fault {
            code: "G301",
            broken: |p| aidant(p, "acteur:maison-des-aines", "acteurs:maison-des-aines"),
            at: "content/entrees/aidant.yaml:10:17",
            help: "vouliez-vous dire « acteur: » ?",
            good: |p| aidant(p, "acteur:maison-des-aines", "theme:prevention"),
        }
    ),
    (
        a_link_to_a_figure,
        Fault {
            code: "G301",
            broken: |p| aidant(p, "indicateur:taux-pauvrete", "chiffre:taux-pauvrete"),
            at: "content/entrees/aidant.yaml:13:17",
            help: "écrivez indicateur:taux-pauvrete",
            good: |p| aidant(p, "indicateur:taux-pauvrete", "page:a-propos"),
        }
    ),
    (
        a_number_that_is_not_declared,
        Fault {
            code: "G301",
            broken: |p| p.with_entrees().replace("entrees/medecin.yaml", "\"114\"]", "\"115\"]"),
            at: "content/entrees/medecin.yaml:4:17",
            help: "il contient : 114, 15",
            good: |p| p.with_entrees().replace("entrees/medecin.yaml", "\"114\"]", "]"),
        }
    ),
    (
        a_number_that_cannot_be_dialled,
        Fault {
            code: "G601",
            broken: |p| tete(p, "\"15\"", "le quinze").replace("entrees/medecin.yaml", "\"15\", ", ""),
            at: "content/entrees.yaml:11:15",
            help: "écrivez-le en chiffres",
            good: |p| tete(p, "\"15\"", "\"1 5\"").replace("entrees/medecin.yaml", "\"15\"", "\"1 5\""),
        }
    ),
];

#[test]
fn an_indicator_without_any_figure_is_no_page_to_lead_to() {
    let unused = "  - { id: sans-chiffre, nom: Sans chiffre, sens: neutre, nature: effectif, rubrique: vie }\n";
    let p = Portail::minimal().append("referentiel/indicateurs.yaml", unused);
    let p = aidant(p, "indicateur:taux-pauvrete", "indicateur:sans-chiffre");
    let outcome = p.examine();
    let found = outcome.finds("G301", "content/entrees/aidant.yaml:13:17");
    assert!(found.message.contains("n'a pas encore de chiffre"), "{outcome}");
}
