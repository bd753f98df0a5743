//! Numbers as English prints them: `1,268`, `2.7`, `−3`, `+1.2`; and how to read them back.

use rust_decimal::Decimal;

use crate::french::NNBSP;
use crate::french::numbers as french;

/// Prints a number: thousands apart (a comma, from 1,000 on), decimal point, scale as written.
///
/// The sign is that of [`french::number`].
#[must_use]
pub fn number(value: &Decimal) -> String {
    swapped(&french::number(value))
}

/// Prints a change, with its sign.
#[must_use]
pub fn signed(value: &Decimal) -> String {
    swapped(&french::signed(value))
}

/// The marks of one language for those of the other; digits and signs are the same.
fn swapped(printed: &str) -> String {
    let mark = |c| match c {
        NNBSP => ',',
        ',' => '.',
        c => c,
    };
    printed.chars().map(mark).collect()
}

/// Abbreviates an ordinal number: “1st”, “2nd”, “3rd”, “4th”, “11th”, “21st”.
#[must_use]
pub fn ordinal(n: u32) -> String {
    let suffix = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

/// What an English text writes of a value, as sources write values: “from 1,268.5 to 2,000” is `1268.5 à 2000`.
///
/// A comma between a digit and three digits separates thousands; any other mark stays.
#[must_use]
pub fn as_sources_write(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        let three = after.bytes().take(3).filter(u8::is_ascii_digit).count() == 3;
        let four = after.as_bytes().get(3).copied().is_some_and(|b| b.is_ascii_digit());
        let thousands = c == ',' && plain.ends_with(|c: char| c.is_ascii_digit()) && three && !four;
        if !thousands {
            plain.push(c);
        }
    }
    let words = [(" out of ", " sur "), (" to ", " à "), (" billion", " milliards")];
    words.iter().fold(plain, |text, (english, french)| text.replace(english, french))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_take_a_comma_and_decimals_a_point() {
        let printed = |value: &str| number(&value.parse().unwrap());
        assert_eq!(printed("999"), "999");
        assert_eq!(printed("1268"), "1,268");
        assert_eq!(printed("1850000.50"), "1,850,000.50");
        assert_eq!(printed("-2.7"), "\u{2212}2.7");
        assert_eq!(signed(&"1.2".parse().unwrap()), "+1.2");
    }

    #[test]
    fn ordinals_follow_their_last_figures() {
        let all: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 101, 112].into_iter().map(ordinal).collect();
        assert_eq!(all, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "112th"]);
    }

    #[test]
    fn a_printed_number_is_read_back_as_it_was() {
        assert_eq!(as_sources_write("1,268.5"), "1268.5");
        assert_eq!(as_sources_write("12,345,678 people"), "12345678 people");
        assert_eq!(as_sources_write("4 to 13"), "4 à 13");
        assert_eq!(as_sources_write("1 out of 2"), "1 sur 2");
        assert_eq!(as_sources_write("5.5 billion"), "5.5 milliards");
        // No thousands: figures that an enumeration separates.
        assert_eq!(as_sources_write("in 2024,20256"), "in 2024,20256");
    }
}
