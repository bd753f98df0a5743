//! What consultations brought up, and what citizens said.

use super::Registres;
use super::context::{Context, Log};
use crate::model::{
    Besoins, BesoinsBruts, Groupe, List, Liste, ListeBrute, Parole, Paroles, ParolesBrutes, Point, PointBrut,
};
use crate::source::Parsed;

pub(super) fn besoins(file: &Parsed<BesoinsBruts>, r: &Registres, log: &mut Log) -> Besoins {
    let mut cx = Context::of(file, log);
    let section = cx.texte(&file.value.section);
    let listes = file.value.listes.iter().filter_map(|l| liste(l, r, &mut cx)).collect();
    Besoins { section, listes, span: cx.start() }
}

fn liste(brut: &ListeBrute, r: &Registres, cx: &mut Context<'_>) -> Option<Liste> {
    let id = cx.slug(&brut.id)?;
    let titre = cx.texte(&brut.titre);
    let introduction = cx.maybe_texte(brut.introduction.as_ref());
    let mut groupes = Vec::new();
    if !brut.points.0.is_empty() {
        groupes.push(Groupe { titre: None, points: points(&brut.points, r, cx) });
    }
    for groupe in &brut.groupes {
        groupes.push(Groupe { titre: Some(cx.texte(&groupe.titre)), points: points(&groupe.points, r, cx) });
    }
    Some(Liste { id, titre, introduction, groupes })
}

fn points(bruts: &List<PointBrut>, r: &Registres, cx: &mut Context<'_>) -> Vec<Point> {
    bruts
        .into_iter()
        .map(|p| Point { texte: cx.texte(&p.texte), noeuds: p.noeuds.iter().filter_map(|c| cx.noeud(c, r)).collect() })
        .collect()
}

pub(super) fn paroles(file: &Parsed<ParolesBrutes>, log: &mut Log) -> Paroles {
    let mut cx = Context::of(file, log);
    let section = cx.texte(&file.value.section);
    let paroles = file
        .value
        .paroles
        .iter()
        .map(|p| Parole { texte: cx.texte(&p.texte), origine: cx.maybe_texte(p.origine.as_ref()) })
        .collect();
    Paroles { section, paroles, span: cx.start() }
}
