//! The figures that two documents give for the same indicator, by topic, with what may make them deceive.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::super::chiffre::{statut, valeur_et_unite};
use super::super::ici::Ici;
use crate::french::NBSP;
use crate::graph::Chemin;
use crate::model::{Declinaison, Indicateur, NatureIndicateur, Observation, Statut, Temps, Territoire, Valeur};

/// The figures that both documents give.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ChiffresCompares {
    /// How many.
    pub nombre: usize,
    /// How many of which a document at least does not say the year.
    pub sans_date: usize,
    /// How many whose years differ.
    pub dates_differentes: usize,
    /// By topic.
    pub rubriques: Vec<RubriqueComparee>,
}

/// The figures of a topic.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RubriqueComparee {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// Columns: the two territories, then those above them that have a value here.
    pub colonnes: Vec<String>,
    /// Ratios, then raw counts.
    pub groupes: Vec<GroupeCompare>,
    /// Whether some row has a note.
    pub notes: bool,
}

/// Figures that are read the same way.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GroupeCompare {
    /// Whether they are raw counts, which grow with the population.
    pub brut: bool,
    /// Rows.
    pub lignes: Vec<LigneComparee>,
}

/// A figure.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LigneComparee {
    /// Name of the indicator.
    pub libelle: String,
    /// Page of the indicator.
    pub href: String,
    /// « visé » or « projection ».
    pub statut: Option<String>,
    /// One cell a column.
    pub valeurs: Vec<Option<ValeurComparee>>,
    /// When, in words.
    pub quand: String,
    /// `connue`, `inconnue`, `differente`.
    pub date: &'static str,
    /// Ranks, notes, other values: sentences, each with its territory.
    pub notes: Vec<String>,
}

/// The value of a territory.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ValeurComparee {
    /// « plus de »…
    pub qualificatif: Option<String>,
    /// The value alone, with `%` or `€` glued to it.
    pub texte: String,
    /// The unit, when it is a word.
    pub unite: Option<String>,
    /// When, if not what the row says.
    pub quand: Option<String>,
}

type Figure<'c> = &'c Arc<Observation>;

pub(super) fn compares(ici: &Ici<'_>, a: &Declinaison, b: &Declinaison) -> ChiffresCompares {
    let corpus = ici.site.corpus;
    let mut above: Vec<&Arc<Territoire>> = a.territoire.ancetres().collect();
    above.extend(b.territoire.ancetres().filter(|t| a.territoire.ancetres().all(|o| o.id != t.id)));
    let mut rubriques = Vec::new();
    for rubrique in corpus.rubriques.values() {
        let own = corpus.indicateurs.values().filter(|i| i.rubrique.id == rubrique.id);
        let rows: Vec<(bool, Vec<Option<Figure<'_>>>)> = own
            .flat_map(|i| {
                let brut = matches!(i.nature, NatureIndicateur::Effectif | NatureIndicateur::Montant);
                pairs(ici, i, &a.territoire, &b.territoire).into_iter().map(move |(x, y)| (brut, x, y))
            })
            .map(|(brut, x, y)| {
                let up = above.iter().map(|t| beside(ici, x, t));
                (brut, [Some(x), Some(y)].into_iter().chain(up).collect())
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        let shown: Vec<bool> = (0..above.len() + 2)
            .map(|column| rows.iter().any(|(_, cells)| cells.get(column).is_some_and(Option::is_some)))
            .collect();
        let keep = |column: usize| shown.get(column) == Some(&true);
        let names = [&a.territoire, &b.territoire].into_iter().chain(above.iter().copied());
        let mut groupes: Vec<GroupeCompare> = Vec::new();
        for brut in [false, true] {
            let lignes: Vec<LigneComparee> = rows
                .iter()
                .filter(|(b, _)| *b == brut)
                .filter_map(|(_, cells)| {
                    let kept = cells.iter().enumerate().filter(|(c, _)| keep(*c)).map(|(_, o)| *o);
                    ligne(ici, &kept.collect::<Vec<_>>())
                })
                .collect();
            if !lignes.is_empty() {
                groupes.push(GroupeCompare { brut, lignes });
            }
        }
        rubriques.push(RubriqueComparee {
            id: format!("chiffres-{}", rubrique.id),
            titre: rubrique.titre.to_string(),
            notes: groupes.iter().flat_map(|g| &g.lignes).any(|l| !l.notes.is_empty()),
            colonnes: names.enumerate().filter(|(c, _)| keep(*c)).map(|(_, t)| t.nom.to_string()).collect(),
            groupes,
        });
    }
    let lignes = || rubriques.iter().flat_map(|r: &RubriqueComparee| &r.groupes).flat_map(|g| &g.lignes);
    ChiffresCompares {
        nombre: lignes().count(),
        sans_date: lignes().filter(|l| l.date == "inconnue").count(),
        dates_differentes: lignes().filter(|l| l.date == "differente").count(),
        rubriques,
    }
}

/// The values of an indicator that stand beside each other: of the same moment when both documents give one, else the
/// latest of each.
fn pairs<'c>(ici: &Ici<'c>, i: &Indicateur, a: &Territoire, b: &Territoire) -> Vec<(Figure<'c>, Figure<'c>)> {
    let mut out = Vec::new();
    for statut in [Statut::Constate, Statut::Projection, Statut::Cible] {
        let of = |t: &Territoire| {
            let mut all: Vec<Figure<'c>> = given(ici, i, t).filter(|o| o.statut == statut).collect();
            // A second value of the same thing is a note of the first, unless there is no first.
            if all.iter().any(|o| o.variante.is_none()) {
                all.retain(|o| o.variante.is_none());
            }
            all
        };
        let (ours, theirs) = (of(a), of(b));
        let same: Vec<_> =
            ours.iter().filter_map(|x| Some((*x, *theirs.iter().find(|y| y.temps == x.temps)?))).collect();
        if same.is_empty() {
            let latest = |all: &[Figure<'c>]| all.iter().max_by_key(|o| o.temps).copied();
            out.extend(latest(&ours).zip(latest(&theirs)));
        } else {
            out.extend(same);
        }
    }
    out
}

/// The values of an indicator that a territory's documents give; a blank gives none.
fn given<'c>(ici: &Ici<'c>, i: &Indicateur, t: &Territoire) -> impl Iterator<Item = Figure<'c>> {
    let of = ici.site.corpus.observations.de(i.id.as_str());
    of.iter().filter(move |o| o.territoire.id == t.id && o.valeur != Valeur::Vide)
}

/// The value of a territory above, for the moment of a figure when it can be told.
fn beside<'c>(ici: &Ici<'c>, o: &Observation, above: &Territoire) -> Option<Figure<'c>> {
    let i = o.indicateur.as_ref()?;
    let all: Vec<Figure<'c>> = given(ici, i, above).filter(|x| x.statut == o.statut && x.variante.is_none()).collect();
    let same = all.iter().find(|x| x.temps == o.temps);
    let unsure = || all.iter().find(|x| o.statut == Statut::Constate && (x.temps.is_none() || o.temps.is_none()));
    same.or_else(unsure).copied()
}

/// The row of two figures and of those above them.
fn ligne(ici: &Ici<'_>, cells: &[Option<Figure<'_>>]) -> Option<LigneComparee> {
    let (x, y) = (cells.first().copied().flatten()?, cells.get(1).copied().flatten()?);
    let i = x.indicateur.as_ref()?;
    let (quand, date) = when(ici, x, y);
    let common = (x.temps == y.temps).then_some(x.temps);
    let cell = |o: Figure<'_>| {
        let (texte, unite) = valeur_et_unite(o, ici.mots());
        ValeurComparee {
            qualificatif: o.qualificatif.as_ref().map(ToString::to_string),
            texte,
            unite,
            quand: (common != Some(o.temps)).then(|| moment(ici, o.temps)),
        }
    };
    Some(LigneComparee {
        libelle: i.nom.to_string(),
        href: ici.href(&Chemin::indicateur(i)),
        statut: statut(x.statut).map(|cle| ici.mot(cle).to_owned()),
        valeurs: cells.iter().map(|o| o.map(cell)).collect(),
        quand,
        date,
        notes: both(ici, notes(ici, x), notes(ici, y)),
    })
}

fn moment(ici: &Ici<'_>, temps: Option<Temps>) -> String {
    temps.map_or_else(|| ici.mot("commun.annee-absente").to_owned(), |t| ici.temps(t))
}

/// When two figures are true, in words, and whether that can be told.
fn when(ici: &Ici<'_>, x: &Observation, y: &Observation) -> (String, &'static str) {
    let said = |t: Option<Temps>| t.map_or_else(String::new, |t| ici.temps(t));
    let dire = |cle, a: Option<Temps>, b: Option<Temps>| {
        let (x, y) = (x.territoire.formes.lieu.as_str(), y.territoire.formes.lieu.as_str());
        ici.mots().dire(cle, &[("date_a", &said(a)), ("a", x), ("date_b", &said(b)), ("b", y)])
    };
    match (x.temps, y.temps) {
        (Some(a), Some(b)) if a == b => (ici.temps(a), "connue"),
        (Some(a), Some(b)) => (dire("paire.deux-dates", Some(a), Some(b)), "differente"),
        (None, None) => (dire("paire.sans-dates", None, None), "inconnue"),
        (Some(a), None) => (dire("paire.une-date", Some(a), None), "inconnue"),
        (None, Some(b)) => (dire("paire.autre-date", None, Some(b)), "inconnue"),
    }
}

/// What the pages of a figure say of it, and its other values: sentences, each with its territory.
fn notes(ici: &Ici<'_>, o: Figure<'_>) -> Vec<(String, String)> {
    let Some(i) = &o.indicateur else { return Vec::new() };
    let own = [&o.rang, &o.part, &o.note, &o.discordance].into_iter().flatten();
    let mut all: Vec<String> = own.map(ToString::to_string).collect();
    let others = given(ici, i, &o.territoire)
        .filter(|other| other.statut == o.statut && other.variante.is_some() && !Arc::ptr_eq(other, o));
    for other in others {
        let (texte, unite) = valeur_et_unite(other, ici.mots());
        let qualificatif = other.qualificatif.as_ref().map(|q| format!("{q} ")).unwrap_or_default();
        let unite = unite.map(|u| format!(" {u}")).unwrap_or_default();
        let mut note = ici.mots().dire(
            "paire.aussi",
            &[("valeur", &format!("{qualificatif}{texte}{unite}")), ("quand", &moment(ici, other.temps))],
        );
        for why in [&other.discordance, &other.note].into_iter().flatten() {
            note.push(' ');
            note.push_str(why.as_str());
        }
        all.push(note);
    }
    let nom = o.territoire.nom.to_string();
    all.into_iter().map(|text| (nom.clone(), text)).collect()
}

/// The notes of two figures; what is said of both is said once.
fn both(ici: &Ici<'_>, ours: Vec<(String, String)>, theirs: Vec<(String, String)>) -> Vec<String> {
    let mut all = ours;
    for (nom, text) in theirs {
        match all.iter_mut().find(|(_, said)| *said == text) {
            Some((names, _)) => *names = format!("{names}{}{nom}", ici.mot("commun.et")),
            None => all.push((nom, text)),
        }
    }
    all.into_iter().map(|(nom, text)| format!("{nom}{NBSP}: {text}")).collect()
}
