//! The portal as data: tables, each column described and filled in one place.
//!
//! [`tables`] lists them; [`crate::export`] writes them in every format, and the data page and the documentation show
//! the same descriptions. A column never changes its name once published; a new one comes last.

mod actions;
mod adresse;
mod chiffres;
mod demandes;
mod dictionnaire;
mod fiches;
mod markdown;
mod mesure;
mod offre;
mod plans;
mod publiees;
mod reperes;
mod suivi;
mod table;

use std::sync::Arc;

pub use adresse::absolu_depuis;
pub use publiees::{Fichiers, TablePubliee};
pub use table::{Cellule, Champ, Description, Nature, Sujet, Table};

use self::table::Colonne;
use crate::graph::Chemin;
use crate::model::{Bloc, Fiche, Indicateur, Observation};
use crate::portal::{Page, Site, Sujet as SujetDePage};

/// How partial dates and intervals of years are written.
const FORME_DATE: &str = r"(\d{4}(-\d{2}(-\d{2})?)?|\d{4}/\d{4})";

/// Every table of a portal, in the order of the data page.
#[must_use]
pub fn tables<'s>(site: &'s Site<'s>) -> Vec<Table<'s>> {
    let tables = vec![
        chiffres::observations(site, None),
        chiffres::indicateurs(site),
        chiffres::chiffres(site),
        offre::offre(site),
        offre::activites(site),
        plans::plans(site),
        plans::niveaux(site),
        plans::noeuds(site),
        plans::declinaisons(site),
        plans::retenus(site),
        plans::revisions(site),
        fiches::fiches(site),
        fiches::sections(site),
        fiches::textes(site),
        fiches::liens(site),
        actions::actions(site),
        actions::etapes(site),
        actions::livrables(site),
        actions::calendrier(site),
        suivi::indicateurs(site),
        suivi::mesures(site),
        suivi::etats(site),
        actions::feuilles(site),
        demandes::demandes(site),
        reperes::territoires(site),
        reperes::acteurs(site),
        reperes::roles(site),
        reperes::etiquettes(site),
        reperes::etiquetages(site),
        reperes::documents(site),
        reperes::sources(site),
        reperes::sigles(site),
        reperes::pages(site),
    ];
    let grammaire = site.mots().grammaire();
    tables.into_iter().map(|t| dictionnaire::traduite(t, grammaire)).collect()
}

/// The observations of one indicator.
#[must_use]
pub fn indicateur<'s>(site: &'s Site<'s>, indicateur: &'s Arc<Indicateur>) -> Table<'s> {
    dictionnaire::traduite(chiffres::observations(site, Some(indicateur)), site.mots().grammaire())
}

/// The public address of a page.
fn absolu(site: &Site<'_>, chemin: &Chemin) -> String {
    format!("{}{chemin}", site.corpus.portail.base_url)
}

/// A row that a page shows.
trait Situee {
    /// Public address of the page.
    fn adresse(&self) -> String;
}

fn page<T: Situee>() -> Colonne<T> {
    Colonne::new("page", "Page", "Adresse de la page qui le montre.", |l: &T| l.adresse().into())
        .est(Nature::Adresse)
        .obligatoire()
}

/// A text with figures, on its page.
#[derive(Clone, Copy)]
enum TexteSitue<'s> {
    Fiche(&'s Fiche),
    Bloc(&'s Bloc),
}

impl<'s> TexteSitue<'s> {
    fn chiffres(self) -> impl Iterator<Item = &'s Observation> {
        let all = match self {
            Self::Fiche(f) => &f.chiffres,
            Self::Bloc(b) => &b.chiffres,
        };
        all.iter().map(|o| &**o)
    }
}

/// The fiche, or the blocks, whose page this is.
fn textes_de<'s>(site: &Site<'s>, page: &'s Page) -> Vec<TexteSitue<'s>> {
    match &page.sujet {
        SujetDePage::Rubrique(d, rubrique) => d.blocs_de(*rubrique).map(|b| TexteSitue::Bloc(b)).collect(),
        _ => fiche_de(site, page).into_iter().map(TexteSitue::Fiche).collect(),
    }
}

/// The fiche whose page this is: a territory's, or the plan's own text.
fn fiche_de<'s>(site: &Site<'s>, page: &'s Page) -> Option<&'s Fiche> {
    match &page.sujet {
        SujetDePage::Local(d, noeud) => d.fiche(noeud).map(|f| &**f),
        SujetDePage::Noeud(_, noeud) => site.corpus.texte(noeud).map(|f| &**f),
        _ => None,
    }
}

/// The identifier of what a page is about: its address without slash at the end.
fn id_de(page: &Chemin) -> &str {
    page.sans_ancre().trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_of_the_model_fits_the_pattern_that_is_published() {
        use crate::model::{DatePartielle, Temps};
        for text in ["2023", "2023-10", "2023-06-01"] {
            assert_eq!(Temps::Date(DatePartielle::parse(text).unwrap()).iso(), text);
        }
        assert_eq!(Temps::parse_periode("2020-2022").unwrap().iso(), "2020/2022");
        assert!(FORME_DATE.ends_with(r"\d{4}/\d{4})"));
    }
}
