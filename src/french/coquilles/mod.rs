//! Slips of typography that an author repairs in the sources, because printing cannot: a missing ligature, a capital
//! without its accent, a space on the wrong side of a comma, what a copy from a PDF or a word processor leaves.
//!
//! What [`super::typography`] sets right when it prints (apostrophes, guillemets, no-break spaces, `2ème`, `...`) is no
//! slip: sources stay as people type them. Everything here has one right spelling, or none is proposed; a word that
//! may be right somewhere is not in the lists.

mod copies;
mod espaces;
mod masque;
mod mots;
mod paires;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::{NBSP, NNBSP};

/// What kind of slip it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sorte {
    /// `coeur` for `cœur`.
    Ligature,
    /// `Etat` for `État`, `A partir de` for `À partir de`.
    Capitale,
    /// A space that is doubled, missing, or on the wrong side of a mark.
    Espace,
    /// A character that only a copy puts there: `ﬁ`, a soft hyphen, `´` for an apostrophe.
    Copie,
    /// A quotation mark without the other of its pair.
    Paire,
    /// `• ` at the start of a line, which makes no list.
    Puce,
    /// `Mr`, `etc...`, `XIXème`, `1ier`.
    Abreviation,
    /// A word that the end of a line cut: `préven- tion`.
    Coupure,
}

/// A slip, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coquille {
    /// Its kind.
    pub sorte: Sorte,
    /// Where it is, in bytes of the text.
    pub place: Range<usize>,
    /// What alone is right there; `None` when the author must see.
    pub juste: Option<String>,
}

/// How a text is written in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ecrit {
    /// Markdown, below a head.
    Markdown,
    /// A field of YAML between quotes, or in a block.
    Champ,
    /// A field of YAML without quotes, where « : » means something else.
    ChampNu,
}

/// Finds every slip of a text, in its order.
///
/// Addresses, code and the targets of links are left alone. A text without a slip is read once, byte by byte.
#[must_use]
pub fn chercher(text: &str, ecrit: Ecrit) -> Vec<Coquille> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let (mut before, mut pairs) = (b'\n', paires::Compte::default());
    for (at, byte) in bytes.iter().copied().enumerate() {
        let one = match byte {
            b' ' => espaces::blanc(text, at),
            b'e' | b'E' if matches!(before, b'o' | b'O') => mots::ligature(text, at - 1),
            b'A' | b'E' | b'I' | b'M' | b'V' | b'X' => mots::initiale(text, at),
            b'i' if before == b'1' => mots::premier(text, at - 1),
            b'.' => mots::et_cetera(text, at),
            b',' => espaces::virgule(text, at),
            b';' | b':' | b'!' | b'?' if before == b' ' => espaces::signe(text, at, ecrit),
            b'-' => copies::coupure(text, at),
            b'"' => {
                pairs.droit();
                None
            }
            0xC2 | 0xCA | 0xCC | 0xCD | 0xE2 | 0xEF => {
                pairs.guillemet(bytes.get(at + 1).copied().filter(|_| byte == 0xC2));
                espaces::blanc(text, at)
                    .or_else(|| mots::et_cetera(text, at))
                    .or_else(|| copies::signe(text, at, ecrit))
            }
            _ => None,
        };
        found.extend(one);
        before = byte;
    }
    if pairs.boiteux() {
        found.extend(paires::seuls(text, &masque::masques(text)));
    }
    if !found.is_empty() {
        let masks = masque::masques(text);
        found.retain(|c| !masque::cache(&masks, &c.place));
        found.sort_by_key(|c| (c.place.start, c.place.end));
    }
    found
}

/// A slip with its right spelling.
fn faute(sorte: Sorte, place: Range<usize>, juste: impl Into<String>) -> Coquille {
    Coquille { sorte, place, juste: Some(juste.into()) }
}

/// The same for what nobody sees: with the characters beside it, so that a message shows something.
fn faute_vue(sorte: Sorte, text: &str, place: Range<usize>, juste: &str) -> Coquille {
    let seen = |c: &char| !c.is_whitespace();
    let (before, after) = (avant(text, place.start).filter(seen), apres(text, place.end).filter(seen));
    let size = |c: Option<char>| c.map_or(0, char::len_utf8);
    let right = before.into_iter().chain(juste.chars()).chain(after).collect::<String>();
    faute(sorte, place.start - size(before)..place.end + size(after), right)
}

fn avant(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

fn apres(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | NBSP | NNBSP)
}

/// Letters on each side of a place, at most: no word of the lists is longer, and a text is read once.
const LETTRES: usize = 40;

/// The letters around a place.
fn mot(text: &str, at: usize) -> Range<usize> {
    let size = |letters: &mut dyn Iterator<Item = char>| {
        letters.take(LETTRES).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>()
    };
    let before = size(&mut text.get(..at).unwrap_or_default().chars().rev());
    at - before..at + size(&mut text.get(at..).unwrap_or_default().chars())
}
