//! Figures of fiches and blocks: references to observations, or figures of their own.

use std::sync::Arc;

use super::context::{Context, INDICATEUR, SOURCE, TERRITOIRE};
use super::{Registres, rules};
use crate::diagnostic::Diagnostic;
use crate::model::{
    ChiffreBrut, DatePartielle, Document, List, Loc, Observation, Statut, Temps, Territoire, Texte, Valeur,
};
use crate::say;

/// Where figures are read: whose they are, and where the reader finds them.
pub(super) struct Cadre<'a> {
    pub(super) territoire: &'a Arc<Territoire>,
    pub(super) document: &'a Arc<Document>,
    pub(super) section: &'a Texte,
}

/// Resolves the figures of a text.
pub(super) fn link(
    bruts: &List<Loc<ChiffreBrut>>,
    cadre: &Cadre<'_>,
    r: &Registres,
    cx: &mut Context<'_>,
) -> Vec<Arc<Observation>> {
    let mut found: Vec<Arc<Observation>> = Vec::new();
    for brut in bruts {
        let Some(figure) = one(brut, cadre, r, cx) else { continue };
        let own = |o: &Observation| o.cle.clone().filter(|_| o.indicateur.is_none());
        let first = own(&figure).and_then(|id| found.iter().find(|f| own(f).as_ref() == Some(&id)).zip(Some(id)));
        if let Some((first, id)) = first {
            let diagnostic = Diagnostic::new(
                &rules::DUPLICATE,
                say!("Deux chiffres de ce texte s'appellent « {id} ».", "Two figures of this text are called “{id}”."),
            );
            let help = say!("donnez un autre « id » à l'un des deux.", "give one of them another “id”.");
            cx.push(diagnostic.at(figure.span).related(first.span, say!("premier", "first")).help(help));
        }
        found.push(figure);
    }
    found
}

fn one(loc: &Loc<ChiffreBrut>, cadre: &Cadre<'_>, r: &Registres, cx: &mut Context<'_>) -> Option<Arc<Observation>> {
    let brut = &loc.value;
    if let Some(name) = &brut.indicateur {
        if let Some(extra) = brut.valeur.as_ref().map(|v| &v.range).or(brut.libelle.as_ref().map(|l| &l.range)) {
            cx.report(
                &rules::FIGURE,
                extra,
                say!(
                    "Ce chiffre renvoie à un indicateur et donne aussi sa propre valeur.",
                    "This figure refers to an indicator and gives a value of its own too."
                ),
                Some(say!(
                    "un chiffre s'écrit une fois : mettez la valeur dans indicateurs.yaml.",
                    "a figure is written once: put the value in indicateurs.yaml."
                )),
            );
        }
        let territoire = match &brut.territoire {
            Some(loc) => cx.find(loc, &r.territoires, &TERRITOIRE)?,
            None => Arc::clone(cadre.territoire),
        };
        cx.find(name, &r.indicateurs, &INDICATEUR)?;
        // A year tells a projection from today's value, as a variant tells two values apart.
        let variante = brut.variante.as_ref().or(brut.annee.as_ref()).map(|v| v.value.as_str());
        let found = observation(&name.value, variante, &territoire, brut.territoire.is_none(), r);
        if found.is_none() {
            let span = cx.span(&name.range);
            cx.push(absent(&name.value, variante, &territoire, r).at(span));
        }
        return found.cloned();
    }
    own(loc, cadre, r, cx).map(Arc::new)
}

/// A figure that only this text gives.
fn own(loc: &Loc<ChiffreBrut>, cadre: &Cadre<'_>, r: &Registres, cx: &mut Context<'_>) -> Option<Observation> {
    let brut = &loc.value;
    let (Some(valeur), Some(libelle)) = (&brut.valeur, &brut.libelle) else {
        cx.report(
            &rules::FIGURE,
            &loc.range,
            say!(
                "Ce chiffre n'a ni indicateur, ni valeur et libellé.",
                "This figure has neither an indicator, nor a value and a label."
            ),
            Some(say!(
                "écrivez « indicateur: … », ou « valeur: … » avec « libelle: … ».",
                "write “indicateur: …”, or “valeur: …” with “libelle: …”."
            )),
        );
        return None;
    };
    let span = cx.span(&libelle.range);
    let territoire = match &brut.territoire {
        Some(loc) => cx.find(loc, &r.territoires, &TERRITOIRE)?,
        None => Arc::clone(cadre.territoire),
    };
    Some(Observation {
        cle: brut.id.as_ref().and_then(|id| cx.slug(id)),
        indicateur: None,
        libelle: cx.texte(libelle),
        territoire,
        valeur: read_valeur(valeur, cx)?,
        unite: cx.maybe_texte(brut.unite.as_ref()),
        qualificatif: qualificatif(brut.qualificatif.as_ref(), cx),
        temps: temps(brut.annee.as_ref(), brut.periode.as_ref(), brut.date.as_ref(), cx),
        source: brut.source.as_ref().and_then(|s| cx.find(s, &r.sources, &SOURCE)),
        document: Arc::clone(cadre.document),
        section: Some(cadre.section.clone()),
        statut: brut.statut,
        rang: None,
        part: None,
        note: cx.maybe_texte(brut.note.as_ref()),
        variante: None,
        discordance: None,
        span,
    })
}

/// Reads a value in any of its forms.
pub(super) fn read_valeur(loc: &Loc<Option<String>>, cx: &mut Context<'_>) -> Option<Valeur> {
    match Valeur::parse(loc.value.as_deref()) {
        Ok(valeur) => Some(valeur),
        Err(diagnostic) => {
            let span = cx.span(&loc.range);
            cx.push(diagnostic.at(span));
            None
        }
    }
}

/// Reads the moment of a figure, given as a year, a period or a date; only one of them may be given.
pub(super) fn temps(
    annee: Option<&Loc<String>>,
    periode: Option<&Loc<String>>,
    date: Option<&Loc<String>>,
    cx: &mut Context<'_>,
) -> Option<Temps> {
    let given: Vec<&Loc<String>> = [annee, periode, date].into_iter().flatten().collect();
    if let [_, second, ..] = given.as_slice() {
        cx.report(
            &rules::FIGURE,
            &second.range,
            say!("Ce chiffre a deux dates.", "This figure has two dates."),
            Some(say!(
                "gardez un seul des champs annee, periode, date.",
                "keep one of the fields annee, periode, date."
            )),
        );
    }
    cx.maybe(annee, DatePartielle::parse)
        .map(Temps::Date)
        .or_else(|| cx.maybe(periode, Temps::parse_periode))
        .or_else(|| cx.maybe(date, DatePartielle::parse).map(Temps::Date))
}

/// The observation of an indicator in a territory; when `widen`, a territory above or below may give it.
///
/// Observed values come before projections and targets. `variante` is the name of a variant, or a year.
pub(super) fn observation<'r>(
    indicateur: &str,
    variante: Option<&str>,
    territoire: &Territoire,
    widen: bool,
    r: &'r Registres,
) -> Option<&'r Arc<Observation>> {
    let chosen = |o: &Observation| match (variante, &o.variante, &o.temps) {
        (None, None, _) => true,
        (Some(wanted), Some(name), _) => name.as_str() == wanted,
        (Some(wanted), None, Some(Temps::Date(date))) => date.annee.to_string() == wanted,
        _ => false,
    };
    let same = |o: &&Arc<Observation>| chosen(o);
    let best = |here: &dyn Fn(&Territoire) -> bool| {
        let candidates = || r.observations.de(indicateur).iter().filter(same).filter(|o| here(&o.territoire));
        candidates().find(|o| o.statut == Statut::Constate).or_else(|| candidates().next())
    };
    let exact = best(&|t| t.id == territoire.id);
    if exact.is_some() || !widen {
        return exact;
    }
    best(&|t| t.ancetres().any(|a| a.id == territoire.id))
        .or_else(|| territoire.ancetres().find_map(|above| best(&|t| t.id == above.id)))
}

/// What to say when no observation was found.
pub(super) fn absent(indicateur: &str, variante: Option<&str>, territoire: &Territoire, r: &Registres) -> Diagnostic {
    let lieu = &territoire.nom;
    let which = variante.map_or_else(String::new, |v| format!("/{v}"));
    let told = Diagnostic::new(
        &rules::UNKNOWN,
        say!(
            "L'indicateur « {indicateur}{which} » n'a pas d'observation pour ce territoire ({lieu}).",
            "The indicator “{indicateur}{which}” has no observation for this territory ({lieu})."
        ),
    )
    .written(indicateur);
    let here = r.observations.de(indicateur).iter().filter(|o| o.territoire.id == territoire.id);
    let known = here.filter_map(name).collect::<Vec<_>>().join(", ");
    told.help(if known.is_empty() || variante.is_none() {
        say!("ajoutez-la dans l'indicateurs.yaml du territoire.", "add it to the indicateurs.yaml of the territory.")
    } else {
        say!(
            "ce territoire a : {known} ; citez l'une d'elles, corrigez son année, ou ajoutez celle-ci à indicateurs.yaml.",
            "this territory has: {known}; quote one of them, correct its year, or add this one to indicateurs.yaml."
        )
    })
}

/// What tells an observation from the others of its indicator: its variant, or its year.
fn name(o: &Arc<Observation>) -> Option<String> {
    match (&o.variante, &o.temps) {
        (Some(name), _) => Some(name.to_string()),
        (None, Some(Temps::Date(date))) => Some(date.annee.to_string()),
        _ => None,
    }
}

/// Reads what stands before a value (« plus de »): words, since a number there would be taken for the value.
pub(super) fn qualificatif(loc: Option<&Loc<String>>, cx: &mut Context<'_>) -> Option<Texte> {
    let loc = loc?;
    if loc.value.contains(|c: char| c.is_numeric()) {
        let text = loc.value.trim();
        cx.report(
            &rules::QUALIFIER,
            &loc.range,
            say!("Le qualificatif « {text} » contient un nombre.", "The qualifier “{text}” holds a number."),
            Some(say!(
                "écrivez le nombre dans « valeur » (un intervalle, « 20 à 30 », s'il y en a deux) ou dans « note ».",
                "write the number in “valeur” (a range, “20 à 30”, if there are two) or in “note”."
            )),
        );
    }
    Some(cx.texte(loc))
}
