//! Actors: what each of them carries, and who carries what.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{GroupeLieux, Ici, Lien};
use super::roles::{self, Compte, RoleVue};
use super::{Corps, Vue};
use crate::french::fold;
use crate::graph::{Chemin, Emploi, Lieu, Role};
use crate::model::{Acteur, NatureActeur};

/// All actors.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActeursVue {
    /// Those that do something in a plan, by their strongest role.
    pub cercles: Vec<Cercle>,
    /// Those that plans only name, by kind.
    pub natures: Vec<NatureVue>,
    /// How many.
    pub nombre: usize,
}

/// Actors whose strongest role is the same.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Cercle {
    /// Anchor.
    pub id: &'static str,
    /// Title.
    pub titre: String,
    /// What the role is.
    pub texte: String,
    /// Whether they lead or carry actions.
    pub agit: bool,
    /// Actors.
    pub acteurs: Vec<ActeurCourt>,
}

/// Actors of a kind.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NatureVue {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// Actors.
    pub acteurs: Vec<ActeurCourt>,
}

/// An actor, as lists show it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActeurCourt {
    /// Its page.
    pub lien: Lien,
    /// Acronym.
    pub sigle: Option<String>,
    /// Kind.
    pub nature: String,
    /// What it does.
    pub role: Option<String>,
    /// What it carries or joins, counted.
    pub comptes: Vec<Compte>,
}

/// An actor.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActeurVue {
    /// Acronym.
    pub sigle: Option<String>,
    /// Kind.
    pub nature: String,
    /// What it does.
    pub role: Option<String>,
    /// Its site.
    pub url: Option<String>,
    /// What it carries or joins, counted; empty when plans only name it.
    pub comptes: Vec<Compte>,
    /// What it carries or joins, by role, the strongest first.
    pub roles: Vec<RoleVue>,
    /// Places that name it.
    pub groupes: Vec<GroupeLieux>,
    /// How many places name it, in words.
    pub nomme: Option<String>,
}

/// What words name one of a kind, and several.
fn nature(nature: NatureActeur) -> (&'static str, &'static str) {
    match nature {
        NatureActeur::Institution => ("acteurs.institution", "acteurs.institution-plusieurs"),
        NatureActeur::Collectivite => ("acteurs.collectivite", "acteurs.collectivite-plusieurs"),
        NatureActeur::Etablissement => ("acteurs.etablissement", "acteurs.etablissement-plusieurs"),
        NatureActeur::Structure => ("acteurs.structure", "acteurs.structure-plusieurs"),
        NatureActeur::Association => ("acteurs.association", "acteurs.association-plusieurs"),
        NatureActeur::Profession => ("acteurs.profession", "acteurs.profession-plusieurs"),
        NatureActeur::Instance => ("acteurs.instance", "acteurs.instance-plusieurs"),
    }
}

/// What words name a circle of actors, and say what its role is.
fn cercle(role: Role) -> Option<(&'static str, &'static str)> {
    match role {
        Role::Pilote => Some(("acteurs.pilotes", "acteurs.pilotes-texte")),
        Role::Porteur => Some(("acteurs.porteurs", "acteurs.porteurs-texte")),
        Role::Partenaire => Some(("acteurs.partenaires", "acteurs.partenaires-texte")),
        Role::Editeur => Some(("acteurs.editeurs", "acteurs.editeurs-texte")),
        Role::Cite => None,
    }
}

pub(super) fn tous(ici: &Ici<'_>) -> Vue {
    let index = &ici.site.index;
    let used = |a: &&Arc<Acteur>| !index.emplois_acteur(&a.id).is_empty();
    let mut all: Vec<&Arc<Acteur>> = ici.site.corpus.acteurs.values().filter(used).collect();
    all.sort_by(|a, b| ici.site.ordre.compare(a.nom.as_str(), b.nom.as_str()));
    let strongest = |a: &Acteur| index.emplois_acteur(&a.id).first().map(|e| e.role);
    let nombre = all.len();
    let cercles: Vec<Cercle> = Role::TOUS
        .into_iter()
        .filter_map(|role| {
            let (titre, texte) = cercle(role)?;
            let acteurs: Vec<ActeurCourt> =
                all.iter().filter(|a| strongest(a) == Some(role)).map(|a| court(ici, a)).collect();
            let (titre, texte) = (ici.mot(titre).to_owned(), ici.mot(texte).to_owned());
            (!acteurs.is_empty()).then(|| Cercle { id: role.id(), titre, texte, agit: role <= Role::Porteur, acteurs })
        })
        .collect();
    let mut named: Vec<&Arc<Acteur>> = all.into_iter().filter(|a| strongest(a) == Some(Role::Cite)).collect();
    named.sort_by_key(|a| a.nature);
    let mut natures: Vec<NatureVue> = Vec::new();
    for a in named {
        let titre = ici.mot(nature(a.nature).1);
        if natures.last().is_none_or(|n| n.titre != titre) {
            natures.push(NatureVue { id: fold::slug(titre), titre: titre.to_owned(), acteurs: Vec::new() });
        }
        if let Some(last) = natures.last_mut() {
            last.acteurs.push(court(ici, a));
        }
    }
    let mut sommaire: Vec<(String, String)> = cercles.iter().map(|c| (c.id.to_owned(), c.titre.clone())).collect();
    if !natures.is_empty() {
        sommaire.push(("nommes".to_owned(), ici.mot("acteurs.nommes").to_owned()));
    }
    Vue {
        modele: "acteurs",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mots().compter("acteurs.description", nombre, &[]),
            sommaire,
            ..Titres::default()
        }),
        vue: Corps::Acteurs(ActeursVue { cercles, natures, nombre }),
    }
}

fn court(ici: &Ici<'_>, a: &Acteur) -> ActeurCourt {
    ActeurCourt {
        lien: ici.lien(&Chemin::acteur(a), &a.nom),
        sigle: a.sigle.clone(),
        nature: ici.mot(nature(a.nature).0).to_owned(),
        role: a.role.as_ref().map(ToString::to_string),
        comptes: roles::comptes(ici.site.index.emplois_acteur(&a.id), ici.mots()),
    }
}

pub(super) fn un(ici: &Ici<'_>, a: &Arc<Acteur>) -> Vue {
    let emplois = ici.site.index.emplois_acteur(&a.id);
    let named: Vec<&Emploi> = emplois.iter().filter(|e| e.role == Role::Cite).collect();
    let places: Vec<Lieu> = named.iter().map(|e| e.lieu.clone()).collect();
    let comptes = roles::comptes(emplois, ici.mots());
    let roles = roles::vues(ici, emplois);
    let nomme = (!named.is_empty()).then(|| roles::phrase(Role::Cite, &named, ici.mots()));
    let mut sommaire: Vec<(String, String)> = roles.iter().map(|r| (r.ancre.clone(), r.titre.clone())).collect();
    if let Some(nomme) = nomme.as_ref().filter(|_| !roles.is_empty()) {
        sommaire.push((roles::ancre(Role::Cite), nomme.clone()));
    }
    let said = comptes.iter().map(|c| c.phrase.as_str()).collect::<Vec<_>>().join(". ");
    Vue {
        modele: "acteur",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(ici.mots().dire("acteur.objet", &[("nom", a.nom.as_str())])),
            description: match &a.role {
                Some(role) => role.to_string(),
                None if said.is_empty() => format!("Ce que les plans disent de : {}.", a.nom),
                None => format!("{said}."),
            },
            ariane: vec![ici.lien(&Chemin::fixe("acteurs"), ici.mot("pages.acteurs"))],
            sommaire: if sommaire.len() > 1 { sommaire } else { Vec::new() },
            ..Titres::default()
        }),
        vue: Corps::Acteur(ActeurVue {
            sigle: a.sigle.clone(),
            nature: ici.mot(nature(a.nature).0).to_owned(),
            role: a.role.as_ref().map(ToString::to_string),
            url: a.url.clone(),
            comptes,
            roles,
            groupes: ici.groupes(&places),
            nomme,
        }),
    }
}
