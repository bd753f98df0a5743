//! A territory's page of a node: an objectif with its sheet, or a défi with those below it.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::actions::Actions;
use super::articulation::{self, Sert, Serviteur};
use super::cadre::Titres;
use super::chiffre::Chiffres;
use super::demandes::{self, DemandeDeNoeud};
use super::ici::{Ici, Lien, LieuVue, accent};
use super::suivi::EtatVue;
use super::texte_de_noeud::{SectionVue, TexteDeNoeud, dense, est_feuillet, textes};
use super::{Corps, Vue};
use crate::graph::{Chemin, Lieu, Sorte};
use crate::model::{Acteur, Declinaison, Etiquette, Fiche, Noeud, StatutCode};
use crate::portal::capitalized;

/// A territory's page of a node.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NoeudLocal {
    /// Name of the territory.
    pub territoire: String,
    /// « dans l'Hérault ».
    pub lieu: String,
    /// Name of the level, capital first.
    pub niveau: String,
    /// Code.
    pub code: String,
    /// What is promised.
    pub en_bref: Option<String>,
    /// For whom.
    pub pour_qui: Option<String>,
    /// Sections: the territory's, and those of the regional text.
    pub sections: Vec<SectionVue>,
    /// Whether its text needs small letters to fit on a sheet of paper.
    pub dense: bool,
    /// Whether the document prints no code here, and the code follows from its numbers.
    pub code_deduit: bool,
    /// What is at stake, in the document's words.
    pub a_relever: Option<String>,
    /// Keywords that the document prints.
    pub mots_cles: Vec<String>,
    /// What a citizen said, reported.
    pub parole: Option<String>,
    /// What the fiche commits to do.
    pub actions: Option<Actions>,
    /// What the fiche carries out of the plans above.
    pub sert: Option<Sert>,
    /// Contracts that carry out this node.
    pub serviteurs: Vec<Serviteur>,
    /// Latest state, then the earlier ones.
    pub etats: Vec<EtatVue>,
    /// Page of follow-up of the plan.
    pub suivi: Option<String>,
    /// Key figures.
    pub chiffres: Chiffres,
    /// From the highest node down to this one.
    pub tige: Vec<Etage>,
    /// Nodes below.
    pub enfants: Vec<LieuVue>,
    /// Name of the level below.
    pub niveau_enfants: Option<String>,
    /// Other nodes under the same parent.
    pub freres: Vec<LieuVue>,
    /// Name of the level, several.
    pub pluriel: String,
    /// Themes.
    pub themes: Vec<Lien>,
    /// Pathways.
    pub parcours: Vec<Lien>,
    /// Actors.
    pub acteurs: Vec<Lien>,
    /// The same node elsewhere: the region, other territories.
    pub ailleurs: Vec<Lien>,
    /// Fiches and care activities that share a tag, by tag.
    pub voisins: Vec<Voisins>,
    /// Requests that it answers.
    pub demandes: Vec<DemandeDeNoeud>,
    /// Places that link here.
    pub cite_par: Vec<LieuVue>,
    /// What a reader of the document should know.
    pub remarques: Vec<String>,
    /// Previous node of the level in this territory.
    pub precedent: Option<LieuVue>,
    /// Next node of the level in this territory.
    pub suivant: Option<LieuVue>,
    /// Name of the level, in lower case.
    pub nom_niveau: String,
}

/// A step of the way from the plan to a node.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Etage {
    /// « Défi E1D3 ».
    pub niveau: String,
    /// The node.
    pub noeud: LieuVue,
    /// Whether it is the page itself.
    pub ici: bool,
}

/// Places that share a tag with the page.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Voisins {
    /// « Dans le même parcours ».
    pub sorte: String,
    /// The tag.
    pub etiquette: Lien,
    /// The places, a few.
    pub lieux: Vec<LieuVue>,
    /// How many more the tag's page has.
    pub autres: usize,
}

pub(super) fn vue(ici: &Ici<'_>, d: &Arc<Declinaison>, noeud: &Arc<Noeud>) -> Vue {
    let lowest = est_feuillet(d, noeud);
    let local = d.fiche(noeud);
    let texts = textes(ici, d, noeud);
    let contenu = TexteDeNoeud::lu(ici, d, &texts, local);
    let tags = |pick: fn(&Fiche) -> &Vec<Arc<Etiquette>>| {
        // A territory's own tags replace the region's.
        texts.iter().rev().map(|(f, _)| pick(f)).find(|t| !t.is_empty()).cloned().unwrap_or_default()
    };
    let (themes, parcours) = (tags(|f| &f.themes), tags(|f| &f.parcours));
    let mut acteurs: Vec<&Arc<Acteur>> = texts.iter().flat_map(|(f, _)| &f.acteurs).collect();
    acteurs.sort_by(|a, b| ici.site.ordre.compare(a.nom.as_str(), b.nom.as_str()));
    acteurs.dedup_by_key(|a| &a.id);
    let titre = local.map_or(&noeud.titre, |f| f.titre()).to_string();
    let nom_niveau = noeud.niveau.nom.to_string();
    let paged = |n: &&Arc<Noeud>| d.a_une_page(n);
    let parent = noeud.parent.as_deref();
    let freres = d.plan.enfants(parent).filter(|n| n.code != noeud.code).filter(paged);
    let enfants: Vec<&Arc<Noeud>> = d.plan.enfants(Some(noeud)).filter(paged).collect();
    let section = local.map(|f| &f.section);
    let sert = local.filter(|_| lowest).and_then(|f| articulation::sert(ici, d, f));
    let serviteurs = articulation::par(ici, d, noeud);
    let demandes = demandes::de_noeud(ici, noeud);
    let mut ariane = vec![ici.ariane_territoire(d)];
    let above: Vec<&Arc<Noeud>> = noeud.ancetres().collect();
    for n in above.iter().rev() {
        ariane.push(ici.lien(&ici.chemin_noeud(n), nom_court(n)));
    }
    Vue {
        modele: if lowest { "fiche" } else { "defi" },
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(format!("{} {titre}", noeud.code)),
            titre: Some(titre.clone()),
            description: contenu.en_bref.clone().unwrap_or(titre),
            ariane,
            ariane_ici: Some(nom_court(noeud)),
            accent: accent(noeud),
            sommaire: Sommaire {
                sections: &contenu.sections,
                enfants: enfants.first().map(|n| n.niveau.pluriel.as_str()),
                actions: contenu.actions.as_ref(),
                suite: &[
                    ("suivi", ici.mot("fiche.suivi"), lowest),
                    ("demandes", ici.mot("demandes.sommaire"), !demandes.is_empty()),
                    ("chiffres", ici.mot("fiche.chiffres-cles"), !contenu.chiffres.is_empty()),
                    ("place", ici.mot("fiche.place"), true),
                    ("remarques", ici.mot("commun.remarques"), !contenu.remarques.is_empty()),
                ],
            }
            .liens(ici),
            origine: Some(ici.origine(local.map_or(&d.document, |f| &f.document), section)),
            ..Titres::default()
        }),
        vue: Corps::Local(Box::new(NoeudLocal {
            territoire: d.territoire.nom.to_string(),
            lieu: d.territoire.formes.lieu.to_string(),
            niveau: capitalized(&nom_niveau),
            code: noeud.code.to_string(),
            en_bref: contenu.en_bref,
            pour_qui: contenu.pour_qui,
            code_deduit: local.is_some_and(|f| f.code == StatutCode::Deduit),
            a_relever: contenu.a_relever,
            mots_cles: local.map_or_else(Vec::new, |f| f.mots_cles.iter().map(ToString::to_string).collect()),
            parole: contenu.parole,
            actions: contenu.actions,
            sert,
            serviteurs,
            etats: EtatVue::de(&d.suivi, &noeud.code, ici.mots()),
            suivi: lowest.then(|| ici.href(&Chemin::partie(d, "suivi"))),
            dense: dense(&texts, &contenu.chiffres),
            sections: contenu.sections,
            chiffres: contenu.chiffres,
            tige: tige(ici, noeud),
            niveau_enfants: enfants.first().map(|n| n.niveau.pluriel.to_string()),
            enfants: enfants.into_iter().map(|n| ici.noeud(n)).collect(),
            freres: freres.map(|n| ici.noeud(n)).collect(),
            pluriel: noeud.niveau.pluriel.to_string(),
            voisins: if lowest { voisins(ici, noeud, &themes, &parcours) } else { Vec::new() },
            themes: ici.etiquettes(&themes),
            parcours: ici.etiquettes(&parcours),
            acteurs: acteurs.into_iter().map(|a| ici.lien(&Chemin::acteur(a), &a.nom)).collect(),
            ailleurs: ailleurs(ici, d, noeud),
            demandes,
            cite_par: cite_par(ici, noeud),
            remarques: contenu.remarques,
            precedent: d.plan.avant(noeud).find(paged).map(|n| ici.noeud(n)),
            suivant: d.plan.apres(noeud).find(paged).map(|n| ici.noeud(n)),
            nom_niveau,
        })),
    }
}

/// « Défi E1D3 »: the last word of the level's name would be too long in a breadcrumb, the first is enough.
pub(super) fn nom_court(noeud: &Noeud) -> String {
    let nom = noeud.niveau.nom.as_str();
    let first = nom.split_whitespace().next().unwrap_or(nom);
    format!("{} {}", capitalized(first), noeud.code)
}

/// The parts of the page, in its order.
struct Sommaire<'a> {
    sections: &'a [SectionVue],
    enfants: Option<&'a str>,
    actions: Option<&'a Actions>,
    /// Anchor, title, and whether the page has the part.
    suite: &'a [(&'a str, &'a str, bool)],
}

impl Sommaire<'_> {
    fn liens(&self, ici: &Ici<'_>) -> Vec<(String, String)> {
        let mut list: Vec<(String, String)> = Vec::new();
        let mut add = |id: &str, texte: &str, shown: bool| {
            if shown {
                list.push((id.to_owned(), texte.to_owned()));
            }
        };
        let les = |noms: &str| ici.mots().dire("commun.les", &[("noms", noms)]);
        let enfants = self.enfants.map(|pluriel| les(pluriel.split_whitespace().next().unwrap_or(pluriel)));
        add("enfants", enfants.as_deref().unwrap_or_default(), enfants.is_some());
        for section in self.sections {
            add(&section.id, &section.titre, true);
        }
        if let Some(actions) = self.actions {
            add("actions", &les(&actions.pluriel), !actions.liste.is_empty());
            add("indicateurs", ici.mot("fiche.indicateurs"), !actions.indicateurs.is_empty());
            add("moyens", ici.mot("fiche.moyens"), !actions.moyens.is_empty());
            add("constats", ici.mot("fiche.diagnostic"), !actions.constats.is_empty());
        }
        for (id, texte, shown) in self.suite {
            add(id, texte, *shown);
        }
        list
    }
}

/// From the highest node down to this one.
pub(super) fn tige(ici: &Ici<'_>, noeud: &Arc<Noeud>) -> Vec<Etage> {
    let mut chain: Vec<&Arc<Noeud>> = noeud.ancetres().collect();
    chain.reverse();
    chain.push(noeud);
    chain.into_iter().map(|n| Etage { niveau: nom_court(n), noeud: ici.noeud(n), ici: n.code == noeud.code }).collect()
}

/// The same node in the register and in the other territories; when they are many, the register's page lists them.
fn ailleurs(ici: &Ici<'_>, d: &Declinaison, noeud: &Noeud) -> Vec<Lien> {
    let plan = &d.plan;
    if plan.dossier.is_some() {
        return Vec::new();
    }
    let mut liens = vec![ici.lien(
        &Chemin::noeud(noeud),
        ici.mots().dire(
            "noeud.plan-regional",
            &[("code", noeud.code.as_str()), ("lieu", plan.territoire.formes.lieu.as_str())],
        ),
    )];
    if !ici.site.corpus.cote_a_cote(plan) {
        return liens;
    }
    for other in &ici.site.corpus.declinaisons {
        if other.territoire.id != d.territoire.id && other.a_une_page(noeud) {
            liens.push(
                ici.lien(&Chemin::local(other, noeud), format!("{} {}", noeud.code, other.territoire.formes.lieu)),
            );
        }
    }
    liens
}

/// A few fiches and care activities that share a pathway, then a theme, each place shown once.
fn voisins(ici: &Ici<'_>, noeud: &Noeud, themes: &[Arc<Etiquette>], parcours: &[Arc<Etiquette>]) -> Vec<Voisins> {
    const MOST: usize = 4;
    const MOST_GROUPS: usize = 4;
    let Some(d) = ici.declinaison() else { return Vec::new() };
    let mut seen: Vec<Chemin> = vec![ici.page.chemin.clone()];
    let mut out = Vec::new();
    let tags = parcours
        .iter()
        .map(|e| (ici.mot("fiche.meme-parcours"), e))
        .chain(themes.iter().map(|e| (ici.mot("fiche.meme-theme"), e)));
    for (sorte, tag) in tags {
        if out.len() == MOST_GROUPS {
            break;
        }
        let here = |l: &&Lieu| matches!(l.sorte, Sorte::Fiche | Sorte::Offre) && l.noeud.as_deref() != Some(noeud);
        let all: Vec<&Lieu> = ici.site.index.emplois_etiquette_dans(tag, &d.territoire.id).filter(here).collect();
        let fresh: Vec<&Lieu> = all.iter().copied().filter(|l| !seen.contains(&l.chemin)).take(MOST).collect();
        if fresh.is_empty() {
            continue;
        }
        seen.extend(fresh.iter().map(|l| l.chemin.clone()));
        out.push(Voisins {
            sorte: sorte.to_owned(),
            etiquette: ici.etiquette(tag),
            autres: all.len() - fresh.len(),
            lieux: fresh.into_iter().map(|l| ici.lieu(l)).collect(),
        });
    }
    out
}

/// The places that link to a node; on a territory's page of it, not those whose link leads to another territory's.
pub(super) fn cite_par(ici: &Ici<'_>, noeud: &Noeud) -> Vec<LieuVue> {
    let elsewhere = |l: &Lieu| {
        let (Some(here), Some(t)) = (ici.declinaison(), &l.territoire) else { return false };
        t.id != here.territoire.id && ici.site.index.declinaisons_de(&t.id).iter().any(|d| d.a_une_page(noeud))
    };
    let lieux = ici.site.index.emplois_noeud(noeud);
    lieux.iter().filter(|l| l.chemin != ici.page.chemin && !elsewhere(l)).map(|l| ici.lieu(l)).collect()
}
