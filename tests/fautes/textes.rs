//! Public texts (G600 to G604).

use crate::support::{AUTRE_FICHE, DEPARTEMENT, Fault, OFFRE_LOCALE, PAGE, PLAN, Portail, SIGLES, faults};

/// The other fiche with a sentence of one's own, on line 8.
fn says(p: Portail, sentence: &str) -> Portail {
    p.replace(AUTRE_FICHE, "Les aidants apprennent seuls.", sentence)
}

const HERE: &str = "content/departements/valbrume/objectifs/E1D1O2.md:8";

faults![
    (
        an_everyday_word_for_something_that_no_page_says,
        Fault {
            code: "G600",
            broken: |p| p.write("referentiel/recherche.yaml", "synonymes:\n  - { mots: [toubib], pour: [chamane] }\n"),
            at: "content/referentiel/recherche.yaml:2:30",
            help: "écrivez-le comme le disent les pages",
            good: |p| p.write("referentiel/recherche.yaml", "synonymes:\n  - { mots: [toubib], pour: [aidants] }\n"),
        }
    ),
    (
        an_everyday_word_that_search_does_not_keep,
        Fault {
            code: "G601",
            broken: |p| p.write("referentiel/recherche.yaml", "synonymes:\n  - { mots: [le], pour: [aidants] }\n"),
            at: "content/referentiel/recherche.yaml:2:14",
            help: "écrivez un mot de deux lettres ou plus",
            good: |p| p
                .write("referentiel/recherche.yaml", "synonymes:\n  - { mots: [les proches], pour: [aidants] }\n"),
        }
    ),
    (
        a_title_of_white_space,
        Fault {
            code: "G601",
            broken: |p| p.replace(PLAN, "titre: Former les aidants", "titre: \"  \""),
            at: "content/referentiel/plans/plan-sylvanie.yaml:35:20",
            help: "remplissez-le ou supprimez la ligne",
            good: |p| p.replace(PLAN, "titre: Former les aidants", "titre: \"  Former  \""),
        }
    ),
    (
        an_acronym_without_letters,
        Fault {
            code: "G601",
            broken: |p| p.append(SIGLES, "  - { sigle: \"...\", sens: on ne sait pas }\n"),
            at: "content/referentiel/sigles.yaml:4:14",
            help: "écrivez-le comme dans les textes",
            good: |p| p.append(SIGLES, "  - { sigle: R2D2, sens: robot, lier: false }\n"),
        }
    ),
    (
        an_acronym_absent_from_the_glossary,
        Fault {
            code: "G602",
            broken: |p| says(p, "Les aidants vont au CLIC."),
            at: HERE,
            help: "ajoutez-le à referentiel/sigles.yaml",
            good: |p| says(p, "Les aidants vont au CLIC.")
                .append(SIGLES, "  - { sigle: CLIC, sens: centre local d'information }\n"),
        }
    ),
    (
        a_text_that_was_to_be_written_later,
        Fault {
            code: "G603",
            broken: |p| says(p, "Chiffres à compléter."),
            at: HERE,
            help: "écrivez le texte définitif",
            good: |p| says(p, "Des aides pour compléter le revenu."),
        }
    ),
    (
        a_template_s_braces_in_a_text,
        Fault {
            code: "G603",
            broken: |p| p.replace(DEPARTEMENT, "en_bref: Ce que", "en_bref: \"{{ territoire }} : ce que").replace(
                DEPARTEMENT,
                "choisi de faire.",
                "choisi de faire.\""
            ),
            at: "content/departements/valbrume/departement.yaml:5:11",
            help: "écrivez le texte définitif",
            good: |p| p.replace(DEPARTEMENT, "en_bref: Ce que", "en_bref: \"{ territoire } : ce que").replace(
                DEPARTEMENT,
                "choisi de faire.",
                "choisi de faire.\""
            ),
        }
    ),
    (
        a_number_left_as_crosses,
        Fault {
            code: "G603",
            broken: |p| p.replace(OFFRE_LOCALE, "Deux services", "XX services"),
            at: "content/departements/valbrume/offre/urgences.yaml:20",
            help: "écrivez le texte définitif",
            good: |p| p.replace(OFFRE_LOCALE, "Deux services", "Vingt services du siècle XIX"),
        }
    ),
    (
        a_person_s_address,
        Fault {
            code: "G604",
            broken: |p| says(p, "Écrire à jeanne.dupont@sante.example."),
            at: HERE,
            help: "donnez celle d'un service",
            good: |p| says(p, "Écrire à contact@sante.example."),
        }
    ),
    (
        a_person_s_mobile_number,
        Fault {
            code: "G604",
            broken: |p| p.append(PAGE, "\nAppeler le 06 12 34 56 78.\n"),
            at: "content/pages/a-propos.md",
            help: "standard",
            good: |p| p.append(PAGE, "\nAppeler le 04 67 00 00 00.\n"),
        }
    ),
    (
        a_person_s_mobile_number_in_a_link,
        Fault {
            code: "G604",
            broken: |p| p.append(PAGE, "\n[Appeler](tel:+33612345678)\n"),
            at: "content/pages/a-propos.md",
            help: "standard",
            good: |p| p.append(PAGE, "\n[Appeler](tel:+33467000000)\n"),
        }
    ),
];

#[test]
fn a_text_cannot_drive_the_terminal_of_who_reads_the_message() {
    let raw = "\u{1b}]0;titre\u{7}\u{1b}[31mrouge\u{202E}\u{9b}2J";
    let broken = [
        says(Portail::minimal(), &format!("{raw} [[E9]]")),
        Portail::minimal().replace(AUTRE_FICHE, "[acces-aux-soins]", &format!("[\"{}\"]", "\\e[31mrouge")),
        Portail::minimal().replace(AUTRE_FICHE, "[acces-aux-soins]", "[\"\\x9b2J\"]"),
        Portail::minimal().rename(AUTRE_FICHE, "departements/valbrume/objectifs/\u{1b}[31m.md"),
    ];
    for p in broken {
        let outcome = p.build();
        assert_eq!(outcome.exit, 1);
        let driven = outcome.stderr.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(driven, None, "{:?}", outcome.stderr);
        let hidden = outcome.stderr.contains('\u{202E}');
        assert!(!hidden, "{:?}", outcome.stderr);
    }
}

#[test]
fn an_acronym_is_told_once_with_how_often_it_occurs() {
    let outcome = says(Portail::minimal(), "Le CLIC, le CLIC et encore le CLIC.").examine();
    assert_eq!(outcome.exit, 0, "a warning alone does not stop anything");
    let found = outcome.of("G602");
    assert_eq!(found.len(), 1, "{outcome}");
    assert!(found[0].message.contains("3 emploi"), "{outcome}");
}
