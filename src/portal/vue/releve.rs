//! What is known of an indicator, sorted out once for its chart and its sentence, so that both say the same.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::model::{Indicateur, NatureTerritoire, Observation, Slug, Statut, Temps, Territoire, Valeur};

/// What is known of an indicator.
#[derive(Debug)]
pub(super) struct Releve<'o> {
    /// The indicator.
    pub(super) indicateur: &'o Indicateur,
    /// The moment of the observed values that are compared; none when no document gives one.
    pub(super) temps: Option<Temps>,
    /// Territories, the highest value first within a kind, the smallest kind last.
    pub(super) lieux: Vec<LieuReleve<'o>>,
    /// The larger territories that they are compared with, the nearest first.
    pub(super) reperes: Vec<LieuReleve<'o>>,
    /// How many territories only have a value of another moment: they are not compared.
    pub(super) ecartes: usize,
    /// Territories followed through several moments, each with its values in order.
    pub(super) series: Vec<(&'o Territoire, Vec<&'o Observation>)>,
}

/// What is known of an indicator in a territory.
#[derive(Debug)]
pub(super) struct LieuReleve<'o> {
    /// The territory.
    pub(super) territoire: &'o Territoire,
    /// What is observed.
    pub(super) observe: Option<&'o Observation>,
    /// What is aimed at or expected.
    pub(super) vise: Option<&'o Observation>,
}

impl<'o> Releve<'o> {
    /// Sorts out the observations of an indicator.
    pub(super) fn new(indicateur: &'o Indicateur, observations: &'o [Arc<Observation>]) -> Self {
        let plain = |o: &&Observation| o.variante.is_none();
        let observed: Vec<&Observation> =
            observations.iter().map(AsRef::as_ref).filter(plain).filter(|o| o.statut == Statut::Constate).collect();
        let temps = moment(&observed);
        let mut lieux: BTreeMap<&Slug, LieuReleve<'_>> = BTreeMap::new();
        let mut order: Vec<&Slug> = Vec::new();
        let mut ecartes: Vec<&Slug> = Vec::new();
        for o in observations.iter().map(AsRef::as_ref).filter(plain) {
            let id = &o.territoire.id;
            if o.statut == Statut::Constate && o.temps.is_some() && o.temps != temps {
                ecartes.push(id);
                continue;
            }
            let lieu = lieux.entry(id).or_insert_with(|| {
                order.push(id);
                LieuReleve { territoire: &o.territoire, observe: None, vise: None }
            });
            match o.statut {
                // A value of the common moment goes before one that has none.
                Statut::Constate if lieu.observe.is_none() || o.temps.is_some() => lieu.observe = Some(o),
                Statut::Cible | Statut::Projection if lieu.vise.is_none() => lieu.vise = Some(o),
                _ => {}
            }
        }
        ecartes.retain(|id| lieux.get(id).is_none_or(|l| l.observe.is_none()));
        ecartes.sort_unstable();
        ecartes.dedup();
        let mut all: Vec<LieuReleve<'_>> = order.into_iter().filter_map(|id| lieux.remove(id)).collect();
        all.sort_by_key(|l| (Reverse(l.territoire.nature), Reverse(l.observe.or(l.vise).and_then(haut))));
        // Kinds come from the largest to the smallest place; departments first, what they hold after them.
        all.sort_by_key(|l| l.territoire.nature);
        let larger = |l: &LieuReleve<'_>| l.territoire.nature <= NatureTerritoire::Region;
        let own = if all.iter().any(|l| !larger(l)) { NatureTerritoire::Departement } else { smallest(&all) };
        let (lieux, mut reperes): (Vec<_>, Vec<_>) = all.into_iter().partition(|l| l.territoire.nature >= own);
        reperes.sort_by_key(|l| Reverse(l.territoire.nature));
        Self { indicateur, temps, lieux, reperes, ecartes: ecartes.len(), series: series(observations) }
    }

    /// Every territory, those that are compared with last.
    pub(super) fn tous(&self) -> impl Iterator<Item = &LieuReleve<'o>> {
        self.lieux.iter().chain(&self.reperes)
    }
}

/// The moment that most territories share, the latest of them; none when no value has one.
fn moment(observed: &[&Observation]) -> Option<Temps> {
    let mut counts: BTreeMap<Temps, usize> = BTreeMap::new();
    for temps in observed.iter().filter_map(|o| o.temps) {
        *counts.entry(temps).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(temps, count)| (*count, *temps)).map(|(temps, _)| temps)
}

/// The smallest kind of territory there is.
fn smallest(all: &[LieuReleve<'_>]) -> NatureTerritoire {
    all.iter().map(|l| l.territoire.nature).max().unwrap_or(NatureTerritoire::Pays)
}

/// Territories that have observed values of several moments, with what is expected of them after.
fn series(observations: &[Arc<Observation>]) -> Vec<(&Territoire, Vec<&Observation>)> {
    let mut series: Vec<(&Territoire, Vec<&Observation>)> = Vec::new();
    let dated = |o: &&Observation| o.temps.is_some() && o.discordance.is_none() && o.valeur.nombre().is_some();
    for o in observations.iter().map(AsRef::as_ref).filter(dated) {
        match series.iter_mut().find(|(t, _)| t.id == o.territoire.id) {
            Some((_, values)) => values.push(o),
            None => series.push((&o.territoire, vec![o])),
        }
    }
    for (_, values) in &mut series {
        values.sort_by_key(|o| o.temps.map(rang));
        values.dedup_by_key(|o| o.temps.map(rang));
    }
    series.retain(|(_, values)| values.iter().filter(|o| o.statut == Statut::Constate).count() > 1);
    series
}

/// Where a moment stands in time, in days or so: only for the order and the distance on a line.
pub(super) fn rang(temps: Temps) -> u32 {
    let day = |annee: i16, mois: u32, jour: u32| u32::try_from(annee).unwrap_or_default() * 372 + mois * 31 + jour;
    match temps {
        Temps::Date(d) => match (d.mois, d.jour) {
            (Some(mois), jour) => day(d.annee, u32::from(mois) - 1, jour.map_or(15, u32::from)),
            (None, _) => day(d.annee, 6, 0),
        },
        Temps::Periode(from, to) => u32::midpoint(day(from, 6, 0), day(to, 6, 0)),
    }
}

/// The high end of a value, multiplied out; `None` for what is no number.
pub(super) fn haut(o: &Observation) -> Option<Decimal> {
    match &o.valeur {
        Valeur::Nombre(n) | Valeur::Intervalle(_, n) => Some(n.absolu()),
        Valeur::Rapport(part, whole) => part.checked_div(*whole),
        _ => None,
    }
}

/// The key of an observation: one of its own among those of an indicator.
pub(super) fn cle(o: &Observation) -> String {
    let temps = o.temps.map(|t| match t {
        Temps::Date(d) => d.iso(),
        Temps::Periode(from, to) => format!("{from}-{to}"),
    });
    let statut = match o.statut {
        Statut::Constate => None,
        Statut::Cible => Some("cible"),
        Statut::Projection => Some("projection"),
    };
    let variante = o.variante.as_ref().map(Slug::as_str);
    let parts = [Some(o.territoire.id.as_str()), temps.as_deref(), statut, variante];
    parts.into_iter().flatten().collect::<Vec<_>>().join("-")
}
