//! What a figure or a cell can hold. Unknown is not zero: each kind of « nothing » is a value of its own.

use rust_decimal::Decimal;

use crate::diagnostic::{Bilingual, Diagnostic, Rule};
use crate::{rule, say};

/// A value that is none of the known forms.
pub static VALUE: Rule = rule!(error, "G203", "valeur");
/// A range whose low end is above its high end.
pub static RANGE: Rule = rule!(error, "G205", "intervalle-inverse");

/// The word that multiplies a number, kept because « 5,5 milliards » claims less precision than 5 500 000 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Echelle {
    /// The number as it is.
    Unite,
    /// Millions.
    Million,
    /// Thousand millions.
    Milliard,
}

/// An exact decimal and its scale word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Nombre {
    /// As written: « 2,70 » keeps its two decimals.
    pub valeur: Decimal,
    /// The word that follows it.
    pub echelle: Echelle,
}

impl Nombre {
    /// The number multiplied out, for comparison and export.
    #[must_use]
    pub fn absolu(&self) -> Decimal {
        let facteur = match self.echelle {
            Echelle::Unite => 1,
            Echelle::Million => 1_000_000,
            Echelle::Milliard => 1_000_000_000,
        };
        self.valeur.checked_mul(Decimal::from(facteur)).unwrap_or(self.valeur)
    }

    fn ecriture(&self) -> String {
        let word = match self.echelle {
            Echelle::Unite => "",
            Echelle::Million => " million",
            Echelle::Milliard => " milliard",
        };
        format!("{}{word}", self.valeur)
    }
}

/// What the document writes for a figure or in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Valeur {
    /// A number.
    Nombre(Nombre),
    /// From one number to another, both included (« 4/13 »).
    Intervalle(Nombre, Nombre),
    /// So many out of so many (« 1 sur 2 »).
    Rapport(Decimal, Decimal),
    /// A rank (« 1er », « 2e »).
    Rang(u32),
    /// The document prints a dash.
    Tiret,
    /// The document says that it does not apply.
    NonApplicable,
    /// The document leaves the place empty.
    Vide,
}

impl Valeur {
    /// Reads a value in any of the forms of the documents; `None` or blank is [`Valeur::Vide`].
    ///
    /// # Errors
    /// A diagnostic without place: unknown form, or a range that runs backwards.
    pub fn parse(text: Option<&str>) -> Result<Self, Box<Diagnostic>> {
        let text = text.unwrap_or_default().trim();
        match text {
            "" => return Ok(Self::Vide),
            "-" | "–" | "—" => return Ok(Self::Tiret),
            "NA" | "NA." | "N.A." => return Ok(Self::NonApplicable),
            _ => {}
        }
        let pair = |separator: &str| {
            let (a, b) = text.split_once(separator)?;
            Some((nombre(a)?, nombre(b)?))
        };
        if let Some((min, max)) = pair("/").or_else(|| pair(" à ")) {
            if min.absolu() > max.absolu() {
                return Err(Box::new(
                    Diagnostic::new(
                        &RANGE,
                        say!("L'intervalle « {text} » est à l'envers.", "The range “{text}” runs backwards."),
                    )
                    .help(say!("écrivez la plus petite valeur d'abord.", "write the smaller value first.")),
                ));
            }
            return Ok(Self::Intervalle(min, max));
        }
        if let Some((part, whole)) = pair(" sur ") {
            return Ok(Self::Rapport(part.valeur, whole.valeur));
        }
        if let Some(rank) = rang(text) {
            return Ok(Self::Rang(rank));
        }
        nombre(text).map(Self::Nombre).ok_or_else(|| {
            Box::new(
                Diagnostic::new(&VALUE, say!("« {text} » n'est pas une valeur.", "“{text}” is not a value."))
                    .help(way_out(text)),
            )
        })
    }

    /// The value as open data writes it, with a decimal point; [`parse`](Self::parse) reads the same value back.
    #[must_use]
    pub fn ecriture(&self) -> String {
        match self {
            Self::Nombre(n) => n.ecriture(),
            Self::Intervalle(min, max) => format!("{}/{}", min.ecriture(), max.ecriture()),
            Self::Rapport(part, whole) => format!("{part} sur {whole}"),
            Self::Rang(1) => "1er".to_owned(),
            Self::Rang(rank) => format!("{rank}e"),
            Self::Tiret => "-".to_owned(),
            Self::NonApplicable => "NA".to_owned(),
            Self::Vide => String::new(),
        }
    }

    /// The form of the value, as an identifier.
    #[must_use]
    pub fn forme(&self) -> &'static str {
        match self {
            Self::Nombre(_) => "nombre",
            Self::Intervalle(..) => "intervalle",
            Self::Rapport(..) => "rapport",
            Self::Rang(_) => "rang",
            Self::Tiret => "tiret",
            Self::NonApplicable => "na",
            Self::Vide => "vide",
        }
    }

    /// Every form, as [`forme`](Self::forme) names it.
    pub const FORMES: &[&str] = &["nombre", "intervalle", "rapport", "rang", "tiret", "na", "vide"];

    /// The number, when it is one.
    #[must_use]
    pub fn nombre(&self) -> Option<&Nombre> {
        match self {
            Self::Nombre(n) => Some(n),
            _ => None,
        }
    }
}

/// What to write instead of a text that is no value: the words beside its number have fields of their own.
fn way_out(text: &str) -> Bilingual {
    let is_digit = |c: char| c.is_ascii_digit();
    let (first, last) = (text.find(is_digit), text.rfind(is_digit));
    let parts =
        first.zip(last).and_then(|(a, b)| Some((text.get(..a)?.trim(), text.get(a..=b)?, text.get(b + 1..)?.trim())));
    match parts.filter(|(_, number, _)| nombre(number).is_some()) {
        Some((before, number, "")) if before.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’')) => {
            say!(
                "écrivez le nombre dans « valeur: {number} » et le mot dans « qualificatif: {before} ».",
                "write the number in “valeur: {number}” and the word in “qualificatif: {before}”."
            )
        }
        Some(("", number, unit)) if !unit.contains(is_digit) => say!(
            "écrivez « valeur: {number} », sans unité : « {unit} » se dit une fois, avec l'indicateur (unite).",
            "write “valeur: {number}”, without unit: “{unit}” is said once, with the indicator (unite)."
        ),
        Some(("<" | ">" | "≤" | "≥" | "~", number, "")) => say!(
            "écrivez le nombre dans « valeur: {number} » et le signe en mots : « qualificatif: plus de », « moins de », « environ ».",
            "write the number in “valeur: {number}” and the sign in words: “qualificatif: plus de”, “moins de”, “environ”."
        ),
        _ => say!(
            "écrivez un nombre sans unité (12,5), un intervalle (4/13), un rapport (1 sur 2), un rang (2e), \"-\", NA, ou rien.",
            "write a number without unit (12.5), a range (4/13), a ratio (1 sur 2), a rank (2e), \"-\", NA, or nothing."
        ),
    }
}

/// Reads `1 268`, `12,5`, `12.5`, `+0,1`, `1,2 million`, `5,5 milliards`.
fn nombre(text: &str) -> Option<Nombre> {
    let text = text.trim();
    let (digits, echelle) = [
        (" millions", Echelle::Million),
        (" million", Echelle::Million),
        (" milliards", Echelle::Milliard),
        (" milliard", Echelle::Milliard),
    ]
    .into_iter()
    .find_map(|(word, echelle)| Some((text.strip_suffix(word)?, echelle)))
    .unwrap_or((text, Echelle::Unite));
    let is_space = |c: char| matches!(c, ' ' | '\u{A0}' | '\u{202F}');
    // A space is only accepted between groups of three digits: « 12 5 » is a slip, not 125.
    let whole = digits.split([',', '.']).next().unwrap_or_default();
    let mut groups = whole.split(is_space).skip(1).peekable();
    if groups.peek().is_some() && !groups.all(|g| g.len() == 3) {
        return None;
    }
    let plain: String = digits.chars().filter(|c| !is_space(*c)).map(|c| if c == ',' { '.' } else { c }).collect();
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    let is_number = unsigned.chars().all(|c| c.is_ascii_digit() || c == '.')
        && unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned.ends_with(|c: char| c.is_ascii_digit());
    if !is_number {
        return None;
    }
    let valeur = Decimal::from_str_exact(plain.strip_prefix('+').unwrap_or(&plain)).ok()?;
    Some(Nombre { valeur, echelle })
}

fn rang(text: &str) -> Option<u32> {
    ["er", "re", "e", "ème", "ère"]
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix)?.parse().ok())
        .filter(|rank| *rank > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> String {
        match Valeur::parse(Some(text)) {
            Ok(Valeur::Nombre(n)) => n.absolu().to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_number_is_read_as_the_french_and_the_english_write_it() {
        assert_eq!(number("12,5"), "12.5");
        assert_eq!(number("12.5"), "12.5");
        assert_eq!(number("1 268"), "1268");
        assert_eq!(number("1\u{202F}850\u{A0}000"), "1850000");
        assert_eq!(number("1,2 million"), "1200000.0");
        assert_eq!(number("+0,1"), "0.1");
        assert_eq!(number("2,70"), "2.70");
    }

    #[test]
    fn each_kind_of_nothing_is_a_value_of_its_own() {
        assert_eq!(Valeur::parse(None).unwrap(), Valeur::Vide);
        assert_eq!(Valeur::parse(Some("")).unwrap(), Valeur::Vide);
        assert_eq!(Valeur::parse(Some("-")).unwrap(), Valeur::Tiret);
        assert_eq!(Valeur::parse(Some("NA.")).unwrap(), Valeur::NonApplicable);
        assert_eq!(number("0"), "0");
    }

    #[test]
    fn a_range_is_written_with_a_slash_or_in_words_and_runs_forward() {
        let range = Valeur::parse(Some("11 / 17")).unwrap();
        assert!(matches!(range, Valeur::Intervalle(a, b) if a.absolu() == 11.into() && b.absolu() == 17.into()));
        assert_eq!(range, Valeur::parse(Some("11/17")).unwrap());
        assert_eq!(range, Valeur::parse(Some("11 à 17")).unwrap());
        assert_eq!(Valeur::parse(Some("5/4")).unwrap_err().rule.code, RANGE.code);
    }

    #[test]
    fn what_open_data_writes_is_read_back_as_the_same_value() {
        let forms = ["12,50", "-3", "0", "1,2 million", "5,5 milliards", "4/13", "1 million/2 millions", "1 sur 2"];
        for text in forms.into_iter().chain(["1er", "12e", "-", "NA", ""]) {
            let value = Valeur::parse(Some(text)).unwrap();
            assert_eq!(Valeur::parse(Some(&value.ecriture())).unwrap(), value, "{text}");
            assert!(Valeur::FORMES.contains(&value.forme()), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["beaucoup", ".inf", ".nan", "1e3", "12 5", "12,5,6", "3 %", "--1", "1.", ",5"] {
            assert!(Valeur::parse(Some(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn ratios_and_ranks_are_values() {
        assert!(matches!(Valeur::parse(Some("1 sur 2")).unwrap(), Valeur::Rapport(..)));
        assert_eq!(Valeur::parse(Some("1er")).unwrap(), Valeur::Rang(1));
    }
}
