//! The calendar of a plan: a table of actions by years, and the same facts drawn beside it.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::actions::{AnneeVue, annees};
use super::cadre::Titres;
use super::donnees::Telechargement;
use super::ici::{Ici, LieuVue};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Action, Declinaison, Prevision};
use crate::portal::capitalized;

/// The calendar of a plan.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CalendrierVue {
    /// Name of the territory.
    pub territoire: String,
    /// Name of the level of the actions, capital first.
    pub niveau: String,
    /// The same, several.
    pub pluriel: String,
    /// Years of the plan.
    pub annees: Vec<i16>,
    /// Fiches with their actions.
    pub fiches: Vec<FicheDatee>,
    /// How many actions.
    pub nombre: usize,
    /// How many actions the document says nothing of, in any year.
    pub sans_date: usize,
    /// How many actions of which it says something in every year.
    pub complets: usize,
    /// The drawing.
    pub dessin: Dessin,
    /// File for calendar programs; none when no year is planned.
    pub ics: Option<Telechargement>,
}

/// A fiche and its actions.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FicheDatee {
    /// The fiche.
    pub lieu: LieuVue,
    /// Its actions.
    pub actions: Vec<ActionDatee>,
}

/// An action, year by year.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActionDatee {
    /// Code.
    pub code: String,
    /// Address.
    pub href: String,
    /// Title.
    pub titre: String,
    /// Whether the document says anything of at least one year.
    pub datee: bool,
    /// One entry a year.
    pub annees: Vec<AnneeVue>,
}

/// The drawing: one row an action, one column a year, in units of its own.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Dessin {
    /// Width.
    pub largeur: usize,
    /// Height.
    pub hauteur: usize,
    /// Titles of columns, with the middle of each.
    pub colonnes: Vec<(usize, i16)>,
    /// Rows.
    pub rangs: Vec<Rang>,
}

/// A row of the drawing.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Rang {
    /// Code of the action.
    pub code: String,
    /// Top.
    pub y: usize,
    /// Runs of years of one state: start, width, state.
    pub traits: Vec<(usize, usize, &'static str)>,
}

const MARGE: usize = 56;
const COLONNE: usize = 40;
const TETE: usize = 22;
const RANG: usize = 16;

pub(super) fn vue(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    let (from, to) = d.plan.periode;
    let fiches: Vec<FicheDatee> = d
        .feuillets()
        .filter(|f| !f.actions.is_empty())
        .map(|f| {
            let lieu = ici.noeud(&f.noeud);
            let actions = f.actions.iter().map(|a| ActionDatee {
                code: a.code.to_string(),
                href: format!("{}#{}", lieu.href, a.ancre()),
                titre: a.titre.to_string(),
                datee: a.datee(),
                annees: annees(a, ici.mots()),
            });
            FicheDatee { actions: actions.collect(), lieu }
        })
        .collect();
    let actions: Vec<&Action> = d.actions().map(|(_, a)| a).collect();
    let niveau = d.plan.niveau_des_fiches().and_then(|n| d.plan.sous(n));
    let pluriel = niveau.map_or_else(|| "actions".to_owned(), |n| n.pluriel.to_string());
    let nombre = actions.len();
    Vue {
        modele: "calendrier",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mots().compter(
                "calendrier.description",
                nombre,
                &[("niveau", &pluriel), ("titre", d.titre.as_str()), ("de", &from.to_string()), ("a", &to.to_string())],
            ),
            ariane: vec![ici.ariane_territoire(d)],
            origine: Some(ici.origine(&d.document, None)),
            ..Titres::default()
        }),
        vue: Corps::Calendrier(CalendrierVue {
            territoire: d.territoire.nom.to_string(),
            niveau: capitalized(niveau.map_or("action", |n| n.nom.as_str())),
            pluriel,
            annees: (from..=to).collect(),
            fiches,
            nombre,
            sans_date: actions.iter().filter(|a| !a.datee()).count(),
            complets: actions.iter().filter(|a| a.calendrier.iter().all(|(_, p)| *p != Prevision::Inconnu)).count(),
            dessin: dessin(d.plan.periode, &actions),
            ics: ici.telechargement(Chemin::ics(d).sans_ancre(), "iCalendar", ici.mot("calendrier.fichier")),
        }),
    }
}

fn dessin((from, to): (i16, i16), actions: &[&Action]) -> Dessin {
    let years: Vec<i16> = (from..=to).collect();
    let rangs = actions
        .iter()
        .enumerate()
        .map(|(i, action)| Rang { code: action.code.to_string(), y: TETE + i * RANG, traits: traits(action) })
        .collect();
    Dessin {
        largeur: MARGE + years.len() * COLONNE,
        hauteur: TETE + actions.len() * RANG,
        colonnes: years.iter().enumerate().map(|(i, y)| (MARGE + i * COLONNE + COLONNE / 2, *y)).collect(),
        rangs,
    }
}

/// Runs of years of one state; nothing is drawn for years in which nothing is planned.
fn traits(action: &Action) -> Vec<(usize, usize, &'static str)> {
    let mut runs: Vec<(usize, usize, &'static str)> = Vec::new();
    for (i, (_, prevision)) in action.calendrier.iter().enumerate() {
        let etat = match prevision {
            Prevision::Prevu => "prevu",
            Prevision::Inconnu => "inconnu",
            Prevision::NonPrevu => continue,
        };
        let x = MARGE + i * COLONNE;
        match runs.last_mut() {
            Some((start, width, last)) if *last == etat && *start + *width == x => *width += COLONNE,
            _ => runs.push((x, COLONNE, etat)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Files, Span};
    use crate::model::{Code, Texte};

    fn action(calendrier: Vec<(i16, Prevision)>) -> Action {
        Action {
            code: Code::parse("1.1-A1").unwrap(),
            titre: Texte::new("Essai"),
            pilotes: Vec::new(),
            etapes: Vec::new(),
            livrables: Vec::new(),
            calendrier,
            coordination: None,
            note: None,
            span: Span::new(Files::default().add("1.1.md", ""), 0, 0),
        }
    }

    #[test]
    fn years_that_follow_each_other_in_one_state_are_one_stroke() {
        let a = action(vec![
            (2024, Prevision::Prevu),
            (2025, Prevision::Prevu),
            (2026, Prevision::NonPrevu),
            (2027, Prevision::Prevu),
        ]);
        assert_eq!(traits(&a), [(MARGE, 2 * COLONNE, "prevu"), (MARGE + 3 * COLONNE, COLONNE, "prevu")]);
    }

    #[test]
    fn a_year_that_the_document_does_not_speak_of_is_drawn_otherwise_than_a_planned_one() {
        let a = action(vec![(2024, Prevision::Prevu), (2025, Prevision::Inconnu)]);
        assert_eq!(traits(&a), [(MARGE, COLONNE, "prevu"), (MARGE + COLONNE, COLONNE, "inconnu")]);
    }
}
