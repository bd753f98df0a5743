//! Small French grammar: elision, enumerations, ordinals, plurals.

use super::fold::fold;

/// Words before which `de` and `le` stay whole although they begin with a vowel, `h` or `y`.
///
/// Folded, singular. Families whose every word is aspirated are in [`ASPIRATED_STEMS`].
const WHOLE_BEFORE: &[&str] = &[
    "halage",
    "hale",
    "hall",
    "halle",
    "halo",
    "halte",
    "hamac",
    "hamburger",
    "hameau",
    "hamster",
    "hand",
    "handball",
    "hangar",
    "hanneton",
    "hardi",
    "hareng",
    "haricot",
    "harki",
    "harnais",
    "harpe",
    "harpon",
    "has",
    "hcsp",
    "hate",
    "hatif",
    "hative",
    "havre",
    "hernie",
    "heron",
    "heros",
    "hetre",
    "hibou",
    "hic",
    "hip",
    "hippie",
    "hit",
    "hobby",
    "hochet",
    "holding",
    "homard",
    "hoquet",
    "horde",
    "hot",
    "hotspot",
    "hotte",
    "houblon",
    "houille",
    "houle",
    "housse",
    "houx",
    "hub",
    "hublot",
    "huche",
    "huee",
    "huguenot",
    "huit",
    "huitaine",
    "huitante",
    "huitieme",
    "hun",
    "huppe",
    "hussard",
    "hutte",
    "onzaine",
    "onze",
    "onzieme",
    "oui",
    "ouistiti",
    "uhlan",
    "ululement",
];

/// Beginnings (folded) of the words in an aspirated `h` whose whole family is aspirated.
const ASPIRATED_STEMS: &[&str] = &[
    "hach", "hack", "haie", "haillon", "hain", "hair", "hanch", "handi", "hant", "harcel", "harass", "hargn", "hasard",
    "hasch", "hashtag", "hauss", "haut", "heriss", "heurt", "hideu", "hierarch", "high", "hiss", "hockey", "holland",
    "hongr", "hont", "hors", "hulul", "hurl",
];

/// Words in `y` and a vowel that elide all the same (« d’yeux », « l’Yonne »).
const ELIDED_IN_Y: &[&str] = &["yerre", "yeuse", "yeux", "yonne"];

/// Tells whether `de` and `le` elide before a word (or a phrase, by its first word).
///
/// They do before a vowel, accented or not, `œ`, a mute `h` and a `y` used as a vowel; not before
/// an aspirated `h` (haut, handicap, héros…), onze, oui, yaourt, nor a number in digits. Acronyms
/// follow their first letter (« l’ARS », « d’HAD », « de SSIAD »), except HAS and HCSP. An opening
/// quotation mark is passed over. The list of aspirated words is that of public health, not that
/// of a dictionary.
#[must_use]
pub fn elided(word: &str) -> bool {
    let folded = fold(word);
    let first = folded
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    if is_any_form(first, WHOLE_BEFORE) {
        return false;
    }
    let mut letters = first.chars();
    match letters.next() {
        Some('a' | 'e' | 'i' | 'o' | 'u') => true,
        Some('h') => !ASPIRATED_STEMS.iter().any(|stem| first.starts_with(stem)),
        Some('y') => {
            let before_vowel = letters.next().is_some_and(|c| "aeiou".contains(c));
            !before_vowel || is_any_form(first, ELIDED_IN_Y)
        }
        _ => false,
    }
}

/// Tells whether a folded word, or its singular, is in a list.
fn is_any_form(word: &str, list: &[&str]) -> bool {
    let singular = word.strip_suffix(['s', 'x']).unwrap_or(word);
    list.contains(&word) || list.contains(&singular)
}

/// Puts `de` before a word: « d’habitants », « de places ».
///
/// Articles are not contracted (« de le » is not made « du »): a territory carries its own forms.
#[must_use]
pub fn de(word: &str) -> String {
    if elided(word) { format!("d’{word}") } else { format!("de {word}") }
}

/// Joins the items of a list: « A », « A et B », « A, B et C »; nothing for an empty list.
#[must_use]
pub fn enumeration(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [start @ .., last] => format!("{} et {last}", start.join(", ")),
    }
}

/// Abbreviates an ordinal number: « 1er » or « 1re », then « 2e », « 3e »…
#[must_use]
pub fn ordinal(n: usize, feminine: bool) -> String {
    match (n, feminine) {
        (1, false) => "1er".to_owned(),
        (1, true) => "1re".to_owned(),
        _ => format!("{n}e"),
    }
}

/// Chooses the form that agrees with a count: singular for 0 and 1, as French does.
#[must_use]
pub fn plural<'a>(n: usize, singular: &'a str, plural: &'a str) -> &'a str {
    if n < 2 { singular } else { plural }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowels_and_mute_h_elide() {
        for word in [
            "habitants",
            "Hérault",
            "hôpital",
            "hospitalisation",
            "huîtres",
            "héroïne",
            "écoles",
            "Élan",
            "œuvres",
            "usagers",
            "ouïe",
            "Yvelines",
            "Yonne",
            "yeux",
            "ARS",
            "HAD",
            "EHPAD",
            "« aller vers »",
            "hameçons",
            "haleine",
            "halogène",
        ] {
            assert!(elided(word), "{word}");
        }
    }

    #[test]
    fn consonants_and_aspirated_h_do_not_elide() {
        for word in [
            "places",
            "handicap",
            "handicapés",
            "Haute-Garonne",
            "Hautes-Pyrénées",
            "héros",
            "hiérarchie",
            "hors",
            "huit",
            "huitième",
            "onze",
            "onzième",
            "oui",
            "yaourts",
            "yoga",
            "harcèlement",
            "hausses",
            "hameaux",
            "hernies",
            "HAS",
            "SSIAD",
            "week-end",
            "12 places",
            "11",
            "",
            "…",
        ] {
            assert!(!elided(word), "{word}");
        }
    }

    #[test]
    fn de_takes_the_form_that_the_word_wants() {
        assert_eq!(de("habitants"), "d’habitants");
        assert_eq!(de("places"), "de places");
        assert_eq!(de("handicap"), "de handicap");
        assert_eq!(de("Œuvres"), "d’Œuvres");
    }

    #[test]
    fn an_enumeration_has_commas_and_one_et() {
        let items = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(enumeration(&items(&[])), "");
        assert_eq!(enumeration(&items(&["A"])), "A");
        assert_eq!(enumeration(&items(&["A", "B"])), "A et B");
        assert_eq!(enumeration(&items(&["A", "B", "C"])), "A, B et C");
    }

    #[test]
    fn only_the_first_ordinal_has_a_gender() {
        assert_eq!(ordinal(1, false), "1er");
        assert_eq!(ordinal(1, true), "1re");
        assert_eq!(ordinal(2, true), "2e");
        assert_eq!(ordinal(21, false), "21e");
    }

    #[test]
    fn zero_and_one_are_singular() {
        assert_eq!(plural(0, "place", "places"), "place");
        assert_eq!(plural(1, "place", "places"), "place");
        assert_eq!(plural(2, "place", "places"), "places");
    }
}
