//! Rules about observations that are received as data.

use crate::diagnostic::Rule;
use crate::rule;

/// A row without what an observation needs, or whose cells contradict each other.
pub static ROW: Rule = rule!(error, "G841", "ligne-de-donnees");
/// A row that says another value than the sources for the same thing.
pub static OTHER_VALUE: Rule = rule!(error, "G842", "valeur-deja-dite");

/// The rules of this room.
pub static ALL: &[&Rule] = &[&ROW, &OTHER_VALUE];
