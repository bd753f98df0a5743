//! Rules about what readers type.

use crate::diagnostic::Rule;
use crate::rule;

/// An everyday word that leads to something which no page says: nobody who types it finds anything.
pub static SYNONYM: Rule = rule!(warning, "G600", "synonyme-sans-page");

/// The rules of this room.
pub static ALL: &[&Rule] = &[&SYNONYM];
