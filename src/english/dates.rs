//! Dates as British English prints them: “1 June 2023”, “October 2023”, “2023”.

use crate::french::NBSP;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Prints a date as precisely as it is known; what is known is as for [`crate::french::dates::date`].
#[must_use]
pub fn date(year: i16, month: Option<u8>, day: Option<u8>) -> String {
    let name = month.and_then(|m| MONTHS.get(usize::from(m).checked_sub(1)?).copied());
    match (name, day) {
        (Some(month), Some(day @ 1..=31)) => format!("{day}{NBSP}{month} {year}"),
        (Some(month), _) => format!("{month} {year}"),
        (None, _) => year.to_string(),
    }
}

/// Prints years given in order, with their preposition: “in 2024”, “in 2024 and 2025”, “from 2024 to 2028”, “in 2024,
/// then from 2026 to 2028”; nothing for none.
#[must_use]
pub fn years(years: &[i16]) -> String {
    let runs = years.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    let said = runs.map(|run| match run {
        [only] => format!("in {only}"),
        [first, last] => format!("in {first} and {last}"),
        [first, .., last] => format!("from {first} to {last}"),
        [] => String::new(),
    });
    said.collect::<Vec<_>>().join(", then ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_what_is_known() {
        assert_eq!(date(2025, Some(3), Some(12)), "12\u{A0}March 2025");
        assert_eq!(date(2023, Some(6), Some(1)), "1\u{A0}June 2023");
        assert_eq!(date(2023, Some(10), None), "October 2023");
        assert_eq!(date(2023, Some(13), Some(3)), "2023");
        assert_eq!(date(2023, None, None), "2023");
    }

    #[test]
    fn years_that_follow_one_another_are_said_together() {
        assert_eq!(years(&[2024]), "in 2024");
        assert_eq!(years(&[2024, 2026, 2027, 2028]), "in 2024, then from 2026 to 2028");
        assert_eq!(years(&[2024, 2025]), "in 2024 and 2025");
    }
}
