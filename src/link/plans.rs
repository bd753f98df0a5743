//! Plans: levels, nodes, tags.

use std::sync::Arc;

use indexmap::IndexMap;

use super::context::{ACTEUR, Context, Log, TERRITOIRE};
use super::{Registres, etiquettes, rules};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Code, DatePartielle, Famille, List, Loc, Niveau, NiveauBrut, Noeud, NoeudBrut, Plan, PlanBrut, SectionType, Slug,
};
use crate::say;
use crate::source::Parsed;

pub(super) fn link(file: &Parsed<PlanBrut>, r: &mut Registres, log: &mut Log) {
    let mut cx = Context::of(file, log);
    let brut = &file.value;
    let start = cx.start();
    let id = match Slug::parse(&file.stem) {
        Ok(id) => id,
        Err(diagnostic) => return cx.push(diagnostic.at(start)),
    };
    etiquettes::declare(&brut.themes, Famille::Theme, &mut r.themes, &mut cx);
    etiquettes::declare(&brut.parcours, Famille::Parcours, &mut r.parcours, &mut cx);
    let niveaux = niveaux(&brut.niveaux, &mut cx);
    let mut noeuds = IndexMap::new();
    let levels: Vec<(Arc<Niveau>, &NiveauBrut)> = niveaux.iter().cloned().zip(&brut.niveaux).collect();
    add_noeuds(&brut.noeuds, &levels, None, &mut noeuds, r, &mut cx);
    let year = |loc: &Loc<String>, cx: &mut Context<'_>| cx.read(loc, DatePartielle::parse).map(|d| d.annee);
    let debut = year(&brut.periode.debut, &mut cx);
    let fin = year(&brut.periode.fin, &mut cx);
    let territoire = cx.find(&brut.territoire, &r.territoires, &TERRITOIRE);
    cx.find(&brut.editeur, &r.acteurs, &ACTEUR);
    let titre = cx.texte(&brut.titre);
    let titre_court = cx.texte(&brut.titre_court);
    let (Some(debut), Some(fin), Some(territoire)) = (debut, fin, territoire) else { return };
    if fin < debut {
        cx.report(
            &crate::model::DATE,
            &brut.periode.fin.range,
            say!("Le plan finit avant d'avoir commencé.", "The plan ends before it starts."),
            Some(say!("vérifiez les deux années.", "check both years.")),
        );
    }
    let plan = Plan { id: id.clone(), titre, titre_court, territoire, periode: (debut, fin), niveaux, noeuds };
    cx.declare(&mut r.plans, id, plan, |_| Some(start));
}

fn niveaux(bruts: &List<NiveauBrut>, cx: &mut Context<'_>) -> Vec<Arc<Niveau>> {
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
        niveaux.push(Arc::new(Niveau { id, rang, nom, pluriel, chemin, sections }));
    }
    niveaux
}

fn add_noeuds(
    bruts: &List<NoeudBrut>,
    levels: &[(Arc<Niveau>, &NiveauBrut)],
    parent: Option<&Arc<Noeud>>,
    noeuds: &mut IndexMap<Code, Arc<Noeud>>,
    r: &Registres,
    cx: &mut Context<'_>,
) {
    for brut in bruts {
        let Some(((niveau, level), below)) = levels.split_first() else {
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
        if !fits(code.as_str(), &level.motif.value, prefix) {
            let motif = level.motif.value.replace("{parent}", prefix).replace("{n}", "1");
            let right = spelling(code.as_str(), &level.motif.value, prefix).unwrap_or(motif);
            cx.report(
                &rules::PATTERN,
                &brut.code.range,
                say!(
                    "Le code « {code} » ne suit pas le motif de son niveau.",
                    "The code “{code}” does not follow the pattern of its level."
                ),
                Some(say!("on attend un code comme {right}.", "a code such as {right} is expected.")),
            );
        }
        let noeud = Arc::new(Noeud {
            code: code.clone(),
            titre: cx.texte(&brut.titre),
            note: cx.maybe_texte(brut.note.as_ref()),
            niveau: Arc::clone(niveau),
            parent: parent.cloned(),
            span: cx.span(&brut.code.range),
        });
        let first = noeuds.get(&code).or_else(|| r.noeud(code.as_str())).map(|n| n.span);
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

/// Whether a code is its level's pattern with the parent's code and a number.
fn fits(code: &str, motif: &str, parent: &str) -> bool {
    let motif = motif.replace("{parent}", parent);
    motif.split_once("{n}").is_some_and(|(before, after)| {
        code.strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|n| !n.is_empty() && !n.starts_with('0') && n.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// The code that fits the pattern and has the same key, when a slip explains the difference.
fn spelling(code: &str, motif: &str, parent: &str) -> Option<String> {
    (1..100)
        .map(|n| motif.replace("{parent}", parent).replace("{n}", &n.to_string()))
        .find(|right| Code::key(right) == Code::key(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_its_pattern_with_a_number() {
        assert!(fits("E1D3O7", "{parent}O{n}", "E1D3"));
        assert!(fits("1.4", "{parent}.{n}", "1"));
        assert!(!fits("E1D307", "{parent}O{n}", "E1D3"));
        assert!(!fits("E2D3O7", "{parent}O{n}", "E1D3"));
        assert!(!fits("E1D3O", "{parent}O{n}", "E1D3"));
    }

    #[test]
    fn a_zero_for_the_letter_o_is_recognised() {
        assert_eq!(spelling("E1D307", "{parent}O{n}", "E1D3").as_deref(), Some("E1D3O7"));
    }
}
