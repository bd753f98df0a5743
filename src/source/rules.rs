//! Rules about files that cannot be read.

use crate::diagnostic::Rule;
use crate::rule;

/// A folder or file that the program expects is not there.
pub static MISSING: Rule = rule!(error, "G101", "fichier-absent");
/// A file that the system refuses to open.
pub static UNREADABLE: Rule = rule!(error, "G102", "fichier-illisible");
/// A symbolic link: what is published must be in the folder, so links are not followed.
pub static SYMLINK: Rule = rule!(error, "G103", "lien-symbolique");
/// A file larger than any plan needs.
pub static TOO_LARGE: Rule = rule!(error, "G104", "fichier-trop-gros");
/// Bytes that are not UTF-8.
pub static ENCODING: Rule = rule!(error, "G105", "encodage");
/// A file that nothing reads, such as a misspelt name.
pub static UNEXPECTED: Rule = rule!(error, "G106", "fichier-inattendu");
/// Two names that some systems cannot tell apart.
pub static SAME_NAME: Rule = rule!(error, "G107", "noms-confondus");
/// YAML that cannot be read.
pub static YAML: Rule = rule!(error, "G110", "yaml");
/// A field that the format does not know.
pub static UNKNOWN_FIELD: Rule = rule!(error, "G111", "champ-inconnu");
/// A field that the format requires.
pub static MISSING_FIELD: Rule = rule!(error, "G112", "champ-absent");
/// The same key twice in one mapping.
pub static DUPLICATE_KEY: Rule = rule!(error, "G113", "cle-en-double");
/// A value of another kind than the field wants.
pub static WRONG_TYPE: Rule = rule!(error, "G114", "valeur-inattendue");
/// YAML that would grow out of all proportion.
pub static BUDGET: Rule = rule!(error, "G115", "yaml-demesure");
/// A Markdown file without its YAML head.
pub static FRONT_MATTER: Rule = rule!(error, "G116", "en-tete-absent");
/// A file without anything in it.
pub static EMPTY: Rule = rule!(error, "G117", "fichier-vide");
/// A file in which two versions were never reconciled.
pub static CONFLICT: Rule = rule!(error, "G922", "versions-a-reconcilier");
/// A line of a CSV file that has not the cells that its head names.
pub static CSV: Rule = rule!(error, "G620", "csv");

/// No accessibility statement.
pub static NO_STATEMENT: Rule = rule!(warning, "G821", "declaration-absente");

/// A Data Package that cannot be read, or holds no observations beside it.
pub static PACKAGE: Rule = rule!(error, "G840", "paquet-de-donnees");
/// A theme that names as its parent a theme that is not there, or itself.
pub static THEME_PARENT: Rule = rule!(error, "G913", "theme-parent");

/// The rules of this room.
pub static ALL: &[&Rule] = &[
    &MISSING,
    &UNREADABLE,
    &SYMLINK,
    &TOO_LARGE,
    &ENCODING,
    &UNEXPECTED,
    &SAME_NAME,
    &YAML,
    &UNKNOWN_FIELD,
    &MISSING_FIELD,
    &DUPLICATE_KEY,
    &WRONG_TYPE,
    &BUDGET,
    &FRONT_MATTER,
    &EMPTY,
    &NO_STATEMENT,
    &CSV,
    &PACKAGE,
    &THEME_PARENT,
    &CONFLICT,
];
