//! What a portal accepts for a while: a rule, a place, a reason, a date.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{DatePartielle, Loc};
use crate::diagnostic::Span;

/// An entry of `tolerances:` as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToleranceBrute {
    /// Code of the rule.
    pub regle: Loc<String>,
    /// Where: the address of pages, which starts with `/`, or a file; `*` stands for anything.
    pub ou: Loc<String>,
    /// Why, for whoever reads the list.
    pub raison: Loc<String>,
    /// The last day.
    pub jusqu_au: Loc<String>,
}

/// An entry of `tolerances:`.
#[derive(Debug, Clone)]
pub struct Tolerance {
    /// Code of the rule.
    pub regle: String,
    /// Where it is written.
    pub span: Span,
    motif: String,
    jusqu_au: DatePartielle,
}

impl Tolerance {
    /// An entry that was read.
    #[must_use]
    pub fn new(regle: &str, motif: &str, jusqu_au: DatePartielle, span: Span) -> Self {
        Self { regle: regle.to_ascii_uppercase(), motif: motif.to_owned(), jusqu_au, span }
    }

    /// Whether it is about a page, by its path from the root (`valbrume/index.html`).
    #[must_use]
    pub fn couvre_page(&self, path: &str) -> bool {
        let address = path.strip_suffix("index.html").unwrap_or(path);
        self.motif.strip_prefix('/').is_some_and(|motif| ressemble(motif, address))
    }

    /// Whether it is about a file, by its path or by the end of it.
    #[must_use]
    pub fn couvre_fichier(&self, path: &str) -> bool {
        let ends = path.match_indices('/').filter_map(|(at, _)| path.get(at + 1..));
        !self.motif.starts_with('/') && std::iter::once(path).chain(ends).any(|end| ressemble(&self.motif, end))
    }

    /// The last day, in French.
    #[must_use]
    pub fn fin(&self) -> String {
        self.jusqu_au.french()
    }

    /// Whether it is over on a day: a date known to the month or the year lasts to its end.
    #[must_use]
    pub fn est_passee(&self, jour: DatePartielle) -> bool {
        let last = |d: DatePartielle| (d.annee, d.mois.unwrap_or(12), d.jour.unwrap_or(31));
        (jour.annee, jour.mois.unwrap_or(1), jour.jour.unwrap_or(1)) > last(self.jusqu_au)
    }
}

/// Whether a text is what a pattern says, `*` being any run of signs.
fn ressemble(motif: &str, texte: &str) -> bool {
    let Some((first, rest)) = motif.split_once('*') else { return motif == texte };
    let Some(mut left) = texte.strip_prefix(first) else { return false };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let last = pieces.pop().unwrap_or_default();
    for piece in pieces {
        let Some((_, after)) = left.split_once(piece) else { return false };
        left = after;
    }
    left.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    fn tolerance(motif: &str, until: &str) -> Tolerance {
        let span = Span::new(Files::default().add("a", ""), 0, 0);
        Tolerance::new("g882", motif, DatePartielle::parse(until).unwrap(), span)
    }

    #[test]
    fn an_address_is_about_pages_and_anything_else_about_files() {
        let page = tolerance("/valbrume/*", "2026");
        assert!(page.couvre_page("valbrume/index.html") && page.couvre_page("valbrume/e1/index.html"));
        assert!(!page.couvre_page("index.html") && !page.couvre_fichier("valbrume/x.md"));
        assert!(
            tolerance("/", "2026").couvre_page("index.html") && tolerance("/404.html", "2026").couvre_page("404.html")
        );
        let file = tolerance("templates/fiche.html", "2026");
        assert!(
            file.couvre_fichier("themes/romarin/templates/fiche.html") && !file.couvre_fichier("templates/fiche.htm")
        );
        assert!(!file.couvre_page("templates/fiche.html"));
    }

    #[test]
    fn a_star_stands_for_anything_and_nothing_else_does() {
        for (motif, texte, wanted) in [
            ("a*c", "abc", true),
            ("a*c", "ac", true),
            ("a*b*c", "a-b-b-c", true),
            ("*", "", true),
            ("a*bc", "abc", true),
            ("a*c", "abcd", false),
            ("a*b*b", "ab", false),
            ("a.c", "abc", false),
        ] {
            assert_eq!(ressemble(motif, texte), wanted, "{motif} {texte}");
        }
    }

    #[test]
    fn a_month_lasts_to_its_last_day() {
        let day = |text| DatePartielle::parse(text).unwrap();
        let juin = tolerance("/", "2026-06");
        assert!(
            !juin.est_passee(day("2026-06-30"))
                && juin.est_passee(day("2026-07-01"))
                && juin.est_passee(day("2026-07"))
        );
        assert!(
            !tolerance("/", "2026").est_passee(day("2026-12-31")) && tolerance("/", "2026").est_passee(day("2027"))
        );
    }
}
