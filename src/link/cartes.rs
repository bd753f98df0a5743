//! Shapes, joined to territories by code.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::context::{Context, Log};
use super::rules;
use crate::diagnostic::{Diagnostic, FileId, Files, Span};
use crate::geo::{self, Contour, Fichier};
use crate::model::{Carte, CarteBrute, CartesBrutes, Coordonnees, FondDeCarte, Registre, Slug, Territoire};
use crate::say;
use crate::source::Parsed;
use crate::source::hints::nearest;

/// How many codes a message lists.
const LISTED: usize = 12;

/// The maps that can be drawn, by the territory whose children they show.
pub(super) fn link(
    file: Option<&Parsed<CartesBrutes>>,
    shapes: &[(String, FileId)],
    files: &Files,
    territoires: &Registre<Territoire>,
    log: &mut Log,
) -> Registre<Carte> {
    let mut maps = Registre::new();
    let mut named = BTreeSet::new();
    if let Some(file) = file {
        let mut cx = Context::of(file, log);
        for brut in &file.value.cartes {
            named.insert(brut.fichier.value.as_str());
            if let Some(layer) = layer(brut, shapes, files, &mut cx) {
                layer.join(brut, territoires, &mut maps, &mut cx);
            }
        }
    }
    for (name, id) in shapes.iter().filter(|(name, _)| !named.contains(name.as_str())) {
        log.diagnostics.push(
            Diagnostic::new(
                &rules::UNKNOWN,
                say!("Aucune carte ne se sert de ce fichier.", "No map makes use of this file."),
            )
            .in_file(files.path(*id))
            .help(say!(
                "ajoutez « - fichier: {name} » à referentiel/cartes.yaml, ou supprimez-le.",
                "add “- fichier: {name}” to referentiel/cartes.yaml, or delete it."
            )),
        );
    }
    maps
}

/// A file of shapes that could be read.
struct Layer {
    fichier: Fichier,
    fond: Arc<FondDeCarte>,
    degres: bool,
}

fn layer(brut: &CarteBrute, shapes: &[(String, FileId)], files: &Files, cx: &mut Context<'_>) -> Option<Layer> {
    let fond = FondDeCarte {
        attribution: cx.texte(&brut.attribution),
        licence: cx.texte(&brut.licence),
        url: cx.url(brut.url.as_ref()),
    };
    let name = brut.fichier.value.as_str();
    let Some((_, id)) = shapes.iter().find(|(known, _)| known == name) else {
        let near = nearest(name, shapes.iter().map(|(known, _)| known.as_str()));
        let help = match near {
            Some(near) => say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"),
            None => say!(
                "posez-le dans referentiel/cartes/ ; son nom finit par .geojson, .topojson ou .json.",
                "put it in referentiel/cartes/; its name ends with .geojson, .topojson or .json."
            ),
        };
        cx.report(
            &rules::UNKNOWN,
            &brut.fichier.range,
            say!(
                "Le dossier referentiel/cartes/ n'a pas de fichier « {name} ».",
                "The folder referentiel/cartes/ has no file “{name}”."
            ),
            Some(help),
        );
        return None;
    };
    let property = brut.code.as_ref().map_or("code", |c| c.value.as_str());
    let layer = brut.couche.as_ref().map(|c| c.value.as_str());
    let fichier = match geo::lecture::read(files.text(*id), property, layer) {
        Ok(fichier) => fichier,
        Err(fault) => {
            let diagnostic = Diagnostic::new(&rules::GEOMETRY, fault.message).help(say!(
                "redemandez ce fichier à qui l'a fait, ou simplifiez-le avec un outil de cartographie.",
                "ask whoever made this file for another, or simplify it with a mapping tool."
            ));
            cx.push(match fault.place {
                Some(at) => diagnostic.at(Span::new(*id, at, at + 1)),
                None => diagnostic.in_file(files.path(*id)),
            });
            return None;
        }
    };
    let degres = brut.coordonnees == Coordonnees::Geographiques;
    let mut points = fichier.contours.values().flat_map(|c| &c.anneaux).flatten();
    if let Some((x, y)) = points.find(|(x, y)| degres && (x.abs() > 180.0 || y.abs() > 90.0)) {
        cx.report(
            &rules::COORDINATES,
            &brut.fichier.range,
            say!(
                "La position ({x}, {y}) de ce fichier n'est ni une longitude ni une latitude.",
                "The position ({x}, {y}) of this file is neither a longitude nor a latitude."
            ),
            Some(say!(
                "si ce sont des longueurs (Lambert-93…), ajoutez « coordonnees: planes ».",
                "if these are lengths (Lambert-93…), add “coordonnees: planes”."
            )),
        );
        return None;
    }
    Some(Layer { fichier, fond: Arc::new(fond), degres })
}

impl Layer {
    fn join(
        &self,
        brut: &CarteBrute,
        territoires: &Registre<Territoire>,
        maps: &mut Registre<Carte>,
        cx: &mut Context<'_>,
    ) {
        let contours = &self.fichier.contours;
        let shape = |t: &Territoire| contours.get(t.code_insee.as_deref()?).filter(|c| !c.anneaux.is_empty());
        let joined: Vec<(&Arc<Territoire>, &Contour)> =
            territoires.values().filter_map(|t| Some((t, shape(t)?))).collect();
        self.strangers(brut, &joined, cx);
        let mut by_parent: BTreeMap<&Slug, Vec<(&Arc<Territoire>, &Contour)>> = BTreeMap::new();
        for (t, contour) in joined {
            if let Some(parent) = &t.parent {
                by_parent.entry(&parent.id).or_default().push((t, contour));
            }
        }
        for (parent, drawn) in by_parent {
            let Some(holder) = territoires.get(parent) else { continue };
            let kind = |t: &Territoire| drawn.iter().any(|(d, _)| d.nature == t.nature);
            let missing = territoires.values().filter(|t| t.parent.as_ref().is_some_and(|p| p.id == *parent));
            let missing: Vec<_> = missing.filter(|t| t.code_insee.is_some() && shape(t).is_none() && kind(t)).collect();
            shapeless(brut, holder, &missing, cx);
            // Of two files that draw the same territories, the first is the one that is wanted.
            if maps.contains_key(parent) {
                continue;
            }
            let contours: Vec<&Contour> = drawn.iter().map(|(_, c)| *c).collect();
            let dessin = geo::trace::draw(&contours, self.degres);
            let carte = Carte {
                territoire: Arc::clone(holder),
                fond: Arc::clone(&self.fond),
                largeur: dessin.largeur,
                hauteur: dessin.hauteur,
                formes: drawn.into_iter().map(|(t, _)| Arc::clone(t)).zip(dessin.traces).collect(),
            };
            maps.insert(parent.clone(), Arc::new(carte));
        }
    }

    /// Says which shapes no territory has.
    fn strangers(&self, brut: &CarteBrute, joined: &[(&Arc<Territoire>, &Contour)], cx: &mut Context<'_>) {
        let known: BTreeSet<&str> = joined.iter().filter_map(|(t, _)| t.code_insee.as_deref()).collect();
        let strange: Vec<&str> =
            self.fichier.contours.keys().map(String::as_str).filter(|c| !known.contains(c)).collect();
        let without = self.fichier.sans_code;
        if strange.is_empty() && without == 0 {
            return;
        }
        let count = strange.len() + without;
        let property = brut.code.as_ref().map_or("code", |c| c.value.as_str());
        let codes = listed(&strange);
        let help = if known.is_empty() {
            let properties = self.fichier.proprietes.join(", ");
            say!(
                "les propriétés d'une forme sont : {properties} ; nommez par « code: » celle qui porte le code INSEE.",
                "the properties of a shape are: {properties}; name the one that holds the INSEE code with “code:”."
            )
        } else {
            say!(
                "donnez ce « code_insee » à un territoire de territoires.yaml, ou ôtez ces formes du fichier.",
                "give this “code_insee” to a territory of territoires.yaml, or take these shapes out of the file."
            )
        };
        cx.report(
            &rules::SHAPE_ALONE,
            &brut.fichier.range,
            say!(
                "{count} forme(s) de ce fichier n'ont pas de territoire (propriété « {property} » : {codes}; sans code : {without}).",
                "{count} shape(s) of this file have no territory (property “{property}”: {codes}; without code: {without})."
            ),
            Some(help),
        );
    }
}

/// Says which territories, beside those that are drawn, have no shape.
fn shapeless(brut: &CarteBrute, holder: &Territoire, missing: &[&Arc<Territoire>], cx: &mut Context<'_>) {
    if missing.is_empty() {
        return;
    }
    let count = missing.len();
    let names: Vec<String> =
        missing.iter().map(|t| format!("{} ({})", t.nom, t.code_insee.as_deref().unwrap_or_default())).collect();
    let names = listed(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let lieu = &holder.formes.lieu;
    cx.report(
        &rules::NO_SHAPE,
        &brut.fichier.range,
        say!(
            "{count} territoire(s) {lieu} n'ont pas de forme dans ce fichier : {names}.",
            "{count} territory(ies) ({lieu}) have no shape in this file: {names}."
        ),
        Some(say!(
            "vérifiez leur « code_insee », ou ajoutez leur forme ; la carte les laisse en blanc.",
            "check their “code_insee”, or add their shape; the map leaves them out."
        )),
    );
}

/// The first of them, and how many more there are.
fn listed(all: &[&str]) -> String {
    let shown = all.get(..LISTED.min(all.len())).unwrap_or_default().join(", ");
    if all.len() > LISTED { format!("{shown}… +{}", all.len() - LISTED) } else { shown }
}
