//! Definitions of indicators.

use std::sync::Arc;

use super::context::{ACTIVITE, Context, Log, RUBRIQUE};
use super::{Registres, rules};
use crate::model::{
    Colonne, Compte, CompteBrut, Indicateur, IndicateursBruts, LigneOffre, Loc, Registre, RubriqueIndicateur,
};
use crate::say;
use crate::source::Parsed;
use crate::source::hints::nearest;

pub(super) fn link(
    file: &Parsed<IndicateursBruts>,
    r: &Registres,
    log: &mut Log,
) -> (Registre<RubriqueIndicateur>, Registre<Indicateur>) {
    let mut cx = Context::of(file, log);
    let mut rubriques = Registre::new();
    for brut in &file.value.rubriques {
        let Some(id) = cx.slug(&brut.id) else { continue };
        let rubrique = RubriqueIndicateur { id: id.clone(), titre: cx.texte(&brut.titre) };
        cx.declare(&mut rubriques, id, rubrique, |_| None);
    }
    let mut register = Registre::new();
    for brut in &file.value.indicateurs {
        let Some(id) = cx.slug(&brut.id) else { continue };
        let Some(rubrique) = cx.find_or_suppose(&brut.rubrique, &rubriques, &RUBRIQUE) else { continue };
        let indicateur = Indicateur {
            id: id.clone(),
            nom: cx.texte(&brut.nom),
            sujet: cx.maybe_texte(brut.sujet.as_ref()),
            unite: cx.maybe_texte(brut.unite.as_ref()),
            sens: brut.sens,
            nature: brut.nature,
            rubrique,
            definition: cx.maybe_texte(brut.definition.as_ref()),
            compte: brut.compte.as_ref().and_then(|c| compte(c, r, &mut cx)),
            span: cx.span(&brut.id.range),
        };
        cx.declare(&mut register, id, indicateur, |i| Some(i.span));
    }
    (rubriques, register)
}

fn compte(brut: &CompteBrut, r: &Registres, cx: &mut Context<'_>) -> Option<Compte> {
    let activite = cx.find(&brut.activite, &r.activites, &ACTIVITE)?;
    let colonne = colonne(&brut.colonne, cx)?;
    let rows: Vec<&Arc<LigneOffre>> = activite.tables.iter().flat_map(|t| &t.lignes).collect();
    let mut lignes = Vec::new();
    for loc in &brut.lignes {
        if let Some(ligne) = rows.iter().find(|l| l.id.as_str() == loc.value) {
            lignes.push(Arc::clone(ligne));
            continue;
        }
        let name = &loc.value;
        let near = nearest(name, rows.iter().map(|l| l.id.as_str())).unwrap_or("…");
        cx.report(
            &rules::UNKNOWN,
            &loc.range,
            say!("Aucune ligne de cette activité ne s'appelle « {name} ».", "This activity has no row “{name}”."),
            Some(say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?")),
        );
    }
    Some(Compte { activite, lignes, colonne })
}

/// Reads the name of a column.
pub(super) fn colonne(loc: &Loc<String>, cx: &mut Context<'_>) -> Option<Colonne> {
    let found = Colonne::TOUTES.into_iter().find(|c| c.id() == loc.value);
    if found.is_none() {
        let name = &loc.value;
        let all = Colonne::TOUTES.map(Colonne::id).join(", ");
        cx.report(
            &rules::UNKNOWN,
            &loc.range,
            say!("Aucune colonne ne s'appelle « {name} ».", "There is no column “{name}”."),
            Some(say!("possibles : {all}.", "possible: {all}.")),
        );
    }
    found
}
