//! Rules about the built pages.

use crate::diagnostic::Rule;
use crate::rule;

/// A link that leads to no page, file or anchor of the built site.
pub static BROKEN_LINK: Rule = rule!(error, "G801", "lien-casse");
/// Two elements of a page with the same `id` (RGAA 8.2).
pub static DUPLICATE_ID: Rule = rule!(error, "G802", "id-en-double");
/// A page that no link reaches.
pub static ORPHAN: Rule = rule!(error, "G803", "page-orpheline");
/// HTML that the standard's tokenizer reads with an error (RGAA 8.2).
pub static HTML: Rule = rule!(error, "G804", "html-invalide");
/// Two pages with the same window title (RGAA 8.6).
pub static SAME_TITLE: Rule = rule!(error, "G805", "titre-de-page-repete");
/// An address that some systems could not store.
pub static ADDRESS: Rule = rule!(error, "G806", "adresse");
/// A chart whose drawing, sentence and table do not say the same numbers.
pub static FORMS: Rule = rule!(error, "G830", "formes-discordantes");
/// A chart of which one form says no number that can be read.
pub static MUTE: Rule = rule!(error, "G831", "graphique-muet");
/// An audit that examined nothing.
pub static NOTHING: Rule = rule!(error, "G899", "audit-vide");

/// The rules of this room.
pub static ALL: &[&Rule] =
    &[&BROKEN_LINK, &DUPLICATE_ID, &ORPHAN, &HTML, &SAME_TITLE, &ADDRESS, &FORMS, &MUTE, &NOTHING];
