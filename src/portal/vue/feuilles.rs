//! Roadmaps with partners.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{Ici, Lien, LieuVue, ProseVue};
use super::parties::clip;
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{ActionDeFeuille, Declinaison, Feuille};

/// The roadmaps of a plan.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FeuillesVue {
    /// Name of the territory.
    pub territoire: String,
    /// Roadmaps.
    pub feuilles: Vec<FeuilleVue>,
}

/// A roadmap.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FeuilleVue {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// With whom.
    pub partenaire: Lien,
    /// Place in the document.
    pub section: String,
    /// Before the actions.
    pub introduction: Option<ProseVue>,
    /// Actions.
    pub actions: Vec<ActionDeRoute>,
    /// After the actions.
    pub conclusion: Option<ProseVue>,
    /// What a reader of the document should know.
    pub remarques: Vec<String>,
}

/// An action of a roadmap.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActionDeRoute {
    /// Title.
    pub titre: String,
    /// Who carries it.
    pub portage: Vec<Lien>,
    /// Nodes of the plan that the document names.
    pub noeuds: Vec<LieuVue>,
    /// Actions of the plan that the portal's editors bring together with it.
    pub rapproches: Vec<LieuVue>,
    /// What the contract's team does.
    pub missions: Vec<String>,
    /// Expected result.
    pub resultat: Option<String>,
    /// Anything a reader must know.
    pub note: Option<String>,
}

pub(super) fn vue(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    let feuilles: Vec<FeuilleVue> = d.feuilles.iter().map(|f| feuille(ici, d, f)).collect();
    let titles: Vec<String> = feuilles.iter().map(|f| f.titre.clone()).collect();
    Vue {
        modele: "feuilles-de-route",
        vignette: None,
        page: ici.cadre(Titres {
            description: clip(&format!("{}.", titles.join(" ; "))),
            ariane: vec![ici.ariane_territoire(d)],
            sommaire: feuilles.iter().map(|f| (f.id.clone(), f.titre.clone())).collect(),
            origine: Some(ici.origine(&d.document, d.feuilles.first().map(|f| &f.section))),
            ..Titres::default()
        }),
        vue: Corps::Feuilles(FeuillesVue { territoire: d.territoire.nom.to_string(), feuilles }),
    }
}

fn feuille(ici: &Ici<'_>, d: &Declinaison, f: &Feuille) -> FeuilleVue {
    FeuilleVue {
        id: format!("feuille-{}", f.id),
        titre: f.titre.to_string(),
        partenaire: ici.lien(&Chemin::acteur(&f.partenaire), &f.partenaire.nom),
        section: f.section.to_string(),
        introduction: f.introduction.as_ref().map(|p| ici.prose(p)),
        actions: f.actions.iter().map(|a| action(ici, d, a)).collect(),
        conclusion: f.conclusion.as_ref().map(|p| ici.prose(p)),
        remarques: f.remarques.iter().map(ToString::to_string).collect(),
    }
}

fn action(ici: &Ici<'_>, d: &Declinaison, a: &ActionDeFeuille) -> ActionDeRoute {
    let brought = a.rapproches.iter().filter_map(|code| d.action(code));
    ActionDeRoute {
        titre: a.titre.to_string(),
        portage: a.portage.iter().map(|p| ici.lien(&Chemin::acteur(p), &p.nom)).collect(),
        noeuds: a.noeuds.iter().map(|n| ici.noeud(n)).collect(),
        rapproches: brought
            .map(|(fiche, action)| LieuVue {
                href: ici.href(&Chemin::local(d, &fiche.noeud).vers(&action.ancre())),
                titre: action.titre.to_string(),
                code: Some(action.code.to_string()),
                ..ici.noeud(&fiche.noeud)
            })
            .collect(),
        missions: a.missions.iter().map(ToString::to_string).collect(),
        resultat: a.resultat.as_ref().map(ToString::to_string),
        note: a.note.as_ref().map(ToString::to_string),
    }
}
