//! The folder of a territory: the same files wherever a plan is carried out, in a department or by a contract.

use super::content::{Parsed, Texts, is, markdown_file, yaml_file};
use crate::diagnostic::{Diagnostic, FileId, Files};
use crate::model::{
    BesoinsBruts, BlocBrut, CommunBrut, DeclinaisonBrute, FeuillesBrutes, FicheBrute, ObservationsBrutes, OffreBrute,
    ParolesBrutes, PlanBrut, Rubrique, SuiviBrut,
};

/// A folder of `content/` that holds folders of territories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Racine {
    /// `departements/`
    Departements,
    /// `contrats/`
    Contrats,
}

impl Racine {
    /// Both, in the order of the portal.
    pub const TOUTES: [Self; 2] = [Self::Departements, Self::Contrats];

    /// Its name in `content/`.
    #[must_use]
    pub fn dossier(self) -> &'static str {
        match self {
            Self::Departements => "departements",
            Self::Contrats => "contrats",
        }
    }

    /// The file that a folder in it must have.
    #[must_use]
    pub fn tete(self) -> &'static str {
        match self {
            Self::Departements => "departement.yaml",
            Self::Contrats => "contrat.yaml",
        }
    }

    /// Where the pages of a folder in it are.
    #[must_use]
    pub fn adresse(self, nom: &str) -> String {
        match self {
            Self::Departements => nom.to_owned(),
            Self::Contrats => format!("contrats/{nom}"),
        }
    }
}

/// The folder of a territory.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dossier {
    /// Where it is.
    pub racine: Racine,
    /// Its name.
    pub nom: String,
}

/// The files of one folder.
#[derive(Debug, Default)]
pub struct DossierSources {
    /// `departement.yaml` or `contrat.yaml`.
    pub declinaison: Option<Parsed<DeclinaisonBrute>>,
    /// `plan.yaml`, when the folder carries out a plan of its own.
    pub plan: Option<Parsed<PlanBrut>>,
    /// `commun.yaml`.
    pub commun: Option<Parsed<CommunBrut>>,
    /// `feuilles-de-route.yaml`.
    pub feuilles: Option<Parsed<FeuillesBrutes>>,
    /// `indicateurs.yaml`.
    pub observations: Option<Parsed<ObservationsBrutes>>,
    /// `besoins.yaml`.
    pub besoins: Option<Parsed<BesoinsBruts>>,
    /// `paroles.yaml`.
    pub paroles: Option<Parsed<ParolesBrutes>>,
    /// Blocks, with the part that they belong to.
    pub blocs: Vec<(Rubrique, Texts<BlocBrut>)>,
    /// Fiches, with the folder that holds them.
    pub fiches: Vec<(String, Texts<FicheBrute>)>,
    /// `offre/*.yaml`.
    pub offre: Vec<Parsed<OffreBrute>>,
    /// `suivi/*.yaml`.
    pub suivi: Vec<Parsed<SuiviBrut>>,
}

/// One file of a folder; it lives as long as it takes to put it in its place.
#[allow(clippy::large_enum_variant)]
pub(super) enum Part {
    Declinaison(Parsed<DeclinaisonBrute>),
    Plan(Parsed<PlanBrut>),
    Commun(Parsed<CommunBrut>),
    Feuilles(Parsed<FeuillesBrutes>),
    Observations(Parsed<ObservationsBrutes>),
    Besoins(Parsed<BesoinsBruts>),
    Paroles(Parsed<ParolesBrutes>),
    Bloc(Rubrique, Texts<BlocBrut>),
    Fiche(String, Texts<FicheBrute>),
    Offre(Parsed<OffreBrute>),
    Suivi(Parsed<SuiviBrut>),
}

/// Gives a file of a folder its type; `None` when nothing reads a file of this name there.
pub(super) fn route(
    racine: Racine,
    parts: &[&str],
    files: &Files,
    id: FileId,
    relative: &str,
) -> Option<Result<Part, Box<Diagnostic>>> {
    Some(match parts {
        [name] if *name == racine.tete() => yaml_file(files, id, relative).map(Part::Declinaison),
        ["plan.yaml"] => yaml_file(files, id, relative).map(Part::Plan),
        ["commun.yaml"] => yaml_file(files, id, relative).map(Part::Commun),
        ["feuilles-de-route.yaml"] => yaml_file(files, id, relative).map(Part::Feuilles),
        ["indicateurs.yaml"] => yaml_file(files, id, relative).map(Part::Observations),
        ["besoins.yaml"] => yaml_file(files, id, relative).map(Part::Besoins),
        ["paroles.yaml"] => yaml_file(files, id, relative).map(Part::Paroles),
        ["offre", name] if is(name, "yaml") => yaml_file(files, id, relative).map(Part::Offre),
        ["suivi", name] if is(name, "yaml") => yaml_file(files, id, relative).map(Part::Suivi),
        [folder, name] if is(name, "md") => match Rubrique::TOUTES.into_iter().find(|r| r.chemin() == *folder) {
            Some(rubrique) => markdown_file(files, id, relative).map(|p| Part::Bloc(rubrique, p)),
            None => markdown_file(files, id, relative).map(|p| Part::Fiche((*folder).to_owned(), p)),
        },
        _ => return None,
    })
}

impl DossierSources {
    pub(super) fn put(&mut self, part: Part) {
        match part {
            Part::Declinaison(p) => self.declinaison = Some(p),
            Part::Plan(p) => self.plan = Some(p),
            Part::Commun(p) => self.commun = Some(p),
            Part::Feuilles(p) => self.feuilles = Some(p),
            Part::Observations(p) => self.observations = Some(p),
            Part::Besoins(p) => self.besoins = Some(p),
            Part::Paroles(p) => self.paroles = Some(p),
            Part::Bloc(rubrique, p) => self.blocs.push((rubrique, p)),
            Part::Fiche(folder, p) => self.fiches.push((folder, p)),
            Part::Offre(p) => self.offre.push(p),
            Part::Suivi(p) => self.suivi.push(p),
        }
    }

    /// Puts a file that was read again in the place of what it was; false, and nothing changes, when it was not there
    /// or when more than this folder is made of it.
    pub(super) fn replace(&mut self, part: Part) -> bool {
        match part {
            Part::Commun(p) => swap(self.commun.as_mut(), p),
            Part::Feuilles(p) => swap(self.feuilles.as_mut(), p),
            Part::Besoins(p) => swap(self.besoins.as_mut(), p),
            Part::Paroles(p) => swap(self.paroles.as_mut(), p),
            Part::Bloc(rubrique, p) => {
                let file = p.head.file;
                swap(self.blocs.iter_mut().find(|(_, b)| b.head.file == file), (rubrique, p))
            }
            Part::Fiche(folder, p) => {
                let file = p.head.file;
                swap(self.fiches.iter_mut().find(|(_, f)| f.head.file == file), (folder, p))
            }
            Part::Offre(p) => swap(self.offre.iter_mut().find(|o| o.file == p.file), p),
            Part::Suivi(p) => swap(self.suivi.iter_mut().find(|s| s.file == p.file), p),
            Part::Declinaison(_) | Part::Plan(_) | Part::Observations(_) => false,
        }
    }
}

fn swap<T>(place: Option<&mut T>, part: T) -> bool {
    let Some(place) = place else { return false };
    *place = part;
    true
}
