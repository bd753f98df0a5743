//! Words: ligatures, accents of capitals, abbreviations.

use super::{Coquille, Sorte, apres, avant, faute, mot};

/// Words written with « œ », whole but for their plural.
const ENTIERS: [&str; 13] = [
    "coeur",
    "choeur",
    "soeur",
    "voeu",
    "noeud",
    "oeil",
    "oeuf",
    "boeuf",
    "moeurs",
    "rancoeur",
    "oesophage",
    "oedème",
    "oedeme",
];
/// Their beginnings.
const DEBUTS: [&str; 15] = [
    "oeuvr",
    "manoeuvr",
    "désoeuvr",
    "foetu",
    "foeta",
    "foeto",
    "oedémat",
    "oesophag",
    "oestrog",
    "coeliaqu",
    "coeliosc",
    "oecumén",
    "oenolog",
    "écoeur",
    "oeill",
];

/// `coeur`: `at` is where its « oe » is.
pub(super) fn ligature(text: &str, at: usize) -> Option<Coquille> {
    let place = mot(text, at);
    let word = text.get(place.clone())?;
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix(['s', 'x']).unwrap_or(&lower);
    let whole = ENTIERS.iter().any(|known| *known == singular || *known == lower);
    if !whole && !DEBUTS.iter().any(|start| lower.starts_with(start)) {
        return None;
    }
    let (before, after) = (text.get(place.start..at)?, text.get(at + 2..place.end)?);
    let ligature = if text.get(at..)?.starts_with('O') { 'Œ' } else { 'œ' };
    Some(faute(Sorte::Ligature, place, format!("{before}{ligature}{after}")))
}

/// What follows « É » in words that no other language has.
const ACCENTUES: [&str; 66] = [
    "tat",
    "tats",
    "tablissement",
    "tablissements",
    "tablir",
    "cole",
    "coles",
    "colier",
    "coliers",
    "tude",
    "tudes",
    "tudiant",
    "tudiante",
    "tudiants",
    "tudiantes",
    "tudier",
    "valuation",
    "valuations",
    "valuer",
    "quipe",
    "quipes",
    "quipement",
    "quipements",
    "quilibre",
    "ducation",
    "ducateur",
    "ducateurs",
    "ducatrice",
    "ducatrices",
    "ducatif",
    "ducative",
    "galité",
    "galement",
    "lu",
    "lue",
    "lus",
    "lues",
    "lection",
    "lections",
    "vénement",
    "vénements",
    "vènement",
    "vènements",
    "conomie",
    "conomique",
    "conomiques",
    "cologie",
    "cologique",
    "nergie",
    "tape",
    "tapes",
    "volution",
    "volutions",
    "coute",
    "couter",
    "viter",
    "laboration",
    "laborer",
    "largir",
    "change",
    "changes",
    "changer",
    "chéance",
    "thique",
    "pidémie",
    "pidémiologie",
];
/// The same for other letters.
const AUTRES: [(&str, &str); 9] = [
    ("Etre", "Être"),
    ("Ile", "Île"),
    ("Iles", "Îles"),
    ("Age", "Âge"),
    ("Ages", "Âges"),
    ("Agé", "Âgé"),
    ("Agée", "Âgée"),
    ("Agés", "Âgés"),
    ("Agées", "Âgées"),
];
/// What can only follow the preposition, at the start of a sentence.
const APRES_A: [&str; 24] = [
    "partir",
    "noter",
    "travers",
    "titre",
    "terme",
    "compter",
    "domicile",
    "défaut",
    "destination",
    "savoir",
    "retenir",
    "venir",
    "moyen terme",
    "court terme",
    "long terme",
    "cet effet",
    "ce jour",
    "ce titre",
    "l'issue",
    "l'échelle",
    "l'exception",
    "l'occasion",
    "l'horizon",
    "la suite",
];

/// A word by its capital, at `at`.
pub(super) fn initiale(text: &str, at: usize) -> Option<Coquille> {
    if avant(text, at).is_some_and(char::is_alphanumeric) {
        return None;
    }
    let place = mot(text, at);
    let word = text.get(place.clone())?;
    if apres(text, place.end).is_some_and(char::is_alphanumeric) {
        return None;
    }
    if let Some(tail) = word.strip_prefix('E').filter(|tail| ACCENTUES.contains(tail)) {
        return Some(faute(Sorte::Capitale, place, format!("É{tail}")));
    }
    if let Some((_, right)) = AUTRES.iter().find(|(plain, _)| *plain == word) {
        return Some(faute(Sorte::Capitale, place, *right));
    }
    match word {
        "A" => preposition(text, at).then(|| faute(Sorte::Capitale, place, "À")),
        "Mr" => monsieur(text, place.start),
        "Melle" => Some(faute(Sorte::Abreviation, place, "Mlle")),
        _ => siecle(word).map(|right| faute(Sorte::Abreviation, place, right)),
    }
}

fn preposition(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = before.trim_end_matches([' ', '\u{A0}', '\u{202F}', '«', '"', '*', '-', '(', '#']);
    let starts = before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n']);
    let rest = text.get(at + 1..).and_then(|rest| rest.strip_prefix(' '));
    starts
        && rest.is_some_and(|rest| {
            let rest: String = rest.chars().take(20).map(|c| if c == '’' { '\'' } else { c }).collect();
            APRES_A.iter().any(|w| rest.strip_prefix(w).is_some_and(|r| !r.starts_with(char::is_alphanumeric)))
        })
}

/// `Mr` before a name: « Mr » alone may be a file system or a brand.
fn monsieur(text: &str, at: usize) -> Option<Coquille> {
    let rest = text.get(at + 2..)?;
    let after = rest.strip_prefix('.').unwrap_or(rest);
    let name = after.strip_prefix([' ', '\u{A0}'])?;
    let place = at..at + 2 + rest.len() - after.len();
    name.starts_with(char::is_uppercase).then(|| faute(Sorte::Abreviation, place, "M."))
}

/// `XIXème`.
fn siecle(word: &str) -> Option<String> {
    let (bare, plural) = word.strip_suffix('s').map_or((word, ""), |bare| (bare, "s"));
    let roman = ["ième", "ieme", "ème", "eme"].iter().find_map(|end| bare.strip_suffix(end))?;
    let is_roman = !roman.is_empty() && roman.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    is_roman.then(|| format!("{roman}e{plural}"))
}

/// `1ier`, `1ière`: `at` is where the digit is.
pub(super) fn premier(text: &str, at: usize) -> Option<Coquille> {
    if avant(text, at).is_some_and(char::is_alphanumeric) {
        return None;
    }
    let place = at..mot(text, at + 1).end;
    let right = match text.get(at + 1..place.end)? {
        "ier" => "1er",
        "iers" => "1ers",
        "ière" | "iere" => "1re",
        "ières" | "ieres" => "1res",
        _ => return None,
    };
    Some(faute(Sorte::Abreviation, place, right))
}

/// `etc...`, `etc…`: `at` is where the points start.
pub(super) fn et_cetera(text: &str, at: usize) -> Option<Coquille> {
    let rest = text.get(at..)?;
    let points =
        if rest.starts_with('…') { '…'.len_utf8() } else { rest.len() - rest.trim_start_matches('.').len() };
    if points < 3 || avant(text, at) == Some('.') {
        return None;
    }
    let before = text.get(..at)?.trim_end_matches(' ');
    let start = before.strip_suffix("etc")?.len();
    let alone = !avant(text, start).is_some_and(char::is_alphanumeric) && apres(text, at + points) != Some('.');
    alone.then(|| faute(Sorte::Abreviation, start..at + points, "etc."))
}
