//! What every linker needs: the file at hand, a place to report, and the doors through which values pass.

use std::ops::Range;
use std::sync::Arc;

use indexmap::IndexMap;

use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, FileId, Rule, Span};
use crate::french::fold::fold;
use crate::model::{Code, Grammaire, Loc, Noeud, Plan, Registre, Slug, Texte};
use crate::say;
use crate::source::Parsed;
use crate::source::hints::nearest;

/// A text that the public will read, with its place.
#[derive(Debug)]
pub struct TextePublic {
    /// The words.
    pub texte: String,
    /// Where they are written.
    pub span: Span,
}

/// What linking collects.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub(super) diagnostics: Diagnostics,
    pub(super) textes: Vec<TextePublic>,
    /// How the language of the portal is written.
    pub(super) grammaire: Grammaire,
    /// Identifiers that were refused where they are declared: what refers to them may be right.
    pub(super) lost: Vec<String>,
}

impl Log {
    /// An empty one, for what is linked beside the rest.
    pub(super) fn beside(&self) -> Self {
        Self { grammaire: self.grammaire, ..Self::default() }
    }

    /// Adds what was collected beside the rest.
    pub(super) fn absorb(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
        self.textes.extend(other.textes);
        self.lost.extend(other.lost);
    }

    /// Whether a diagnostic only follows from another: it names something whose declaration is what is wrong.
    pub(super) fn follows(lost: &[String], diagnostic: &Diagnostic) -> bool {
        let dangling = [rules::UNKNOWN.code, rules::TAG.code].contains(&diagnostic.rule.code);
        let name = diagnostic.written.as_deref().filter(|_| dangling);
        name.is_some_and(|name| {
            lost.iter().any(|l| fold(l).contains(&fold(name)) || nearest(name, [l.as_str()]).is_some())
        })
    }
}

/// One file being linked.
pub(super) struct Context<'a> {
    pub(super) file: FileId,
    pub(super) base: usize,
    pub(super) log: &'a mut Log,
}

impl<'a> Context<'a> {
    pub(super) fn of<T>(parsed: &Parsed<T>, log: &'a mut Log) -> Self {
        Self { file: parsed.file, base: parsed.base, log }
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start, self.base + range.end)
    }

    pub(super) fn start(&self) -> Span {
        Span::new(self.file, self.base, self.base)
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.log.diagnostics.push(diagnostic);
    }

    /// Reports a breach at a value.
    pub(super) fn report(
        &mut self,
        rule: &'static Rule,
        range: &Range<usize>,
        message: Bilingual,
        help: Option<Bilingual>,
    ) {
        let span = self.span(range);
        self.push(Diagnostic::new(rule, message).at(span).maybe_help(help));
    }

    /// Reads a value with its type's only constructor; reports it when it is refused.
    pub(super) fn read<T>(
        &mut self,
        loc: &Loc<String>,
        parse: impl Fn(&str) -> Result<T, Box<Diagnostic>>,
    ) -> Option<T> {
        match parse(&loc.value) {
            Ok(value) => Some(value),
            Err(diagnostic) => {
                let span = self.span(&loc.range);
                self.push(diagnostic.at(span));
                None
            }
        }
    }

    /// Reads a value that may be absent.
    pub(super) fn maybe<T>(
        &mut self,
        loc: Option<&Loc<String>>,
        parse: impl Fn(&str) -> Result<T, Box<Diagnostic>>,
    ) -> Option<T> {
        self.read(loc?, parse)
    }

    /// Reads an identifier.
    pub(super) fn slug(&mut self, loc: &Loc<String>) -> Option<Slug> {
        let slug = self.read(loc, Slug::parse);
        if slug.is_none() {
            self.log.lost.push(loc.value.clone());
        }
        slug
    }

    /// Reads a short public text; reports it when it is blank or holds HTML.
    pub(super) fn texte(&mut self, loc: &Loc<String>) -> Texte {
        let span = self.span(&loc.range);
        let text = loc.value.trim();
        let shown = Texte::en(text, self.log.grammaire);
        if shown.as_str().is_empty() {
            self.report(
                &rules::BLANK,
                &loc.range,
                say!("Ce texte est vide.", "This text is empty."),
                Some(say!("remplissez-le ou supprimez la ligne.", "fill it in or delete the line.")),
            );
        }
        if looks_like_html(text) {
            self.report(
                &rules::RAW_HTML,
                &loc.range,
                say!("Ce texte contient une balise HTML.", "This text holds an HTML tag."),
                Some(say!("écrivez un texte simple, sans balise.", "write plain text, without tags.")),
            );
        }
        self.log.textes.push(TextePublic { texte: text.to_owned(), span });
        shown
    }

    /// Reads a short public text that may be absent.
    pub(super) fn maybe_texte(&mut self, loc: Option<&Loc<String>>) -> Option<Texte> {
        loc.map(|l| self.texte(l))
    }

    /// Reads several short public texts.
    pub(super) fn textes<'l>(&mut self, locs: impl IntoIterator<Item = &'l Loc<String>>) -> Vec<Texte> {
        locs.into_iter().map(|l| self.texte(l)).collect()
    }

    /// Reads a web address: `https:` or `http:` only.
    pub(super) fn url(&mut self, loc: Option<&Loc<String>>) -> Option<String> {
        let loc = loc?;
        let url = loc.value.trim();
        if (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(char::is_whitespace) {
            return Some(url.to_owned());
        }
        self.report(
            &rules::UNSAFE_LINK,
            &loc.range,
            say!("« {url} » n'est pas une adresse web.", "“{url}” is not a web address."),
            Some(say!("écrivez une adresse qui commence par https://.", "write an address that starts with https://.")),
        );
        None
    }

    /// Finds a thing by its identifier; reports it, with the nearest name, when no register declares it.
    pub(super) fn find<T>(&mut self, loc: &Loc<String>, register: &Registre<T>, what: &What) -> Option<Arc<T>> {
        match find(&loc.value, register, what) {
            Ok(thing) => Some(thing),
            Err(diagnostic) => {
                let span = self.span(&loc.range);
                self.push(diagnostic.at(span));
                None
            }
        }
    }

    /// Finds a thing that another cannot do without; the nearest, or any, stands for one that is unknown.
    ///
    /// The fault is told where it stands, and nothing is published: without this, all that depends on the other thing
    /// would be called wrong as well.
    pub(super) fn find_or_suppose<T>(
        &mut self,
        loc: &Loc<String>,
        register: &Registre<T>,
        what: &What,
    ) -> Option<Arc<T>> {
        self.find(loc, register, what).or_else(|| {
            let near = nearest(&loc.value, register.keys().map(Slug::as_str));
            near.and_then(|name| register.get(name)).or_else(|| register.values().next()).cloned()
        })
    }

    /// Finds several things by their identifiers.
    pub(super) fn find_all<'l, T>(
        &mut self,
        locs: impl IntoIterator<Item = &'l Loc<String>>,
        register: &Registre<T>,
        what: &What,
    ) -> Vec<Arc<T>> {
        locs.into_iter().filter_map(|l| self.find(l, register, what)).collect()
    }

    /// Finds a node by its code, in the register's spelling only; the codes of `plan` come first.
    pub(super) fn noeud(
        &mut self,
        loc: &Loc<String>,
        registres: &super::Registres,
        plan: Option<&Plan>,
    ) -> Option<Arc<Noeud>> {
        match find_noeud(&loc.value, registres, plan) {
            Ok(noeud) => Some(noeud),
            Err(diagnostic) => {
                let span = self.span(&loc.range);
                self.push(diagnostic.at(span));
                None
            }
        }
    }

    /// Adds a thing to its register; reports a second declaration with the place of the first.
    pub(super) fn declare<T>(
        &mut self,
        register: &mut IndexMap<Slug, Arc<T>>,
        id: Slug,
        thing: T,
        span: impl Fn(&T) -> Option<Span>,
    ) {
        if let Some(first) = register.get(&id) {
            let mut diagnostic = Diagnostic::new(
                &rules::DUPLICATE,
                say!("« {id} » est déclaré deux fois.", "“{id}” is declared twice."),
            )
            .help(say!("gardez une seule déclaration.", "keep one declaration."));
            if let Some(at) = span(&thing) {
                diagnostic = diagnostic.at(at);
            }
            if let Some(at) = span(first) {
                diagnostic = diagnostic.related(at, say!("première déclaration", "first declaration"));
            }
            self.push(diagnostic);
            return;
        }
        register.insert(id, Arc::new(thing));
    }
}

/// How messages name a kind of thing, and where it is declared.
pub(crate) struct What {
    pub(super) fr: &'static str,
    pub(super) en: &'static str,
    pub(super) declared_in: &'static str,
}

pub(crate) const TERRITOIRE: What =
    What { fr: "territoire", en: "territory", declared_in: "referentiel/territoires.yaml" };
pub(super) const ACTEUR: What = What { fr: "acteur", en: "actor", declared_in: "referentiel/acteurs.yaml" };
pub(crate) const DOCUMENT: What = What { fr: "document", en: "document", declared_in: "referentiel/documents.yaml" };
pub(crate) const SOURCE: What = What { fr: "nom de source", en: "source", declared_in: "referentiel/sources.yaml" };
pub(super) const PLAN: What = What { fr: "plan", en: "plan", declared_in: "referentiel/plans/" };
pub(crate) const INDICATEUR: What =
    What { fr: "indicateur", en: "indicator", declared_in: "referentiel/indicateurs.yaml" };
pub(super) const RUBRIQUE: What =
    What { fr: "nom de rubrique", en: "topic", declared_in: "referentiel/indicateurs.yaml" };
pub(super) const ACTIVITE: What =
    What { fr: "nom d'activité de soins", en: "care activity", declared_in: "referentiel/offre.yaml" };
pub(super) const CONSTAT: What = What { fr: "constat", en: "finding", declared_in: "commun.yaml" };
pub(super) const MOYEN: What = What { fr: "moyen", en: "means", declared_in: "commun.yaml" };
pub(super) const PAGE: What = What { fr: "nom de page", en: "page", declared_in: "pages/" };

/// Finds a thing by its identifier; otherwise says what the nearest name is, or where it would be declared.
pub(crate) fn find<T>(name: &str, register: &Registre<T>, what: &What) -> Result<Arc<T>, Box<Diagnostic>> {
    if let Some(thing) = register.get(name) {
        return Ok(Arc::clone(thing));
    }
    let (fr, en, place) = (what.fr, what.en, what.declared_in);
    let unknown = say!("Aucun {fr} ne s'appelle « {name} ».", "There is no {en} “{name}”.");
    let plain = typed(name);
    if plain != name && register.get(plain.as_str()).is_some() {
        let help = say!(
            "écrivez « {plain} », en le retapant : un traitement de texte y a mis un tiret ou une espace à lui.",
            "write “{plain}”, typing it again: a word processor put a hyphen or a space of its own there."
        );
        return Err(Box::new(Diagnostic::new(&rules::UNKNOWN, unknown).help(help).fix(name, plain)));
    }
    let help = match nearest(name, register.keys().map(Slug::as_str)) {
        Some(near) => say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"),
        None => say!("déclarez-le dans {place}.", "declare it in {place}."),
    };
    Err(Box::new(Diagnostic::new(&rules::UNKNOWN, unknown).help(help).written(name)))
}

/// A name as a keyboard types it: with its own hyphen, and without the spaces and marks that nobody sees.
fn typed(name: &str) -> String {
    let seen =
        name.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{A0}' | '\u{202F}'));
    seen.map(|c| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c }).collect()
}

/// Finds a node by its code, first among those of `plan`; otherwise says how the code should have been written.
///
/// The codes of a territory's own plan hold there only: elsewhere they are written after its name,
/// `coeur-herault/1.1`.
pub(super) fn find_noeud(
    text: &str,
    registres: &super::Registres,
    plan: Option<&Plan>,
) -> Result<Arc<Noeud>, Box<Diagnostic>> {
    if let Some((name, code)) = text.split_once('/') {
        let named = find(name, &registres.plans, &PLAN)?;
        let found = named.noeuds.get(code).cloned();
        return found.ok_or_else(|| unknown_noeud(code, &[&*named], &format!("{name}/")));
    }
    if let Some(noeud) = registres.noeud(text, plan) {
        return Ok(Arc::clone(noeud));
    }
    let elsewhere = registres.plans.values().filter(|p| p.dossier.is_some());
    if let Some(other) = elsewhere.into_iter().find(|p| p.noeuds.contains_key(text)) {
        let (name, titre) = (&other.id, &other.titre_court);
        return Err(Box::new(unknown(text).help(say!(
            "{text} est un code de « {titre} », qui ne vaut que chez lui : écrivez {name}/{text}.",
            "{text} is a code of “{titre}”, which holds there only: write {name}/{text}."
        ))));
    }
    let common = registres.plans.values().filter(|p| p.dossier.is_none()).map(|p| &**p);
    let own = plan.filter(|p| p.dossier.is_some());
    let plans: Vec<&Plan> = own.into_iter().chain(common).collect();
    Err(unknown_noeud(text, &plans, ""))
}

fn unknown(code: &str) -> Diagnostic {
    Diagnostic::new(&rules::UNKNOWN, say!("Aucun plan n'a le code « {code} ».", "No plan has the code “{code}”."))
        .written(code)
}

/// Says how a code should have been written, which one is near, or where codes are; `prefix` comes before it.
fn unknown_noeud(text: &str, plans: &[&Plan], prefix: &str) -> Box<Diagnostic> {
    let key = Code::key(text);
    let codes = || plans.iter().flat_map(|p| p.noeuds.keys());
    if let Some(code) = codes().find(|c| Code::key(c.as_str()) == key) {
        // Codes differ from plan to plan: only what this one shows is said of it.
        let letter = code.as_str().contains('O');
        let (fr, en) =
            if letter { ("la lettre O, pas le chiffre 0 ; ", "the letter O, not the digit 0; ") } else { ("", "") };
        return Box::new(
            Diagnostic::new(
                &rules::CODE_SPELLING,
                say!("Le code « {text} » est mal écrit.", "The code “{text}” is misspelt."),
            )
            .help(say!(
                "vouliez-vous dire {prefix}{code} ? ({fr}majuscules, points et tirets comme dans le plan)",
                "did you mean {prefix}{code}? ({en}capitals, points and hyphens as in the plan)"
            ))
            .fix(format!("{prefix}{text}"), format!("{prefix}{code}")),
        );
    }
    let place = match plans {
        [own, ..] if own.dossier.is_some() => "plan.yaml",
        _ => "referentiel/plans/",
    };
    let help = match nearest(text, codes().map(Code::as_str)) {
        Some(near) => say!("vouliez-vous dire {prefix}{near} ?", "did you mean {prefix}{near}?"),
        None => say!("les codes sont dans {place}.", "codes are in {place}."),
    };
    Box::new(unknown(text).help(help))
}

/// Whether a plain text holds something that a browser would take for a tag.
fn looks_like_html(text: &str) -> bool {
    text.match_indices('<').any(|(i, _)| {
        text.get(i + 1..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    })
}
