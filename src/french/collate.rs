//! French alphabetical order: cote, coté, côte, côté; école before Élan; `A2` before `A10`.
//!
//! The order is that of the Unicode collation algorithm with the French data of CLDR, compiled
//! into the program: no locale of the machine enters, so the same list has one order everywhere.

use std::borrow::Cow;
use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::fold::fold;

/// Compares texts in French order; built once, then shared by every list of the portal.
#[derive(Debug)]
pub struct Order {
    /// Absent only if the compiled data were refused.
    collator: Option<CollatorBorrowed<'static>>,
}

impl Order {
    /// Builds the French order, with numbers compared by their value.
    ///
    /// Building never fails: should the compiled data be refused, which no input can cause, the
    /// comparison falls back on folded texts (no accents, no case), numbers still by value.
    #[must_use]
    pub fn french() -> Self {
        let mut preferences = CollatorPreferences::from(&locale!("fr"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok();
        Self { collator }
    }

    /// Compares two texts; the order is total, and only identical texts are equal.
    ///
    /// Both apostrophes, `'` and `’`, count as one; texts that French does not tell apart are in
    /// the order of their code points.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let by_language = match &self.collator {
            Some(collator) => collator.compare(&one_apostrophe(a), &one_apostrophe(b)),
            None => compare_folded(&fold(a), &fold(b)),
        };
        by_language.then_with(|| a.cmp(b))
    }
}

fn one_apostrophe(text: &str) -> Cow<'_, str> {
    if text.contains('’') { Cow::Owned(text.replace('’', "'")) } else { Cow::Borrowed(text) }
}

/// Compares folded texts piece by piece: digits by value, the rest by code point.
fn compare_folded(mut a: &str, mut b: &str) -> Ordering {
    loop {
        let (digits_a, rest_a) = leading_digits(a);
        let (digits_b, rest_b) = leading_digits(b);
        if !digits_a.is_empty() && !digits_b.is_empty() {
            let by_value = compare_digits(digits_a, digits_b);
            if by_value.is_ne() {
                return by_value;
            }
            (a, b) = (rest_a, rest_b);
            continue;
        }
        let (mut chars_a, mut chars_b) = (a.chars(), b.chars());
        match (chars_a.next(), chars_b.next()) {
            (Some(first_a), Some(first_b)) if first_a == first_b => {
                (a, b) = (chars_a.as_str(), chars_b.as_str());
            }
            (first_a, first_b) => return first_a.cmp(&first_b),
        }
    }
}

fn leading_digits(text: &str) -> (&str, &str) {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.split_at_checked(text.len() - rest.len()).unwrap_or(("", text))
}

fn compare_digits(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(order: &Order, mut texts: Vec<&'static str>) -> Vec<&'static str> {
        texts.sort_by(|a, b| order.compare(a, b));
        texts
    }

    fn fallback() -> Order {
        Order { collator: None }
    }

    #[test]
    fn the_compiled_french_data_load() {
        assert!(Order::french().collator.is_some());
    }

    #[test]
    fn accents_only_tell_apart_words_of_the_same_letters() {
        let order = Order::french();
        let words = vec!["Ouest", "côté", "Œuvre", "cote", "Étang", "école", "côte", "Eau", "Élan", "coté"];
        let expected = ["cote", "coté", "côte", "côté", "Eau", "école", "Élan", "Étang", "Œuvre", "Ouest"];
        assert_eq!(sorted(&order, words), expected);
    }

    #[test]
    fn numbers_are_ordered_by_value() {
        for order in [Order::french(), fallback()] {
            let codes = vec!["A10", "E1D10O2", "A2", "E1D3O10", "E1D3O7"];
            let expected = ["A2", "A10", "E1D3O7", "E1D3O10", "E1D10O2"];
            assert_eq!(sorted(&order, codes), expected);
        }
    }

    #[test]
    fn both_apostrophes_sort_together() {
        let texts = vec!["L’usager", "L'aidant", "L'usager", "L’aidant"];
        let expected = ["L'aidant", "L’aidant", "L'usager", "L’usager"];
        assert_eq!(sorted(&Order::french(), texts), expected);
    }

    #[test]
    fn the_fallback_ignores_case_and_accents() {
        let words = vec!["Zone", "Étang", "école", "Eau"];
        assert_eq!(sorted(&fallback(), words), ["Eau", "école", "Étang", "Zone"]);
    }

    #[test]
    fn the_order_can_be_shared_between_threads() {
        fn shareable<T: Send + Sync>(_: &T) {}
        shareable(&Order::french());
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "[aAéÉoœ'’019 -]{0,5}", b in "[aAéÉoœ'’019 -]{0,5}", c in "[aAéÉoœ'’019 -]{0,5}") {
            for order in [Order::french(), fallback()] {
                prop_assert_eq!(order.compare(&a, &b), order.compare(&b, &a).reverse());
                prop_assert_eq!(order.compare(&a, &b).is_eq(), a == b);
                if order.compare(&a, &b).is_le() && order.compare(&b, &c).is_le() {
                    prop_assert!(order.compare(&a, &c).is_le());
                }
            }
        }
    }
}
