//! Actors.

use super::context::{Context, Log};
use crate::model::{Acteur, ActeursBruts, Registre};
use crate::source::Parsed;

pub(super) fn link(file: &Parsed<ActeursBruts>, log: &mut Log) -> Registre<Acteur> {
    let mut cx = Context::of(file, log);
    let mut register = Registre::new();
    for brut in &file.value.acteurs {
        let Some(id) = cx.slug(&brut.id) else { continue };
        let acteur = Acteur {
            id: id.clone(),
            nom: cx.texte(&brut.nom),
            sigle: brut.sigle.as_ref().map(|s| s.value.trim().to_owned()),
            nature: brut.nature,
            role: cx.maybe_texte(brut.role.as_ref()),
            url: cx.url(brut.url.as_ref()),
            span: cx.span(&brut.id.range),
        };
        cx.declare(&mut register, id, acteur, |a| Some(a.span));
    }
    register
}
