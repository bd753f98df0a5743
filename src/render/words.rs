//! The words of the interface: the function `mot` of templates, in the language of the page.

use std::collections::BTreeMap;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files, Span};
use crate::model::Catalogue;
use crate::say;
use crate::source::hints::nearest;
use crate::source::theme::ThemeSources;

/// Checks the catalogues of every language, the portal's first: the same names, the same holes, and every name that a
/// template asks for.
pub(super) fn check(sources: &ThemeSources, langues: &[&str], files: &Files, diagnostics: &mut Diagnostics) {
    let Some((main, others)) = langues.split_first() else { return };
    let asked: Vec<Asked> = sources.templates.values().flat_map(|id| asked(files.text(*id), *id)).collect();
    if asked.is_empty() && others.is_empty() {
        return;
    }
    let Some((_, main_words)) = sources.catalogues.get(*main) else { return diagnostics.push(no_catalogue(main)) };
    for word in asked.iter().filter(|word| !main_words.a(&word.cle)) {
        let cle = &word.cle;
        let help = match nearest(cle, main_words.cles()) {
            Some(near) => say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"),
            None => say!("ajoutez-le à langues/{main}.yaml.", "add it to langues/{main}.yaml."),
        };
        diagnostics.push(
            Diagnostic::new(&rules::WORD, say!("Aucun mot ne s'appelle « {cle} ».", "There is no word “{cle}”."))
                .at(word.span)
                .help(help),
        );
    }
    for langue in others {
        let Some((file, words)) = sources.catalogues.get(*langue) else {
            diagnostics.push(no_catalogue(langue));
            continue;
        };
        compare(main_words, words, main, *file, files, diagnostics);
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

fn compare(
    main: &Catalogue,
    words: &Catalogue,
    main_language: &str,
    file: FileId,
    files: &Files,
    diagnostics: &mut Diagnostics,
) {
    let missing: Vec<&str> = main.cles().filter(|cle| !words.a(cle)).collect();
    if !missing.is_empty() {
        let list = missing.join(", ");
        diagnostics.push(
            Diagnostic::new(
                &rules::WORDS_OF_LANGUAGE,
                say!("Il manque des mots : {list}.", "Words are missing: {list}."),
            )
            .at(Span::new(file, 0, 0))
            .help(say!(
                "traduisez ceux de langues/{main_language}.yaml.",
                "translate those of langues/{main_language}.yaml."
            )),
        );
    }
    for cle in main.cles().filter(|cle| words.a(cle) && main.trous(cle) != words.trous(cle)) {
        let text = files.text(file);
        let line = text.match_indices(cle).find(|(at, _)| *at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n'));
        let at = line.map_or(0, |(at, _)| at);
        let holes = main.trous(cle).iter().map(|t| format!("{{{t}}}")).collect::<Vec<_>>().join(", ");
        diagnostics.push(
            Diagnostic::new(
                &rules::WORDS_OF_LANGUAGE,
                say!("« {cle} » n'a pas les mêmes trous qu'ailleurs.", "“{cle}” has not the same holes as elsewhere."),
            )
            .at(Span::new(file, at, at + cle.len()))
            .help(say!(
                "ceux de langues/{main_language}.yaml : {holes}.",
                "those of langues/{main_language}.yaml: {holes}."
            )),
        );
    }
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
pub(super) fn register(tera: &mut Tera, sources: &ThemeSources, langue: &str) {
    let langue = langue.to_owned();
    let catalogues: BTreeMap<String, Catalogue> =
        sources.catalogues.iter().map(|(language, (_, words))| (language.clone(), words.clone())).collect();
    tera.register_function("mot", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let cle = kwargs.must_get::<&str>("cle")?;
        let langue = kwargs.get::<&str>("langue")?.unwrap_or(&langue);
        let nombre = kwargs.get::<u64>("n")?;
        // French counts none in the singular.
        let singular = nombre.is_some_and(|n| n == 1 || (n == 0 && langue == "fr"));
        let words = catalogues.get(langue).and_then(|c| Some((c, c.mot(cle, singular)?)));
        let Some((catalogue, words)) = words else {
            return Err(tera::Error::message(format!("langues/{langue}.yaml n'a pas de mot « {cle} »")));
        };
        let mut filled = words.to_owned();
        for hole in catalogue.trous(cle) {
            let value = kwargs.must_get::<Value>(hole)?;
            let text = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
            filled = filled.replace(&format!("{{{hole}}}"), &text);
        }
        Ok(filled)
    });
}
