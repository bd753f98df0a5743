//! Rules that look across pages, and what is said of all of them: each cause once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::addresses::{Addresses, ByMark, Mark, Marks, mark};
use super::cause::{Cause, Causes};
use super::files::FileRead;
use super::page::PageRead;
use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, Rule};
use crate::model::Tolerance;
use crate::say;

/// A page of the build: what was read of it, and the template that made it.
#[derive(Debug, Clone, Copy)]
pub struct Built<'b> {
    /// What was read.
    pub read: &'b PageRead,
    /// The template's name, without extension.
    pub modele: &'b str,
}

/// Checks the whole built site, but for what the portal tolerates: entries with their ranks.
pub fn check(
    pages: &[Built<'_>],
    files: &[FileRead],
    site: &Addresses,
    causes: &Causes<'_>,
    tolerances: &[(usize, &Tolerance)],
    diagnostics: &mut Diagnostics,
) {
    let mut tolerated = |rule: &Rule, page: Built<'_>| {
        let covers = |(_, t): &&(usize, &Tolerance)| t.regle == rule.code && t.couvre_page(&page.read.path);
        tolerances.iter().find(covers).inspect(|(rank, _)| diagnostics.tolerated_by(*rank)).is_some()
    };
    let mut findings = Findings { causes, places: HashMap::new(), groups: BTreeMap::new(), whole: BTreeMap::new() };
    for page in pages {
        for fault in &page.read.faults {
            let Some(rule) = rules::PAGE.get(fault.rule as usize) else { continue };
            let times = 1 + fault.more as usize;
            if tolerated(rule.rule, *page) {
                continue;
            }
            if fault.tag.is_empty() {
                findings.add_whole(rule.rule, *page, fault.message(), times);
            } else {
                let spot = Spot { tag: &fault.tag, words: &fault.words, by_words: fault.by_words };
                findings.add(rule.rule, *page, spot, fault.message(), times);
            }
        }
    }
    let anchors: Anchors<'_> = pages.iter().map(|page| (mark(&page.read.path), page.read)).collect();
    links(pages, &anchors, site, &mut findings);
    let orphans = orphans(pages).filter(|page| !tolerated(&rules::ORPHAN, *page)).collect::<Vec<_>>();
    let titled = titles(pages, &mut tolerated);
    findings.say(diagnostics);
    links_of_files(files, &anchors, causes, diagnostics);
    for (title, pages) in titled {
        say_title(title, &pages, causes, diagnostics);
    }
    for page in orphans {
        say_orphan(page, causes, diagnostics);
    }
    nothing(pages, diagnostics);
}

/// Every page, by the mark of its path.
type Anchors<'p> = ByMark<&'p PageRead>;

/// Links of files that are no page.
fn links_of_files(files: &[FileRead], anchors: &Anchors<'_>, causes: &Causes<'_>, diagnostics: &mut Diagnostics) {
    for file in files {
        for (at, link) in &file.elsewhere {
            let message = say!(
                "La feuille de style demande « {link} » à un autre site.",
                "The style sheet asks another site for “{link}”."
            );
            let found = Diagnostic::new(rules::ELSEWHERE.rule, message).help((rules::ELSEWHERE.help)());
            diagnostics.push(placed(found, &causes.of_file(&file.path, *at, link)));
        }
        for (at, code) in &file.code {
            let path = &file.path;
            let message = if code.is_empty() {
                say!(
                    "La page {path} n'est faite par aucun modèle : rien ne la relit.",
                    "The page {path} is made by no template: nothing reads it again."
                )
            } else {
                say!("Le dessin {path} contient du code : {code}.", "The drawing {path} holds code: {code}.")
            };
            let found = Diagnostic::new(rules::CODE.rule, message).help(say!(
                "retirez-le de static/ ; un dessin n'a que des formes, et une page vient de templates/.",
                "remove it from static/; a drawing has shapes only, and a page comes from templates/."
            ));
            diagnostics.push(placed(found, &causes.of_file(path, *at, code)));
        }
        let missing = |(page, anchor): (&Mark, &Mark)| {
            anchors.get(page).is_some_and(|page| page.anchors.binary_search(anchor).is_err())
        };
        let lost = file.anchored.iter().filter(|(page, anchor, ..)| missing((page, anchor)));
        let lost = lost.map(|(_, _, at, link)| (*at, link));
        let all: BTreeMap<_, _> = file.broken.iter().map(|(at, link)| (*at, link)).chain(lost).collect();
        let Some((at, link)) = all.first_key_value() else { continue };
        let Bilingual { fr, en } = rules::leads_nowhere(link);
        let path = &file.path;
        let message = match all.len() {
            1 => say!("{fr} (Fichier {path}.)", "{en} (File {path}.)"),
            times => say!("{fr} (Fichier {path}, {times} fois.)", "{en} (File {path}, {times} times.)"),
        };
        let help = rules::PAGE.get(rules::BROKEN).map(|rule| (rule.help)());
        let diagnostic = Diagnostic::new(&rules::BROKEN_LINK, message).maybe_help(help);
        diagnostics.push(placed(diagnostic, &causes.of_file(path, *at, link)));
    }
}

/// Links to an anchor of another page.
fn links(pages: &[Built<'_>], anchors: &Anchors<'_>, site: &Addresses, findings: &mut Findings<'_>) {
    for page in pages {
        for (target, anchor, link) in &page.read.anchored {
            let found = anchors.get(target).is_some_and(|other| other.anchors.binary_search(anchor).is_ok());
            // A file that is no page has no anchors to speak of: a picture, a style sheet.
            if !found && (anchors.contains_key(target) || !site.holds(*target)) {
                let tag = format!("<a href=\"{link}\">");
                let spot = Spot { tag: &tag, words: "", by_words: false };
                findings.add(&rules::BROKEN_LINK, *page, spot, rules::leads_nowhere(link), 1);
            }
        }
    }
}

/// Window titles that several pages have, with those that may not.
fn titles<'b>(
    pages: &[Built<'b>],
    tolerated: &mut impl FnMut(&Rule, Built<'b>) -> bool,
) -> BTreeMap<&'b str, Vec<Built<'b>>> {
    let mut titles: BTreeMap<&str, Vec<Built<'b>>> = BTreeMap::new();
    for page in pages.iter().filter(|page| !page.read.title.is_empty()) {
        titles.entry(page.read.title.as_str()).or_default().push(*page);
    }
    titles.retain(|_, pages| pages.len() > 1);
    let mut others = |pages: Vec<Built<'b>>| -> Vec<Built<'b>> {
        pages.into_iter().filter(|p| !tolerated(&rules::SAME_TITLE, *p)).collect()
    };
    titles.into_iter().map(|(title, pages)| (title, others(pages))).collect()
}

/// Says that pages have the same window title.
fn say_title(title: &str, pages: &[Built<'_>], causes: &Causes<'_>, diagnostics: &mut Diagnostics) {
    let [page, other, ..] = pages else { return };
    let (first, other, count) = (page.read.path.as_str(), other.read.path.as_str(), pages.len());
    let message = if count == 2 {
        say!(
            "{first} et {other} ont le même titre de fenêtre, « {title} ».",
            "{first} and {other} have the same window title, “{title}”."
        )
    } else {
        say!(
            "{count} pages ont le même titre de fenêtre, « {title} » : {first}, {other}…",
            "{count} pages have the same window title, “{title}”: {first}, {other}…"
        )
    };
    let diagnostic = Diagnostic::new(&rules::SAME_TITLE, message)
        .help(say!("donnez un autre titre à l'une des deux.", "give one of them another title."));
    let cause = match causes.of_page(first, title) {
        // No source says it: a template does.
        Cause::In(_) => causes.of(first, page.modele, "<title>", title),
        source @ Cause::At(_) => source,
    };
    diagnostics.push(placed(diagnostic, &cause));
}

/// Pages that no link reaches; one that only links to itself is one.
fn orphans<'p, 'b>(pages: &'p [Built<'b>]) -> impl Iterator<Item = Built<'b>> + 'p {
    let reached: Marks = pages.iter().flat_map(|page| page.read.targets.iter().copied()).collect();
    pages.iter().copied().filter(move |page| {
        let path = page.read.path.as_str();
        !matches!(path, "index.html" | "404.html") && !reached.contains(&mark(path))
    })
}

/// Says that no link reaches a page.
fn say_orphan(page: Built<'_>, causes: &Causes<'_>, diagnostics: &mut Diagnostics) {
    let path = page.read.path.as_str();
    let message = say!("Aucun lien ne mène à la page {path}.", "No link leads to the page {path}.");
    let diagnostic = Diagnostic::new(&rules::ORPHAN, message).help(say!(
        "citez-la quelque part, ou donnez-lui une place dans un menu.",
        "cite it somewhere, or give it a place in a menu."
    ));
    diagnostics.push(placed(diagnostic, &causes.of_page(path, &page.read.title)));
}

/// Rules that looked at nothing over the whole site.
fn nothing(pages: &[Built<'_>], diagnostics: &mut Diagnostics) {
    let links: usize = pages.iter().map(|page| page.read.links).sum();
    if links == 0 {
        let pages = pages.len();
        diagnostics.push(Diagnostic::new(
            &rules::NOTHING,
            say!(
                "L'audit n'a rien eu à lire ({pages} pages, {links} liens).",
                "The audit had nothing to read ({pages} pages, {links} links)."
            ),
        ));
        return;
    }
    for (rank, rule) in rules::PAGE.iter().enumerate() {
        let sum = |of: fn(&PageRead) -> &Vec<u32>| -> u64 {
            pages.iter().filter_map(|page| of(page.read).get(rank)).map(|n| u64::from(*n)).sum()
        };
        if sum(|read| &read.looked) == 0 && (rule.always || sum(|read| &read.there) > 0) {
            let (code, name) = (rule.rule.code, rule.rule.name);
            diagnostics.push(Diagnostic::new(
                &rules::NOTHING,
                say!(
                    "La règle {code} ({name}) n'a rien eu à examiner dans tout le portail.",
                    "The rule {code} ({name}) had nothing to examine in the whole portal."
                ),
            ));
        }
    }
}

/// What helps to find the cause of a fault.
#[derive(Clone, Copy)]
struct Spot<'s> {
    tag: &'s str,
    words: &'s str,
    by_words: bool,
}

/// What was found, by cause.
struct Findings<'c> {
    causes: &'c Causes<'c>,
    /// Causes found already: the same tag of the same template is asked for by hundreds of pages.
    places: HashMap<(String, String, String), Cause>,
    groups: BTreeMap<(&'static str, Cause, String), Group>,
    /// Faults of whole pages, by what is said of them, with the templates that made them.
    whole: BTreeMap<(&'static str, String), (BTreeSet<String>, Group)>,
}

/// All that one cause does.
struct Group {
    rule: &'static Rule,
    message: Bilingual,
    first: String,
    pages: usize,
    last: String,
    times: usize,
}

impl Group {
    fn new(rule: &'static Rule, message: Bilingual, path: &str) -> Self {
        Self { rule, message, first: path.to_owned(), pages: 0, last: String::new(), times: 0 }
    }

    fn count(&mut self, path: &str, times: usize) {
        self.times += times;
        if self.last != path {
            self.pages += 1;
            path.clone_into(&mut self.last);
        }
    }

    /// What is wrong, in which page, and in how many.
    fn say(self, cause: &Cause) -> Diagnostic {
        let Self { rule, message: Bilingual { fr, en }, first, pages, times, .. } = self;
        let message = match (pages, times) {
            (1, 1) => say!("{fr} (Page {first}.)", "{en} (Page {first}.)"),
            (1, _) => say!("{fr} (Page {first}, {times} fois.)", "{en} (Page {first}, {times} times.)"),
            _ => say!("{fr} ({pages} pages, dont {first}.)", "{en} ({pages} pages, among them {first}.)"),
        };
        let help = rules::PAGE.iter().find(|known| known.rule.code == rule.code).map(|known| (known.help)());
        placed(Diagnostic::new(rule, message).maybe_help(help), cause)
    }
}

impl Findings<'_> {
    /// Adds the fault of an element of a page.
    fn add(&mut self, rule: &'static Rule, page: Built<'_>, spot: Spot<'_>, message: Bilingual, times: usize) {
        let path = page.read.path.as_str();
        let Spot { tag, words, by_words } = spot;
        let key = (page.modele.to_owned(), tag.to_owned(), words.to_owned());
        let causes = self.causes;
        let find = || {
            if by_words {
                causes.of_words(path, page.modele, tag, words)
            } else {
                causes.of(path, page.modele, tag, words)
            }
        };
        let cause = self.places.entry(key).or_insert_with(find).clone();
        // The whole template stands for several faults, a place in it for one.
        let apart = match &cause {
            Cause::At(span) if span.end > span.start => String::new(),
            _ => message.fr.clone(),
        };
        let group = self.groups.entry((rule.code, cause, apart));
        group.or_insert_with(|| Group::new(rule, message, path)).count(path, times);
    }

    /// Adds the fault of a page as a whole.
    fn add_whole(&mut self, rule: &'static Rule, page: Built<'_>, message: Bilingual, times: usize) {
        let path = page.read.path.as_str();
        let key = (rule.code, message.fr.clone());
        let (modeles, group) =
            self.whole.entry(key).or_insert_with(|| (BTreeSet::new(), Group::new(rule, message, path)));
        modeles.insert(page.modele.to_owned());
        group.count(path, times);
    }

    fn say(self, diagnostics: &mut Diagnostics) {
        for (modeles, group) in self.whole.into_values() {
            let modele = modeles.first().map_or("", String::as_str);
            let cause = self.causes.of_whole(modele, modeles.len() > 1);
            diagnostics.push(group.say(&cause));
        }
        for ((_, cause, _), group) in self.groups {
            diagnostics.push(group.say(&cause));
        }
    }
}

fn placed(diagnostic: Diagnostic, cause: &Cause) -> Diagnostic {
    match cause {
        Cause::At(span) => diagnostic.at(*span),
        Cause::In(path) => diagnostic.in_file(path.clone()),
    }
}

#[cfg(test)]
mod tests;
