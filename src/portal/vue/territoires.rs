//! Territories: the tree of all of them, and the page of one that has no plan of its own.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::carte::CarteVue;
use super::chiffre::Chiffres;
use super::ici::{GroupeLieux, Ici, Lien, LieuVue};
use super::noeud::Etage;
use super::{Corps, Vue};
use crate::graph::{Chemin, Lieu};
use crate::model::{Declinaison, NatureTerritoire, Observation, Territoire};
use crate::portal::capitalized;

/// All territories, as a tree.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TerritoiresVue {
    /// Territories that no other holds.
    pub racines: Vec<BrancheTerritoire>,
    /// A map, when shapes were given.
    pub carte: Option<CarteVue>,
}

/// A territory and those that it holds.
#[derive(Debug, JsonSchema, Serialize)]
pub struct BrancheTerritoire {
    /// Name.
    pub nom: String,
    /// Its page.
    pub href: String,
    /// What it is, unless it is only a place that a plan names.
    pub nature: Option<String>,
    /// Titles of its own plans, when its page is not one's.
    pub plans: Vec<Lien>,
    /// Title of the plan whose pages are its own.
    pub plan: Option<String>,
    /// Territories that it holds.
    pub enfants: Vec<BrancheTerritoire>,
    /// Places in it that plans only name.
    pub lieux: Vec<Lien>,
    /// Names of those that it holds and of which nothing is published.
    pub muets: Vec<String>,
}

impl BrancheTerritoire {
    /// Whether nothing below it has a page.
    fn vide(&self) -> bool {
        self.enfants.is_empty() && self.lieux.is_empty()
    }
}

/// A territory without a plan of its own.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LieuDecrit {
    /// What it is.
    pub nature: String,
    /// « l'Hérault ».
    pub article: String,
    /// « de Lodève ».
    pub genitif: String,
    /// From the widest territory down to this one.
    pub tige: Vec<Etage>,
    /// A map, when shapes were given.
    pub carte: Option<CarteVue>,
    /// Territories that it holds.
    pub enfants: Vec<Lien>,
    /// Territories that it holds and of which nothing is published.
    pub muets: Vec<String>,
    /// Other territories of the one that holds it.
    pub voisins: Vec<Lien>,
    /// « dans l'Hérault », where its neighbours are.
    pub parent: Option<String>,
    /// Plans that cover it, the nearest first.
    pub plans: Vec<PlanCouvrant>,
    /// Its figures, by topic.
    pub rubriques: Vec<RubriqueDeChiffres>,
    /// Whether a figure stands beside that of a territory above.
    pub compares: bool,
    /// Places whose text names it.
    pub groupes: Vec<GroupeLieux>,
}

/// A plan that covers a territory.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PlanCouvrant {
    /// The plan.
    pub lien: Lien,
    /// What it covers: « l'Hérault ».
    pub article: String,
}

/// Figures of a topic.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RubriqueDeChiffres {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// Figures.
    pub chiffres: Chiffres,
}

/// What words name the kind of a territory.
fn nature(t: &Territoire) -> &'static str {
    match t.nature {
        NatureTerritoire::Pays if t.parent.is_some() => "territoires.partie-de-pays",
        NatureTerritoire::Pays => "territoires.pays",
        NatureTerritoire::Region => "territoires.region",
        NatureTerritoire::Departement => "territoires.departement",
        NatureTerritoire::Intercommunalite => "territoires.intercommunalite",
        NatureTerritoire::Local => "territoires.lieu-nomme",
    }
}

/// The territories right below another, in the register's order.
fn enfants<'s>(ici: &Ici<'s>, parent: Option<&'s Territoire>) -> impl Iterator<Item = &'s Arc<Territoire>> {
    let all = ici.site.corpus.territoires.values();
    all.filter(move |t| t.parent.as_ref().map(|p| &p.id) == parent.map(|p| &p.id))
}

/// Territories of which nothing is published: a place that no page names is not missed by anybody.
fn muets(ici: &Ici<'_>, parent: &Territoire) -> Vec<String> {
    let silent = enfants(ici, Some(parent)).filter(|t| ici.chemin_territoire(t).is_none());
    silent.filter(|t| t.nature < NatureTerritoire::Local).map(|t| t.nom.to_string()).collect()
}

pub(super) fn tous(ici: &Ici<'_>) -> Vue {
    let mut racines: Vec<BrancheTerritoire> = enfants(ici, None).filter_map(|t| branche(ici, t)).collect();
    // A root that holds nothing else comes last: it is there to compare with.
    racines.sort_by_key(BrancheTerritoire::vide);
    let plans = ici.site.corpus.declinaisons.len();
    Vue {
        modele: "territoires",
        vignette: None,
        page: ici.cadre(Titres {
            titre: Some(ici.mot("territoires.titre").to_owned()),
            description: ici.mots().compter("territoires.description", plans, &[]),
            ..Titres::default()
        }),
        vue: Corps::Territoires(TerritoiresVue { racines, carte: ici.carte_des_plans() }),
    }
}

/// A territory and those below it; nothing when it has no page.
fn branche(ici: &Ici<'_>, t: &Arc<Territoire>) -> Option<BrancheTerritoire> {
    let chemin = ici.chemin_territoire(t)?;
    let own = ici.site.corpus.declinaisons.iter().find(|d| d.territoire.id == t.id);
    let mut enfants: Vec<BrancheTerritoire> = enfants(ici, Some(t)).filter_map(|e| branche(ici, e)).collect();
    let only_named = |e: &BrancheTerritoire| e.nature.is_none() && e.plan.is_none() && e.vide();
    let lieux = enfants.extract_if(.., |e| only_named(e)).map(|e| Lien { href: e.href, texte: e.nom }).collect();
    enfants.sort_by_key(|e| (e.plan.is_none(), e.vide()));
    Some(BrancheTerritoire {
        lieux,
        nom: t.nom.to_string(),
        href: ici.href(&chemin),
        nature: (t.nature != NatureTerritoire::Local).then(|| ici.mot(nature(t)).to_owned()),
        plans: plans_de(ici, t).into_iter().filter(|_| own.is_none()).map(|p| p.lien).collect(),
        plan: own.map(|d| d.titre.to_string()),
        muets: muets(ici, t),
        enfants,
    })
}

/// The plans of a territory, those of its parents not counted.
fn plans_de(ici: &Ici<'_>, t: &Territoire) -> Vec<PlanCouvrant> {
    let corpus = ici.site.corpus;
    let plan = |lien| PlanCouvrant { lien, article: t.formes.article.to_string() };
    let local = corpus.declinaisons.iter().filter(|d| d.territoire.id == t.id);
    let common = corpus.plans_communs().filter(|p| p.territoire.id == t.id);
    let local = local.map(|d| plan(ici.lien(&Chemin::declinaison(d), &d.titre)));
    let common = common.filter_map(|p| Some(plan(ici.lien(&Chemin::niveau(p.niveaux.first()?), &p.titre))));
    local.chain(common).collect()
}

pub(super) fn un(ici: &Ici<'_>, t: &Arc<Territoire>) -> Vue {
    let known = ici.site.index.territoire(&t.id);
    let mut chain: Vec<&Arc<Territoire>> = t.ancetres().collect();
    let plans = std::iter::once(t).chain(chain.iter().copied()).flat_map(|t| plans_de(ici, t)).collect();
    chain.reverse();
    let rubriques = known.map_or_else(Vec::new, |k| rubriques(ici, &k.chiffres));
    let mut sommaire: Vec<(String, String)> = rubriques.iter().map(|r| (r.id.clone(), r.titre.clone())).collect();
    let groupes = known.map_or_else(Vec::new, |k| ici.groupes(&k.lieux));
    if !groupes.is_empty() {
        sommaire.push(("passages".to_owned(), ici.mot("territoires.passages").to_owned()));
    }
    let linked = |t: &Territoire| ici.chemin_territoire(t).map(|c| ici.lien(&c, &t.nom));
    let nom = t.nom.to_string();
    // A country is above every page of the portal: the breadcrumb starts below it.
    let above = chain.iter().filter(|t| t.nature != NatureTerritoire::Pays).filter_map(|t| linked(t));
    let ariane =
        std::iter::once(ici.lien(&Chemin::fixe("territoires"), ici.mot("pages.territoires"))).chain(above).collect();
    let tige = chain.iter().copied().chain([t]).filter_map(|step| etage(ici, step)).collect();
    let parent = t.parent.as_ref();
    let voisins = |p: &'_ Arc<Territoire>| {
        let beside = ici.site.corpus.territoires.values().filter(|o| o.id != t.id);
        let beside = beside.filter(|o| o.parent.as_ref().is_some_and(|op| op.id == p.id));
        beside.filter_map(|o| linked(o)).collect::<Vec<_>>()
    };
    Vue {
        modele: "lieu",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(ici.mots().dire("territoires.objet", &[("nom", nom.as_str())])),
            description: ici
                .mots()
                .dire("territoires.lieu-description", &[("article", &capitalized(t.formes.article.as_str()))]),
            ariane,
            sommaire: if sommaire.len() > 1 { sommaire } else { Vec::new() },
            ..Titres::default()
        }),
        vue: Corps::Lieu(Box::new(LieuDecrit {
            nature: ici.mot(nature(t)).to_owned(),
            article: t.formes.article.to_string(),
            genitif: t.formes.genitif.to_string(),
            tige,
            carte: ici.carte_de(t),
            enfants: dans(ici, t),
            muets: muets(ici, t),
            voisins: parent.map_or_else(Vec::new, voisins),
            parent: parent.map(|p| p.formes.lieu.to_string()),
            plans,
            compares: rubriques.iter().any(|r| r.chiffres.cartes.iter().any(|c| !c.comparaisons.is_empty())),
            rubriques,
            groupes,
        })),
    }
}

/// A step of the way from the widest territory down to the page's.
fn etage(ici: &Ici<'_>, t: &Territoire) -> Option<Etage> {
    let chemin = ici.chemin_territoire(t)?;
    let noeud = LieuVue {
        href: ici.href(&chemin),
        titre: t.nom.to_string(),
        code: None,
        territoire: None,
        en_bref: None,
        accent: 0,
    };
    Some(Etage { niveau: ici.mot(nature(t)).to_owned(), noeud, ici: chemin == ici.page.chemin })
}

/// The territories right below one, that have a page.
pub(super) fn dans(ici: &Ici<'_>, t: &Territoire) -> Vec<Lien> {
    enfants(ici, Some(t)).filter_map(|e| Some(ici.lien(&ici.chemin_territoire(e)?, &e.nom))).collect()
}

/// The places outside the pages of a territory's own plan whose text names it.
pub(super) fn nomme_par(ici: &Ici<'_>, d: &Declinaison) -> Vec<LieuVue> {
    let known = ici.site.index.territoire(&d.territoire.id);
    let places = known.into_iter().flat_map(|k| &k.lieux);
    let folder = format!("{}/", d.chemin);
    places.filter(|l| !l.chemin.sans_ancre().starts_with(&folder)).map(|l| ici.lieu(l)).collect()
}

/// Figures by topic; those that only one page gives come last, and lead to it.
fn rubriques(ici: &Ici<'_>, figures: &[(Arc<Observation>, Vec<Lieu>)]) -> Vec<RubriqueDeChiffres> {
    let of = |topic: Option<&str>| {
        let topic = topic.map(ToOwned::to_owned);
        figures
            .iter()
            .map(|(o, _)| o)
            .filter(move |o| o.indicateur.as_ref().map(|i| i.rubrique.id.as_str()) == topic.as_deref())
    };
    let topics = ici.site.corpus.rubriques.values();
    let mut all: Vec<RubriqueDeChiffres> = topics
        .map(|r| RubriqueDeChiffres {
            id: r.id.to_string(),
            titre: r.titre.to_string(),
            chiffres: ici.chiffres(of(Some(r.id.as_str()))),
        })
        .collect();
    let mut own = ici.chiffres(of(None));
    let places = figures.iter().filter(|(o, _)| o.indicateur.is_none()).map(|(_, places)| places.first());
    // None of them can be compared, so that they are all cards or all a list, in their order.
    for (figure, place) in own.cartes.iter_mut().chain(&mut own.simples).zip(places) {
        figure.href = place.map(|lieu| ici.href(&lieu.chemin));
    }
    all.push(RubriqueDeChiffres {
        id: "autres-chiffres".to_owned(),
        titre: ici.mot("territoires.autres-chiffres").to_owned(),
        chiffres: own,
    });
    all.retain(|r| !r.chiffres.is_empty());
    all
}
