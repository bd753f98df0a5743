//! Links that Markdown does not take for such: those to the portal's own things whose brackets are not all there, and
//! those to other sites that are written the wrong way round.
//!
//! `[E1D3O7]` and `[[E1D3O7]` are good Markdown: they would be printed as they are, and nobody would know.

use std::ops::Range;

use super::prose::{Scope, resolve};
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::say;

/// Every slip of a text, with its range; `masked` are code, links and pictures, which are what they look like.
pub(super) fn check(source: &str, masked: &[Range<usize>], scope: &Scope<'_>) -> Vec<(Range<usize>, Diagnostic)> {
    let mut found = Vec::new();
    let mut next = 0;
    for (at, _) in source.match_indices('[') {
        let before = source.get(..at).unwrap_or_default();
        if at < next || masked.iter().any(|m| m.contains(&at)) || before.ends_with(['\\', '!']) {
            continue;
        }
        let double = source.get(at..).is_some_and(|rest| rest.starts_with("[["));
        let start = at + if double { 2 } else { 1 };
        let rest = source.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let closed = line.find(']');
        let word = || line.find(char::is_whitespace).unwrap_or(line.len());
        let name = line.get(..closed.unwrap_or_else(word)).unwrap_or_default();
        let name = if closed.is_none() { name.trim_end_matches(['.', ',', ';', ')', '!', '?']) } else { name };
        let target = name.split('|').next().unwrap_or_default().trim();
        let known = resolve(target, scope).is_ok();
        if let (false, Some(broken)) = (double, closed.and_then(|close| misread(source, at, start + close))) {
            next = broken.0.end;
            found.push(broken);
            continue;
        }
        let Some(close) = closed.filter(|_| known) else {
            // A pair of brackets that opens is never anything else; one alone may be.
            if double {
                let end = start + name.len();
                found.push((at..end, unclosed(target)));
                next = end;
            }
            continue;
        };
        let end = start + close + 1;
        let after = source.get(end..).unwrap_or_default();
        if !double && after.starts_with(['(', '[', ':']) {
            continue;
        }
        let end = end + usize::from(after.starts_with(']'));
        let written = source.get(at..end).unwrap_or_default();
        found.push((at..end, single(written, name)));
        next = end;
    }
    found
}

/// A link to another site that Markdown does not take for one: `[texte](https://a b)`, or `(texte)[https://a]`.
fn misread(source: &str, open: usize, close: usize) -> Option<(Range<usize>, Diagnostic)> {
    let is_address = |text: &str| ["https://", "http://", "www."].iter().any(|start| text.starts_with(start));
    let (words, before) = (source.get(open + 1..close)?, source.get(..open)?);
    let after = source.get(close + 1..)?.split('\n').next()?;
    let told = |message| Diagnostic::new(&rules::BRACKETS, message);
    if let Some(address) = after.strip_prefix('(').and_then(|rest| Some(rest.get(..rest.find(')')?)?.trim()))
        && is_address(address)
        && address.contains(char::is_whitespace)
    {
        let right = address.split_whitespace().collect::<Vec<_>>().join("%20");
        let end = close + 2 + after.find(')')?;
        let message = say!(
            "Ce lien sera publié tel quel : son adresse contient une espace.",
            "This link will be published as it is: its address holds a space."
        );
        let help = say!("écrivez [{words}]({right}).", "write [{words}]({right}).");
        return Some((open..end, told(message).help(help).fix(address, right)));
    }
    if is_address(words) && before.ends_with(')') {
        let start = before.rfind('(')?;
        let text = before.get(start + 1..before.len() - 1)?;
        let message = say!(
            "Ce lien sera publié tel quel : ses crochets et ses parenthèses sont à l'envers.",
            "This link will be published as it is: its brackets and its parentheses are the wrong way round."
        );
        let right = format!("[{text}]({words})");
        let help = say!("écrivez {right}.", "write {right}.");
        let written = source.get(start..=close)?;
        return Some((start..close + 1, told(message).help(help).fix(written, right)));
    }
    None
}

fn single(written: &str, name: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::BRACKETS,
        say!(
            "« {written} » sera publié tel quel : ce n'est pas un lien.",
            "“{written}” will be published as it is: this is no link."
        ),
    )
    .help(say!(
        "un lien du portail a deux crochets de chaque côté : [[{name}]] ; pour montrer un crochet, écrivez \\[.",
        "a link of the portal has two brackets on each side: [[{name}]]; to show a bracket, write \\[."
    ))
    .fix(written, format!("[[{name}]]"))
}

fn unclosed(target: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::BRACKETS,
        say!("Ce qui suit « [[ » sera publié tel quel : ce n'est pas un lien.", "What follows “[[” will be published as it is: this is no link."),
    )
    .help(say!(
        "fermez-le par deux crochets, tel que [[E1D3O7]], et vérifiez « {target} » ; pour montrer un crochet, écrivez \\[.",
        "close it with two brackets, such as [[E1D3O7]], and check “{target}”; to show a bracket, write \\[."
    ))
}
