//! Themes and pathways: closed lists, whose misspellings are refused with the right spelling.

use std::sync::Arc;

use super::context::Context;
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::french::fold;
use crate::model::{Etiquette, EtiquetteBrute, Famille, List, Loc, Registre};
use crate::say;
use crate::source::hints::nearest;

/// Adds the tags of a plan to their register.
pub(super) fn declare(
    bruts: &List<EtiquetteBrute>,
    famille: Famille,
    register: &mut Registre<Etiquette>,
    cx: &mut Context<'_>,
) {
    for brut in bruts {
        let Some(id) = cx.slug(&brut.id) else { continue };
        let etiquette = Etiquette {
            id: id.clone(),
            famille,
            nom: cx.texte(&brut.nom),
            variantes: brut.variantes.0.clone(),
            span: cx.span(&brut.id.range),
        };
        cx.declare(register, id, etiquette, |e| Some(e.span));
    }
}

/// Resolves tags, in the plan's order, whatever the order in which the author wrote them.
pub(super) fn find<'l>(
    locs: impl IntoIterator<Item = &'l Loc<String>>,
    register: &Registre<Etiquette>,
    cx: &mut Context<'_>,
) -> Vec<Arc<Etiquette>> {
    let mut found: Vec<(usize, Arc<Etiquette>)> = Vec::new();
    for loc in locs {
        match register.get_full(loc.value.as_str()) {
            Some((rank, _, tag)) if found.iter().any(|(r, _)| *r == rank) => {
                let nom = &tag.nom;
                cx.report(
                    &rules::DUPLICATE,
                    &loc.range,
                    say!("« {nom} » est écrit deux fois.", "“{nom}” is written twice."),
                    Some(say!("gardez-le une fois.", "keep it once.")),
                );
            }
            Some((rank, _, tag)) => found.push((rank, Arc::clone(tag))),
            None => unknown(loc, register, cx),
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, tag)| tag).collect()
}

fn unknown(loc: &Loc<String>, register: &Registre<Etiquette>, cx: &mut Context<'_>) {
    let written = fold::fold(&loc.value);
    let same = |text: &str| fold::fold(text) == written;
    let bears =
        |t: &&Arc<Etiquette>| same(t.id.as_str()) || same(t.nom.as_str()) || t.variantes.iter().any(|v| same(v));
    let mut all = register.values().filter(bears);
    let known = all.next();
    let sure = known.filter(|_| all.next().is_none());
    let near =
        known.map(|t| t.id.as_str()).or_else(|| nearest(&loc.value, register.keys().map(crate::model::Slug::as_str)));
    let help = match near {
        Some(id) => say!("écrivez « {id} ».", "write “{id}”."),
        None => {
            let all = register.keys().map(crate::model::Slug::as_str).collect::<Vec<_>>().join(", ");
            say!("la liste est fermée : {all}.", "the list is closed: {all}.")
        }
    };
    let name = &loc.value;
    let message = say!("« {name} » n'est pas dans la liste du plan.", "“{name}” is not in the plan's list.");
    let span = cx.span(&loc.range);
    let mut diagnostic = Diagnostic::new(&rules::TAG, message).at(span).help(help).written(name);
    // A name or a variant of the plan is the tag itself; a near word may be another.
    diagnostic.right = sure.map(|tag| tag.id.to_string());
    cx.push(diagnostic);
}
