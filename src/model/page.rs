//! Free pages.

use std::sync::{Arc, OnceLock};

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Document, Loc, Prose, Slug, Texte};
use crate::diagnostic::Span;

/// The YAML head of a free page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageBrute {
    /// Title.
    pub titre: Loc<String>,
    /// What the page is about, in one sentence.
    pub description: Option<Loc<String>>,
    /// Which menu shows it.
    #[serde(default)]
    pub menu: Menu,
    /// Document, when the page reports one.
    pub document: Option<Loc<String>>,
    /// Place in the document.
    pub section: Option<Loc<String>>,
}

/// Which menu shows a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Menu {
    /// The foot of every page.
    Pied,
    /// The main menu.
    Principal,
    /// None; other pages link to it.
    #[default]
    Aucun,
}

/// A free page.
#[derive(Debug)]
pub struct PageLibre {
    /// Address: the name of its file.
    pub id: Slug,
    /// Title.
    pub titre: Texte,
    /// What the page is about.
    pub description: Option<Texte>,
    /// Which menu shows it.
    pub menu: Menu,
    /// Document and place, when the page reports one.
    pub document: Option<(Arc<Document>, Option<Texte>)>,
    /// Text, set once after every page is known, since pages may link to one another.
    pub prose: OnceLock<Prose>,
    /// The file.
    pub span: Span,
}

impl PageLibre {
    /// The text; empty until it is linked.
    #[must_use]
    pub fn texte(&self) -> &Prose {
        static VIDE: Prose = Prose { markdown: String::new(), renvois: Vec::new(), mots: String::new() };
        self.prose.get().unwrap_or(&VIDE)
    }
}
