//! The files of the index.
//!
//! | file | holds | is loaded |
//! |---|---|---|
//! | the search page | the first letters of every file of words, empty words ([`Cles`]) | |
//! | `recherche/index.js` | the same, the names of the other files, rank and facets of each page | with the field |
//! | `recherche/mots-ab.*.js` | words that begin with « ab »: forms, pages, weights | with the first word that does |
//! | `recherche/textes-3.*.js` | title, breadcrumb, sentence of a few pages | to show them |
//!
//! They are scripts that call one function with one value, since a page opened from a USB key may run scripts and may
//! not read files. All but the first are named after their content: one that is asked for by an index older than the
//! site is no more there, which the script of the theme takes as an order to read the index again.
//!
//! A line of words is `equipement,as BgC`: forms (each says in base 36 how many letters it takes from the one before),
//! then numbers in base 32, five bits a character, the sixth saying that more follow: the rank of the page less that
//! of the page before, times [`PLUS_FORT`], plus the weight less one.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::json;

use super::Document;
use super::lexique::Lexique;
use super::poids::{Groupe, PLUS_FORT};
use crate::fingerprint::Fingerprint;

/// Where the files are.
const DOSSIER: &str = "recherche/";

/// The file that knows the others.
pub const TETE: &str = "recherche/index.js";

/// A file of words is cut by one more letter beyond so many bytes.
const LOT: usize = 8_000;

/// How many pages one file of texts describes.
const TEXTES: usize = 24;

/// What a number is written with.
const SIGNES: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fichier {
    /// Path from the root of the site.
    pub chemin: String,
    /// What it holds.
    pub contenu: Vec<u8>,
}

/// Where words are: what the page that searches bears, so that a question asks for its words at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cles {
    /// The first letters of the words of each file, and what its name says of its content: `ab:1f2e3d4c ac:…`.
    pub mots: String,
    /// The words that are not sought.
    pub vides: String,
}

/// The index of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Every file.
    pub fichiers: Vec<Fichier>,
    /// What the search page tells of them.
    pub cles: Cles,
    /// The ranks of the associations of which no page says the phrase.
    pub inutiles: Vec<usize>,
}

/// A stem's forms that begin with the same letters, and its line.
struct Entree<'l> {
    forme: &'l str,
    ligne: &'l str,
}

pub(super) fn ecrire(documents: &[Document], lexique: &Lexique, groupes: &[Groupe]) -> Index {
    let lines: Vec<(&Vec<String>, String)> =
        lexique.formes.par_iter().zip(groupes).filter(|(_, g)| !g.is_empty()).map(|(f, g)| (f, ligne(f, g))).collect();
    // A group whose forms begin otherwise (rare) stands in the file of each.
    let mut entrees: Vec<Entree<'_>> =
        lines.iter().flat_map(|(formes, ligne)| formes.iter().map(move |forme| Entree { forme, ligne })).collect();
    entrees.sort_by(|a, b| (a.forme, a.ligne).cmp(&(b.forme, b.ligne)));
    let mut lots: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    couper("", &entrees, &mut lots);
    let mut fichiers: Vec<Fichier> =
        lots.par_iter().map(|(debut, lignes)| fichier(&nom("mots", debut), &json!(lignes.join("\n")))).collect();
    let mots: Vec<String> = lots.keys().zip(&fichiers).map(|(d, f)| format!("{d}:{}", empreinte(f))).collect();
    let textes: Vec<Fichier> = documents
        .par_chunks(TEXTES)
        .enumerate()
        .map(|(rank, pages)| {
            fichier(&nom("textes", &rank.to_string()), &json!(pages.iter().map(texte).collect::<Vec<_>>()))
        })
        .collect();
    let blocs: Vec<&str> = textes.iter().map(empreinte).collect();
    let mut facettes: Vec<&str> = documents.iter().flat_map(|d| &d.facettes).map(String::as_str).collect();
    facettes.sort_unstable();
    facettes.dedup();
    let genres: Vec<String> = documents.iter().map(|d| genre(d, &facettes)).collect();
    let cles = Cles { mots: mots.join(" "), vides: lexique.grammaire.vides().join(" ") };
    let tete = json!({
        "nombre": documents.len(),
        "mots": cles.mots,
        "textes": blocs.join(" "),
        "parTextes": TEXTES,
        "plusFort": PLUS_FORT,
        "vides": cles.vides,
        "facettes": facettes,
        "pages": genres.join(" "),
    });
    fichiers.extend(textes);
    fichiers.push(Fichier { chemin: TETE.to_owned(), contenu: script(&tete) });
    Index { fichiers, cles, inutiles: Vec::new() }
}

/// What a search needs to know of each page, apart from the others so that it is read only if it answers: its rank, then
/// the ranks of its facets.
fn genre(d: &Document, facettes: &[&str]) -> String {
    let mut genre = String::new();
    coder(d.rang.into(), &mut genre);
    for rank in d.facettes.iter().filter_map(|f| facettes.binary_search(&f.as_str()).ok()) {
        coder(rank, &mut genre);
    }
    genre
}

/// Puts entries in files by their first letters; one letter more where there are too many.
///
/// In a file that is cut, the words that are its very letters stay: nothing shorter leads to them.
fn couper<'e>(debut: &str, entrees: &[Entree<'e>], lots: &mut BTreeMap<String, Vec<&'e str>>) {
    let mut lignes: Vec<&str> = entrees.iter().map(|e| e.ligne).collect();
    lignes.sort_unstable();
    lignes.dedup();
    let size: usize = lignes.iter().map(|l| l.len() + 1).sum();
    if size <= LOT || entrees.iter().all(|e| e.forme == debut) {
        lots.insert(debut.to_owned(), lignes);
        return;
    }
    let next = |e: &Entree<'_>| e.forme.get(debut.len()..).and_then(|rest| rest.chars().next());
    for same in entrees.chunk_by(|a, b| next(a) == next(b)) {
        match same.first().and_then(next) {
            Some(letter) => couper(&format!("{debut}{letter}"), same, lots),
            None => drop(lots.insert(debut.to_owned(), same.iter().map(|e| e.ligne).collect())),
        }
    }
}

fn ligne(formes: &[String], groupe: &Groupe) -> String {
    let mut line = String::new();
    let mut before = "";
    for forme in formes {
        let mut same = 0;
        if !line.is_empty() {
            same = forme.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count().min(35);
            same = (0..=same).rev().find(|n| forme.is_char_boundary(*n)).unwrap_or_default();
            line.push(',');
            line.extend(char::from_digit(u32::try_from(same).unwrap_or_default(), 36));
        }
        line.push_str(forme.get(same..).unwrap_or_default());
        before = forme;
    }
    line.push(' ');
    let mut last = 0;
    for (page, poids) in groupe {
        let step = page - last;
        coder(step as usize * usize::from(PLUS_FORT) + usize::from(poids.saturating_sub(1)), &mut line);
        last = *page;
    }
    line
}

/// A number in base 32, the lowest digits first.
fn coder(mut number: usize, out: &mut String) {
    loop {
        let more = if number >= 32 { 32 } else { 0 };
        out.extend(SIGNES.get(number % 32 + more).map(|sign| char::from(*sign)));
        number /= 32;
        if more == 0 {
            return;
        }
    }
}

fn texte(d: &Document) -> serde_json::Value {
    json!([d.chemin, d.titre, d.code.as_deref().unwrap_or_default(), d.fil.join(" › "), d.extrait])
}

/// The name of a file, without folder nor extension: plain letters, whatever the alphabet of the words.
fn nom(sorte: &str, debut: &str) -> String {
    let plain: String = debut
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("u{:x}", u32::from(c)) })
        .collect();
    if plain.is_empty() { sorte.to_owned() } else { format!("{sorte}-{plain}") }
}

fn fichier(nom: &str, valeur: &serde_json::Value) -> Fichier {
    let contenu = script(valeur);
    let hash: String = Fingerprint::of(&contenu).sha256.to_string().chars().take(8).collect();
    Fichier { chemin: format!("{DOSSIER}{nom}.{hash}.js"), contenu }
}

fn script(valeur: &serde_json::Value) -> Vec<u8> {
    format!("garrigueRecherche({valeur});\n").into_bytes()
}

/// The part of a file's name that says its content.
fn empreinte(fichier: &Fichier) -> &str {
    fichier.chemin.rsplit('.').nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_forms_pages_and_weights() {
        let line = ligne(&["equipement".into(), "equipements".into()], &vec![(0, 1), (3, 16)]);
        assert_eq!(line, "equipement,as A_B");
    }

    #[test]
    fn a_word_of_another_alphabet_has_a_plain_file_name() {
        assert_eq!(nom("mots", "β1"), "mots-u3b21");
        assert_eq!(nom("mots", ""), "mots");
    }

    #[test]
    fn a_file_too_large_is_cut_and_a_word_of_its_own_letters_stays() {
        let long = "x".repeat(LOT);
        let words = ["ab", "aba", "abc"];
        let entrees: Vec<_> = words.iter().map(|forme| Entree { forme, ligne: &long }).collect();
        let mut lots = BTreeMap::new();
        couper("", &entrees, &mut lots);
        assert_eq!(lots.keys().collect::<Vec<_>>(), ["ab", "aba", "abc"]);
    }
}
