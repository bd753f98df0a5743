//! Tables as JSON: an array of objects, one a line; numbers keep the decimals that the documents print.

use std::fmt::Display;
use std::io::Write;

use crate::portal::donnees::{Cellule, Table};

/// A table as JSON.
pub(super) fn json(table: &Table<'_>) -> Vec<u8> {
    let mut out = b"[".to_vec();
    let mut separator = "\n";
    table.lignes(|cells| {
        out.extend(separator.as_bytes());
        separator = ",\n";
        let mut before = b'{';
        for (champ, cell) in table.decrit.champs.iter().zip(cells) {
            out.push(before);
            before = b',';
            text(&mut out, champ.nom);
            out.push(b':');
            value(&mut out, cell);
        }
        out.push(b'}');
    });
    out.extend(b"\n]\n");
    out
}

fn value(out: &mut Vec<u8>, cell: &Cellule<'_>) {
    match cell {
        Cellule::Rien => out.extend(b"null"),
        Cellule::Texte(words) => text(out, words),
        Cellule::Nombre(number) => plain(out, number),
        Cellule::Entier(number) => plain(out, number),
        Cellule::Booleen(truth) => plain(out, truth),
        Cellule::Liste(texts) => {
            let mut before = b'[';
            for words in texts {
                out.push(before);
                before = b',';
                text(out, words);
            }
            out.push(b']');
        }
    }
}

// A vector refuses nothing, and a string is always JSON.
fn text(out: &mut Vec<u8>, words: &str) {
    let _ = serde_json::to_writer(out, words);
}

fn plain(out: &mut Vec<u8>, shown: impl Display) {
    let _ = write!(out, "{shown}");
}
