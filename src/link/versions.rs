//! Other versions of pages: translations and plain summaries.
//!
//! A version must not say more than its original, nor survive it unread: it bears the mark of the text that it
//! renders, and every number of it is looked for in that text.

mod nombres;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::context::{Context, Log};
use super::prose::{self, Scope};
use super::{Registres, rules};
use crate::diagnostic::{Diagnostic, Files, Span};
use crate::fingerprint::Fingerprint;
use crate::french::fold;
use crate::model::{
    Code, Declinaison, Forme, Grammaire, Langue, Loc, Objet, Portail, Renvoi, Texte, Valeur, Version, VersionBrute,
};
use crate::say;
use crate::source::Sources;
use crate::source::content::Texts;
use crate::source::dossier::{Dossier, DossierSources, Racine};
use crate::source::version::VersionSource;

/// How many hexadecimal digits mark an original: enough to notice a change, short enough to copy.
const MARK: usize = 8;

/// What a version is made from.
struct Original {
    objet: Objet,
    /// The texts that it renders, as written.
    textes: String,
    /// Everything that may give it a number; none when the page counts things by itself.
    chiffres: Option<String>,
}

/// Links every version, in the order of the files.
pub(super) fn link(
    s: &Sources,
    portail: &Portail,
    declinaisons: &[Arc<Declinaison>],
    r: &Registres,
    log: &mut Log,
) -> Vec<Arc<Version>> {
    let linked = s.versions.iter().filter_map(|v| one(v, s, portail, declinaisons, r, log));
    linked.map(Arc::new).collect()
}

fn one(
    v: &VersionSource,
    s: &Sources,
    portail: &Portail,
    declinaisons: &[Arc<Declinaison>],
    r: &Registres,
    log: &mut Log,
) -> Option<Version> {
    let mut cx = Context::of(&v.texte.head, log);
    let span = cx.start();
    let forme = match forme(&v.suffixe, portail) {
        Ok(forme) => forme,
        Err(diagnostic) => {
            cx.push(diagnostic.at(span));
            return None;
        }
    };
    let Some(original) = original(&v.original, s, declinaisons, r) else {
        // What is wrong in the original was said there.
        if written(&v.original, s) || misnamed(&v.original, s, declinaisons) {
            return None;
        }
        let name = &v.original;
        cx.push(
            Diagnostic::new(
                &rules::NO_ORIGINAL,
                say!(
                    "Il n'y a pas de page dont ce fichier soit une version.",
                    "There is no page of which this file is a version."
                ),
            )
            .at(span)
            .help(say!(
                "donnez-lui le nom d'une fiche, d'une page, de departement.yaml ou de accueil, ici « {name} ».",
                "name it after a fiche, a page, departement.yaml or accueil, here “{name}”."
            )),
        );
        return None;
    };
    let brut = &v.texte.head.value;
    let home = matches!(original.objet, Objet::Accueil);
    for loc in [&brut.sous_titre, &brut.avertissement].into_iter().flatten().filter(|_| !home) {
        cx.report(
            &rules::VERSION_FIELD,
            &loc.range,
            say!("Ce champ n'existe que pour l'accueil.", "This field is for the home only."),
            Some(say!("déplacez-le dans le fichier de l'accueil.", "move it to the file of the home.")),
        );
    }
    let relecteurs = cx.textes(&brut.relecteurs);
    check_mark(brut, &original, &mut cx);
    check_claim(v, &relecteurs, &forme, &s.files, &mut cx);
    check_numbers(&v.texte, &original, &s.files, &mut cx);
    let own = match &original.objet {
        Objet::Territoire(d) | Objet::Fiche(d, _) => Some(d),
        Objet::Accueil | Objet::Page(_) => None,
    };
    let scope = own.map_or_else(
        || Scope::general(r),
        |d| Scope {
            registres: r,
            territoire: Some(&d.territoire),
            plan: Some(&*d.plan),
            document: Some(&d.document),
            locaux: &[],
        },
    );
    let prose = prose::body(v.texte.body.clone(), &s.files, &scope, 2, &mut cx);
    let texte = |loc: &Loc<String>, cx: &mut Context<'_>| {
        let texte = cx.texte(loc);
        match &forme {
            Forme::Simple => texte,
            Forme::Langue(langue) => Texte::en(&loc.value, Grammaire::de(langue.as_str())),
        }
    };
    Some(Version {
        titre: texte(&brut.titre, &mut cx),
        en_bref: brut.en_bref.as_ref().map(|l| texte(l, &mut cx)),
        pour_qui: brut.pour_qui.as_ref().map(|l| texte(l, &mut cx)),
        sous_titre: brut.sous_titre.as_ref().map(|l| texte(l, &mut cx)),
        avertissement: brut.avertissement.as_ref().map(|l| texte(l, &mut cx)),
        relecteurs,
        prose,
        span,
        objet: original.objet,
        forme,
    })
}

/// What a suffix means: `falc`, or a language that the portal declares.
fn forme(suffixe: &str, portail: &Portail) -> Result<Forme, Box<Diagnostic>> {
    if suffixe == Forme::Simple.suffixe() {
        return Ok(Forme::Simple);
    }
    let langue = Langue::parse(suffixe)?;
    if portail.langues.contains(&langue) {
        return Ok(Forme::Langue(langue));
    }
    Err(Box::new(
        Diagnostic::new(
            &rules::UNDECLARED_LANGUAGE,
            say!("Le portail ne déclare pas la langue « {suffixe} ».", "The portal does not declare the language “{suffixe}”."),
        )
        .help(say!(
            "ajoutez « langues: [{suffixe}] » à portail.yaml, ou corrigez la fin du nom (falc pour une version simple).",
            "add “langues: [{suffixe}]” to portail.yaml, or correct the end of the name (falc for a plain version)."
        )),
    ))
}

fn original(path: &str, s: &Sources, declinaisons: &[Arc<Declinaison>], r: &Registres) -> Option<Original> {
    let joined = |texts: &[Option<&Loc<String>>]| {
        texts.iter().flatten().map(|l| l.value.as_str()).collect::<Vec<_>>().join("\n")
    };
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["accueil"] => {
            let brut = &s.portail.as_ref()?.value;
            let textes = joined(&[Some(&brut.titre), brut.sous_titre.as_ref(), brut.avertissement.as_ref()]);
            Some(Original { objet: Objet::Accueil, textes, chiffres: None })
        }
        ["pages", name] => {
            let page = s.pages.iter().find(|p| p.head.stem == *name)?;
            let head = &page.head.value;
            let textes = joined(&[Some(&head.titre), head.description.as_ref()]) + body(page, &s.files);
            let chiffres = Some(s.files.text(page.head.file).to_owned());
            Some(Original { objet: Objet::Page(Arc::clone(r.pages.get(*name)?)), textes, chiffres })
        }
        [folder, nom, rest @ ..] => {
            let racine = Racine::TOUTES.into_iter().find(|r| r.dossier() == *folder)?;
            let chemin = racine.adresse(nom);
            let d = declinaisons.iter().find(|d| d.chemin == chemin)?;
            let sources = s.dossiers.get(&Dossier { racine, nom: (*nom).to_owned() })?;
            match rest {
                [name] if racine.tete().strip_suffix(".yaml") == Some(*name) => {
                    let brut = &sources.declinaison.as_ref()?.value;
                    let textes = joined(&[Some(&brut.titre), brut.en_bref.as_ref()]);
                    Some(Original { objet: Objet::Territoire(Arc::clone(d)), textes, chiffres: None })
                }
                [niveau, code] => fiche(d, sources, niveau, code, &s.files),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the file that a version is made from is there, right or wrong.
fn written(path: &str, s: &Sources) -> bool {
    let files = s.dossiers.values().flat_map(|d| {
        let fiches = d.fiches.iter().map(|(_, f)| f.head.file);
        fiches.chain(d.declinaison.as_ref().map(|p| p.file))
    });
    let mut files = files.chain(s.pages.iter().map(|p| p.head.file));
    files.any(|file| s.files.path(file).rsplit_once('.').is_some_and(|(name, _)| ends_with(name, path)))
}

/// Whether a fiche of the same territory has its name but for a slip, or is not in the folder where it should be beside
/// this version: what is wrong is said of the fiche.
fn misnamed(path: &str, s: &Sources, declinaisons: &[Arc<Declinaison>]) -> bool {
    let [_, nom, niveau, code] = path.split('/').collect::<Vec<_>>()[..] else { return false };
    let mut fiches = s.dossiers.iter().filter(|(d, _)| d.nom == nom).flat_map(|(_, d)| &d.fiches);
    let slip = |stem: &str| stem != code && (Code::key(stem) == Code::key(code) || bare(stem) == code);
    let mut linked = declinaisons.iter().flat_map(|d| &d.fiches);
    fiches.any(|(_, f)| slip(&f.head.stem))
        || linked.any(|f| f.noeud.code.as_str() == code && f.noeud.niveau.chemin.as_str() == niveau)
}

/// The name of a file without what was added to its code: `E1D3O7 (copie)`.
pub(super) fn bare(stem: &str) -> &str {
    stem.split([' ', '(', '_', '\u{A0}']).next().unwrap_or(stem)
}

/// Whether a path ends with another, folder by folder.
fn ends_with(path: &str, end: &str) -> bool {
    path.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

fn fiche(d: &Arc<Declinaison>, s: &DossierSources, niveau: &str, code: &str, files: &Files) -> Option<Original> {
    let (_, file) = s.fiches.iter().find(|(folder, f)| folder == niveau && f.head.stem == code)?;
    let fiche = d.fiches.iter().find(|f| f.noeud.code.as_str() == code)?;
    let head = &file.head.value;
    let mut textes = String::new();
    for loc in [&head.titre, &head.en_bref, &head.pour_qui].into_iter().flatten() {
        textes.push_str(&loc.value);
        textes.push('\n');
    }
    textes.push_str(body(file, files));
    // A figure that the text calls by its name is printed in it.
    let mut chiffres = files.text(file.head.file).to_owned();
    let cited = fiche.sections.iter().flat_map(|s| &s.prose.renvois).filter_map(|r| match r {
        Renvoi::Chiffre(o) => Some(o),
        _ => None,
    });
    for observation in fiche.chiffres.iter().chain(cited) {
        chiffres.push('\n');
        chiffres.push_str(&numbers_of(&observation.valeur));
    }
    Some(Original { objet: Objet::Fiche(Arc::clone(d), Arc::clone(fiche)), textes, chiffres: Some(chiffres) })
}

/// The numbers of a value.
fn numbers_of(valeur: &Valeur) -> String {
    match valeur {
        Valeur::Nombre(n) => n.valeur.to_string(),
        Valeur::Intervalle(a, b) => format!("{} et {}", a.valeur, b.valeur),
        Valeur::Rapport(part, whole) => format!("{part} sur {whole}"),
        Valeur::Rang(rank) => rank.to_string(),
        Valeur::Tiret | Valeur::NonApplicable | Valeur::Vide => String::new(),
    }
}

fn body<'f, T>(file: &Texts<T>, files: &'f Files) -> &'f str {
    files.text(file.head.file).get(file.body.clone()).unwrap_or_default()
}

/// The text that a version renders may have changed since; how its lines end is the editor's choice.
fn check_mark(brut: &VersionBrute, original: &Original, cx: &mut Context<'_>) {
    let mark: String = Fingerprint::of(original.textes.replace("\r\n", "\n").as_bytes())
        .sha256
        .to_string()
        .chars()
        .take(MARK)
        .collect();
    let written = brut.original.as_ref();
    if written.is_some_and(|w| w.value.trim() == mark) {
        return;
    }
    let message = if written.is_some() {
        say!(
            "L'original a changé depuis que cette version a été écrite.",
            "The original has changed since this version was written."
        )
    } else {
        say!("Rien ne dit de quel texte celui-ci est une version.", "Nothing says which text this one renders.")
    };
    let help = say!(
        "comparez les deux textes, puis écrivez dans l'en-tête : original: \"{mark}\"",
        "compare the two texts, then write in the head: original: \"{mark}\""
    );
    let range = written.map_or(brut.titre.range.clone(), |w| w.range.clone());
    cx.report(&rules::STALE_VERSION, &range, message, Some(help));
}

/// « FALC » names a method: people whom the text is for read it again. Without them it is a plain version.
fn check_claim(v: &VersionSource, relecteurs: &[Texte], forme: &Forme, files: &Files, cx: &mut Context<'_>) {
    if *forme != Forme::Simple || !relecteurs.is_empty() {
        return;
    }
    let text = files.text(v.texte.head.file);
    let claims = |line: &str| line.contains("FALC") || fold::fold(line).contains("facile a lire et a comprendre");
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if claims(line) {
            cx.push(
                Diagnostic::new(
                    &rules::UNPROVEN_FALC,
                    say!(
                        "Ce texte se dit FALC, et personne ne l'a relu.",
                        "This text calls itself easy to read, and nobody read it again."
                    ),
                )
                .at(Span::new(v.texte.head.file, at, at + line.trim_end().len()))
                .help(say!(
                    "nommez ses relecteurs (« relecteurs: [...] »), ou dites « version simple ».",
                    "name its readers (“relecteurs: [...]”), or say “plain version”."
                )),
            );
        }
        at += line.len();
    }
}

/// A number that the original does not have is a mistake, or something that the plan does not say.
fn check_numbers(texte: &Texts<VersionBrute>, original: &Original, files: &Files, cx: &mut Context<'_>) {
    let Some(source) = &original.chiffres else { return };
    let known: BTreeSet<String> = nombres::nombres(source).into_iter().flat_map(|n| n.lectures).collect();
    let head = &texte.head.value;
    let fields = [Some(&head.titre), head.en_bref.as_ref(), head.pour_qui.as_ref()];
    let mut report = |nombre: &str, span: Span| {
        cx.push(
            Diagnostic::new(
                &rules::FOREIGN_NUMBER,
                say!(
                    "Le nombre « {nombre} » n'est pas dans l'original.",
                    "The number “{nombre}” is not in the original."
                ),
            )
            .at(span)
            .help(say!("vérifiez-le ; une version ne dit rien de plus.", "check it; a version says nothing more.")),
        );
    };
    let strange = |text: &str| -> Vec<(String, Range<usize>)> {
        let all = nombres::nombres(text).into_iter().filter(|n| !n.lectures.iter().any(|l| known.contains(l)));
        all.map(|n| (text.get(n.place.clone()).unwrap_or_default().to_owned(), n.place)).collect()
    };
    for loc in fields.into_iter().flatten() {
        for (nombre, _) in strange(&loc.value) {
            report(
                &nombre,
                Span::new(texte.head.file, texte.head.base + loc.range.start, texte.head.base + loc.range.end),
            );
        }
    }
    for (nombre, place) in strange(body(texte, files)) {
        report(&nombre, Span::new(texte.head.file, texte.body.start + place.start, texte.body.start + place.end));
    }
}
