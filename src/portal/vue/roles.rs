//! The part of an actor in plans: what it leads, carries, joins and publishes, counted and listed.

use schemars::JsonSchema;
use serde::Serialize;

use super::ici::{Ici, LieuVue};
use crate::graph::{ActionSituee, Emploi, Role, Sorte};
use crate::model::{Catalogue, Prevision};

/// How many things an actor has a part in.
#[derive(Debug, JsonSchema, Serialize)]
#[schemars(rename = "CompteDeRoles")]
pub struct Compte {
    /// Role.
    pub role: &'static str,
    /// Anchor of the list in the actor's page.
    pub ancre: String,
    /// « Pilote 12 actions ».
    pub phrase: String,
}

/// What an actor has a part in, in one role.
#[derive(Debug, JsonSchema, Serialize)]
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
#[derive(Debug, JsonSchema, Serialize)]
pub struct LieuDeRole {
    /// The place.
    pub lieu: LieuVue,
    /// What the place is, when its title does not say it: « plan », « document ».
    pub sorte: Option<String>,
    /// The actions there.
    pub actions: Vec<ActionDeRole>,
}

/// An action in which an actor has a role.
#[derive(Debug, JsonSchema, Serialize)]
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

/// The anchor of a role in the actor's page.
pub(super) fn ancre(role: Role) -> String {
    format!("role-{}", role.id())
}

/// What an actor carries or joins, counted; nothing when plans only name it.
pub(super) fn comptes(emplois: &[Emploi], mots: &Catalogue) -> Vec<Compte> {
    let roles = Role::TOUS.into_iter().filter(|role| *role < Role::Cite);
    roles
        .filter_map(|role| {
            let those: Vec<&Emploi> = emplois.iter().filter(|e| e.role == role).collect();
            let compte = || Compte { role: role.id(), ancre: ancre(role), phrase: phrase(role, &those, mots) };
            (!those.is_empty()).then(compte)
        })
        .collect()
}

/// « Pilote 12 actions », « Partenaire de 8 fiches et d’une feuille de route ».
pub(super) fn phrase(role: Role, emplois: &[&Emploi], mots: &Catalogue) -> String {
    let of = |sorte: fn(Sorte) -> bool| emplois.iter().filter(|e| sorte(e.lieu.sorte)).count();
    let some = |n: usize, cle: &str| (n > 0).then(|| mots.compter(cle, n, &[]));
    let all = |cle: &str, parts: [Option<String>; 2]| {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        mots.dire(cle, &[("parts", &mots.enumerer(&parts))])
    };
    let n = emplois.len();
    match role {
        Role::Pilote => mots.compter("roles.pilote", n, &[]),
        Role::Porteur => mots.compter("roles.porteur", n, &[]),
        Role::Partenaire => {
            let roadmaps = of(|s| s == Sorte::Partie);
            all("roles.partenaire", [some(n - roadmaps, "roles.de-fiches"), some(roadmaps, "roles.de-feuilles")])
        }
        Role::Editeur => {
            let (plans, documents) = (of(|s| s == Sorte::Plan), of(|s| s == Sorte::Document));
            all("roles.editeur", [some(plans, "roles.plans"), some(documents, "roles.documents")])
        }
        Role::Cite => mots.compter("roles.cite", n, &[]),
    }
}

/// What an actor carries or joins, by role, the strongest first.
pub(super) fn vues(ici: &Ici<'_>, emplois: &[Emploi]) -> Vec<RoleVue> {
    let strong = Role::TOUS.into_iter().filter(|role| *role < Role::Cite);
    let of = |role: Role| emplois.iter().filter(|e| e.role == role).collect::<Vec<&Emploi>>();
    let all = strong.map(|role| (role, of(role))).filter(|(_, emplois)| !emplois.is_empty());
    all.map(|(role, emplois)| RoleVue {
        role: role.id(),
        ancre: ancre(role),
        titre: phrase(role, &emplois, ici.mots()),
        lieu: lieu_commun(&emplois),
        lieux: lieux(ici, &emplois),
    })
    .collect()
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
                Sorte::Plan => Some(ici.mot("roles.plan").to_owned()),
                Sorte::Document => Some(ici.mot("roles.document").to_owned()),
                _ => None,
            };
            all.push(LieuDeRole { lieu, sorte, actions: Vec::new() });
        }
        if let (Some(last), Some(a)) = (all.last_mut(), &emploi.action) {
            last.actions.push(ActionDeRole {
                href: ici.href(&a.chemin),
                code: a.code.as_ref().map(ToString::to_string),
                titre: a.titre.to_string(),
                quand: quand(a, ici.mots()),
            });
        }
    }
    all
}

/// When an action is planned, in words: what the document does not say is said to be unknown.
fn quand(action: &ActionSituee, mots: &Catalogue) -> Option<String> {
    let of = |wanted: Prevision| {
        let years = action.calendrier.iter().filter(move |(_, p)| *p == wanted);
        years.map(|(year, _)| *year).collect::<Vec<_>>()
    };
    if action.calendrier.is_empty() {
        return None;
    }
    let planned = of(Prevision::Prevu);
    let Some(last) = planned.last() else { return Some(mots.texte("roles.annees-absentes").to_owned()) };
    let rest = of(Prevision::Inconnu).iter().any(|year| year > last);
    let cle = if rest { "roles.prevue-suite-absente" } else { "roles.prevue" };
    Some(mots.dire(cle, &[("annees", &mots.grammaire().annees(&planned))]))
}
