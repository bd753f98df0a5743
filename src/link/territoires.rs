//! Territories.

use super::communes::{lost_zero, with_zero};
use super::context::{Context, Log, TERRITOIRE};
use crate::model::{Formes, Gentile, Loc, Registre, Territoire, TerritoiresBruts, Texte};
use crate::say;
use crate::source::Parsed;

pub(super) fn link(file: &Parsed<TerritoiresBruts>, log: &mut Log) -> Registre<Territoire> {
    let mut cx = Context::of(file, log);
    let mut register: Registre<Territoire> = Registre::new();
    for brut in &file.value.territoires {
        let Some(id) = cx.slug(&brut.id) else { continue };
        let parent = brut.parent.as_ref().and_then(|p| cx.find(p, &register, &TERRITOIRE));
        let territoire = Territoire {
            id: id.clone(),
            nom: cx.texte(&brut.nom),
            nature: brut.nature,
            parent,
            code_insee: brut.code_insee.as_ref().map(|c| code_insee(c, &mut cx)),
            formes: if cx.log.grammaire.est_francaise() {
                Formes {
                    article: cx.texte(&brut.formes.article),
                    lieu: cx.texte(&brut.formes.lieu),
                    genitif: cx.texte(&brut.formes.genitif),
                }
            } else {
                // What sources write are French articles and prepositions: in English a name alone will do.
                let nom = &brut.nom.value;
                Formes {
                    article: Texte::as_set(nom),
                    lieu: Texte::as_set(&format!("in {nom}")),
                    genitif: Texte::as_set(&format!("of {nom}")),
                }
            },
            gentile: brut
                .gentile
                .as_ref()
                .map(|g| Gentile { masculin: Texte::new(&g.masculin), feminin: Texte::new(&g.feminin) }),
            span: cx.span(&brut.id.range),
        };
        cx.declare(&mut register, id, territoire, |t| Some(t.span));
    }
    register
}

/// The INSEE code of a territory; a YAML number has lost its zero.
fn code_insee(written: &Loc<String>, cx: &mut Context<'_>) -> String {
    // Between quotes, no program took it for a number: a canton has four digits.
    let number = written.range.len() == written.value.len();
    let Some(right) = with_zero(&written.value).filter(|_| number) else { return written.value.clone() };
    let told = lost_zero(&right, 1).at(cx.span(&written.range));
    cx.push(told.help(say!("écrivez « code_insee: \"{right}\" ».", "write “code_insee: \"{right}\"”.")));
    right
}
