//! Blocks.

use std::sync::Arc;

use super::chiffres::{self, Cadre};
use super::context::{ACTEUR, Context, Log};
use super::prose::{self, Scope};
use crate::diagnostic::Files;
use crate::model::{Bloc, BlocBrut, Perdu, Rubrique, Slug};
use crate::source::content::Texts;

pub(super) fn link(
    rubrique: Rubrique,
    file: &Texts<BlocBrut>,
    files: &Files,
    scope: &Scope<'_>,
    log: &mut Log,
) -> Option<Bloc> {
    let mut cx = Context::of(&file.head, log);
    let brut = &file.head.value;
    let start = cx.start();
    let id = match Slug::parse(&file.head.stem) {
        Ok(id) => id,
        Err(diagnostic) => {
            cx.push(diagnostic.at(start));
            return None;
        }
    };
    let section = cx.texte(&brut.section);
    let cadre = Cadre { territoire: scope.territoire?, document: scope.document?, section: &section };
    let chiffres = chiffres::link(&brut.chiffres, &cadre, scope.registres, &mut cx);
    let local = Scope { locaux: &chiffres, ..*scope };
    let prose = prose::body(file.body.clone(), files, &local, 3, &mut cx);
    let perdus = brut
        .perdus
        .iter()
        .map(|p| Perdu { nature: p.nature, titre: cx.texte(&p.titre), note: cx.maybe_texte(p.note.as_ref()) })
        .collect();
    Some(Bloc {
        id,
        rubrique,
        titre: cx.texte(&brut.titre),
        ordre: brut.ordre.value,
        perdus,
        acteurs: cx.find_all(&brut.acteurs, &scope.registres.acteurs, &ACTEUR),
        remarques: cx.textes(&brut.remarques),
        section: section.clone(),
        prose,
        span: start,
        chiffres,
    })
}

/// Sorts blocks by part and rank.
pub(super) fn sort(mut blocs: Vec<Bloc>) -> Vec<Arc<Bloc>> {
    blocs.sort_by(|a, b| (a.rubrique, a.ordre, &a.id).cmp(&(b.rubrique, b.ordre, &b.id)));
    blocs.into_iter().map(Arc::new).collect()
}
