//! `garrigue explain`: what a rule catches, why, and what to write instead.

use clap::Args;
use textwrap::Options;

use super::Exit;
use super::report::Report;
use crate::check;
use crate::diagnostic::rule_book::{self, CHAPTERS};
use crate::diagnostic::{Bilingual, Lang, Rule, visible};
use crate::say;
use crate::source::hints::nearest;

/// Where a summary goes on, below its first line.
const INDENT: &str = "                                 ";

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Code ou nom d'une règle (G301, renvoi-inconnu) ; sans lui, la liste de toutes
    #[arg(value_name = "RÈGLE")]
    rule: Option<String>,
    /// Écrit l'index du livre des règles, en Markdown (docs/regles.md)
    #[arg(long, conflicts_with = "rule")]
    livre: bool,
}

impl Explain {
    pub(super) fn run(&self, report: &Report) -> Exit {
        let rules = check::rules();
        if self.livre {
            Report::raw(rule_book::index(&rules).trim_end());
            return Exit::Fine;
        }
        let Some(wanted) = &self.rule else {
            Report::raw(&list(&rules, report));
            return Exit::Fine;
        };
        let Some(rule) = find(wanted, &rules) else {
            report.fault(&unknown(wanted, &rules));
            return Exit::Usage;
        };
        Report::raw(&page(rule, report));
        Exit::Fine
    }
}

/// The rule of a code or a name; `g301` and `G3O1` (the letter) are `G301`.
fn find(wanted: &str, rules: &[&'static Rule]) -> Option<&'static Rule> {
    let name = wanted.trim().trim_matches(['[', ']']);
    let code = name.to_uppercase().replace('O', "0");
    rules.iter().copied().find(|r| r.code == code || r.name == name.to_lowercase())
}

fn unknown(wanted: &str, rules: &[&'static Rule]) -> Bilingual {
    let wanted = visible(wanted);
    let near = nearest(&wanted, rules.iter().map(|r| r.name))
        .and_then(|name| rules.iter().find(|r| r.name == name))
        .or_else(|| nearest(&wanted, rules.iter().map(|r| r.code)).and_then(|c| rules.iter().find(|r| r.code == c)));
    match near {
        Some(Rule { code, name, .. }) => say!(
            "aucune règle ne s'appelle « {wanted} ». Vouliez-vous dire {code} ({name}) ? « garrigue explain » les donne toutes.",
            "no rule is called “{wanted}”. Did you mean {code} ({name})? “garrigue explain” lists them all."
        ),
        None => say!(
            "aucune règle ne s'appelle « {wanted} ». « garrigue explain » les donne toutes.",
            "no rule is called “{wanted}”. “garrigue explain” lists them all."
        ),
    }
}

fn list(rules: &[&Rule], report: &Report) -> String {
    let lang = report.lang;
    let mut lines = Vec::new();
    for (digit, fr, en) in CHAPTERS {
        let inside: Vec<_> = rules.iter().filter(|r| r.code.chars().nth(1) == Some(digit)).collect();
        if inside.is_empty() {
            continue;
        }
        lines.push(if lang == Lang::Fr { fr } else { en }.to_owned());
        for rule in inside {
            let start = format!("  {}  {:<24} ", rule.code, rule.name);
            let summary = rule.page().summary(lang).replace('`', "");
            let options = Options::new(report.width.min(120)).initial_indent(&start).subsequent_indent(INDENT);
            lines.push(textwrap::fill(&summary, options));
        }
        lines.push(String::new());
    }
    lines.push(
        say!("garrigue explain G301 : la page d'une règle.", "garrigue explain G301: the page of a rule.")
            .get(lang)
            .to_owned(),
    );
    lines.join("\n")
}

fn page(rule: &Rule, report: &Report) -> String {
    let lang = report.lang;
    let page = rule.page();
    let mut parts = vec![format!("{} {} — {}", rule.code, rule.name, rule.severity.name().get(lang))];
    parts.extend(page.prose(lang).split("\n\n").map(|paragraph| {
        let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "");
        textwrap::fill(&line, report.width.min(100))
    }));
    for (title, example) in [(say!("Mauvais :", "Bad:"), page.bad), (say!("Bon :", "Good:"), page.good)] {
        if !example.is_empty() {
            parts.push(format!("{}\n{}", title.get(lang), textwrap::indent(example, "    ")));
        }
    }
    parts.join("\n\n")
}
