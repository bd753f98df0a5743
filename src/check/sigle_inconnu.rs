//! Acronyms that the glossary does not know.
#![doc = include_str!("../../docs/regles/G602.md")]

use std::collections::BTreeMap;

use super::place_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule, Span};
use crate::graph::sigles::{Lexique, tokens};
use crate::link::Linked;
use crate::model::{Code, Corpus};
use crate::{rule, say};

/// An acronym absent from the glossary.
pub(super) static RULE: Rule = rule!(warning, "G602", "sigle-inconnu");

pub(super) fn check(linked: &Linked, files: &Files, diagnostics: &mut Diagnostics) {
    // A few places are enough to decide what it means.
    const SHOWN: usize = 4;
    let lexique = Lexique::new(&linked.corpus.sigles);
    let mut unknown: BTreeMap<&str, (usize, Vec<Span>)> = BTreeMap::new();
    for texte in &linked.textes {
        for token in tokens(&texte.texte) {
            if is_acronym(token, &linked.corpus) && !lexique.knows(token) {
                let (count, places) = unknown.entry(token).or_default();
                *count += 1;
                let place = place_of(token, texte, files);
                if places.len() < SHOWN && !places.contains(&place) {
                    places.push(place);
                }
            }
        }
    }
    for (token, (count, places)) in unknown {
        let mut places = places.into_iter();
        let Some(first) = places.next() else { continue };
        let diagnostic = Diagnostic::new(
            &RULE,
            say!(
                "Le sigle {token} n'est pas dans le glossaire ({count} emploi(s), voici le premier).",
                "The acronym {token} is not in the glossary ({count} use(s), this is the first)."
            ),
        )
        .at(first)
        .help(say!(
            "ajoutez-le à referentiel/sigles.yaml ; s'il est d'usage courant, « lier: false » suffit.",
            "add it to referentiel/sigles.yaml; if everybody knows it, “lier: false” is enough."
        ));
        diagnostics.push(places.fold(diagnostic, |d, place| d.related(place, say!("ici aussi", "here too"))));
    }
}

/// Whether a word is one that a reader may ask the meaning of.
pub(crate) fn is_acronym(token: &str, corpus: &Corpus) -> bool {
    looks_like_acronym(token) && !is_code(token, corpus)
}

/// At least two capitals and no more small letters than capitals; Roman numerals are not acronyms.
fn looks_like_acronym(token: &str) -> bool {
    let capitals = token.chars().filter(|c| c.is_uppercase()).count();
    let small = token.chars().filter(|c| c.is_lowercase()).count();
    let roman = token.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    capitals >= 2 && small < capitals && !roman
}

fn is_code(token: &str, corpus: &Corpus) -> bool {
    let key = Code::key(token);
    // Mentions of the care offer (A1, B2) and codes as misprinted in a document are no acronyms either.
    let mention = token.len() <= 3 && token.chars().any(|c| c.is_ascii_digit());
    mention || corpus.plans.values().flat_map(|p| p.noeuds.keys()).any(|c| Code::key(c.as_str()) == key)
}
