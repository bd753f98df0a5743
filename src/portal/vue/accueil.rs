//! The home page, and the page of errors.

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::carte::CarteVue;
use super::chez_moi::{self, Champ};
use super::entrees::{self, FamilleVue};
use super::ici::{Ici, Lien, LieuVue};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Declinaison, Niveau};
use crate::portal::Sujet;

/// The home page.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Accueil {
    /// Territories that carry out a plan of the register.
    pub territoires: Vec<CarteTerritoire>,
    /// Ways in by need.
    pub entrees: Vec<FamilleVue>,
    /// A map, when shapes were given.
    pub carte: Option<CarteVue>,
    /// The field that finds a commune.
    pub champ: Option<Champ>,
    /// Territories that have a plan of their own.
    pub contrats: Vec<CarteTerritoire>,
    /// Highest nodes of the regional plan.
    pub branches: Vec<LieuVue>,
    /// Name of the level of the branches (« engagements »).
    pub niveau: Option<String>,
    /// Title of the regional plan.
    pub plan: Option<String>,
    /// Themes that lead somewhere.
    pub themes: Vec<Lien>,
    /// Pathways that lead somewhere.
    pub parcours: Vec<Lien>,
    /// Page that explains the tables of the care offer.
    pub comprendre: Option<String>,
    /// Page of sources.
    pub sources: String,
    /// Page about the portal.
    pub a_propos: Option<String>,
    /// Who retained what, when several territories share the plan.
    pub matrice: Option<String>,
    /// All pairs of territories.
    pub comparer: Option<String>,
}

/// A territory on the home page.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CarteTerritoire {
    /// Its page.
    pub href: String,
    /// Name.
    pub nom: String,
    /// Official title of its plan.
    pub titre: String,
    /// « 11 défis, 17 objectifs opérationnels ».
    pub compte: String,
    /// How many care activities.
    pub activites: usize,
}

/// The page of errors.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Introuvable {
    /// A code, to show how codes are written.
    pub exemple: Option<String>,
    /// Home.
    pub accueil: String,
    /// Site map.
    pub plan_du_site: String,
    /// Glossary.
    pub glossaire: Option<String>,
}

/// A plan as a card.
pub(super) fn carte(ici: &Ici<'_>, d: &Declinaison) -> CarteTerritoire {
    let lowest = d.plan.niveau_des_fiches();
    let fiches = d.feuillets().count();
    let retenus =
        d.retenus.first().map_or_else(String::new, |n| format!("{}, ", combien(ici, d.retenus.len(), &n.niveau)));
    let actions = d.actions().count();
    let below = lowest.and_then(|n| d.plan.sous(n)).filter(|_| actions > 0);
    let actions = below.map_or_else(String::new, |n| format!(", {}", combien(ici, actions, n)));
    CarteTerritoire {
        href: ici.href(&Chemin::declinaison(d)),
        nom: d.territoire.nom.to_string(),
        titre: d.titre.to_string(),
        compte: format!("{retenus}{}{actions}", lowest.map_or_else(String::new, |n| combien(ici, fiches, n))),
        activites: d.offre.len(),
    }
}

/// « 1 défi », « 12 actions ».
fn combien(ici: &Ici<'_>, nombre: usize, niveau: &Niveau) -> String {
    format!("{nombre} {}", ici.mots().grammaire().accord(nombre, niveau.nom.as_str(), niveau.pluriel.as_str()))
}

pub(super) fn vue(ici: &Ici<'_>) -> Vue {
    let corpus = ici.site.corpus;
    let portail = &corpus.portail;
    let plan = corpus.plans_communs().next();
    let (contrats, territoires): (Vec<_>, Vec<_>) = corpus.declinaisons.iter().partition(|d| d.plan.dossier.is_some());
    let used = |register: &crate::model::Registre<crate::model::Etiquette>| {
        register
            .values()
            .filter(|e| !ici.site.index.emplois_etiquette(e).is_empty())
            .map(|e| ici.etiquette(e))
            .collect()
    };
    let libre = |id: &str| corpus.pages.get(id).map(|p| ici.href(&Chemin::libre(p)));
    let titre = portail.titre.to_string();
    let description = portail.sous_titre.as_ref().unwrap_or(&portail.titre).to_string();
    Vue {
        modele: "accueil",
        vignette: None,
        page: ici.cadre(Titres {
            titre: Some(titre),
            objet: Some(ici.mot("pages.accueil").into()),
            description,
            ..Titres::default()
        }),
        vue: Corps::Accueil(Accueil {
            territoires: territoires.into_iter().map(|d| carte(ici, d)).collect(),
            entrees: entrees::familles(ici),
            carte: ici.carte_des_plans(),
            champ: chez_moi::champ(ici),
            contrats: contrats.into_iter().map(|d| carte(ici, d)).collect(),
            branches: plan.map_or_else(Vec::new, |p| p.enfants(None).map(|n| ici.noeud(n)).collect()),
            niveau: plan.and_then(|p| p.niveaux.first()).map(|n| n.pluriel.to_string()),
            plan: plan.map(|p| p.titre.to_string()),
            themes: used(&corpus.themes),
            parcours: used(&corpus.parcours),
            comprendre: libre("comprendre-l-offre"),
            sources: ici.href(&Chemin::fixe("sources")),
            a_propos: libre("a-propos"),
            matrice: ici.matrice(),
            comparer: ici.comparer(),
        }),
    }
}

pub(super) fn introuvable(ici: &Ici<'_>) -> Vue {
    let mut exemple = ici.site.corpus.declinaisons.iter().flat_map(|d| &d.fiches);
    let exemple = exemple.rfind(|f| f.noeud.code.as_str().contains('O'));
    Vue {
        modele: "introuvable",
        vignette: None,
        page: ici.cadre(Titres {
            titre: Some(ici.mot("introuvable.titre").into()),
            objet: Some(ici.mot("pages.introuvable").into()),
            description: ici.mot("introuvable.description").into(),
            ..Titres::default()
        }),
        vue: Corps::Introuvable(Introuvable {
            exemple: exemple.map(|f| f.noeud.code.to_string()),
            accueil: ici.href(&Chemin::accueil()),
            plan_du_site: ici.href(&Chemin::fixe("plan-du-site")),
            glossaire: ici.has(|s| matches!(s, Sujet::Glossaire)).then(|| ici.href(&Chemin::fixe("glossaire"))),
        }),
    }
}
