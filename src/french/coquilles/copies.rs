//! What a copy from a PDF or a word processor leaves: ligatures of fonts, invisible characters, bullets, cut words.

use unicode_normalization::char::compose;

use super::{Coquille, Ecrit, Sorte, apres, avant, faute, faute_vue, mot};

/// A character that nobody types, at `at`.
pub(super) fn signe(text: &str, at: usize, ecrit: Ecrit) -> Option<Coquille> {
    let c = apres(text, at)?;
    let place = at..at + c.len_utf8();
    let letters = match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        // Soft hyphen, spaces and joiners without width, byte-order mark.
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => return Some(faute_vue(Sorte::Copie, text, place, "")),
        '´' | '′' | '‘' | 'ʼ' => return apostrophe(text, place),
        '\u{300}'..='\u{36F}' => {
            let letter = avant(text, at)?;
            let whole = compose(letter, c)?;
            return Some(faute(Sorte::Copie, at - letter.len_utf8()..place.end, whole));
        }
        '•' | '▪' | '●' | '◦' | '‣' | '⁃' | '·' | '\u{F0B7}' | '–' | '—' if ecrit == Ecrit::Markdown =>
        {
            return puce(text, at, c);
        }
        _ => return None,
    };
    Some(faute(Sorte::Copie, place, letters))
}

/// Between two letters: alone, such a mark may be a minute or a quotation.
fn apostrophe(text: &str, place: std::ops::Range<usize>) -> Option<Coquille> {
    let letters = avant(text, place.start)?.is_alphabetic() && apres(text, place.end)?.is_alphabetic();
    letters.then(|| faute(Sorte::Copie, place, "’"))
}

/// A bullet at the start of a line. A dash is one where no sentence goes on: after a blank line, or after another dash.
fn puce(text: &str, at: usize, mark: char) -> Option<Coquille> {
    let before = text.get(..at)?;
    let start = before.rfind('\n').map_or(0, |feed| feed + 1);
    let rest = text.get(at + mark.len_utf8()..)?;
    let item = rest.trim_start_matches([' ', '\t', '\u{A0}', '\u{202F}']);
    let gap = rest.len() - item.len();
    if !before.get(start..)?.trim().is_empty() || gap == 0 || item.is_empty() || item.starts_with('\n') {
        return None;
    }
    let above = before.get(..start)?.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default().trim();
    let blank = start == 0 || before.get(..start)?.ends_with("\n\n");
    if matches!(mark, '–' | '—') && !blank && !above.starts_with(mark) {
        return None;
    }
    Some(faute(Sorte::Puce, at..at + mark.len_utf8() + gap, "- "))
}

/// What may rightly follow a hyphen and a space: « pré- et post-natal ».
const LIENS: [&str; 7] = ["et", "ou", "à", "ni", "puis", "voire", "comme"];

/// `préven- tion`: `at` is where the hyphen is. What is right depends on what the other texts say.
pub(super) fn coupure(text: &str, at: usize) -> Option<Coquille> {
    let gap = text.get(at + 1..)?;
    let rest = gap.trim_start_matches([' ', '\n']);
    let (left, next) = (mot(text, at).start, text.len() - rest.len());
    let end = mot(text, next).end;
    let (head, tail) = (text.get(left..at)?, text.get(next..end)?);
    let small = |letters: &str| letters.chars().nth(1).is_some() && letters.chars().all(char::is_lowercase);
    let cut = rest.len() < gap.len() && small(head) && small(tail) && !LIENS.contains(&tail);
    cut.then_some(Coquille { sorte: Sorte::Coupure, place: left..end, juste: None })
}
