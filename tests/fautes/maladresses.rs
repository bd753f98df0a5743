//! What other programs leave in a text, and what looks right to whoever writes it: each told once, with a way out that is
//! enough (G117, G203, G306, G308, G402, G900, G922 to G924).

use crate::support::{
    AUTRE_FICHE, BLOC, DEPARTEMENT, FICHE, Fault, OBSERVATIONS, Outcome, PAGE, PLAN, Portail, faults,
};

const COMMUNES: &str = "referentiel/communes.csv";
const BESOINS: &str = "departements/valbrume/besoins.yaml";
const TERRITOIRES: &str = "referentiel/territoires.yaml";

faults![
    (
        a_data_file_of_comments_only,
        Fault {
            code: "G117",
            broken: |p| p.write(BESOINS, "# Les besoins,\n# à venir\n"),
            at: "content/departements/valbrume/besoins.yaml:1:1",
            help: "au moins « section: … », « listes: … », ou supprimez le fichier",
            good: |p| p.edit(BESOINS, |text| format!("# Les besoins\n{text}")),
        }
    ),
    (
        a_head_of_comments_only,
        Fault {
            code: "G117",
            broken: |p| p.write(AUTRE_FICHE, "---\n# rien\n---\n## Constats\n\nTexte.\n"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:2:1",
            help: "entre les deux lignes « --- », écrivez au moins « section: … »",
            good: |p| p.replace(AUTRE_FICHE, "section: Fiche 2", "# rien\nsection: Fiche 2"),
        }
    ),
    (
        a_commune_that_lost_its_zero,
        Fault {
            code: "G923",
            broken: |p| p.with_communes().replace(COMMUNES, "99003,", "9003,"),
            at: "content/referentiel/communes.csv:5:1",
            help: "écrivez « 09003 »",
            good: |p| p.with_communes().replace(COMMUNES, "99003,", "09003,"),
        }
    ),
    (
        a_department_that_lost_its_zero,
        Fault {
            code: "G923",
            broken: |p| p.replace(TERRITOIRES, "code_insee: \"99\"", "code_insee: 9"),
            at: "content/referentiel/territoires.yaml:10:17",
            help: "écrivez « code_insee: \"09\" »",
            good: |p| p.replace(TERRITOIRES, "code_insee: \"99\"", "code_insee: 09"),
        }
    ),
    (
        cells_pasted_from_a_spreadsheet,
        Fault {
            code: "G924",
            broken: |p| p.append(AUTRE_FICHE, "\nCommune\tLits\nBrume\t12\n"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:14:1",
            help: "écrivez « | Commune | Lits | », dessous « | --- | --- | »",
            good: |p| p.append(AUTRE_FICHE, "\n| Commune | Lits |\n| --- | --- |\n| Brume | 12 |\n"),
        }
    ),
    (
        a_tab_inside_a_field,
        Fault {
            code: "G924",
            broken: |p| p.replace(DEPARTEMENT, "Ce que le Valbrume a choisi", "Ce que le Valbrume\ta choisi"),
            at: "content/departements/valbrume/departement.yaml:5:10",
            help: "remplacez la tabulation par une espace",
            good: |p| p.replace(DEPARTEMENT, "en_bref: Ce que", "en_bref:   Ce que"),
        }
    ),
    (
        a_table_without_its_line_of_dashes,
        Fault {
            code: "G924",
            broken: |p| p.append(AUTRE_FICHE, "\n| Commune | Lits |\n| Brume | 12 |\n"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:14:1",
            help: "sous cette ligne, écrivez « | --- | --- | »",
            good: |p| p.append(AUTRE_FICHE, "\n| Commune | Lits |\n|:--|--:|\n| Brume | 12 |\n"),
        }
    ),
    (
        a_mark_left_alone_by_a_merge,
        Fault {
            code: "G922",
            broken: |p| p.append(AUTRE_FICHE, "\n>>>>>>> relecture\n"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:14:1",
            help: "supprimez-la",
            good: |p| p.append(AUTRE_FICHE, "\n> > Une citation dans une citation.\n"),
        }
    ),
    (
        a_mark_left_alone_in_data,
        Fault {
            code: "G922",
            broken: |p| p.edit(BESOINS, |text| format!("<<<<<<< HEAD\n{text}")),
            at: "content/departements/valbrume/besoins.yaml:1:1",
            help: "relisez le passage",
            good: |p| p,
        }
    ),
    (
        a_section_whose_title_is_bold,
        Fault {
            code: "G402",
            broken: |p| p.replace(AUTRE_FICHE, "## Constats", "**Constats**"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:6:1",
            help: "écrivez « ## Constats »",
            good: |p| p.replace(AUTRE_FICHE, "Les aidants apprennent seuls.", "**Constats** : ils apprennent seuls."),
        }
    ),
    (
        a_section_whose_title_is_mere_text,
        Fault {
            code: "G402",
            broken: |p| p.replace(AUTRE_FICHE, "## En pratique", "En pratique :"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:10:1",
            help: "écrivez « ## En pratique »",
            good: |p| p.replace(AUTRE_FICHE, "Les aidants apprennent seuls.", "En pratique, ils apprennent seuls."),
        }
    ),
    (
        a_section_whose_title_is_underlined,
        Fault {
            code: "G402",
            broken: |p| p.replace(AUTRE_FICHE, "## En pratique", "En pratique\n==========="),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:10:1",
            help: "écrivez « ## En pratique »",
            good: |p| p.replace(AUTRE_FICHE, "## En pratique", "En pratique\n-----------"),
        }
    ),
    (
        a_section_whose_title_is_too_low,
        Fault {
            code: "G402",
            broken: |p| p.replace(AUTRE_FICHE, "## En pratique", "### En pratique"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:10:1",
            help: "écrivez « ## En pratique »",
            good: |p| p.replace(AUTRE_FICHE, "- Trois soirées", "### Constats\n\n- Trois soirées"),
        }
    ),
    (
        a_section_named_as_another,
        Fault {
            code: "G402",
            broken: |p| p.replace(AUTRE_FICHE, "## En pratique", "## Constats"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:10:1",
            help: "celui de « En pratique », qui manque, écrivez « ## En pratique »",
            good: |p| p,
        }
    ),
    (
        a_picture_in_a_text,
        Fault {
            code: "G306",
            broken: |p| p.append(PAGE, "\n![Les trois villages](carte.png)\n"),
            at: "content/pages/a-propos.md:12:1",
            help: "[Les trois villages](https://…)",
            good: |p| p.append(PAGE, "\n[Les trois villages](https://images.example/villages)\n"),
        }
    ),
    (
        an_address_with_a_space,
        Fault {
            code: "G900",
            broken: |p| p.append(PAGE, "\n[Le bilan](https://sante.example/mon bilan)\n"),
            at: "content/pages/a-propos.md:12:1",
            help: "écrivez [Le bilan](https://sante.example/mon%20bilan)",
            good: |p| p.append(PAGE, "\n[Le bilan](https://sante.example/mon%20bilan)\n"),
        }
    ),
    (
        a_link_the_wrong_way_round,
        Fault {
            code: "G900",
            broken: |p| p.append(PAGE, "\nVoir (le bilan)[https://sante.example/bilan].\n"),
            at: "content/pages/a-propos.md:12:6",
            help: "écrivez [le bilan](https://sante.example/bilan)",
            good: |p| p.append(PAGE, "\nVoir (le bilan) [le bilan](https://sante.example/bilan).\n"),
        }
    ),
    (
        a_value_with_a_word_before_it,
        Fault {
            code: "G203",
            broken: |p| p.replace(OBSERVATIONS, "valeur: 12,5", "valeur: environ 12,5"),
            at: "content/departements/valbrume/indicateurs.yaml:3:13",
            help: "« valeur: 12,5 » et le mot dans « qualificatif: environ »",
            good: |p| p.replace(OBSERVATIONS, "valeur: 12,5", "valeur: 12,5\n    qualificatif: environ"),
        }
    ),
];

/// Nothing else is said of one mistake.
fn told_once(p: Portail, code: &str) -> Outcome {
    let outcome = p.examine();
    assert_eq!(outcome.codes(), [code], "{outcome}");
    assert_eq!(outcome.problems.len(), 1, "{outcome}");
    outcome
}

#[test]
fn a_slip_in_a_title_of_section_is_told_once() {
    let written =
        ["**En pratique**", "__En pratique__ :", "En pratique", "# En pratique", "### En pratique", "## Constats"];
    for title in written {
        told_once(Portail::minimal().replace(AUTRE_FICHE, "## En pratique", title), "G402");
    }
    told_once(Portail::minimal().replace(AUTRE_FICHE, "## Constats", "**Constats**"), "G402");
}

#[test]
fn a_slip_in_a_title_of_section_is_repaired_by_the_program() {
    for title in ["**En pratique**", "En pratique\n===========", "### En pratique", "En pratique :"] {
        let p = Portail::minimal();
        let whole = p.read(AUTRE_FICHE);
        let p = p.replace(AUTRE_FICHE, "## En pratique", title);
        assert_eq!(p.run(&["check", "--fix"]).exit, 0, "{title}");
        assert_eq!(p.read(AUTRE_FICHE), whole, "{title}");
    }
}

#[test]
fn a_year_that_cannot_be_read_is_told_once() {
    for (from, to) in [("debut: 2023", "debut: 20233"), ("fin: 2028", "fin: l'an prochain"), ("fin: 2028", "fin: 2018")]
    {
        let outcome = told_once(Portail::minimal().replace(PLAN, from, to), "G204");
        outcome.finds("G204", "content/referentiel/plans/plan-sylvanie.yaml:4");
    }
    let quoted = |p: Portail| p.append(BLOC, "\nEn 2022 : [[chiffre:taux-pauvrete/2022@valbrume]].\n");
    quoted(Portail::minimal()).examine().is_clean();
    let outcome = told_once(quoted(Portail::minimal()).replace(OBSERVATIONS, "annee: 2022", "annee: (2022)"), "G204");
    outcome.finds("G204", "content/departements/valbrume/indicateurs.yaml:4:12");
}

#[test]
fn a_figure_that_changed_its_year_is_told_at_the_first_text_that_quotes_it_with_the_year_that_there_is() {
    let quote = "\nEn 2022 : [[chiffre:taux-pauvrete/2022@valbrume]].\n";
    let p = Portail::minimal().append(BLOC, quote).append(AUTRE_FICHE, quote);
    let outcome = told_once(p.replace(OBSERVATIONS, "annee: 2022", "annee: 2032"), "G301");
    let told = outcome.finds("G301", "content/departements/valbrume/diagnostic/population.md:14");
    assert!(told.message.contains("2 emplois") && told.help.contains("ce territoire a : 2032"), "{outcome}");
}

#[test]
fn a_plan_whose_name_changed_is_told_where_it_is_named() {
    let p = Portail::minimal().rename(PLAN, "referentiel/plans/plan-sylvanie-2024.yaml");
    let p = p.rename("referentiel/plans/plan-sylvanie", "referentiel/plans/plan-sylvanie-2024");
    let outcome = told_once(p, "G301");
    outcome.finds("G301", "content/departements/valbrume/departement.yaml:2:7");
}

#[test]
fn a_file_that_is_needed_and_missing_is_told_alone_with_what_it_must_hold() {
    let outcome = told_once(Portail::minimal().remove(DEPARTEMENT), "G101");
    assert!(outcome.problems[0].help.contains("« territoire: … »"), "{outcome}");
    let outcome = told_once(Portail::minimal().remove("portail.yaml"), "G101");
    assert!(outcome.problems[0].help.contains("« titre: … »"), "{outcome}");
}

#[test]
fn zeros_that_a_spreadsheet_took_away_are_told_once_and_put_back() {
    let p = Portail::minimal().with_communes().replace(TERRITOIRES, "code_insee: \"99\"", "code_insee: \"09\"");
    let whole = |text: String| text.replace("99,", "09,").replace("\n99", "\n09");
    let p = p.edit(COMMUNES, whole);
    p.examine().is_clean();
    let before = p.read(COMMUNES);
    let p = p.edit(COMMUNES, |text| text.replace(",09,", ",9,").replace("\n09", "\n9"));
    let outcome = p.examine();
    assert_eq!(outcome.problems.len(), 1, "{outcome}");
    assert!(outcome.finds("G923", "content/referentiel/communes.csv").message.contains("codes, voici le premier"));
    assert_eq!(p.run(&["check", "--fix"]).exit, 0);
    assert_eq!(p.read(COMMUNES), before);
}

#[test]
fn a_list_that_a_spreadsheet_saved_with_its_separator_first_is_read() {
    let p = Portail::minimal().with_communes();
    let p = p.edit(COMMUNES, |text| format!("sep=;\r\n{}", text.replace(',', ";")));
    p.examine().is_clean();
}

#[test]
fn retained_nodes_that_no_fiche_carries_out_are_one_message_with_the_list_to_write() {
    let more = "      - { code: E1D3, titre: Écouter }\n      - { code: E1D4, titre: Relier }\n\nthemes:";
    let p = Portail::minimal().replace(PLAN, "\nthemes:", more).replace(DEPARTEMENT, "retenus: [E1D1]\n", "");
    let outcome = told_once(p, "G407");
    let told = &outcome.problems[0];
    assert!(told.message.contains("E1D2, E1D3, E1D4") && told.help.contains("« retenus: [E1D1] »"), "{outcome}");
}

#[test]
fn a_picture_is_one_message_with_or_without_its_alternative() {
    for (picture, code) in [("![](carte.png)", "G308"), ("![Une carte](https://images.example/c.png)", "G306")] {
        told_once(Portail::minimal().append(FICHE, &format!("\n{picture}\n")), code);
    }
}

#[test]
fn a_field_that_is_missing_is_told_with_what_it_may_hold() {
    let p = Portail::minimal().replace("referentiel/acteurs.yaml", "    nature: structure\n", "");
    let outcome = told_once(p, "G112");
    let help = &outcome.problems[0].help;
    assert!(help.contains("« nature: … »") && help.contains("institution, collectivite"), "{outcome}");
}

#[test]
fn four_digits_between_quotes_have_lost_nothing() {
    let with = |code: &str| {
        Portail::minimal().replace(TERRITOIRES, "code_insee: \"99\"", &format!("code_insee: {code}")).examine()
    };
    assert!(with("\"9901\"").of("G923").is_empty());
    assert_eq!(with("9901").of("G923").len(), 1);
}
