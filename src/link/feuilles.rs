//! Roadmaps with partners.

use std::sync::Arc;

use super::context::{ACTEUR, Context, Log};
use super::prose::{self, Scope};
use super::rules;
use crate::diagnostic::{Diagnostic, Files};
use crate::model::{ActionDeFeuille, ActionDeFeuilleBrute, Code, Feuille, FeuilleBrute, FeuillesBrutes, Fiche, Loc};
use crate::say;
use crate::source::Parsed;
use crate::source::hints::nearest;

/// Links roadmaps; `fiches` are those whose actions they may be brought together with.
pub(super) fn link(
    file: &Parsed<FeuillesBrutes>,
    fiches: &[Arc<Fiche>],
    files: &Files,
    scope: &Scope<'_>,
    log: &mut Log,
) -> Vec<Feuille> {
    let mut cx = Context::of(file, log);
    let mut found: Vec<Feuille> = Vec::new();
    for brut in &file.value.feuilles {
        let Some(feuille) = one(brut, fiches, files, scope, &mut cx) else { continue };
        let Some(first) = found.iter().find(|f| f.id == feuille.id) else {
            found.push(feuille);
            continue;
        };
        let id = &feuille.id;
        cx.push(
            Diagnostic::new(
                &rules::DUPLICATE,
                say!("Deux feuilles de route s'appellent « {id} ».", "Two roadmaps are called “{id}”."),
            )
            .at(feuille.span)
            .related(first.span, say!("première feuille", "first roadmap"))
            .help(say!("donnez un autre « id » à l'une des deux.", "give one of them another “id”.")),
        );
    }
    found
}

fn one(
    brut: &FeuilleBrute,
    fiches: &[Arc<Fiche>],
    files: &Files,
    scope: &Scope<'_>,
    cx: &mut Context<'_>,
) -> Option<Feuille> {
    let id = cx.slug(&brut.id);
    let partenaire = cx.find(&brut.partenaire, &scope.registres.acteurs, &ACTEUR);
    Some(Feuille {
        titre: cx.texte(&brut.titre),
        section: cx.texte(&brut.section),
        introduction: brut.introduction.as_ref().map(|t| prose::from_yaml(t, files, scope, cx)),
        actions: brut.actions.iter().map(|a| action(a, fiches, scope, cx)).collect(),
        conclusion: brut.conclusion.as_ref().map(|t| prose::from_yaml(t, files, scope, cx)),
        remarques: cx.textes(&brut.remarques),
        span: cx.span(&brut.id.range),
        id: id?,
        partenaire: partenaire?,
    })
}

fn action(
    brut: &ActionDeFeuilleBrute,
    fiches: &[Arc<Fiche>],
    scope: &Scope<'_>,
    cx: &mut Context<'_>,
) -> ActionDeFeuille {
    ActionDeFeuille {
        titre: cx.texte(&brut.titre),
        portage: cx.find_all(&brut.portage, &scope.registres.acteurs, &ACTEUR),
        noeuds: brut.noeuds.iter().filter_map(|c| cx.noeud(c, scope.registres, scope.plan)).collect(),
        rapproches: brut.rapproches.iter().filter_map(|c| code_d_action(c, fiches, cx)).collect(),
        missions: cx.textes(&brut.missions),
        resultat: cx.maybe_texte(brut.resultat.as_ref()),
        note: cx.maybe_texte(brut.note.as_ref()),
    }
}

fn code_d_action(loc: &Loc<String>, fiches: &[Arc<Fiche>], cx: &mut Context<'_>) -> Option<Code> {
    let codes = || fiches.iter().flat_map(|f| &f.actions).map(|a| &a.code);
    if let Some(code) = codes().find(|c| c.as_str() == loc.value) {
        return Some(code.clone());
    }
    let name = &loc.value;
    let help = match nearest(name, codes().map(Code::as_str)) {
        Some(near) => say!("vouliez-vous dire {near} ?", "did you mean {near}?"),
        None => say!("les actions sont dans l'en-tête des fiches.", "actions are in the heads of fiches."),
    };
    cx.report(
        &rules::UNKNOWN,
        &loc.range,
        say!("Aucune action n'a le code « {name} ».", "No action has the code “{name}”."),
        Some(help),
    );
    None
}
