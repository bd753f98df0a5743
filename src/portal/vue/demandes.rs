//! What was asked, and what the plan answers.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{Ici, Lien, LieuVue};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Catalogue, Consultation, Declinaison, Demande, Noeud};

/// What was asked in a territory, each with what answers it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct VousAvezDit {
    /// Name of the territory.
    pub territoire: String,
    /// « dans l'Hérault ».
    pub lieu: String,
    /// How many were answered, in a sentence.
    pub bilan: String,
    /// Whether the document itself makes some of the links.
    pub document: bool,
    /// Whether the portal's editors make some of the links.
    pub redaction: bool,
    /// Occasions on which things were asked.
    pub consultations: Vec<ConsultationVue>,
    /// Parts of the consultations that are a text, with nothing to answer point by point.
    pub sans_liste: Vec<Lien>,
}

/// An occasion on which things were asked.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ConsultationVue {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// The page that reports it whole.
    pub page: Lien,
    /// How many were answered, in a sentence.
    pub bilan: String,
    /// Groups.
    pub groupes: Vec<GroupeVue>,
}

/// Requests under one title.
#[derive(Debug, JsonSchema, Serialize)]
#[schemars(rename = "GroupeDeDemandesVue")]
pub struct GroupeVue {
    /// Title.
    pub titre: Option<String>,
    /// Requests.
    pub demandes: Vec<DemandeVue>,
}

/// A request.
#[derive(Debug, JsonSchema, Serialize)]
pub struct DemandeVue {
    /// Anchor.
    pub ancre: String,
    /// What was asked.
    pub texte: String,
    /// Where it was said.
    pub lieu: Option<String>,
    /// What answers it; empty when nothing was found.
    pub reponses: Vec<ReponseVue>,
}

/// What answers a request.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ReponseVue {
    /// The node.
    pub noeud: LieuVue,
    /// Whether only the portal's editors say so.
    pub redaction: bool,
}

/// A request, as the page of a node that answers it shows it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct DemandeDeNoeud {
    /// Its place in the page of requests.
    pub href: String,
    /// What was asked.
    pub texte: String,
    /// Who asked.
    pub origine: String,
    /// Territory, when the page is none's.
    pub territoire: Option<String>,
    /// Whether only the portal's editors say that the node answers it.
    pub redaction: bool,
}

pub(super) fn vue(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    let consultations = d.consultations(ici.mots());
    let all: Vec<&Demande<'_>> = consultations.iter().flat_map(Consultation::demandes).collect();
    let links = || all.iter().flat_map(|d| d.reponses());
    let (document, redaction) = (links().any(|(_, editors)| !editors), links().any(|(_, editors)| editors));
    let bilan = bilan(&all, ici.mots());
    let besoins = d.besoins.iter();
    let silent = besoins.flat_map(|b| &b.listes).filter(|l| l.groupes.iter().all(|g| g.points.is_empty()));
    let sans_liste = silent.map(|l| ici.lien(&Chemin::partie(d, "besoins").vers(l.id.as_str()), &l.titre)).collect();
    let section = d.besoins.as_ref().map(|b| &b.section).or(d.paroles.as_ref().map(|p| &p.section));
    let consultations: Vec<ConsultationVue> = consultations.iter().map(|c| consultation(ici, d, c)).collect();
    Vue {
        modele: "vous-avez-dit",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici
                .mots()
                .dire("demandes.description", &[("lieu", d.territoire.formes.lieu.as_str()), ("bilan", &bilan)]),
            ariane: vec![ici.ariane_territoire(d)],
            ariane_ici: Some(ici.mot("menu.vous-avez-dit").to_owned()),
            sommaire: consultations.iter().map(|c| (c.id.clone(), c.titre.clone())).collect(),
            origine: Some(ici.origine(&d.document, section)),
            ..Titres::default()
        }),
        vue: Corps::VousAvezDit(VousAvezDit {
            territoire: d.territoire.nom.to_string(),
            lieu: d.territoire.formes.lieu.to_string(),
            bilan,
            document,
            redaction,
            consultations,
            sans_liste,
        }),
    }
}

fn consultation(ici: &Ici<'_>, d: &Declinaison, c: &Consultation<'_>) -> ConsultationVue {
    let page = if c.paroles {
        ici.lien(&Chemin::partie(d, "paroles"), ici.mot("demandes.lire-paroles"))
    } else {
        let list = c.id.strip_prefix("de-").unwrap_or(&c.id);
        ici.lien(&Chemin::partie(d, "besoins").vers(list), ici.mot("demandes.lire-besoins"))
    };
    ConsultationVue {
        id: c.id.clone(),
        titre: c.titre.to_owned(),
        page,
        bilan: bilan(&c.demandes().collect::<Vec<_>>(), ici.mots()),
        groupes: c
            .groupes
            .iter()
            .map(|g| GroupeVue {
                titre: g.titre.map(ToString::to_string),
                demandes: g.demandes.iter().map(|d| demande(ici, d)).collect(),
            })
            .collect(),
    }
}

fn demande(ici: &Ici<'_>, demande: &Demande<'_>) -> DemandeVue {
    DemandeVue {
        ancre: demande.ancre.clone(),
        texte: demande.texte.to_string(),
        lieu: demande.lieu.map(ToString::to_string),
        reponses: demande
            .reponses()
            .map(|(noeud, redaction)| ReponseVue { noeud: ici.noeud(noeud), redaction })
            .collect(),
    }
}

/// How many requests were answered, in a sentence: what was not found is not « nothing ».
fn bilan(demandes: &[&Demande<'_>], mots: &Catalogue) -> String {
    let total = demandes.len();
    let without = demandes.iter().filter(|d| d.sans_reponse()).count();
    match (total - without, without) {
        (n, 0) => mots.compter("demandes.toutes-avec", n, &[]),
        (0, n) => mots.compter("demandes.toutes-sans", n, &[]),
        (with, without) => {
            let (found, left) = (mots.compter("demandes.avec", with, &[]), mots.compter("demandes.sans", without, &[]));
            mots.compter("demandes.bilan", total, &[("avec", &found), ("sans", &left)])
        }
    }
}

/// The requests that a node answers and whose page leads here.
pub(super) fn de_noeud(ici: &Ici<'_>, noeud: &Noeud) -> Vec<DemandeDeNoeud> {
    let own = ici.declinaison();
    let has_page = |id: &crate::model::Slug| {
        ici.site.corpus.declinaisons.iter().any(|d| d.territoire.id == *id && d.a_une_page(noeud))
    };
    let leads_here = |territoire: &crate::model::Territoire| match own {
        Some(d) => d.territoire.id == territoire.id,
        None => !has_page(&territoire.id),
    };
    let demandes = ici.site.index.demandes_de(noeud).iter();
    demandes
        .filter(|d| d.territoire.as_ref().is_some_and(|t| leads_here(t)))
        .map(|d| DemandeDeNoeud {
            href: ici.href(&d.chemin),
            texte: d.texte.to_string(),
            origine: d.origine.clone(),
            territoire: d.territoire.as_ref().filter(|_| own.is_none()).map(|t| t.nom.to_string()),
            redaction: d.rapproche,
        })
        .collect()
}

/// Where a part of the consultations is answered, when something was asked there.
pub(super) fn reponses(ici: &Ici<'_>, d: &Declinaison, id: &str) -> Option<String> {
    let asked = d.consultations(ici.mots()).iter().any(|c| c.id == id);
    asked.then(|| ici.href(&Chemin::partie(d, "vous-avez-dit").vers(id)))
}
