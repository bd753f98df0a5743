//! What a fiche commits to do: actions, steps, pilots, deliverables, calendar, findings, means, follow-up indicators.

use schemars::JsonSchema;
use serde::Serialize;

use super::ici::{Ici, Lien, ProseVue};
use super::suivi::{EtatVue, MesureVue};
use crate::graph::Chemin;
use crate::model::{
    Action, Catalogue, Constat, Declinaison, Etape, Fiche, IndicateurDeSuivi, NatureDeSuivi, NatureMoyen, Polarite,
    Prevision,
};
use crate::portal::capitalized;

/// What a fiche commits to do.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Actions {
    /// Name of their level, several (« actions »).
    pub pluriel: String,
    /// When the document last changed the fiche.
    pub mise_a_jour: Option<String>,
    /// Findings, by subject.
    pub constats: Vec<Sujet>,
    /// Sources of the findings, with their page when they have one.
    pub sources: Vec<SourceNommee>,
    /// The actions themselves.
    pub liste: Vec<ActionVue>,
    /// Follow-up indicators.
    pub indicateurs: Vec<IndicateurVue>,
    /// Means, by kind.
    pub moyens: Vec<Moyens>,
    /// Partners.
    pub partenaires: Vec<Lien>,
    /// Other texts that it follows.
    pub cadres: Vec<String>,
}

/// A source, which has a page when figures come from it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SourceNommee {
    /// Name.
    pub texte: String,
    /// Its page.
    pub href: Option<String>,
}

/// Findings about one subject.
#[derive(Debug, Default, JsonSchema, Serialize)]
pub struct Sujet {
    /// The subject.
    pub titre: Option<String>,
    /// Strengths.
    pub atouts: Vec<ProseVue>,
    /// Weaknesses.
    pub faiblesses: Vec<ProseVue>,
    /// Others.
    pub autres: Vec<ProseVue>,
}

/// An action.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActionVue {
    /// Anchor.
    pub ancre: String,
    /// Code.
    pub code: String,
    /// Name of its level, capital first.
    pub niveau: String,
    /// Title.
    pub titre: String,
    /// Who leads it.
    pub pilotes: Vec<Lien>,
    /// Steps.
    pub etapes: Vec<EtapeVue>,
    /// Deliverables.
    pub livrables: Vec<LivrableVue>,
    /// One entry a year.
    pub annees: Vec<AnneeVue>,
    /// Whether the document says anything of at least one year.
    pub datee: bool,
    /// What the coordination does.
    pub coordination: Option<ProseVue>,
    /// Anything a reader must know.
    pub note: Option<String>,
    /// Latest state, then the earlier ones.
    pub etats: Vec<EtatVue>,
}

/// A step.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EtapeVue {
    /// Text.
    pub prose: ProseVue,
    /// Steps below.
    pub etapes: Vec<EtapeVue>,
}

/// A deliverable.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LivrableVue {
    /// What it is.
    pub texte: String,
    /// Latest state, then the earlier ones.
    pub etats: Vec<EtatVue>,
}

/// A year of a calendar.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct AnneeVue {
    /// Year.
    pub annee: i16,
    /// `prevu`, `non-prevu`, `inconnu`.
    pub etat: &'static str,
    /// The same in words.
    pub mots: String,
}

/// A follow-up indicator.
#[derive(Debug, JsonSchema, Serialize)]
#[schemars(rename = "IndicateurDeSuiviVue")]
pub struct IndicateurVue {
    /// Code.
    pub code: String,
    /// What is followed.
    pub texte: String,
    /// How it is measured, in words.
    pub natures: String,
    /// Anything a reader must know.
    pub note: Option<String>,
    /// Measures, the oldest first.
    pub mesures: Vec<MesureVue>,
}

/// Means of one kind.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Moyens {
    /// The kind.
    pub nature: String,
    /// The means.
    pub proses: Vec<ProseVue>,
}

/// What a fiche commits to do, when it does.
pub(super) fn vue(ici: &Ici<'_>, d: &Declinaison, fiche: &Fiche) -> Option<Actions> {
    let empty = fiche.actions.is_empty()
        && fiche.constats.is_empty()
        && fiche.indicateurs.is_empty()
        && fiche.moyens.is_empty()
        && fiche.partenaires.is_empty();
    if empty {
        return None;
    }
    let niveau = d.plan.sous(&fiche.noeud.niveau);
    Some(Actions {
        pluriel: niveau.map_or_else(|| "actions".to_owned(), |n| n.pluriel.to_string()),
        mise_a_jour: fiche.mise_a_jour.map(|d| ici.date(d)),
        constats: constats(ici, fiche.constats.iter().map(|c| &**c)),
        sources: fiche
            .sources
            .iter()
            .map(|s| SourceNommee { texte: s.nom.to_string(), href: ici.chemin_source(s).map(|c| ici.href(&c)) })
            .collect(),
        liste: fiche
            .actions
            .iter()
            .map(|a| {
                let nom = niveau.map_or("action", |n| n.nom.as_str());
                action(ici, d, a, capitalized(nom))
            })
            .collect(),
        indicateurs: fiche.indicateurs.iter().map(|i| indicateur(d, i, ici.mots())).collect(),
        moyens: moyens(ici, fiche),
        partenaires: fiche.partenaires.iter().map(|a| ici.lien(&Chemin::acteur(a), &a.nom)).collect(),
        cadres: fiche.cadres.iter().map(ToString::to_string).collect(),
    })
}

fn constats<'f>(ici: &Ici<'_>, constats: impl Iterator<Item = &'f Constat>) -> Vec<Sujet> {
    let mut sujets: Vec<Sujet> = Vec::new();
    for constat in constats {
        let titre = constat.domaine.as_ref().map(ToString::to_string);
        let at = sujets.iter().position(|s| s.titre == titre).unwrap_or_else(|| {
            sujets.push(Sujet { titre, ..Sujet::default() });
            sujets.len() - 1
        });
        let Some(sujet) = sujets.get_mut(at) else { continue };
        let list = match constat.polarite {
            Polarite::Atout => &mut sujet.atouts,
            Polarite::Faiblesse => &mut sujet.faiblesses,
            Polarite::Constat => &mut sujet.autres,
        };
        list.push(ici.prose(&constat.texte));
    }
    sujets
}

fn action(ici: &Ici<'_>, d: &Declinaison, action: &Action, niveau: String) -> ActionVue {
    ActionVue {
        ancre: action.ancre(),
        code: action.code.to_string(),
        niveau,
        titre: action.titre.to_string(),
        pilotes: action.pilotes.iter().map(|a| ici.lien(&Chemin::acteur(a), &a.nom)).collect(),
        etapes: action.etapes.iter().map(|e| etape(ici, e)).collect(),
        livrables: action
            .livrables
            .iter()
            .map(|l| LivrableVue { texte: l.texte.to_string(), etats: EtatVue::de(&d.suivi, &l.code, ici.mots()) })
            .collect(),
        annees: annees(action, ici.mots()),
        datee: action.datee(),
        coordination: action.coordination.as_ref().map(|p| ici.prose(p)),
        note: action.note.as_ref().map(ToString::to_string),
        etats: EtatVue::de(&d.suivi, &action.code, ici.mots()),
    }
}

fn etape(ici: &Ici<'_>, step: &Etape) -> EtapeVue {
    EtapeVue { prose: ici.prose(&step.texte), etapes: step.etapes.iter().map(|e| etape(ici, e)).collect() }
}

/// The calendar of an action, year by year.
pub(super) fn annees(action: &Action, lexique: &Catalogue) -> Vec<AnneeVue> {
    let year = |(annee, prevision): &(i16, Prevision)| {
        let (etat, mots) = match prevision {
            Prevision::Prevu => ("prevu", "fiche.prevu"),
            Prevision::NonPrevu => ("non-prevu", "fiche.non-prevu"),
            Prevision::Inconnu => ("inconnu", "commun.non-renseigne"),
        };
        AnneeVue { annee: *annee, etat, mots: lexique.texte(mots).to_owned() }
    };
    action.calendrier.iter().map(year).collect()
}

fn indicateur(d: &Declinaison, i: &IndicateurDeSuivi, mots: &Catalogue) -> IndicateurVue {
    IndicateurVue {
        code: i.code.to_string(),
        texte: i.texte.to_string(),
        natures: natures(&i.natures, mots),
        note: i.note.as_ref().map(ToString::to_string),
        mesures: d.suivi.mesures_de(&i.code).map(|m| MesureVue::new(m, mots)).collect(),
    }
}

/// « un nombre et une description ».
pub(super) fn natures(natures: &[NatureDeSuivi], mots: &Catalogue) -> String {
    let words: Vec<&str> = natures
        .iter()
        .map(|n| match n {
            NatureDeSuivi::Nombre => mots.texte("mesures.nombre"),
            NatureDeSuivi::Qualitatif => mots.texte("mesures.description"),
            NatureDeSuivi::Evolution => mots.texte("mesures.evolution"),
            NatureDeSuivi::OuiNon => mots.texte("mesures.oui-non"),
        })
        .collect();
    words.join(mots.texte("commun.et"))
}

fn moyens(ici: &Ici<'_>, fiche: &Fiche) -> Vec<Moyens> {
    const NATURES: [(NatureMoyen, &str); 4] = [
        (NatureMoyen::Humain, "moyens.humains"),
        (NatureMoyen::Financier, "moyens.financiers"),
        (NatureMoyen::Methodologique, "moyens.methode"),
        (NatureMoyen::Autre, "moyens.autres"),
    ];
    NATURES
        .into_iter()
        .map(|(kind, nature)| Moyens {
            nature: ici.mot(nature).to_owned(),
            proses: fiche.moyens.iter().filter(|m| m.nature == kind).map(|m| ici.prose(&m.texte)).collect(),
        })
        .filter(|m| !m.proses.is_empty())
        .collect()
}
