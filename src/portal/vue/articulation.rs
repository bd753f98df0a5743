//! How plans meet: what a contract carries out of the plans above, and who carries out a node below.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{Ici, Lien, LieuVue};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::graph::articulation::{Force, articulation, force, services, servis, serviteurs};
use crate::model::{Declinaison, Fiche, Noeud};
use crate::portal::capitalized;

/// The crosswalk of a contract: fiche by fiche, what it carries out above.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ArticulationVue {
    /// Name of the territory.
    pub territoire: String,
    /// Name of the level of the fiches, capital first.
    pub niveau: String,
    /// Short titles of the plans served.
    pub plans: Vec<String>,
    /// Titles of the territories' plans that the crosswalk is computed with.
    pub colonnes: Vec<Lien>,
    /// Fiches.
    pub lignes: Vec<LigneArticulation>,
}

/// A fiche of the crosswalk.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LigneArticulation {
    /// The fiche.
    pub fiche: LieuVue,
    /// What it says that it carries out.
    pub sert: Vec<LieuVue>,
    /// For each column, what the territory retained of it.
    pub retenus: Vec<Vec<LieuVue>>,
}

/// What a fiche carries out of the plans above.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Sert {
    /// Short titles of the plans.
    pub plans: Vec<String>,
    /// Branches of these plans, each with the nodes that the fiche names.
    pub branches: Vec<BrancheServie>,
    /// What each territory above retained of it.
    pub au_dessus: Vec<AuDessus>,
}

/// A node above those that a fiche names.
#[derive(Debug, JsonSchema, Serialize)]
pub struct BrancheServie {
    /// The node above, when there is one.
    pub tete: Option<LieuVue>,
    /// The nodes named.
    pub noeuds: Vec<NoeudServi>,
}

/// A node that a fiche names.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NoeudServi {
    /// The node, at its best page: a territory's sheet when one above has it, the register otherwise.
    pub lieu: LieuVue,
    /// What the document adds.
    pub note: Option<String>,
    /// « Même objectif opérationnel dans l'Hérault », with whether it is the same node.
    pub forces: Vec<ForceVue>,
}

/// How strongly a fiche and a territory's plan meet.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ForceVue {
    /// Whether it is the very same node.
    pub meme: bool,
    /// In words.
    pub texte: String,
}

/// What a territory above retained of what a fiche carries out.
#[derive(Debug, JsonSchema, Serialize)]
pub struct AuDessus {
    /// The territory's plan.
    pub plan: Lien,
    /// The nodes in common; none is said in words.
    pub noeuds: Vec<LieuVue>,
}

/// The contracts that carry out a node.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Serviteur {
    /// The contract.
    pub plan: Lien,
    /// Fiches that carry out this very node.
    pub meme: Vec<LieuVue>,
    /// Fiches that only have the node above in common.
    pub branche: Vec<LieuVue>,
    /// « même objectif opérationnel ».
    pub mots_meme: String,
    /// « même défi seulement ».
    pub mots_branche: Option<String>,
}

/// What a fiche carries out, when it carries out something.
pub(super) fn sert(ici: &Ici<'_>, d: &Declinaison, fiche: &Fiche) -> Option<Sert> {
    if d.plan.sert.is_empty() {
        return None;
    }
    let above: Vec<&Arc<Declinaison>> = servis(ici.site.corpus, d).collect();
    let mut branches: Vec<BrancheServie> = Vec::new();
    for lien in &fiche.sert {
        let tete = lien.noeud.parent.as_ref().map(|p| au_mieux(ici, p, &above));
        let noeud = NoeudServi {
            lieu: au_mieux(ici, &lien.noeud, &above),
            note: lien.note.as_ref().map(ToString::to_string),
            forces: above.iter().filter_map(|other| force_vue(ici, &lien.noeud, other)).collect(),
        };
        match branches.iter_mut().find(|b| b.tete.as_ref().map(|t| &t.code) == tete.as_ref().map(|t| &t.code)) {
            Some(branch) => branch.noeuds.push(noeud),
            None => branches.push(BrancheServie { tete, noeuds: vec![noeud] }),
        }
    }
    Some(Sert {
        plans: d.plan.sert.iter().map(|p| p.titre_court.to_string()).collect(),
        branches,
        au_dessus: above
            .iter()
            .map(|other| AuDessus {
                plan: ici.lien(&Chemin::declinaison(other), &other.titre),
                noeuds: articulation(fiche, other).iter().map(|n| local(ici, other, n)).collect(),
            })
            .collect(),
    })
}

/// A node at the page of the nearest territory above that has one, in the register otherwise.
fn au_mieux(ici: &Ici<'_>, noeud: &Noeud, above: &[&Arc<Declinaison>]) -> LieuVue {
    match above.iter().find(|d| d.a_une_page(noeud)) {
        Some(d) => local(ici, d, noeud),
        None => ici.noeud(noeud),
    }
}

fn local(ici: &Ici<'_>, d: &Declinaison, noeud: &Noeud) -> LieuVue {
    let titre = d.fiche(noeud).map_or(&noeud.titre, |f| f.titre()).to_string();
    LieuVue { href: ici.href(&Chemin::local(d, noeud)), titre, ..ici.noeud(noeud) }
}

fn force_vue(ici: &Ici<'_>, noeud: &Noeud, d: &Declinaison) -> Option<ForceVue> {
    let lieu = &d.territoire.formes.lieu;
    Some(match force(noeud, d)? {
        Force::MemeNoeud => ForceVue {
            meme: true,
            texte: ici
                .mots()
                .dire("articulation.meme-ici", &[("niveau", noeud.niveau.nom.as_str()), ("lieu", lieu.as_str())]),
        },
        Force::MemeBranche => {
            let nom = noeud.parent.as_ref().map_or(&noeud.niveau.nom, |p| &p.niveau.nom);
            ForceVue {
                meme: false,
                texte: ici
                    .mots()
                    .dire("articulation.branche-ici", &[("niveau", nom.as_str()), ("lieu", lieu.as_str())]),
            }
        }
    })
}

/// The contracts below a territory that carry out one of its nodes.
pub(super) fn par(ici: &Ici<'_>, d: &Declinaison, noeud: &Noeud) -> Vec<Serviteur> {
    serviteurs(ici.site.corpus, d).filter_map(|below| serviteur(ici, below, noeud)).collect()
}

/// Every contract that carries out a node of the register.
pub(super) fn partout(ici: &Ici<'_>, noeud: &Noeud) -> Vec<Serviteur> {
    let plan = &noeud.niveau.plan;
    let below = ici.site.corpus.declinaisons.iter().filter(|d| d.plan.sert.iter().any(|p| p.id == *plan));
    below.filter_map(|d| serviteur(ici, d, noeud)).filter(|s| !s.meme.is_empty()).collect()
}

fn serviteur(ici: &Ici<'_>, below: &Arc<Declinaison>, noeud: &Noeud) -> Option<Serviteur> {
    let found = services(below, noeud);
    if found.is_empty() {
        return None;
    }
    let of = |force: Force| {
        let these = found.iter().filter(|s| s.force == force);
        these.map(|s| local(ici, below, &s.fiche.noeud)).collect::<Vec<_>>()
    };
    Some(Serviteur {
        plan: ici.lien(&Chemin::declinaison(below), &below.titre),
        meme: of(Force::MemeNoeud),
        branche: of(Force::MemeBranche),
        mots_meme: ici.mots().dire("articulation.meme", &[("niveau", noeud.niveau.nom.as_str())]),
        mots_branche: noeud
            .parent
            .as_ref()
            .map(|p| ici.mots().dire("articulation.branche", &[("niveau", p.niveau.nom.as_str())])),
    })
}

pub(super) fn vue(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    let above: Vec<&Arc<Declinaison>> = servis(ici.site.corpus, d).collect();
    let lignes = d
        .feuillets()
        .map(|fiche| LigneArticulation {
            fiche: ici.noeud(&fiche.noeud),
            sert: fiche.sert.iter().map(|l| au_mieux(ici, &l.noeud, &above)).collect(),
            retenus: above
                .iter()
                .map(|other| articulation(fiche, other).iter().map(|n| local(ici, other, n)).collect())
                .collect(),
        })
        .collect();
    let plans: Vec<String> = d.plan.sert.iter().map(|p| p.titre_court.to_string()).collect();
    Vue {
        modele: "articulation",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici
                .mots()
                .dire("articulation.description", &[("titre", d.titre.as_str()), ("plans", &plans.join(", "))]),
            ariane: vec![ici.ariane_territoire(d)],
            origine: Some(ici.origine(&d.document, None)),
            ..Titres::default()
        }),
        vue: Corps::Articulation(ArticulationVue {
            territoire: d.territoire.nom.to_string(),
            niveau: d.plan.niveau_des_fiches().map_or_else(String::new, |n| capitalized(n.nom.as_str())),
            plans,
            colonnes: above.iter().map(|other| ici.lien(&Chemin::declinaison(other), &other.titre)).collect(),
            lignes,
        }),
    }
}
