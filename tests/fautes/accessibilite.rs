//! The accessibility statement and what it may claim (G820 to G822).

use crate::support::{DEPARTEMENT, Fault, Portail, faults};

const FICHIER: &str = "accessibilite.yaml";

/// An audit from line 5 on, with these lines at its end.
fn audited(p: Portail, more: &str) -> Portail {
    let audit = "audit:\n  date: 2024-04-02\n  auditeur: Cabinet\n  methode: grille\n  referentiel: RGAA 4.1\n  \
                 pages: [Accueil]\n  resultats:\n    1.1: C\n    1.2: NC\n";
    p.append(FICHIER, &format!("{audit}{more}"))
}

faults![
    (
        no_statement_at_all,
        Fault {
            code: "G821",
            broken: |p| p.remove(FICHIER),
            at: "content/accessibilite.yaml",
            help: "avec au moins « date » et « contact »",
            good: |p| p.write(FICHIER, "date: 2024-05\ncontact: Écrivez-nous.\n"),
        }
    ),
    (
        a_statement_without_contact,
        Fault {
            code: "G112",
            broken: |p| p.write(FICHIER, "date: 2024-05\n"),
            at: "content/accessibilite.yaml",
            help: "contact",
            good: |p| p.write(FICHIER, "date: 2024-05\ncontact: Écrivez-nous.\n"),
        }
    ),
    (
        a_statement_with_an_empty_contact,
        Fault {
            code: "G820",
            broken: |p| p.write(FICHIER, "date: 2024-05\ncontact: \"  \"\n"),
            at: "content/accessibilite.yaml:2:10",
            help: "à qui signaler un défaut",
            good: |p| p.write(FICHIER, "date: 2024-05\ncontact: \" Écrivez-nous. \"\n"),
        }
    ),
    (
        a_level_that_the_author_writes,
        Fault {
            code: "G111",
            broken: |p| p.append(FICHIER, "niveau: totalement conforme\n"),
            at: "content/accessibilite.yaml:5:1",
            help: "",
            good: |p| audited(p, ""),
        }
    ),
    (
        a_criterion_that_does_not_exist,
        Fault {
            code: "G820",
            broken: |p| audited(p, "    1.10: C\n"),
            at: "content/accessibilite.yaml:14:5",
            help: "de 1.1 à 13.12",
            good: |p| audited(p, "    10.10: C\n"),
        }
    ),
    (
        a_result_that_is_none,
        Fault {
            code: "G820",
            broken: |p| audited(p, "    1.3: partiel\n"),
            at: "content/accessibilite.yaml:14:10",
            help: "NT (non testé)",
            good: |p| audited(p, "    1.3: NT\n"),
        }
    ),
    (
        a_criterion_left_blank,
        Fault {
            code: "G820",
            broken: |p| audited(p, "    1.3:\n"),
            at: "content/accessibilite.yaml:14",
            help: "NT (non testé)",
            good: |p| audited(p, "    1.3: NA\n"),
        }
    ),
    (
        a_finding_on_a_criterion_that_is_met,
        Fault {
            code: "G820",
            broken: |p| audited(p, "  constats:\n    - { critere: \"1.1\", texte: Une image. }\n"),
            at: "content/accessibilite.yaml:15:18",
            help: "« 1.1: NC »",
            good: |p| audited(p, "  constats:\n    - { critere: \"1.2\", texte: Une image. }\n"),
        }
    ),
    (
        an_audit_that_names_no_page,
        Fault {
            code: "G820",
            broken: |p| audited(p, "").replace(FICHIER, "pages: [Accueil]", "pages: []"),
            at: "content/accessibilite.yaml:6",
            help: "énumérez-les",
            good: |p| audited(p, "").replace(FICHIER, "pages: [Accueil]", "pages: [Plan du site]"),
        }
    ),
    (
        an_audit_dated_after_its_statement,
        Fault {
            code: "G820",
            broken: |p| audited(p, "").replace(FICHIER, "date: 2024-04-02", "date: 2024-06-01"),
            at: "content/accessibilite.yaml:6:9",
            help: "corrigez l'une des deux dates",
            good: |p| audited(p, "").replace(FICHIER, "date: 2024-04-02", "date: 2024-05-06"),
        }
    ),
    (
        an_audit_older_than_the_law_allows,
        Fault {
            code: "G822",
            broken: |p| audited(p, "").replace(
                DEPARTEMENT,
                "revisions:",
                "revisions:\n  - { date: 2027-05, titre: Mise à jour }"
            ),
            at: "content/accessibilite.yaml:6:9",
            help: "faites refaire l'audit",
            good: |p| audited(p, "").replace(
                DEPARTEMENT,
                "revisions:",
                "revisions:\n  - { date: 2027-04, titre: Mise à jour }"
            ),
        }
    ),
    (
        a_page_that_would_take_the_place_of_the_statement,
        Fault {
            code: "G302",
            broken: |p| p.write("pages/accessibilite.md", crate::support::page_libre("Conforme", "Tout va bien.")),
            at: "content/pages/accessibilite.md",
            help: "dans ce fichier",
            good: |p| p.write("pages/accessible.md", crate::support::page_libre("Accès", "Tout va bien.")),
        }
    ),
];
