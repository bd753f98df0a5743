//! Rules about themes.

use crate::diagnostic::Rule;
use crate::rule;

/// A template that the engine refuses.
pub static TEMPLATE: Rule = rule!(error, "G701", "modele");
/// A template that some page needs and no layer of the theme has.
pub static MISSING_TEMPLATE: Rule = rule!(error, "G702", "modele-absent");
/// A stylesheet that is not CSS.
pub static STYLESHEET: Rule = rule!(error, "G703", "feuille-de-style");
/// A token that is not a colour, or a pair that names an unknown token.
pub static TOKEN: Rule = rule!(error, "G704", "jeton");
/// A pair of colours without enough contrast (RGAA 3.2 and 3.3, WCAG 1.4.3 and 1.4.11).
pub static CONTRAST: Rule = rule!(error, "G705", "contraste");
/// Words of a language that the theme lacks, or whose holes differ.
pub static WORDS_OF_LANGUAGE: Rule = rule!(error, "G706", "langue-du-theme");
/// A word that a template asks for and that no catalogue has.
pub static WORD: Rule = rule!(error, "G707", "mot-inconnu");
/// A colour that a stylesheet writes as it is: no pair can hold it (RGAA 3.2 and 3.3).
pub static LITERAL: Rule = rule!(error, "G708", "couleur-hors-jetons");
/// Two colours that a stylesheet brings together and that no pair declares (RGAA 3.2 and 3.3).
pub static UNDECLARED: Rule = rule!(error, "G709", "paire-non-declaree");
/// A style sheet that hides where the keyboard is (RGAA 10.7).
pub static FOCUS: Rule = rule!(error, "G710", "focus-efface");
/// Text that is tiny, or that does not follow the size that the reader chose (RGAA 10.4).
pub static SMALL: Rule = rule!(error, "G711", "texte-minuscule");
/// Text whose words stand at uneven distances (WCAG 2.2, 1.4.8).
pub static JUSTIFIED: Rule = rule!(warning, "G712", "texte-justifie");
/// Text whose contrast is changed behind the back of the tokens (RGAA 3.2).
pub static VEILED: Rule = rule!(error, "G713", "texte-voile");
/// What moves although the reader asked that nothing does (RGAA 13.8).
pub static MOVING: Rule = rule!(error, "G714", "mouvement-impose");
/// Links that their colour alone tells from the text around (RGAA 10.6).
pub static NOT_UNDERLINED: Rule = rule!(error, "G715", "lien-sans-trait");
/// A skip link that nobody ever sees (RGAA 12.7).
pub static SKIP_HIDDEN: Rule = rule!(error, "G716", "evitement-cache");
/// A page cut at its edges, or shown one way round only (RGAA 10.11 and 13.9).
pub static LOCKED: Rule = rule!(error, "G717", "page-bloquee");
/// Words that only the style sheet says (RGAA 10.2).
pub static WORDED: Rule = rule!(error, "G718", "mots-de-style");
/// A variable or a field that no view has.
pub static UNKNOWN_VARIABLE: Rule = rule!(error, "G910", "variable-inconnue");
/// A filter, a function, a test, a component, a block or a template that does not exist.
pub static UNKNOWN_PIECE: Rule = rule!(error, "G911", "piece-inconnue");
/// An argument that a component does not take, or wants.
pub static COMPONENT_ARGUMENT: Rule = rule!(error, "G912", "argument-de-composant");

/// The rules of this room.
pub static ALL: &[&Rule] = &[
    &TEMPLATE,
    &MISSING_TEMPLATE,
    &STYLESHEET,
    &TOKEN,
    &CONTRAST,
    &WORDS_OF_LANGUAGE,
    &WORD,
    &LITERAL,
    &UNDECLARED,
    &FOCUS,
    &SMALL,
    &JUSTIFIED,
    &VEILED,
    &MOVING,
    &NOT_UNDERLINED,
    &SKIP_HIDDEN,
    &LOCKED,
    &WORDED,
    &UNKNOWN_VARIABLE,
    &UNKNOWN_PIECE,
    &COMPONENT_ARGUMENT,
];
