//! Dates as French prints them: « 1er juin 2023 », « octobre 2023 », « 2023 ».
//!
//! A plan gives dates as precisely as it knows them, so the month and the day are optional and
//! are never made up. Checking that a date exists (30 février) belongs to whoever reads it.

use super::NBSP;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Names a month, 1 being « janvier »; `None` outside 1 to 12.
#[must_use]
pub fn month_name(month: u8) -> Option<&'static str> {
    let index = usize::from(month).checked_sub(1)?;
    MONTHS.get(index).copied()
}

/// Tells whether a word is the name of a month, as a date in words writes it.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// Prints a date as precisely as it is known.
///
/// The day never leaves its month at the end of a line (U+00A0 between them); the year may. A day
/// without a month says nothing and is left out, as is a month outside 1 to 12 (with its day) or
/// a day outside 1 to 31.
#[must_use]
pub fn date(year: i16, month: Option<u8>, day: Option<u8>) -> String {
    let Some(month) = month.and_then(month_name) else {
        return year.to_string();
    };
    match day {
        Some(1) => format!("1er{NBSP}{month} {year}"),
        Some(day @ 2..=31) => format!("{day}{NBSP}{month} {year}"),
        _ => format!("{month} {year}"),
    }
}

/// Prints years given in order, with their preposition: « en 2024 », « en 2024 et 2025 », « de 2024 à 2028 »,
/// « en 2024, puis de 2026 à 2028 »; nothing for none.
#[must_use]
pub fn years(years: &[i16]) -> String {
    let runs = years.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    let said = runs.map(|run| match run {
        [only] => format!("en {only}"),
        [first, last] => format!("en {first} et {last}"),
        [first, .., last] => format!("de {first} à {last}"),
        [] => String::new(),
    });
    said.collect::<Vec<_>>().join(", puis ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_month_is_an_ordinal() {
        assert_eq!(date(2023, Some(6), Some(1)), "1er\u{A0}juin 2023");
    }

    #[test]
    fn other_days_are_plain_numbers() {
        assert_eq!(date(2024, Some(2), Some(29)), "29\u{A0}février 2024");
    }

    #[test]
    fn a_date_is_as_precise_as_what_is_known() {
        assert_eq!(date(2023, Some(10), None), "octobre 2023");
        assert_eq!(date(2023, None, None), "2023");
        assert_eq!(date(2023, None, Some(3)), "2023");
    }

    #[test]
    fn impossible_months_and_days_are_left_out() {
        assert_eq!(date(2023, Some(0), Some(3)), "2023");
        assert_eq!(date(2023, Some(13), Some(3)), "2023");
        assert_eq!(date(2023, Some(5), Some(0)), "mai 2023");
        assert_eq!(date(2023, Some(5), Some(32)), "mai 2023");
    }

    #[test]
    fn the_twelve_months_have_a_name() {
        let names: Vec<_> = (1..=12).filter_map(month_name).collect();
        assert_eq!(names.len(), 12);
        assert_eq!(month_name(8), Some("août"));
        assert_eq!(month_name(0), None);
        assert_eq!(month_name(255), None);
    }

    #[test]
    fn years_that_follow_one_another_are_said_together() {
        assert_eq!(years(&[2024]), "en 2024");
        assert_eq!(years(&[2024, 2025]), "en 2024 et 2025");
        assert_eq!(years(&[2024, 2025, 2026, 2027]), "de 2024 à 2027");
        assert_eq!(years(&[2024, 2026, 2027, 2028]), "en 2024, puis de 2026 à 2028");
        assert_eq!(years(&[]), "");
    }
}
