//! What a template may put in a page, in one number: a page is made again when it changes.
//!
//! A template is itself, those that it extends or includes, and what any template may use: components, icons, words,
//! the names of assets. Names are read where the engine reads them, in `{% extends … %}` and `{% include … %}`; one that
//! cannot be read stands for every template.

use std::collections::{BTreeMap, BTreeSet};

use super::assets::Assets;
use crate::diagnostic::{FileId, Files};
use crate::fingerprint::{Fingerprint, Sha256};
use crate::source::theme::ThemeSources;

/// Fingerprints every template of a theme.
pub(super) fn of(sources: &ThemeSources, assets: &Assets, files: &Files, minify: bool) -> BTreeMap<String, Sha256> {
    let texts: BTreeMap<&str, &str> = sources.templates.iter().map(|(n, id)| (n.as_str(), files.text(*id))).collect();
    let icones: Vec<(&String, &str)> =
        sources.icones.iter().map(|(n, id): (_, &FileId)| (n, files.text(*id))).collect();
    let assets: Vec<&str> = assets.files().map(|(path, _)| path).collect();
    let words: Vec<_> = sources.catalogues.iter().map(|(langue, words)| (langue, &words.mots)).collect();
    let named: BTreeMap<&str, BTreeSet<&str>> = texts.iter().map(|(name, text)| (*name, named(text, &texts))).collect();
    let whole = |of: BTreeSet<&str>| -> BTreeMap<&str, &str> {
        texts.iter().filter(|(name, _)| of.contains(*name)).map(|(name, text)| (*name, *text)).collect()
    };
    let components = texts.iter().filter(|(_, text)| declares_components(text)).map(|(name, _)| *name);
    let components = whole(closure(components, &named));
    // Quoted, so that no text can be taken for two.
    let common = Fingerprint::of(format!("{minify} {icones:?} {assets:?} {words:?} {components:?}").as_bytes()).sha256;
    let one = |name: &str| {
        let parts = whole(closure([name], &named));
        Fingerprint::of(format!("{common} {parts:?}").as_bytes()).sha256
    };
    texts.keys().map(|name| ((*name).to_owned(), one(name))).collect()
}

/// Whether a template declares components, which any other may use.
pub(super) fn declares_components(text: &str) -> bool {
    tags(text).any(|(word, _)| word == "component")
}

/// The templates that a template extends or includes.
fn named<'t>(text: &str, all: &BTreeMap<&'t str, &str>) -> BTreeSet<&'t str> {
    let mut found = BTreeSet::new();
    for (_, tag) in tags(text).filter(|(word, _)| matches!(*word, "extends" | "include")) {
        let quoted: BTreeSet<&str> = tag.split(['"', '\'', '`']).skip(1).step_by(2).collect();
        let known: Vec<&str> = all.keys().copied().filter(|name| quoted.contains(name)).collect();
        if known.is_empty() {
            return all.keys().copied().collect();
        }
        found.extend(known);
    }
    found
}

/// Templates, and all that they need, and all that those need.
fn closure<'t>(
    of: impl IntoIterator<Item = &'t str>,
    named: &BTreeMap<&'t str, BTreeSet<&'t str>>,
) -> BTreeSet<&'t str> {
    let mut found = BTreeSet::new();
    let mut left: Vec<&str> = of.into_iter().collect();
    while let Some(next) = left.pop() {
        if found.insert(next) {
            left.extend(named.get(next).into_iter().flatten());
        }
    }
    found
}

/// Every `{% … %}` of a template: its first word, and what follows.
fn tags(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("{%").skip(1).map(|rest| {
        let inner = rest.split_once("%}").map_or(rest, |(inner, _)| inner);
        let inner = inner.trim_start_matches('-').trim_start();
        inner.split_once(char::is_whitespace).unwrap_or((inner, ""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: (&str, &str) = ("base.html", "{% block contenu %}{% endblock %}{% include \"pied.html\" %}");

    fn needs(name: &'static str, texts: &[(&'static str, &'static str)]) -> Vec<&'static str> {
        let all: BTreeMap<&'static str, &str> = texts.iter().copied().collect();
        let named = all.iter().map(|(name, text)| (*name, named(text, &all))).collect();
        closure([name], &named).into_iter().collect()
    }

    #[test]
    fn a_template_needs_what_it_extends_and_what_that_includes() {
        let texts = [FRAME, ("pied.html", "x"), ("a.html", "{%- extends 'base.html' -%}"), ("b.html", "base.html")];
        assert_eq!(needs("a.html", &texts), ["a.html", "base.html", "pied.html"]);
        assert_eq!(needs("b.html", &texts), ["b.html"]);
    }

    #[test]
    fn templates_that_name_each_other_are_counted_once() {
        let texts = [("a.html", "{% include \"b.html\" %}"), ("b.html", "{% include \"a.html\" %}")];
        assert_eq!(needs("a.html", &texts), ["a.html", "b.html"]);
    }

    #[test]
    fn a_name_that_cannot_be_read_stands_for_every_template() {
        let texts = [("a.html", "{% include nom %}"), ("b.html", ""), ("c.html", "{% include \"d.html\" %}")];
        assert_eq!(needs("a.html", &texts).len(), 3);
        assert_eq!(needs("c.html", &texts).len(), 3);
    }

    #[test]
    fn components_are_told_from_their_uses() {
        assert!(declares_components("{% component lien(a: map) %}{% endcomponent lien %}"));
        assert!(!declares_components("{{<lien a={vue} />}} {% endcomponent lien %}"));
    }
}
