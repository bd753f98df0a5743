//! The rules about finished pages, one file a rule: what it catches, its test of the RGAA 4.1, and how it looks.
//!
//! A rule says how many things it looked at, and which elements it is about. Over the whole site, a rule that looked at
//! nothing while such elements are there, or that every site must feed (`always`), is itself a fault
//! ([`NOTHING`]): a check that examined nothing would be believed. A portal without any table breaks nothing.

mod abreviation;
mod adresse_visible;
mod bouton;
mod champ;
mod code_en_ligne;
mod couleur_seule;
mod demandes;
mod element_mal_place;
mod element_obsolete;
mod evitement;
mod graphique;
mod groupe;
mod html_invalide;
mod id_en_double;
mod image;
mod langue;
mod langue_de_passage;
mod lien_ambigu;
mod lien_obscur;
mod nom_et_texte;
mod nouvelle_fenetre;
mod page_lourde;
mod politique;
mod reference_aria;
mod reperes;
mod ressource_exterieure;
mod reste_de_travail;
mod tableau;
mod tabulation;
mod telechargement;
mod titre_de_page;
mod titres;

pub(super) use code_en_ligne::RULE as CODE;
pub(super) use ressource_exterieure::{RULE as ELSEWHERE, loads};

use super::fault::Faults;
use super::html::Tag;
use super::page::Page;
use crate::diagnostic::{Bilingual, Rule};
use crate::{rule, say};

/// A rule that looks at one page, whatever the others hold.
pub(super) struct PageRule {
    pub(super) rule: &'static Rule,
    /// The elements that it is about.
    pub(super) about: &'static [Tag],
    /// Whether every site has something for it to look at.
    pub(super) always: bool,
    /// Looks at a page; says at how many things.
    pub(super) apply: fn(&Page<'_>, &mut Faults<'_>) -> usize,
    /// The way out.
    pub(super) help: fn() -> Bilingual,
}

/// A link that leads to no page, file or anchor of the built site (links, pictures, style sheets, `srcset`, shared
/// pictures, and the addresses of feeds, site maps, calendars and style sheets).
pub static BROKEN_LINK: Rule = rule!(error, "G801", "lien-casse");
/// A page that no link reaches.
pub static ORPHAN: Rule = rule!(error, "G803", "page-orpheline");
/// Two pages with the same window title (RGAA 4.1, test 8.6.1).
pub static SAME_TITLE: Rule = rule!(error, "G805", "titre-de-page-repete");
/// An address that some systems could not store.
pub static ADDRESS: Rule = rule!(error, "G806", "adresse");
/// A rule, or a whole audit, that examined nothing.
pub static NOTHING: Rule = rule!(error, "G899", "audit-vide");

/// The rank of [`BROKEN_LINK`] in [`PAGE`]: links are followed while a page is read.
pub(super) const BROKEN: usize = 0;

/// The rules of one page.
pub(super) static PAGE: &[PageRule] = &[
    PageRule {
        rule: &BROKEN_LINK,
        about: &[Tag::A],
        always: true,
        apply: |page, _| page.document.count(Tag::A),
        help: || {
            say!("corrigez l'adresse, ou créez ce qu'elle annonce.", "correct the address, or create what it promises.")
        },
    },
    html_invalide::RULE,
    element_mal_place::RULE,
    element_obsolete::RULE,
    id_en_double::RULE,
    langue::RULE,
    langue_de_passage::RULE,
    titre_de_page::RULE,
    titres::RULE,
    reperes::RULE,
    evitement::RULE,
    tableau::RULE,
    image::RULE,
    lien_obscur::RULE,
    lien_ambigu::RULE,
    telechargement::RULE,
    reference_aria::RULE,
    champ::RULE,
    bouton::RULE,
    tabulation::RULE,
    couleur_seule::RULE,
    abreviation::RULE,
    reste_de_travail::RULE,
    code_en_ligne::RULE,
    ressource_exterieure::RULE,
    graphique::DISCORD,
    graphique::SILENCE,
    page_lourde::RULE,
    demandes::RULE,
    politique::RULE,
    nouvelle_fenetre::RULE,
    adresse_visible::RULE,
    groupe::RULE,
    nom_et_texte::RULE,
];

/// The rules that look across pages.
static ACROSS: &[&Rule] = &[&ORPHAN, &SAME_TITLE, &ADDRESS, &NOTHING];

/// The rules of this room.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    PAGE.iter().map(|rule| rule.rule).chain(ACROSS.iter().copied())
}

/// The rules about what a page says and how, which a portal may tolerate for a while.
pub fn of_pages() -> impl Iterator<Item = &'static Rule> {
    PAGE.iter().map(|rule| rule.rule).chain([&ORPHAN, &SAME_TITLE])
}

/// What is wrong with a link to nothing.
pub(super) fn leads_nowhere(link: &str) -> Bilingual {
    say!("Le lien « {link} » ne mène à rien.", "The link “{link}” leads nowhere.")
}

#[cfg(test)]
mod tests;
