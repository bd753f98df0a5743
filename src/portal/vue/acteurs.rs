//! Actors: what each of them carries, and who carries what.

use std::sync::Arc;

use serde::Serialize;

use super::cadre::Titres;
use super::ici::{GroupeLieux, Ici, Lien, LieuVue};
use super::{Corps, Vue};
use crate::french::{dates, fold, grammar};
use crate::graph::{ActionSituee, Chemin, Emploi, Lieu, Role, Sorte};
use crate::model::{Acteur, NatureActeur, Prevision};
use crate::portal::capitalized;

/// All actors.
#[derive(Debug, Serialize)]
pub struct ActeursVue {
    /// Those that do something in a plan, by their strongest role.
    pub cercles: Vec<Cercle>,
    /// Those that plans only name, by kind.
    pub natures: Vec<NatureVue>,
    /// How many.
    pub nombre: usize,
}

/// Actors whose strongest role is the same.
#[derive(Debug, Serialize)]
pub struct Cercle {
    /// Anchor.
    pub id: &'static str,
    /// Title.
    pub titre: &'static str,
    /// What the role is.
    pub texte: &'static str,
    /// Whether they lead or carry actions.
    pub agit: bool,
    /// Actors.
    pub acteurs: Vec<ActeurCourt>,
}

/// Actors of a kind.
#[derive(Debug, Serialize)]
pub struct NatureVue {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: &'static str,
    /// Actors.
    pub acteurs: Vec<ActeurCourt>,
}

/// An actor, as lists show it.
#[derive(Debug, Serialize)]
pub struct ActeurCourt {
    /// Its page.
    pub lien: Lien,
    /// Acronym.
    pub sigle: Option<String>,
    /// Kind.
    pub nature: &'static str,
    /// What it does.
    pub role: Option<String>,
    /// What it carries or joins, counted.
    pub comptes: Vec<Compte>,
}

/// How many things an actor has a part in.
#[derive(Debug, Serialize)]
pub struct Compte {
    /// Role.
    pub role: &'static str,
    /// Anchor of the list in the actor's page.
    pub ancre: String,
    /// « Pilote 12 actions ».
    pub phrase: String,
}

/// An actor.
#[derive(Debug, Serialize)]
pub struct ActeurVue {
    /// Acronym.
    pub sigle: Option<String>,
    /// Kind.
    pub nature: &'static str,
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

/// What an actor has a part in, in one role.
#[derive(Debug, Serialize)]
pub struct RoleVue {
    /// Role.
    pub role: &'static str,
    /// Anchor.
    pub ancre: String,
    /// « Pilote 12 actions ».
    pub titre: String,
    /// « dans l'Hérault », when all the places are of one territory, which they then do not repeat.
    pub lieu: Option<String>,
    /// The places, in the order of the plans.
    pub lieux: Vec<LieuDeRole>,
}

/// A place where an actor has a role.
#[derive(Debug, Serialize)]
pub struct LieuDeRole {
    /// The place.
    pub lieu: LieuVue,
    /// What the place is, when its title does not say it: « plan », « document ».
    pub sorte: Option<&'static str>,
    /// The actions there.
    pub actions: Vec<ActionDeRole>,
}

/// An action in which an actor has a role.
#[derive(Debug, Serialize)]
pub struct ActionDeRole {
    /// Address.
    pub href: String,
    /// Code.
    pub code: Option<String>,
    /// Title.
    pub titre: String,
    /// « Prévue de 2024 à 2028 ».
    pub quand: Option<String>,
}

fn nature(nature: NatureActeur) -> (&'static str, &'static str) {
    match nature {
        NatureActeur::Institution => ("Institution", "Institutions"),
        NatureActeur::Collectivite => ("Collectivité", "Collectivités"),
        NatureActeur::Etablissement => ("Établissement", "Établissements"),
        NatureActeur::Structure => ("Structure", "Structures et dispositifs"),
        NatureActeur::Association => ("Association ou public", "Associations et publics"),
        NatureActeur::Profession => ("Profession", "Professions"),
        NatureActeur::Instance => ("Instance", "Instances"),
    }
}

/// The title of a circle of actors, and what its role is.
fn cercle(role: Role) -> Option<(&'static str, &'static str)> {
    match role {
        Role::Pilote => {
            Some(("Ils pilotent des actions", "Un plan leur confie la conduite d’une ou de plusieurs actions."))
        }
        Role::Porteur => Some((
            "Ils portent des actions d’une feuille de route",
            "Ils s’y engagent avec l’équipe qui anime le plan, sans piloter d’action du plan lui-même.",
        )),
        Role::Partenaire => Some((
            "Ils sont partenaires",
            "Une fiche ou une feuille de route compte sur eux, sans leur confier d’action.",
        )),
        Role::Editeur => Some(("Ils publient les plans", "Les plans et les documents officiels viennent d’eux.")),
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
            (!acteurs.is_empty()).then(|| Cercle { id: role.id(), titre, texte, agit: role <= Role::Porteur, acteurs })
        })
        .collect();
    let mut named: Vec<&Arc<Acteur>> = all.into_iter().filter(|a| strongest(a) == Some(Role::Cite)).collect();
    named.sort_by_key(|a| a.nature);
    let mut natures: Vec<NatureVue> = Vec::new();
    for a in named {
        let (_, titre) = nature(a.nature);
        if natures.last().is_none_or(|n| n.titre != titre) {
            natures.push(NatureVue { id: fold::slug(titre), titre, acteurs: Vec::new() });
        }
        if let Some(last) = natures.last_mut() {
            last.acteurs.push(court(ici, a));
        }
    }
    let mut sommaire: Vec<(String, String)> = cercles.iter().map(|c| (c.id.to_owned(), c.titre.to_owned())).collect();
    if !natures.is_empty() {
        sommaire.push(("nommes".to_owned(), "Les plans les nomment".to_owned()));
    }
    Vue {
        modele: "acteurs",
        page: ici.cadre(Titres {
            description: format!(
                "Les {nombre} organismes, professions et instances des plans de santé : qui conduit les actions, qui s’y associe, qui est nommé."
            ),
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
        nature: nature(a.nature).0,
        role: a.role.as_ref().map(ToString::to_string),
        comptes: comptes(ici.site.index.emplois_acteur(&a.id)),
    }
}

pub(super) fn un(ici: &Ici<'_>, a: &Arc<Acteur>) -> Vue {
    let emplois = ici.site.index.emplois_acteur(&a.id);
    let (carried, named): (Vec<&Emploi>, Vec<&Emploi>) = emplois.iter().partition(|e| e.role < Role::Cite);
    let places: Vec<Lieu> = named.iter().map(|e| e.lieu.clone()).collect();
    let comptes = comptes(emplois);
    let roles: Vec<RoleVue> = Role::TOUS
        .into_iter()
        .zip(Role::TOUS.map(|role| carried.iter().copied().filter(|e| e.role == role).collect::<Vec<_>>()))
        .filter(|(_, emplois)| !emplois.is_empty())
        .map(|(role, emplois)| RoleVue {
            role: role.id(),
            ancre: ancre(role),
            titre: phrase(role, &emplois),
            lieu: lieu_commun(&emplois),
            lieux: lieux(ici, &emplois),
        })
        .collect();
    let nomme = (!named.is_empty()).then(|| phrase(Role::Cite, &named));
    let mut sommaire: Vec<(String, String)> = roles.iter().map(|r| (r.ancre.clone(), r.titre.clone())).collect();
    if let Some(nomme) = nomme.as_ref().filter(|_| !roles.is_empty()) {
        sommaire.push((ancre(Role::Cite), nomme.clone()));
    }
    let said = comptes.iter().map(|c| c.phrase.as_str()).collect::<Vec<_>>().join(". ");
    Vue {
        modele: "acteur",
        page: ici.cadre(Titres {
            objet: Some(format!("{}, acteur", a.nom)),
            description: match &a.role {
                Some(role) => role.to_string(),
                None if said.is_empty() => format!("Ce que les plans disent de : {}.", a.nom),
                None => format!("{said}."),
            },
            ariane: vec![ici.lien(&Chemin::fixe("acteurs"), "Acteurs")],
            sommaire: if sommaire.len() > 1 { sommaire } else { Vec::new() },
            ..Titres::default()
        }),
        vue: Corps::Acteur(ActeurVue {
            sigle: a.sigle.clone(),
            nature: nature(a.nature).0,
            role: a.role.as_ref().map(ToString::to_string),
            url: a.url.clone(),
            comptes,
            roles,
            groupes: ici.groupes(&places),
            nomme,
        }),
    }
}

fn ancre(role: Role) -> String {
    format!("role-{}", role.id())
}

/// What an actor carries or joins, counted; nothing when plans only name it.
fn comptes(emplois: &[Emploi]) -> Vec<Compte> {
    let roles = Role::TOUS.into_iter().filter(|role| *role < Role::Cite);
    roles
        .filter_map(|role| {
            let those: Vec<&Emploi> = emplois.iter().filter(|e| e.role == role).collect();
            let compte = || Compte { role: role.id(), ancre: ancre(role), phrase: phrase(role, &those) };
            (!those.is_empty()).then(compte)
        })
        .collect()
}

/// « Pilote 12 actions », « Partenaire de 8 fiches et d’une feuille de route ».
fn phrase(role: Role, emplois: &[&Emploi]) -> String {
    let of = |sorte: fn(Sorte) -> bool| emplois.iter().filter(|e| sorte(e.lieu.sorte)).count();
    let de = |n: usize, feminine, one: &str, several: &str| match n {
        0 => None,
        1 => Some(format!("d’{} {one}", if feminine { "une" } else { "un" })),
        _ => Some(format!("de {n} {several}")),
    };
    let some = |n: usize, feminine, one: &str, several: &str| match n {
        0 => None,
        1 => Some(format!("{} {one}", if feminine { "une" } else { "un" })),
        _ => Some(format!("{n} {several}")),
    };
    let all = |parts: [Option<String>; 2]| {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        grammar::enumeration(&parts)
    };
    let n = emplois.len();
    match role {
        Role::Pilote => format!("Pilote {}", all([some(n, true, "action", "actions"), None])),
        Role::Porteur => {
            format!(
                "Porte {}",
                all([some(n, true, "action de feuille de route", "actions de feuilles de route"), None])
            )
        }
        Role::Partenaire => {
            let roadmaps = of(|s| s == Sorte::Partie);
            let parts = [
                de(n - roadmaps, true, "fiche", "fiches"),
                de(roadmaps, true, "feuille de route", "feuilles de route"),
            ];
            format!("Partenaire {}", all(parts))
        }
        Role::Editeur => {
            let parts = [
                some(of(|s| s == Sorte::Plan), false, "plan", "plans"),
                some(of(|s| s == Sorte::Document), false, "document", "documents"),
            ];
            format!("Publie {}", all(parts))
        }
        Role::Cite => match n {
            1 => "Une page en parle".to_owned(),
            _ => format!("{n} pages en parlent"),
        },
    }
}

/// Where all the places are, when they are of one territory.
fn lieu_commun(emplois: &[&Emploi]) -> Option<String> {
    let first = emplois.first()?.lieu.territoire.as_ref()?;
    let same = emplois.iter().all(|e| e.lieu.territoire.as_ref().is_some_and(|t| t.id == first.id));
    same.then(|| first.formes.lieu.to_string())
}

/// The places of a role, each with its actions, in the order of the plans.
fn lieux(ici: &Ici<'_>, emplois: &[&Emploi]) -> Vec<LieuDeRole> {
    let mut all: Vec<LieuDeRole> = Vec::new();
    let said = lieu_commun(emplois).is_some();
    for emploi in emplois {
        let mut lieu = ici.lieu(&emploi.lieu);
        lieu.territoire = lieu.territoire.filter(|_| !said);
        if all.last().is_none_or(|l| l.lieu.href != lieu.href) {
            let sorte = match emploi.lieu.sorte {
                Sorte::Plan => Some("plan"),
                Sorte::Document => Some("document"),
                _ => None,
            };
            all.push(LieuDeRole { lieu, sorte, actions: Vec::new() });
        }
        if let (Some(last), Some(a)) = (all.last_mut(), &emploi.action) {
            last.actions.push(ActionDeRole {
                href: ici.href(&a.chemin),
                code: a.code.as_ref().map(ToString::to_string),
                titre: a.titre.to_string(),
                quand: quand(a),
            });
        }
    }
    all
}

/// When an action is planned, in words: what the document does not say is said to be unknown.
pub(super) fn quand(action: &ActionSituee) -> Option<String> {
    let of = |wanted: Prevision| {
        let years = action.calendrier.iter().filter(move |(_, p)| *p == wanted);
        years.map(|(year, _)| *year).collect::<Vec<_>>()
    };
    if action.calendrier.is_empty() {
        return None;
    }
    let planned = of(Prevision::Prevu);
    let Some(last) = planned.last() else { return Some("Années non précisées".to_owned()) };
    let rest = of(Prevision::Inconnu).iter().any(|year| year > last);
    let said = capitalized(&format!("prévue {}", dates::years(&planned)));
    Some(if rest { format!("{said}, suite non précisée") } else { said })
}
