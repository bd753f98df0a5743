//! Free pages: first what their files declare, then their texts, which may link to one another.

use std::sync::OnceLock;

use super::Registres;
use super::context::{Context, DOCUMENT, Log};
use super::prose::{self, Scope};
use super::rules;
use crate::diagnostic::{Diagnostic, Files};
use crate::model::{ACCESSIBILITE, PageBrute, PageLibre, Registre, Slug};
use crate::say;
use crate::source::content::Texts;

pub(super) fn heads(pages: &[Texts<PageBrute>], r: &Registres, log: &mut Log) -> Registre<PageLibre> {
    let mut register = Registre::new();
    for page in pages {
        let mut cx = Context::of(&page.head, log);
        let start = cx.start();
        let brut = &page.head.value;
        let id = match Slug::parse(&page.head.stem) {
            Ok(id) => id,
            Err(diagnostic) => {
                cx.push(diagnostic.at(start));
                continue;
            }
        };
        if id.as_str() == ACCESSIBILITE {
            cx.push(
                Diagnostic::new(
                    &rules::DUPLICATE,
                    say!(
                        "Cette page est faite à partir de accessibilite.yaml.",
                        "This page is made from accessibilite.yaml."
                    ),
                )
                .at(start)
                .help(say!(
                    "mettez ce qu'elle dit dans ce fichier (mesures, contact), puis supprimez-la.",
                    "put what it says in that file (mesures, contact), then delete it."
                )),
            );
            continue;
        }
        let document = brut.document.as_ref().and_then(|d| cx.find(d, &r.documents, &DOCUMENT));
        let section = cx.maybe_texte(brut.section.as_ref());
        let linked = PageLibre {
            id: id.clone(),
            titre: cx.texte(&brut.titre),
            description: cx.maybe_texte(brut.description.as_ref()),
            menu: brut.menu,
            document: document.map(|d| (d, section)),
            prose: OnceLock::new(),
            span: start,
        };
        cx.declare(&mut register, id, linked, |p| Some(p.span));
    }
    register
}

pub(super) fn proses(pages: &[Texts<PageBrute>], files: &Files, r: &Registres, log: &mut Log) {
    for page in pages {
        let Some(linked) = r.pages.get(page.head.stem.as_str()) else { continue };
        let mut cx = Context::of(&page.head, log);
        let prose = prose::body(page.body.clone(), files, &Scope::general(r), 2, &mut cx);
        // Set once: each file makes one page.
        let _already_set = linked.prose.set(prose);
    }
}
