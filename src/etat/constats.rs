//! What is looked at, one function a kind.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Genre, Releve};
use crate::check::{figures, is_acronym};
use crate::diagnostic::{Files, Span};
use crate::french::{fold, lisibilite};
use crate::graph::sigles::{Lexique, tokens};
use crate::link::Linked;
use crate::model::{Declinaison, Fiche, Forme, Langue, Menu, Objet, Renvoi, Texte};
use crate::say;

/// A summary is one or two sentences: what a phone shows at once.
const RESUME: usize = 300;
/// What search engines show of a description.
const DESCRIPTION: usize = 160;
/// The index of readability of a text that anybody reads: a little above a newspaper's, since French words are longer than
/// the Swedish ones for which Björnsson drew his scale.
const LIX: usize = 55;
/// Words of a sentence that most people read only once.
const PHRASE: usize = 45;

pub(super) fn tous(linked: &Linked, r: &mut Releve<'_>) {
    retenus(linked, r);
    fiches(linked, r);
    chiffres(linked, r);
    sigles(linked, r);
    longueurs(linked, r);
    lisibilites(linked, r);
    liens(linked, r);
    traductions(linked, r);
}

fn retenus(linked: &Linked, r: &mut Releve<'_>) {
    for d in &linked.corpus.declinaisons {
        for noeud in &d.retenus {
            let (nom, code) = (&noeud.niveau.nom, &noeud.code);
            r.note(Genre::Retenu, d.span.file, 1, d.fiches_sous(noeud).next().is_some(), || {
                say!("{nom} {code} : aucune fiche", "{code}: no sheet")
            });
        }
    }
}

fn fiches(linked: &Linked, r: &mut Releve<'_>) {
    for d in &linked.corpus.declinaisons {
        let level = d.plan.niveau_des_fiches().map(|n| n.rang);
        for fiche in &d.fiches {
            for section in &fiche.sections {
                let titre = &section.definition.titre;
                let filled = !fold::fold(section.prose.mots.trim()).starts_with("non renseigne");
                r.note(Genre::Section, fiche.span.file, line_of(titre.as_str(), fiche, r.files), filled, || {
                    say!("« {titre} » : non renseigné", "“{titre}”: not filled in")
                });
            }
            if Some(fiche.noeud.niveau.rang) == level {
                let code = &fiche.noeud.code;
                r.note(Genre::Indicateur, fiche.span.file, 1, is_measured(fiche), || {
                    say!(
                        "{code} : ni chiffre, ni indicateur de suivi",
                        "{code}: neither figure nor follow-up indicator"
                    )
                });
            }
        }
    }
}

fn is_measured(fiche: &Fiche) -> bool {
    let cited = || fiche.sections.iter().flat_map(|s| &s.prose.renvois).any(|v| matches!(v, Renvoi::Chiffre(_)));
    !fiche.chiffres.is_empty() || !fiche.indicateurs.is_empty() || cited()
}

/// The line of a section's title.
fn line_of(titre: &str, fiche: &Fiche, files: &Files) -> usize {
    let wanted = fold::fold(titre);
    let mut lines = files.text(fiche.span.file).lines();
    let found = lines.position(|line| line.strip_prefix("## ").is_some_and(|t| fold::fold(t.trim()) == wanted));
    found.map_or(1, |rank| rank + 1)
}

fn chiffres(linked: &Linked, r: &mut Releve<'_>) {
    for o in figures(linked) {
        let (file, line) = (o.span.file, r.files.place(o.span).line);
        let what = |fr: &str, en: &str| {
            let libelle = &o.libelle;
            say!("« {libelle} » : {fr}", "“{libelle}”: {en}")
        };
        r.note(Genre::Annee, file, line, o.temps.is_some(), || what("sans année", "no year"));
        r.note(Genre::Source, file, line, o.source.is_some(), || what("sans source", "no source"));
    }
}

/// Each acronym once a file: it is explained once for all.
fn sigles(linked: &Linked, r: &mut Releve<'_>) {
    let lexique = Lexique::new(&linked.corpus.sigles);
    let mut seen = BTreeSet::new();
    for texte in &linked.textes {
        for token in tokens(&texte.texte).filter(|t| is_acronym(t, &linked.corpus)) {
            if seen.insert((texte.span.file, token)) {
                let line = r.files.place(texte.span).line;
                r.note(Genre::Sigle, texte.span.file, line, lexique.knows(token), || {
                    say!("{token} : absent du glossaire", "{token}: not in the glossary")
                });
            }
        }
    }
}

fn longueurs(linked: &Linked, r: &mut Releve<'_>) {
    let corpus = &linked.corpus;
    let mut short = |span: Span, name: &str, text: Option<&str>, most: usize| {
        let Some(text) = text else { return };
        let count = text.chars().count();
        r.note(Genre::Longueur, span.file, 1, count <= most, || {
            say!("{name} : {count} signes, au lieu de {most}", "{name}: {count} characters instead of {most}")
        });
    };
    for d in &corpus.declinaisons {
        short(d.span, "en_bref", d.en_bref.as_ref().map(Texte::as_str), RESUME);
        for fiche in &d.fiches {
            short(fiche.span, "en_bref", fiche.en_bref.as_ref().map(Texte::as_str), RESUME);
        }
    }
    for page in corpus.pages.values() {
        short(page.span, "description", page.description.as_ref().map(Texte::as_str), DESCRIPTION);
    }
    for d in &corpus.declinaisons {
        for fiche in &d.fiches {
            for section in &fiche.sections {
                let longest = section.prose.mots.split(['.', '\n', ';', ':', '?', '!']).max_by_key(|p| words(p));
                let Some((phrase, count)) = longest.map(|p| (p.trim(), words(p))).filter(|(_, n)| *n > 0) else {
                    continue;
                };
                let titre = &section.definition.titre;
                let line = line_of(titre.as_str(), fiche, r.files);
                r.note(Genre::Longueur, fiche.span.file, line, count <= PHRASE, || {
                    let start: String = phrase.chars().take(40).collect();
                    say!(
                        "« {titre} » : une phrase de {count} mots (« {start}… »)",
                        "“{titre}”: a sentence of {count} words (“{start}…”)"
                    )
                });
            }
        }
    }
}

/// The whole text of a fiche or of a free page, by its index of readability.
fn lisibilites(linked: &Linked, r: &mut Releve<'_>) {
    let mut note = |span: Span, text: &str| {
        let Some(index) = lisibilite::lix(text) else { return };
        r.note(Genre::Lisibilite, span.file, 1, index <= LIX, || {
            say!(
                "indice de lisibilité {index}, au lieu de {LIX} : coupez les phrases longues, prenez des mots plus courts",
                "readability index {index} instead of {LIX}: cut long sentences, take shorter words"
            )
        });
    };
    for fiche in linked.corpus.declinaisons.iter().flat_map(|d| &d.fiches) {
        let text: Vec<&str> = fiche.sections.iter().map(|s| s.prose.mots.as_str()).collect();
        note(fiche.span, &text.join("\n"));
    }
    for page in linked.corpus.pages.values() {
        note(page.span, &page.texte().mots);
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// A page of the portal's own that no menu shows, and that no text names.
fn liens(linked: &Linked, r: &mut Releve<'_>) {
    for page in linked.corpus.pages.values() {
        let id = &page.id;
        let named = || r.files.iter().any(|(file, text)| file != page.span.file && names(text, id.as_str()));
        let linked = page.menu != Menu::Aucun || named();
        r.note(Genre::Lien, page.span.file, 1, linked, || {
            say!(
                "aucun texte ne mène à cette page : [[page:{id}]], ou « menu: »",
                "no text leads to this page: [[page:{id}]], or “menu:”"
            )
        });
    }
}

/// Whether a text links to a page.
fn names(text: &str, page: &str) -> bool {
    text.match_indices("page:").any(|(at, found)| {
        let after = text.get(at + found.len()..).unwrap_or_default().trim_start().strip_prefix(page);
        after.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    })
}

fn traductions(linked: &Linked, r: &mut Releve<'_>) {
    let corpus = &linked.corpus;
    for langue in &corpus.portail.langues {
        let mut note = |span: Span, done: bool| {
            let code = langue.as_str();
            r.note(Genre::Traduction, span.file, 1, done, || {
                say!(
                    "pas encore traduit : un fichier du même nom, en .{code}.md",
                    "not translated yet: a file of the same name, in .{code}.md"
                )
            });
        };
        for d in &corpus.declinaisons {
            note(d.span, has(linked, langue, |o| matches!(o, Objet::Territoire(t) if Arc::ptr_eq(t, d))));
            for fiche in &d.fiches {
                note(fiche.span, has(linked, langue, |o| is_fiche(o, d, fiche)));
            }
        }
        for page in corpus.pages.values() {
            note(page.span, has(linked, langue, |o| matches!(o, Objet::Page(p) if p.id == page.id)));
        }
    }
}

fn is_fiche(objet: &Objet, d: &Arc<Declinaison>, fiche: &Arc<Fiche>) -> bool {
    matches!(objet, Objet::Fiche(t, f) if Arc::ptr_eq(t, d) && f.noeud == fiche.noeud)
}

fn has(linked: &Linked, langue: &Langue, is: impl Fn(&Objet) -> bool) -> bool {
    let in_language = |f: &Forme| matches!(f, Forme::Langue(l) if l == langue);
    linked.corpus.versions.iter().any(|v| in_language(&v.forme) && is(&v.objet))
}
