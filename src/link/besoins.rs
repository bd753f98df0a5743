//! What consultations brought up, and what citizens said.

use std::sync::Arc;

use super::context::{Context, Log};
use super::prose::Scope;
use crate::model::{
    Besoins, BesoinsBruts, Groupe, List, Liste, ListeBrute, Loc, Noeud, Parole, Paroles, ParolesBrutes, Point,
    PointBrut,
};
use crate::source::Parsed;

pub(super) fn besoins(file: &Parsed<BesoinsBruts>, scope: &Scope<'_>, log: &mut Log) -> Besoins {
    let mut cx = Context::of(file, log);
    let section = cx.texte(&file.value.section);
    let listes = file.value.listes.iter().filter_map(|l| liste(l, scope, &mut cx)).collect();
    Besoins { section, listes, span: cx.start() }
}

fn liste(brut: &ListeBrute, scope: &Scope<'_>, cx: &mut Context<'_>) -> Option<Liste> {
    let id = cx.slug(&brut.id)?;
    let titre = cx.texte(&brut.titre);
    let introduction = cx.maybe_texte(brut.introduction.as_ref());
    let mut groupes = Vec::new();
    if !brut.points.0.is_empty() {
        groupes.push(Groupe { titre: None, points: points(&brut.points, scope, cx) });
    }
    for groupe in &brut.groupes {
        groupes.push(Groupe { titre: Some(cx.texte(&groupe.titre)), points: points(&groupe.points, scope, cx) });
    }
    Some(Liste { id, titre, introduction, groupes })
}

fn points(bruts: &List<PointBrut>, scope: &Scope<'_>, cx: &mut Context<'_>) -> Vec<Point> {
    bruts
        .into_iter()
        .map(|p| Point {
            texte: cx.texte(&p.texte),
            noeuds: noeuds(&p.noeuds, scope, cx),
            rapproches: noeuds(&p.rapproches, scope, cx),
        })
        .collect()
}

fn noeuds(codes: &List<Loc<String>>, scope: &Scope<'_>, cx: &mut Context<'_>) -> Vec<Arc<Noeud>> {
    codes.iter().filter_map(|c| cx.noeud(c, scope.registres, scope.plan)).collect()
}

pub(super) fn paroles(file: &Parsed<ParolesBrutes>, scope: &Scope<'_>, log: &mut Log) -> Paroles {
    let mut cx = Context::of(file, log);
    let section = cx.texte(&file.value.section);
    let paroles = file
        .value
        .paroles
        .iter()
        .map(|p| Parole {
            texte: cx.texte(&p.texte),
            origine: cx.maybe_texte(p.origine.as_ref()),
            rapproches: noeuds(&p.rapproches, scope, &mut cx),
        })
        .collect();
    Paroles { section, paroles, span: cx.start() }
}
