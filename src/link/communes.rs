//! Communes: joined by their codes to the territories that the plans know.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::context::{Context, Log};
use super::{Registres, rules};
use crate::diagnostic::{Bilingual, Diagnostic};
use crate::model::{
    Commune, CommunesBrutes, Decoupage, DecoupageBrut, Intercommunalite, IntercommunalitesBrutes, Loc, Territoire,
    Texte,
};
use crate::say;
use crate::source::Parsed;
use crate::source::hints::nearest;

type ParCode<T> = BTreeMap<String, Arc<T>>;

pub(super) fn link(
    head: &Parsed<DecoupageBrut>,
    communes: &Parsed<CommunesBrutes>,
    groupes: Option<&Parsed<IntercommunalitesBrutes>>,
    r: &Registres,
    log: &mut Log,
) -> Decoupage {
    let places: ParCode<Territoire> =
        r.territoires.values().filter_map(|t| Some((t.code_insee.clone()?, Arc::clone(t)))).collect();
    let groupes = groupes.map(|file| intercommunalites(file, &places, log)).unwrap_or_default();
    let communes = lines(communes, &places, &groupes, log);
    let mut cx = Context::of(head, log);
    let brut = &head.value;
    Decoupage {
        nom: cx.texte(&brut.nom),
        editeur: cx.texte(&brut.editeur),
        annee: brut.annee,
        licence: cx.texte(&brut.licence.nom),
        licence_url: cx.url(brut.licence.url.as_ref()),
        url: cx.url(brut.url.as_ref()),
        communes,
    }
}

fn intercommunalites(
    file: &Parsed<IntercommunalitesBrutes>,
    places: &ParCode<Territoire>,
    log: &mut Log,
) -> ParCode<Intercommunalite> {
    let mut cx = Context::of(file, log);
    let mut all = ParCode::new();
    let mut seen = BTreeMap::new();
    for [code, nom] in &file.value.0 {
        if new(code, &mut seen, &mut cx) {
            let territoire = places.get(&code.value).cloned();
            let groupe = Intercommunalite { code: code.value.clone(), nom: named(nom, &mut cx), territoire };
            all.insert(code.value.clone(), Arc::new(groupe));
        }
    }
    all
}

fn lines(
    file: &Parsed<CommunesBrutes>,
    places: &ParCode<Territoire>,
    groupes: &ParCode<Intercommunalite>,
    log: &mut Log,
) -> Vec<Commune> {
    let mut cx = Context::of(file, log);
    let mut seen = BTreeMap::new();
    let mut unknown = Unknown::default();
    let mut lost = LostZeros::default();
    let mut communes = Vec::with_capacity(file.value.0.len());
    for [code, nom, departement, groupe] in &file.value.0 {
        if !new(code, &mut seen, &mut cx) {
            continue;
        }
        let whole = lost.found(code, COMMUNE).unwrap_or_else(|| code.value.clone());
        let above = lost.found(departement, DEPARTEMENT).unwrap_or_else(|| departement.value.clone());
        let intercommunalite = groupes.get(&groupe.value).cloned();
        if intercommunalite.is_none() && !groupe.value.is_empty() {
            unknown.groupes.entry(&groupe.value).or_insert_with(|| (0, groupe.range.clone())).0 += 1;
        }
        let nom = named(nom, &mut cx);
        match places.get(&above) {
            Some(found) => communes.push(Commune {
                territoire: places.get(&whole).cloned(),
                code: whole,
                nom,
                departement: Arc::clone(found),
                intercommunalite,
            }),
            None => {
                unknown.departements.entry(&departement.value).or_insert_with(|| (0, departement.range.clone())).0 += 1;
            }
        }
    }
    unknown.report(places, groupes, &mut cx);
    lost.report(&mut cx);
    communes
}

/// How many characters the INSEE code of a commune has.
const COMMUNE: usize = 5;
/// How many that of a department has, at least.
const DEPARTEMENT: usize = 2;

/// The code of a commune or of a department, when the one that is written has lost its first zero.
pub(super) fn with_zero(code: &str) -> Option<String> {
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    (digits && [COMMUNE, DEPARTEMENT].contains(&(code.len() + 1))).then(|| format!("0{code}"))
}

/// Says that a code has lost its zero; it is the first of `count`.
pub(super) fn lost_zero(right: &str, count: usize) -> Diagnostic {
    let written = right.get(1..).unwrap_or_default();
    let Bilingual { fr, en } = match count {
        1 => say!("", ""),
        _ => say!(" ({count} codes, voici le premier)", " ({count} codes, this is the first)"),
    };
    Diagnostic::new(
        &rules::LOST_ZERO,
        say!("Le code « {written} » a perdu son zéro{fr}.", "The code “{written}” has lost its zero{en}."),
    )
}

/// Codes that a spreadsheet took for numbers, and whose first zero it took away: each with what it was.
#[derive(Default)]
struct LostZeros(Vec<(Range<usize>, String)>);

impl LostZeros {
    /// The whole code, when the one that is written lacks its zero.
    fn found(&mut self, code: &Loc<String>, length: usize) -> Option<String> {
        let whole = with_zero(&code.value).filter(|whole| whole.len() == length)?;
        self.0.push((code.range.clone(), whole.clone()));
        Some(whole)
    }

    /// Tells them once: a spreadsheet does it to a whole column.
    fn report(self, cx: &mut Context<'_>) {
        let Some((range, right)) = self.0.first() else { return };
        let mut told = lost_zero(right, self.0.len()).at(cx.span(range)).help(say!(
            "écrivez « {right} » ; « garrigue check --fix » le fait. Dans le tableur, donnez d'abord à la colonne le format Texte.",
            "write “{right}”; “garrigue check --fix” does it. In the spreadsheet, give the column the format Text first."
        ));
        for (range, right) in &self.0 {
            // Between quotes, the place of a cell is its whole row.
            if range.len() + 1 == right.len() {
                told = told.edit(cx.span(range), right.clone());
            }
        }
        cx.push(told);
    }
}

/// Codes that nothing declares, with how many lines bear each and where the first stands: a whole department may be
/// missing, and six hundred messages would say no more than one.
#[derive(Default)]
struct Unknown<'f> {
    departements: BTreeMap<&'f str, (usize, Range<usize>)>,
    groupes: BTreeMap<&'f str, (usize, Range<usize>)>,
}

impl Unknown<'_> {
    fn report(self, places: &ParCode<Territoire>, groupes: &ParCode<Intercommunalite>, cx: &mut Context<'_>) {
        let lines = |count: usize| match count {
            1 => say!("1 ligne", "1 line"),
            _ => say!("{count} lignes, voici la première", "{count} lines, this is the first"),
        };
        for (code, (count, range)) in self.departements {
            let Bilingual { fr, en } = lines(count);
            let message =
                say!("Aucun territoire n'a le code « {code} » ({fr}).", "No territory has the code “{code}” ({en}).");
            let missing = say!(
                "écrivez « code_insee: \"{code}\" » chez son territoire, dans referentiel/territoires.yaml.",
                "write “code_insee: \"{code}\"” in its territory, in referentiel/territoires.yaml."
            );
            let help = near(code, places.keys()).unwrap_or(missing);
            cx.report(&rules::UNKNOWN, &range, message, Some(help));
        }
        for (code, (count, range)) in self.groupes {
            let Bilingual { fr, en } = lines(count);
            let message = say!(
                "Aucune intercommunalité n'a le code « {code} » ({fr}).",
                "No group of communes has the code “{code}” ({en})."
            );
            let missing =
                say!("ajoutez-la à referentiel/intercommunalites.csv.", "add it to referentiel/intercommunalites.csv.");
            let help = near(code, groupes.keys()).unwrap_or(missing);
            cx.report(&rules::UNKNOWN, &range, message, Some(help));
        }
    }
}

/// The known code of as many characters that one slip of the finger makes.
fn near<'k>(code: &str, known: impl Iterator<Item = &'k String>) -> Option<Bilingual> {
    let near = nearest(code, known.map(String::as_str).filter(|k| k.len() == code.len()))?;
    Some(say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"))
}

/// Whether a code is written for the first time; reports it otherwise, and when it is empty.
fn new<'f>(code: &'f Loc<String>, seen: &mut BTreeMap<&'f str, Range<usize>>, cx: &mut Context<'_>) -> bool {
    if code.value.is_empty() {
        let message = say!("Cette ligne n'a pas de code.", "This line has no code.");
        cx.report(&rules::BLANK, &code.range, message, Some(say!("écrivez son code Insee.", "write its INSEE code.")));
        return false;
    }
    let Some(first) = seen.get(code.value.as_str()) else {
        seen.insert(&code.value, code.range.clone());
        return true;
    };
    let (name, first) = (&code.value, cx.span(first));
    let span = cx.span(&code.range);
    cx.push(
        Diagnostic::new(&rules::DUPLICATE, say!("« {name} » est déclaré deux fois.", "“{name}” is declared twice."))
            .at(span)
            .related(first, say!("première déclaration", "first declaration"))
            .help(say!("gardez une seule ligne.", "keep one line.")),
    );
    false
}

/// A name; it is not kept among the public texts, where thousands of proper nouns would only slow the rules on prose.
fn named(nom: &Loc<String>, cx: &mut Context<'_>) -> Texte {
    let texte = Texte::new(&nom.value);
    if texte.as_str().is_empty() {
        let message = say!("Cette ligne n'a pas de nom.", "This line has no name.");
        cx.report(&rules::BLANK, &nom.range, message, Some(say!("écrivez-le.", "write it.")));
    }
    texte
}
