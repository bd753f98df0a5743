//! Indicators: all of them by topic, and the page of each.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::carte::CarteVue;
use super::chiffre::valeur_et_unite;
use super::donnees::Telechargement;
use super::figure::{FigureVue, figure, series};
use super::graphique::Graphique;
use super::ici::{GroupeLieux, Ici, Lien};
use super::references::{LigneChiffre, ligne};
use super::releve::{Releve, cle, haut};
use super::trace;
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Catalogue, Declinaison, Indicateur, Observation, Sens};

/// All indicators.
#[derive(Debug, JsonSchema, Serialize)]
pub struct IndicateursVue {
    /// By topic.
    pub rubriques: Vec<RubriqueIndicateurs>,
    /// How many.
    pub nombre: usize,
}

/// Indicators of a topic.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RubriqueIndicateurs {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// Indicators.
    pub indicateurs: Vec<IndicateurCourt>,
}

/// An indicator, as lists show it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct IndicateurCourt {
    /// Its page.
    pub lien: Lien,
    /// Its lowest and highest values, or its only one with its place.
    pub resume: String,
    /// What its small picture shows; none for a single number.
    pub graphique: Option<Graphique>,
}

/// An indicator.
#[derive(Debug, JsonSchema, Serialize)]
pub struct IndicateurVue {
    /// Topic.
    pub rubrique: String,
    /// What the documents say of it.
    pub definition: Option<String>,
    /// Unit.
    pub unite: Option<String>,
    /// Which way the situation improves, in a sentence.
    pub sens: String,
    /// Its values in one sentence and one picture.
    pub figure: FigureVue,
    /// Territories followed through several moments.
    pub series: Vec<FigureVue>,
    /// Observations.
    pub lignes: Vec<LigneChiffre>,
    /// The map of its values, when there is one.
    pub carte: Option<CarteVue>,
    /// Places that show or cite it.
    pub groupes: Vec<GroupeLieux>,
    /// Other indicators of the topic.
    pub autres: Vec<Lien>,
    /// All pairs of territories, when several give it.
    pub comparer: Option<String>,
    /// Its values, for programs.
    pub telechargements: Vec<Telechargement>,
}

pub(super) fn tous(ici: &Ici<'_>) -> Vue {
    let corpus = ici.site.corpus;
    let observed = |i: &Indicateur| !corpus.observations.de(i.id.as_str()).is_empty();
    let rubriques: Vec<RubriqueIndicateurs> = corpus
        .rubriques
        .values()
        .map(|r| RubriqueIndicateurs {
            id: r.id.to_string(),
            titre: r.titre.to_string(),
            indicateurs: corpus
                .indicateurs
                .values()
                .filter(|i| i.rubrique.id == r.id && observed(i))
                .map(|i| court(ici, i))
                .collect(),
        })
        .filter(|r| !r.indicateurs.is_empty())
        .collect();
    let nombre = rubriques.iter().map(|r| r.indicateurs.len()).sum();
    Vue {
        modele: "indicateurs",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mots().compter("indicateurs.description", nombre, &[]),
            sommaire: rubriques.iter().map(|r| (r.id.clone(), r.titre.clone())).collect(),
            ..Titres::default()
        }),
        vue: Corps::Indicateurs(IndicateursVue { rubriques, nombre }),
    }
}

fn court(ici: &Ici<'_>, i: &Indicateur) -> IndicateurCourt {
    let releve = Releve::new(i, ici.site.corpus.observations.de(i.id.as_str()));
    IndicateurCourt {
        lien: ici.lien(&Chemin::indicateur(i), &i.nom),
        resume: resume(&releve, ici.mots()),
        graphique: trace::graphique(&releve, "", "", ici.mots()),
    }
}

/// « de 14 à 19 % », « 63 % dans l'Hérault ».
fn resume(releve: &Releve<'_>, mots: &Catalogue) -> String {
    // Departments, when there are some: the values of their towns are another matter.
    let nature = releve.lieux.first().map(|l| l.territoire.nature);
    let first = releve.lieux.iter().filter(|l| Some(l.territoire.nature) == nature);
    let values: Vec<&Observation> = first.filter_map(|l| l.observe.or(l.vise)).collect();
    let said = |o: &Observation| {
        let qualificatif = o.qualificatif.as_ref().map_or_else(String::new, |q| format!("{q} "));
        format!("{qualificatif}{}", valeur_et_unite(o, mots).0)
    };
    let sorted = |o: &&&Observation| haut(o);
    match (values.iter().min_by_key(sorted), values.iter().max_by_key(sorted)) {
        (Some(low), Some(high)) if said(low) == said(high) && values.len() == 1 => {
            format!("{} {}", said(low), low.territoire.formes.lieu)
        }
        (Some(low), Some(high)) if said(low) == said(high) => said(low),
        (Some(low), Some(high)) => mots.dire("indicateur.de-a", &[("de", &said(low)), ("a", &said(high))]),
        _ => String::new(),
    }
}

pub(super) fn un(ici: &Ici<'_>, i: &Arc<Indicateur>) -> Vue {
    const ID: &str = "valeurs";
    let corpus = ici.site.corpus;
    let known = corpus.observations.de(i.id.as_str());
    let releve = Releve::new(i, known);
    let mut observations: Vec<&Arc<Observation>> = known.iter().collect();
    // A territory comes before those that hold it, whatever the order of the files.
    observations.sort_by_key(|o| (std::cmp::Reverse(o.territoire.ancetres().count()), o.temps));
    let giving = |d: &&Arc<Declinaison>| observations.iter().any(|o| o.territoire.id == d.territoire.id);
    let several = corpus.declinaisons.iter().filter(giving).count() > 1;
    let comparer = ici.comparer().filter(|_| several);
    let nom = i.nom.to_string();
    let figure = figure(&releve, ID, ici.mots());
    Vue {
        modele: "indicateur",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(ici.mots().dire("indicateur.objet", &[("nom", nom.as_str())])),
            description: super::parties::clip(&figure.texte()),
            ariane: vec![ici.lien(&Chemin::fixe("indicateurs"), ici.mot("pages.indicateurs"))],
            ..Titres::default()
        }),
        vue: Corps::Indicateur(Box::new(IndicateurVue {
            rubrique: i.rubrique.titre.to_string(),
            definition: i.definition.as_ref().map(ToString::to_string),
            unite: i.unite.as_ref().map(ToString::to_string),
            sens: match i.sens {
                Sens::Plus => ici.mot("indicateur.sens-plus").to_owned(),
                Sens::Moins => ici.mot("indicateur.sens-moins").to_owned(),
                Sens::Neutre => ici.mot("indicateur.sens-neutre").to_owned(),
            },
            series: series(&releve, ID, ici.mots()),
            figure,
            lignes: observations
                .into_iter()
                .map(|o| LigneChiffre {
                    cle: Some(cle(o)),
                    document: Some(o.document.titre.to_string()),
                    ..ligne(ici, o, &[])
                })
                .collect(),
            carte: ici.carte_de_l_indicateur(i),
            groupes: ici.groupes(ici.site.index.emplois_indicateur(&i.id)),
            autres: autres(ici, i),
            comparer,
            telechargements: ici.telechargements_de(i),
        })),
    }
}

/// The indicators of the same topic that follow an indicator, the first ones after the last, then the whole topic.
fn autres(ici: &Ici<'_>, i: &Indicateur) -> Vec<Lien> {
    const MOST: usize = 12;
    let of_topic = ici.site.index.indicateurs_du_sujet(&i.rubrique.id);
    let here = of_topic.iter().position(|o| o.id == i.id).unwrap_or_default();
    let others = of_topic.iter().cycle().skip(here + 1).take(of_topic.len().saturating_sub(1));
    let mut liens: Vec<Lien> = others.take(MOST).map(|o| ici.lien(&Chemin::indicateur(o), &o.nom)).collect();
    if of_topic.len() > MOST + 1 {
        let sujet = Chemin::fixe("indicateurs").vers(i.rubrique.id.as_str());
        let texte = ici.mots().compter("indicateur.du-sujet", of_topic.len(), &[("sujet", i.rubrique.titre.as_str())]);
        liens.push(ici.lien(&sujet, texte));
    }
    liens
}
