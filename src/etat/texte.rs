//! The state of the sources, for a person in a terminal.

use std::fmt::Write as _;

use super::{Compte, Etat};
use crate::diagnostic::{Lang, visible};
use crate::say;

/// Columns of the bar of a kind.
const BARRE: usize = 16;
/// What a list shows of one file unless all is asked for.
const MONTRES: usize = 5;

/// Writes the state, in lines of `width` columns at most; `tout` shows every line of every file.
#[must_use]
pub fn render(etat: &Etat, lang: Lang, width: usize, tout: bool) -> String {
    let mut out = String::new();
    let Compte { faits, total } = etat.total();
    let genres = etat.genres();
    let name = genres.keys().map(|g| g.nom().get(lang).chars().count()).max().unwrap_or_default();
    let bars = width >= name + BARRE + 16;
    for (genre, compte) in &genres {
        let nom = genre.nom();
        let nom = nom.get(lang);
        let pad = " ".repeat(name - nom.chars().count());
        let bar = if bars { format!("  {}", bar(*compte)) } else { String::new() };
        let Compte { faits, total } = compte;
        line(
            &mut out,
            width,
            &format!("{nom}{pad}{bar}  {}", say!("{faits} sur {total}", "{faits} of {total}").get(lang)),
        );
    }
    let left: usize = etat.a_faire().map(|(_, f)| f.manques.len()).sum();
    let files = etat.a_faire().count();
    out.push('\n');
    if left == 0 {
        line(&mut out, width, say!("Il ne reste rien à faire ici.", "There is nothing left to do here.").get(lang));
        return out;
    }
    for (path, fichier) in etat.a_faire() {
        let Compte { faits, total } = fichier.compte();
        let path = visible(path);
        line(&mut out, width, say!("{path} ({faits} sur {total})", "{path} ({faits} of {total})").get(lang));
        let shown = if tout { fichier.manques.len() } else { MONTRES };
        for manque in fichier.manques.iter().take(shown) {
            line(&mut out, width, &format!("{:>6}  {}", manque.ligne, visible(manque.quoi.get(lang))));
        }
        let more = fichier.manques.len().saturating_sub(shown);
        if more > 0 {
            line(&mut out, width, say!("        et {more} de plus", "        and {more} more").get(lang));
        }
        out.push('\n');
    }
    let summary = say!(
        "À voir : {left} (fichiers : {files}). Fait : {faits} sur {total}. Ce que le document ne dit pas reste vide.",
        "To look at: {left} (files: {files}). Done: {faits} of {total}. What the document does not say stays blank."
    );
    line(&mut out, width, summary.get(lang));
    out
}

fn bar(compte: Compte) -> String {
    let full = (compte.faits * BARRE).checked_div(compte.total).unwrap_or_default();
    format!("[{}{}]", "#".repeat(full), "·".repeat(BARRE - full))
}

/// A line that a narrow terminal does not break in the middle of a word.
fn line(out: &mut String, width: usize, text: &str) {
    let indent = text.len() - text.trim_start().len();
    // A number of line is before its text: what follows goes below the text.
    let hang = if indent > 0 { 8 } else { 2 };
    let mut column = 0;
    for word in text.split_inclusive(' ') {
        let long = word.trim_end().chars().count();
        if column > hang && column + long > width.max(24) {
            let kept = out.trim_end_matches(' ').len();
            out.truncate(kept);
            let _infallible = write!(out, "\n{}", " ".repeat(hang));
            column = hang;
        }
        out.push_str(word);
        column += word.chars().count();
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_is_as_wide_as_the_terminal_at_most() {
        let mut out = String::new();
        line(&mut out, 40, "    12  « Part des habitants de plus de soixante-quinze ans » : sans année");
        assert!(out.lines().all(|l| l.chars().count() <= 40), "{out}");
        assert!(out.lines().skip(1).all(|l| l.starts_with("        ")), "{out}");
    }
}
