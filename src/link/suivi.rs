//! Follow-up: indicators of fiches, and what was entered year after year.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::actions::{twice, within};
use super::chiffres::read_valeur;
use super::context::{Context, Log};
use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, Span};
use crate::model::{
    Code, DatePartielle, Etat, EtatBrut, Fiche, IndicateurDeSuivi, IndicateurDeSuiviBrut, List, Loc, Mesure, Suivi,
    SuiviBrut,
};
use crate::say;
use crate::source::Parsed;
use crate::source::hints::nearest;

/// Links the follow-up indicators of the fiche of a node.
pub(super) fn indicateurs(
    bruts: &List<IndicateurDeSuiviBrut>,
    fiche: &Code,
    cx: &mut Context<'_>,
) -> Vec<IndicateurDeSuivi> {
    let mut found: Vec<IndicateurDeSuivi> = Vec::new();
    for brut in bruts {
        let texte = cx.texte(&brut.texte);
        let note = cx.maybe_texte(brut.note.as_ref());
        let Some(code) = within(fiche, &brut.code, cx) else { continue };
        if found.iter().any(|i| i.code == code) {
            twice(&code, &brut.code, None, cx);
            continue;
        }
        found.push(IndicateurDeSuivi { code, texte, natures: brut.natures.0.clone(), note });
    }
    found
}

/// Links the files of a folder, one a year; `fiches` declare what they may speak of.
pub(super) fn link(files: &[Parsed<SuiviBrut>], fiches: &[Arc<Fiche>], log: &mut Log) -> Suivi {
    let mut targets: BTreeSet<Code> = fiches.iter().map(|f| f.noeud.code.clone()).collect();
    for action in fiches.iter().flat_map(|f| &f.actions) {
        targets.insert(action.code.clone());
        targets.extend(action.livrables.iter().map(|l| l.code.clone()));
    }
    let measured: BTreeSet<Code> = fiches.iter().flat_map(|f| &f.indicateurs).map(|i| i.code.clone()).collect();
    let mut suivi = Suivi::default();
    for file in files {
        let mut cx = Context::of(file, log);
        let Some(year) = year(&file.stem, &mut cx) else { continue };
        suivi.etats.extend(file.value.etats.iter().filter_map(|e| etat(e, year, &targets, &measured, &mut cx)));
        for brut in &file.value.mesures {
            let note = cx.maybe_texte(brut.note.as_ref());
            let valeur = read_valeur(&brut.valeur, &mut cx);
            let code = find(&brut.indicateur, &measured, &mut cx, |name| measure_not_found(name, &targets));
            let (Some(code), Some(valeur)) = (code, valeur) else { continue };
            let span = cx.span(&brut.indicateur.range);
            if let Some(first) = suivi.mesures.iter().find(|m| m.indicateur == code && m.annee == year) {
                cx.push(measured_twice(&code, year, span, first.span));
                continue;
            }
            suivi.mesures.push(Mesure { indicateur: code, annee: year, valeur, note, span });
        }
    }
    // Two states of one day stand in the order in which they were entered.
    suivi.etats.sort_by_key(|e| e.date);
    suivi.mesures.sort_by_key(|m| m.annee);
    suivi
}

fn measured_twice(code: &Code, year: i16, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::DUPLICATE,
        say!("L'indicateur {code} a deux mesures pour {year}.", "Indicator {code} has two measures for {year}."),
    )
    .at(span)
    .related(first, say!("première mesure", "first measure"))
    .help(say!(
        "un indicateur n'a qu'une mesure par année : gardez-en une, et dites l'autre dans sa « note ».",
        "an indicator has one measure a year: keep one, and say the other in its “note”."
    ))
}

fn year(stem: &str, cx: &mut Context<'_>) -> Option<i16> {
    let year = DatePartielle::parse(stem).ok().filter(|d| d.mois.is_none()).map(|d| d.annee);
    if year.is_none() {
        cx.report(
            &rules::FOLLOW_UP,
            &(0..0),
            say!("« {stem} » n'est pas une année.", "“{stem}” is not a year."),
            Some(say!(
                "nommez le fichier d'après l'année : suivi/2025.yaml.",
                "name the file after the year: suivi/2025.yaml."
            )),
        );
    }
    year
}

fn etat(
    brut: &EtatBrut,
    year: i16,
    targets: &BTreeSet<Code>,
    measured: &BTreeSet<Code>,
    cx: &mut Context<'_>,
) -> Option<Etat> {
    let commentaire = cx.maybe_texte(brut.commentaire.as_ref());
    let preuve = brut.preuve.as_ref().map(|p| (cx.texte(&p.texte), cx.url(p.url.as_ref())));
    let date = cx.read(&brut.date, DatePartielle::parse);
    let cible = find(&brut.cible, targets, cx, |name| target_not_found(name, measured));
    let date = date?;
    if date.annee != year {
        let written = &brut.date.value;
        cx.report(
            &rules::FOLLOW_UP,
            &brut.date.range,
            say!("« {written} » n'est pas une date de {year}.", "“{written}” is not a date of {year}."),
            Some(say!("écrivez cette ligne dans suivi/{}.yaml.", "write this line in suivi/{}.yaml.", date.annee)),
        );
    }
    let span = cx.span(&brut.cible.range);
    Some(Etat { cible: cible?, date, nature: brut.etat, commentaire, preuve, span })
}

fn find(
    loc: &Loc<String>,
    known: &BTreeSet<Code>,
    cx: &mut Context<'_>,
    not_found: impl Fn(&str) -> (Bilingual, Option<Bilingual>),
) -> Option<Code> {
    if let Some(code) = known.get(loc.value.as_str()) {
        return Some(code.clone());
    }
    let name = &loc.value;
    let (message, help) = not_found(name);
    let help = help.unwrap_or_else(|| match nearest(name, known.iter().map(Code::as_str)) {
        Some(near) => say!("vouliez-vous dire {near} ?", "did you mean {near}?"),
        None => say!("les codes sont ceux des fiches de ce dossier.", "codes are those of this folder's fiches."),
    });
    cx.report(&rules::UNKNOWN, &loc.range, message, Some(help));
    None
}

fn target_not_found(name: &str, measured: &BTreeSet<Code>) -> (Bilingual, Option<Bilingual>) {
    let other = measured.contains(name).then(|| {
        say!(
            "{name} est un indicateur : il se suit sous « mesures ».",
            "{name} is an indicator: it goes under “mesures”."
        )
    });
    (
        say!(
            "Aucune fiche, action ni livrable de ce dossier n'a le code « {name} ».",
            "No fiche, action or deliverable of this folder has the code “{name}”."
        ),
        other,
    )
}

fn measure_not_found(name: &str, targets: &BTreeSet<Code>) -> (Bilingual, Option<Bilingual>) {
    let other = targets.contains(name).then(|| {
        say!(
            "{name} n'est pas un indicateur : son état se dit sous « etats ».",
            "{name} is not an indicator: its state goes under “etats”."
        )
    });
    (
        say!(
            "Aucun indicateur de suivi de ce dossier n'a le code « {name} ».",
            "No follow-up indicator of this folder has the code “{name}”."
        ),
        other,
    )
}
