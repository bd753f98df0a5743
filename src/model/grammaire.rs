//! The grammar of a language: what no catalogue can hold, since numbers and dates are made while a page is.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::{DatePartielle, Temps};
use crate::french::{self, NBSP, NNBSP};
use crate::{english, french::grammar};

/// How a language writes numbers, dates and what agrees with them. The one place that tells the languages apart: its
/// words are in its [`Catalogue`](super::Catalogue), which knows its grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grammaire {
    /// French.
    #[default]
    Francaise,
    /// English.
    Anglaise,
}

impl Grammaire {
    /// The grammar of a language, by its code; English for those that are neither.
    #[must_use]
    pub fn de(langue: &str) -> Self {
        if langue == "fr" { Self::Francaise } else { Self::Anglaise }
    }

    /// Whether its texts take French typography.
    #[must_use]
    pub fn est_francaise(self) -> bool {
        self == Self::Francaise
    }

    /// « 1 268,5 », “1,268.5”.
    #[must_use]
    pub fn nombre(self, value: &Decimal) -> String {
        match self {
            Self::Francaise => french::numbers::number(value),
            Self::Anglaise => english::numbers::number(value),
        }
    }

    /// A whole number.
    #[must_use]
    pub fn entier(self, n: usize) -> String {
        self.nombre(&n.into())
    }

    /// A change, with its sign.
    #[must_use]
    pub fn ecart(self, value: &Decimal) -> String {
        match self {
            Self::Francaise => french::numbers::signed(value),
            Self::Anglaise => english::numbers::signed(value),
        }
    }

    /// « 2e », “2nd”.
    #[must_use]
    pub fn rang(self, n: u32) -> String {
        match self {
            Self::Francaise => grammar::ordinal(n as usize, false),
            Self::Anglaise => english::numbers::ordinal(n),
        }
    }

    /// A number and the sign that is glued to it: « 19 % », “19%”, “€19”.
    #[must_use]
    pub fn avec_signe(self, nombre: &str, signe: &str) -> String {
        match (self, signe) {
            (Self::Francaise, _) => format!("{nombre}{NNBSP}{signe}"),
            (Self::Anglaise, "€") => format!("€{nombre}"),
            (Self::Anglaise, _) => format!("{nombre}{signe}"),
        }
    }

    /// What is counted, after « 1,2 million »: « d'habitants », “inhabitants”.
    #[must_use]
    pub fn compte_de(self, unite: &str) -> String {
        match self {
            Self::Francaise => grammar::de(unite),
            Self::Anglaise => unite.to_owned(),
        }
    }

    /// « 12 mars 2025 », “12 March 2025”.
    #[must_use]
    pub fn date(self, date: DatePartielle) -> String {
        let DatePartielle { annee, mois, jour } = date;
        match self {
            Self::Francaise => french::dates::date(annee, mois, jour),
            Self::Anglaise => english::dates::date(annee, mois, jour),
        }
    }

    /// A date, or a period: « 2020-2022 », “2020–2022”.
    #[must_use]
    pub fn temps(self, temps: Temps) -> String {
        match temps {
            Temps::Date(date) => self.date(date),
            Temps::Periode(from, to) if self.est_francaise() => format!("{from}-{to}"),
            Temps::Periode(from, to) => format!("{from}–{to}"),
        }
    }

    /// Years given in order: « en 2024, puis de 2026 à 2028 », “in 2024, then from 2026 to 2028”.
    #[must_use]
    pub fn annees(self, years: &[i16]) -> String {
        match self {
            Self::Francaise => french::dates::years(years),
            Self::Anglaise => english::dates::years(years),
        }
    }

    /// Words quoted: « mots », “mots”.
    #[must_use]
    pub fn cite(self, mots: &str) -> String {
        match self {
            Self::Francaise => format!("«{NBSP}{mots}{NBSP}»"),
            Self::Anglaise => format!("“{mots}”"),
        }
    }

    /// Whether a number takes the singular: none does in French, not in English.
    #[must_use]
    pub fn est_singulier(self, nombre: u64) -> bool {
        nombre == 1 || (nombre == 0 && self.est_francaise())
    }

    /// The form that agrees with a count.
    #[must_use]
    pub fn accord<'m>(self, nombre: usize, un: &'m str, plusieurs: &'m str) -> &'m str {
        if self.est_singulier(nombre as u64) { un } else { plusieurs }
    }

    /// The words that say nothing of a page, folded, in order: a search index leaves them out.
    #[must_use]
    pub fn vides(self) -> &'static [&'static str] {
        static VIDES: LazyLock<[Vec<&str>; 2]> =
            LazyLock::new(|| [french::mots::VIDES, english::mots::VIDES].map(|list| list.split(' ').collect()));
        let [francais, anglais] = &*VIDES;
        match self {
            Self::Francaise => francais,
            Self::Anglaise => anglais,
        }
    }

    /// Whether a folded word says nothing of a page.
    #[must_use]
    pub fn est_vide(self, mot: &str) -> bool {
        self.vides().binary_search(&mot).is_ok()
    }

    /// The stem of a folded word: what its forms have in common.
    #[must_use]
    pub fn racine(self, mot: &str) -> String {
        match self {
            Self::Francaise => french::mots::racine(mot),
            Self::Anglaise => english::mots::racine(mot),
        }
    }

    /// Takes a page's own text back to the way in which sources write values, for whoever reads the page again.
    #[must_use]
    pub fn relire(self, texte: &str) -> String {
        match self {
            Self::Francaise => texte.to_owned(),
            Self::Anglaise => english::numbers::as_sources_write(texte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_a_number_and_its_sign_its_own_way() {
        let (fr, en) = (Grammaire::de("fr"), Grammaire::de("en"));
        let n: Decimal = "1268.5".parse().unwrap();
        assert_eq!(fr.avec_signe(&fr.nombre(&n), "%"), "1\u{202F}268,5\u{202F}%");
        assert_eq!(en.avec_signe(&en.nombre(&n), "%"), "1,268.5%");
        assert_eq!(en.avec_signe("3", "€"), "€3");
        assert_eq!((fr.rang(1), en.rang(1)), ("1er".to_owned(), "1st".to_owned()));
        assert_eq!((fr.compte_de("euros"), en.compte_de("euros")), ("d’euros".to_owned(), "euros".to_owned()));
        assert_eq!((fr.cite("a"), en.cite("a")), ("«\u{A0}a\u{A0}»".to_owned(), "“a”".to_owned()));
    }

    #[test]
    fn each_language_writes_a_moment_its_own_way() {
        let day = DatePartielle::parse("2025-03-12").unwrap();
        assert_eq!(Grammaire::de("fr").date(day), "12\u{A0}mars 2025");
        assert_eq!(Grammaire::de("en").date(day), "12\u{A0}March 2025");
        assert_eq!(Grammaire::de("en").temps(Temps::Periode(2020, 2022)), "2020–2022");
    }

    #[test]
    fn none_is_singular_in_french_only() {
        assert_eq!(Grammaire::Francaise.accord(0, "place", "places"), "place");
        assert_eq!(Grammaire::Anglaise.accord(0, "place", "places"), "places");
    }
}
