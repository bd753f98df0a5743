//! YAML that is not, or not what the format expects (G110 to G115).

use crate::support::{
    AUTRE_FICHE, DEPARTEMENT, FICHE, Fault, OBSERVATIONS, OFFRE_LOCALE, PLAN, Portail, SIGLES, faults,
};

faults![
    (
        a_tab_in_the_indentation,
        Fault {
            code: "G110",
            broken: |p| p.replace(OBSERVATIONS, "    valeur: 12,5", "\tvaleur: 12,5"),
            at: "content/departements/valbrume/indicateurs.yaml:2",
            help: "jamais avec la touche Tabulation",
            good: |p| p.replace(
                OBSERVATIONS,
                "section: Repères\n  - indicateur: services",
                "section: Repères\t\n  - indicateur: services"
            ),
        }
    ),
    (
        a_colon_in_a_plain_text,
        Fault {
            code: "G110",
            broken: |p| p.replace(DEPARTEMENT, "Ce que le Valbrume a choisi", "Le choix : ce que le Valbrume a choisi"),
            at: "content/departements/valbrume/departement.yaml:5",
            help: "un texte qui contient « : » se met entre guillemets doubles",
            good: |p| p.replace(
                DEPARTEMENT,
                "Ce que le Valbrume a choisi de faire.",
                "\"Le choix : ce que l'on fera.\""
            ),
        }
    ),
    (
        a_bracket_that_is_never_closed,
        Fault {
            code: "G110",
            broken: |p| p.replace(FICHE, "themes: [prevention]", "themes: [prevention"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:6",
            help: "fermez le crochet ]",
            good: |p| p.replace(FICHE, "themes: [prevention]", "themes: [prevention, ]"),
        }
    ),
    (
        a_brace_that_is_never_closed,
        Fault {
            code: "G110",
            broken: |p| p.replace(OFFRE_LOCALE, "{ ligne: adultes, existant: 2 }", "{ ligne: adultes, existant: 2"),
            at: "content/departements/valbrume/offre/urgences.yaml:8",
            help: "l'accolade }",
            good: |p| p.replace(OFFRE_LOCALE, "{ ligne: adultes, existant: 2 }", "{ ligne: adultes, existant: 2, }"),
        }
    ),
    (
        an_apostrophe_between_single_quotes,
        Fault {
            code: "G110",
            broken: |p| p.replace(AUTRE_FICHE, "section: Fiche 2", "section: 'L'annexe'"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:2",
            help: "une apostrophe",
            good: |p| p.replace(AUTRE_FICHE, "section: Fiche 2", "section: \"L'annexe\""),
        }
    ),
    (
        a_quote_that_is_never_closed,
        Fault {
            code: "G110",
            broken: |p| p.replace(DEPARTEMENT, "titre: Plan de", "titre: \"Plan de"),
            at: "content/departements/valbrume/departement.yaml:4:8",
            help: "les guillemets",
            good: |p| p.replace(DEPARTEMENT, "titre: Plan de", "titre: « Plan » de"),
        }
    ),
    (
        an_indentation_pasted_from_a_word_processor,
        Fault {
            code: "G112",
            broken: |p| p.replace(OBSERVATIONS, "    valeur: 12,5", "\u{A0}\u{A0}\u{A0}\u{A0}valeur: 12,5"),
            at: "content/departements/valbrume/indicateurs.yaml:2",
            help: "espace insécable",
            good: |p| p.replace(
                OBSERVATIONS,
                "section: Repères\n  - indicateur: services",
                "section: \"Repères\u{A0}: ici\"\n  - indicateur: services"
            ),
        }
    ),
    (
        two_documents_in_one_file,
        Fault {
            code: "G110",
            broken: |p| p.append(SIGLES, "---\nsigles: []\n"),
            at: "content/referentiel/sigles.yaml",
            help: "« --- »",
            good: |p| p.edit(SIGLES, |text| format!("---\n{text}")),
        }
    ),
    (
        a_lone_dash_between_braces,
        Fault {
            code: "G110",
            broken: |p| p.replace(OFFRE_LOCALE, "cible: \"-\" }", "cible: - }"),
            at: "content/departements/valbrume/offre/urgences.yaml:11",
            help: "\"-\"",
            good: |p| p.replace(
                OFFRE_LOCALE,
                "      - { ligne: service, cible: \"-\" }",
                "      - ligne: service\n        cible: '-'"
            ),
        }
    ),
    (
        a_lone_dash_on_a_line_of_its_own,
        Fault {
            code: "G110",
            broken: |p| p.replace(OBSERVATIONS, "valeur: 12,5", "valeur: -"),
            at: "content/departements/valbrume/indicateurs.yaml:3:13",
            help: "\"-\"",
            good: |p| p.replace(OBSERVATIONS, "valeur: 12,5", "valeur: \"-\""),
        }
    ),
    (
        an_unknown_field,
        Fault {
            code: "G111",
            broken: |p| p.replace(FICHE, "pour_qui:", "pourqui:"),
            at: "content/departements/valbrume/objectifs/E1D1O1.md:4:1",
            help: "vouliez-vous dire « pour_qui » ?",
            good: |p| p.replace(AUTRE_FICHE, "themes:", "pour_qui: Les aidants.\nthemes:"),
        }
    ),
    (
        a_decimal_comma_between_braces,
        Fault {
            code: "G111",
            broken: |p| {
                p.replace(OBSERVATIONS, "  - indicateur: taux-pauvrete\n    valeur: 12,5\n    annee: 2022\n", "  - { indicateur: taux-pauvrete, valeur: 12,5, annee: 2022 }\n  - indicateur: taux-pauvrete\n    valeur: 12,5\n")
            },
            at: "content/departements/valbrume/indicateurs.yaml:2",
            help: "\"12,5\"",
            good: |p| {
                p.replace(OBSERVATIONS, "  - indicateur: taux-pauvrete\n    valeur: 12,5\n    annee: 2022\n    source: enquete-habitants\n", "  - { indicateur: taux-pauvrete, valeur: \"12,5\", annee: 2022, source: annuaire }\n  - indicateur: taux-pauvrete\n    valeur: 12.5\n    annee: 2021\n    source: enquete-habitants\n")
            },
        }
    ),
    (
        a_required_field_left_out,
        Fault {
            code: "G112",
            broken: |p| p.replace(AUTRE_FICHE, "section: Fiche 2\n", ""),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:3",
            help: "ajoutez une ligne « section: … »",
            good: |p| p.replace(AUTRE_FICHE, "en_bref: Des formations courtes pour les aidants.\n", ""),
        }
    ),
    (
        a_field_written_twice,
        Fault {
            code: "G113",
            broken: |p| p.replace(
                AUTRE_FICHE,
                "themes: [acces-aux-soins]",
                "themes: [acces-aux-soins]\nthemes: [prevention]"
            ),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:5:1",
            help: "gardez-en une seule",
            good: |p| p.replace(AUTRE_FICHE, "themes: [acces-aux-soins]", "themes: [acces-aux-soins, prevention]"),
        }
    ),
    (
        a_list_where_one_text_is_expected,
        Fault {
            code: "G114",
            broken: |p| p.replace(AUTRE_FICHE, "section: Fiche 2", "section: [Fiche 2, Fiche 3]"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:2",
            help: "une seule valeur",
            good: |p| p.replace(AUTRE_FICHE, "section: Fiche 2", "section: \"[Fiche 2, Fiche 3]\""),
        }
    ),
    (
        one_text_where_a_list_is_expected,
        Fault {
            code: "G114",
            broken: |p| p.replace(AUTRE_FICHE, "themes: [acces-aux-soins]", "themes: acces-aux-soins"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:4",
            help: "themes: [acces-aux-soins]",
            good: |p| p.replace(AUTRE_FICHE, "themes: [acces-aux-soins]", "themes:\n  - acces-aux-soins"),
        }
    ),
    (
        a_word_outside_a_choice,
        Fault {
            code: "G114",
            broken: |p| p.replace(SIGLES, "origine: usage", "origine: usages"),
            at: "content/referentiel/sigles.yaml:3",
            help: "vouliez-vous dire « usage » ?",
            good: |p| p.replace(SIGLES, "origine: usage", "origine: document"),
        }
    ),
    (
        a_yes_that_is_no_boolean,
        Fault {
            code: "G114",
            broken: |p| p.replace(SIGLES, "origine: usage", "origine: usage, lier: non"),
            at: "content/referentiel/sigles.yaml:3",
            help: "false (non)",
            good: |p| p.replace(SIGLES, "origine: usage", "origine: usage, lier: true"),
        }
    ),
    (
        a_text_where_a_whole_number_is_expected,
        Fault {
            code: "G114",
            broken: |p| p.replace(crate::support::BLOC, "ordre: 10", "ordre: premier"),
            at: "content/departements/valbrume/diagnostic/population.md:3",
            help: "un nombre, sans unité",
            good: |p| p.replace(crate::support::BLOC, "ordre: 10", "ordre: 0"),
        }
    ),
    (
        a_field_left_blank,
        Fault {
            code: "G114",
            broken: |p| p.replace(AUTRE_FICHE, "section: Fiche 2", "section:"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:2",
            help: "donnez-lui une valeur",
            good: |p| p.replace(AUTRE_FICHE, "themes: [acces-aux-soins]", "themes: [acces-aux-soins]\nremarques:"),
        }
    ),
    (
        a_bomb_of_aliases,
        Fault {
            code: "G115",
            broken: |p| p.edit(PLAN, bomb),
            at: "content/referentiel/plans/plan-sylvanie.yaml",
            help: "n'a besoin ni d'alias",
            good: |p| p.replace(PLAN, "titre: Visiter chaque logement", "titre: &titre Visiter chaque logement"),
        }
    ),
    (
        ten_thousand_nested_lists,
        Fault {
            code: "G115",
            broken: |p| p.write(SIGLES, format!("sigles: {}{}\n", "[".repeat(10_000), "]".repeat(10_000))),
            at: "content/referentiel/sigles.yaml:1",
            help: "plus de quelques niveaux",
            good: |p| p.replace(PLAN, "titre: Visiter chaque logement", "titre: \"Visiter [chaque] logement\""),
        }
    ),
    (
        ten_thousand_nested_nodes,
        Fault {
            code: "G115",
            broken: |p| p.replace(PLAN, "titre: Visiter chaque logement", &nested(10_000)),
            at: "content/referentiel/plans/plan-sylvanie.yaml",
            help: "plus de quelques niveaux",
            good: |p| p.replace(PLAN, "titre: Visiter chaque logement", &nested(0)),
        }
    ),
];

/// Nine nodes of nine times the one before: a thousand million nodes in one kilobyte.
fn bomb(plan: String) -> String {
    let mut nodes = String::from("noeuds:\n  - &n0 { code: X, titre: X }\n");
    for rank in 1..10 {
        let below = vec![format!("*n{}", rank - 1); 9].join(", ");
        nodes.push_str(&format!("  - &n{rank} {{ code: X, titre: X, noeuds: [ {below} ] }}\n"));
    }
    plan.replace("noeuds:\n  - code: E1\n", &format!("{nodes}  - code: E1\n"))
}

/// The rest of a node that holds others, one in another.
fn nested(depth: usize) -> String {
    let (open, close) = ("{ code: X, titre: X, noeuds: [".repeat(depth), "] }".repeat(depth));
    format!("titre: Visiter\n            noeuds: [{open}{close}]")
}

#[test]
fn a_decimal_comma_in_a_table_of_the_care_offer_is_explained_too() {
    let outcome = Portail::minimal()
        .replace(OFFRE_LOCALE, "ligne: adultes, existant: 2", "ligne: adultes, existant: 2,5")
        .examine();
    let found = outcome.finds("G502", "content/departements/valbrume/offre/urgences.yaml:6");
    assert!(found.help.contains("guillemets"), "{outcome}");
}

#[test]
fn a_decimal_comma_on_a_line_of_its_own_is_a_number() {
    let site = crate::support::minimal();
    assert!(site.page("indicateurs/taux-pauvrete/").text().contains("12,5 %"));
}

#[test]
fn a_field_written_twice_shows_its_two_places() {
    let twice = Portail::minimal().replace(AUTRE_FICHE, "section: Fiche 2", "section: Fiche 2\nsection: Fiche 3");
    let shown = twice.run(&["check"]).stderr;
    assert!(shown.contains("E1D1O2.md:3:1") && shown.contains("la première"), "{shown}");
}

#[test]
fn a_hyphen_that_a_word_processor_put_in_a_name_is_told_as_such() {
    let pasted =
        Portail::minimal().replace(OBSERVATIONS, "source: enquete-habitants", "source: enquete\u{2011}habitants");
    assert!(
        pasted
            .examine()
            .finds("G301", "content/departements/valbrume/indicateurs.yaml:5:13")
            .help
            .contains("en le retapant")
    );
    assert_eq!(pasted.run(&["check", "--fix"]).exit, 0);
}

#[test]
fn an_item_of_a_list_without_its_dash_or_the_space_after_it_is_told_as_such() {
    for (written, said) in [("    sigle: A\n", "« - sigle: A »"), ("  -sigle: A\n", "une espace après le tiret")] {
        let outcome = Portail::minimal().write(SIGLES, format!("sigles:\n{written}    sens: un sens\n")).examine();
        assert!(outcome.finds("G114", "content/referentiel/sigles.yaml:2").help.contains(said), "{outcome}");
    }
}
