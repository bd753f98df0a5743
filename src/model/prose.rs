//! Markdown, checked once and linked: what remains is a text that can only be rendered.

use std::sync::Arc;

use pulldown_cmark::Options;

use super::{Acteur, Activite, Etiquette, Noeud, Observation, PageLibre, Territoire};

/// The Markdown of every source: CommonMark with tables and `[[internal links]]`, nothing else.
#[must_use]
pub fn markdown_options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_WIKILINKS
}

/// A Markdown text whose internal links are resolved and whose raw HTML and dangerous links were refused.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// The source.
    pub markdown: String,
    /// What each `[[…]]` points at, in their order.
    pub renvois: Vec<Renvoi>,
    /// The words alone, for acronyms and search.
    pub mots: String,
}

/// What a `[[…]]` points at.
#[derive(Debug, Clone)]
pub enum Renvoi {
    /// A node of a plan.
    Noeud(Arc<Noeud>),
    /// A figure, printed in place.
    Chiffre(Arc<Observation>),
    /// A care activity.
    Activite(Arc<Activite>),
    /// A theme or a pathway.
    Etiquette(Arc<Etiquette>),
    /// An actor.
    Acteur(Arc<Acteur>),
    /// A territory.
    Territoire(Arc<Territoire>),
    /// A free page, by what its file declares.
    Page(Arc<PageLibre>),
    /// The accessibility statement.
    Accessibilite,
}
