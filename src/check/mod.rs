//! Rules that only make sense on the whole: one file a rule.
//!
//! Rules about one value or one reference are applied where it is read, in [`crate::link`]; these look at several
//! things together. Each file's documentation says what the rule catches and why.

mod audit_perime;
mod chiffre_imprecis;
mod compte_discordant;
mod defi_sans_fiche;
mod donnee_personnelle;
mod jamais_utilise;
mod plan_qui_survit;
mod sigle_inconnu;
mod tableau_perdu;
mod texte_provisoire;
pub mod tolerance;
mod typographie;
mod valeurs_multiples;

pub(crate) use chiffre_imprecis::figures;
pub(crate) use sigle_inconnu::is_acronym;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule, Span};
use crate::french::fold;
use crate::link::{Linked, TextePublic};
use crate::model::{Corpus, DatePartielle};

/// A rule on the whole.
type Check = fn(&Linked, &Files, &mut Diagnostics);

/// The rules of this room, in the order in which they run (which the output does not show).
const CHECKS: [(&Rule, Check); 15] = [
    (&defi_sans_fiche::RETAINED_WITHOUT_FICHE, defi_sans_fiche::retained_without_fiche),
    (&defi_sans_fiche::FICHE_NOT_RETAINED, defi_sans_fiche::fiche_not_retained),
    (&plan_qui_survit::RULE, plan_qui_survit::check),
    (&chiffre_imprecis::RULE, chiffre_imprecis::check),
    (&valeurs_multiples::RULE, valeurs_multiples::check),
    (&compte_discordant::RULE, compte_discordant::check),
    (&compte_discordant::STALE, compte_discordant::stale),
    (&sigle_inconnu::RULE, sigle_inconnu::check),
    (&tableau_perdu::RULE, tableau_perdu::check),
    (&texte_provisoire::RULE, texte_provisoire::check),
    (&donnee_personnelle::RULE, donnee_personnelle::check),
    (&jamais_utilise::RULE, jamais_utilise::check),
    (&audit_perime::RULE, audit_perime::check),
    (&tolerance::REFUSED, tolerance::refused),
    (&tolerance::OVER, tolerance::over),
];

/// Applies every rule.
pub fn check(linked: &Linked, files: &Files, diagnostics: &mut Diagnostics) {
    // Each beside the others: a rule reads what was linked, and nothing of what another rule says of it.
    let checks = CHECKS.into_par_iter().map(|(_, apply)| apply).chain([typographie::check as Check]);
    let told: Vec<Diagnostics> = checks
        .map(|apply| {
            let mut own = Diagnostics::default();
            apply(linked, files, &mut own);
            own
        })
        .collect();
    diagnostics.extend(told.into_iter().flatten());
}

/// Applies the rules that depend on the day, as on a day that somebody asks about.
pub fn on(day: DatePartielle, corpus: &Corpus, diagnostics: &mut Diagnostics) {
    let told = |d: &Diagnostic| d.rule.code == audit_perime::RULE.code;
    if !diagnostics.iter().any(told) {
        audit_perime::on(corpus, day, diagnostics);
    }
    tolerance::on(corpus, day, diagnostics);
}

/// What the file holds at a place.
fn excerpt(span: Span, files: &Files) -> &str {
    files.text(span.file).get(span.start as usize..span.end as usize).unwrap_or_default()
}

/// The place of a word in a text, when the text is written as it is read; the whole text otherwise.
fn place_of(word: &str, texte: &TextePublic, files: &Files) -> Span {
    let span = texte.span;
    let written = files.text(span.file).get(span.start as usize..span.end as usize).unwrap_or_default();
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let found = written.match_indices(word).find(|(at, _)| {
        is_edge(written.get(..*at).and_then(|t| t.chars().next_back()))
            && is_edge(written.get(at + word.len()..).and_then(|t| t.chars().next()))
    });
    found.map_or(span, |(at, _)| span.part(at, at + word.len()))
}

/// The place of words in a text, whatever their capitals and accents; the whole text otherwise.
fn folded_place(words: &str, texte: &TextePublic, files: &Files) -> Span {
    let span = texte.span;
    let written = files.text(span.file).get(span.start as usize..span.end as usize).unwrap_or_default();
    let (wanted, count) = (fold::fold(words), words.chars().count());
    let found = written.char_indices().find_map(|(at, _)| {
        let rest = written.get(at..)?;
        let end = at + rest.char_indices().nth(count).map_or(rest.len(), |(i, _)| i);
        (fold::fold(written.get(at..end)?) == wanted).then_some(at..end)
    });
    found.map_or(span, |range| span.part(range.start, range.end))
}

/// Every rule of the program, by code.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    let values = [
        &crate::model::IDENTIFIER,
        &crate::model::CODE,
        &crate::model::VALUE,
        &crate::model::DATE,
        &crate::model::RANGE,
        &crate::model::LANGUAGE,
    ];
    let mut all: Vec<&Rule> = values
        .into_iter()
        .chain(crate::source::rules::ALL.iter().copied())
        .chain(crate::link::rules::ALL.iter().copied())
        .chain(crate::render::rules::ALL.iter().copied())
        .chain(crate::recherche::rules::ALL.iter().copied())
        .chain(crate::audit::rules::all())
        .chain(crate::import::rules::ALL.iter().copied())
        .chain(CHECKS.iter().map(|(rule, _)| *rule))
        .chain([&tolerance::UNUSED])
        .chain(typographie::ALL)
        .collect();
    all.sort_by_key(|rule| rule.code);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rules_share_a_code_or_a_name() {
        let all = rules();
        for pair in all.windows(2) {
            assert_ne!(pair[0].code, pair[1].code);
        }
        let mut names: Vec<_> = all.iter().map(|r| r.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
