//! Files that are no source at all: what to do with each kind of them.

use std::ops::Range;
use std::path::Path;

use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, FileId, Span};
use crate::say;

/// The way out for a file that nothing reads, by the end of its name; `there` says whether a name stands beside it.
pub(super) fn way_out(name: &str, there: impl Fn(&str) -> bool) -> Option<Bilingual> {
    let (stem, extension) = name.rsplit_once('.')?;
    Some(match extension.to_lowercase().as_str() {
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "svg" | "heic" | "tif" | "tiff" | "bmp" => say!(
            "les textes n'ont pas d'images : dites dans la fiche ce que celle-ci montre, et sortez-la de ce dossier.",
            "texts have no pictures: say in the fiche what this one shows, and take it out of this folder."
        ),
        "doc" | "docx" | "odt" | "rtf" | "pdf" | "pages" => say!(
            "copiez son texte dans un fichier « .md », et sortez-le de ce dossier.",
            "copy its text to a “.md” file, and take it out of this folder."
        ),
        "xls" | "xlsx" | "ods" | "numbers" => say!(
            "enregistrez le tableau en CSV : « garrigue import » en fait des observations ; et sortez-le de ce dossier.",
            "save the table as CSV: “garrigue import” makes observations of it; and take it out of this folder."
        ),
        // An editor that adds its own extension to the one that was typed; some systems hide it.
        "txt" if Path::new(stem).extension().is_some_and(|own| own == "md" || own == "yaml") => renamed(stem, &there),
        "yml" => renamed(&format!("{stem}.yaml"), &there),
        "txt" | "markdown" | "mdown" => renamed(&format!("{stem}.md"), &there),
        _ => return None,
    })
}

fn renamed(right: &str, there: &dyn Fn(&str) -> bool) -> Bilingual {
    if there(right) {
        return say!(
            "« {right} » est déjà là, et c'est lui qui est lu : gardez un seul des deux, sous ce nom.",
            "“{right}” is there too, and it is what is read: keep one of them, under that name."
        );
    }
    say!(
        "renommez-le « {right} » (le système cache peut-être la fin des noms : affichez les extensions).",
        "rename it “{right}” (the system may hide the end of names: show extensions)."
    )
}

/// What the first bytes of a file say that it is, when it is no text.
pub(super) fn format(bytes: &[u8]) -> Option<Bilingual> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let utf16 = starts(&[0xFF, 0xFE]) || starts(&[0xFE, 0xFF]);
    if utf16 || bytes.iter().take(64).filter(|b| **b == 0).count() > 8 && !starts(b"PK") {
        return Some(say!(
            "enregistrez-le au format « UTF-8 » : il est en « UTF-16 », que certains éditeurs nomment « Unicode ».",
            "save it as “UTF-8”: it is in “UTF-16”, which some editors call “Unicode”."
        ));
    }
    (starts(b"PK\x03\x04") || starts(b"\xD0\xCF\x11\xE0") || starts(b"{\\rtf") || starts(b"%PDF")).then(|| {
        say!(
            "c'est un document de traitement de texte sous un autre nom : copiez son texte dans un fichier texte.",
            "it is a word processor's document under another name: copy its text to a text file."
        )
    })
}

/// A line that a merge of versions left.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// Whether the two other marks are there too.
    pub(super) whole: bool,
}

/// The first line that a merge of versions left. `=======` alone is none: it may underline a title.
pub(super) fn conflict(text: &str) -> Option<Mark> {
    let (mut first, mut head, mut middle, mut tail, mut at) = (None, false, false, false, 0);
    for line in text.split_inclusive('\n') {
        let written = line.trim_end();
        let is_mark =
            |mark: &str| written.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let (opens, closes) = (is_mark("<<<<<<<"), is_mark(">>>>>>>"));
        if (opens || closes) && first.is_none() {
            first = Some(at..at + written.len());
        }
        (head, middle, tail) = (head || opens, middle || written == "=======", tail || closes);
        at += line.len();
    }
    first.map(|range| Mark { range, whole: head && middle && tail })
}

/// Says that a merge was left half done.
pub(super) fn unreconciled(id: FileId, mark: &Mark) -> Diagnostic {
    let (message, help) = if mark.whole {
        (
            say!(
                "Deux versions de ce fichier n'ont pas été réconciliées.",
                "Two versions of this file were never reconciled."
            ),
            say!(
                "entre « <<<<<<< » et « >>>>>>> », gardez l'un des deux passages que sépare « ======= », et supprimez ces trois lignes.",
                "between “<<<<<<<” and “>>>>>>>”, keep one of the two passages that “=======” separates, and delete these three lines."
            ),
        )
    } else {
        (
            say!(
                "Cette ligne est le reste d'une fusion de deux versions du fichier.",
                "This line is left of a merge of two versions of the file."
            ),
            say!(
                "supprimez-la, avec « ======= » s'il est encore là ; relisez le passage, qui peut être écrit deux fois.",
                "delete it, with “=======” if it is still there; read the passage again, for it may be written twice."
            ),
        )
    };
    Diagnostic::new(&rules::CONFLICT, message).at(Span::new(id, mark.range.start, mark.range.end)).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_to_do_with_its_file() {
        let help = |name| way_out(name, |other| other == "besoins.yaml").map(|h| h.fr).unwrap_or_default();
        assert!(help("photo.JPG").contains("pas d'images"));
        assert!(help("E1D1O1.md.txt").contains("« E1D1O1.md »"));
        assert!(help("besoins.yml").contains("déjà là"));
        assert!(help("paroles.yml").contains("renommez-le « paroles.yaml »"));
        assert_eq!(help("besoins.toml"), "");
    }

    #[test]
    fn bytes_say_what_they_are() {
        assert!(format(b"\xFF\xFE-\0-\0").is_some_and(|h| h.fr.contains("UTF-16")));
        assert!(format(b"PK\x03\x04").is_some_and(|h| h.fr.contains("traitement de texte")));
        assert!(format(b"L'\xe9t\xe9").is_none());
    }

    #[test]
    fn the_marks_of_a_merge_are_seen_even_when_one_alone_is_left() {
        let mark = |text: &'static str| conflict(text).map(|m| (&text[m.range], m.whole));
        let all = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n";
        assert_eq!(mark(all), Some(("<<<<<<< HEAD", true)));
        assert_eq!(mark("a\n<<<<<<< HEAD\r\nb\n"), Some(("<<<<<<< HEAD", false)));
        assert_eq!(mark("a\n=======\nb\n>>>>>>> x"), Some((">>>>>>> x", false)));
        assert_eq!(mark("Titre\n=======\n\n> > cité\n<<<<<<<<\n"), None);
    }
}
