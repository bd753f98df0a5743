//! What a fiche commits to do.

use super::context::{ACTEUR, Context};
use super::prose::{self, Scope};
use super::{plans, rules};
use crate::diagnostic::{Diagnostic, Files};
use crate::model::{
    Action, ActionBrute, CalendrierBrut, Code, DatePartielle, Etape, EtapeBrute, List, Livrable, LivrableBrut, Loc,
    Noeud, Plan, Prevision,
};
use crate::say;

/// Links the actions of the fiche of a node.
pub(super) fn link(
    bruts: &List<ActionBrute>,
    noeud: &Noeud,
    files: &Files,
    scope: &Scope<'_>,
    cx: &mut Context<'_>,
) -> Vec<Action> {
    let mut found: Vec<Action> = Vec::new();
    for brut in bruts {
        let Some(plan) = scope.plan else { continue };
        let Some(action) = one(brut, noeud, plan, files, scope, cx) else { continue };
        if let Some(first) = found.iter().find(|a| a.code == action.code) {
            twice(&action.code, &brut.code, Some(first.span), cx);
            continue;
        }
        found.push(action);
    }
    found
}

fn one(
    brut: &ActionBrute,
    noeud: &Noeud,
    plan: &Plan,
    files: &Files,
    scope: &Scope<'_>,
    cx: &mut Context<'_>,
) -> Option<Action> {
    let code = cx.read(&brut.code, Code::parse);
    let titre = cx.texte(&brut.titre);
    let pilotes = cx.find_all(&brut.pilotes, &scope.registres.acteurs, &ACTEUR);
    let etapes = etapes(&brut.etapes, files, scope, cx);
    let calendrier = calendrier(brut.calendrier.as_ref(), plan, cx);
    let coordination = brut.coordination.as_ref().map(|t| prose::from_yaml(t, files, scope, cx));
    let note = cx.maybe_texte(brut.note.as_ref());
    let code = code?;
    let Some(niveau) = plan.sous(&noeud.niveau) else {
        let nom = &noeud.niveau.pluriel;
        cx.report(
            &rules::PATTERN,
            &brut.code.range,
            say!("Ce plan n'a pas de niveau sous les {nom}.", "This plan has no level below its {nom}."),
            Some(say!(
                "déclarez dans les « niveaux » du plan celui des actions, avec son motif.",
                "declare the level of the actions among the “niveaux” of the plan, with its pattern."
            )),
        );
        return None;
    };
    plans::fits(&code, niveau, noeud.code.as_str(), &brut.code, cx);
    let livrables = livrables(&brut.livrables, &code, cx);
    let span = cx.span(&brut.code.range);
    Some(Action { code, titre, pilotes, etapes, livrables, calendrier, coordination, note, span })
}

fn etapes(bruts: &List<Loc<EtapeBrute>>, files: &Files, scope: &Scope<'_>, cx: &mut Context<'_>) -> Vec<Etape> {
    let mut one = |loc: &Loc<EtapeBrute>| match &loc.value {
        EtapeBrute::Texte(texte) => {
            let texte = Loc { value: texte.clone(), range: loc.range.clone() };
            Etape { texte: prose::from_yaml(&texte, files, scope, cx), etapes: Vec::new() }
        }
        EtapeBrute::Groupe(groupe) => Etape {
            texte: prose::from_yaml(&groupe.texte, files, scope, cx),
            etapes: etapes(&groupe.etapes, files, scope, cx),
        },
    };
    bruts.iter().map(&mut one).collect()
}

fn livrables(bruts: &List<LivrableBrut>, action: &Code, cx: &mut Context<'_>) -> Vec<Livrable> {
    let mut found: Vec<Livrable> = Vec::new();
    for brut in bruts {
        let texte = cx.texte(&brut.texte);
        let Some(code) = within(action, &brut.code, cx) else { continue };
        if found.iter().any(|l| l.code == code) {
            twice(&code, &brut.code, None, cx);
            continue;
        }
        found.push(Livrable { code, texte });
    }
    found
}

/// The full code of something numbered within another (`1.1-A1` and `L2` give `1.1-A1-L2`).
pub(super) fn within(parent: &Code, loc: &Loc<String>, cx: &mut Context<'_>) -> Option<Code> {
    cx.read(loc, |own| Code::parse(own).and_then(|own| Code::parse(&format!("{parent}-{own}"))))
}

pub(super) fn twice(code: &Code, loc: &Loc<String>, first: Option<crate::diagnostic::Span>, cx: &mut Context<'_>) {
    let span = cx.span(&loc.range);
    let mut diagnostic = Diagnostic::new(
        &rules::DUPLICATE,
        say!("Le code {code} est donné deux fois.", "The code {code} is given twice."),
    )
    .at(span)
    .help(say!("corrigez le numéro de l'un des deux.", "correct the number of one of them."));
    if let Some(first) = first {
        diagnostic = diagnostic.related(first, say!("première fois ici", "first here"));
    }
    cx.push(diagnostic);
}

/// One entry a year of the plan: a year that the document does not speak of is unknown, not « no ».
fn calendrier(brut: Option<&CalendrierBrut>, plan: &Plan, cx: &mut Context<'_>) -> Vec<(i16, Prevision)> {
    let (from, to) = plan.periode;
    let mut years: Vec<(i16, Prevision)> = (from..=to).map(|y| (y, Prevision::Inconnu)).collect();
    let Some(brut) = brut else { return years };
    for (list, prevision) in [(&brut.prevu, Prevision::Prevu), (&brut.non_prevu, Prevision::NonPrevu)] {
        for loc in list {
            let Some(date) = cx.read(loc, DatePartielle::parse) else { continue };
            let year = date.annee;
            match years.iter_mut().find(|(y, _)| *y == year) {
                _ if date.mois.is_some() => cx.report(
                    &rules::CALENDAR,
                    &loc.range,
                    say!("« {} » n'est pas une année.", "“{}” is not a year.", loc.value),
                    Some(say!(
                        "le calendrier va d'année en année : écrivez {year}.",
                        "the calendar goes from year to year: write {year}."
                    )),
                ),
                None => cx.report(
                    &rules::CALENDAR,
                    &loc.range,
                    say!("{year} n'est pas une année du plan.", "{year} is not a year of the plan."),
                    Some(say!(
                        "le plan va de {from} à {to} : corrigez l'année, ou la « periode » du plan.",
                        "the plan runs from {from} to {to}: correct the year, or the “periode” of the plan."
                    )),
                ),
                Some((_, state @ Prevision::Inconnu)) => *state = prevision,
                Some(_) => cx.report(
                    &rules::CALENDAR,
                    &loc.range,
                    say!("L'année {year} est donnée deux fois.", "The year {year} is given twice."),
                    Some(say!(
                        "une année est « prevu » ou « non_prevu » ; si le document n'en dit rien, ne l'écrivez pas.",
                        "a year is “prevu” or “non_prevu”; if the document says nothing of it, do not write it."
                    )),
                ),
            }
        }
    }
    years
}
