//! The words of the interface: the function `mot` of templates, in the language of the page.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, FileId, Files, Span};
use crate::model::{Catalogue, Catalogues, Formule, ValeurDeMot};
use crate::say;
use crate::source::hints::nearest;
use crate::source::theme::{Lexique, ThemeSources};

/// The words of a theme, to be shared by its templates.
pub(super) fn catalogues(sources: &ThemeSources) -> Arc<Catalogues> {
    Arc::new(sources.catalogues.iter().map(|(langue, words)| (langue.clone(), words.mots.clone())).collect())
}

/// Checks the catalogues of every language, the portal's first: the same names, the same holes, and every name that a
/// template asks for.
pub(super) fn check(sources: &ThemeSources, langues: &[&str], files: &Files, diagnostics: &mut Diagnostics) {
    let Some((main, others)) = langues.split_first() else { return };
    for langue in langues {
        if let Some(words) = sources.catalogues.get(*langue) {
            readable(words, files, diagnostics);
        }
    }
    let asked: Vec<Asked> = sources.templates.values().flat_map(|id| asked(files.text(*id), *id)).collect();
    if asked.is_empty() && others.is_empty() {
        return;
    }
    let Some(lexique) = sources.catalogues.get(*main) else { return diagnostics.push(no_catalogue(main)) };
    let main_words = &lexique.mots;
    for word in asked.iter().filter(|word| !main_words.a(&word.cle)) {
        let cle = &word.cle;
        let help = match nearest(cle, main_words.cles()) {
            Some(near) => say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"),
            None => say!("ajoutez-le à langues/{main}.", "add it to langues/{main}."),
        };
        diagnostics.push(
            Diagnostic::new(&rules::WORD, say!("Aucun mot ne s'appelle « {cle} ».", "There is no word “{cle}”."))
                .at(word.span)
                .help(help),
        );
    }
    for langue in others {
        let Some(words) = sources.catalogues.get(*langue) else {
            diagnostics.push(no_catalogue(langue));
            continue;
        };
        compare(main_words, words, main, files, diagnostics);
    }
}

fn no_catalogue(langue: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::WORDS_OF_LANGUAGE,
        say!(
            "Le thème n'a pas les mots de la langue « {langue} ».",
            "The theme has no words in the language “{langue}”."
        ),
    )
    .in_file(format!("langues/{langue}.yaml"))
    .help(say!(
        "ajoutez ce fichier au thème, ou retirez cette langue de portail.yaml.",
        "add this file to the theme, or remove this language from portail.yaml."
    ))
}

fn compare(main: &Catalogue, lexique: &Lexique, main_language: &str, files: &Files, diagnostics: &mut Diagnostics) {
    let words = &lexique.mots;
    let missing: Vec<&str> = main.cles().filter(|cle| !words.a(cle)).collect();
    if !missing.is_empty() {
        let list = missing.join(", ");
        diagnostics.push(told(
            say!("Il manque des mots : {list}.", "Words are missing: {list}."),
            say!("traduisez ceux de langues/{main_language}.", "translate those of langues/{main_language}."),
            lexique.fichiers.last().map(|last| Span::new(*last, 0, 0)),
        ));
    }
    for cle in main.cles().filter(|cle| words.a(cle) && main.trous(cle) != words.trous(cle)) {
        let holes = main.trous(cle).iter().map(|t| format!("{{{t}}}")).collect::<Vec<_>>().join(", ");
        diagnostics.push(told(
            say!("« {cle} » n'a pas les mêmes trous qu'ailleurs.", "“{cle}” has not the same holes as elsewhere."),
            say!("ceux de langues/{main_language} : {holes}.", "those of langues/{main_language}: {holes}."),
            place(cle, &lexique.fichiers, files),
        ));
    }
}

/// Words that cannot be read.
fn readable(lexique: &Lexique, files: &Files, diagnostics: &mut Diagnostics) {
    for (cle, wrong) in lexique.mots.fautes() {
        diagnostics.push(told(
            say!("« {cle} » ne peut pas être lu ({wrong}).", "“{cle}” cannot be read ({wrong})."),
            say!(
                "fermez ce qui s'ouvre ; un mot contient {{trou}}, <a adresse>, <span classe>, <strong>, <em>, <code>, <abbr>.",
                "close what opens; words hold {{hole}}, <a address>, <span class>, <strong>, <em>, <code>, <abbr>."
            ),
            place(cle, &lexique.fichiers, files),
        ));
    }
}

/// Where the words of a name are written: in the last of the files that say most of it, on a line of its own or on that
/// of its group.
fn place(cle: &str, fichiers: &[FileId], files: &Files) -> Option<Span> {
    fichiers.iter().map(|file| place_in(cle, *file, files)).max_by_key(|(depth, _)| *depth).map(|(_, span)| span)
}

/// Where a file writes a name, under the line of each of its groups; and how many parts of it are there.
fn place_in(cle: &str, file: FileId, files: &Files) -> (usize, Span) {
    let text = files.text(file);
    let (mut said, mut name) = (0, 0..0);
    for (depth, part) in cle.split('.').enumerate() {
        let line = format!("{}{part}:", "  ".repeat(depth));
        let mut all = text.match_indices(&line).filter(|(at, _)| *at >= name.end);
        let start = all.find(|(at, _)| *at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n'));
        let Some((at, _)) = start else { break };
        (said, name) = (depth + 1, at + 2 * depth..at + line.len() - 1);
    }
    (said, Span::new(file, name.start, name.end))
}

/// A message on words, where they are written.
fn told(said: Bilingual, help: Bilingual, span: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&rules::WORDS_OF_LANGUAGE, said).help(help);
    span.into_iter().fold(diagnostic, Diagnostic::at)
}

/// A word that a template asks for by its written name.
struct Asked {
    cle: String,
    span: Span,
}

fn asked(template: &str, id: FileId) -> Vec<Asked> {
    const CALL: &str = "mot(cle=\"";
    let all = template.match_indices(CALL);
    all.filter_map(|(at, _)| {
        let start = at + CALL.len();
        let (cle, _) = template.get(start..)?.split_once('"')?;
        Some(Asked { cle: cle.to_owned(), span: Span::new(id, start, start + cle.len()) })
    })
    .collect()
}

/// Gives templates the function `mot(cle=…, n=…, …)` in one language; `langue=…` asks for another.
///
/// It returns text, which the template escapes, or HTML when the words hold an element or are filled with HTML.
pub(super) fn register(tera: &mut Tera, catalogues: &Arc<Catalogues>, langue: &str) {
    let (langue, catalogues) = (langue.to_owned(), Arc::clone(catalogues));
    tera.register_function("mot", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let cle = kwargs.must_get::<&str>("cle")?;
        let langue = kwargs.get::<&str>("langue")?.unwrap_or(&langue);
        let words = catalogues.get(langue).and_then(|c| c.mot(cle, kwargs.get::<u64>("n").ok()?));
        let Some(words) = words else {
            return Err(tera::Error::message(format!("langues/{langue} n'a pas de mot « {cle} »")));
        };
        if let Some(all) = words.entiere() {
            return Ok(if words.est_balisee() { Value::safe_string(all) } else { Value::normal_string(all) });
        }
        fill(words, &kwargs)
    });
}

fn fill(words: &Formule, kwargs: &Kwargs) -> TeraResult<Value> {
    let mut values: Vec<(&str, String, bool)> = Vec::new();
    for hole in words.trous() {
        if values.iter().all(|(known, ..)| *known != hole) {
            let value = kwargs.must_get::<&Value>(hole)?;
            match value.as_str() {
                Some(text) => values.push((hole, text.to_owned(), value.is_safe())),
                None => values.push((hole, value.to_string(), false)),
            }
        }
    }
    if !words.est_balisee() && values.iter().all(|(.., is_html)| !is_html) {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, text, _)| (*name, text.as_str())).collect();
        return Ok(Value::from(words.dire(&values)));
    }
    let html = words.html_avec(|name| {
        let known = values.iter().find(|(known, ..)| *known == name);
        let (_, text, is_html) = known.ok_or_else(|| tera::Error::message(format!("« {name} » manque")))?;
        Ok::<_, tera::Error>(if *is_html { ValeurDeMot::Html(text) } else { ValeurDeMot::Texte(text) })
    })?;
    Ok(Value::safe_string(&html))
}
