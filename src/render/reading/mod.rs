//! A theme read against the contract of views, before any page is made.
//!
//! The engine only finds an unknown field when a page comes to it, and an `{% if %}` on one is silently false. Here
//! every template is read ([`parser`]) and every variable followed from the views to where it is written ([`check`]):
//! through loops, components, blocks and inclusions.

mod check;
mod lexer;
mod parser;
mod syntax;
#[cfg(test)]
mod tests;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use tera::Tera;

use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, FileId, Files, Span};
use crate::portal::contrat::contrat;
use crate::say;
use crate::source::hints::nearest;

/// Functions, filters and tests that templates may use: what is meant by a misspelt one.
#[derive(Debug)]
struct Known {
    filters: BTreeSet<String>,
    functions: BTreeSet<String>,
    tests: BTreeSet<String>,
}

/// What a template may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Filter,
    Function,
    Test,
    Component,
    Template,
    Block,
}

/// What is wrong somewhere.
#[derive(Debug)]
struct Fault {
    at: Span,
    problem: Problem,
    /// The use of the component in which it is.
    call: Option<Span>,
}

#[derive(Debug, Clone)]
enum Problem {
    Variable { name: String, there: BTreeSet<String> },
    Field { name: String, of: Option<&'static str>, there: BTreeSet<String> },
    Piece { sort: Sort, name: String, there: BTreeSet<String> },
    Argument { component: String, name: String, there: BTreeSet<String> },
    Wanting { component: String, name: String },
}

impl Known {
    /// What the engine has, and what [`super::theme`] adds.
    fn new() -> Self {
        let set = |names: &str| names.split_whitespace().map(ToOwned::to_owned).collect();
        Self {
            filters: set(
                "abs capitalize default escape escape_html escape_xml first float get group_by indent int join \
                 keys last length lower newlines_to_br nth pairs pluralize replace reverse round safe sort \
                 split str title trim trim_end trim_start truncate unique upper values wordcount \
                 capitalize_first code donnees_structurees graphique prose vignette",
            ),
            functions: set("range throw asset icone mot"),
            tests: set("array bool containing defined divisible_by ending_with even float integer iterable map none \
                 number odd starting_with string undefined"),
        }
    }

    fn names(&self, sort: Sort) -> &BTreeSet<String> {
        match sort {
            Sort::Filter => &self.filters,
            Sort::Function => &self.functions,
            Sort::Test | Sort::Component | Sort::Template | Sort::Block => &self.tests,
        }
    }

    /// Whether it exists: a name that is not listed may be one that the engine has got since.
    fn has(&self, sort: Sort, name: &str) -> bool {
        let probe = match sort {
            Sort::Filter => format!("{{{{ 1 | {name} }}}}"),
            Sort::Function => format!("{{{{ {name}() }}}}"),
            _ => format!("{{{{ 1 is {name} }}}}"),
        };
        self.names(sort).contains(name) || Tera::new().add_raw_template("probe", &probe).is_ok()
    }
}

/// Says what templates ask for and will not be given. Says nothing of a theme of which a template cannot be read: the
/// engine says why it refuses it.
pub(super) fn check(templates: &BTreeMap<String, FileId>, files: &Files, diagnostics: &mut Diagnostics) {
    let read: Option<BTreeMap<String, _>> =
        templates.iter().map(|(name, id)| Some((name.clone(), (*id, parser::read(files.text(*id))?)))).collect();
    let Some(read) = read else { return };
    let known = Known::new();
    let mut checker = check::Checker::new(contrat(), &read, &known);
    checker.all();
    for fault in checker.faults() {
        diagnostics.push(fault.diagnostic());
    }
}

impl Fault {
    fn diagnostic(self) -> Diagnostic {
        let (rule, message, help) = match self.problem {
            Problem::Variable { name, there } => (
                &rules::UNKNOWN_VARIABLE,
                say!("Il n'y a pas de variable « {name} » ici.", "There is no variable “{name}” here."),
                way_out(&name, &there),
            ),
            Problem::Field { name, of: Some(of), there } => (
                &rules::UNKNOWN_VARIABLE,
                say!("{of} n'a pas de champ « {name} ».", "{of} has no field “{name}”."),
                way_out(&name, &there),
            ),
            Problem::Field { name, of: None, there } if there.is_empty() => (
                &rules::UNKNOWN_VARIABLE,
                say!(
                    "« {name} » est demandé à une liste, un texte ou un nombre, qui n'ont pas de champ.",
                    "“{name}” is asked of a list, a text or a number, which have no field."
                ),
                say!(
                    "parcourez la liste par {{% for x in … %}}, ou retirez ce champ.",
                    "go through the list with {{% for x in … %}}, or take this field away."
                ),
            ),
            Problem::Field { name, of: None, there } => (
                &rules::UNKNOWN_VARIABLE,
                say!("Il n'y a pas de champ « {name} » ici.", "There is no field “{name}” here."),
                way_out(&name, &there),
            ),
            Problem::Piece { sort, name, there } => {
                let what = sort.named();
                (
                    &rules::UNKNOWN_PIECE,
                    Bilingual::new(
                        format!("{} « {name} » n'existe pas.", what.fr),
                        format!("There is no {} “{name}”.", what.en),
                    ),
                    way_out(&name, &there),
                )
            }
            Problem::Argument { component, name, there } => (
                &rules::COMPONENT_ARGUMENT,
                say!("« {component} » n'a pas d'argument « {name} ».", "“{component}” has no argument “{name}”."),
                way_out(&name, &there),
            ),
            Problem::Wanting { component, name } => (
                &rules::COMPONENT_ARGUMENT,
                say!("« {component} » demande l'argument « {name} ».", "“{component}” wants the argument “{name}”."),
                say!("ajoutez {name}={{…}}.", "add {name}={{…}}."),
            ),
        };
        let diagnostic = Diagnostic::new(rule, message).at(self.at).help(help);
        match self.call {
            Some(call) => diagnostic.related(call, say!("le composant est employé ici", "the component is used here")),
            None => diagnostic,
        }
    }
}

impl Sort {
    fn named(self) -> Bilingual {
        match self {
            Self::Filter => say!("Le filtre", "filter"),
            Self::Function => say!("La fonction", "function"),
            Self::Test => say!("Le test", "test"),
            Self::Component => say!("Le composant", "component"),
            Self::Template => say!("Le modèle", "template"),
            Self::Block => say!("Dans les modèles étendus, le bloc", "block in the extended templates:"),
        }
    }
}

/// What was meant, and what there is.
fn way_out(name: &str, there: &BTreeSet<String>) -> Bilingual {
    let list = there.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    match nearest(name, there.iter().map(String::as_str)) {
        Some(near) => {
            say!("vouliez-vous dire « {near} » ? Possibles : {list}.", "did you mean “{near}”? Possible: {list}.")
        }
        None if list.is_empty() => say!("retirez-le.", "take it away."),
        None => say!("possibles : {list}.", "possible: {list}."),
    }
}
