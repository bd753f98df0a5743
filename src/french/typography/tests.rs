//! In the expectations, `_` stands for U+00A0 and `~` for U+202F.

use proptest::prelude::*;

use super::*;

fn printed(expected: &str) -> String {
    expected.replace('_', "\u{A0}").replace('~', "\u{202F}")
}

/// Checks that a text is set as expected, and that setting it again changes nothing.
#[track_caller]
fn sets(text: &str, expected: &str) {
    let set = typeset(text);
    assert_eq!(set, printed(expected));
    assert_eq!(typeset(&set), set, "not idempotent");
}

#[track_caller]
fn leaves(text: &str) {
    assert!(matches!(typeset(text), Cow::Borrowed(same) if same == text), "{:?}", typeset(text));
}

#[track_caller]
fn runs(texts: &[&str], expected: &[&str]) {
    let mut typesetter = Typesetter::default();
    let set: Vec<_> = texts.iter().map(|text| typesetter.run(text)).collect();
    assert_eq!(set, expected.iter().map(|text| printed(text)).collect::<Vec<_>>());
}

#[test]
fn apostrophes_are_curled_between_letters_and_after_elisions() {
    sets("l'eau d'ici, aujourd'hui", "l’eau d’ici, aujourd’hui");
    sets("d'\"aller vers\"", "d’«_aller vers_»");
    sets("l'1 % et Qu'« il »", "l’1~% et Qu’«_il_»");
    leaves("5'30, années '90, les users' guide");
}

#[test]
fn straight_quotes_become_guillemets_with_inner_spaces() {
    sets("le \"bon prof\".", "le «_bon prof_».");
    sets("(\"one health\")", "(«_one health_»)");
    sets("\"Ma maison 2022\", \"mot \" et \"...fin\"", "«_Ma maison 2022_», «_mot_» et «_…fin_»");
}

#[test]
fn names_of_national_programmes_are_held_together() {
    sets("Mon Espace Santé et Ma santé 2022", "Mon_Espace_Santé et Ma_santé_2022");
    sets("le \"Ségur de la santé\"", "le «_Ségur_de_la_santé_»");
    leaves("Mon espace vert, France servicesX, AMon espace santé, Ma santé");
}

#[test]
fn a_number_that_ends_a_name_stays_with_it() {
    sets("le PRSE 4, l'article 51 et l'axe 2", "le PRSE_4, l’article_51 et l’axe_2");
    leaves("Le CHU compte 3 fiches, et A 4");
}

#[test]
fn guillemets_get_their_inner_spaces() {
    sets("«mot» « mot » «\u{202F}mot\u{202F}»", "«_mot_» «_mot_» «_mot_»");
    leaves("«\u{A0}mot\u{A0}»");
}

#[test]
fn quotes_inside_guillemets_are_curled() {
    sets("« le \"bon\" mot »", "«_le “bon” mot_»");
    sets("\"le \"bon\" mot\"", "«_le “bon” mot_»");
    sets("\"dit \"oui\"\" puis \"non\"", "«_dit “oui”_» puis «_non_»");
}

#[test]
fn a_straight_quote_that_closes_nothing_is_left() {
    leaves("un écran de 12\" large");
    leaves("a \" b");
    leaves("«\u{A0}un tube de 12\" large\u{A0}»");
}

#[test]
fn high_marks_take_a_narrow_space() {
    sets("Quoi? Oui; non ! Ah ?! Si...?", "Quoi~? Oui~; non~! Ah~?! Si…~?");
    sets("(quoi?) « non ! »", "(quoi~?) «_non~!_»");
    leaves("(?) a?b");
}

#[test]
fn colons_take_a_space_after_words_but_not_in_times_ratios_and_codes() {
    sets("Objectif : agir, public: tous", "Objectif_: agir, public_: tous");
    sets("« Mot »: suite, (voir): x", "«_Mot_»_: suite, (voir)_: x");
    leaves("12:30, 1:25000, A1: suite, C:D");
}

#[test]
fn units_keep_to_their_number() {
    sets("19% (17 % en Occitanie), 3‰, 4 €", "19~% (17~% en Occitanie), 3~‰, 4~€");
    sets("12 M€ et 5k€, 1 268 €.", "12~M€ et 5~k€, 1~268~€.");
    leaves("un % du total, 45 fiches, 20 ° ou E1 km");
    sets("45 min, 100 km, 20 °C, 2,5 ETP, 30 lits", "45_min, 100_km, 20_°C, 2,5_ETP, 30_lits");
    sets("12 €/habitant, 24 h/24, 1,2 million", "12~€/habitant, 24_h/24, 1,2_million");
    sets("12 l'an, 3 habitants2", "12 l’an, 3 habitants2");
}

#[test]
fn thousands_that_the_author_separated_are_joined() {
    sets("1 268 places, 12 345 678 habitants.", "1~268_places, 12~345~678_habitants.");
    leaves("1268 fiches en 2023, 2023 268 fiches, 2023-2028");
    leaves("04 67 123 456, 06 12 34 56 78, 123 456 789 00012, 1,5 268, E1 268");
}

#[test]
fn ordinals_take_their_short_form() {
    sets("2ème, 3èmes, 21ième, 1ère et 1ères", "2e, 3es, 21e, 1re et 1res");
    leaves("1er, 2e, 11ère, E2ème, 2èmement");
}

#[test]
fn a_day_keeps_to_its_month() {
    sets("le 12 mars 2025, le 1er juin et 2 mai", "le 12_mars 2025, le 1er_juin et 2_mai");
    leaves("mars 2025, en 2023 mars, 45 mars, 12 marsouins, E1 mars");
}

#[test]
fn a_range_stays_whole_and_codes_and_years_stay_as_they_are() {
    sets("10 à 12 fiches, de 4 % à 9 %, 1 h 30", "10 à_12 fiches, de 4~% à_9~%, 1_h_30");
    sets("2023 - 2028", "2023_–_2028");
    leaves("2023-2028, E1-D3, de Nîmes à 12 fiches, 3-4");
}

#[test]
fn what_is_replaced_in_a_text_makes_the_text_that_is_printed() {
    for text in ["l'eau : 45 min ? \"oui\"", "2ème fiche - 1 268 places...", "rien"] {
        let mut corrected = text.to_owned();
        for Edit { range, replacement } in edits(text).into_iter().rev() {
            corrected.replace_range(range, &replacement);
        }
        assert_eq!(corrected, typeset(text));
    }
}

#[test]
fn three_dots_are_an_ellipsis_and_leaders_are_left() {
    sets("etc... [...] (...)", "etc… […] (…)");
    leaves("nom .... prénom ..");
}

#[test]
fn a_hyphen_between_spaces_is_a_dash() {
    sets("CNOM - Atlas - 2022", "CNOM – Atlas – 2022");
    leaves("rendez-vous, -5, a -b\n  - liste");
}

#[test]
fn abbreviations_hold_what_follows() {
    sets("M. Durand, Mme Petit, MM. X et Y", "M._Durand, Mme_Petit, MM._X et Y");
    sets("fiche n° 3, N° A, p. 12, pp. 3-4", "fiche n°_3, N°_A, p._12, pp._3-4");
    leaves("le plan M. fin, un p. à la fin, n°3, ADM. Le, Mme");
}

#[test]
fn addresses_files_and_code_are_left() {
    leaves("https://ars.fr/a?b=c;d:e!f'g www.x.fr/l'eau;");
    leaves("d_'eau contact@l'ars.fr C:\\l'eau content/E1D3O7.md;x portail.yaml:");
    sets("l'index.md et \"portail.yaml\" !", "l’index.md et «_portail.yaml_»~!");
    sets("(voir \"https://x.fr/?q=l'eau\"): ici", "(voir «_https://x.fr/?q=l'eau_»)_: ici");
}

#[test]
fn line_breaks_are_never_spaced() {
    leaves("mot\n; «\nmot\n» suite\n : fin");
    sets("a\nl'eau ?", "a\nl’eau~?");
}

#[test]
fn nothing_comes_out_of_nothing() {
    leaves("");
    leaves(" ");
    leaves("Un texte sans rien à changer.");
}

#[test]
fn a_run_that_begins_with_a_mark_is_spaced_like_the_whole() {
    runs(&["texte ", "gras", " : suite"], &["texte ", "gras", "_: suite"]);
    runs(&["Mot", ": suite"], &["Mot", "_: suite"]);
    runs(&["soit ", "19", " % et ", "20", "%"], &["soit ", "19", "~% et ", "20", "~%"]);
    runs(&["l", "'eau"], &["l", "’eau"]);
    sets(" : suite", "_: suite");
}

#[test]
fn a_quote_opened_in_one_run_is_closed_in_another() {
    runs(&["\"le ", "bon", " mot\" et \"", "fin", "\"."], &["«_le ", "bon", " mot_» et «", "_fin", "_»."]);
    runs(&["« ", "\"mot\"", " »"], &["«_", "“mot”", "_»"]);
    runs(&["«", " gras", "»"], &["«", "_gras", "_»"]);
}

#[test]
fn code_between_two_runs_counts_for_the_marks_after_it() {
    let mut typesetter = Typesetter::default();
    assert_eq!(typesetter.run("voir "), "voir ");
    typesetter.skip("portail.yaml");
    assert_eq!(typesetter.run(": ici"), "\u{A0}: ici");
}

/// Texts dense in everything that has a rule.
fn dense() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "l",
        "Mot",
        "qu",
        "é",
        "M",
        "MM",
        "p",
        "n°",
        "Mme",
        "k",
        "1",
        "268",
        "04",
        "2e",
        "à",
        "h",
        "min",
        "mars",
        "1er",
        "places",
        "https://x.fr",
        "www.x",
        "a@b.fr",
        "x.md",
        "_",
        "\\",
        "'",
        "’",
        "\"",
        "«",
        "»",
        "“",
        "”",
        ";",
        "!",
        "?",
        ":",
        "%",
        "‰",
        "€",
        "-",
        "–",
        ".",
        "...",
        "…",
        ",",
        "(",
        ")",
        "/",
        " ",
        " ",
        " ",
        "\u{A0}",
        "\u{202F}",
        "\n",
    ]);
    prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat())
}

fn essence(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn has_double_space(text: &str) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(a, b)| a.is_whitespace() && b.is_whitespace())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn setting_twice_changes_nothing_more(text in dense()) {
        let once = typeset(&text).into_owned();
        prop_assert_eq!(typeset(&once), once.as_str());
    }

    #[test]
    fn any_text_can_be_set_and_set_again(text in any::<String>()) {
        let once = typeset(&text).into_owned();
        prop_assert_eq!(typeset(&once), once.as_str());
    }

    #[test]
    fn what_is_replaced_makes_what_is_printed(text in dense()) {
        let mut corrected = text.clone();
        for Edit { range, replacement } in edits(&text).into_iter().rev() {
            corrected.replace_range(range, &replacement);
        }
        prop_assert_eq!(corrected, typeset(&text));
    }

    #[test]
    fn letters_and_digits_stay(text in dense()) {
        prop_assert_eq!(essence(&typeset(&text)), essence(&text));
    }

    #[test]
    fn no_space_is_put_beside_another(text in dense()) {
        prop_assert!(has_double_space(&text) || !has_double_space(&typeset(&text)));
    }

    #[test]
    fn runs_keep_letters_and_never_double_spaces(texts in prop::collection::vec(dense(), 1..4)) {
        let mut typesetter = Typesetter::default();
        let set: String = texts.iter().map(|text| typesetter.run(text)).collect();
        let whole = texts.concat();
        prop_assert_eq!(essence(&set), essence(&whole));
        prop_assert!(has_double_space(&whole) || !has_double_space(&set));
    }

    #[test]
    fn addresses_stay_whole(before in dense(), after in dense()) {
        let address = "https://x.fr/?a=l'eau;b:c!d";
        let text = format!("{before} {address} {after}");
        prop_assert!(typeset(&text).contains(address));
    }
}
