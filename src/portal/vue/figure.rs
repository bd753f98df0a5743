//! A figure of an indicator: its sentence, its chart, and how to read it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::chiffre::valeur_et_unite;
use super::graphique::{Forme, Graphique, Mesure, Morceau};
use super::phrase;
use super::releve::{Releve, cle};
use super::trace;
use crate::model::{Catalogue, Observation};

/// A figure.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FigureVue {
    /// Prefix of its keys.
    pub id: String,
    /// Identifier of its sentence.
    pub phrase_id: String,
    /// The sentence, numbers apart.
    pub phrase: Vec<Morceau>,
    /// The chart; none when there is nothing to compare.
    pub graphique: Option<Graphique>,
    /// The only number, when there is no chart.
    pub nombre: Option<SeulNombre>,
    /// How to read the chart, and what it leaves out.
    pub lecture: Vec<String>,
}

/// The only number of an indicator.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SeulNombre {
    /// Key.
    pub cle: String,
    /// « plus de »…
    pub qualificatif: Option<String>,
    /// The number.
    pub valeur: String,
    /// Unit in words.
    pub unite: Option<String>,
    /// « dans l'Hérault ».
    pub lieu: String,
}

impl FigureVue {
    /// The sentence as plain text.
    pub(super) fn texte(&self) -> String {
        self.phrase.iter().map(|m| m.texte.as_str()).collect()
    }
}

/// The figure of an indicator over territories.
pub(super) fn figure(releve: &Releve<'_>, id: &str, mots: &Catalogue) -> FigureVue {
    let phrase_id = format!("phrase-{id}");
    let graphique = trace::graphique(releve, id, &phrase_id, mots);
    let mut seuls = releve.tous().filter_map(|l| l.observe);
    let nombre = match (seuls.next(), seuls.next()) {
        (Some(o), None) if graphique.is_none() => Some(seul(o, mots)),
        _ => None,
    };
    FigureVue {
        id: id.to_owned(),
        phrase_id,
        phrase: phrase::phrase(releve, mots),
        lecture: graphique.as_ref().map(|g| lecture(g, releve, mots)).unwrap_or_default(),
        graphique,
        nombre,
    }
}

/// The figures of the territories followed through several moments.
///
/// Their numbers have the keys of the table of the page, where each moment has its row.
pub(super) fn series(releve: &Releve<'_>, id: &str, mots: &Catalogue) -> Vec<FigureVue> {
    let one = |(rank, (t, values)): (usize, &(&crate::model::Territoire, Vec<&Observation>))| {
        let phrase_id = format!("phrase-serie-{}", rank + 1);
        FigureVue {
            phrase: phrase::serie(releve.indicateur, t.formes.lieu.as_str(), values, mots),
            graphique: trace::serie(values, id, &phrase_id, mots),
            id: id.to_owned(),
            phrase_id,
            nombre: None,
            lecture: Vec::new(),
        }
    };
    releve.series.iter().enumerate().map(one).collect()
}

fn seul(o: &Observation, mots: &Catalogue) -> SeulNombre {
    let (valeur, unite) = valeur_et_unite(o, mots);
    SeulNombre {
        cle: cle(o),
        qualificatif: o.qualificatif.as_ref().map(ToString::to_string),
        valeur,
        unite,
        lieu: o.territoire.formes.lieu.to_string(),
    }
}

/// How to read a chart.
fn lecture(graphique: &Graphique, releve: &Releve<'_>, mots: &Catalogue) -> Vec<String> {
    let dire = |cle| mots.texte(cle).to_owned();
    let rangees: Vec<_> = graphique.groupes.iter().flat_map(|g| &g.rangees).collect();
    let mut notes: Vec<String> = Vec::new();
    if let Some(unite) = releve.indicateur.unite.as_ref().filter(|u| !u.as_str().starts_with(['%', '‰', '€'])) {
        let cle = if graphique.forme == Forme::Points { "figure.nombres-en" } else { "figure.valeurs-en" };
        notes.push(mots.dire(cle, &[("unite", unite.as_str())]));
    }
    let has = |kind: fn(&Mesure) -> bool| {
        rangees.iter().flat_map(|r| r.chiffre.iter().chain(&r.vise)).any(|c| kind(&c.mesure))
    };
    if has(|m| matches!(m, Mesure::Intervalle(..))) {
        notes.push(dire("figure.intervalle"));
    }
    if rangees.iter().any(|r| r.vise.is_some()) {
        let projection = releve.tous().filter_map(|l| l.vise).any(|o| o.statut == crate::model::Statut::Projection);
        notes.push(dire(if projection { "figure.pointille-projection" } else { "figure.pointille-cible" }));
    }
    if graphique.forme == Forme::Points {
        notes.push(dire("figure.echelle"));
    }
    if releve.ecartes > 0 {
        notes.push(mots.compter("figure.ecartes", releve.ecartes, &[]));
    }
    let sources: BTreeSet<Option<&str>> =
        releve.tous().filter_map(|l| l.observe).map(|o| o.source.as_ref().map(|s| s.id.as_str())).collect();
    if sources.len() > 1 {
        notes.push(dire("figure.sources"));
    }
    notes
}
