//! Slips of typography that printing cannot set right (G914 to G921).

use crate::support::{AUTRE_FICHE, DEPARTEMENT, Fault, Portail, faults};

/// The other fiche with a sentence of one's own, on line 8.
fn says(p: Portail, sentence: &str) -> Portail {
    p.replace(AUTRE_FICHE, "Les aidants apprennent seuls.", sentence)
}

const HERE: &str = "content/departements/valbrume/objectifs/E1D1O2.md:8";

faults![
    (
        a_word_without_its_ligature,
        Fault {
            code: "G914",
            broken: |p| says(p, "Apprendre de tout coeur."),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:8:19",
            help: "check --fix",
            good: |p| says(p, "Le coefficient de la [cité](https://coeur.example/oeuvre) et `coeur`."),
        }
    ),
    (
        a_capital_that_lost_its_accent_in_a_field,
        Fault {
            code: "G915",
            broken: |p| p.replace(
                DEPARTEMENT,
                "en_bref: Ce que le Valbrume",
                "en_bref: A partir de là, ce que le Valbrume"
            ),
            at: "content/departements/valbrume/departement.yaml:5:10",
            help: "check --fix",
            good: |p| p.replace(DEPARTEMENT, "en_bref: Ce que le Valbrume", "en_bref: Ce que Etienne, au Valbrume,"),
        }
    ),
    (
        a_space_before_a_comma,
        Fault {
            code: "G916",
            broken: |p| says(p, "Les aidants , seuls."),
            at: "content/departements/valbrume/objectifs/E1D1O2.md:8:11",
            help: "check --fix",
            good: |p| says(p, "Les aidants apprennent : seuls ; vraiment ?\n\n-   Un\n-   Deux"),
        }
    ),
    (
        letters_joined_by_the_font_of_a_pdf,
        Fault {
            code: "G917",
            broken: |p| says(p, "Une aide eﬃcace."),
            at: HERE,
            help: "check --fix",
            good: |p| says(p, "Une aide efficace, à 5′ d'ici."),
        }
    ),
    (
        a_quotation_that_is_never_closed,
        Fault {
            code: "G918",
            broken: |p| says(p, "Ils disent : « On apprend seuls."),
            at: HERE,
            help: "dans le même paragraphe",
            good: |p| says(p, "« On apprend seuls.\n\n« Puis ensemble. »"),
        }
    ),
    (
        bullets_copied_from_a_word_processor,
        Fault {
            code: "G919",
            broken: |p| says(p, "• Seuls\n• Ensemble"),
            at: HERE,
            help: "écrivez « - »",
            good: |p| says(p, "- Seuls\n- Ensemble"),
        }
    ),
    (
        an_abbreviation_of_another_language,
        Fault {
            code: "G920",
            broken: |p| says(p, "Mr Durand apprend seul."),
            at: HERE,
            help: "check --fix",
            good: |p| says(p, "M. Durand, le 2ème, apprend seul, etc."),
        }
    ),
    (
        a_word_cut_by_the_end_of_a_line,
        Fault {
            code: "G921",
            broken: |p| says(p, "Ils appren- nent."),
            at: HERE,
            help: "écrivez le mot entier",
            good: |p| says(p, "Le pré- et le postnatal."),
        }
    ),
];

#[test]
fn slips_of_one_kind_in_one_file_make_one_message() {
    let outcome =
        says(Portail::minimal(), "Le coeur, les soeurs, l'oeuvre, le noeud, les moeurs et le voeu.").examine();
    assert_eq!(outcome.problems.len(), 1, "{outcome}");
    let told = outcome.finds("G914", HERE);
    assert!(told.message.contains("« coeur, » s'écrit « cœur, »") && told.message.contains("5 autre(s)"), "{outcome}");
}

#[test]
fn a_text_of_another_language_is_not_judged_by_french_rules() {
    use crate::support::{ANGLAIS, with_versions};
    let p = with_versions(Portail::minimal()).replace(ANGLAIS, "Carers learn on their own", "Carers learn , Mr Brown");
    p.examine().is_clean();
}
