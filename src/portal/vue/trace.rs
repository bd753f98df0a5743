//! The chart of an indicator, described out of what is known of it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::chiffre::valeur_et_unite;
use super::graphique::{ChiffreTrace, Forme, Graphique, GroupeRangees, Mesure, Rangee};
use super::releve::{LieuReleve, Releve, cle, rang};
use crate::model::{Catalogue, NatureIndicateur, NatureTerritoire, Observation, Statut, Valeur};

/// Draws out a chart, when at least two numbers can be compared or one number is a share of a whole.
pub(super) fn graphique(releve: &Releve<'_>, id: &str, phrase: &str, mots: &Catalogue) -> Option<Graphique> {
    let signes = signes(releve);
    let rangee = |l: &LieuReleve<'_>, repere: bool| Rangee {
        nom: l.territoire.nom.to_string(),
        chiffre: l.observe.map(|o| chiffre(o, signes, mots)),
        vise: l.vise.map(|o| chiffre(o, signes, mots)),
        repere,
        moment: None,
    };
    let mut groupes: Vec<GroupeRangees> = Vec::new();
    let natures: BTreeSet<NatureTerritoire> = releve.lieux.iter().map(|l| l.territoire.nature).collect();
    for nature in &natures {
        let rangees =
            releve.lieux.iter().filter(|l| l.territoire.nature == *nature).map(|l| rangee(l, false)).collect();
        groupes
            .push(GroupeRangees { nom: (natures.len() > 1).then(|| mots.texte(pluriel(*nature)).to_owned()), rangees });
    }
    if !releve.reperes.is_empty() {
        let rangees = releve.reperes.iter().map(|l| rangee(l, true)).collect();
        groupes.push(GroupeRangees { nom: Some(mots.texte("figure.pour-comparer").to_owned()), rangees });
    }
    let numbers: Vec<Decimal> = groupes
        .iter()
        .flat_map(|g| &g.rangees)
        .flat_map(|r| r.chiffre.iter().chain(&r.vise))
        .flat_map(|c| ends(&c.mesure))
        .collect();
    let base = Graphique {
        id: id.to_owned(),
        phrase: phrase.to_owned(),
        forme: Forme::Barres,
        de: "0".to_owned(),
        a: "1".to_owned(),
        bornes: None,
        groupes,
    };
    if signes {
        return Some(Graphique { forme: Forme::Signes, ..base });
    }
    let (low, high) = (*numbers.iter().min()?, *numbers.iter().max()?);
    let unite = releve.indicateur.unite.as_ref().map_or("", |u| u.as_str());
    let share = releve.indicateur.nature == NatureIndicateur::Part && unite == "%" && low >= Decimal::ZERO;
    let mut graphique = base;
    graphique.de = low.min(Decimal::ZERO).normalize().to_string();
    graphique.a = match high.max(Decimal::ZERO) {
        _ if share && high <= Decimal::ONE_HUNDRED && (high > Decimal::from(60) || numbers.len() == 1) => {
            "100".to_owned()
        }
        high if high.is_zero() && low.is_zero() => "1".to_owned(),
        high => high.normalize().to_string(),
    };
    if numbers.len() == 1 {
        let edge = |n: u32| mots.grammaire().avec_signe(&n.to_string(), "%");
        graphique.bornes = Some((edge(0), edge(100)));
        return (share && high <= Decimal::ONE_HUNDRED).then_some(graphique);
    }
    if releve.indicateur.nature == NatureIndicateur::Duree && close(low, high) {
        graphique.forme = Forme::Points;
        graphique.de = low.floor().normalize().to_string();
        graphique.a =
            if high.fract().is_zero() { high.floor() + Decimal::ONE } else { high.ceil() }.normalize().to_string();
        let edge = |n: &str| format!("{n}\u{A0}{unite}");
        graphique.bornes = Some((edge(&graphique.de), edge(&graphique.a)));
    }
    Some(graphique)
}

/// The chart of a territory followed through several moments.
pub(super) fn serie(values: &[&Observation], id: &str, phrase: &str, mots: &Catalogue) -> Option<Graphique> {
    let ranks: Vec<u32> = values.iter().filter_map(|o| o.temps.map(rang)).collect();
    let (first, last) = (*ranks.first()?, *ranks.last()?);
    let numbers: Vec<Decimal> =
        values.iter().filter_map(|o| o.valeur.nombre().map(crate::model::Nombre::absolu)).collect();
    let (low, high) = (*numbers.iter().min()?, *numbers.iter().max()?);
    let rangees = values
        .iter()
        .zip(ranks)
        .map(|(o, rank)| {
            let seen = o.statut == Statut::Constate;
            let trace = chiffre(o, false, mots);
            let (chiffre, vise) = if seen { (Some(trace), None) } else { (None, Some(trace)) };
            Rangee {
                nom: o.temps.map_or_else(String::new, |t| mots.grammaire().temps(t)),
                chiffre,
                vise,
                repere: false,
                moment: Some((rank - first) * 10_000 / (last - first).max(1)),
            }
        })
        .collect();
    let high = if high <= Decimal::ZERO { Decimal::ONE } else { high };
    Some(Graphique {
        id: id.to_owned(),
        phrase: phrase.to_owned(),
        forme: Forme::Serie,
        de: low.min(Decimal::ZERO).normalize().to_string(),
        a: high.normalize().to_string(),
        bornes: None,
        groupes: vec![GroupeRangees { nom: None, rangees }],
    })
}

/// Whether every number is so many out of so few that each can be a sign.
fn signes(releve: &Releve<'_>) -> bool {
    const MOST: u32 = 20;
    let mut any = false;
    for o in releve.tous().flat_map(|l| l.observe.into_iter().chain(l.vise)) {
        match rapport(&o.valeur) {
            Some((_, whole)) if whole <= MOST => any = true,
            _ => return false,
        }
    }
    any
}

fn rapport(valeur: &Valeur) -> Option<(u32, u32)> {
    let Valeur::Rapport(part, whole) = valeur else { return None };
    let entier = |d: &Decimal| d.fract().is_zero().then(|| d.to_u32()).flatten();
    entier(part).zip(entier(whole)).filter(|(part, whole)| *whole > 0 && part <= whole)
}

/// Whether bars from zero would all look the same.
fn close(low: Decimal, high: Decimal) -> bool {
    let wide = low.checked_mul(Decimal::from(100)).zip(high.checked_mul(Decimal::from(85)));
    low > Decimal::ZERO && low < high && wide.is_some_and(|(low, high)| low > high)
}

fn ends(mesure: &Mesure) -> Vec<Decimal> {
    match mesure {
        Mesure::Nombre(n) => n.parse().into_iter().collect(),
        Mesure::Intervalle(low, high) => [low, high].into_iter().filter_map(|n| n.parse().ok()).collect(),
        Mesure::Rapport(..) | Mesure::Absente => Vec::new(),
    }
}

/// A number to draw, with what must be read beside it: « près de 470 000 », « 27 % en 2050 (projection) ».
fn chiffre(o: &Observation, signes: bool, mots: &Catalogue) -> ChiffreTrace {
    let exact = |n: &crate::model::Nombre| n.absolu().normalize().to_string();
    let mesure = match &o.valeur {
        Valeur::Nombre(n) => Mesure::Nombre(exact(n)),
        Valeur::Intervalle(low, high) => Mesure::Intervalle(exact(low), exact(high)),
        valeur => {
            rapport(valeur).filter(|_| signes).map_or(Mesure::Absente, |(part, whole)| Mesure::Rapport(part, whole))
        }
    };
    let qualificatif = o.qualificatif.as_ref().map_or_else(String::new, |q| format!("{q} "));
    let valeur = format!("{qualificatif}{}", valeur_et_unite(o, mots).0);
    let when = o.temps.map(|t| mots.grammaire().temps(t));
    let mot = match (o.statut, &when) {
        (Statut::Constate, _) => None,
        (Statut::Projection, Some(_)) => Some("figure.projection-en"),
        (Statut::Projection, None) => Some("figure.projection"),
        (Statut::Cible, Some(_)) => Some("figure.cible-en"),
        (Statut::Cible, None) => Some("figure.cible"),
    };
    let texte = match mot {
        Some(mot) => mots.dire(mot, &[("valeur", &valeur), ("quand", &when.unwrap_or_default())]),
        None => valeur,
    };
    ChiffreTrace { cle: cle(o), texte, mesure }
}

/// The words for several territories of a kind.
fn pluriel(nature: NatureTerritoire) -> &'static str {
    match nature {
        NatureTerritoire::Pays => "figure.pays",
        NatureTerritoire::Region => "figure.regions",
        NatureTerritoire::Departement => "figure.departements",
        NatureTerritoire::Intercommunalite => "figure.intercommunalites",
        NatureTerritoire::Local => "figure.autres-lieux",
    }
}
