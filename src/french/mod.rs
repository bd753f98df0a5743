//! The French language: typography, numbers, dates, grammar, alphabetical order.
//!
//! Everything here is a pure function of its arguments: no disk, no clock, no locale of the
//! machine. The rest of the program never writes a space, a plural or a date by hand.
//!
//! What it promises: the letters and digits of an author are never changed without being asked
//! (the exceptions, `2ème` → `2e`, are listed in [`typography`]), and the same text always gives
//! the same bytes.

pub mod collate;
pub mod coquilles;
pub mod dates;
pub mod fold;
pub mod grammar;
pub mod lisibilite;
pub mod mots;
pub mod numbers;
pub mod sujet;
pub mod typography;

/// The no-break space (U+00A0): inside « », before a colon, after « M. » and « n° ».
pub const NBSP: char = '\u{A0}';

/// The narrow no-break space (U+202F): before `;` `!` `?` `%` `€`, and between thousands.
pub const NNBSP: char = '\u{202F}';
