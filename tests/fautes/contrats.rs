//! Contracts: their own plan and codes, what their fiches commit to, what they serve (G301, G302, G401, G405, G407 to
//! G409, G411, G412).

use crate::support::{DEPARTEMENT, FICHE, Fault, PAGE, Portail, faults};

const CONTRAT: &str = "contrats/source/contrat.yaml";
const PLAN: &str = "contrats/source/plan.yaml";
const COMMUN: &str = "contrats/source/commun.yaml";
const FEUILLES: &str = "contrats/source/feuilles-de-route.yaml";
/// The fiche that has everything.
const ACTIONS: &str = "contrats/source/fiches/1.1.md";

/// Breaks, or not, the fiche that has everything.
fn fiche(p: Portail, from: &str, to: &str) -> Portail {
    p.with_contract().replace(ACTIONS, from, to)
}

/// A second contract, of the neighbour, with the very codes of the first.
fn neighbour(p: Portail) -> Portail {
    let p = p.with_contract().append(
        "referentiel/territoires.yaml",
        "  - id: pays-du-col\n    nom: Pays du Col\n    nature: intercommunalite\n    parent: valbrume\n    \
         formes: { article: le Pays du Col, lieu: dans le Pays du Col, genitif: du Pays du Col }\n",
    );
    let files =
        ["plan.yaml", "contrat.yaml", "commun.yaml", "feuilles-de-route.yaml", "fiches/1.1.md", "fiches/1.2.md"];
    files.into_iter().fold(p, |p, file| {
        let theirs = format!("contrats/col/{file}");
        p.copy(&format!("contrats/source/{file}"), &theirs)
            .edit(&theirs, |text| text.replace("pays-de-la-source", "pays-du-col").replace("de la Source", "du Col"))
    })
}

faults![
    (
        a_contract_that_names_no_plan,
        Fault {
            code: "G301",
            broken: |p| p
                .with_contract()
                .remove(PLAN)
                .remove(ACTIONS)
                .remove("contrats/source/fiches/1.2.md")
                .remove("contrats/source/suivi/2025.yaml")
                .remove(FEUILLES),
            at: "content/contrats/source/contrat.yaml:1:1",
            help: "un fichier plan.yaml dans ce dossier",
            good: Portail::with_contract,
        }
    ),
    (
        a_contract_without_its_own_file,
        Fault {
            code: "G101",
            broken: |p| p.with_contract().remove(CONTRAT),
            at: "content/contrats/source/contrat.yaml",
            help: "docs/sources.md en donne un exemple",
            good: |p| p.with_contract().remove(FEUILLES),
        }
    ),
    (
        a_department_s_file_in_the_folder_of_a_contract,
        Fault {
            code: "G106",
            broken: |p| p.with_contract().rename(CONTRAT, "contrats/source/departement.yaml"),
            at: "content/contrats/source/departement.yaml",
            help: "« contrat.yaml »",
            good: |p| p.with_contract().rename("contrats/source", "contrats/source-et-col"),
        }
    ),
    (
        a_code_of_a_contract_read_from_outside,
        Fault {
            code: "G301",
            broken: |p| p.with_contract().append(PAGE, "\nVoir [[1.1]].\n"),
            at: "content/pages/a-propos.md:12:6",
            help: "écrivez source/1.1",
            good: |p| p.with_contract().append(PAGE, "\nVoir [[source/1.1]] et [[source/1.2|la marche]].\n"),
        }
    ),
    (
        a_code_of_a_contract_read_from_its_department,
        Fault {
            code: "G301",
            broken: |p| p.with_contract().replace(FICHE, "et avec [[E1D2]]", "et avec [[1.2]]"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:28:35",
            help: "écrivez source/1.2",
            good: |p| p.with_contract().replace(FICHE, "et avec [[E1D2]]", "et avec [[source/1.2]]"),
        }
    ),
    (
        a_code_that_the_named_contract_does_not_have,
        Fault {
            code: "G301",
            broken: |p| p.with_contract().append(PAGE, "\nVoir [[source/1.9]].\n"),
            at: "content/pages/a-propos.md:12:6",
            help: "vouliez-vous dire source/1.",
            good: |p| p.with_contract().append(PAGE, "\nVoir [[source/1]].\n"),
        }
    ),
    (
        a_code_of_the_region_called_a_contract_s,
        Fault {
            code: "G301",
            broken: |p| p.with_contract().append(PAGE, "\nVoir [[source/E1D1]].\n"),
            at: "content/pages/a-propos.md:12:6",
            help: "les codes sont dans plan.yaml",
            good: |p| p.with_contract().append(PAGE, "\nVoir [[plan-sylvanie/E1D1]].\n"),
        }
    ),
    (
        a_contract_that_does_not_exist,
        Fault {
            code: "G301",
            broken: |p| p.with_contract().append(PAGE, "\nVoir [[sources/1.1]].\n"),
            at: "content/pages/a-propos.md:12:6",
            help: "vouliez-vous dire « source » ?",
            good: |p| neighbour(p).append(PAGE, "\nVoir [[source/1.1]] et [[col/1.1]].\n"),
        }
    ),
    (
        a_code_of_a_contract_without_its_point,
        Fault {
            code: "G304",
            broken: |p| p.with_contract().replace(FEUILLES, "noeuds: [\"1\"]", "noeuds: [\"11\"]"),
            at: "content/contrats/source/feuilles-de-route.yaml:9:18",
            help: "vouliez-vous dire 1.1 ? (majuscules, points",
            good: |p| p.with_contract().replace(FEUILLES, "noeuds: [\"1\"]", "noeuds: [\"1.1\", \"1.2\"]"),
        }
    ),
    (
        a_retained_node_of_another_plan,
        Fault {
            code: "G301",
            broken: |p| p.with_contract().append(CONTRAT, "retenus: [E1]\n"),
            at: "content/contrats/source/contrat.yaml:4:11",
            help: "de ce niveau de « Contrat de la Source »",
            good: |p| p.with_contract().append(CONTRAT, "retenus: [\"1\"]\n"),
        }
    ),
    (
        a_fiche_of_another_plan,
        Fault {
            code: "G301",
            broken: |p| p.with_contract().rename("contrats/source/fiches/1.2.md", "contrats/source/fiches/E1D2.md"),
            at: "content/contrats/source/fiches/E1D2.md",
            help: "donnez au fichier l'un de ses codes",
            good: |p| p.with_contract().remove("contrats/source/fiches/1.2.md"),
        }
    ),
    (
        an_unknown_finding,
        Fault {
            code: "G301",
            broken: |p| fiche(p, "constats: [peu-de-medecins]", "constats: [peu-de-medecin]"),
            at: "content/contrats/source/fiches/1.1.md:5:12",
            help: "vouliez-vous dire « peu-de-medecins » ?",
            good: |p| fiche(p, "constats: [peu-de-medecins]", "constats:\n  - peu-de-medecins"),
        }
    ),
    (
        an_unknown_means,
        Fault {
            code: "G301",
            broken: |p| fiche(p, "moyens: [animatrice]", "moyens: [bureau]"),
            at: "content/contrats/source/fiches/1.1.md:6:10",
            help: "déclarez-le dans commun.yaml",
            good: |p| fiche(p, "moyens: [animatrice]", "moyens: [bureau]")
                .append(COMMUN, "  - { id: bureau, nature: autre, texte: Un bureau prêté. }\n"),
        }
    ),
    (
        findings_that_no_file_declares,
        Fault {
            code: "G301",
            broken: |p| p.with_contract().remove(COMMUN),
            at: "content/contrats/source/fiches/1.1.md:5:12",
            help: "déclarez-le dans commun.yaml",
            good: |p| fiche(p, "constats: [peu-de-medecins]\nmoyens: [animatrice]\n", "").remove(COMMUN),
        }
    ),
    (
        an_unknown_pilot,
        Fault {
            code: "G301",
            broken: |p| fiche(p, "pilotes: [equipe-source]", "pilotes: [equipe-sources]"),
            at: "content/contrats/source/fiches/1.1.md:11:15",
            help: "vouliez-vous dire « equipe-source » ?",
            good: |p| fiche(p, "pilotes: [equipe-source]", "pilotes: [equipe-source, maison-des-aines]"),
        }
    ),
    (
        an_unknown_partner,
        Fault {
            code: "G301",
            broken: |p| fiche(p, "partenaires: [maison-des-aines]", "partenaires: [clinique]"),
            at: "content/contrats/source/fiches/1.1.md:7:15",
            help: "déclarez-le dans referentiel/acteurs.yaml",
            good: |p| fiche(p, "partenaires: [maison-des-aines]", "partenaires: [equipe-source]"),
        }
    ),
    (
        a_roadmap_brought_together_with_an_unknown_action,
        Fault {
            code: "G301",
            broken: |p| p.with_contract().replace(FEUILLES, "rapproches: [1.1-A2]", "rapproches: [1.1-A3]"),
            at: "content/contrats/source/feuilles-de-route.yaml:10:22",
            help: "vouliez-vous dire 1.1-A",
            good: |p| p.with_contract().replace(FEUILLES, "rapproches: [1.1-A2]", "rapproches: [1.1-A1, 1.1-A2]"),
        }
    ),
    (
        two_roadmaps_of_one_name,
        Fault {
            code: "G302",
            broken: |p| p.with_contract().append(FEUILLES, &another_roadmap("aines")),
            at: "content/contrats/source/feuilles-de-route.yaml:11:9",
            help: "donnez un autre « id »",
            good: |p| p.with_contract().append(FEUILLES, &another_roadmap("ecoles")),
        }
    ),
    (
        a_finding_declared_twice,
        Fault {
            code: "G302",
            broken: |p| p.with_contract().replace(
                COMMUN,
                "moyens:",
                "  - { id: peu-de-medecins, polarite: constat, texte: Encore. }\nmoyens:"
            ),
            at: "content/contrats/source/commun.yaml:3:11",
            help: "gardez une seule déclaration",
            good: |p| p.with_contract().replace(
                COMMUN,
                "moyens:",
                "  - { id: des-benevoles, polarite: atout, texte: Encore. }\nmoyens:"
            ),
        }
    ),
    (
        two_actions_of_one_code,
        Fault {
            code: "G302",
            broken: |p| fiche(p, "code: 1.1-A2", "code: 1.1-A1"),
            at: "content/contrats/source/fiches/1.1.md:20:11",
            help: "corrigez le numéro de l'un des deux",
            good: |p| fiche(p, "titre: Loger les stagiaires", "titre: Écrire aux écoles"),
        }
    ),
    (
        two_deliverables_of_one_code,
        Fault {
            code: "G302",
            broken: |p| fiche(p, "code: L2", "code: L1"),
            at: "content/contrats/source/fiches/1.1.md:18:17",
            help: "corrigez le numéro de l'un des deux",
            good: |p| fiche(
                p,
                "titre: Loger les stagiaires",
                "titre: Loger les stagiaires\n    livrables: [ { code: L1, texte: Une liste. } ]"
            ),
        }
    ),
    (
        two_follow_up_indicators_of_one_code,
        Fault {
            code: "G302",
            broken: |p| fiche(p, "code: I2", "code: I1"),
            at: "content/contrats/source/fiches/1.1.md:24:13",
            help: "corrigez le numéro de l'un des deux",
            good: |p| fiche(p, "code: I2", "code: I3"),
        }
    ),
    (
        an_action_of_another_fiche,
        Fault {
            code: "G401",
            broken: |p| fiche(p, "code: 1.1-A2", "code: 1.2-A2"),
            at: "content/contrats/source/fiches/1.1.md:20:11",
            help: "on attend un code comme 1.1-A1",
            good: |p| fiche(p, "code: 1.1-A2", "code: 1.1-A12").replace(FEUILLES, "1.1-A2", "1.1-A12"),
        }
    ),
    (
        an_action_without_its_hyphen,
        Fault {
            code: "G401",
            broken: |p| fiche(p, "code: 1.1-A2", "code: 1.1A2"),
            at: "content/contrats/source/fiches/1.1.md:20:11",
            help: "on attend un code comme 1.1-A2",
            good: |p| fiche(p, "code: 1.1-A2", "code: \"1.1-A2\""),
        }
    ),
    (
        actions_in_a_plan_without_a_level_for_them,
        Fault {
            code: "G401",
            broken: |p| p.with_contract().edit(PLAN, without_actions),
            at: "content/contrats/source/fiches/1.1.md:9:11",
            help: "déclarez dans les « niveaux » du plan celui des actions",
            good: |p| p
                .with_contract()
                .edit(PLAN, without_actions)
                .remove(ACTIONS)
                .remove(FEUILLES)
                .remove("contrats/source/suivi/2025.yaml"),
        }
    ),
    (
        a_fiche_in_a_folder_of_another_level,
        Fault {
            code: "G405",
            broken: |p| p.with_contract().rename("contrats/source/fiches/1.2.md", "contrats/source/axes/1.2.md"),
            at: "content/contrats/source/axes/1.2.md",
            help: "déplacez le fichier dans le dossier « fiches »",
            good: |p| p.with_contract().rename("contrats/source/fiches", "contrats/source/pages").replace(
                PLAN,
                "chemin: fiches",
                "chemin: pages"
            ),
        }
    ),
    (
        an_axe_without_fiche,
        Fault {
            code: "G407",
            broken: |p| p.with_contract().append(PLAN, "  - { code: \"2\", titre: Plus tard }\n"),
            at: "content/contrats/source/contrat.yaml",
            help: "sans cette liste, tout est retenu",
            good: |p| p
                .with_contract()
                .append(PLAN, "  - { code: \"2\", titre: Plus tard }\n")
                .append(CONTRAT, "retenus: [\"1\"]\n"),
        }
    ),
    (
        a_fiche_of_an_axe_that_was_not_retained,
        Fault {
            code: "G408",
            broken: |p| second_axe(p).append(CONTRAT, "retenus: [\"2\"]\n"),
            at: "content/contrats/source/fiches/1.1.md",
            help: "ajoutez 1 à « retenus » dans contrat.yaml",
            good: |p| second_axe(p).append(CONTRAT, "retenus: [\"2\", \"1\"]\n"),
        }
    ),
    (
        a_year_that_is_not_of_the_plan,
        Fault {
            code: "G409",
            broken: |p| fiche(p, "prevu: [2024, 2025]", "prevu: [2024, 2029]"),
            at: "content/contrats/source/fiches/1.1.md:19:33",
            help: "le plan va de 2024 à 2028",
            good: |p| fiche(p, "prevu: [2024, 2025]", "prevu: [2024, 2025, 2027, 2028]"),
        }
    ),
    (
        a_year_both_planned_and_not,
        Fault {
            code: "G409",
            broken: |p| fiche(p, "non_prevu: [2026]", "non_prevu: [2025, 2026]"),
            at: "content/contrats/source/fiches/1.1.md:19:52",
            help: "une année est « prevu » ou « non_prevu »",
            good: |p| fiche(p, "non_prevu: [2026]", "non_prevu: [2026, 2027]"),
        }
    ),
    (
        a_year_planned_twice,
        Fault {
            code: "G409",
            broken: |p| fiche(p, "prevu: [2024, 2025]", "prevu: [2024, 2024]"),
            at: "content/contrats/source/fiches/1.1.md:19:33",
            help: "si le document n'en dit rien, ne l'écrivez pas",
            good: |p| fiche(p, "prevu: [2024, 2025]", "prevu: []"),
        }
    ),
    (
        a_month_in_a_calendar_of_years,
        Fault {
            code: "G409",
            broken: |p| fiche(p, "prevu: [2024, 2025]", "prevu: [2024, 2025-06]"),
            at: "content/contrats/source/fiches/1.1.md:19:33",
            help: "écrivez 2025",
            good: |p| fiche(p, "prevu: [2024, 2025]", "prevu:\n        [2024, \"2025\"]"),
        }
    ),
    (
        a_node_of_a_plan_that_the_contract_does_not_serve,
        Fault {
            code: "G411",
            broken: |p| p.with_contract().replace(PLAN, "sert: [plan-sylvanie]\n", ""),
            at: "content/contrats/source/fiches/1.1.md:4:12",
            help: "ajoutez « plan-sylvanie » à « sert » dans plan.yaml",
            good: |p| p.with_contract().replace(PLAN, "sert: [plan-sylvanie]\n", "").replace(
                ACTIONS,
                "sert:\n  - noeud: E1D1O1\n",
                ""
            ),
        }
    ),
    (
        a_node_of_the_contract_itself_among_those_that_it_serves,
        Fault {
            code: "G411",
            broken: |p| fiche(p, "  - noeud: E1D1O1", "  - noeud: source/1.2"),
            at: "content/contrats/source/fiches/1.1.md:4:12",
            help: "pour citer celui-ci dans un texte, écrivez [[1.2]]",
            good: |p| fiche(p, "Faire venir des soignants.", "Faire venir des soignants, comme [[1.2]]."),
        }
    ),
    (
        a_department_s_fiche_that_serves_another_plan,
        Fault {
            code: "G411",
            broken: |p| p.with_contract().replace(
                FICHE,
                "section: Fiche 1",
                "section: Fiche 1\nsert: [ { noeud: source/1.1 } ]"
            ),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:3:18",
            help: "ajoutez « source » à « sert » dans referentiel/plans/plan-sylvanie.yaml",
            good: |p| p.with_contract().replace(FICHE, "section: Fiche 1", "section: Fiche 1\nsert: []"),
        }
    ),
    (
        an_unknown_plan_to_serve,
        Fault {
            code: "G301",
            broken: |p| p.with_contract().replace(PLAN, "sert: [plan-sylvanie]", "sert: [plan-silvanie]"),
            at: "content/contrats/source/plan.yaml:6:8",
            help: "vouliez-vous dire « plan-sylvanie » ?",
            good: |p| p.with_contract().replace(PLAN, "sert: [plan-sylvanie]", "sert:\n  - plan-sylvanie"),
        }
    ),
    (
        a_contract_that_outlives_the_plan_that_it_serves,
        Fault {
            code: "G412",
            broken: |p| p.with_contract().replace(PLAN, "fin: 2028", "fin: 2029"),
            at: "content/contrats/source/plan.yaml:4:30",
            help: "il faudra rattacher ses fiches",
            good: |p| p.with_contract().replace(PLAN, "fin: 2028", "fin: 2027"),
        }
    ),
    (
        a_step_that_is_a_number,
        Fault {
            code: "G114",
            broken: |p| fiche(p, "- Trouver les adresses.", "- 12"),
            at: "content/contrats/source/fiches/1.1.md:13",
            help: "écrivez « - un texte »",
            good: |p| fiche(p, "- Trouver les adresses.", "- \"12\""),
        }
    ),
    (
        a_step_that_is_a_list,
        Fault {
            code: "G114",
            broken: |p| fiche(p, "- Trouver les adresses.", "- [ Trouver, Trier ]"),
            at: "content/contrats/source/fiches/1.1.md:13",
            help: "« - texte: … » et, dessous, « etapes: »",
            good: |p| fiche(p, "- Trouver les adresses.", "- { texte: Réunir, etapes: [ Trouver, Trier ] }"),
        }
    ),
    (
        steps_below_nothing,
        Fault {
            code: "G112",
            broken: |p| fiche(p, "      - texte: Écrire les lettres\n        etapes:", "      - etapes:"),
            at: "content/contrats/source/fiches/1.1.md:14",
            help: "ajoutez une ligne « texte: … »",
            good: |p| fiche(
                p,
                "      - texte: Écrire les lettres\n        etapes: [",
                "      - Écrire les lettres\n      # ["
            ),
        }
    ),
    (
        a_step_with_a_field_of_its_own,
        Fault {
            code: "G111",
            broken: |p| fiche(p, "- texte: Écrire les lettres", "- titre: Écrire les lettres"),
            at: "content/contrats/source/fiches/1.1.md:14:9",
            help: "texte, etapes",
            good: |p| fiche(p, "- texte: Écrire les lettres", "- texte: \"Écrire : les lettres\""),
        }
    ),
    (
        steps_that_are_one_text,
        Fault {
            code: "G114",
            broken: |p| fiche(
                p,
                "titre: Loger les stagiaires",
                "titre: Loger les stagiaires\n    etapes: Trouver un logement."
            ),
            at: "content/contrats/source/fiches/1.1.md:22:13",
            help: "etapes: [Trouver un logement.]",
            good: |p| fiche(
                p,
                "titre: Loger les stagiaires",
                "titre: Loger les stagiaires\n    etapes: [ Trouver un logement. ]"
            ),
        }
    ),
    (
        a_step_with_a_colon,
        Fault {
            code: "G111",
            broken: |p| fiche(p, "- Trouver les adresses.", "- Trouver : les adresses"),
            at: "content/contrats/source/fiches/1.1.md:13",
            help: "se met entre guillemets",
            good: |p| fiche(p, "- Trouver les adresses.", "- \"Trouver : les adresses\""),
        }
    ),
];

fn another_roadmap(id: &str) -> String {
    format!(
        "  - id: {id}\n    partenaire: agence-sylvanie\n    titre: Une autre feuille\n    section: Annexe, feuille 2\n    actions: []\n"
    )
}

fn without_actions(plan: String) -> String {
    let (before, rest) = plan.split_once("  - { id: action").unwrap();
    before.to_owned() + rest.split_once('\n').unwrap().1
}

/// The contract with a second axe and its fiche.
fn second_axe(p: Portail) -> Portail {
    p.with_contract()
        .append(PLAN, "  - { code: \"2\", titre: Plus tard, noeuds: [ { code: \"2.1\", titre: Un jour } ] }\n")
        .copy("contrats/source/fiches/1.2.md", "contrats/source/fiches/2.1.md")
}

#[test]
fn two_contracts_may_have_the_same_codes() {
    neighbour(Portail::minimal()).examine().is_clean();
}

#[test]
fn a_code_holds_in_the_contract_where_it_is_written() {
    let p = neighbour(Portail::minimal())
        .edit("contrats/col/fiches/1.1.md", |text| text.replace("Faire venir", "Après [[1.2]], faire venir"))
        .replace("contrats/col/plan.yaml", "titre: Marcher ensemble", "titre: Courir ensemble");
    p.examine().is_clean();
}

#[test]
fn an_action_written_twice_names_the_place_of_the_first() {
    let outcome = fiche(Portail::minimal(), "code: 1.1-A2", "code: 1.1-A1").examine();
    let found = outcome.finds("G302", "content/contrats/source/fiches/1.1.md:20");
    assert_eq!(found.related(), ["content/contrats/source/fiches/1.1.md:9:11"]);
}

#[test]
fn a_plan_that_cannot_be_made_is_told_once_where_it_is_wrong() {
    let outcome = Portail::minimal()
        .with_contract()
        .replace(PLAN, "territoire: pays-de-la-source", "territoire: pays-de-la-sourse")
        .examine();
    outcome.finds("G301", "content/contrats/source/plan.yaml:3:13");
    assert_eq!(outcome.problems.len(), 1, "{outcome}");
}

#[test]
fn a_department_retains_nothing_of_a_contract() {
    let outcome = Portail::minimal()
        .with_contract()
        .replace(DEPARTEMENT, "retenus: [E1D1]", "retenus: [E1D1, source/1]")
        .examine();
    outcome.finds("G301", "content/departements/valbrume/departement.yaml:6:17");
}
