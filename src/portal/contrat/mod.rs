//! What every template receives: the contract of themes, read from the view structs themselves.
//!
//! A field of a view, its type and its docstring are written once, in [`vue`](mod@super::vue); `schemars` derives a schema
//! from them, and this room turns it into what a theme's author reads and what a theme is checked against. Nothing is
//! copied by hand, so nothing can fall behind.

mod exemples;
mod lecture;
mod livre;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;

pub use exemples::Exemples;
pub use livre::livre;

/// What templates receive.
#[derive(Debug, Serialize)]
pub struct Contrat {
    /// Every template that Garrigue fills, by the name of its file.
    pub modeles: BTreeMap<String, Modele>,
    /// Every struct of the views, by name.
    pub types: BTreeMap<String, Objet>,
}

/// A template that Garrigue fills.
#[derive(Debug, Serialize)]
pub struct Modele {
    /// The variables that it sees.
    pub variables: BTreeMap<String, Forme>,
}

/// A struct of the views.
#[derive(Debug, Serialize)]
pub struct Objet {
    /// What it is.
    pub doc: String,
    /// Its fields, by name.
    pub champs: BTreeMap<String, Champ>,
}

/// A field.
#[derive(Debug, Serialize)]
pub struct Champ {
    /// What it holds.
    pub forme: Forme,
    /// Whether it is always there, be it empty; the others are left out when they have nothing to say.
    pub toujours: bool,
    /// What it is.
    pub doc: String,
}

/// What a variable or a field holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Forme {
    /// A text.
    Texte,
    /// One of these words.
    Mots(Vec<String>),
    /// A number.
    Nombre,
    /// Yes or no.
    Booleen,
    /// Nothing.
    Rien,
    /// A list, and what each of its items is.
    Liste(Box<Forme>),
    /// A table from a text to this.
    Table(Box<Forme>),
    /// A struct, by its name.
    Objet(String),
    /// One of several.
    Une(Vec<Forme>),
    /// Anything.
    Quelconque,
}

/// The contract of this program.
#[must_use]
pub fn contrat() -> &'static Contrat {
    static CONTRAT: LazyLock<Contrat> = LazyLock::new(lecture::lire);
    &CONTRAT
}

impl Forme {
    /// One of several, said once each; what is alone stands alone.
    pub(crate) fn une(formes: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Vec::new();
        for forme in formes {
            match forme {
                Self::Une(inside) => all.extend(inside),
                other => all.push(other),
            }
        }
        all.sort();
        all.dedup();
        match all.pop() {
            Some(only) if all.is_empty() => only,
            Some(last) => {
                all.push(last);
                Self::Une(all)
            }
            None => Self::Quelconque,
        }
    }
}
