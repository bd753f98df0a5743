use proptest::prelude::*;

use super::*;

/// A text as `check --fix` would leave it.
fn repaired(text: &str, ecrit: Ecrit) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for c in chercher(text, ecrit) {
        let Some(right) = c.juste.filter(|_| c.place.start >= at) else { continue };
        out.push_str(&text[at..c.place.start]);
        out.push_str(&right);
        at = c.place.end;
    }
    out + &text[at..]
}

#[track_caller]
fn writes(text: &str, expected: &str) {
    assert_eq!(repaired(text, Ecrit::Markdown), expected);
}

#[track_caller]
fn leaves(text: &str) {
    assert_eq!(chercher(text, Ecrit::Markdown), [], "{text}");
}

fn sortes(text: &str) -> Vec<Sorte> {
    chercher(text, Ecrit::Markdown).into_iter().map(|c| c.sorte).collect()
}

#[test]
fn words_that_have_a_ligature_get_it() {
    writes(
        "Le Coeur, l'oeuvre, des soeurs, un foetus, OEUVRE",
        "Le Cœur, l'œuvre, des sœurs, un fœtus, Œuvre".replace("Œuvre", "ŒUVRE").as_str(),
    );
    leaves("coefficient, coexister, moelle, poète, goéland, Lecoeur, cœur");
}

#[test]
fn capitals_get_the_accent_that_only_they_can_have() {
    writes("L'Etat, une Ecole. A partir de là, Ile-de-France", "L'État, une École. À partir de là, Île-de-France");
    writes("Fin. A l'issue du plan : A noter", "Fin. À l'issue du plan : À noter");
    leaves("Le plan A partir, A été fait, ETAT, Etienne, la mention A, Age2");
}

#[test]
fn spaces_go_where_they_belong() {
    writes("Les aidants , les  proches ;les voisins ( tous ).", "Les aidants, les proches ; les voisins (tous).");
    writes("l' eau et la santé,social", "l'eau et la santé, social");
    leaves(
        "Un ; deux : trois ! « quatre » ? 1 268,5 places, A,B, fin .net\n- un\n-   deux\n1.  trois\n| a  | b |\nfin  \nsuite",
    );
    leaves("les users' guide");
}

#[test]
fn a_field_without_quotes_never_gets_a_colon_and_a_space() {
    assert_eq!(chercher("mot :suite", Ecrit::ChampNu), []);
    assert_eq!(repaired("mot :suite", Ecrit::Champ), "mot : suite");
    assert_eq!(repaired("mot ;suite", Ecrit::ChampNu), "mot ; suite");
}

#[test]
fn what_a_copy_leaves_is_written_as_anybody_would() {
    writes("eﬃcace, préven\u{AD}tion, l´eau, e\u{301}té\u{200B}", "efficace, prévention, l’eau, été");
    leaves("un angle de 5′, « ‘mot’ », année – suite, a · b");
}

#[test]
fn bullets_become_items_where_no_sentence_goes_on() {
    writes("Trois :\n\n• un\n•\tdeux\n  ▪ trois", "Trois :\n\n- un\n- deux\n  - trois");
    writes("– un\n– deux", "- un\n- deux");
    leaves("Un texte qui va\n– ici – jusqu'au bout");
    assert_eq!(chercher("• un", Ecrit::ChampNu), []);
}

#[test]
fn abbreviations_take_their_french_form() {
    writes(
        "Mr Durand, au XIXème siècle, le 1ier mai, etc... Melle B",
        "M. Durand, au XIXe siècle, le 1er mai, etc. Mlle B",
    );
    writes("(cartes, etc…)", "(cartes, etc.)");
    leaves("2ème, 1ère, etc., Mr, nom ...., [...], le 11ier");
}

#[test]
fn a_word_cut_by_a_line_is_told_and_a_shared_end_is_not() {
    assert_eq!(sortes("la préven- tion et l'établis-\nsement"), [Sorte::Coupure, Sorte::Coupure]);
    leaves("pré- et postnatal, rendez-vous, -5, a - b\n- liste");
}

#[test]
fn a_quotation_mark_that_is_alone_is_told() {
    assert_eq!(sortes("Il dit : « Oui.\n\nPuis « non »."), [Sorte::Paire]);
    assert_eq!(sortes("un » mot"), [Sorte::Paire]);
    assert_eq!(sortes("un \"mot et la suite"), [Sorte::Paire]);
    leaves("« a » et \"b\", un écran de 12\"");
    leaves("le \"plan 2022\" et 12\"");
    leaves("« Un.\n\n« Deux. »");
}

#[test]
fn code_addresses_and_targets_are_left_and_their_words_are_not() {
    leaves("`coeur` https://coeur.fr/Etat [[page:coeur]] [lien](https://x.fr/a  b) a_coeur coeur.pdf");
    writes("[[page:coeur|le coeur]] [coeur](https://x.fr/coeur)", "[[page:coeur|le cœur]] [cœur](https://x.fr/coeur)");
}

fn dense() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "coeur",
        "Etat",
        "A partir",
        "Mr X",
        "etc",
        "...",
        "…",
        "XIXème",
        "1ier",
        "l'",
        "l´",
        "ﬁ",
        "\u{AD}",
        "e\u{301}",
        "•",
        "–",
        "- ",
        "préven- tion",
        " ",
        "  ",
        "\u{A0}",
        "\n",
        "\n\n",
        ",",
        ".",
        ";",
        ":",
        "?",
        "(",
        ")",
        "«",
        "»",
        "\"",
        "mot",
        "[[",
        "]]",
        "|",
        "`",
        "https://x.fr",
        "12",
        "été",
    ]);
    prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn repairing_comes_to_an_end(text in dense()) {
        let mut now = text;
        for _ in 0..4 {
            now = repaired(&now, Ecrit::Markdown);
        }
        prop_assert_eq!(repaired(&now, Ecrit::Markdown), now);
    }

    #[test]
    fn a_repair_adds_no_mark_that_yaml_reads(text in dense()) {
        for c in chercher(&text, Ecrit::ChampNu) {
            let (right, written) = (c.juste.unwrap_or_default(), &text[c.place]);
            for mark in [": ", " #", "\"", "'", "\n", "[", "{", "\\"] {
                prop_assert!(right.matches(mark).count() <= written.matches(mark).count(), "{written:?} → {right:?}");
            }
        }
    }

    #[test]
    fn any_text_can_be_looked_at(text in any::<String>()) {
        for c in chercher(&text, Ecrit::Markdown) {
            prop_assert!(text.get(c.place).is_some());
        }
    }
}
