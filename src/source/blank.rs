//! Files in which nothing is said, and what they must hold at least.

use std::ops::Range;
use std::path::Path;

use schemars::{JsonSchema, Schema};

use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, FileId, Files, Span};
use crate::say;

/// Whether a YAML text says nothing: blank lines, comments, marks of a document.
pub(super) fn is_blank(text: &str) -> bool {
    let says_nothing = |line: &str| line.is_empty() || line.starts_with('#') || matches!(line, "---" | "...");
    text.lines().map(str::trim).all(says_nothing)
}

/// Says that a file, or its head, is blank, and what a `T` must have.
pub(super) fn told<T: JsonSchema>(files: &Files, file: FileId, range: &Range<usize>) -> Diagnostic {
    let text = files.text(file).get(range.clone()).unwrap_or_default();
    let whole = range.start == 0;
    let message = match (text.contains('#'), whole) {
        (false, true) => say!("Ce fichier ne contient rien.", "There is nothing in this file."),
        (false, false) => say!("Cet en-tête ne contient rien.", "There is nothing in this head."),
        (true, true) => say!(
            "Ce fichier n'a que des commentaires, que personne ne lit.",
            "This file has only comments, which nobody reads."
        ),
        (true, false) => say!(
            "Cet en-tête n'a que des commentaires, que personne ne lit.",
            "This head has only comments, which nobody reads."
        ),
    };
    let markdown = Path::new(files.path(file)).extension().is_some_and(|extension| extension == "md");
    let help = way_out(&least(&schemars::schema_for!(T)), whole, markdown);
    Diagnostic::new(&rules::EMPTY, message).at(Span::new(file, range.start, range.start)).help(help)
}

fn way_out(least: &Bilingual, whole: bool, markdown: bool) -> Bilingual {
    let Bilingual { fr, en } = least;
    match (whole, markdown) {
        (true, true) => say!(
            "écrivez une ligne « --- », {fr}, une seconde ligne « --- », puis le texte ; ou supprimez le fichier.",
            "write a line “---”, {en}, a second line “---”, then the text; or delete the file."
        ),
        (true, false) => say!("écrivez-y {fr}, ou supprimez le fichier.", "write {en} in it, or delete the file."),
        (false, _) => say!("entre les deux lignes « --- », écrivez {fr}.", "between the two lines “---”, write {en}."),
    }
}

/// The fields that a thing must have; those that it may have when it can do without any.
pub(super) fn least(schema: &Schema) -> Bilingual {
    let required: Vec<&str> = schema
        .get("required")
        .and_then(|r| r.as_array())
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str())
        .collect();
    if !required.is_empty() {
        let (fr, en) = (listed(&required, "« ", " »"), listed(&required, "“", "”"));
        return say!("au moins {fr}", "at least {en}");
    }
    let possible: Vec<&str> = schema
        .get("properties")
        .and_then(|p| p.as_object())
        .into_iter()
        .flat_map(|fields| fields.keys().map(String::as_str))
        .collect();
    let (fr, en) = (listed(&possible, "« ", " »"), listed(&possible, "“", "”"));
    if possible.is_empty() {
        return say!("ses lignes « nom: valeur »", "its lines “name: value”");
    }
    say!("l'un de ces champs : {fr}", "one of these fields: {en}")
}

fn listed(fields: &[&str], open: &str, close: &str) -> String {
    fields.iter().map(|field| format!("{open}{field}: …{close}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BesoinsBruts, Catalogue, FicheBrute, SuiviBrut};

    #[test]
    fn comments_and_marks_say_nothing_and_a_field_does() {
        assert!(is_blank("") && is_blank("\n# rien\n  # encore\n---\n...\n"));
        assert!(!is_blank("# titre\ntitre: x\n") && !is_blank("- a\n"));
    }

    #[test]
    fn what_must_be_written_is_what_the_model_requires() {
        let fr = |schema| least(&schema).fr;
        assert_eq!(fr(schemars::schema_for!(FicheBrute)), "au moins « section: … »");
        assert!(fr(schemars::schema_for!(BesoinsBruts)).contains("« listes: … »"));
        assert!(fr(schemars::schema_for!(SuiviBrut)).contains("« etats: … »"));
        assert_eq!(fr(schemars::schema_for!(Catalogue)), "ses lignes « nom: valeur »");
    }
}
