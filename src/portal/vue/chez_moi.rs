//! « Et chez moi ? »: from the commune where one lives to the plans that cover it.
//!
//! One page lists the departments, and one page a department its communes by initial and their groups: a page a commune
//! would be thousands of pages that say what one line says.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{Ici, Lien};
use super::territoires::PlanCouvrant;
use super::{Corps, Vue};
use crate::french::fold;
use crate::graph::Chemin;
use crate::model::{Commune, Declinaison, Decoupage, Intercommunalite, Plan, Territoire};

/// Where to look for one's commune.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ChezMoi {
    /// The field that finds a commune while its name is typed.
    pub champ: Champ,
    /// Departments whose plan is published here.
    pub publies: Vec<DepartementDeCommunes>,
    /// The others.
    pub autres: Vec<DepartementDeCommunes>,
    /// How many communes there are in all.
    pub communes: usize,
    /// Where the lists come from.
    pub origine: OrigineDesListes,
}

/// The field that finds a commune; it works with a script only.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Champ {
    /// The file that the script reads when the reader comes to the field.
    pub donnees: String,
    /// Page that does the same without a script.
    pub page: String,
}

/// A department on the page of all.
#[derive(Debug, JsonSchema, Serialize)]
pub struct DepartementDeCommunes {
    /// Its list of communes.
    pub href: String,
    /// Name.
    pub nom: String,
    /// How many communes.
    pub communes: usize,
    /// Title of the plan published here.
    pub plan: Option<String>,
}

/// Where the lists of communes come from.
#[derive(Debug, JsonSchema, Serialize)]
pub struct OrigineDesListes {
    /// Name and edition.
    pub nom: String,
    /// Where they are published.
    pub url: Option<String>,
    /// Who publishes them.
    pub editeur: String,
    /// The year of the boundaries.
    pub annee: u16,
    /// Licence.
    pub licence: String,
    /// Its text.
    pub licence_url: Option<String>,
}

/// The communes of a department.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CommunesVue {
    /// « dans l'Hérault ».
    pub lieu: String,
    /// « l'Hérault ».
    pub article: String,
    /// « de l'Hérault ».
    pub genitif: String,
    /// How many communes.
    pub communes: usize,
    /// Its plans published here.
    pub plans: Vec<Lien>,
    /// Its own page, when it has one that is no plan's.
    pub page: Option<Lien>,
    /// The plans of the territories that hold it.
    pub regionaux: Vec<PlanCouvrant>,
    /// Local plans, with how many of these communes each covers.
    pub locaux: Vec<PlanLocal>,
    /// Communes by initial.
    pub lettres: Vec<LettreDeCommunes>,
    /// Groups of communes.
    pub groupes: Vec<GroupeDeCommunes>,
    /// The page of all departments.
    pub tous: String,
    /// Where the lists come from.
    pub origine: OrigineDesListes,
}

/// A local plan.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PlanLocal {
    /// The plan.
    pub lien: Lien,
    /// How many communes of the department it covers.
    pub communes: usize,
}

/// Communes of one initial.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LettreDeCommunes {
    /// The letter.
    pub nom: String,
    /// Its anchor.
    pub id: String,
    /// The communes, in alphabetical order.
    pub communes: Vec<CommuneVue>,
}

/// A commune.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CommuneVue {
    /// Anchor.
    pub id: String,
    /// Name.
    pub nom: String,
    /// Its page, when a plan names it.
    pub href: Option<String>,
    /// Its group of communes.
    pub groupe: Option<String>,
    /// The local plans that cover it.
    pub plans: Vec<Lien>,
}

/// A group of communes, seen from one department.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GroupeDeCommunes {
    /// Anchor.
    pub id: String,
    /// Name.
    pub nom: String,
    /// Its page, when a plan names it.
    pub href: Option<String>,
    /// How many of its communes are in the department.
    pub communes: usize,
    /// How many are elsewhere in the list.
    pub ailleurs: usize,
    /// The local plans that cover it.
    pub plans: Vec<Lien>,
}

fn origine(decoupage: &Decoupage) -> OrigineDesListes {
    OrigineDesListes {
        nom: decoupage.nom.to_string(),
        url: decoupage.url.clone(),
        editeur: decoupage.editeur.to_string(),
        annee: decoupage.annee,
        licence: decoupage.licence.to_string(),
        licence_url: decoupage.licence_url.clone(),
    }
}

/// The field, when the portal has a list of communes.
pub(super) fn champ(ici: &Ici<'_>) -> Option<Champ> {
    ici.site
        .corpus
        .decoupage
        .as_ref()
        .map(|_| Champ { donnees: ici.href(&Chemin::donnees_des_communes()), page: ici.href(&Chemin::chez_moi()) })
}

/// The plans that a territory carries out.
fn plans(ici: &Ici<'_>, territoire: &Territoire) -> Vec<Lien> {
    let all = ici.site.index.declinaisons_de(&territoire.id).iter();
    all.map(|d| ici.lien(&Chemin::declinaison(d), &d.titre)).collect()
}

/// The plans of the territories, smaller than a department, that hold a place; each once, the nearest first.
fn locaux<'s>(ici: &Ici<'s>, territoires: impl Iterator<Item = &'s Arc<Territoire>>) -> Vec<&'s Arc<Declinaison>> {
    let mut found: Vec<&Arc<Declinaison>> = Vec::new();
    for d in territoires.flat_map(|t| ici.site.index.declinaisons_de(&t.id)) {
        if !found.iter().any(|f| f.chemin == d.chemin) {
            found.push(d);
        }
    }
    found
}

pub(super) fn tous(ici: &Ici<'_>, decoupage: &Decoupage) -> Vue {
    let all = ici.site.corpus.departements_de(decoupage).into_iter();
    let all = all.map(|(t, communes)| DepartementDeCommunes {
        href: ici.href(&Chemin::communes(t)),
        nom: t.nom.to_string(),
        communes: communes.len(),
        plan: plans(ici, t).into_iter().next().map(|p| p.texte),
    });
    let (publies, autres) = all.partition(|d| d.plan.is_some());
    Vue {
        modele: "chez-moi",
        vignette: None,
        page: ici.cadre(Titres { description: ici.mot("chez-moi.description").to_owned(), ..Titres::default() }),
        vue: Corps::ChezMoi(ChezMoi {
            champ: Champ { donnees: ici.href(&Chemin::donnees_des_communes()), page: ici.href(&ici.page.chemin) },
            publies,
            autres,
            communes: decoupage.communes.len(),
            origine: origine(decoupage),
        }),
    }
}

pub(super) fn un(ici: &Ici<'_>, decoupage: &Decoupage, t: &Arc<Territoire>) -> Vue {
    let mut communes: Vec<&Commune> = decoupage.communes.iter().filter(|c| c.departement.id == t.id).collect();
    communes.sort_by(|a, b| ici.site.ordre.compare(a.nom.as_str(), b.nom.as_str()));
    let plans = plans(ici, t);
    let page = ici.chemin_territoire(t).filter(|_| plans.is_empty()).map(|c| ici.lien(&c, &t.nom));
    let lieu = t.formes.lieu.to_string();
    let genitif = t.formes.genitif.to_string();
    Vue {
        modele: "communes",
        vignette: None,
        page: ici.cadre(Titres {
            titre: Some(ici.mots().dire("chez-moi.communes-de", &[("genitif", genitif.as_str())])),
            objet: Some(ici.mots().dire("chez-moi.communes-de", &[("genitif", genitif.as_str())])),
            description: ici.mots().compter(
                "chez-moi.communes-description",
                communes.len(),
                &[("genitif", genitif.as_str())],
            ),
            ariane: vec![ici.lien(&Chemin::chez_moi(), ici.mot("accueil.chez-moi"))],
            ariane_ici: Some(t.nom.to_string()),
            ..Titres::default()
        }),
        vue: Corps::Communes(CommunesVue {
            lieu,
            article: t.formes.article.to_string(),
            genitif,
            communes: communes.len(),
            regionaux: regionaux(ici, t),
            locaux: plans_locaux(ici, &communes),
            lettres: lettres(ici, &communes),
            groupes: groupes(ici, decoupage, &communes),
            tous: ici.href(&Chemin::chez_moi()),
            origine: origine(decoupage),
            plans,
            page,
        }),
    }
}

/// The plans of the register whose territory holds this one.
fn regionaux(ici: &Ici<'_>, t: &Territoire) -> Vec<PlanCouvrant> {
    let above = |p: &&Arc<Plan>| t.ancetres().any(|a| a.id == p.territoire.id);
    let plans = ici.site.corpus.plans_communs().filter(above);
    plans
        .filter_map(|p| {
            let lien = ici.lien(&Chemin::niveau(p.niveaux.first()?), &p.titre);
            Some(PlanCouvrant { lien, article: p.territoire.formes.article.to_string() })
        })
        .collect()
}

fn plans_locaux(ici: &Ici<'_>, communes: &[&Commune]) -> Vec<PlanLocal> {
    let mut counted: Vec<(&Arc<Declinaison>, usize)> = Vec::new();
    for d in communes.iter().flat_map(|c| locaux(ici, c.territoires())) {
        match counted.iter_mut().find(|(known, _)| known.chemin == d.chemin) {
            Some((_, count)) => *count += 1,
            None => counted.push((d, 1)),
        }
    }
    let plan = |(d, communes): (&Arc<Declinaison>, usize)| PlanLocal {
        lien: ici.lien(&Chemin::declinaison(d), &d.titre),
        communes,
    };
    counted.into_iter().map(plan).collect()
}

fn lettres(ici: &Ici<'_>, communes: &[&Commune]) -> Vec<LettreDeCommunes> {
    let mut lettres: Vec<LettreDeCommunes> = Vec::new();
    for commune in communes {
        let first = fold::fold(commune.nom.as_str()).chars().find(|c| c.is_alphanumeric()).unwrap_or('#');
        let nom = first.to_uppercase().to_string();
        if lettres.last().is_none_or(|l| l.nom != nom) {
            lettres.push(LettreDeCommunes { id: format!("lettre-{first}"), nom, communes: Vec::new() });
        }
        let Some(last) = lettres.last_mut() else { continue };
        last.communes.push(CommuneVue {
            id: commune.ancre(),
            nom: commune.nom.to_string(),
            href: commune.territoire.as_ref().and_then(|t| ici.chemin_territoire(t)).map(|c| ici.href(&c)),
            groupe: commune.intercommunalite.as_ref().map(|g| g.nom.to_string()),
            plans: liens_locaux(ici, commune.territoires()),
        });
    }
    lettres
}

fn liens_locaux<'s>(ici: &Ici<'s>, territoires: impl Iterator<Item = &'s Arc<Territoire>>) -> Vec<Lien> {
    let all = locaux(ici, territoires).into_iter();
    all.map(|d| ici.lien(&Chemin::declinaison(d), &d.plan.titre_court)).collect()
}

fn groupes<'s>(ici: &Ici<'s>, decoupage: &'s Decoupage, communes: &[&'s Commune]) -> Vec<GroupeDeCommunes> {
    let mut found: Vec<&Arc<Intercommunalite>> = communes.iter().filter_map(|c| c.intercommunalite.as_ref()).collect();
    found.sort_by(|a, b| ici.site.ordre.compare(a.nom.as_str(), b.nom.as_str()).then_with(|| a.code.cmp(&b.code)));
    found.dedup_by(|a, b| a.code == b.code);
    let members = |g: &Intercommunalite, all: &mut dyn Iterator<Item = &Commune>| {
        all.filter(|c| c.intercommunalite.as_ref().is_some_and(|i| i.code == g.code)).count()
    };
    found
        .into_iter()
        .map(|g| {
            let here = members(g, &mut communes.iter().copied());
            GroupeDeCommunes {
                id: g.ancre(),
                nom: g.nom.to_string(),
                href: g.territoire.as_ref().and_then(|t| ici.chemin_territoire(t)).map(|c| ici.href(&c)),
                communes: here,
                ailleurs: members(g, &mut decoupage.communes.iter()) - here,
                plans: liens_locaux(ici, g.territoires()),
            }
        })
        .collect()
}

/// How many communes a territory holds, and the page that lists them; none when the portal has no list, or none of its own.
pub(super) fn communes_de(ici: &Ici<'_>, territoire: &Territoire) -> Option<(usize, Chemin)> {
    let decoupage = ici.site.corpus.decoupage.as_ref()?;
    let mut departements: Vec<&Arc<Territoire>> = Vec::new();
    let mut count = 0;
    for commune in &decoupage.communes {
        let own = commune.departement.id == territoire.id || commune.territoires().any(|t| t.id == territoire.id);
        if own {
            count += 1;
            if !departements.iter().any(|d| d.id == commune.departement.id) {
                departements.push(&commune.departement);
            }
        }
    }
    match departements.as_slice() {
        [] => None,
        [one] => Some((count, Chemin::communes(one))),
        _ => Some((count, Chemin::chez_moi())),
    }
}
