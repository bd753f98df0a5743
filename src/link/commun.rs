//! What several fiches of a plan share.

use super::context::{Context, Log};
use super::prose::{self, Scope};
use crate::diagnostic::Files;
use crate::model::{CommunBrut, Constat, Moyen, Registre};
use crate::source::Parsed;

/// Findings and means, by identifier.
#[derive(Debug, Default)]
pub(super) struct Commun {
    pub(super) constats: Registre<Constat>,
    pub(super) moyens: Registre<Moyen>,
}

pub(super) fn link(file: Option<&Parsed<CommunBrut>>, files: &Files, scope: &Scope<'_>, log: &mut Log) -> Commun {
    let mut commun = Commun::default();
    let Some(file) = file else { return commun };
    let mut cx = Context::of(file, log);
    for brut in &file.value.constats {
        let texte = prose::from_yaml(&brut.texte, files, scope, &mut cx);
        let domaine = cx.maybe_texte(brut.domaine.as_ref());
        let Some(id) = cx.slug(&brut.id) else { continue };
        let span = cx.span(&brut.id.range);
        let constat = Constat { id: id.clone(), polarite: brut.polarite, domaine, texte, span };
        cx.declare(&mut commun.constats, id, constat, |c| Some(c.span));
    }
    for brut in &file.value.moyens {
        let texte = prose::from_yaml(&brut.texte, files, scope, &mut cx);
        let Some(id) = cx.slug(&brut.id) else { continue };
        let span = cx.span(&brut.id.range);
        let moyen = Moyen { id: id.clone(), nature: brut.nature, texte, span };
        cx.declare(&mut commun.moyens, id, moyen, |m| Some(m.span));
    }
    commun
}
