#![doc = include_str!("../../../docs/regles/G872.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::Tag;
use crate::audit::page::{Link, Page};
use crate::diagnostic::Rule;
use crate::{rule, say};

static DOWNLOAD: Rule = rule!(warning, "G872", "telechargement");

pub(super) const RULE: PageRule = PageRule {
    rule: &DOWNLOAD,
    about: &[],
    always: false,
    apply,
    help: || {
        say!(
            "écrivez le format et le poids dans le lien ou juste après : « (PDF, 1,2 Mo) ».",
            "write the format and size in the link or right after: “(PDF, 1.2 MB)”."
        )
    },
};

/// Formats that people download, and the words that name them.
const FORMATS: &[(&str, &[&str])] = &[
    ("pdf", &["pdf"]),
    ("csv", &["csv", "tableur"]),
    ("json", &["json", "data package"]),
    ("geojson", &["geojson"]),
    ("xlsx", &["xlsx", "excel", "tableur"]),
    ("xls", &["xls", "excel", "tableur"]),
    ("ods", &["ods", "tableur", "opendocument"]),
    ("odt", &["odt", "opendocument"]),
    ("docx", &["docx", "word"]),
    ("doc", &["doc", "word"]),
    ("pptx", &["pptx", "powerpoint"]),
    ("odp", &["odp", "opendocument"]),
    ("zip", &["zip"]),
    ("epub", &["epub"]),
    ("ics", &["ics", "icalendar"]),
    ("jsonld", &["json-ld", "jsonld"]),
    ("parquet", &["parquet"]),
    ("sqlite", &["sqlite"]),
];

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for &Link { id, href, ref name } in page.links() {
        let path = href.split(['#', '?']).next().unwrap_or_default();
        // Most links lead to a page, whose address is that of a folder.
        if path.ends_with('/') || path.is_empty() {
            continue;
        }
        let file = path.rsplit('/').next().unwrap_or_default();
        let Some((_, extension)) = file.rsplit_once('.') else { continue };
        let Some((_, names)) = FORMATS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension)) else {
            continue;
        };
        looked += 1;
        let holder = document.above(id).find(|up| {
            matches!(document.tag(*up), Tag::Li | Tag::P | Tag::Td | Tag::Dd | Tag::Figcaption | Tag::Caption)
        });
        let said = holder.map_or_else(|| name.to_string(), |up| document.words(up)).to_lowercase();
        let format = names.iter().any(|name| said.contains(name));
        let outside = path.contains("://");
        let size = outside || has_size(&said);
        if !format {
            faults.at(
                id,
                say!(
                    "Le téléchargement « {name} » ne dit pas son format.",
                    "The download “{name}” does not say its format."
                ),
            );
        } else if !size {
            faults.at(
                id,
                say!(
                    "Le téléchargement « {name} » ne dit pas son poids.",
                    "The download “{name}” does not say its size."
                ),
            );
        }
    }
    looked
}

/// Whether a text holds a size: « 1,2 Mo », « 340 ko », « 900 octets », “1.2 MB”.
fn has_size(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ';')).collect();
    words.windows(2).any(|pair| {
        let [number, unit] = pair else { return false };
        let unit = unit.trim_matches(|c: char| !c.is_alphabetic());
        number.ends_with(|c: char| c.is_ascii_digit())
            && matches!(
                unit,
                "o" | "octet" | "octets" | "ko" | "mo" | "go" | "kio" | "mio" | "byte" | "bytes" | "kb" | "mb" | "gb"
            )
    })
}

#[cfg(test)]
mod tests {
    use super::has_size;

    #[test]
    fn a_size_is_a_number_and_a_unit() {
        assert!(
            has_size("le plan (pdf, 1,2 mo)")
                && has_size("(ics, 900\u{a0}octets)")
                && has_size("12 ko.")
                && has_size("(csv, 1.2 mb)")
        );
        assert!(!has_size("le plan (pdf)") && !has_size("mode d'emploi") && !has_size("3 moyens"));
    }
}
