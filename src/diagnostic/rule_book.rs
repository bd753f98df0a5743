//! The rule book: one page a rule, `docs/regles/<code>.md`, which forges show, rustdoc shows, and `garrigue explain` prints.
//!
//! A page has a title (`# G301 · renvoi-inconnu`), what the rule catches and why in French, then `## Mauvais` and
//! `## Bon` when an example says more, then `## English`.

use std::fmt::Write as _;

use super::{Lang, Rule, Severity};
use crate::say;

/// What the first digit of a code means, in French and in English.
pub const CHAPTERS: [(char, &str, &str); 9] = [
    ('1', "Lire les fichiers", "Reading the files"),
    ('2', "Valeurs et identifiants", "Values and identifiers"),
    ('3', "Renvois", "References"),
    ('4', "Ce que le plan déclare", "What the plan declares"),
    ('5', "Chiffres et offre de soins", "Figures and care offer"),
    ('6', "Textes publics", "Public texts"),
    ('7', "Thème", "Theme"),
    ('8', "Pages construites", "Built pages"),
    ('9', "Contrat de thème et outils", "Theme contract and tools"),
];

/// A page of the book.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page<'a> {
    /// The line of the title, without its mark.
    pub title: &'a str,
    /// What it catches, and why, in French: paragraphs of Markdown.
    pub fr: &'a str,
    /// The same in English.
    pub en: &'a str,
    /// What breaks the rule, as an author writes it; empty when a sentence says it better.
    pub bad: &'a str,
    /// What to write instead.
    pub good: &'a str,
}

impl<'a> Page<'a> {
    /// Reads a page; what is missing is empty.
    #[must_use]
    pub fn read(text: &'a str) -> Self {
        let mut page = Self::default();
        let (title, rest) = text.strip_prefix("# ").unwrap_or(text).split_once('\n').unwrap_or((text, ""));
        page.title = title;
        // An example may hold a line « ## … »: only what is outside the fences is a heading of the page.
        let mut fenced = false;
        let mut part = Part { name: "", start: 0 };
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            fenced ^= line.starts_with("```");
            if let Some(name) = line.strip_prefix("## ").filter(|_| !fenced) {
                page.put(&part, rest.get(part.start..at).unwrap_or_default());
                part = Part { name: name.trim(), start: at + line.len() };
            }
            at += line.len();
        }
        page.put(&part, rest.get(part.start..).unwrap_or_default());
        page
    }

    fn put(&mut self, part: &Part<'_>, text: &'a str) {
        let text = text.trim();
        match part.name {
            "" => self.fr = text,
            "English" => self.en = text,
            "Mauvais" => self.bad = code(text),
            "Bon" => self.good = code(text),
            _ => {}
        }
    }

    /// What it catches and why.
    #[must_use]
    pub fn prose(&self, lang: Lang) -> &'a str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }

    /// Its first paragraph, on one line.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> String {
        let first = self.prose(lang).split("\n\n").next().unwrap_or_default();
        first.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

struct Part<'a> {
    name: &'a str,
    start: usize,
}

/// What stands between the fences.
fn code(text: &str) -> &str {
    let inside = text.split_once('\n').map_or("", |(_, inside)| inside);
    inside.trim_end().trim_end_matches("```").trim_end()
}

/// `docs/regles.md`: every rule by chapter, with a link to its page.
#[must_use]
pub fn index(rules: &[&Rule]) -> String {
    let mut out = String::from(
        "# Le livre des règles\n\n\
         Garrigue dit chaque problème avec le code de sa règle. `garrigue explain G301` affiche sa page : ce qu'elle trouve, \
         pourquoi,\net un exemple. Un code ne change jamais de sens. Ce fichier est écrit par \
         `garrigue explain --livre`.\n",
    );
    for (digit, title, _) in CHAPTERS {
        let mut rows = rules.iter().filter(|r| r.code.chars().nth(1) == Some(digit)).peekable();
        if rows.peek().is_none() {
            continue;
        }
        // Writing to a `String` cannot fail.
        let _ =
            write!(out, "\n## G{digit} · {title}\n\n| code | nom | gravité | ce qu'elle trouve |\n|---|---|---|---|\n");
        for rule in rows {
            let severity = rule.severity.name();
            let (code, name, summary) = (rule.code, rule.name, rule.page().summary(Lang::Fr).replace('|', "\\|"));
            let _ = writeln!(out, "| [{code}](regles/{code}.md) | {name} | {} | {summary} |", severity.fr);
        }
    }
    out
}

impl Severity {
    /// Its name.
    #[must_use]
    pub fn name(self) -> super::Bilingual {
        match self {
            Self::Error => say!("erreur", "error"),
            Self::Warning => say!("avertissement", "warning"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_part_by_part_and_an_example_may_hold_a_heading() {
        let page = Page::read(
            "# G402 · section\n\nUne\nligne.\n\nPourquoi.\n\n## Mauvais\n\n```markdown\n## Calendrier\n\nx\n```\n\n\
             ## Bon\n\n```markdown\n### Calendrier\n```\n\n## English\n\nWhat.\n",
        );
        assert_eq!(page.title, "G402 · section");
        assert_eq!((page.fr, page.en), ("Une\nligne.\n\nPourquoi.", "What."));
        assert_eq!((page.bad, page.good), ("## Calendrier\n\nx", "### Calendrier"));
        assert_eq!(page.summary(Lang::Fr), "Une ligne.");
    }

    #[test]
    fn every_rule_has_a_whole_page_under_its_own_title() {
        let rules = crate::check::rules();
        assert!(rules.len() > 50);
        for rule in rules {
            let page = rule.page();
            assert_eq!(page.title, format!("{} · {}", rule.code, rule.name));
            for lang in [Lang::Fr, Lang::En] {
                let paragraphs = page.prose(lang).split("\n\n").count();
                assert!(paragraphs >= 2, "{}: what it catches, then why, in both languages", rule.code);
            }
            assert_eq!(page.bad.is_empty(), page.good.is_empty(), "{}: a bad example has a good one", rule.code);
            assert_ne!((page.bad.is_empty(), page.bad), (false, page.good), "{}", rule.code);
            assert!(CHAPTERS.iter().any(|(digit, ..)| rule.code.chars().nth(1) == Some(*digit)), "{}", rule.code);
        }
    }
}
