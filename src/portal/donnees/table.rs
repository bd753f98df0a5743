//! A table of open data: its columns, each described and filled in one place, and its rows.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::model::{Slug, Texte};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// A text or an identifier.
    Texte,
    /// A text in Markdown.
    Markdown,
    /// Texts, one a line.
    Liste,
    /// An exact decimal.
    Nombre,
    /// A whole number.
    Entier,
    /// True or false.
    Booleen,
    /// A web address.
    Adresse,
}

/// A column, as every format describes it.
#[derive(Debug, Clone)]
pub struct Champ {
    /// Name in files: never changes once published.
    pub nom: &'static str,
    /// Title, in the language of the portal.
    pub titre: &'static str,
    /// What it says, in the language of the portal.
    pub description: &'static str,
    /// What it holds.
    pub nature: Nature,
    /// Whether every row has it.
    pub obligatoire: bool,
    /// The only values that it may have; any when empty.
    pub parmi: &'static [&'static str],
    /// Regular expression of its values.
    pub motif: Option<&'static str>,
    /// The table whose `id` it holds.
    pub vers: Option<&'static str>,
}

/// What a cell holds, on its way to any format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cellule<'a> {
    /// Nothing: the sources do not say.
    Rien,
    /// A text.
    Texte(Cow<'a, str>),
    /// Texts.
    Liste(Vec<Cow<'a, str>>),
    /// An exact decimal, its scale kept.
    Nombre(Decimal),
    /// A whole number.
    Entier(i64),
    /// True or false.
    Booleen(bool),
}

/// A column of rows of one kind: its description, and what it reads in a row.
pub(super) struct Colonne<T> {
    champ: Champ,
    lire: fn(&T) -> Cellule<'_>,
}

impl<T> Colonne<T> {
    /// A column of texts.
    pub(super) fn new(
        nom: &'static str,
        titre: &'static str,
        description: &'static str,
        lire: fn(&T) -> Cellule<'_>,
    ) -> Self {
        let champ = Champ {
            nom,
            titre,
            description,
            nature: Nature::Texte,
            obligatoire: false,
            parmi: &[],
            motif: None,
            vers: None,
        };
        Self { champ, lire }
    }

    /// Of another nature.
    pub(super) fn est(mut self, nature: Nature) -> Self {
        self.champ.nature = nature;
        self
    }

    /// Every row has it.
    pub(super) fn obligatoire(mut self) -> Self {
        self.champ.obligatoire = true;
        self
    }

    /// One of these only.
    pub(super) fn parmi(mut self, parmi: &'static [&'static str]) -> Self {
        self.champ.parmi = parmi;
        self
    }

    /// Written so.
    pub(super) fn motif(mut self, motif: &'static str) -> Self {
        self.champ.motif = Some(motif);
        self
    }

    /// The `id` of a row of another table.
    pub(super) fn vers(mut self, table: &'static str) -> Self {
        self.champ.vers = Some(table);
        self
    }
}

/// What receives the cells of a row, one a column.
pub type Recoit<'r> = dyn FnMut(&[Cellule<'_>]) + 'r;

/// A table: what describes it, and its rows, made as they are asked for.
pub struct Table<'s> {
    /// What every format says of it.
    pub decrit: Description,
    lignes: Box<dyn Fn(&mut Recoit<'_>) + Send + Sync + 's>,
}

/// What every format says of a table.
#[derive(Debug, Clone)]
pub struct Description {
    /// Name, also of its files.
    pub nom: String,
    /// Title, in the language of the portal.
    pub titre: String,
    /// What a row is, in the language of the portal.
    pub description: String,
    /// What it is about, as the page groups tables.
    pub sujet: Sujet,
    /// Columns, in order.
    pub champs: Vec<Champ>,
}

/// What tables are about, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sujet {
    /// Figures.
    Chiffres,
    /// The care offer.
    Offre,
    /// Plans and their texts.
    Plans,
    /// What plans commit to, and what has become of it.
    Actions,
    /// What people asked for.
    Demandes,
    /// Registers and addresses.
    Reperes,
}

impl Sujet {
    /// Every subject, in order.
    pub const TOUS: [Self; 6] =
        [Self::Chiffres, Self::Offre, Self::Plans, Self::Actions, Self::Demandes, Self::Reperes];

    /// The words of its title.
    #[must_use]
    pub fn mot(self) -> &'static str {
        match self {
            Self::Chiffres => "donnees.sujet-chiffres",
            Self::Offre => "donnees.sujet-offre",
            Self::Plans => "donnees.sujet-plans",
            Self::Actions => "donnees.sujet-actions",
            Self::Demandes => "donnees.sujet-demandes",
            Self::Reperes => "donnees.sujet-reperes",
        }
    }

    /// The anchor of its part of the page, the same in every language.
    #[must_use]
    pub fn ancre(self) -> &'static str {
        match self {
            Self::Chiffres => "sujet-les-chiffres",
            Self::Offre => "sujet-l-offre-de-soins",
            Self::Plans => "sujet-les-plans-et-leurs-textes",
            Self::Actions => "sujet-les-actions-et-leur-suivi",
            Self::Demandes => "sujet-ce-que-les-habitants-ont-demande",
            Self::Reperes => "sujet-les-references",
        }
    }
}

impl Description {
    /// The columns that tell two rows apart: `id`, or all of them.
    #[must_use]
    pub fn cle(&self) -> Vec<&'static str> {
        match self.champs.first() {
            Some(first) if first.nom == "id" => vec![first.nom],
            _ => Vec::new(),
        }
    }
}

impl<'s> Table<'s> {
    /// A table whose rows `lignes` lists.
    pub(super) fn new<T: 's, I: Iterator<Item = T>>(
        sujet: Sujet,
        (nom, titre): (&str, &str),
        description: &str,
        colonnes: Vec<Colonne<T>>,
        lignes: impl Fn() -> I + Send + Sync + 's,
    ) -> Self {
        let (champs, lire): (Vec<Champ>, Vec<_>) = colonnes.into_iter().map(|c| (c.champ, c.lire)).unzip();
        let decrit = Description {
            nom: nom.to_owned(),
            titre: titre.to_owned(),
            description: description.to_owned(),
            sujet,
            champs,
        };
        let lignes = move |recoit: &mut Recoit<'_>| {
            for ligne in lignes() {
                let cellules: Vec<Cellule<'_>> = lire.iter().map(|lire| lire(&ligne)).collect();
                recoit(&cellules);
            }
        };
        Self { decrit, lignes: Box::new(lignes) }
    }

    /// Gives each row, in an order that only the sources decide; returns how many there are.
    pub fn lignes(&self, mut recoit: impl FnMut(&[Cellule<'_>])) -> usize {
        let mut count = 0;
        (self.lignes)(&mut |cellules| {
            count += 1;
            recoit(cellules);
        });
        count
    }
}

impl<'a> From<&'a str> for Cellule<'a> {
    fn from(text: &'a str) -> Self {
        Self::Texte(text.into())
    }
}

impl From<String> for Cellule<'_> {
    fn from(text: String) -> Self {
        Self::Texte(text.into())
    }
}

impl<'a> From<&'a String> for Cellule<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl<'a> From<&'a Texte> for Cellule<'a> {
    fn from(text: &'a Texte) -> Self {
        text.as_str().into()
    }
}

impl<'a> From<&'a Slug> for Cellule<'a> {
    fn from(id: &'a Slug) -> Self {
        id.as_str().into()
    }
}

impl From<bool> for Cellule<'_> {
    fn from(truth: bool) -> Self {
        Self::Booleen(truth)
    }
}

impl From<i16> for Cellule<'_> {
    fn from(year: i16) -> Self {
        Self::Entier(year.into())
    }
}

impl From<usize> for Cellule<'_> {
    fn from(count: usize) -> Self {
        i64::try_from(count).map_or(Self::Rien, Self::Entier)
    }
}

impl From<Decimal> for Cellule<'_> {
    fn from(number: Decimal) -> Self {
        Self::Nombre(number)
    }
}

impl<'a, T: Into<Cellule<'a>>> From<Option<T>> for Cellule<'a> {
    fn from(maybe: Option<T>) -> Self {
        maybe.map_or(Self::Rien, Into::into)
    }
}

impl<'a> Cellule<'a> {
    /// Texts, or nothing when there is none.
    pub(super) fn liste<T: Into<Cow<'a, str>>>(textes: impl IntoIterator<Item = T>) -> Self {
        let all: Vec<Cow<'a, str>> = textes.into_iter().map(Into::into).collect();
        if all.is_empty() { Self::Rien } else { Self::Liste(all) }
    }

    /// The texts of authors.
    pub(super) fn textes(textes: &'a [Texte]) -> Self {
        Self::liste(textes.iter().map(Texte::as_str))
    }
}
