//! The nomenclature of the care offer.

use std::sync::{Arc, OnceLock};

use super::context::{Context, Log};
use super::indicateurs::colonne;
use super::prose::{self, Scope};
use super::{Registres, etiquettes, rules};
use crate::diagnostic::Files;
use crate::model::{
    Activite, ActiviteBrute, FamilleOffre, LigneOffre, NomenclatureBrute, Registre, TableBrute, TableOffre,
};
use crate::say;
use crate::source::Parsed;

const FAMILLE: super::context::What =
    super::context::What { fr: "nom de famille", en: "family", declared_in: "referentiel/offre.yaml" };

pub(super) fn link(file: &Parsed<NomenclatureBrute>, r: &Registres, log: &mut Log) -> Registre<Activite> {
    let mut cx = Context::of(file, log);
    let mut familles = Registre::new();
    for brut in &file.value.familles {
        let Some(id) = cx.slug(&brut.id) else { continue };
        let famille = FamilleOffre { id: id.clone(), titre: cx.texte(&brut.titre) };
        cx.declare(&mut familles, id, famille, |_| None);
    }
    let mut register = Registre::new();
    for brut in &file.value.activites {
        let Some(activite) = activite(brut, &familles, r, &mut cx) else { continue };
        cx.declare(&mut register, activite.id.clone(), activite, |a| Some(a.span));
    }
    register
}

fn activite(
    brut: &ActiviteBrute,
    familles: &Registre<FamilleOffre>,
    r: &Registres,
    cx: &mut Context<'_>,
) -> Option<Activite> {
    let id = cx.slug(&brut.id)?;
    let famille = cx.find_or_suppose(&brut.famille, familles, &FAMILLE)?;
    let mut tables: Registre<TableOffre> = Registre::new();
    for brut in &brut.tables {
        let Some(table) = table(brut, cx) else { continue };
        cx.declare(&mut tables, table.id.clone(), table, |_| None);
    }
    Some(Activite {
        id,
        famille,
        titre: cx.texte(&brut.titre),
        autres_noms: cx.textes(&brut.autres_noms),
        en_bref: cx.maybe_texte(brut.en_bref.as_ref()),
        themes: etiquettes::find(&brut.themes, &r.themes, cx),
        parcours: etiquettes::find(&brut.parcours, &r.parcours, cx),
        recours: OnceLock::new(),
        tables: tables.into_values().collect(),
        span: cx.span(&brut.id.range),
    })
}

fn table(brut: &TableBrute, cx: &mut Context<'_>) -> Option<TableOffre> {
    let id = cx.slug(&brut.id)?;
    let mut colonnes = Vec::new();
    for loc in &brut.colonnes {
        let Some(colonne) = colonne(loc, cx) else { continue };
        if !colonne.convient_a(brut.regime) {
            cx.report(
                &rules::OFFER_CELL,
                &loc.range,
                say!(
                    "Un tableau d'avant la réforme n'a pas de cible ; un tableau d'après n'a pas d'existant.",
                    "A table from before the reform has no target; one from after has no inventory."
                ),
                Some(say!(
                    "corrigez le régime, ou faites deux tableaux : les deux droits ne se comparent pas.",
                    "correct the regime, or make two tables: the two laws cannot be compared."
                )),
            );
        }
        colonnes.push(colonne);
    }
    let mut lignes: Registre<LigneOffre> = Registre::new();
    for ligne in &brut.lignes {
        let Some(id) = cx.slug(&ligne.id) else { continue };
        let row = LigneOffre {
            id: id.clone(),
            libelle: cx.texte(&ligne.libelle),
            groupe: cx.maybe_texte(ligne.groupe.as_ref()),
            mention: cx.maybe_texte(ligne.mention.as_ref()),
            facultative: ligne.facultative,
        };
        let span = cx.span(&ligne.id.range);
        cx.declare(&mut lignes, id, row, |_| Some(span));
    }
    let intitule = cx.maybe_texte(brut.intitule.as_ref());
    Some(TableOffre { id, regime: brut.regime, intitule, colonnes, lignes: lignes.into_values().collect() })
}

/// Links the texts of the nomenclature, once everything that they may point at is known.
pub(super) fn proses(file: &Parsed<NomenclatureBrute>, files: &Files, r: &Registres, log: &mut Log) {
    let mut cx = Context::of(file, log);
    for brut in &file.value.activites {
        let (Some(text), Some(activite)) = (&brut.recours, r.activites.get(brut.id.value.as_str())) else { continue };
        let linked = prose::from_yaml(text, files, &Scope::general(r), &mut cx);
        // Set once: a second activity of the same name was refused above.
        let _already_set = activite.recours.set(linked);
    }
}

/// The tables of an activity, by identifier.
pub(super) fn table_of<'a>(activite: &'a Activite, id: &str) -> Option<&'a Arc<TableOffre>> {
    activite.tables.iter().find(|t| t.id.as_str() == id)
}
