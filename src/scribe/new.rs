//! What `garrigue new` writes: one more thing in the sources, valid as it is, each field with a word on what it is.

use std::path::{Path, PathBuf};

use super::{quoted, registre};
use crate::diagnostic::{Bilingual, visible};
use crate::french::fold::slug;
use crate::model::{NiveauBrut, NoeudBrut, PlanBrut};
use crate::say;
use crate::source::dossier::{Dossier, DossierSources, Racine};
use crate::source::hints::nearest;
use crate::source::{Parsed, Sources};

mod dossier;
mod items;
mod textes;

/// What an author asks for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// `fiche`, `page`, `source`…, or a level of a plan.
    pub sorte: &'a str,
    /// Code, identifier or name.
    pub nom: &'a str,
    /// Folder of `departements/` or `contrats/`.
    pub territoire: Option<&'a str>,
    /// Its title, when it has one.
    pub titre: Option<&'a str>,
}

/// The kinds, with what each needs.
pub const SORTES: [(&str, &str); 12] = [
    ("fiche", "CODE --territoire DOSSIER : la fiche d'un nœud du plan"),
    ("bloc", "diagnostic/NOM --territoire DOSSIER : un texte du diagnostic, des finances, des partenariats"),
    ("page", "NOM : une page libre"),
    ("departement", "34 : le dossier d'un département"),
    ("contrat", "NOM --territoire IDENTIFIANT : le dossier d'un contrat local, avec son plan"),
    ("indicateur", "NOM : ce que l'on mesure"),
    ("observation", "INDICATEUR --territoire DOSSIER : sa valeur pour un territoire"),
    ("source", "NOM : d'où viennent des chiffres"),
    ("acteur", "NOM : un organisme, une profession"),
    ("sigle", "SIGLE --titre SENS : un mot du glossaire"),
    ("document", "NOM --territoire IDENTIFIANT : un document officiel"),
    ("territoire", "NOM : un territoire qui n'est pas un département"),
];

/// What is to be written, and what to do next.
#[derive(Debug, Default)]
pub struct Plan {
    /// New files.
    pub create: Vec<(PathBuf, String)>,
    /// Files that are added to: path, text as it was read, text to write.
    pub replace: Vec<(PathBuf, String, String)>,
    /// What the author must paste, and where, when adding it could break the file: `path:line`, text.
    pub paste: Vec<(String, String)>,
    /// What is left to do.
    pub next: Vec<Bilingual>,
}

/// Prepares what is asked for, from sources that may have faults elsewhere.
///
/// # Errors
/// What is unknown, in an author's words.
pub fn prepare(wanted: Wanted<'_>, content: &Path, sources: &Sources) -> Result<Plan, Bilingual> {
    let desk = Desk { wanted, content, sources };
    let mut plan = Plan::default();
    match slug(wanted.sorte).as_str() {
        "fiche" => textes::fiche(&desk, &mut plan)?,
        "bloc" => textes::bloc(&desk, &mut plan)?,
        "page" => textes::page(&desk, &mut plan),
        "departement" => dossier::departement(&desk, &mut plan)?,
        "contrat" => dossier::contrat(&desk, &mut plan)?,
        "indicateur" => items::indicateur(&desk, &mut plan)?,
        "observation" => items::observation(&desk, &mut plan)?,
        "source" => items::source(&desk, &mut plan)?,
        "acteur" => items::acteur(&desk, &mut plan)?,
        "sigle" => items::sigle(&desk, &mut plan)?,
        "document" => items::document(&desk, &mut plan)?,
        "territoire" => items::territoire(&desk, &mut plan)?,
        other => desk.noeud(other, &mut plan)?,
    }
    Ok(plan)
}

/// What a kind is made from.
struct Desk<'a> {
    wanted: Wanted<'a>,
    content: &'a Path,
    sources: &'a Sources,
}

impl<'a> Desk<'a> {
    /// The identifier that the name gives.
    fn id(&self) -> String {
        slug(self.wanted.nom)
    }

    /// The title given, or the name.
    fn titre(&self) -> String {
        quoted(self.wanted.titre.unwrap_or(self.wanted.nom))
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.content.join(relative)
    }

    /// The folder that `--territoire` names.
    fn dossier(&self) -> Result<(&'a Dossier, &'a DossierSources), Bilingual> {
        let folders = &self.sources.dossiers;
        let names = || folders.keys().map(|d| d.nom.as_str());
        let Some(wanted) = self.wanted.territoire else {
            let list = names().collect::<Vec<_>>().join(", ");
            return Err(say!(
                "dites pour quel territoire : --territoire DOSSIER (possibles : {list}).",
                "say for which territory: --territoire DIR (possible: {list})."
            ));
        };
        let wanted = slug(wanted);
        folders.iter().find(|(d, _)| d.nom == wanted).ok_or_else(|| unknown("dossier", "folder", &wanted, names()))
    }

    /// The plan that a folder carries out, and its name.
    fn plan_of(
        &self,
        dossier: &Dossier,
        files: &'a DossierSources,
    ) -> Result<(&'a Parsed<PlanBrut>, String), Bilingual> {
        if let Some(own) = &files.plan {
            return Ok((own, dossier.nom.clone()));
        }
        let wanted = files.declinaison.as_ref().and_then(|d| d.value.plan.as_ref()).map(|p| p.value.as_str());
        let names = || self.sources.plans.iter().map(|p| p.stem.as_str());
        let found = wanted.and_then(|name| self.sources.plans.iter().find(|p| p.stem == name));
        found.map(|p| (p, p.stem.clone())).ok_or_else(|| {
            let folder = &dossier.nom;
            let list = names().collect::<Vec<_>>().join(", ");
            say!(
                "on ne sait pas quel plan suit « {folder} » : corrigez « plan: » dans son fichier de tête (possibles : {list}).",
                "the plan of “{folder}” is not known: correct “plan:” in its head file (possible: {list})."
            )
        })
    }

    /// The text of a file of the sources.
    fn text(&self, relative: &str) -> Option<&'a str> {
        let shown = self.path(relative).display().to_string();
        let files = &self.sources.files;
        files.find(&shown).map(|id| files.text(id))
    }

    /// Adds an item to a register, or says what to paste.
    fn add(&self, plan: &mut Plan, register: &str, list: &str, item: String) {
        let path = self.path(register);
        let pending = plan.replace.iter().position(|(p, ..)| *p == path);
        let text = match pending.and_then(|at| plan.replace.get(at)) {
            Some((_, _, after)) => Some(after.clone()),
            None => self.text(register).map(str::to_owned),
        };
        let Some(text) = text else {
            plan.create.push((path, format!("{list}:\n{item}")));
            return;
        };
        match registre::append(&text, list, &item) {
            Some(after) => match pending.and_then(|at| plan.replace.get_mut(at)) {
                Some(replace) => replace.2 = after,
                None => plan.replace.push((path, text, after)),
            },
            None => plan.paste.push((path.display().to_string(), item)),
        }
    }

    /// A node of a plan: its parent is in the middle of the file, so the author pastes it.
    fn noeud(&self, level: &str, plan: &mut Plan) -> Result<(), Bilingual> {
        let own = self.sources.dossiers.values().filter_map(|d| d.plan.as_ref());
        let plans = || self.sources.plans.iter().chain(own.clone());
        let is_level = |n: &NiveauBrut| [&n.id, &n.nom, &n.pluriel].into_iter().any(|l| slug(&l.value) == level);
        let Some((file, rank)) = plans().find_map(|p| Some((p, p.value.niveaux.iter().position(is_level)?))) else {
            let levels = plans().flat_map(|p| p.value.niveaux.iter()).map(|n| n.id.value.as_str());
            return Err(unknown("sorte", "kind", self.wanted.sorte, SORTES.iter().map(|(s, _)| *s).chain(levels)));
        };
        let code = self.wanted.nom;
        let shown = self.sources.files.path(file.file);
        let pad = " ".repeat(2 + rank * 4);
        let above = parent(code, &file.value, rank);
        plan.paste.push((shown.to_owned(), format!("{pad}- code: {code}\n{pad}  titre: {}\n", self.titre())));
        plan.next.push(match above {
            Some(above) => say!(
                "collez ces lignes sous « noeuds: » de {above}, alignées sur les autres.",
                "paste these lines under “noeuds:” of {above}, aligned with the others."
            ),
            None => say!("collez ces lignes sous « noeuds: ».", "paste these lines under “noeuds:”."),
        });
        Ok(())
    }
}

/// The code of the node that a new code goes under.
fn parent<'p>(code: &str, plan: &'p PlanBrut, rank: usize) -> Option<&'p str> {
    let mut nodes: Vec<&NoeudBrut> = plan.noeuds.iter().collect();
    for _ in 1..rank {
        nodes = nodes.into_iter().flat_map(|n| n.noeuds.iter()).collect();
    }
    (rank > 0).then(|| nodes.into_iter().map(|n| n.code.value.as_str()).find(|above| code.starts_with(above)))?
}

fn unknown<'n>(fr: &str, en: &str, wanted: &str, known: impl Iterator<Item = &'n str>) -> Bilingual {
    let known: Vec<&str> = known.collect();
    let (wanted, list) = (visible(wanted), known.join(", "));
    match nearest(&wanted, known.iter().copied()) {
        Some(near) => say!(
            "« {wanted} » n'est pas une {fr} que l'on connaît. Vouliez-vous dire « {near} » ? Possibles : {list}.",
            "“{wanted}” is no known {en}. Did you mean “{near}”? Possible: {list}."
        ),
        None => say!(
            "« {wanted} » n'est pas une {fr} que l'on connaît. Possibles : {list}.",
            "“{wanted}” is no known {en}. Possible: {list}."
        ),
    }
}

/// Where the folders of a root are.
fn folder(dossier: &Dossier) -> String {
    format!("{}/{}", dossier.racine.dossier(), dossier.nom)
}

/// The name of the head file of a folder.
fn head(racine: Racine) -> &'static str {
    racine.tete()
}
