//! Reads CSV, keeping the place of every cell: lists of thousands of lines, which no author writes by hand.
//!
//! The head names the columns, in any order; cells are separated by commas, by semicolons as French spreadsheets do, or
//! by tabs, as cells that are pasted.

use std::ops::Range;

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::hints::nearest;
use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, FileId, Files, Rule, Span};
use crate::model::Loc;
use crate::say;

/// Reads a file; each row has its cells in the order of `columns`.
///
/// # Errors
/// One diagnostic, at the first fault: a column that is missing, unknown or written twice, or a row that has not as many
/// cells as the head.
pub(super) fn rows<const N: usize>(
    files: &Files,
    id: FileId,
    columns: [&'static str; N],
) -> Result<Vec<[Loc<String>; N]>, Box<Diagnostic>> {
    let (sheet, mut reader) = Sheet::open(files, id, |head| head.contains(';'));
    let order = sheet.order(&mut reader, columns)?;
    let mut rows = Vec::new();
    let mut record = ByteRecord::new();
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => rows.push(sheet.row(&record, &order)),
            Ok(false) => return Ok(rows),
            Err(error) => return Err(Box::new(sheet.uneven(&error))),
        }
    }
}

/// Reads a file some of whose columns may be missing; each row has its cells in the order of `columns`, blank for a
/// column that is not there.
///
/// # Errors
/// As [`rows`].
pub(super) fn named(
    files: &Files,
    id: FileId,
    columns: &[&'static str],
    required: &[&'static str],
) -> Result<Vec<Vec<Loc<String>>>, Box<Diagnostic>> {
    let (sheet, mut reader) = Sheet::open(files, id, |head| head.contains(';') && !head.contains(','));
    let ranks = sheet.ranks(&mut reader, columns, required)?;
    let blank = || Loc { value: String::new(), range: 0..0 };
    let mut rows = Vec::new();
    let mut record = ByteRecord::new();
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {
                let cell = |rank: &Option<usize>| rank.and_then(|r| sheet.cell(&record, r)).map_or_else(blank, trimmed);
                rows.push(ranks.iter().map(cell).collect());
            }
            Ok(false) => return Ok(rows),
            Err(error) => return Err(Box::new(sheet.uneven(&error))),
        }
    }
}

struct Sheet<'t> {
    text: &'t str,
    id: FileId,
    /// Where the line of the columns starts, in bytes: the reader counts from there.
    base: usize,
}

impl<'t> Sheet<'t> {
    /// Opens a file; `semicolons` says whether the line of the columns has these for separators. A first line `sep=;`,
    /// which a spreadsheet writes for itself, says so instead.
    fn open(files: &'t Files, id: FileId, semicolons: impl Fn(&str) -> bool) -> (Self, Reader<&'t [u8]>) {
        let text = files.text(id);
        let said = separator(text);
        let base = said.map_or(0, |(_, end)| end);
        let rest = text.get(base..).unwrap_or_default();
        let head = rest.lines().next().unwrap_or_default();
        let guessed = || match head {
            head if semicolons(head) => b';',
            head if head.contains('\t') && !head.contains(',') => b'\t',
            _ => b',',
        };
        // What the line says is the spreadsheet's: another program may have written the rest.
        let told = said.map(|(separator, _)| separator).filter(|s| head.as_bytes().contains(s));
        let delimiter = told.unwrap_or_else(guessed);
        let reader = ReaderBuilder::new().delimiter(delimiter).from_reader(rest.as_bytes());
        (Self { text, id, base }, reader)
    }

    /// The rank, in the file, of each column.
    fn order<const N: usize>(
        &self,
        reader: &mut Reader<&[u8]>,
        columns: [&'static str; N],
    ) -> Result<[usize; N], Box<Diagnostic>> {
        let ranks = self.ranks(reader, &columns, &columns)?;
        let mut order = [0; N];
        for (place, rank) in order.iter_mut().zip(ranks) {
            *place = rank.unwrap_or_default();
        }
        Ok(order)
    }

    /// The rank, in the file, of each column; those of `required` must be there.
    fn ranks(
        &self,
        reader: &mut Reader<&[u8]>,
        columns: &[&'static str],
        required: &[&'static str],
    ) -> Result<Vec<Option<usize>>, Box<Diagnostic>> {
        let head = match reader.byte_headers() {
            Ok(head) => head.clone(),
            Err(error) => return Err(Box::new(self.uneven(&error))),
        };
        let written: Vec<Loc<String>> =
            (0..head.len()).filter_map(|rank| self.cell(&head, rank)).map(trimmed).collect();
        let list = columns.join(", ");
        let at = |rule: &'static Rule, range: &Range<usize>, message: Bilingual, help: Bilingual| {
            Box::new(Diagnostic::new(rule, message).at(Span::new(self.id, range.start, range.end)).help(help))
        };
        for (rank, cell) in written.iter().enumerate() {
            let name = cell.value.as_str();
            if !columns.contains(&name) {
                let help = match nearest(name, columns.iter().copied()) {
                    Some(near) => say!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"),
                    None => say!("les colonnes sont : {list}.", "the columns are: {list}."),
                };
                let message = say!("Il n'y a pas de colonne « {name} ».", "There is no column “{name}”.");
                return Err(at(&rules::UNKNOWN_FIELD, &cell.range, message, help));
            }
            if written.iter().take(rank).any(|before| before.value == cell.value) {
                let message = say!("La colonne « {name} » est là deux fois.", "The column “{name}” is there twice.");
                return Err(at(&rules::DUPLICATE_KEY, &cell.range, message, say!("gardez-en une.", "keep one.")));
            }
        }
        let mut ranks = Vec::with_capacity(columns.len());
        for column in columns {
            let rank = written.iter().position(|cell| cell.value == *column);
            if rank.is_none() && required.contains(column) {
                let message = say!("Il manque la colonne « {column} ».", "The column “{column}” is missing.");
                let help =
                    say!("la première ligne nomme les colonnes : {list}.", "the first line names the columns: {list}.");
                let head = self.text.get(self.base..).unwrap_or_default().lines().next().map_or(0, str::len);
                return Err(at(&rules::MISSING_FIELD, &(self.base..self.base + head), message, help));
            }
            ranks.push(rank);
        }
        Ok(ranks)
    }

    fn row<const N: usize>(&self, record: &ByteRecord, order: &[usize; N]) -> [Loc<String>; N] {
        order.map(|rank| self.cell(record, rank).map_or_else(|| Loc { value: String::new(), range: 0..0 }, trimmed))
    }

    /// A cell and its place: exact when the row is written without quotes, that of the row otherwise.
    fn cell(&self, record: &ByteRecord, rank: usize) -> Option<Loc<String>> {
        let value = String::from_utf8_lossy(record.get(rank)?).into_owned();
        let start = self.base + usize::try_from(record.position()?.byte()).ok()?;
        // The reader counts from the end of the line before, which may leave line feeds to skip.
        let row = self.text.get(start..).unwrap_or_default();
        let start = start + (row.len() - row.trim_start_matches(['\r', '\n']).len());
        let range = record.range(rank)?;
        let exact = start + range.start + rank..start + range.end + rank;
        if self.text.get(exact.clone()) == Some(value.as_str()) {
            return Some(Loc { value, range: exact });
        }
        let line = self.text.get(start..).unwrap_or_default().lines().next().map_or(0, str::len);
        Some(Loc { value, range: start..start + line })
    }

    /// A row that has not as many cells as the head; the text is UTF-8 already, so nothing else can go wrong.
    fn uneven(&self, error: &csv::Error) -> Diagnostic {
        let start = self.base + error.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or_default();
        let row = self.text.get(start..).unwrap_or_default();
        let start = start + (row.len() - row.trim_start_matches(['\r', '\n']).len());
        let end = start + self.text.get(start..).unwrap_or_default().lines().next().map_or(0, str::len);
        Diagnostic::new(
            &rules::CSV,
            say!(
                "Cette ligne n'a pas autant de cases que la première en nomme.",
                "This line has not as many cells as the first one names."
            ),
        )
        .at(Span::new(self.id, start, end))
        .help(say!(
            "une case qui contient le séparateur se met entre guillemets doubles ; une case vide garde son séparateur.",
            "put a cell that holds the separator between double quotes; an empty cell keeps its separator."
        ))
    }
}

/// The separator that a line `sep=;` says, and where the next line starts.
fn separator(text: &str) -> Option<(u8, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let said = line.trim_end_matches(['\r', '\n']).trim_matches(['"', ' ']);
    let rest = said.strip_prefix("sep=").or_else(|| said.strip_prefix("SEP="))?;
    let separator = *rest.as_bytes().first().filter(|_| rest.len() == 1)?;
    matches!(separator, b';' | b',' | b'\t' | b'|').then_some((separator, line.len()))
}

fn trimmed(cell: Loc<String>) -> Loc<String> {
    let trimmed = cell.value.trim_matches([' ', '\u{FEFF}']);
    if trimmed.len() == cell.value.len() { cell } else { Loc { value: trimmed.to_owned(), range: cell.range } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<[Loc<String>; 2]>, Box<Diagnostic>> {
        let mut files = Files::default();
        let id = files.add("liste.csv", text);
        rows(&files, id, ["code", "nom"])
    }

    fn values(text: &str) -> Vec<(String, String)> {
        read(text).unwrap().into_iter().map(|[a, b]| (a.value, b.value)).collect()
    }

    #[test]
    fn columns_come_in_any_order_and_with_either_separator() {
        let wanted = [("1".to_owned(), "Pont, Le".to_owned())];
        assert_eq!(values("code,nom\n1,\"Pont, Le\"\n"), wanted);
        assert_eq!(values("nom;code\r\nPont, Le;1\r\n"), wanted);
    }

    #[test]
    fn every_cell_knows_where_it_stands() {
        let text = "code,nom\r\n1,Pont\r\n22,\"La, Source\"\r\n";
        let read = read(text).unwrap();
        let at = |cell: &Loc<String>| text[cell.range.clone()].to_owned();
        assert_eq!([at(&read[0][0]), at(&read[0][1])], ["1", "Pont"]);
        assert_eq!(at(&read[1][1]), "22,\"La, Source\"", "the place of a quoted cell is its row");
    }

    #[test]
    fn the_line_that_a_spreadsheet_writes_for_itself_says_the_separator_and_is_no_row() {
        let wanted = [("1".to_owned(), "Pont, Le".to_owned())];
        assert_eq!(values("sep=;\r\ncode;nom\r\n1;Pont, Le\r\n"), wanted);
        assert_eq!(values("sep=;\ncode,nom\n1,\"Pont, Le\"\n"), wanted);
        assert_eq!(values("sep=|\ncode|nom\n1|Pont, Le\n"), wanted);
        assert_eq!(values("nom\tcode\nPont, Le\t1\n"), wanted, "cells pasted as they are");
        let text = "sep=;\ncode;nom\n1;Pont\n2;La;Source\n";
        let span = read(text).unwrap_err().span.unwrap();
        assert_eq!(&text[span.start as usize..span.end as usize], "2;La;Source");
        let text = "sep=;\ncode;nom\n22;Pont\n";
        assert_eq!(&text[read(text).unwrap()[0][0].range.clone()], "22");
        assert_eq!(read("sep=;;\ncode;nom\n").unwrap_err().rule.code, "G111");
    }

    #[test]
    fn a_row_with_a_cell_too_many_is_shown_whole() {
        let text = "code,nom\n1,Pont\n2,La, Source\n";
        let fault = read(text).unwrap_err();
        assert_eq!(fault.rule.code, "G620");
        let span = fault.span.unwrap();
        assert_eq!(&text[span.start as usize..span.end as usize], "2,La, Source");
    }
}
