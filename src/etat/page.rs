//! The state of the sources as a page of the preview, which is never published.

use std::fmt::Write as _;

use super::{Compte, Etat};
use crate::diagnostic::{Lang, sanitize};

/// Writes the page; `style` is the address of its stylesheet.
///
/// In French, as the rest of the preview: its only reader is the author.
#[must_use]
pub fn render(etat: &Etat, style: &str) -> String {
    let Compte { faits, total } = etat.total();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"fr\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>Ce qui manque encore</title>\n<link rel=\"stylesheet\" href=\"{style}\">\n<body class=\"etat\">\n<main>\n\
         <p><a href=\"/\">Retour à l’aperçu</a></p>\n<h1>Ce qui manque encore</h1>\n\
         <p>{faits} choses sur {total} sont faites. Cette page n’est jamais publiée. Ce que le document ne dit pas reste vide.</p>\n\
         <div tabindex=\"0\" role=\"region\" aria-labelledby=\"compte\"><table>\n<caption id=\"compte\">Par genre</caption>\n\
         <thead><tr><th scope=\"col\">Genre</th><th scope=\"col\">Faits</th><th scope=\"col\">Restent</th>\
         <th scope=\"col\">Avancement</th></tr></thead>\n<tbody>\n"
    );
    for (genre, compte) in &etat.genres() {
        let nom = escape(genre.nom().get(Lang::Fr));
        let (Compte { faits, total }, left) = (*compte, compte.reste());
        let _infallible = writeln!(
            out,
            "<tr><th scope=\"row\">{nom}</th><td>{faits} sur {total}</td><td>{left}</td>\
             <td><progress max=\"{total}\" value=\"{faits}\">{faits} sur {total}</progress></td></tr>"
        );
    }
    out.push_str("</tbody>\n</table></div>\n<h2>Par fichier</h2>\n");
    if etat.a_faire().next().is_none() {
        out.push_str("<p>Il ne reste rien à faire.</p>\n");
    }
    for (path, fichier) in etat.a_faire() {
        let Compte { faits, total } = fichier.compte();
        let (path, left) = (escape(path), fichier.manques.len());
        let _infallible = writeln!(
            out,
            "<details><summary><code>{path}</code> <span>{left} à voir, {faits} sur {total} faits</span></summary>\n<ul>"
        );
        for manque in &fichier.manques {
            let (line, what) = (manque.ligne, escape(manque.quoi.get(Lang::Fr)));
            let _infallible = writeln!(out, "<li><span>ligne {line}</span> {what}</li>");
        }
        out.push_str("</ul></details>\n");
    }
    out.push_str("</main>\n");
    out
}

fn escape(text: &str) -> String {
    let spaced = sanitize(text).replace(" :", "\u{a0}:").replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
    spaced.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
