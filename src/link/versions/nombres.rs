//! The numbers of a text, however its language writes them.

use std::ops::Range;

/// A number, and how it may be read: « 1,200 » is twelve hundred in English, one and a fifth in French.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NombreEcrit {
    /// Where, in bytes.
    pub(super) place: Range<usize>,
    /// Its readings: digits with a decimal point.
    pub(super) lectures: Vec<String>,
}

/// The numbers of a text in their order; digits next to a letter (codes, « 1er ») and numbers of list items are none.
pub(super) fn nombres(text: &str) -> Vec<NombreEcrit> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| chars.get(i).map(|(_, c)| *c);
    let offset = |i: usize| chars.get(i).map_or(text.len(), |(o, _)| *o);
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(c) = at(i) {
        if !c.is_ascii_digit() {
            i += 1;
            continue;
        }
        let start = i;
        let mut digits = String::new();
        let mut groups: Vec<String> = Vec::new();
        let mut marks: Vec<char> = Vec::new();
        loop {
            while let Some(d) = at(i).filter(char::is_ascii_digit) {
                digits.push(d);
                i += 1;
            }
            groups.push(std::mem::take(&mut digits));
            let mark = at(i).filter(|m| matches!(m, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}'));
            let next = at(i + 1).is_some_and(|d| d.is_ascii_digit());
            match mark {
                Some(m @ (',' | '.')) if next => marks.push(m),
                // White space only parts thousands: three digits, and no fourth.
                Some(m) if next && three(&at, i + 1) => marks.push(m),
                _ => break,
            }
            i += 1;
        }
        let before = start.checked_sub(1).and_then(at);
        let glued = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == '_');
        let line_start = before.is_none_or(|c| c == '\n');
        let item = line_start && at(i) == Some('.') && at(i + 1) == Some(' ');
        if !glued(before) && !glued(at(i)) && !item {
            found.push(NombreEcrit { place: offset(start)..offset(i), lectures: lectures(&groups, &marks) });
        }
    }
    found
}

fn three(at: &impl Fn(usize) -> Option<char>, from: usize) -> bool {
    let digit = |i: usize| at(i).is_some_and(|c| c.is_ascii_digit());
    digit(from) && digit(from + 1) && digit(from + 2) && !digit(from + 3)
}

fn lectures(groups: &[String], marks: &[char]) -> Vec<String> {
    let whole = groups.concat();
    let by_three = groups.iter().skip(1).all(|g| g.len() == 3);
    let mut all = Vec::new();
    if by_three {
        all.push(plain(&whole, ""));
    }
    if let (Some(',' | '.'), Some(last)) = (marks.last(), groups.last()) {
        all.push(plain(&groups.iter().take(groups.len() - 1).cloned().collect::<String>(), last));
    }
    if all.is_empty() {
        all.push(whole);
    }
    all
}

/// Digits without needless zeros.
fn plain(whole: &str, decimals: &str) -> String {
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match decimals.trim_end_matches('0') {
        "" => whole.to_owned(),
        decimals => format!("{whole}.{decimals}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str) -> Vec<Vec<String>> {
        nombres(text).into_iter().map(|n| n.lectures).collect()
    }

    #[test]
    fn a_number_reads_the_same_in_both_languages() {
        for (french, english) in [("1 200", "1,200"), ("3,5", "3.5"), ("13\u{a0}600", "13,600"), ("19 %", "19%")] {
            let shared = readings(french).concat().iter().any(|f| readings(english).concat().contains(f));
            assert!(shared, "{french} {english}");
        }
    }

    #[test]
    fn two_numbers_side_by_side_are_two() {
        assert_eq!(readings("entre 10 et 12, puis 2028."), vec![vec!["10"], vec!["12"], vec!["2028"]]);
        assert_eq!(readings("en 2024 12 mesures"), vec![vec!["2024"], vec!["12"]]);
    }

    #[test]
    fn a_code_an_ordinal_and_an_item_are_no_numbers() {
        assert_eq!(readings("E1D3O7, le 1er, 2nd\n3. puis"), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_number_is_told_where_it_stands() {
        let text = "près de 80 structures";
        assert_eq!(nombres(text).into_iter().map(|n| &text[n.place]).collect::<Vec<_>>(), ["80"]);
    }
}
