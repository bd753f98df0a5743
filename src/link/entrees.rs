//! Ways in by need: every link is a thing that exists.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::{Context, INDICATEUR, Log, find};
use super::prose::{self, Scope};
use super::{Registres, rules};
use crate::diagnostic::{Diagnostic, Files};
use crate::model::{
    Cible, Entree, EntreeBrute, EntreesBrutes, FamilleDEntrees, GroupeDEntree, GroupeDEntreeBrut, LienDEntree,
    LienDEntreeBrut, Loc, Numero, NumeroBrut, Slug,
};
use crate::say;
use crate::source::Parsed;
use crate::source::hints::nearest;

type Numeros = BTreeMap<String, Arc<Numero>>;
/// Entries by name, each with whether a family lists it.
type Bruts<'s> = BTreeMap<&'s str, (&'s Parsed<EntreeBrute>, bool)>;

pub(super) fn link(
    head: Option<&Parsed<EntreesBrutes>>,
    entrees: &[Parsed<EntreeBrute>],
    files: &Files,
    r: &Registres,
    log: &mut Log,
) -> Vec<Arc<FamilleDEntrees>> {
    let mut bruts: Bruts<'_> = entrees.iter().map(|e| (e.stem.as_str(), (e, false))).collect();
    let mut familles = Vec::new();
    if let Some(head) = head {
        let numeros = numeros(&head.value.numeros.0, &mut Context::of(head, log));
        for brut in &head.value.familles {
            let mut cx = Context::of(head, log);
            let Some(id) = cx.slug(&brut.id) else { continue };
            if let Some(first) = familles.iter().find(|f: &&Arc<FamilleDEntrees>| f.id == id) {
                duplicate(&brut.id, first.span, &mut cx);
                continue;
            }
            let (titre, description) = (cx.texte(&brut.titre), cx.texte(&brut.description));
            let span = cx.span(&brut.id.range);
            let mut listed = Vec::new();
            for name in &brut.entrees {
                let Some(file) = listed_once(name, &mut bruts, &mut Context::of(head, log)) else { continue };
                let Ok(entree) =
                    Slug::parse(&file.stem).map_err(|d| log.diagnostics.push(d.in_file(files.path(file.file))))
                else {
                    continue;
                };
                listed.push(Arc::new(entry(file, entree, &id, &numeros, files, r, log)));
            }
            familles.push(Arc::new(FamilleDEntrees { id, titre, description, entrees: listed, span }));
        }
    }
    for (name, (file, listed)) in bruts {
        if !listed {
            let known = head.into_iter().flat_map(|h| &h.value.familles).map(|f| f.id.value.as_str());
            let known = known.collect::<Vec<_>>().join(", ");
            let diagnostic = Diagnostic::new(
                &rules::UNLISTED,
                say!("Aucune famille de entrees.yaml ne cite « {name} ».", "No family of entrees.yaml lists “{name}”."),
            )
            .in_file(files.path(file.file))
            .help(say!(
                "ajoutez « {name} » à la liste « entrees » de l'une d'elles ({known}).",
                "add “{name}” to the list “entrees” of one of them ({known})."
            ));
            log.diagnostics.push(diagnostic);
        }
    }
    familles
}

/// The file of an entry that no family listed before.
fn listed_once<'s>(name: &Loc<String>, bruts: &mut Bruts<'s>, cx: &mut Context<'_>) -> Option<&'s Parsed<EntreeBrute>> {
    let written = name.value.as_str();
    if let Some((file, listed)) = bruts.get_mut(written) {
        if !std::mem::replace(listed, true) {
            return Some(file);
        }
        let message = say!("L'entrée « {written} » est citée deux fois.", "The entry “{written}” is listed twice.");
        let help = say!("une entrée n'a qu'une page : gardez-la une fois.", "an entry has one page: keep it once.");
        cx.report(&rules::DUPLICATE, &name.range, message, Some(help));
        return None;
    }
    let help = match nearest(written, bruts.keys().copied()) {
        Some(near) => say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"),
        None => say!("écrivez le fichier entrees/{written}.yaml.", "write the file entrees/{written}.yaml."),
    };
    let message = say!("Aucune entrée ne s'appelle « {written} ».", "There is no entry “{written}”.");
    cx.report(&rules::UNKNOWN, &name.range, message, Some(help));
    None
}

fn duplicate(name: &Loc<String>, first: crate::diagnostic::Span, cx: &mut Context<'_>) {
    let (span, name) = (cx.span(&name.range), &name.value);
    cx.push(
        Diagnostic::new(&rules::DUPLICATE, say!("« {name} » est déclaré deux fois.", "“{name}” is declared twice."))
            .at(span)
            .related(first, say!("première déclaration", "first declaration"))
            .help(say!("gardez une seule déclaration.", "keep one declaration.")),
    );
}

fn numeros(bruts: &[NumeroBrut], cx: &mut Context<'_>) -> Numeros {
    let mut all = Numeros::new();
    let mut places = BTreeMap::new();
    for brut in bruts {
        let numero = brut.numero.value.trim().to_owned();
        if numero.is_empty() || !numero.chars().all(|c| c.is_ascii_digit() || c == ' ') {
            cx.report(
                &rules::BLANK,
                &brut.numero.range,
                say!("« {numero} » n'est pas un numéro à composer.", "“{numero}” is not a number to dial."),
                Some(say!("écrivez-le en chiffres.", "write it with digits.")),
            );
            continue;
        }
        if let Some(first) = places.insert(numero.clone(), cx.span(&brut.numero.range)) {
            duplicate(&brut.numero, first, cx);
            continue;
        }
        let linked = Numero {
            numero: numero.clone(),
            nom: cx.texte(&brut.nom),
            quand: cx.texte(&brut.quand),
            appel: brut.appel.unwrap_or(true),
        };
        all.insert(numero, Arc::new(linked));
    }
    all
}

fn entry(
    file: &Parsed<EntreeBrute>,
    id: Slug,
    famille: &Slug,
    numeros: &Numeros,
    files: &Files,
    r: &Registres,
    log: &mut Log,
) -> Entree {
    let mut cx = Context::of(file, log);
    let brut = &file.value;
    let scope = Scope::general(r);
    let numero = |loc: &Loc<String>, cx: &mut Context<'_>| {
        let written = loc.value.trim();
        if let Some(found) = numeros.get(written) {
            return Some(Arc::clone(found));
        }
        let known = numeros.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        let message =
            say!("Le numéro « {written} » n'est pas dans entrees.yaml.", "“{written}” is not in entrees.yaml.");
        let help = say!("il contient : {known}.", "it holds: {known}.");
        cx.report(&rules::UNKNOWN, &loc.range, message, Some(help));
        None
    };
    Entree {
        id,
        famille: famille.clone(),
        nom: cx.texte(&brut.nom),
        titre: cx.texte(&brut.titre),
        en_bref: cx.texte(&brut.en_bref),
        numeros: brut.numeros.iter().filter_map(|n| numero(n, &mut cx)).collect(),
        groupes: brut.groupes.iter().map(|g| groupe(g, files, &scope, &mut cx)).collect(),
        limites: brut.limites.as_ref().map(|t| prose::from_yaml(t, files, &scope, &mut cx)),
    }
}

fn groupe(brut: &GroupeDEntreeBrut, files: &Files, scope: &Scope<'_>, cx: &mut Context<'_>) -> GroupeDEntree {
    GroupeDEntree {
        titre: cx.texte(&brut.titre),
        texte: brut.texte.as_ref().map(|t| prose::from_yaml(t, files, scope, cx)),
        liens: brut.liens.iter().filter_map(|l| lien(l, scope, cx)).collect(),
    }
}

fn lien(brut: &LienDEntreeBrut, scope: &Scope<'_>, cx: &mut Context<'_>) -> Option<LienDEntree> {
    let vers = cx.read(&brut.vers, |text| cible(text.trim(), scope));
    let titre = cx.maybe_texte(brut.titre.as_ref());
    let note = cx.maybe_texte(brut.note.as_ref());
    Some(LienDEntree { vers: vers?, titre, note })
}

/// Finds what a link leads to: what a Markdown text may link to, an indicator, a part of plans, or a page of its own.
fn cible(text: &str, scope: &Scope<'_>) -> Result<Cible, Box<Diagnostic>> {
    let r = scope.registres;
    match text.split_once(':').map(|(kind, name)| (kind.trim(), name.trim())) {
        Some(("indicateur", name)) => {
            let indicateur = find(name, &r.indicateurs, &INDICATEUR)?;
            if !r.observations.de(name).is_empty() {
                return Ok(Cible::Indicateur(indicateur));
            }
            Err(Box::new(
                Diagnostic::new(
                    &rules::UNKNOWN,
                    say!(
                        "L'indicateur « {name} » n'a pas encore de chiffre, donc pas de page.",
                        "The indicator “{name}” has no figure yet, hence no page."
                    ),
                )
                .help(say!("citez-en un autre, ou donnez-lui un chiffre.", "name another, or give it a figure.")),
            ))
        }
        Some(("partie", name)) => one_of(name, &Cible::PARTIES).map(Cible::Partie),
        Some(("liste", name)) => one_of(name, &Cible::LISTES).map(Cible::Liste),
        Some(("chiffre", name)) => Err(Box::new(
            Diagnostic::new(
                &rules::UNKNOWN,
                say!("Un chiffre n'est pas une page où mener.", "A figure is no page to lead to."),
            )
            .help(say!("écrivez indicateur:{name}.", "write indicateur:{name}.")),
        )),
        Some((kind, _)) if !prose::SORTES.contains(&kind) => {
            let known = [prose::SORTES.as_slice(), &["indicateur", "partie", "liste"]].concat();
            let help = match nearest(kind, known.iter().copied()) {
                Some(near) => say!("vouliez-vous dire « {near}: » ?", "did you mean “{near}:”?"),
                None => {
                    let list = known.join(":, ");
                    say!("possibles : un code seul, {list}:.", "possible: a code alone, {list}:.")
                }
            };
            let message = say!("« {kind}: » n'est pas une sorte de renvoi.", "“{kind}:” is not a kind of link.");
            Err(Box::new(Diagnostic::new(&rules::UNKNOWN, message).help(help)))
        }
        _ => prose::resolve(text, scope).map(Cible::Renvoi),
    }
}

/// A name among those that the program gives to pages.
fn one_of(name: &str, known: &[&'static str]) -> Result<&'static str, Box<Diagnostic>> {
    if let Some(found) = known.iter().find(|k| **k == name) {
        return Ok(found);
    }
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"),
        None => {
            let list = known.join(", ");
            say!("possibles : {list}.", "possible: {list}.")
        }
    };
    let message = say!("Aucune page ne s'appelle « {name} ».", "There is no page “{name}”.");
    Err(Box::new(Diagnostic::new(&rules::UNKNOWN, message).help(help)))
}
