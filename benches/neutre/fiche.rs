//! A sheet.

use std::fmt::Write as _;

use super::lu::{Objectif, sans_zeros};
use super::registre::{cite, indicateur};

/// Writes the sheet of an objective.
pub fn ecrire(o: &Objectif) -> String {
    let tete = &o.tete;
    let (corps, notes) = sans_notes(&o.corps);
    let mut t = format!(
        "---\nsection: {}\nen_bref: {}\nthemes: [{}]\nparcours: [{}]\nmise_a_jour: {}\nchiffres:\n",
        cite(&format!("Objectif {}", tete.code)),
        cite(&tete.description),
        tete.themes.join(", "),
        tete.parcours.join(", "),
        tete.maj,
    );
    for i in &tete.indicateurs {
        let _ = writeln!(t, "  - indicateur: {}", indicateur(&i.code));
    }
    if !notes.is_empty() {
        t.push_str("remarques:\n");
        for note in notes {
            let _ = writeln!(t, "  - {}", cite(note));
        }
    }
    // Every text stands in a section that the level declares, and sections start with « ## ».
    let _ = write!(t, "---\n## Présentation\n\n{}\n", liens(&corps));
    if !tete.lies.is_empty() {
        t.push_str("\n## Objectifs liés\n\n");
        for lie in &tete.lies {
            let _ = writeln!(t, "- [[{}]]", code_de(lie));
        }
    }
    t
}

/// `[text](ref:01-ain/e1-d1-o001)` as `[[E1-D1-O1|text]]`.
fn liens(corps: &str) -> String {
    let mut parts = corps.split("](ref:");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (cible, rest) = part.split_once(')').unwrap_or((part, ""));
        let texte = out.rfind('[').map(|at| out.split_off(at)).unwrap_or_default();
        let texte = texte.trim_start_matches('[');
        let _ = write!(out, "[[{}|{texte}]]{rest}", code_de(cible));
    }
    out
}

fn code_de(cible: &str) -> String {
    sans_zeros(&cible.rsplit('/').next().unwrap_or(cible).to_uppercase())
}

/// The text without its footnotes, and the footnotes.
fn sans_notes(corps: &str) -> (String, Vec<&str>) {
    let mut text = Vec::new();
    let mut notes = Vec::new();
    for line in corps.lines() {
        match line.strip_prefix("[^").and_then(|rest| rest.split_once("]: ")) {
            Some((_, note)) => notes.push(note),
            None => text.push(line),
        }
    }
    let mut text = text.join("\n").trim_end().to_owned();
    for n in 1..=notes.len() {
        text = text.replace(&format!("[^{n}]"), "");
    }
    (text, notes)
}
