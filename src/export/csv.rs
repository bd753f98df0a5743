//! Tables as CSV (RFC 4180): UTF-8 without byte-order mark, commas, CRLF, decimal points, quotes only where needed.

use crate::portal::donnees::{Cellule, Table};

/// A table as CSV, with a line of names first; and how many rows follow.
pub(super) fn csv(table: &Table<'_>) -> (Vec<u8>, usize) {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // A vector refuses nothing, and every row has one cell a column.
    let _ = writer.write_record(table.decrit.champs.iter().map(|c| c.nom));
    let mut record = csv::ByteRecord::new();
    let count = table.lignes(|cells| {
        record.clear();
        for cell in cells {
            match cell {
                Cellule::Rien => record.push_field(b""),
                Cellule::Texte(text) => record.push_field(text.as_bytes()),
                Cellule::Liste(texts) => record.push_field(texts.join("\n").as_bytes()),
                Cellule::Nombre(number) => record.push_field(number.to_string().as_bytes()),
                Cellule::Entier(number) => record.push_field(number.to_string().as_bytes()),
                Cellule::Booleen(truth) => record.push_field(if *truth { b"true" } else { b"false" }),
            }
        }
        let _ = writer.write_byte_record(&record);
    });
    (writer.into_inner().unwrap_or_default(), count)
}
