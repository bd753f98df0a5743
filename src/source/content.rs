//! Gives each file of the content folder its type, from its place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::dossier::{self, Dossier, DossierSources, Part, Racine};
use super::hints::nearest;
use super::version::{self, VersionSource};
use super::walk::{self, Found, MAX_FILE, MAX_SHAPES};
use super::{csv, foreign, front_matter, needed, rules, text, yaml};
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, FileId, Files, Span};
use crate::french::fold::fold;
use crate::model::{
    ActeursBruts, CartesBrutes, CommunesBrutes, DeclarationBrute, DecoupageBrut, DocumentsBruts, EntreeBrute,
    EntreesBrutes, FicheBrute, IndicateursBruts, IntercommunalitesBrutes, Loc, NomenclatureBrute, ObservationsBrutes,
    PageBrute, PlanBrut, PortailBrut, SiglesBruts, SourcesBrutes, SynonymesBruts, TerritoiresBruts,
};
use crate::say;

/// A file that was read and parsed.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The file.
    pub file: FileId,
    /// Where its YAML starts, in bytes.
    pub base: usize,
    /// Its name without extension.
    pub stem: String,
    /// What it holds.
    pub value: T,
}

/// A Markdown file: a YAML head and a body.
#[derive(Debug)]
pub struct Texts<T> {
    /// The head.
    pub head: Parsed<T>,
    /// The body, in bytes of the file.
    pub body: Range<usize>,
}

/// Everything under `content/`, typed, before any reference is looked at.
#[derive(Debug, Default)]
pub struct Sources {
    /// The texts that messages quote.
    pub files: Files,
    /// `portail.yaml`.
    pub portail: Option<Parsed<PortailBrut>>,
    /// `accessibilite.yaml`.
    pub accessibilite: Option<Parsed<DeclarationBrute>>,
    /// `referentiel/territoires.yaml`.
    pub territoires: Option<Parsed<TerritoiresBruts>>,
    /// `referentiel/indicateurs.yaml`.
    pub indicateurs: Option<Parsed<IndicateursBruts>>,
    /// `referentiel/observations.yaml`.
    pub observations: Option<Parsed<ObservationsBrutes>>,
    /// `referentiel/offre.yaml`.
    pub offre: Option<Parsed<NomenclatureBrute>>,
    /// `referentiel/acteurs.yaml`.
    pub acteurs: Option<Parsed<ActeursBruts>>,
    /// `referentiel/sigles.yaml`.
    pub sigles: Option<Parsed<SiglesBruts>>,
    /// `referentiel/recherche.yaml`.
    pub synonymes: Option<Parsed<SynonymesBruts>>,
    /// `referentiel/sources.yaml`.
    pub sources: Option<Parsed<SourcesBrutes>>,
    /// `referentiel/documents.yaml`.
    pub documents: Option<Parsed<DocumentsBruts>>,
    /// `referentiel/cartes.yaml`.
    pub cartes: Option<Parsed<CartesBrutes>>,
    /// `referentiel/cartes/*`, by name: shapes, whose text is read once a map wants them.
    pub geometries: Vec<(String, FileId)>,
    /// `referentiel/decoupage.yaml`.
    pub decoupage: Option<Parsed<DecoupageBrut>>,
    /// `referentiel/communes.csv`.
    pub communes: Option<Parsed<CommunesBrutes>>,
    /// `referentiel/intercommunalites.csv`.
    pub intercommunalites: Option<Parsed<IntercommunalitesBrutes>>,
    /// `referentiel/plans/*.yaml`.
    pub plans: Vec<Parsed<PlanBrut>>,
    /// `referentiel/plans/<plan>/*.md`, with the name of the plan.
    pub textes: Vec<(String, Texts<FicheBrute>)>,
    /// `pages/*.md`.
    pub pages: Vec<Texts<PageBrute>>,
    /// Other versions of pages (`*.en.md`, `*.falc.md`).
    pub versions: Vec<VersionSource>,
    /// `entrees.yaml`.
    pub entrees: Option<Parsed<EntreesBrutes>>,
    /// `entrees/*.yaml`.
    pub pages_d_entree: Vec<Parsed<EntreeBrute>>,
    /// `departements/<d>/` and `contrats/<c>/`, by folder.
    pub dossiers: BTreeMap<Dossier, DossierSources>,
    /// Whether a file could not be parsed: what depends on it must not be called missing.
    pub incomplete: bool,
}

// Pieces live as long as it takes to sort them.
#[allow(clippy::large_enum_variant)]
pub(super) enum Piece {
    Portail(Parsed<PortailBrut>),
    Accessibilite(Parsed<DeclarationBrute>),
    Territoires(Parsed<TerritoiresBruts>),
    Indicateurs(Parsed<IndicateursBruts>),
    Observations(Parsed<ObservationsBrutes>),
    Offre(Parsed<NomenclatureBrute>),
    Acteurs(Parsed<ActeursBruts>),
    Sigles(Parsed<SiglesBruts>),
    Synonymes(Parsed<SynonymesBruts>),
    Sources(Parsed<SourcesBrutes>),
    Documents(Parsed<DocumentsBruts>),
    Cartes(Parsed<CartesBrutes>),
    Geometrie(String, FileId),
    Decoupage(Parsed<DecoupageBrut>),
    Communes(Parsed<CommunesBrutes>),
    Intercommunalites(Parsed<IntercommunalitesBrutes>),
    Plan(Parsed<PlanBrut>),
    Texte(String, Texts<FicheBrute>),
    Page(Texts<PageBrute>),
    Version(VersionSource),
    Entrees(Parsed<EntreesBrutes>),
    Entree(Parsed<EntreeBrute>),
    Local(Dossier, Box<Part>),
}

/// Reads the whole content folder.
#[must_use]
pub fn read(root: &Path, diagnostics: &mut Diagnostics) -> Sources {
    let mut sources = Sources::default();
    if !root.is_dir() {
        diagnostics.push(
            Diagnostic::new(
                &rules::MISSING,
                say!("Le dossier des sources n'existe pas.", "The content folder does not exist."),
            )
            .in_file(root.display().to_string())
            .help(say!(
                "créez-le, ou indiquez le bon par --content DOSSIER.",
                "create it, or name the right one with --content DIR."
            )),
        );
        sources.incomplete = true;
        return sources;
    }
    let found: Vec<Found> = walk::walk(root, diagnostics)
        .into_iter()
        .filter(|f| !f.relative.starts_with("theme/") && !is_for_people(&f.relative))
        .collect();
    let names: BTreeSet<&str> = found.iter().map(|f| f.relative.as_str()).collect();
    let texts: Vec<_> =
        found.par_iter().map(|f| walk::read(f, limit(f)).and_then(|bytes| decode(f, bytes, &names))).collect();
    let mut files = Files::default();
    let mut readable = Vec::new();
    for (found, text) in found.into_iter().zip(texts) {
        match text {
            Ok(text) => readable.push((files.add(found.shown.clone(), text), found)),
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                sources.incomplete = true;
            }
        }
    }
    let unknown = strays(root, &readable);
    let pieces: Vec<_> = readable.par_iter().map(|(id, found)| route(&files, *id, &found.relative)).collect();
    for (piece, (_, found)) in pieces.into_iter().zip(&readable) {
        match piece {
            Ok(piece) => sources.put(piece),
            // A folder of another name is told once, not file by file.
            Err(_) if unknown.keys().any(|folder| found.relative.split('/').next() == Some(folder.as_str())) => {
                sources.incomplete = true;
            }
            Err(diagnostic) => {
                sources.incomplete = true;
                diagnostics.push(*diagnostic);
            }
        }
    }
    diagnostics.extend(unknown.into_values());
    sources.files = files;
    needed::require(&mut sources, root, diagnostics);
    sources
}

/// Reads a text, unless its name says that it is none.
fn decode(found: &Found, bytes: Vec<u8>, names: &BTreeSet<&str>) -> Result<String, Box<Diagnostic>> {
    let (folder, name) = found.relative.rsplit_once('/').unwrap_or(("", &found.relative));
    let there = |other: &str| names.contains(format!("{folder}/{other}").trim_start_matches('/'));
    match foreign::way_out(name, there) {
        Some(help) => Err(Box::new(unread(&found.shown, help))),
        None => text::decode(&found.shown, bytes),
    }
}

/// The folders at the root that are none of a portal's, with what is said of each.
fn strays(root: &Path, readable: &[(FileId, Found)]) -> BTreeMap<String, Diagnostic> {
    const KNOWN: [&str; 5] = ["pages", "referentiel", "departements", "contrats", "entrees"];
    let folders =
        readable.iter().filter_map(|(_, f)| Some(f.relative.split_once('/')?.0)).filter(|f| !KNOWN.contains(f));
    folders
        .map(|folder| {
            let help = match nearest(&fold(folder), KNOWN) {
                Some(known) => say!(
                    "vouliez-vous dire « {known} » ? Les noms de dossier n'ont ni accent ni capitale.",
                    "did you mean “{known}”? Names of folders have no accent and no capital."
                ),
                None => say!(
                    "sortez-le du dossier des sources ; ses dossiers sont : {}.",
                    "take it out of the content folder; its folders are: {}.",
                    KNOWN.join(", ")
                ),
            };
            let told = Diagnostic::new(
                &rules::UNEXPECTED,
                say!("Rien ne lit un dossier de ce nom.", "Nothing reads a folder of this name."),
            );
            (folder.to_owned(), told.in_file(root.join(folder).display().to_string()).help(help))
        })
        .collect()
}

/// What a folder of sources says to the people who open it.
fn is_for_people(relative: &str) -> bool {
    let relative = relative.strip_prefix("referentiel/cartes/").unwrap_or(relative);
    matches!(relative, "README.md" | "LICENCE.md" | "LICENSE.md")
}

/// Official shapes of communes are larger than any plan.
pub(super) fn limit(found: &Found) -> u64 {
    if found.relative.starts_with("referentiel/cartes/") { MAX_SHAPES } else { MAX_FILE }
}

pub(super) fn route(files: &Files, id: FileId, relative: &str) -> Result<Piece, Box<Diagnostic>> {
    if let Some(mark) = foreign::conflict(files.text(id)) {
        return Err(Box::new(foreign::unreconciled(id, &mark)));
    }
    if let Some((original, suffixe)) = version::split(relative) {
        let texte = markdown_file(files, id, relative)?;
        let (original, suffixe) = (original.to_owned(), suffixe.to_owned());
        return Ok(Piece::Version(VersionSource { original, suffixe, texte }));
    }
    let parts: Vec<&str> = relative.split('/').collect();
    Ok(match parts.as_slice() {
        ["portail.yaml"] => Piece::Portail(yaml_file(files, id, relative)?),
        ["accessibilite.yaml"] => Piece::Accessibilite(yaml_file(files, id, relative)?),
        ["referentiel", "territoires.yaml"] => Piece::Territoires(yaml_file(files, id, relative)?),
        ["referentiel", "indicateurs.yaml"] => Piece::Indicateurs(yaml_file(files, id, relative)?),
        ["referentiel", "observations.yaml"] => Piece::Observations(yaml_file(files, id, relative)?),
        ["referentiel", "offre.yaml"] => Piece::Offre(yaml_file(files, id, relative)?),
        ["referentiel", "acteurs.yaml"] => Piece::Acteurs(yaml_file(files, id, relative)?),
        ["referentiel", "sigles.yaml"] => Piece::Sigles(yaml_file(files, id, relative)?),
        ["referentiel", "recherche.yaml"] => Piece::Synonymes(yaml_file(files, id, relative)?),
        ["referentiel", "sources.yaml"] => Piece::Sources(yaml_file(files, id, relative)?),
        ["referentiel", "documents.yaml"] => Piece::Documents(yaml_file(files, id, relative)?),
        ["referentiel", "cartes.yaml"] => Piece::Cartes(yaml_file(files, id, relative)?),
        ["referentiel", "cartes", name] if ["geojson", "topojson", "json"].iter().any(|e| is(name, e)) => {
            Piece::Geometrie((*name).to_owned(), id)
        }
        ["referentiel", "decoupage.yaml"] => Piece::Decoupage(yaml_file(files, id, relative)?),
        ["referentiel", "communes.csv"] => {
            Piece::Communes(csv_file(files, id, relative, CommunesBrutes::COLONNES, CommunesBrutes)?)
        }
        ["referentiel", "intercommunalites.csv"] => {
            let columns = IntercommunalitesBrutes::COLONNES;
            Piece::Intercommunalites(csv_file(files, id, relative, columns, IntercommunalitesBrutes)?)
        }
        ["referentiel", "plans", name] if is(name, "yaml") => Piece::Plan(yaml_file(files, id, relative)?),
        ["referentiel", "plans", plan, name] if is(name, "md") => {
            Piece::Texte((*plan).to_owned(), markdown_file(files, id, relative)?)
        }
        ["entrees.yaml"] => Piece::Entrees(yaml_file(files, id, relative)?),
        ["entrees", name] if is(name, "yaml") => Piece::Entree(yaml_file(files, id, relative)?),
        ["pages", name] if is(name, "md") => Piece::Page(markdown_file(files, id, relative)?),
        [folder, name, rest @ ..] => {
            let racine = Racine::TOUTES.into_iter().find(|r| r.dossier() == *folder);
            match racine.and_then(|r| Some((r, dossier::route(r, rest, files, id, relative)?))) {
                Some((racine, part)) => Piece::Local(Dossier { racine, nom: (*name).to_owned() }, Box::new(part?)),
                None => return Err(Box::new(unexpected(files, id, relative))),
            }
        }
        _ => return Err(Box::new(unexpected(files, id, relative))),
    })
}

pub(super) fn is(name: &str, extension: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, e)| e == extension && !stem.is_empty())
}

fn unexpected(files: &Files, id: FileId, relative: &str) -> Diagnostic {
    const KNOWN: [&str; 29] = [
        "portail.yaml",
        "cartes.yaml",
        "accessibilite.yaml",
        "territoires.yaml",
        "indicateurs.yaml",
        "observations.yaml",
        "offre.yaml",
        "acteurs.yaml",
        "sigles.yaml",
        "sources.yaml",
        "recherche.yaml",
        "documents.yaml",
        "decoupage.yaml",
        "entrees.yaml",
        "entrees",
        "communes.csv",
        "intercommunalites.csv",
        "departement.yaml",
        "contrat.yaml",
        "plan.yaml",
        "commun.yaml",
        "feuilles-de-route.yaml",
        "suivi",
        "fiches",
        "besoins.yaml",
        "paroles.yaml",
        "objectifs",
        "pages",
        "referentiel",
    ];
    let name = relative.rsplit('/').next().unwrap_or(relative);
    let racine = Racine::TOUTES.into_iter().find(|r| relative.split('/').next() == Some(r.dossier()));
    let other = |r: &Racine| Racine::TOUTES.iter().any(|o| o != r && o.tete() == name);
    if let Some(tete) = racine.filter(other).map(Racine::tete) {
        let help = say!("ici, ce fichier s'appelle « {tete} ».", "here, this file is called “{tete}”.");
        return unread(files.path(id), help);
    }
    let help = match nearest(name, KNOWN).filter(|known| *known != name) {
        Some(known) => say!("vouliez-vous dire « {known} » ?", "did you mean “{known}”?"),
        None => say!(
            "déplacez-le ou supprimez-le ; la liste des fichiers connus est dans docs/sources.md.",
            "move it or delete it; docs/sources.md lists the known files."
        ),
    };
    unread(files.path(id), help)
}

fn unread(path: &str, help: Bilingual) -> Diagnostic {
    Diagnostic::new(
        &rules::UNEXPECTED,
        say!("Rien ne lit un fichier de ce nom à cet endroit.", "Nothing reads a file of this name in this place."),
    )
    .in_file(path)
    .help(help)
}

pub(super) fn yaml_file<T: DeserializeOwned + JsonSchema>(
    files: &Files,
    id: FileId,
    relative: &str,
) -> Result<Parsed<T>, Box<Diagnostic>> {
    let value = yaml::parse(files, id, 0..files.text(id).len())?;
    Ok(Parsed { file: id, base: 0, stem: stem(relative), value })
}

fn csv_file<const N: usize, T>(
    files: &Files,
    id: FileId,
    relative: &str,
    columns: [&'static str; N],
    of: fn(Vec<[Loc<String>; N]>) -> T,
) -> Result<Parsed<T>, Box<Diagnostic>> {
    let value = of(csv::rows(files, id, columns)?);
    Ok(Parsed { file: id, base: 0, stem: stem(relative), value })
}

pub(super) fn markdown_file<T: DeserializeOwned + JsonSchema>(
    files: &Files,
    id: FileId,
    relative: &str,
) -> Result<Texts<T>, Box<Diagnostic>> {
    let text = files.text(id);
    if text.trim().is_empty() {
        yaml::parse::<T>(files, id, 0..text.len())?;
    }
    let Some(parts) = front_matter::split(text) else {
        let end = text.find('\n').unwrap_or(text.len());
        let help = if text.starts_with("---") {
            say!(
                "fermez l'en-tête par une seconde ligne « --- », juste avant le texte.",
                "close the head with a second “---” line, right before the text."
            )
        } else if text.trim_start().starts_with("---") {
            say!("supprimez ce qui est avant la première ligne « --- ».", "delete what is before the first “---” line.")
        } else {
            say!(
                "commencez le fichier par une ligne « --- », les champs, puis une seconde ligne « --- ».",
                "start the file with a “---” line, the fields, then a second “---” line."
            )
        };
        return Err(Box::new(
            Diagnostic::new(
                &rules::FRONT_MATTER,
                say!(
                    "Ce fichier n'a pas d'en-tête complet entre deux lignes « --- ».",
                    "This file has no complete head between two “---” lines."
                ),
            )
            .at(Span::new(id, 0, end))
            .help(help),
        ));
    };
    let base = parts.head.start;
    let value = yaml::parse(files, id, parts.head)?;
    Ok(Texts { head: Parsed { file: id, base, stem: stem(relative), value }, body: parts.body })
}

fn stem(relative: &str) -> String {
    let name = relative.rsplit('/').next().unwrap_or(relative);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

impl Sources {
    fn put(&mut self, piece: Piece) {
        match piece {
            Piece::Portail(p) => self.portail = Some(p),
            Piece::Accessibilite(p) => self.accessibilite = Some(p),
            Piece::Territoires(p) => self.territoires = Some(p),
            Piece::Indicateurs(p) => self.indicateurs = Some(p),
            Piece::Observations(p) => self.observations = Some(p),
            Piece::Offre(p) => self.offre = Some(p),
            Piece::Acteurs(p) => self.acteurs = Some(p),
            Piece::Sigles(p) => self.sigles = Some(p),
            Piece::Synonymes(p) => self.synonymes = Some(p),
            Piece::Sources(p) => self.sources = Some(p),
            Piece::Documents(p) => self.documents = Some(p),
            Piece::Cartes(p) => self.cartes = Some(p),
            Piece::Geometrie(name, id) => self.geometries.push((name, id)),
            Piece::Decoupage(p) => self.decoupage = Some(p),
            Piece::Communes(p) => self.communes = Some(p),
            Piece::Intercommunalites(p) => self.intercommunalites = Some(p),
            Piece::Plan(p) => self.plans.push(p),
            Piece::Texte(plan, p) => self.textes.push((plan, p)),
            Piece::Page(p) => self.pages.push(p),
            Piece::Version(v) => self.versions.push(v),
            Piece::Entrees(p) => self.entrees = Some(p),
            Piece::Entree(p) => self.pages_d_entree.push(p),
            Piece::Local(dossier, part) => self.dossiers.entry(dossier).or_default().put(*part),
        }
    }
}
