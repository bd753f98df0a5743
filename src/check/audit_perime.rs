//! An accessibility audit older than the law allows.
#![doc = include_str!("../../docs/regles/G822.md")]

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule};
use crate::link::Linked;
use crate::model::{Corpus, DatePartielle, VALIDITE};
use crate::{rule, say};

/// An audit that is worth nothing any more.
pub(super) static RULE: Rule = rule!(warning, "G822", "audit-perime");

/// Looks on the day of the latest date that the sources give: a portal that is revised or followed up lives, and the
/// same sources say the same whatever the day.
pub(super) fn check(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    if let Some(day) = derniere_date(&linked.corpus) {
        on(&linked.corpus, day, diagnostics);
    }
}

/// Says whether the audit is out of date on a day.
pub(super) fn on(corpus: &Corpus, day: DatePartielle, diagnostics: &mut Diagnostics) {
    let Some(audit) = corpus.accessibilite.as_ref().and_then(|d| d.audit.as_ref()) else { return };
    if !audit.est_perime(day) {
        return;
    }
    let (made, expired, day) = (audit.date.french(), audit.expire().french(), day.french());
    diagnostics.push(
        Diagnostic::new(
            &RULE,
            say!(
                "L'audit d'accessibilité ({made}) ne vaut plus depuis : {expired} ; le portail est à jour au {day}.",
                "The accessibility audit ({made}) is worth nothing since: {expired}; the portal is up to date on {day}."
            ),
        )
        .at(audit.span)
        .help(say!(
            "faites refaire l'audit (il vaut {VALIDITE} ans), ou retirez-le : la déclaration redeviendra « non conforme ».",
            "have the audit made again (it is worth {VALIDITE} years), or remove it: the statement will say “non conforme” again."
        )),
    );
}

/// The latest date at which the sources say that something was done.
pub(super) fn derniere_date(corpus: &Corpus) -> Option<DatePartielle> {
    let declared = corpus.accessibilite.iter().map(|d| d.date);
    let revised = corpus.declinaisons.iter().flat_map(|d| d.revisions.iter().map(|r| r.date));
    let followed = corpus.declinaisons.iter().flat_map(|d| d.suivi.etats.iter().map(|e| e.date));
    declared.chain(revised).chain(followed).max_by_key(DatePartielle::iso_day)
}
