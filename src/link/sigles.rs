//! Acronyms: one entry a meaning.

use std::sync::Arc;

use super::context::{Context, Log, TERRITOIRE};
use super::{Registres, rules};
use crate::diagnostic::Diagnostic;
use crate::french::fold;
use crate::model::{Sigle, SiglesBruts, Slug};
use crate::say;
use crate::source::Parsed;

pub(super) fn link(file: &Parsed<SiglesBruts>, r: &Registres, log: &mut Log) -> Vec<Arc<Sigle>> {
    let mut cx = Context::of(file, log);
    let mut sigles: Vec<Arc<Sigle>> = Vec::new();
    for brut in &file.value.sigles {
        let name = brut.sigle.value.trim();
        let portee = cx.find_all(&brut.portee, &r.territoires, &TERRITOIRE);
        let mut anchor = fold::slug(name);
        if let Some(first) = portee.first() {
            anchor = format!("{anchor}-{}", first.id);
        }
        let Ok(ancre) = Slug::parse(&anchor) else {
            cx.report(
                &rules::BLANK,
                &brut.sigle.range,
                say!("Ce sigle n'a ni lettre ni chiffre.", "This acronym has neither letter nor digit."),
                Some(say!("écrivez-le comme dans les textes.", "write it as texts do.")),
            );
            continue;
        };
        let sigle = Sigle {
            ancre,
            sigle: name.to_owned(),
            variantes: brut.variantes.iter().map(|v| v.value.trim().to_owned()).collect(),
            sens: cx.texte(&brut.sens),
            origine: brut.origine,
            lier: brut.lier.unwrap_or(true),
            note: cx.maybe_texte(brut.note.as_ref()),
            portee,
            remplace: brut.remplace.as_ref().map(|s| s.value.trim().to_owned()),
            span: cx.span(&brut.sigle.range),
        };
        // Two meanings are fine when each says where it holds.
        if let Some(first) = sigles.iter().find(|s| s.ancre == sigle.ancre) {
            let diagnostic = Diagnostic::new(
                &rules::DUPLICATE,
                say!("Le sigle {name} a deux sens.", "The acronym {name} has two meanings."),
            )
            .at(sigle.span)
            .related(first.span, say!("premier sens", "first meaning"))
            .help(say!(
                "gardez-en un, ou dites par « portee: [territoire] » où chacun vaut.",
                "keep one, or say with “portee: [territory]” where each holds."
            ));
            cx.push(diagnostic);
            continue;
        }
        sigles.push(Arc::new(sigle));
    }
    sigles
}
