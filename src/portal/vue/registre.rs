//! The regional register: lists of levels, pages of nodes, and the site map.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::articulation::{self, Serviteur};
use super::cadre::Titres;
use super::demandes::{self, DemandeDeNoeud};
use super::glossaire::portee;
use super::ici::{Ici, Lien, LieuVue, accent};
use super::noeud::{Etage, cite_par, nom_court, tige};
use super::parallele::{Parallele, parallele};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Catalogue, Declinaison, Fiche, Niveau, Noeud, Plan, Texte};
use crate::portal::{Sujet, capitalized};

/// The register's page of a node.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NoeudRegional {
    /// Name of the region.
    pub region: String,
    /// Title of the plan.
    pub plan: String,
    /// Name of the level, capital first.
    pub niveau: String,
    /// Code.
    pub code: String,
    /// Anything a reader must know of the title.
    pub note: Option<String>,
    /// What it says, in plain words.
    pub en_bref: Option<String>,
    /// For whom.
    pub pour_qui: Option<String>,
    /// The regional text and what territories write, part by part.
    pub parallele: Parallele,
    /// Whether the level has a text and none of the documents gives it.
    pub texte_absent: bool,
    /// Nodes below, each with the territories that retained it.
    pub enfants: Vec<EnfantRegional>,
    /// Name of the level, several.
    pub pluriel: String,
    /// Name of the level below.
    pub niveau_enfants: Option<String>,
    /// Who retained it.
    pub retenu_par: Vec<Retenu>,
    /// From the highest node down to this one.
    pub tige: Vec<Etage>,
    /// Themes.
    pub themes: Vec<Lien>,
    /// Pathways.
    pub parcours: Vec<Lien>,
    /// Actors.
    pub acteurs: Vec<Lien>,
    /// What a reader of the document should know.
    pub remarques: Vec<String>,
    /// Contracts that carry it out.
    pub serviteurs: Vec<Serviteur>,
    /// Requests that it answers, of territories that have no page for it.
    pub demandes: Vec<DemandeDeNoeud>,
    /// Places that link here.
    pub cite_par: Vec<LieuVue>,
}

/// A node below.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EnfantRegional {
    /// The node.
    pub noeud: LieuVue,
    /// The territories that retained it.
    pub territoires: Vec<Lien>,
}

/// A territory that retained a node.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Retenu {
    /// Anchor.
    pub id: String,
    /// « Dans l'Hérault », with its page of the node.
    pub lien: Lien,
    /// « l'Hérault ».
    pub article: String,
    /// Title of its own.
    pub titre: Option<String>,
    /// What it promises.
    pub en_bref: Option<String>,
    /// For whom.
    pub pour_qui: Option<String>,
    /// Its pages of the nodes below.
    pub dessous: Vec<LieuVue>,
}

/// The register's list of a level.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NiveauVue {
    /// Title of the plan.
    pub plan: String,
    /// Name of the level, several.
    pub pluriel: String,
    /// How many.
    pub nombre: usize,
    /// Nodes by branch.
    pub branches: Vec<BrancheRegionale>,
    /// The other levels.
    pub autres: Vec<Lien>,
    /// Who retained what, when several territories share the plan.
    pub matrice: Option<String>,
}

/// Nodes of a level under one of the highest nodes.
#[derive(Debug, JsonSchema, Serialize)]
pub struct BrancheRegionale {
    /// The highest node; none when the level is the highest.
    pub tete: Option<LieuVue>,
    /// Nodes, each with the territories that retained it.
    pub noeuds: Vec<EnfantRegional>,
}

/// The site map.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PlanDuSite {
    /// Pages by part.
    pub parties: Vec<PartieDuSite>,
}

/// A part of the site map.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PartieDuSite {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// Groups of pages.
    pub groupes: Vec<GroupeDuSite>,
}

/// A group of pages.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GroupeDuSite {
    /// Title.
    pub titre: String,
    /// Pages.
    pub pages: Vec<LieuVue>,
}

fn territoires(ici: &Ici<'_>, noeud: &Noeud) -> Vec<Lien> {
    let having = ici.site.corpus.declinaisons.iter().filter(|d| d.a_une_page(noeud));
    having.map(|d| ici.lien(&Chemin::local(d, noeud), format!("{} {}", noeud.code, d.territoire.formes.lieu))).collect()
}

fn enfant(ici: &Ici<'_>, noeud: &Noeud) -> EnfantRegional {
    EnfantRegional { noeud: ici.noeud(noeud), territoires: territoires(ici, noeud) }
}

pub(super) fn noeud(ici: &Ici<'_>, plan: &Arc<Plan>, noeud: &Arc<Noeud>) -> Vue {
    let corpus = ici.site.corpus;
    let texte = corpus.texte(noeud);
    let lowest = plan.niveau_des_fiches().is_some_and(|n| n.rang == noeud.niveau.rang);
    let parallele = parallele(ici, plan, noeud);
    let titre = noeud.titre.to_string();
    let retenants: Vec<_> = corpus.declinaisons_de(plan).into_iter().filter(|d| d.a_une_page(noeud)).collect();
    let retenu_par: Vec<Retenu> = retenants.iter().map(|d| retenu(&ici.dans(d), d, noeud)).collect();
    let enfants: Vec<&Arc<Noeud>> = plan.enfants(Some(noeud)).collect();
    let en_bref = texte.and_then(|f| f.en_bref.as_ref()).map(ToString::to_string);
    let mut ariane = vec![ici.lien(&Chemin::niveau(&noeud.niveau), capitalized(noeud.niveau.pluriel.as_str()))];
    if let Some(parent) = &noeud.parent {
        ariane.push(ici.lien(&Chemin::noeud(parent), nom_court(parent)));
    }
    Vue {
        modele: "noeud",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(format!("{} {titre} – {}", noeud.code, plan.territoire.nom)),
            description: en_bref.clone().unwrap_or_else(|| {
                ici.mots()
                    .dire("noeud.description", &[("noeud", &nom_court(noeud)), ("plan", plan.titre_court.as_str())])
            }),
            ariane,
            ariane_ici: Some(nom_court(noeud)),
            accent: accent(noeud),
            sommaire: if parallele.large { sommaire(ici, &parallele, &enfants) } else { Vec::new() },
            origine: texte.map(|f| ici.origine(&f.document, Some(&f.section))),
            sigles_de: if parallele.large {
                retenants.iter().map(|d| Chemin::local(d, noeud)).collect()
            } else {
                Vec::new()
            },
            ..Titres::default()
        }),
        vue: Corps::Noeud(Box::new(NoeudRegional {
            region: plan.territoire.nom.to_string(),
            plan: plan.titre.to_string(),
            niveau: capitalized(noeud.niveau.nom.as_str()),
            code: noeud.code.to_string(),
            note: noeud.note.as_ref().map(ToString::to_string),
            en_bref,
            pour_qui: texte.and_then(|f| f.pour_qui.as_ref()).map(ToString::to_string),
            texte_absent: !lowest && texte.is_none() && !noeud.niveau.sections.is_empty(),
            parallele,
            pluriel: noeud.niveau.pluriel.to_string(),
            niveau_enfants: enfants.first().map(|n| n.niveau.pluriel.to_string()),
            enfants: enfants.into_iter().map(|n| enfant(ici, n)).collect(),
            retenu_par,
            tige: tige(ici, noeud),
            themes: texte.map_or_else(Vec::new, |f| ici.etiquettes(&f.themes)),
            parcours: texte.map_or_else(Vec::new, |f| ici.etiquettes(&f.parcours)),
            acteurs: texte
                .map_or_else(Vec::new, |f| f.acteurs.iter().map(|a| ici.lien(&Chemin::acteur(a), &a.nom)).collect()),
            remarques: texte.map_or_else(Vec::new, |f| f.remarques.iter().map(ToString::to_string).collect()),
            serviteurs: articulation::partout(ici, noeud),
            demandes: demandes::de_noeud(ici, noeud),
            cite_par: cite_par(ici, noeud),
        })),
    }
}

/// A territory that retained a node, from a page that shows its passage.
fn retenu(ici: &Ici<'_>, d: &Declinaison, noeud: &Noeud) -> Retenu {
    let fiche = d.fiche(noeud);
    let texte = |pick: fn(&Fiche) -> &Option<Texte>| fiche.and_then(|f| pick(f).as_ref()).map(ToString::to_string);
    Retenu {
        id: format!("retenu-{}", d.territoire.id),
        lien: ici.lien(&Chemin::local(d, noeud), capitalized(d.territoire.formes.lieu.as_str())),
        article: d.territoire.formes.article.to_string(),
        titre: texte(|f| &f.titre),
        en_bref: texte(|f| &f.en_bref),
        pour_qui: texte(|f| &f.pour_qui),
        dessous: d.fiches_sous(noeud).map(|f| ici.noeud(&f.noeud)).collect(),
    }
}

fn sommaire(ici: &Ici<'_>, parallele: &Parallele, enfants: &[&Arc<Noeud>]) -> Vec<(String, String)> {
    let entry = |id: &str, texte: &str| (id.to_owned(), texte.to_owned());
    let mut list = vec![entry("retenu", ici.mot("noeud.retenu"))];
    if let Some(enfant) = enfants.first() {
        list.push(("enfants".to_owned(), ici.mots().dire("commun.les", &[("noms", enfant.niveau.pluriel.as_str())])));
    }
    list.extend(parallele.parties.iter().map(|p| entry(&p.id, &p.titre)));
    if !parallele.chiffres.is_empty() {
        list.push(entry("chiffres", ici.mot("fiche.chiffres-cles")));
    }
    list.push(entry("place", ici.mot("fiche.place")));
    list
}

pub(super) fn niveau(ici: &Ici<'_>, plan: &Arc<Plan>, niveau: &Arc<Niveau>) -> Vue {
    let mut branches: Vec<BrancheRegionale> = Vec::new();
    for noeud in plan.du_niveau(niveau) {
        let tete = noeud.ancetres().last().map(|n| ici.noeud(n));
        let same = |b: &BrancheRegionale| b.tete.as_ref().map(|t| &t.href) == tete.as_ref().map(|t| &t.href);
        if !branches.last().is_some_and(same) {
            branches.push(BrancheRegionale { tete, noeuds: Vec::new() });
        }
        if let Some(last) = branches.last_mut() {
            last.noeuds.push(enfant(ici, noeud));
        }
    }
    let nombre = plan.du_niveau(niveau).count();
    let pluriel = niveau.pluriel.to_string();
    Vue {
        modele: "niveau",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(format!("{}, {}", capitalized(&pluriel), plan.titre_court)),
            description: ici.mots().compter(
                "niveau.description",
                nombre,
                &[("niveau", &pluriel), ("plan", plan.titre.as_str())],
            ),
            ..Titres::default()
        }),
        vue: Corps::Niveau(NiveauVue {
            plan: plan.titre.to_string(),
            nombre,
            branches,
            autres: plan
                .niveaux
                .iter()
                .filter(|n| n.rang != niveau.rang)
                .map(|n| ici.lien(&Chemin::niveau(n), capitalized(n.pluriel.as_str())))
                .collect(),
            matrice: ici.matrice(),
            pluriel,
        }),
    }
}

pub(super) fn plan_du_site(ici: &Ici<'_>) -> Vue {
    let mut parties: Vec<PartieDuSite> = Vec::new();
    for page in &ici.site.pages {
        let Some((id, partie, groupe)) = place(&page.sujet, ici.mots()) else { continue };
        let code = match &page.sujet {
            Sujet::Local(_, n) | Sujet::Noeud(_, n) => Some(n),
            _ => None,
        };
        // Two meanings of one acronym are two pages of one title.
        let lieux = if let Sujet::Sigle(s) = &page.sujet { portee(s, ici.mots()) } else { None };
        let entry = LieuVue {
            href: ici.href(&page.chemin),
            titre: lieux.map_or_else(|| page.titre.to_string(), |lieux| format!("{} ({lieux})", page.titre)),
            code: code.map(|n| n.code.to_string()),
            territoire: None,
            en_bref: None,
            accent: code.map_or(0, |n| accent(n)),
        };
        if !parties.iter().any(|p| p.id == id) {
            parties.push(PartieDuSite { id: id.clone(), titre: partie, groupes: Vec::new() });
        }
        let Some(part) = parties.iter_mut().find(|p| p.id == id) else { continue };
        match part.groupes.iter_mut().find(|g| g.titre == groupe) {
            Some(found) => found.pages.push(entry),
            None => part.groupes.push(GroupeDuSite { titre: groupe, pages: vec![entry] }),
        }
    }
    Vue {
        modele: "plan-du-site",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mot("plan-du-site.description").into(),
            sommaire: parties.iter().map(|p| (p.id.clone(), p.titre.clone())).collect(),
            ..Titres::default()
        }),
        vue: Corps::PlanDuSite(PlanDuSite { parties }),
    }
}

/// Where the site map shows a page: the part (anchor and title) and the group.
fn place(sujet: &Sujet, mots: &Catalogue) -> Option<(String, String, String)> {
    let own = |d: &Declinaison, groupe: &str| {
        let titre = if d.plan.dossier.is_some() { &d.plan.titre_court } else { &d.territoire.nom };
        Some((format!("partie-{}", d.territoire.id), titre.to_string(), groupe.to_owned()))
    };
    let part =
        |id: &str, titre: &str, groupe: &str| Some((format!("partie-{id}"), titre.to_owned(), groupe.to_owned()));
    match sujet {
        // Versions are reached from the page of which they are one, in the language of whom they are for.
        Sujet::Introuvable | Sujet::Version(_) => None,
        Sujet::Territoire(d)
        | Sujet::Rubrique(d, _)
        | Sujet::Besoins(d)
        | Sujet::Paroles(d)
        | Sujet::VousAvezDit(d)
        | Sujet::Feuilles(d)
        | Sujet::Calendrier(d)
        | Sujet::Articulation(d)
        | Sujet::Suivi(d)
        | Sujet::Imprimer(d) => own(d, mots.texte("plan-du-site.ensemble")),
        Sujet::Contrats => part("contrats", mots.texte("pages.contrats"), mots.texte("plan-du-site.tous-les-contrats")),
        Sujet::Local(d, n) => own(d, &capitalized(n.niveau.pluriel.as_str())),
        Sujet::Offre(d) | Sujet::ActiviteLocale(d, _) | Sujet::ImprimerOffre(d) => own(d, mots.texte("paire.offre")),
        Sujet::Niveau(_, n) => part("plan", mots.texte("offre.plan-regional"), &capitalized(n.pluriel.as_str())),
        Sujet::Noeud(_, n) => part("plan", mots.texte("offre.plan-regional"), &capitalized(n.niveau.pluriel.as_str())),
        Sujet::Matrice | Sujet::Comparer | Sujet::Paire(..) => {
            part("plan", mots.texte("offre.plan-regional"), mots.texte("comparer.surtitre"))
        }
        Sujet::Etiquettes(_) | Sujet::Etiquette(_) => {
            part("sujets", mots.texte("etiquettes.surtitre"), mots.texte("fiche.themes-et-parcours"))
        }
        Sujet::Activites | Sujet::Activite(_) => {
            part("sujets", mots.texte("etiquettes.surtitre"), mots.texte("plan-du-site.activites"))
        }
        Sujet::Indicateurs | Sujet::Indicateur(_) => {
            part("references", mots.texte("commun.references"), mots.texte("pages.indicateurs"))
        }
        Sujet::Acteurs | Sujet::Acteur(_) => {
            part("references", mots.texte("commun.references"), mots.texte("pages.acteurs"))
        }
        Sujet::Territoires | Sujet::Lieu(_) => {
            part("references", mots.texte("commun.references"), mots.texte("pages.territoires"))
        }
        Sujet::Entrees(f) | Sujet::Entree(f, _) => part("entrees", mots.texte("accueil.commencer"), f.titre.as_str()),
        Sujet::ChezMoi(_) | Sujet::Communes(..) => {
            part("chez-moi", mots.texte("accueil.chez-moi"), mots.texte("plan-du-site.communes"))
        }
        Sujet::Sigle(_) => part("references", mots.texte("commun.references"), mots.texte("plan-du-site.sigles")),
        Sujet::Sources | Sujet::Source(_) => {
            part("references", mots.texte("commun.references"), mots.texte("plan-du-site.sources"))
        }
        Sujet::Accueil
        | Sujet::Glossaire
        | Sujet::Donnees
        | Sujet::Libre(_)
        | Sujet::Accessibilite
        | Sujet::EcoConception
        | Sujet::Recherche
        | Sujet::PlanDuSite => {
            part("portail", mots.texte("plan-du-site.portail"), mots.texte("plan-du-site.generales"))
        }
    }
}
