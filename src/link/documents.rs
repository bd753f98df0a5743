//! Official documents, and sources of figures.

use super::Registres;
use super::context::{ACTEUR, Context, Log, TERRITOIRE};
use crate::model::{DatePartielle, Document, DocumentsBruts, Registre, Source, SourcesBrutes};
use crate::source::Parsed;

pub(super) fn documents(file: &Parsed<DocumentsBruts>, r: &Registres, log: &mut Log) -> Registre<Document> {
    let mut cx = Context::of(file, log);
    let mut register = Registre::new();
    for brut in &file.value.documents {
        let Some(id) = cx.slug(&brut.id) else { continue };
        let editeur = cx.find_or_suppose(&brut.editeur, &r.acteurs, &ACTEUR);
        let territoire = cx.find_or_suppose(&brut.territoire, &r.territoires, &TERRITOIRE);
        let (Some(editeur), Some(territoire)) = (editeur, territoire) else { continue };
        let document = Document {
            id: id.clone(),
            titre: cx.texte(&brut.titre),
            editeur,
            territoire,
            date: cx.maybe(brut.date.as_ref(), DatePartielle::parse),
            estampille: brut.estampille.as_ref().map(|e| e.value.trim().to_owned()),
            url: cx.url(brut.url.as_ref()),
            note: cx.maybe_texte(brut.note.as_ref()),
            span: cx.span(&brut.id.range),
        };
        cx.declare(&mut register, id, document, |d| Some(d.span));
    }
    register
}

pub(super) fn sources(file: &Parsed<SourcesBrutes>, log: &mut Log) -> Registre<Source> {
    let mut cx = Context::of(file, log);
    let mut register = Registre::new();
    for brut in &file.value.sources {
        let Some(id) = cx.slug(&brut.id) else { continue };
        let source = Source {
            id: id.clone(),
            nom: cx.texte(&brut.nom),
            editeur: cx.maybe_texte(brut.editeur.as_ref()),
            date: cx.maybe(brut.date.as_ref(), DatePartielle::parse),
            url: cx.url(brut.url.as_ref()),
            note: cx.maybe_texte(brut.note.as_ref()),
            span: cx.span(&brut.id.range),
        };
        cx.declare(&mut register, id, source, |s| Some(s.span));
    }
    register
}
