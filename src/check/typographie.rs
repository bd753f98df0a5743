//! Slips of typography that printing cannot set right: one message a file and a kind, however many there are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::excerpt;
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, FileId, Files, Rule, Span};
use crate::french::coquilles::{Coquille, Ecrit, Sorte, chercher};
use crate::link::{Linked, TextePublic};
use crate::model::Forme;
use crate::{rule, say};

static LIGATURE: Rule = rule!(warning, "G914", "ligature");
static CAPITALE: Rule = rule!(warning, "G915", "capitale-sans-accent");
static ESPACE: Rule = rule!(warning, "G916", "espace-mal-placee");
static COPIE: Rule = rule!(warning, "G917", "caractere-copie");
static PAIRE: Rule = rule!(warning, "G918", "guillemet-seul");
static PUCE: Rule = rule!(warning, "G919", "puce-copiee");
static ABREVIATION: Rule = rule!(warning, "G920", "abreviation-fautive");
static COUPURE: Rule = rule!(warning, "G921", "mot-coupe");

/// The rules of this file.
pub(super) static ALL: [&Rule; 8] = [&LIGATURE, &CAPITALE, &ESPACE, &COPIE, &PAIRE, &PUCE, &ABREVIATION, &COUPURE];

/// Places shown beside the first.
const SHOWN: usize = 3;

fn rule(sorte: Sorte) -> &'static Rule {
    match sorte {
        Sorte::Ligature => &LIGATURE,
        Sorte::Capitale => &CAPITALE,
        Sorte::Espace => &ESPACE,
        Sorte::Copie => &COPIE,
        Sorte::Paire => &PAIRE,
        Sorte::Puce => &PUCE,
        Sorte::Abreviation => &ABREVIATION,
        Sorte::Coupure => &COUPURE,
    }
}

pub(super) fn check(linked: &Linked, files: &Files, diagnostics: &mut Diagnostics) {
    if linked.corpus.portail.langue != "fr" {
        return;
    }
    let translation = |forme: &Forme| matches!(forme, Forme::Langue(_));
    let foreign: BTreeSet<FileId> =
        linked.corpus.versions.iter().filter(|v| translation(&v.forme)).map(|v| v.span.file).collect();
    // One text may be read several times, as the words of a title and as those of its page.
    let mut found: BTreeMap<(FileId, Sorte), BTreeMap<(u32, u32), Slip>> = BTreeMap::new();
    let texts = linked.textes.iter().filter(|t| !foreign.contains(&t.span.file));
    for texte in texts {
        for (span, coquille) in slips(texte, files) {
            let slip = Slip { span, coquille };
            found.entry((span.file, slip.coquille.sorte)).or_default().insert((span.start, span.end), slip);
        }
    }
    let mut words = None;
    for ((_, sorte), slips) in found {
        let slips = slips.into_values().map(|mut slip| {
            if sorte == Sorte::Coupure {
                let words = words.get_or_insert_with(|| vocabulary(linked));
                slip.coquille.juste = whole(excerpt(slip.span, files), words);
            }
            slip
        });
        diagnostics.extend(tell(sorte, slips.collect(), files));
    }
}

/// A slip, in its file.
struct Slip {
    span: Span,
    coquille: Coquille,
}

/// The slips of a text as it is written in its file.
fn slips(texte: &TextePublic, files: &Files) -> Vec<(Span, Coquille)> {
    let written = excerpt(texte.span, files);
    let (ecrit, inner) = form(texte.span, written, files);
    let Some(text) = written.get(inner..written.len() - inner) else { return Vec::new() };
    let found = chercher(text, ecrit);
    // Where the file does not hold the text as it is read (escapes, folded lines), places would not be sure.
    if found.is_empty() || !holds(written, &texte.texte, ecrit) {
        return Vec::new();
    }
    found.into_iter().map(|c| (texte.span.part(inner + c.place.start, inner + c.place.end), c)).collect()
}

/// How a text is written, and how many bytes of quotes are around it.
fn form(span: Span, written: &str, files: &Files) -> (Ecrit, usize) {
    let markdown =
        Path::new(files.path(span.file)).extension().is_some_and(|e| e == "md") && is_body(span, files.text(span.file));
    let quoted = |quote: char| written.len() > 1 && written.starts_with(quote) && written.ends_with(quote);
    if markdown {
        (Ecrit::Markdown, 0)
    } else if quoted('"') || quoted('\'') {
        (Ecrit::Champ, 1)
    } else if written.starts_with(['|', '>']) {
        (Ecrit::Champ, 0)
    } else {
        (Ecrit::ChampNu, 0)
    }
}

/// Whether a place is below the head of its file.
fn is_body(span: Span, text: &str) -> bool {
    let head = text.get(3..).and_then(|rest| rest.find("\n---")).map_or(text.len(), |at| at + 3);
    span.start as usize > head
}

/// Whether the first letters of what is read are in what is written.
fn holds(written: &str, read: &str, ecrit: Ecrit) -> bool {
    let first = read.split_whitespace().next().unwrap_or_default();
    // Between single quotes, an apostrophe is written twice.
    ecrit == Ecrit::Markdown || written.contains(first) || written.replace("''", "'").contains(first)
}

/// Every word of the public texts.
fn vocabulary(linked: &Linked) -> BTreeSet<String> {
    let word = |c: char| c.is_alphabetic() || c == '-';
    let texts = linked.textes.iter().flat_map(|t| t.texte.split(move |c| !word(c)));
    texts.filter(|w| w.len() > 3).map(str::to_lowercase).collect()
}

/// The whole of a cut word, when other texts have it: with its hyphen first, since that one is written.
fn whole(cut: &str, words: &BTreeSet<String>) -> Option<String> {
    let (head, tail) = cut.split_once('-')?;
    let tail = tail.trim_start();
    [format!("{head}-{tail}"), format!("{head}{tail}")].into_iter().find(|w| words.contains(&w.to_lowercase()))
}

/// One message for the slips of one kind in one file.
fn tell(sorte: Sorte, slips: Vec<Slip>, files: &Files) -> Option<Diagnostic> {
    let others = slips.len().saturating_sub(1);
    let mut slips = slips.into_iter();
    let first = slips.next()?;
    let Bilingual { mut fr, mut en } = what(&first, files);
    if others > 0 {
        fr = format!("{fr} Et {others} autre(s) du même genre dans ce fichier.");
        en = format!("{en} And {others} more of this kind in this file.");
    }
    let help = help(sorte, first.coquille.juste.is_some());
    let mut diagnostic = Diagnostic::new(rule(sorte), Bilingual::new(fr, en)).at(first.span).help(help);
    if let Some(right) = first.coquille.juste {
        diagnostic = diagnostic.edit(first.span, right);
    }
    for (rank, slip) in slips.enumerate() {
        if rank < SHOWN {
            diagnostic = diagnostic.related(slip.span, what(&slip, files));
        }
        if let Some(right) = slip.coquille.juste {
            diagnostic = diagnostic.edit(slip.span, right);
        }
    }
    Some(diagnostic)
}

/// What is wrong with one, between the words beside it.
fn what(slip: &Slip, files: &Files) -> Bilingual {
    let text = files.text(slip.span.file);
    let (start, end) = (slip.span.start as usize, slip.span.end as usize);
    let word = |t: &str| t.split(char::is_whitespace).next().unwrap_or_default().chars().take(24).collect::<String>();
    let last = |t: &str| t.rsplit(char::is_whitespace).next().unwrap_or_default().to_owned();
    let before = text.get(..start).map(|t| last(t.rsplit('\n').next().unwrap_or_default())).unwrap_or_default();
    let (written, after) = (excerpt(slip.span, files), text.get(end..).map(word).unwrap_or_default());
    let around = format!("{before}{written}{after}").replace('\n', " ");
    match (&slip.coquille.juste, slip.coquille.sorte) {
        (_, Sorte::Puce) => say!(
            "« {} » au début d'une ligne ne fait pas une liste.",
            "“{}” at the start of a line makes no list.",
            written.trim()
        ),
        (Some(_), Sorte::Copie) if written.contains(['\u{AD}', '\u{200B}', '\u{2060}', '\u{FEFF}']) => {
            say!("Un caractère invisible est dans « {around} ».", "An invisible character is in “{around}”.")
        }
        (Some(right), _) => {
            say!("« {around} » s'écrit « {before}{right}{after} ».", "“{around}” is written “{before}{right}{after}”.")
        }
        (None, Sorte::Paire) => {
            say!("Ce guillemet n'a pas son autre : « {around} ».", "This quotation mark is alone: “{around}”.")
        }
        (None, _) => {
            say!("« {around} » semble coupé par une fin de ligne.", "“{around}” looks cut by the end of a line.")
        }
    }
}

fn help(sorte: Sorte, sure: bool) -> Bilingual {
    match (sorte, sure) {
        (Sorte::Paire, _) => say!(
            "ouvrez et fermez la citation dans le même paragraphe, ou retirez ce guillemet.",
            "open and close the quotation in the same paragraph, or remove this mark."
        ),
        (Sorte::Puce, _) => say!(
            "écrivez « - » et une espace ; « garrigue check --fix » le fait.",
            "write “- ”; “garrigue check --fix” does it."
        ),
        (_, false) => say!("écrivez le mot entier.", "write the whole word."),
        (_, true) => say!(
            "corrigez-le, ou laissez « garrigue check --fix » le faire.",
            "correct it, or let “garrigue check --fix” do it."
        ),
    }
}
