//! Spaces: doubled, missing, or on the wrong side of a mark.

use super::super::typography::is_elision;
use super::{Coquille, Ecrit, Sorte, apres, avant, faute_vue, is_blank, mot};

/// A space, or several: `at` is where the first may start.
pub(super) fn blanc(text: &str, at: usize) -> Option<Coquille> {
    // At the edges of a line a space means something else, or nothing.
    let edge = |c: &char| c.is_whitespace() || matches!(c, '|' | '#' | '\\');
    let before = avant(text, at).filter(|c| !edge(c))?;
    let rest = text.get(at..)?;
    let run = rest.len() - rest.trim_start_matches(is_blank).len();
    let after = apres(text, at + run).filter(|c| run > 0 && !edge(c))?;
    let place = at..at + run;
    let written = text.get(place.clone())?;
    if written.chars().nth(1).is_some() {
        let kept = written.chars().find(|c| *c != ' ').unwrap_or(' ');
        return (!after_marker(text, at)).then(|| faute_vue(Sorte::Espace, text, place, &kept.to_string()));
    }
    let close = matches!(after, ',' | '.') && {
        let next = apres(text, at + run + 1);
        next.is_none_or(char::is_whitespace) && (before.is_alphanumeric() || matches!(before, ')' | '»'))
    };
    let elision = matches!(before, '\'' | '’') && after.is_alphabetic() && {
        let quote = at - before.len_utf8();
        text.get(mot(text, quote).start..quote).is_some_and(is_elision)
    };
    let bracket = (before == '(' && after.is_alphanumeric()) || (after == ')' && before.is_alphanumeric());
    (close || elision || bracket).then(|| faute_vue(Sorte::Espace, text, place, ""))
}

/// Characters that the marker of a list, of a quotation or of a title may take with its indent.
const MARKER: usize = 40;

/// Whether only such a marker is before it on its line: what follows may be aligned.
fn after_marker(text: &str, at: usize) -> bool {
    let mark = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '>' | '.' | ')');
    let mut before = text.get(..at).unwrap_or_default().chars().rev().take(MARKER);
    before.find(|c| *c == '\n' || !mark(*c)).is_none_or(|c| c == '\n')
}

/// `santé,social`: words on both sides, since figures, codes and lists of letters have commas of their own.
pub(super) fn virgule(text: &str, at: usize) -> Option<Coquille> {
    let (left, right) = (mot(text, at).start, mot(text, at + 1).end);
    let word = |letters: &str| letters.chars().nth(1).is_some() && letters.chars().all(char::is_lowercase);
    let glued = word(text.get(left..at)?) && word(text.get(at + 1..right)?);
    glued.then(|| faute_vue(Sorte::Espace, text, at..at + 1, ", "))
}

/// `mot ;suite`: a mark after a space, with nothing between it and the next word.
pub(super) fn signe(text: &str, at: usize, ecrit: Ecrit) -> Option<Coquille> {
    let mark = apres(text, at)?;
    let before = avant(text, at - 1)?;
    let glued = (before.is_alphanumeric() || before == '»') && apres(text, at + 1).is_some_and(char::is_alphabetic);
    // Without quotes, « : » would cut the field in two.
    let readable = mark != ':' || ecrit != Ecrit::ChampNu;
    (glued && readable).then(|| faute_vue(Sorte::Espace, text, at..at + 1, &format!("{mark} ")))
}
