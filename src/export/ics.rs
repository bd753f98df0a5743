//! The calendar of a plan as iCalendar (RFC 5545): planned years, and states known to the day.

use chrono::{NaiveDate, NaiveTime};
use icalendar::{Calendar, Component, Event, EventLike};

use crate::graph::Chemin;
use crate::model::{Action, Catalogue, DatePartielle, Declinaison, Prevision};

/// The calendar of a plan; `None` when the sources date nothing.
///
/// A run of planned years is one event of whole days. Years that the document does not speak of are no event: a
/// calendar program has no way to say « unknown ».
#[must_use]
pub fn calendrier(d: &Declinaison, base_url: &str, mots: &Catalogue) -> Option<Vec<u8>> {
    let stamp = stamp(d);
    let mut calendar = Calendar::new();
    calendar.name(d.titre.as_str());
    for (fiche, action) in d.actions() {
        let url = format!("{base_url}{}", Chemin::local(d, &fiche.noeud).vers(&action.ancre()));
        for (from, to, known) in runs(action) {
            let (Some(start), Some(end)) = (day(from, 1, 1), day(to + 1, 1, 1)) else { continue };
            let open = if known { "" } else { mots.texte("calendrier.debut") };
            let summary = format!("{} {}{open}", action.code, action.titre);
            let uid = format!("{}/{}/{from}", d.chemin, action.code);
            calendar.push(event(&uid, &summary, &url, start, end, stamp));
        }
    }
    for etat in &d.suivi.etats {
        let Some(start) = exact(etat.date) else { continue };
        let Some(end) = start.succ_opt() else { continue };
        let summary =
            mots.dire("calendrier.etat", &[("cible", etat.cible.as_str()), ("etat", mots.texte(etat.nature.mot()))]);
        let uid = format!("{}/{}/{}", d.chemin, etat.cible, etat.date.iso());
        let url = format!("{base_url}{}", Chemin::partie(d, "suivi"));
        calendar.push(event(&uid, &summary, &url, start, end, stamp));
    }
    (!calendar.is_empty()).then(|| calendar.to_string().into_bytes())
}

fn event(uid: &str, summary: &str, url: &str, start: NaiveDate, end: NaiveDate, stamp: NaiveDate) -> Event {
    let mut event = Event::new();
    event.uid(uid).summary(summary).url(url).starts(start).ends(end);
    // The moment at which the event was written: the sources know the day, never the clock.
    event.timestamp(stamp.and_time(NaiveTime::MIN).and_utc());
    event.done()
}

/// The first and last year of each run of planned years, and whether the document says what comes after.
fn runs(action: &Action) -> Vec<(i16, i16, bool)> {
    let mut runs: Vec<(i16, i16, bool)> = Vec::new();
    for (year, prevision) in &action.calendrier {
        match (runs.last_mut(), prevision) {
            (Some((_, last, _)), Prevision::Prevu) if *last + 1 == *year => *last = *year,
            (_, Prevision::Prevu) => runs.push((*year, *year, true)),
            (Some((_, last, known)), Prevision::Inconnu) if *last + 1 == *year => *known = false,
            _ => {}
        }
    }
    runs
}

/// When the document was made, or the first day of the plan.
fn stamp(d: &Declinaison) -> NaiveDate {
    let document = d.document.date.and_then(|date| day(date.annee, date.mois.unwrap_or(1), date.jour.unwrap_or(1)));
    document.or_else(|| day(d.plan.periode.0, 1, 1)).unwrap_or_default()
}

fn exact(date: DatePartielle) -> Option<NaiveDate> {
    day(date.annee, date.mois?, date.jour?)
}

fn day(annee: i16, mois: u8, jour: u8) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(annee.into(), mois.into(), jour.into())
}
