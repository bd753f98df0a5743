//! What a portal says that it tolerates: only what may be, only where it is, only for a while.

use crate::audit;
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule, Severity};
use crate::link::Linked;
use crate::model::{Corpus, DatePartielle, Tolerance};
use crate::{rule, say};

#[doc = include_str!("../../docs/regles/G884.md")]
pub(super) static UNUSED: Rule = rule!(warning, "G884", "tolerance-inutile");
#[doc = include_str!("../../docs/regles/G885.md")]
pub(super) static OVER: Rule = rule!(warning, "G885", "tolerance-perimee");
#[doc = include_str!("../../docs/regles/G886.md")]
pub(super) static REFUSED: Rule = rule!(error, "G886", "tolerance-refusee");

/// Faults of pages that nobody may choose to publish: dead links, addresses that cannot be, code and requests that the
/// policy of pages forbids, HTML that the audit itself could not read, checks that looked at nothing.
const NEVER: [&str; 7] = ["G801", "G804", "G806", "G880", "G881", "G884", "G885"];

/// Whether a rule may be tolerated: a warning, or what the audit finds in pages.
fn is_tolerable(rule: &Rule) -> bool {
    let of_pages = audit::rules::of_pages().any(|known| known.code == rule.code);
    (of_pages || rule.severity == Severity::Warning) && !NEVER.contains(&rule.code)
}

/// Refuses entries that name no rule, or one that no portal may break.
pub(super) fn refused(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    let rules = super::rules();
    for tolerance in &linked.corpus.portail.tolerances {
        let code = &tolerance.regle;
        let message = match rules.iter().find(|rule| rule.code == code) {
            Some(rule) if is_tolerable(rule) => continue,
            Some(_) => say!("La règle {code} ne peut pas être tolérée.", "The rule {code} cannot be tolerated."),
            None => say!("La règle « {code} » n'existe pas.", "There is no rule “{code}”."),
        };
        diagnostics.push(Diagnostic::new(&REFUSED, message).at(tolerance.span).help(say!(
            "seuls se tolèrent un avertissement et ce que l'audit trouve dans les pages ; `garrigue explain` dit chaque règle.",
            "only a warning, and what the audit finds in pages, can be tolerated; `garrigue explain` tells each rule."
        )));
    }
}

/// Says which entries are over, on the day of the latest date that the sources give.
pub(super) fn over(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    if let Some(day) = super::audit_perime::derniere_date(&linked.corpus) {
        on(&linked.corpus, day, diagnostics);
    }
}

/// Says which entries are over on a day, but for those of which it was said already.
pub(super) fn on(corpus: &Corpus, day: DatePartielle, diagnostics: &mut Diagnostics) {
    for tolerance in corpus.portail.tolerances.iter().filter(|t| t.est_passee(day)) {
        let told = |d: &Diagnostic| d.rule.code == OVER.code && d.span == Some(tolerance.span);
        if diagnostics.iter().any(told) {
            continue;
        }
        let (fin, day) = (tolerance.fin(), day.french());
        let diagnostic = Diagnostic::new(
            &OVER,
            say!(
                "Cette tolérance valait jusqu'à : {fin} ; le portail est à jour au {day}.",
                "This tolerance was worth something until: {fin}; the portal is up to date on {day}."
            ),
        );
        diagnostics.push(diagnostic.at(tolerance.span).help(say!(
            "corrigez ce qu'elle tolère et supprimez-la, ou donnez-lui une date plus lointaine et la raison de ce délai.",
            "correct what it tolerates and delete it, or give it a later date and the reason for the delay."
        )));
    }
}

/// The entries that hold, with their ranks.
pub fn in_force(corpus: &Corpus) -> impl Iterator<Item = (usize, &Tolerance)> + Clone {
    let day = super::audit_perime::derniere_date(corpus);
    let all = corpus.portail.tolerances.iter().enumerate();
    all.filter(move |(_, tolerance)| day.is_none_or(|day| !tolerance.est_passee(day)))
}

/// Sets aside what the portal tolerates in files; what it tolerates in pages, the audit sets aside itself.
pub fn apply(corpus: &Corpus, files: &Files, diagnostics: &mut Diagnostics) {
    diagnostics.tolerate(|diagnostic| {
        let path = diagnostic.span.map(|span| files.path(span.file)).or(diagnostic.path.as_deref())?;
        let covers = |t: &Tolerance| t.regle == diagnostic.rule.code && t.couvre_fichier(path);
        in_force(corpus).find(|(_, tolerance)| covers(tolerance)).map(|(rank, _)| rank)
    });
}

/// Says which entries tolerate nothing, once everything has been looked at.
pub fn unused(corpus: &Corpus, diagnostics: &mut Diagnostics) {
    let unused: Vec<&Tolerance> =
        in_force(corpus).filter(|(rank, _)| !diagnostics.tolerates(*rank)).map(|(_, tolerance)| tolerance).collect();
    for tolerance in unused {
        let code = &tolerance.regle;
        let message = say!(
            "Rien ne demande cette tolérance : la règle {code} n'y trouve plus rien.",
            "Nothing asks for this tolerance: the rule {code} finds nothing there."
        );
        let help = say!(
            "supprimez-la, ou corrigez « ou » : une adresse de page commence par « / », un fichier non.",
            "delete it, or correct “ou”: the address of a page starts with “/”, a file does not."
        );
        diagnostics.push(Diagnostic::new(&UNUSED, message).at(tolerance.span).help(help));
    }
}
