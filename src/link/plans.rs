//! Plans: levels, nodes, tags.

use std::sync::Arc;

use indexmap::IndexMap;

use super::context::{ACTEUR, Context, Log, PLAN, TERRITOIRE};
use super::{Registres, etiquettes, rules};
use crate::diagnostic::Diagnostic;
use crate::french::fold;
use crate::model::{
    Code, DatePartielle, Famille, List, Loc, Motif, Niveau, NiveauBrut, Noeud, NoeudBrut, Plan, PlanBrut, SectionType,
    Slug,
};
use crate::say;
use crate::source::Parsed;

/// Links a plan called `name`; `dossier` is where its pages are when one territory alone carries it out.
pub(super) fn link(file: &Parsed<PlanBrut>, name: &str, dossier: Option<String>, r: &mut Registres, log: &mut Log) {
    let mut cx = Context::of(file, log);
    let brut = &file.value;
    let start = cx.start();
    // All that is in the plan would be called unknown: what is wrong is its name, or a year, and is told once.
    let id = match Slug::parse(name) {
        Ok(id) => id,
        Err(diagnostic) => {
            cx.push(diagnostic.at(start));
            let Ok(id) = Slug::parse(&fold::slug(name)) else { return };
            id
        }
    };
    etiquettes::declare(&brut.themes, Famille::Theme, &mut r.themes, &mut cx);
    etiquettes::declare(&brut.parcours, Famille::Parcours, &mut r.parcours, &mut cx);
    let niveaux = niveaux(&brut.niveaux, &id, dossier.as_ref(), &mut cx);
    let mut noeuds = IndexMap::new();
    add_noeuds(&brut.noeuds, &niveaux, None, &mut noeuds, r, &mut cx);
    let year = |loc: &Loc<String>, cx: &mut Context<'_>| cx.read(loc, DatePartielle::parse).map(|d| d.annee);
    let debut = year(&brut.periode.debut, &mut cx);
    let fin = year(&brut.periode.fin, &mut cx);
    let territoire = cx.find_or_suppose(&brut.territoire, &r.territoires, &TERRITOIRE);
    let editeur = cx.find_or_suppose(&brut.editeur, &r.acteurs, &ACTEUR);
    let sert = brut.sert.iter().filter_map(|loc| cx.find_or_suppose(loc, &r.plans, &PLAN)).collect();
    let titre = cx.texte(&brut.titre);
    let titre_court = cx.texte(&brut.titre_court);
    let (debut, fin) = (debut.or(fin).unwrap_or_default(), fin.or(debut).unwrap_or_default());
    let (Some(territoire), Some(editeur)) = (territoire, editeur) else { return };
    if fin < debut {
        cx.report(
            &crate::model::DATE,
            &brut.periode.fin.range,
            say!(
                "Le plan finit en {fin}, avant d'avoir commencé, en {debut}.",
                "The plan ends in {fin}, before it starts, in {debut}."
            ),
            Some(say!("corrigez l'une des deux années.", "correct one of the two years.")),
        );
    }
    let periode = (debut, fin);
    let span = cx.span(&brut.periode.fin.range);
    let plan =
        Plan { id: id.clone(), dossier, sert, titre, titre_court, territoire, editeur, periode, niveaux, noeuds, span };
    cx.declare(&mut r.plans, id, plan, |_| Some(start));
}

fn niveaux(bruts: &List<NiveauBrut>, plan: &Slug, dossier: Option<&String>, cx: &mut Context<'_>) -> Vec<Arc<Niveau>> {
    let mut niveaux: Vec<Arc<Niveau>> = Vec::new();
    for (rang, brut) in bruts.into_iter().enumerate() {
        let (Some(id), Some(chemin)) = (cx.slug(&brut.id), cx.slug(&brut.chemin)) else { continue };
        if !brut.motif.value.contains("{n}") || (rang > 0 && !brut.motif.value.contains("{parent}")) {
            cx.report(
                &rules::PATTERN,
                &brut.motif.range,
                say!("Ce motif ne permet pas d'écrire un code.", "No code can be written from this pattern."),
                Some(say!(
                    "il contient {{n}} (le numéro) et, sauf au premier niveau, {{parent}} : « {{parent}}D{{n}} ».",
                    "it holds {{n}} (the number) and, except at the first level, {{parent}}: “{{parent}}D{{n}}”."
                )),
            );
        }
        let sections = brut
            .sections
            .iter()
            .filter_map(|s| {
                Some(Arc::new(SectionType {
                    id: cx.slug(&s.id)?,
                    titre: cx.texte(&s.titre),
                    obligatoire: s.obligatoire,
                }))
            })
            .collect();
        let nom = cx.texte(&brut.nom);
        let pluriel = cx.texte(&brut.pluriel);
        let motif = Motif(brut.motif.value.clone());
        let (plan, dossier) = (plan.clone(), dossier.cloned());
        niveaux.push(Arc::new(Niveau { id, rang, nom, pluriel, chemin, motif, sections, plan, dossier }));
    }
    niveaux
}

fn add_noeuds(
    bruts: &List<NoeudBrut>,
    levels: &[Arc<Niveau>],
    parent: Option<&Arc<Noeud>>,
    noeuds: &mut IndexMap<Code, Arc<Noeud>>,
    r: &Registres,
    cx: &mut Context<'_>,
) {
    for brut in bruts {
        let Some((niveau, below)) = levels.split_first() else {
            cx.report(
                &rules::PATTERN,
                &brut.code.range,
                say!("Le plan n'a pas de niveau aussi bas.", "The plan has no level this low."),
                Some(say!("vérifiez l'indentation.", "check the indentation.")),
            );
            return;
        };
        let Some(code) = cx.read(&brut.code, Code::parse) else { continue };
        let prefix = parent.map_or("", |p| p.code.as_str());
        let fitting = fits(&code, niveau, prefix, &brut.code, cx);
        // Told once, here: all that writes the code as it should be is right.
        let meant = || Code::parse(&niveau.motif.spelling(code.as_str(), prefix)?).ok();
        let code = if fitting { code } else { meant().unwrap_or(code) };
        let noeud = Arc::new(Noeud {
            code: code.clone(),
            titre: cx.texte(&brut.titre),
            note: cx.maybe_texte(brut.note.as_ref()),
            rang: noeuds.len(),
            branche: parent.map_or_else(|| noeuds.values().filter(|n| n.parent.is_none()).count(), |p| p.branche),
            niveau: Arc::clone(niveau),
            parent: parent.cloned(),
            span: cx.span(&brut.code.range),
        });
        // The codes of a territory's own plan hold there only.
        let elsewhere = || r.noeud(code.as_str(), None).filter(|_| niveau.dossier.is_none());
        let first = noeuds.get(&code).or_else(elsewhere).map(|n| n.span);
        if let Some(first) = first {
            let again = noeud.span;
            cx.push(
                Diagnostic::new(
                    &rules::DUPLICATE,
                    say!("Le code {code} est donné deux fois.", "The code {code} is given twice."),
                )
                .at(again)
                .related(first, say!("première fois ici", "first here"))
                .help(say!("corrigez le numéro de l'un des deux.", "correct the number of one of them.")),
            );
            continue;
        }
        noeuds.insert(code, Arc::clone(&noeud));
        add_noeuds(&brut.noeuds, below, Some(&noeud), noeuds, r, cx);
    }
}

/// Reports a code that does not follow the pattern of its level.
pub(super) fn fits(code: &Code, niveau: &Niveau, parent: &str, loc: &Loc<String>, cx: &mut Context<'_>) -> bool {
    let ok = niveau.motif.fits(code.as_str(), parent);
    if !ok {
        let right = niveau.motif.spelling(code.as_str(), parent).unwrap_or_else(|| niveau.motif.code(parent, 1));
        cx.report(
            &rules::PATTERN,
            &loc.range,
            say!(
                "Le code « {code} » ne suit pas le motif de son niveau.",
                "The code “{code}” does not follow the pattern of its level."
            ),
            Some(say!("on attend un code comme {right}.", "a code such as {right} is expected.")),
        );
    }
    ok
}
