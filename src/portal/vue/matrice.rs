//! Who retained what: codes × territories, one table a plan.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{Ici, Lien, LieuVue};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Declinaison, Niveau, Noeud, Plan};
use crate::portal::{Sujet, capitalized};

/// Which territory retained which node.
#[derive(Debug, JsonSchema, Serialize)]
pub struct MatriceVue {
    /// One table a plan that several territories carry out.
    pub plans: Vec<PlanMatrice>,
    /// All pairs of territories.
    pub comparer: Option<String>,
}

/// The table of a plan.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PlanMatrice {
    /// Anchor.
    pub id: String,
    /// Title of the plan.
    pub titre: String,
    /// Columns: the pages of the territories.
    pub territoires: Vec<Lien>,
    /// How many nodes of each level each territory retained.
    pub totaux: Vec<Total>,
    /// Rows by highest node.
    pub branches: Vec<BrancheMatrice>,
}

/// Counts of a level.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Total {
    /// Name of the level, several, capital first.
    pub texte: String,
    /// One count a territory.
    pub nombres: Vec<usize>,
}

/// The rows of a highest node.
#[derive(Debug, JsonSchema, Serialize)]
pub struct BrancheMatrice {
    /// Anchor.
    pub id: String,
    /// The highest node.
    pub tete: LieuVue,
    /// « 2 défis », one a territory.
    pub comptes: Vec<String>,
    /// Rows, in the plan's order.
    pub lignes: Vec<LigneMatrice>,
}

/// The row of a node.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LigneMatrice {
    /// The register's page of the node, where the territories stand side by side.
    pub noeud: LieuVue,
    /// Whether its territories write a sheet for it.
    pub fiche: bool,
    /// One cell a territory.
    pub cases: Vec<Case>,
}

/// A cell.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Case {
    /// The territory's page of the node; none when it did not retain it.
    pub href: Option<String>,
    /// « retenu » or « fiche ».
    pub mot: String,
    /// « dans l'Hérault ».
    pub lieu: String,
}

impl Ici<'_> {
    /// The address of the page that sets all territories beside each other, when there are several.
    pub(super) fn matrice(&self) -> Option<String> {
        self.has(|s| matches!(s, Sujet::Matrice)).then(|| self.href(&Chemin::fixe("matrice")))
    }

    /// The address of the page that lists the pairs of territories, when they are compared two by two.
    pub(super) fn comparer(&self) -> Option<String> {
        self.has(|s| matches!(s, Sujet::Comparer)).then(|| self.href(&Chemin::fixe("comparer")))
    }
}

pub(super) fn vue(ici: &Ici<'_>) -> Vue {
    let corpus = ici.site.corpus;
    let plans: Vec<PlanMatrice> = corpus
        .plans_communs()
        .map(|plan| (plan, corpus.declinaisons_de(plan)))
        .filter(|(_, territoires)| territoires.len() > 1)
        .map(|(plan, territoires)| table(ici, plan, &territoires))
        .collect();
    let nombre = plans.iter().map(|p| p.territoires.len()).max().unwrap_or_default();
    Vue {
        modele: "matrice",
        vignette: None,
        page: ici
            .cadre(Titres { description: ici.mots().compter("matrice.description", nombre, &[]), ..Titres::default() }),
        vue: Corps::Matrice(MatriceVue { plans, comparer: ici.comparer() }),
    }
}

fn table(ici: &Ici<'_>, plan: &Arc<Plan>, territoires: &[&Arc<Declinaison>]) -> PlanMatrice {
    let lowest = plan.niveau_des_fiches().map_or(0, |n| n.rang);
    // The level that territories choose from, right above their sheets.
    let chosen = plan.niveaux.get(lowest.saturating_sub(1));
    let levels = plan.niveaux.iter().filter(|n| (1..=lowest).contains(&n.rang) || lowest == 0);
    PlanMatrice {
        id: format!("plan-{}", plan.id),
        titre: plan.titre.to_string(),
        territoires: territoires.iter().map(|d| ici.lien(&Chemin::declinaison(d), &d.territoire.nom)).collect(),
        totaux: levels
            .map(|n| Total {
                texte: capitalized(n.pluriel.as_str()),
                nombres: territoires.iter().map(|d| count(plan, n, d, None)).collect(),
            })
            .collect(),
        branches: plan
            .enfants(None)
            .map(|tete| BrancheMatrice {
                id: format!("{}-{}", plan.id, tete.code.anchor()),
                tete: ici.noeud(tete),
                comptes: territoires
                    .iter()
                    .map(|d| chosen.map_or_else(String::new, |n| words(ici, count(plan, n, d, Some(tete)), n)))
                    .collect(),
                lignes: plan
                    .noeuds
                    .values()
                    .filter(|n| n.niveau.rang <= lowest && (n.niveau.rang > 0 || lowest == 0) && n.est_sous(tete))
                    .map(|n| ligne(ici, n, territoires, n.niveau.rang == lowest))
                    .collect(),
            })
            .collect(),
    }
}

/// How many nodes of a level, of one branch or of all, a territory has a page for.
fn count(plan: &Plan, niveau: &Niveau, d: &Declinaison, branche: Option<&Arc<Noeud>>) -> usize {
    let below = |n: &&Arc<Noeud>| branche.is_none_or(|b| n.est_sous(b));
    plan.du_niveau(niveau).filter(below).filter(|n| d.a_une_page(n)).count()
}

/// « 2 défis »: the first word of the level's name is enough in a narrow column.
fn words(ici: &Ici<'_>, nombre: usize, niveau: &Niveau) -> String {
    let nom = ici.mots().grammaire().accord(nombre, niveau.nom.as_str(), niveau.pluriel.as_str());
    format!("{nombre} {}", nom.split_whitespace().next().unwrap_or(nom))
}

fn ligne(ici: &Ici<'_>, noeud: &Arc<Noeud>, territoires: &[&Arc<Declinaison>], fiche: bool) -> LigneMatrice {
    let case = |d: &&Arc<Declinaison>| Case {
        href: d.a_une_page(noeud).then(|| ici.href(&Chemin::local(d, noeud))),
        mot: ici.mot(if d.retient(noeud) { "matrice.retenu" } else { "matrice.fiche" }).to_owned(),
        lieu: d.territoire.formes.lieu.to_string(),
    };
    LigneMatrice { noeud: ici.noeud(noeud), fiche, cases: territoires.iter().map(case).collect() }
}
