//! The plan's own rules: codes, sections, titles, places (G401 to G408).

use crate::support::{AUTRE_FICHE, DEPARTEMENT, FICHE, Fault, PLAN, faults};

const DEFI: &str = "departements/valbrume/defis/E1D1.md";
const NOUVELLE_FICHE: &str = "departements/valbrume/objectifs/E1D2O1.md";

faults![
    (
        the_digit_zero_in_the_register,
        Fault {
            code: "G401",
            broken: |p| p.replace(PLAN, "code: E1D2O1", "code: E1D201"),
            at: "content/referentiel/plans/plan-sylvanie.yaml:39:19",
            help: "on attend un code comme E1D2O1",
            good: |p| p.replace(PLAN, "code: E1D2O1", "code: E1D2O10"),
        }
    ),
    (
        a_code_under_another_parent,
        Fault {
            code: "G401",
            broken: |p| p.replace(PLAN, "code: E1D2O1", "code: E2D2O1"),
            at: "content/referentiel/plans/plan-sylvanie.yaml:39:19",
            help: "on attend un code comme E1D2O1",
            good: |p| p.replace(PLAN, "code: E1D2O1", "code: E1D2O3"),
        }
    ),
    (
        a_node_below_the_lowest_level,
        Fault {
            code: "G401",
            broken: |p| p.replace(
                PLAN,
                "titre: Visiter chaque logement",
                "titre: Visiter chaque logement\n            noeuds: [ { code: E1D2O1A1, titre: Trop bas } ]"
            ),
            at: "content/referentiel/plans/plan-sylvanie.yaml:41:31",
            help: "vérifiez l'indentation",
            good: |p| p.replace(
                PLAN,
                "titre: Visiter chaque logement",
                "titre: Visiter chaque logement\n            noeuds: []"
            ),
        }
    ),
    (
        a_pattern_without_number,
        Fault {
            code: "G401",
            broken: |p| p.replace(PLAN, "\"{parent}O{n}\"", "\"{parent}O\""),
            at: "content/referentiel/plans/plan-sylvanie.yaml:19:12",
            help: "{parent}D{n}",
            good: |p| p.replace(PLAN, "\"{parent}O{n}\"", "'{parent}O{n}'"),
        }
    ),
    (
        a_section_that_the_level_does_not_have,
        Fault {
            code: "G402",
            broken: |p| p.append(AUTRE_FICHE, "\n## Calendrier\n\nBientôt.\n"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:14:1",
            help: "« ## Constats », « ## En pratique »",
            good: |p| p.append(AUTRE_FICHE, "\n### Calendrier\n\nBientôt.\n"),
        }
    ),
    (
        a_section_written_twice,
        Fault {
            code: "G402",
            broken: |p| p.append(AUTRE_FICHE, "\n## Constats\n\nEncore.\n"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:14:1",
            help: "réunissez les deux textes",
            good: |p| p.append(AUTRE_FICHE, "\nEncore.\n"),
        }
    ),
    (
        a_text_before_the_first_section,
        Fault {
            code: "G402",
            broken: |p| p.replace(AUTRE_FICHE, "## Constats", "Avant tout.\n\n## Constats"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:6:1",
            help: "sections possibles",
            good: |p| p.replace(AUTRE_FICHE, "## Constats", "\n\n##   CONSTATS"),
        }
    ),
    (
        a_required_section_left_out,
        Fault {
            code: "G403",
            broken: |p| p.replace(AUTRE_FICHE, "\n## En pratique\n", ""),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:2:1",
            help: "ajoutez un titre « ## En pratique »",
            good: |p| p
                .replace(PLAN, "titre: En pratique, obligatoire: true", "titre: En pratique, obligatoire: false")
                .replace(AUTRE_FICHE, "\n## En pratique\n", ""),
        }
    ),
    (
        a_section_without_text,
        Fault {
            code: "G403",
            broken: |p| p.replace(AUTRE_FICHE, "- Trois soirées par canton.\n", ""),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:10:1",
            help: "« Non renseigné par le document. »",
            good: |p| p.replace(AUTRE_FICHE, "- Trois soirées par canton.", "Non renseigné par le document."),
        }
    ),
    (
        a_title_that_drifts_from_the_register,
        Fault {
            code: "G404",
            broken: |p| p.replace(AUTRE_FICHE, "## Constats", "# Former tous les aidants\n\n## Constats"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:6:1",
            help: "le registre écrit « Former les aidants »",
            good: |p| p.replace(AUTRE_FICHE, "section: Fiche 2", "section: Fiche 2\ntitre: Former tous les aidants"),
        }
    ),
    (
        a_title_that_repeats_the_register,
        Fault {
            code: "G404",
            broken: |p| p.replace(AUTRE_FICHE, "section: Fiche 2", "section: Fiche 2\ntitre: Former les aidants"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:3:8",
            help: "supprimez la ligne « titre »",
            good: |p| p.replace(AUTRE_FICHE, "section: Fiche 2", "section: Fiche 2\ntitre: Former tous les aidants"),
        }
    ),
    (
        a_defi_among_the_objectifs,
        Fault {
            code: "G405",
            broken: |p| p.write(
                "departements/valbrume/objectifs/E1D1.md",
                "---\nsection: Chapitre 1\n---\n## Les enjeux\n\nIci.\n"
            ),
            at: "content/departements/valbrume/objectifs/E1D1.md",
            help: "« defis »",
            good: |p| p.write(DEFI, "---\nsection: Chapitre 1\n---\n## Les enjeux\n\nIci.\n"),
        }
    ),
    (
        a_folder_named_after_another_territory,
        Fault {
            code: "G405",
            broken: |p| p.replace(DEPARTEMENT, "territoire: valbrume", "territoire: sylvanie"),
            at: "content/departements/valbrume/departement.yaml:1:13",
            help: "donnez le même nom aux deux",
            good: |p| p.replace(DEPARTEMENT, "territoire: valbrume", "territoire: \"valbrume\""),
        }
    ),
    (
        a_heading_that_skips_a_level,
        Fault {
            code: "G406",
            broken: |p| p.append(AUTRE_FICHE, "\n#### Trop bas\n\nTexte.\n"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:14:1",
            help: "écrivez « ### »",
            good: |p| p.append(AUTRE_FICHE, "\n### Assez haut\n\n#### Plus bas\n\nTexte.\n"),
        }
    ),
    (
        a_retained_defi_without_fiche,
        Fault {
            code: "G407",
            broken: |p| p.replace(DEPARTEMENT, "retenus: [E1D1]", "retenus: [E1D1, E1D2]"),
            at: "content/departements/valbrume/departement.yaml",
            help: "retirez E1D2 de « retenus »",
            good: |p| p
                .replace(DEPARTEMENT, "retenus: [E1D1]", "retenus: [E1D1, E1D2]")
                .copy(AUTRE_FICHE, NOUVELLE_FICHE),
        }
    ),
    (
        a_fiche_whose_defi_was_not_retained,
        Fault {
            code: "G408",
            broken: |p| p.copy(AUTRE_FICHE, NOUVELLE_FICHE),
            at: "content/departements/valbrume/objectifs/E1D2O1.md",
            help: "ajoutez E1D2 à « retenus »",
            good: |p| p.replace(DEPARTEMENT, "retenus: [E1D1]", "retenus: [E1D1, E1D2]").copy(FICHE, NOUVELLE_FICHE),
        }
    ),
];
