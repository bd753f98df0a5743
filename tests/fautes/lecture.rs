//! Files that cannot be read as they are (G101 to G107, G116, G117).

use crate::support::{AUTRE_FICHE, DEPARTEMENT, FICHE, Fault, Portail, faults, page_libre};

faults![
    (
        a_department_without_its_own_file,
        Fault {
            code: "G101",
            broken: |p| p.remove(DEPARTEMENT),
            at: "content/departements/valbrume/departement.yaml",
            help: "créez-le",
            good: |p| p.remove("departements/valbrume/besoins.yaml"),
        }
    ),
    (
        sources_without_the_portal_s_settings,
        Fault {
            code: "G101",
            broken: |p| p.remove("portail.yaml"),
            at: "content/portail.yaml",
            help: "docs/sources.md",
            good: |p| p.remove("departements/valbrume/paroles.yaml"),
        }
    ),
    (
        a_link_to_a_file_of_the_system,
        Fault {
            code: "G103",
            broken: |p| p.symlink("pages/secret.md", "/etc/passwd"),
            at: "content/pages/secret.md",
            help: "remplacez-le par une copie",
            good: |p| p.write("pages/secret.md", page_libre("Une copie", "Son texte.")),
        }
    ),
    (
        a_link_to_a_folder_of_the_system,
        Fault {
            code: "G103",
            broken: |p| p.symlink("departements/etc", "/etc"),
            at: "content/departements/etc",
            help: "remplacez-le par une copie",
            good: |p| p.write("pages/etc.md", page_libre("Et cetera", "Son texte.")),
        }
    ),
    (
        a_link_to_a_file_of_the_sources_themselves,
        Fault {
            code: "G103",
            broken: |p| p.symlink("pages/copie.md", "a-propos.md"),
            at: "content/pages/copie.md",
            help: "remplacez-le par une copie",
            good: |p| p.write("pages/copie.md", page_libre("Copie", "Son texte.")),
        }
    ),
    (
        a_file_of_ten_megabytes,
        Fault {
            code: "G104",
            broken: |p| p.write("pages/enorme.md", page_libre("Énorme", &"mot ".repeat(2_621_440))),
            at: "content/pages/enorme.md",
            help: "coupez-le en plusieurs",
            good: |p| p.write("pages/longue.md", page_libre("Longue", &"mot ".repeat(10_000))),
        }
    ),
    (
        a_file_saved_by_an_old_word_processor,
        Fault {
            code: "G105",
            broken: |p| p.write(AUTRE_FICHE, b"---\nsection: Fiche 2\n---\n## Constats\n\nL'\xe9t\xe9.\n"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:6",
            help: "« UTF-8 »",
            good: |p| with_bom_and_crlf(p, AUTRE_FICHE),
        }
    ),
    (
        a_character_that_nobody_sees,
        Fault {
            code: "G105",
            broken: |p| p.replace(AUTRE_FICHE, "apprennent seuls", "apprennent\u{92} seuls"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:8",
            help: "retapez-le",
            good: |p| p.replace(AUTRE_FICHE, "apprennent seuls", "apprennent\u{A0}seuls"),
        }
    ),
    (
        a_file_name_misspelt,
        Fault {
            code: "G106",
            broken: |p| p.rename("referentiel/sigles.yaml", "referentiel/sigle.yaml"),
            at: "content/referentiel/sigle.yaml",
            help: "« sigles.yaml »",
            good: |p| p.remove("departements/valbrume/paroles.yaml"),
        }
    ),
    (
        a_file_with_another_extension,
        Fault {
            code: "G106",
            broken: |p| p.write("departements/valbrume/objectifs/E1D1O2.txt", "Un brouillon."),
            at: "content/departements/valbrume/objectifs/E1D1O2.txt",
            help: "« E1D1O2.md » est déjà là",
            good: |p| p.write("departements/valbrume/objectifs/.E1D1O2.md.swp", "Le fichier caché d'un éditeur."),
        }
    ),
    (
        a_file_saved_as_unicode_by_a_notepad,
        Fault {
            code: "G105",
            broken: |p| p.write(AUTRE_FICHE, b"\xff\xfe-\0-\0-\0\n\0"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md",
            help: "UTF-16",
            good: |p| with_bom_and_crlf(p, AUTRE_FICHE),
        }
    ),
    (
        a_picture_dropped_among_the_sources,
        Fault {
            code: "G106",
            broken: |p| p.write("departements/valbrume/photo.JPG", b"\xff\xd8\xff\xe0"),
            at: "content/departements/valbrume/photo.JPG",
            help: "les textes n'ont pas d'images",
            good: |p| p.write("departements/valbrume/.DS_Store", "x"),
        }
    ),
    (
        an_extension_that_the_system_hides,
        Fault {
            code: "G106",
            broken: |p| p.rename(AUTRE_FICHE, "departements/valbrume/objectifs/E1D1O2.md.txt"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md.txt",
            help: "« E1D1O2.md »",
            good: |p| p,
        }
    ),
    (
        a_folder_with_an_accent,
        Fault {
            code: "G106",
            broken: |p| p.rename("departements", "départements"),
            at: "content/départements",
            help: "« departements »",
            good: |p| p,
        }
    ),
    (
        two_versions_that_nobody_reconciled,
        Fault {
            code: "G922",
            broken: |p| p.append(AUTRE_FICHE, "\n<<<<<<< HEAD\nUn.\n=======\nDeux.\n>>>>>>> relecture\n"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:14:1",
            help: "supprimez ces trois lignes",
            good: |p| p.append(AUTRE_FICHE, "\n1. Un.\n"),
        }
    ),
    (
        two_names_that_some_systems_take_for_one,
        Fault {
            code: "G107",
            broken: |p| p.write("pages/A-Propos.md", page_libre("Le même nom", "Texte.")),
            at: "content/pages/a-propos.md",
            help: "renommez",
            good: |p| p.write("pages/a-propos-2.md", page_libre("Un autre nom", "Texte.")),
        }
    ),
    (
        two_names_that_only_differ_by_how_an_accent_is_written,
        Fault {
            code: "G107",
            broken: |p| p
                .write("pages/santé.md", page_libre("Composé", "Texte."))
                .write("pages/sante\u{301}.md", page_libre("Décomposé", "Texte.")),
            at: "content/pages/santé.md",
            help: "accent",
            good: |p| p.write("pages/sante.md", page_libre("Santé", "Texte.")),
        }
    ),
    (
        two_names_that_folding_makes_one,
        Fault {
            code: "G107",
            broken: |p| p
                .write("pages/strasse.md", page_libre("Rue", "Texte."))
                .write("pages/straße.md", page_libre("Rue", "Texte.")),
            at: "content/pages/straße.md",
            help: "renommez",
            good: |p| p.write("pages/rue.md", page_libre("Rue", "Texte.")),
        }
    ),
    (
        two_folders_that_some_systems_take_for_one,
        Fault {
            code: "G107",
            broken: |p| p.write("Pages/b.md", page_libre("Ailleurs", "Texte.")),
            at: "content/pages",
            help: "renommez",
            good: |p| p.write("pages/b.md", page_libre("Autre page", "Texte.")),
        }
    ),
    (
        a_file_of_the_site_s_theme_that_is_nearly_that_of_the_theme,
        Fault {
            code: "G107",
            broken: |p| p.write("theme/static/Favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            at: "content/theme/static/Favicon.svg",
            help: "capitale",
            good: |p| p.write("theme/static/autre.css", "p { margin: 0 }"),
        }
    ),
    (
        a_theme_of_the_site_that_is_a_link,
        Fault {
            code: "G103",
            broken: |p| p.symlink("theme", "/etc"),
            at: "content/theme",
            help: "remplacez-le par une copie",
            good: |p| p.write("theme/static/autre.css", "p { margin: 0 }"),
        }
    ),
    (
        a_fiche_without_its_head,
        Fault {
            code: "G116",
            broken: |p| p.replace(AUTRE_FICHE, "---\nsection", "section"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:1:1",
            help: "commencez le fichier par une ligne « --- »",
            good: |p| p.replace(AUTRE_FICHE, "---\nsection", "---  \nsection"),
        }
    ),
    (
        a_head_that_is_never_closed,
        Fault {
            code: "G116",
            broken: |p| p.replace(AUTRE_FICHE, "---\n## Constats", "## Constats"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:1:1",
            help: "une seconde ligne « --- »",
            good: |p| p.append(AUTRE_FICHE, "\n---\n\nAprès un filet.\n"),
        }
    ),
    (
        an_empty_data_file,
        Fault {
            code: "G117",
            broken: |p| p.write("referentiel/observations.yaml", ""),
            at: "content/referentiel/observations.yaml:1:1",
            help: "écrivez-y au moins « observations: … », ou supprimez le fichier",
            good: |p| p.remove("referentiel/observations.yaml"),
        }
    ),
    (
        an_empty_fiche,
        Fault {
            code: "G117",
            broken: |p| p.write(AUTRE_FICHE, "\n\n"),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:1:1",
            help: "une ligne « --- », au moins « section: … », une seconde ligne « --- »",
            good: |p| p.append(AUTRE_FICHE, "\n\n\n"),
        }
    ),
];

fn with_bom_and_crlf(p: Portail, path: &str) -> Portail {
    p.edit(path, |text| format!("\u{FEFF}{}", text.replace('\n', "\r\n")))
}

#[test]
fn a_file_with_a_byte_order_mark_and_windows_line_ends_gives_the_same_page() {
    let plain = crate::support::minimal();
    let windows =
        ["portail.yaml", FICHE, AUTRE_FICHE, DEPARTEMENT].into_iter().fold(Portail::minimal(), with_bom_and_crlf);
    let windows = windows.site_with(&["--strict"]);
    for address in ["", "valbrume/", "valbrume/e1d1o1/", "valbrume/e1d1o2/"] {
        assert_eq!(plain.page(address).text(), windows.page(address).text());
    }
}

#[test]
fn nothing_of_a_linked_file_is_published_or_quoted() {
    let p = Portail::minimal().write_outside("secret.md", page_libre("Secret", "Le mot de passe est sésame."));
    let p = p.symlink("pages/secret.md", "../../secret.md");
    let built = p.build();
    assert_eq!(built.exit, 1);
    assert!(!built.stderr.contains("sésame"), "{}", built.stderr);
    assert!(!p.path("output").exists());
}

#[test]
fn all_mistakes_are_told_at_once_and_in_the_order_of_the_files() {
    let outcome = Portail::minimal()
        .replace(FICHE, "themes: [prevention]", "themes: [prevensions]")
        .replace(FICHE, "acteurs: [maison-des-aines]", "acteurs: [maison-des-anes]")
        .replace(AUTRE_FICHE, "themes: [acces-aux-soins]", "themes: [acces]")
        .examine();
    let places: Vec<_> = outcome.problems.iter().filter(|d| d.severity == "error").map(|d| d.at()).collect();
    assert_eq!(
        places,
        [
            "content/departements/valbrume/objectifs/E1D1O1.md:5:10",
            "content/departements/valbrume/objectifs/E1D1O1.md:7:11",
            "content/departements/valbrume/objectifs/E1D1O2.md:4:10",
        ]
    );
}

#[test]
fn a_file_that_cannot_be_read_does_not_make_the_others_look_wrong() {
    let registers = [
        DEPARTEMENT,
        "departements/valbrume/indicateurs.yaml",
        "referentiel/acteurs.yaml",
        "referentiel/documents.yaml",
        "referentiel/indicateurs.yaml",
        "referentiel/offre.yaml",
        "referentiel/plans/plan-sylvanie.yaml",
        "referentiel/sources.yaml",
        "referentiel/territoires.yaml",
    ];
    for path in registers {
        let outcome = Portail::minimal().append(path, "\nintrus: [\n").examine();
        assert_eq!(outcome.exit, 1);
        let at: Vec<_> = outcome.problems.iter().map(|d| d.at()).collect();
        let here = format!("content/{path}");
        assert!(!at.is_empty() && at.iter().all(|place| place.starts_with(&here)), "{outcome}");
    }
}

#[test]
fn names_that_some_systems_take_for_one_are_both_told() {
    let outcome = Portail::minimal().write("pages/A-Propos.md", page_libre("Le même nom", "Texte.")).examine();
    let message = &outcome.finds("G107", "content/pages/a-propos.md").message;
    assert!(
        message.contains("content/pages/A-Propos.md") && message.contains("content/pages/a-propos.md"),
        "{message}"
    );
}

#[test]
fn a_theme_may_be_named_by_a_link_and_holds_none_that_is_read() {
    let p = Portail::minimal().write_outside("secret.txt", "Sésame.");
    let theme = p.path("copie");
    assert!(
        std::process::Command::new("cp").arg("-r").arg(crate::support::THEME).arg(&theme).status().unwrap().success()
    );
    std::fs::create_dir(p.path("themes")).unwrap();
    std::os::unix::fs::symlink("../copie", p.path("themes/romarin")).unwrap();
    assert_eq!(p.run(&["check"]).exit, 0);
    for place in ["static/secret.txt", "templates/secret.html", "icones/secret.svg", "static/dossier"] {
        let target = if place.ends_with("dossier") { p.path("") } else { p.path("secret.txt") };
        std::os::unix::fs::symlink(target, theme.join(place)).unwrap();
        for command in ["check", "build"] {
            let outcome = p.run(&[command]);
            assert_eq!(outcome.exit, 1, "{place}: {outcome}");
            assert!(outcome.stderr.contains("[G103]") && !outcome.stderr.contains("Sésame"), "{}", outcome.stderr);
        }
        std::fs::remove_file(theme.join(place)).unwrap();
    }
    assert!(!p.path("output").exists());
}

#[test]
fn a_folder_of_another_name_makes_one_message_and_not_one_a_file() {
    let outcome = Portail::minimal().rename("departements", "departement").examine();
    assert_eq!(outcome.problems.len(), 1, "{outcome}");
}

#[test]
fn a_file_beside_its_twin_is_told_which_of_the_two_is_read() {
    let copy = Portail::minimal().copy("departements/valbrume/besoins.yaml", "departements/valbrume/besoins.yml");
    assert!(copy.examine().finds("G106", "content/departements/valbrume/besoins.yml").help.contains("déjà là"));
}
