//! The accessibility statement: every result read, nothing that the audit does not establish.

use std::collections::BTreeMap;

use super::context::{Context, Log};
use super::prose::{self, Scope};
use super::{Registres, rules};
use crate::diagnostic::{Bilingual, Diagnostic, Files};
use crate::model::{
    AuditAccessibilite, AuditBrut, ConstatDAuditBrut, Critere, DatePartielle, Declaration, DeclarationBrute, List, Loc,
    Resultat, Texte,
};
use crate::say;
use crate::source::Parsed;

pub(super) fn link(
    file: &Parsed<DeclarationBrute>,
    files: &Files,
    r: &Registres,
    log: &mut Log,
) -> Option<Declaration> {
    let mut cx = Context::of(file, log);
    let scope = Scope::general(r);
    let brut = &file.value;
    blank(&brut.contact, &mut cx);
    let text = |loc: &Loc<String>, cx: &mut Context<'_>| prose::from_yaml(loc, files, &scope, cx);
    let contact = text(&brut.contact, &mut cx);
    let mesures = brut.mesures.as_ref().map(|t| text(t, &mut cx));
    let contenus_non_accessibles = brut.contenus_non_accessibles.as_ref().map(|t| text(t, &mut cx));
    let date = cx.read(&brut.date, DatePartielle::parse);
    let audit = brut.audit.as_ref().and_then(|a| audit(a, &mut cx));
    if let (Some(made), Some(audit), Some(brut)) = (date, &audit, &brut.audit)
        && audit.date.iso_day() > made.iso_day()
    {
        refuse(
            &brut.date,
            say!("L'audit est daté d'après la déclaration qui en parle.", "The audit is dated after its declaration."),
            say!("corrigez l'une des deux dates.", "correct one of the two dates."),
            &mut cx,
        );
    }
    Some(Declaration { date: date?, contact, mesures, contenus_non_accessibles, audit })
}

fn audit(brut: &AuditBrut, cx: &mut Context<'_>) -> Option<AuditAccessibilite> {
    let resultats = resultats(brut, cx);
    if brut.pages.0.is_empty() {
        refuse(
            &brut.date,
            say!(
                "Cet audit ne dit pas quelles pages il a examinées.",
                "This audit does not say which pages it examined."
            ),
            say!("énumérez-les sous « pages ».", "list them under “pages”."),
            cx,
        );
    }
    let not_met = |c: Critere| resultats.get(&c) == Some(&Resultat::NonConforme);
    let constats = said(&brut.constats, not_met, cx);
    let derogations = said(&brut.derogations, not_met, cx);
    Some(AuditAccessibilite {
        auditeur: cx.texte(&brut.auditeur),
        methode: cx.texte(&brut.methode),
        // A name, not a sentence: its acronym is explained by the page itself.
        referentiel: Texte::new(brut.referentiel.value.trim()),
        pages: cx.textes(&brut.pages),
        span: cx.span(&brut.date.range),
        date: cx.read(&brut.date, DatePartielle::parse)?,
        resultats,
        constats,
        derogations,
    })
}

fn resultats(brut: &AuditBrut, cx: &mut Context<'_>) -> BTreeMap<Critere, Resultat> {
    let mut found = BTreeMap::new();
    for (critere, resultat) in &brut.resultats.0 {
        let Some(critere) = critere_de(critere, cx) else { continue };
        let written = resultat.value.as_deref().unwrap_or_default();
        match Resultat::parse(written) {
            Some(resultat) => drop(found.insert(critere, resultat)),
            None => refuse(
                resultat,
                say!("« {written} » n'est pas un résultat d'audit.", "“{written}” is not a result of an audit."),
                say!(
                    "écrivez C (conforme), NC (non conforme), NA (non applicable) ou NT (non testé).",
                    "write C (met), NC (not met), NA (does not apply) or NT (not tested)."
                ),
                cx,
            ),
        }
    }
    found
}

/// What is said of criteria, each of which the results must call not met.
fn said(
    list: &List<ConstatDAuditBrut>,
    not_met: impl Fn(Critere) -> bool,
    cx: &mut Context<'_>,
) -> Vec<(Critere, Texte)> {
    let mut found = Vec::new();
    for brut in list {
        let texte = cx.texte(&brut.texte);
        let Some(critere) = critere_de(&brut.critere, cx) else { continue };
        if !not_met(critere) {
            refuse(
                &brut.critere,
                say!(
                    "Les résultats ne disent pas le critère {critere} non conforme.",
                    "The results do not call criterion {critere} not met."
                ),
                say!(
                    "écrivez « {critere}: NC » dans les résultats, ou retirez ceci.",
                    "write “{critere}: NC” in the results, or remove this."
                ),
                cx,
            );
        }
        found.push((critere, texte));
    }
    found
}

fn critere_de(loc: &Loc<String>, cx: &mut Context<'_>) -> Option<Critere> {
    let critere = Critere::parse(&loc.value);
    if critere.is_none() {
        let written = &loc.value;
        refuse(
            loc,
            say!("Le RGAA n'a pas de critère « {written} ».", "The RGAA has no criterion “{written}”."),
            say!(
                "ils vont de 1.1 à 13.12 : un thème, un point, un rang.",
                "they go from 1.1 to 13.12: theme, point, rank."
            ),
            cx,
        );
    }
    critere
}

fn blank(loc: &Loc<String>, cx: &mut Context<'_>) {
    if loc.value.trim().is_empty() {
        refuse(
            loc,
            say!("Cette déclaration n'indique aucun moyen de contact.", "This declaration gives no way to be reached."),
            say!(
                "dites à qui signaler un défaut d'accès : un service, un formulaire.",
                "say whom to tell of a barrier: a service, a form."
            ),
            cx,
        );
    }
}

fn refuse<T>(loc: &Loc<T>, message: Bilingual, help: Bilingual, cx: &mut Context<'_>) {
    let span = cx.span(&loc.range);
    cx.push(Diagnostic::new(&rules::STATEMENT, message).at(span).help(help));
}
