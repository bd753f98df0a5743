//! A territory's version of a plan.

use std::sync::Arc;

use super::context::{Context, DOCUMENT, Log, PLAN, TERRITOIRE, What};
use super::prose::Scope;
use super::{Registres, besoins, blocs, fiches, offre_locale, rules};
use crate::diagnostic::{Diagnostic, Files};
use crate::model::{Code, DatePartielle, Declinaison, DeclinaisonBrute, Document, Noeud, Plan, Revision};
use crate::say;
use crate::source::Parsed;
use crate::source::content::DepartementSources;

/// The document of a department, needed before the rest of it is linked.
pub(super) fn document(departement: &DepartementSources, r: &Registres) -> Option<Arc<Document>> {
    r.documents.get(departement.declinaison.as_ref()?.value.document.value.as_str()).cloned()
}

pub(super) fn link(
    folder: &str,
    s: &DepartementSources,
    files: &Files,
    r: &Registres,
    log: &mut Log,
) -> Option<Arc<Declinaison>> {
    let file = s.declinaison.as_ref()?;
    let head = head(folder, file, r, log)?;
    let scope = Scope { registres: r, territoire: Some(&head.territoire), document: Some(&head.document), locaux: &[] };
    let mut linked = Vec::new();
    for (dossier, fiche) in &s.fiches {
        let whole = head.plan.niveau_des_fiches().is_some_and(|n| n.chemin.as_str() == dossier);
        let Some(one) = fiches::link(fiche, files, &scope, whole, log) else { continue };
        let expected = &one.noeud.niveau.chemin;
        if expected.as_str() != dossier {
            let mut cx = Context::of(&fiche.head, log);
            let span = cx.start();
            let (code, nom) = (&one.noeud.code, &one.noeud.niveau.nom);
            cx.push(
                Diagnostic::new(&rules::WRONG_FOLDER, say!("{code} est un {nom}.", "{code} is a {nom}."))
                    .at(span)
                    .help(say!(
                        "déplacez le fichier dans le dossier « {expected} ».",
                        "move the file to the folder “{expected}”."
                    )),
            );
        }
        linked.push((fiche, one));
    }
    let offre = s.offre.iter().filter_map(|f| offre_locale::link(f, files, &scope, log)).collect::<Vec<_>>();
    let mut offre: Vec<_> = offre.into_iter().map(Arc::new).collect();
    offre.sort_by_key(|o| r.activites.get_index_of(o.activite.id.as_str()));
    let blocs = s.blocs.iter().filter_map(|(rubrique, f)| blocs::link(*rubrique, f, files, &scope, log)).collect();
    Some(Arc::new(Declinaison {
        fiches: fiches::unique(linked, r, log),
        blocs: blocs::sort(blocs),
        besoins: s.besoins.as_ref().map(|f| besoins::besoins(f, r, log)),
        paroles: s.paroles.as_ref().map(|f| besoins::paroles(f, log)),
        offre,
        ..head
    }))
}

const DOSSIER: What = What {
    fr: "territoire (le nom du dossier en est un)",
    en: "territory (the folder is named after one)",
    declared_in: "referentiel/territoires.yaml",
};

/// `departement.yaml` alone.
fn head(folder: &str, file: &Parsed<DeclinaisonBrute>, r: &Registres, log: &mut Log) -> Option<Declinaison> {
    let mut cx = Context::of(file, log);
    let brut = &file.value;
    let what = if brut.territoire.value == folder { &TERRITOIRE } else { &DOSSIER };
    let territoire = cx.find(&brut.territoire, &r.territoires, what);
    if brut.territoire.value != folder {
        let name = &brut.territoire.value;
        cx.report(
            &rules::WRONG_FOLDER,
            &brut.territoire.range,
            say!(
                "Ce fichier est dans le dossier « {folder} » et parle de « {name} ».",
                "This file is in the folder “{folder}” and speaks of “{name}”."
            ),
            Some(say!("donnez le même nom aux deux.", "give both the same name.")),
        );
    }
    let plan = cx.find(&brut.plan, &r.plans, &PLAN);
    let document = cx.find(&brut.document, &r.documents, &DOCUMENT);
    let (territoire, plan, document) = (territoire?, plan?, document?);
    let retenus = retenus(brut, &plan, r, &mut cx);
    let revisions = brut
        .revisions
        .iter()
        .filter_map(|rev| {
            Some(Revision {
                date: cx.read(&rev.date, DatePartielle::parse)?,
                titre: cx.texte(&rev.titre),
                resume: cx.maybe_texte(rev.resume.as_ref()),
            })
        })
        .collect();
    Some(Declinaison {
        titre: cx.texte(&brut.titre),
        en_bref: cx.maybe_texte(brut.en_bref.as_ref()),
        span: cx.start(),
        territoire,
        plan,
        document,
        retenus,
        revisions,
        fiches: Vec::new(),
        blocs: Vec::new(),
        besoins: None,
        paroles: None,
        offre: Vec::new(),
    })
}

/// The retained nodes, in the plan's order; each must be right above the level of the fiches.
fn retenus(brut: &DeclinaisonBrute, plan: &Plan, r: &Registres, cx: &mut Context<'_>) -> Vec<Arc<Noeud>> {
    let level = plan.niveau_des_fiches().map_or(0, |n| n.rang.saturating_sub(1));
    let mut found: Vec<Arc<Noeud>> = Vec::new();
    for loc in &brut.retenus {
        let Some(noeud) = cx.noeud(loc, r) else { continue };
        let code: &Code = &noeud.code;
        if noeud.niveau.rang != level {
            let nom = plan.niveaux.get(level).map(|n| n.nom.to_string()).unwrap_or_default();
            cx.report(
                &rules::UNKNOWN,
                &loc.range,
                say!("{code} n'est pas un {nom}.", "{code} is not a {nom}."),
                Some(say!("on retient des nœuds de ce niveau.", "nodes of that level are retained.")),
            );
        } else if found.iter().any(|n| n.code == *code) {
            cx.report(
                &rules::DUPLICATE,
                &loc.range,
                say!("{code} est retenu deux fois.", "{code} is retained twice."),
                Some(say!("gardez-le une fois.", "keep it once.")),
            );
        } else {
            found.push(noeud);
        }
    }
    found.sort_by_key(|n| plan.noeuds.get_index_of(n.code.as_str()));
    found
}
