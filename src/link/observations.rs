//! Observations of indicators.

use std::sync::Arc;

use super::chiffres::{qualificatif, read_valeur, temps};
use super::context::{Context, DOCUMENT, INDICATEUR, Log, SOURCE, TERRITOIRE};
use super::{Registres, rules};
use crate::model::{Document, Observation, ObservationBrute, ObservationsBrutes, Source, Territoire};
use crate::say;
use crate::source::Parsed;

/// Links a file of observations; `territoire` and `document` are those of the folder, none for the register.
pub(super) fn link(
    file: &Parsed<ObservationsBrutes>,
    territoire: Option<&Arc<Territoire>>,
    document: Option<&Arc<Document>>,
    r: &Registres,
    log: &mut Log,
) -> Vec<Arc<Observation>> {
    let mut cx = Context::of(file, log);
    let source = file.value.source.as_ref().and_then(|s| cx.find(s, &r.sources, &SOURCE));
    let defaults = Defaults { territoire, document, source };
    file.value.observations.iter().filter_map(|brut| one(brut, &defaults, r, &mut cx).map(Arc::new)).collect()
}

struct Defaults<'a> {
    territoire: Option<&'a Arc<Territoire>>,
    document: Option<&'a Arc<Document>>,
    source: Option<Arc<Source>>,
}

fn one(brut: &ObservationBrute, defaults: &Defaults<'_>, r: &Registres, cx: &mut Context<'_>) -> Option<Observation> {
    let indicateur = cx.find(&brut.indicateur, &r.indicateurs, &INDICATEUR);
    let territoire = match &brut.territoire {
        Some(loc) => cx.find(loc, &r.territoires, &TERRITOIRE),
        None => required(defaults.territoire, "territoire", brut, cx),
    };
    let document = match &brut.document {
        Some(loc) => cx.find(loc, &r.documents, &DOCUMENT),
        None => required(defaults.document, "document", brut, cx),
    };
    let source = match &brut.source {
        Some(loc) => cx.find(loc, &r.sources, &SOURCE),
        None => defaults.source.clone(),
    };
    let valeur = read_valeur(&brut.valeur, cx);
    let given = [&brut.annee, &brut.periode, &brut.date].into_iter().any(Option::is_some);
    let temps = temps(brut.annee.as_ref(), brut.periode.as_ref(), brut.date.as_ref(), cx);
    let undated = given && temps.is_none();
    if valeur.is_none() || undated || territoire.is_none() {
        // A text that quotes it is right.
        cx.log.lost.push(brut.indicateur.value.clone());
    }
    if undated {
        return None;
    }
    let indicateur = indicateur?;
    Some(Observation {
        cle: Some(indicateur.id.clone()),
        libelle: indicateur.nom.clone(),
        territoire: territoire?,
        valeur: valeur?,
        unite: indicateur.unite.clone(),
        qualificatif: qualificatif(brut.qualificatif.as_ref(), cx),
        temps,
        source,
        document: document?,
        section: cx.maybe_texte(brut.section.as_ref()),
        statut: brut.statut,
        rang: cx.maybe_texte(brut.rang.as_ref()),
        part: cx.maybe_texte(brut.part.as_ref()),
        note: cx.maybe_texte(brut.note.as_ref()),
        variante: brut.variante.as_ref().and_then(|v| cx.slug(v)),
        discordance: cx.maybe_texte(brut.discordance.as_ref()),
        span: cx.span(&brut.indicateur.range),
        indicateur: Some(indicateur),
    })
}

fn required<T>(default: Option<&Arc<T>>, field: &str, brut: &ObservationBrute, cx: &mut Context<'_>) -> Option<Arc<T>> {
    if default.is_none() {
        cx.report(
            &rules::FIGURE,
            &brut.indicateur.range,
            say!("Cette observation n'a pas de {field}.", "This observation has no “{field}”."),
            Some(say!("ajoutez « {field}: … ».", "add “{field}: …”.")),
        );
    }
    default.cloned()
}
