//! What an expression of a template holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::portal::contrat::{Contrat, Forme};

/// What an expression holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Type {
    /// Not known: nothing is said of it.
    Any,
    /// A text, a number, yes or no: it has no field.
    Scalar,
    /// Nothing: what a field without a value holds.
    Nothing,
    List(Box<Type>),
    /// From any text to this.
    Table(Box<Type>),
    /// A struct of the views.
    Object(&'static str),
    /// What a template itself put together.
    Record(BTreeMap<String, Type>),
    OneOf(BTreeSet<Type>),
}

/// A field of an expression.
#[derive(Debug)]
pub(super) enum Field {
    There(Type),
    /// It is not there; these are.
    Missing {
        of: Option<&'static str>,
        there: BTreeSet<String>,
    },
}

impl Type {
    /// What a field of the contract holds.
    pub(super) fn of(forme: &'static Forme) -> Self {
        match forme {
            Forme::Texte | Forme::Mots(_) | Forme::Nombre | Forme::Booleen => Self::Scalar,
            Forme::Rien => Self::Nothing,
            Forme::Liste(inside) => Self::List(Box::new(Self::of(inside))),
            Forme::Table(inside) => Self::Table(Box::new(Self::of(inside))),
            Forme::Objet(name) => Self::Object(name),
            Forme::Une(all) => Self::one_of(all.iter().map(Self::of)),
            Forme::Quelconque => Self::Any,
        }
    }

    /// One of several; anything, if one of them may be.
    pub(super) fn one_of(types: impl IntoIterator<Item = Self>) -> Self {
        let mut all = BTreeSet::new();
        for t in types {
            match t {
                Self::Any => return Self::Any,
                Self::OneOf(inside) => all.extend(inside),
                other => drop(all.insert(other)),
            }
        }
        match all.pop_first() {
            Some(only) if all.is_empty() => only,
            Some(first) => {
                all.insert(first);
                Self::OneOf(all)
            }
            None => Self::Any,
        }
    }

    /// An item of a list or of a table; of a text, a letter.
    pub(super) fn item(&self) -> Self {
        match self {
            Self::List(inside) | Self::Table(inside) => (**inside).clone(),
            Self::Scalar => Self::Scalar,
            Self::OneOf(all) => Self::one_of(all.iter().filter(|t| **t != Self::Nothing).map(Self::item)),
            Self::Record(fields) => Self::one_of(fields.values().cloned()),
            Self::Any | Self::Nothing | Self::Object(_) => Self::Any,
        }
    }

    /// A field, by name.
    pub(super) fn field(&self, contract: &'static Contrat, name: &str) -> Field {
        let missing = |of, there: BTreeSet<String>| Field::Missing { of, there };
        match self {
            // A field without a value has no field either: a template that asks for one does so after a condition.
            Self::Any | Self::Nothing => Field::There(Self::Any),
            Self::Scalar | Self::List(_) => missing(None, BTreeSet::new()),
            Self::Table(inside) => Field::There((**inside).clone()),
            Self::Object(of) => {
                let Some(object) = contract.types.get(*of) else { return Field::There(Self::Any) };
                match object.champs.get(name) {
                    Some(champ) => Field::There(Self::of(&champ.forme)),
                    None => missing(Some(*of), object.champs.keys().cloned().collect()),
                }
            }
            Self::Record(fields) => match fields.get(name) {
                Some(t) => Field::There(t.clone()),
                None => missing(None, fields.keys().cloned().collect()),
            },
            Self::OneOf(all) => {
                let (mut found, mut names, mut whose) = (Vec::new(), BTreeSet::new(), None);
                for one in all.iter().filter(|t| **t != Self::Nothing) {
                    match one.field(contract, name) {
                        Field::There(t) => found.push(t),
                        Field::Missing { of, there } => {
                            names.extend(there);
                            whose = whose.or(of);
                        }
                    }
                }
                if found.is_empty() { missing(whose, names) } else { Field::There(Self::one_of(found)) }
            }
        }
    }
}
