//! Translations and plain versions (G208, G640 to G645), and the words of a theme (G706, G707).

use crate::support::{ANGLAIS, AUTRE_FICHE, Fault, Portail, SIMPLE, faults, with_versions};

/// The translation with a sentence of one's own.
fn says(p: Portail, sentence: &str) -> Portail {
    with_versions(p).replace(ANGLAIS, "Carers learn on their own", sentence)
}

/// The words of one more language.
fn occitan(p: Portail, more: &str) -> Portail {
    let files = std::fs::read_dir(format!("{}/langues/fr", crate::support::THEME)).unwrap();
    let words: String = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    with_versions(p)
        .replace("portail.yaml", "langues: [en]", "langues: [en, oc]")
        .write("theme/langues/oc.yaml", words.replace("langue: Français\n", more))
}

faults![
    (
        a_language_that_is_not_two_letters,
        Fault {
            code: "G208",
            broken: |p| with_versions(p).replace("portail.yaml", "langues: [en]", "langues: [en, anglais]"),
            at: "content/portail.yaml:8:15",
            help: "ses deux lettres",
            good: with_versions,
        }
    ),
    (
        a_translation_of_no_page,
        Fault {
            code: "G640",
            broken: |p| with_versions(p).rename(ANGLAIS, "departements/valbrume/objectifs/E1D1O9.en.md"),
            at: "content/departements/valbrume/objectifs/E1D1O9.en.md",
            help: "donnez-lui le nom d'une fiche",
            good: with_versions,
        }
    ),
    (
        a_translation_whose_original_has_changed,
        Fault {
            code: "G641",
            broken: |p| with_versions(p).replace(AUTRE_FICHE, "apprennent seuls", "n'apprennent pas"),
            at: "content/departements/valbrume/objectifs/E1D1O2.en.md:4:11",
            help: "original: \"",
            good: |p| with_versions(p).replace(AUTRE_FICHE, "section: Fiche 2", "section: Fiche 3"),
        }
    ),
    (
        a_translation_that_does_not_say_of_which_text,
        Fault {
            code: "G641",
            broken: |p| with_versions(p).edit(SIMPLE, |text| text
                .lines()
                .filter(|l| !l.starts_with("original"))
                .fold(String::new(), |all, l| all + l + "\n")),
            at: "content/departements/valbrume/objectifs/E1D1O2.falc.md:2:8",
            help: "comparez les deux textes",
            good: with_versions,
        }
    ),
    (
        a_number_that_the_original_does_not_have,
        Fault {
            code: "G642",
            broken: |p| says(p, "Half of the 40 carers learn on their own"),
            at: "content/departements/valbrume/objectifs/E1D1O2.en.md:8:13",
            help: "vérifiez-le",
            good: |p| says(p, "In E1D1O2, carers learn on their own"),
        }
    ),
    (
        a_text_that_calls_itself_easy_to_read,
        Fault {
            code: "G643",
            broken: |p| with_versions(p).replace(SIMPLE, "titre: Apprendre", "titre: FALC, apprendre"),
            at: "content/departements/valbrume/objectifs/E1D1O2.falc.md:2",
            help: "nommez ses relecteurs",
            good: |p| with_versions(p)
                .replace(SIMPLE, "titre: Apprendre", "relecteurs: [Atelier des Brumes]\ntitre: FALC, apprendre")
                .append("referentiel/sigles.yaml", "  - { sigle: FALC, sens: facile à lire et à comprendre }\n"),
        }
    ),
    (
        a_translation_in_a_language_that_is_not_declared,
        Fault {
            code: "G644",
            broken: |p| with_versions(p).rename(ANGLAIS, "departements/valbrume/objectifs/E1D1O2.es.md"),
            at: "content/departements/valbrume/objectifs/E1D1O2.es.md",
            help: "langues: [es]",
            good: with_versions,
        }
    ),
    (
        a_subtitle_of_the_portal_in_the_translation_of_a_fiche,
        Fault {
            code: "G645",
            broken: |p| with_versions(p).replace(ANGLAIS, "titre:", "sous_titre: Health\ntitre:"),
            at: "content/departements/valbrume/objectifs/E1D1O2.en.md:2:13",
            help: "l'accueil",
            good: with_versions,
        }
    ),
    (
        a_language_whose_words_the_theme_lacks,
        Fault {
            code: "G706",
            broken: |p| occitan(p, ""),
            at: "content/theme/langues/oc.yaml",
            help: "traduisez ceux de langues/fr",
            good: |p| occitan(p, "langue: Occitan\n"),
        }
    ),
    (
        a_word_that_holds_an_element_of_its_own,
        Fault {
            code: "G706",
            broken: |p| p.write("theme/langues/fr.yaml", "cadre:\n  a-propos: \"À <marquee>propos</marquee>\"\n"),
            at: "content/theme/langues/fr.yaml:2:3",
            help: "<strong>",
            good: |p| p.write("theme/langues/fr.yaml", "cadre:\n  a-propos: \"À <strong>propos</strong>\"\n"),
        }
    ),
    (
        a_word_that_no_catalogue_has,
        Fault {
            code: "G707",
            broken: |p| {
                p.write("theme/templates/libre.html", "{% extends \"base.html\" %}\n{% block contenu %}\n<h1>{{ page.titre }}</h1>\n{{ vue.prose | prose }}<p>{{ mot(cle=\"langeu\") }}</p>\n{% endblock contenu %}\n")
            },
            at: "content/theme/templates/libre.html:4:39",
            help: "vouliez-vous dire « langue »",
            good: |p| {
                p.write("theme/templates/libre.html", "{% extends \"base.html\" %}\n{% block contenu %}\n<h1>{{ page.titre }}</h1>\n{{ vue.prose | prose }}<p>{{ mot(cle=\"langue\") }}</p>\n{% endblock contenu %}\n")
            },
        }
    ),
];

#[test]
fn a_fiche_whose_file_is_misnamed_makes_one_message_though_it_has_versions() {
    for name in ["E1D102", "e1d1o2", "E1D1O2 (copie)"] {
        let outcome = with_versions(Portail::minimal())
            .rename(AUTRE_FICHE, &format!("departements/valbrume/objectifs/{name}.md"))
            .examine();
        let errors: Vec<_> = outcome.problems.iter().filter(|d| d.severity == "error").collect();
        assert_eq!(errors.len(), 1, "{name}: {outcome}");
        assert!(errors[0].help.contains("E1D1O2.md"), "{name}: {outcome}");
    }
    let outcome =
        with_versions(Portail::minimal()).rename(AUTRE_FICHE, "departements/valbrume/defis/E1D1O2.md").examine();
    assert_eq!(outcome.problems.iter().filter(|d| d.severity == "error").count(), 1, "{outcome}");
}

#[test]
fn an_original_whose_lines_end_otherwise_has_not_changed() {
    with_versions(Portail::minimal()).edit(AUTRE_FICHE, |text| text.replace('\n', "\r\n")).examine().is_clean();
}

#[test]
fn a_folder_of_fiches_with_another_name_makes_one_message() {
    let outcome =
        Portail::minimal().rename("departements/valbrume/objectifs", "departements/valbrume/objectif").examine();
    let told = outcome.finds("G405", "content/departements/valbrume/objectif/E1D1O1.md");
    assert!(told.help.contains("renommez ce dossier « objectifs »"), "{outcome}");
    assert_eq!(outcome.problems.iter().filter(|d| d.code == "G405").count(), 1, "{outcome}");
}
