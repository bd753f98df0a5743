//! Follow-up: what has become of what a plan announced. What nobody entered reads « non renseigné », and no
//! percentage is ever drawn from it.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::actions::natures;
use super::cadre::Titres;
use super::chiffre::valeur_texte;
use super::ici::{Ici, LieuVue};
use super::{Corps, Vue};
use crate::model::{Catalogue, Code, Declinaison, Etat, Mesure, NatureEtat, Suivi};

/// The follow-up of a plan in one view.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SuiviVue {
    /// Name of the territory.
    pub territoire: String,
    /// Title of the plan.
    pub titre: String,
    /// How many things are followed, in words (« 15 fiches-actions, 42 actions et 85 livrables »).
    pub objet: String,
    /// How many are in each state, those that nobody spoke of last; none when nothing was entered.
    pub comptes: Vec<CompteEtat>,
    /// Fiches, each with what it holds.
    pub fiches: Vec<FicheSuivie>,
    /// Years in which something was measured.
    pub annees: Vec<i16>,
    /// Follow-up indicators, with one cell a year.
    pub indicateurs: Vec<IndicateurSuivi>,
}

/// How many things are in a state.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CompteEtat {
    /// Identifier of the state; `inconnu` when nobody spoke of them.
    pub id: &'static str,
    /// The state in words.
    pub mots: String,
    /// How many.
    pub nombre: usize,
}

/// A fiche and what it holds.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FicheSuivie {
    /// The fiche.
    pub lieu: LieuVue,
    /// Latest state, then the earlier ones.
    pub etats: Vec<EtatVue>,
    /// Actions and deliverables.
    pub lignes: Vec<LigneSuivie>,
}

/// An action or a deliverable.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LigneSuivie {
    /// Code.
    pub code: String,
    /// Address.
    pub href: String,
    /// Title.
    pub titre: String,
    /// Whether it is a deliverable of the action above.
    pub livrable: bool,
    /// Latest state, then the earlier ones.
    pub etats: Vec<EtatVue>,
}

/// A state at a date.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EtatVue {
    /// Identifier of the state.
    pub id: &'static str,
    /// The state in words.
    pub mots: String,
    /// When, in French.
    pub date: String,
    /// What happened.
    pub commentaire: Option<String>,
    /// What shows it.
    pub preuve: Option<String>,
    /// Address of what shows it.
    pub url: Option<String>,
}

/// A measure.
#[derive(Debug, JsonSchema, Serialize)]
pub struct MesureVue {
    /// Year.
    pub annee: i16,
    /// Value.
    pub valeur: String,
    /// Anything a reader must know.
    pub note: Option<String>,
}

/// A follow-up indicator over the years.
#[derive(Debug, JsonSchema, Serialize)]
pub struct IndicateurSuivi {
    /// Code.
    pub code: String,
    /// What is followed.
    pub texte: String,
    /// How it is measured.
    pub natures: String,
    /// One cell a year: the value, or nothing.
    pub cases: Vec<Option<String>>,
}

impl EtatVue {
    /// What was entered of a thing, the latest first.
    pub(super) fn de(suivi: &Suivi, cible: &Code, mots: &Catalogue) -> Vec<Self> {
        suivi.de(cible).rev().map(|etat| Self::new(etat, mots)).collect()
    }

    fn new(etat: &Etat, mots: &Catalogue) -> Self {
        Self {
            id: etat.nature.id(),
            mots: mots.texte(etat.nature.mot()).to_owned(),
            date: mots.grammaire().date(etat.date),
            commentaire: etat.commentaire.as_ref().map(ToString::to_string),
            preuve: etat.preuve.as_ref().map(|(texte, _)| texte.to_string()),
            url: etat.preuve.as_ref().and_then(|(_, url)| url.clone()),
        }
    }
}

impl MesureVue {
    pub(super) fn new(mesure: &Mesure, mots: &Catalogue) -> Self {
        Self {
            annee: mesure.annee,
            valeur: valeur_texte(&mesure.valeur, mots),
            note: mesure.note.as_ref().map(ToString::to_string),
        }
    }
}

pub(super) fn vue(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    let fiches: Vec<FicheSuivie> = d.feuillets().map(|f| fiche(ici, d, f)).collect();
    let annees = annees(d);
    let indicateurs = d
        .feuillets()
        .flat_map(|f| &f.indicateurs)
        .map(|i| IndicateurSuivi {
            code: i.code.to_string(),
            texte: i.texte.to_string(),
            natures: natures(&i.natures, ici.mots()),
            cases: annees
                .iter()
                .map(|year| {
                    d.suivi.mesures_de(&i.code).find(|m| m.annee == *year).map(|m| valeur_texte(&m.valeur, ici.mots()))
                })
                .collect(),
        })
        .collect();
    let objet = objet(d, ici.mots());
    Vue {
        modele: "suivi",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mots().dire("suivi.description", &[("titre", d.titre.as_str()), ("objet", &objet)]),
            ariane: vec![ici.ariane_territoire(d)],
            origine: Some(ici.origine(&d.document, None)),
            ..Titres::default()
        }),
        vue: Corps::Suivi(SuiviVue {
            territoire: d.territoire.nom.to_string(),
            titre: d.titre.to_string(),
            objet,
            comptes: comptes(d, ici.mots()),
            fiches,
            annees,
            indicateurs,
        }),
    }
}

fn fiche(ici: &Ici<'_>, d: &Declinaison, fiche: &crate::model::Fiche) -> FicheSuivie {
    let lieu = ici.noeud(&fiche.noeud);
    let line = |code: &Code, ancre: &str, titre: String, livrable| LigneSuivie {
        code: code.to_string(),
        href: format!("{}#{ancre}", lieu.href),
        titre,
        livrable,
        etats: EtatVue::de(&d.suivi, code, ici.mots()),
    };
    let mut lignes = Vec::new();
    for action in &fiche.actions {
        let ancre = action.ancre();
        lignes.push(line(&action.code, &ancre, action.titre.to_string(), false));
        lignes.extend(action.livrables.iter().map(|l| line(&l.code, &ancre, l.texte.to_string(), true)));
    }
    FicheSuivie { etats: EtatVue::de(&d.suivi, &fiche.noeud.code, ici.mots()), lieu, lignes }
}

/// What is followed: actions where there are some, the fiches themselves otherwise.
fn suivis(d: &Declinaison) -> Vec<&Code> {
    let actions: Vec<&Code> = d.actions().map(|(_, a)| &a.code).collect();
    if actions.is_empty() { d.feuillets().map(|f| &f.noeud.code).collect() } else { actions }
}

fn comptes(d: &Declinaison, mots: &Catalogue) -> Vec<CompteEtat> {
    if d.suivi.etats.is_empty() {
        return Vec::new();
    }
    let codes = suivis(d);
    let count =
        |nature: Option<NatureEtat>| codes.iter().filter(|c| d.suivi.dernier(c).map(|e| e.nature) == nature).count();
    let known = NatureEtat::TOUS
        .into_iter()
        .map(|n| CompteEtat { id: n.id(), mots: mots.texte(n.mot()).to_owned(), nombre: count(Some(n)) })
        .filter(|c| c.nombre > 0);
    let unknown =
        CompteEtat { id: "inconnu", mots: mots.texte("commun.non-renseigne").to_owned(), nombre: count(None) };
    known.chain((unknown.nombre > 0).then_some(unknown)).collect()
}

fn annees(d: &Declinaison) -> Vec<i16> {
    let mut years: Vec<i16> = d.suivi.mesures.iter().map(|m| m.annee).collect();
    years.dedup();
    years
}

fn objet(d: &Declinaison, mots: &Catalogue) -> String {
    let plural = |n, un, plusieurs| mots.grammaire().accord(n, un, plusieurs);
    let fiches = d.feuillets().count();
    let mut words = Vec::new();
    if let Some(niveau) = d.plan.niveau_des_fiches() {
        words.push(format!("{fiches} {}", plural(fiches, niveau.nom.as_str(), niveau.pluriel.as_str())));
        let actions = d.actions().count();
        if let Some(below) = d.plan.sous(niveau).filter(|_| actions > 0) {
            words.push(format!("{actions} {}", plural(actions, below.nom.as_str(), below.pluriel.as_str())));
        }
    }
    let livrables: usize = d.actions().map(|(_, a)| a.livrables.len()).sum();
    if livrables > 0 {
        words.push(mots.compter("suivi.livrables", livrables, &[]));
    }
    words.join(", ")
}
