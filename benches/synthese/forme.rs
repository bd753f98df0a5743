//! How big each part of a synthetic portal is, for a wanted number of pages.

use garrigue::model::MOST_SIDE_BY_SIDE;

use super::alea::Alea;
use super::mots;

/// The shape of a portal.
#[derive(Debug, Clone)]
pub struct Forme {
    /// The seed.
    pub graine: String,
    /// Departments.
    pub territoires: usize,
    /// Objectives of the regional plan.
    pub objectifs: usize,
}

/// One department in so many has a local contract.
const CONTRAT_TOUS_LES: usize = 4;

impl Forme {
    /// The shape that makes about `pages` pages (all the features make more than a hundred), with `territoires` departments when they are given.
    pub fn pour(pages: usize, territoires: Option<usize>, graine: &str) -> Self {
        let territoires = territoires.unwrap_or_else(|| (pages / 10).isqrt()).clamp(2, 100);
        let mut forme = Self { graine: graine.to_owned(), territoires, objectifs: 6 };
        while forme.pages() < pages {
            forme.objectifs += 1;
        }
        forme
    }

    /// About how many pages the portal has.
    pub fn pages(&self) -> usize {
        let local = 12 + self.objectifs * 7 / 8 + self.defis() + 3;
        let paires =
            if self.territoires > MOST_SIDE_BY_SIDE { 0 } else { self.territoires * (self.territoires - 1) / 2 };
        let registre = self.objectifs + self.defis() + self.engagements() + self.indicateurs() + 60;
        self.territoires * local + paires + registre + self.territoires.div_ceil(CONTRAT_TOUS_LES) * 13
    }

    /// Nodes of the second level.
    pub fn defis(&self) -> usize {
        self.objectifs.div_ceil(8)
    }

    /// Nodes of the first level.
    pub fn engagements(&self) -> usize {
        self.defis().min(mots::ENGAGEMENTS.len())
    }

    /// Indicators of the register.
    pub fn indicateurs(&self) -> usize {
        (self.objectifs / 2).clamp(8, 120)
    }

    /// The first level's number of a node of the second level, and its number below it; both from 1.
    pub fn rang_du_defi(&self, defi: usize) -> (usize, usize) {
        let (defis, above) = (self.defis(), self.engagements());
        let engagement = defi * above / defis;
        // The first of its siblings is the smallest one that falls on the same engagement.
        let first = (engagement * defis).div_ceil(above);
        (engagement + 1, defi - first + 1)
    }

    /// The code of a node of the second level, from 0.
    pub fn code_du_defi(&self, defi: usize) -> String {
        let (e, d) = self.rang_du_defi(defi);
        format!("E{e}D{d}")
    }

    /// The node above an objective.
    pub fn defi(objectif: usize) -> usize {
        objectif / 8
    }

    /// The code of an objective, from 0.
    pub fn code(&self, objectif: usize) -> String {
        format!("{}O{}", self.code_du_defi(Self::defi(objectif)), objectif % 8 + 1)
    }

    /// Whether a department has retained an objective: the first has all, the others seven in eight.
    pub fn retenu(&self, territoire: usize, objectif: usize) -> bool {
        territoire == 0 || Alea::new(&self.graine, &format!("retenu {territoire} {objectif}")).sous(8) != 0
    }

    /// Whether a department has a local contract.
    pub fn a_un_contrat(territoire: usize) -> bool {
        territoire.is_multiple_of(CONTRAT_TOUS_LES)
    }

    /// The themes of the register; a small portal uses only some.
    pub fn themes(&self) -> &'static [(&'static str, &'static str)] {
        mots::THEMES.get(..self.objectifs).unwrap_or(&mots::THEMES)
    }

    /// The pathways of the register.
    pub fn parcours(&self) -> &'static [(&'static str, &'static str)] {
        mots::PARCOURS.get(..self.objectifs).unwrap_or(&mots::PARCOURS)
    }
}
