//! Rules about references and about what a plan declares.

use crate::diagnostic::Rule;
use crate::rule;

/// A reference to something that no register declares.
pub static UNKNOWN: Rule = rule!(error, "G301", "renvoi-inconnu");
/// The same identifier or code declared twice.
pub static DUPLICATE: Rule = rule!(error, "G302", "declare-deux-fois");
/// A tag outside the closed list, or one of its misspellings.
pub static TAG: Rule = rule!(error, "G303", "etiquette-inconnue");
/// A code spelt otherwise than the register spells it (digit 0 for letter O, points, lower case).
pub static CODE_SPELLING: Rule = rule!(error, "G304", "code-mal-ecrit");
/// A link that leads nowhere.
pub static EMPTY_LINK: Rule = rule!(error, "G305", "lien-vide");
/// A link whose scheme is not allowed (`javascript:`, `data:`…).
pub static UNSAFE_LINK: Rule = rule!(error, "G306", "lien-interdit");
/// Raw HTML in Markdown or in a short text.
pub static RAW_HTML: Rule = rule!(error, "G307", "html-interdit");
/// An image without text alternative.
pub static IMAGE_ALT: Rule = rule!(error, "G308", "image-sans-alternative");
/// A code that does not fit the pattern of its level.
pub static PATTERN: Rule = rule!(error, "G401", "code-hors-motif");
/// A section that the level does not have, or that is written twice or out of place.
pub static SECTION: Rule = rule!(error, "G402", "section-inconnue");
/// A required section that is missing or empty.
pub static MISSING_SECTION: Rule = rule!(error, "G403", "section-absente");
/// A title that drifts from the register's without being declared as an override.
pub static TITLE_DRIFT: Rule = rule!(error, "G404", "titre-derive");
/// A fiche in a folder that is not the one of its level.
pub static WRONG_FOLDER: Rule = rule!(error, "G405", "fiche-mal-rangee");
/// A title in a Markdown text at a level that breaks the outline.
pub static HEADING: Rule = rule!(error, "G406", "titre-mal-place");
/// A year outside the plan, or given twice, in the calendar of an action.
pub static CALENDAR: Rule = rule!(error, "G409", "calendrier");
/// A line of follow-up in the file of another year, or a file named after no year.
pub static FOLLOW_UP: Rule = rule!(error, "G410", "suivi");
/// A link to a plan that the fiche's plan does not carry out.
pub static NOT_SERVED: Rule = rule!(error, "G411", "plan-non-servi");
/// A figure that neither refers to an observation nor gives its own value.
pub static FIGURE: Rule = rule!(error, "G501", "chiffre-incomplet");
/// A qualifier that holds a number: a reader could not tell it from the value.
pub static QUALIFIER: Rule = rule!(error, "G507", "qualificatif-chiffre");
/// A table of the care offer with columns that its regime cannot have, or with unknown or missing cells.
pub static OFFER_CELL: Rule = rule!(error, "G502", "cellule-d-offre");
/// A row of the care offer that a territory does not fill in.
pub static OFFER_ROW: Rule = rule!(error, "G503", "ligne-d-offre");
/// A file of shapes that cannot be drawn: no GeoJSON, a number that is none, a ring of two points…
pub static GEOMETRY: Rule = rule!(error, "G580", "geometrie");
/// Lengths on a plane where degrees were announced.
pub static COORDINATES: Rule = rule!(error, "G581", "coordonnees");
/// Shapes whose code no territory has.
pub static SHAPE_ALONE: Rule = rule!(warning, "G582", "forme-sans-territoire");
/// Territories that a map leaves out, for want of a shape.
pub static NO_SHAPE: Rule = rule!(warning, "G583", "territoire-sans-forme");
/// A way in by need that no family lists.
pub static UNLISTED: Rule = rule!(error, "G621", "entree-sans-famille");
/// An empty public text.
pub static BLANK: Rule = rule!(error, "G601", "texte-vide");
/// A version of no page.
pub static NO_ORIGINAL: Rule = rule!(error, "G640", "version-sans-original");
/// A version whose original has changed since, or that does not say which text it renders.
pub static STALE_VERSION: Rule = rule!(warning, "G641", "version-perimee");
/// A number in a version that its original does not have.
pub static FOREIGN_NUMBER: Rule = rule!(warning, "G642", "nombre-sans-original");
/// A text that calls itself easy to read and that nobody read again.
pub static UNPROVEN_FALC: Rule = rule!(error, "G643", "falc-sans-relecteur");
/// A version in a language that the portal does not declare.
pub static UNDECLARED_LANGUAGE: Rule = rule!(error, "G644", "langue-non-declaree");
/// A field that this kind of version does not have.
pub static VERSION_FIELD: Rule = rule!(error, "G645", "champ-de-version");

/// An accessibility statement that says more, or less, than an audit can.
pub static STATEMENT: Rule = rule!(error, "G820", "declaration-fausse");

/// A link of the portal whose brackets are not all there.
pub static BRACKETS: Rule = rule!(warning, "G900", "crochets");

/// A code that a spreadsheet took for a number.
pub static LOST_ZERO: Rule = rule!(error, "G923", "zero-perdu");

/// The rules of this room, with those of the values that it reads.
pub static ALL: &[&Rule] = &[
    &UNKNOWN,
    &DUPLICATE,
    &TAG,
    &CODE_SPELLING,
    &EMPTY_LINK,
    &UNSAFE_LINK,
    &RAW_HTML,
    &IMAGE_ALT,
    &PATTERN,
    &SECTION,
    &MISSING_SECTION,
    &TITLE_DRIFT,
    &WRONG_FOLDER,
    &HEADING,
    &CALENDAR,
    &FOLLOW_UP,
    &NOT_SERVED,
    &FIGURE,
    &QUALIFIER,
    &OFFER_CELL,
    &OFFER_ROW,
    &GEOMETRY,
    &COORDINATES,
    &SHAPE_ALONE,
    &NO_SHAPE,
    &BLANK,
    &STATEMENT,
    &UNLISTED,
    &NO_ORIGINAL,
    &STALE_VERSION,
    &FOREIGN_NUMBER,
    &UNPROVEN_FALC,
    &UNDECLARED_LANGUAGE,
    &VERSION_FIELD,
    &BRACKETS,
    &LOST_ZERO,
];
