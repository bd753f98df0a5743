//! Numbers as French prints them: `1 268`, `2,7`, `−3`, `+1,2`.
//!
//! Values are exact decimals, and the scale that the author wrote is kept: `2.70` prints `2,70`,
//! since it claims more than `2,7`. Nothing is rounded. Years are no quantities: print them with
//! [`super::dates`], which does not group digits.

use rust_decimal::Decimal;

use super::NNBSP;

/// The minus sign (U+2212), as wide as the plus sign and never read as a hyphen.
const MINUS: char = '\u{2212}';

/// Prints a number: thousands apart (U+202F, from 1 000 on), decimal comma, scale as written.
///
/// A negative number takes the minus sign U+2212; zero never has a sign.
#[must_use]
pub fn number(value: &Decimal) -> String {
    let sign = (value.is_sign_negative() && !value.is_zero()).then_some(MINUS);
    with_sign(sign, value)
}

/// Prints a change, with its sign: `+1,2`, `−3`; a change of zero prints without sign.
#[must_use]
pub fn signed(value: &Decimal) -> String {
    if value.is_zero() || value.is_sign_negative() { number(value) } else { with_sign(Some('+'), value) }
}

fn with_sign(sign: Option<char>, value: &Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (plain.as_str(), None),
    };
    let mut printed = String::with_capacity(plain.len() * 2);
    printed.extend(sign);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            printed.push(NNBSP);
        }
        printed.push(digit);
    }
    if let Some(fraction) = fraction {
        printed.push(',');
        printed.push_str(fraction);
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(value: &str) -> String {
        number(&value.parse().unwrap())
    }

    fn change(value: &str) -> String {
        signed(&value.parse().unwrap())
    }

    #[test]
    fn thousands_are_apart_from_one_thousand_on() {
        assert_eq!(printed("999"), "999");
        assert_eq!(printed("1000"), "1\u{202F}000");
        assert_eq!(printed("1268"), "1\u{202F}268");
        assert_eq!(printed("12345678"), "12\u{202F}345\u{202F}678");
    }

    #[test]
    fn decimals_take_a_comma_and_keep_the_scale_as_written() {
        assert_eq!(printed("2.7"), "2,7");
        assert_eq!(printed("2.70"), "2,70");
        assert_eq!(printed("1200.50"), "1\u{202F}200,50");
        assert_eq!(printed("0.12345"), "0,12345");
    }

    #[test]
    fn negative_numbers_take_the_minus_sign_and_zero_takes_none() {
        assert_eq!(printed("-3"), "\u{2212}3");
        assert_eq!(printed("-1268.5"), "\u{2212}1\u{202F}268,5");
        assert_eq!(number(&-Decimal::new(0, 1)), "0,0");
    }

    #[test]
    fn changes_show_their_sign() {
        assert_eq!(change("1.2"), "+1,2");
        assert_eq!(change("-1.2"), "\u{2212}1,2");
        assert_eq!(change("0"), "0");
        assert_eq!(change("15000"), "+15\u{202F}000");
    }

    #[test]
    fn the_largest_number_prints_whole() {
        let largest = number(&Decimal::MAX);
        assert!(largest.starts_with("79\u{202F}228\u{202F}162"));
        assert_eq!(largest.matches(NNBSP).count(), 9);
    }
}
