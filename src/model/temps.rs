//! When a figure is true: a year, a period, a date known to the month or the day.

use crate::diagnostic::{Diagnostic, Rule};
use crate::french::dates;
use crate::{rule, say};

/// A date that does not exist or is not written as dates are.
pub static DATE: Rule = rule!(error, "G204", "date");

/// A date known to the year, the month or the day (ISO 8601: `2023`, `2023-10`, `2023-06-01`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatePartielle {
    /// Year, from 1900 to 2199.
    pub annee: i16,
    /// Month, from 1 to 12.
    pub mois: Option<u8>,
    /// Day of the month.
    pub jour: Option<u8>,
}

impl DatePartielle {
    /// Reads a date.
    ///
    /// # Errors
    /// A diagnostic without place.
    pub fn parse(text: &str) -> Result<Self, Box<Diagnostic>> {
        Self::read(text).ok_or_else(|| {
            Box::new(Diagnostic::new(&DATE, say!("« {text} » n'est pas une date.", "“{text}” is not a date.")).help(
                say!(
                    "écrivez 2023, 2023-10 ou 2023-06-01 (année-mois-jour).",
                    "write 2023, 2023-10 or 2023-06-01 (year-month-day)."
                ),
            ))
        })
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|y| y.len() == 4)?;
        let annee = year.parse().ok().filter(|y| (1900..2200).contains(y))?;
        let two = |p: &str| (p.len() == 2).then(|| p.parse::<u8>().ok()).flatten();
        let mois = parts.next().map(two);
        let jour = parts.next().map(two);
        if parts.next().is_some() || mois == Some(None) || jour == Some(None) {
            return None;
        }
        let (mois, jour) = (mois.flatten(), jour.flatten());
        let signed = |n: Option<u8>| i8::try_from(n.unwrap_or(1)).ok();
        jiff::civil::Date::new(annee, signed(mois)?, signed(jour)?).ok()?;
        Some(Self { annee, mois, jour })
    }

    /// The date in French, such as « 1er juin 2023 » or « octobre 2023 ».
    #[must_use]
    pub fn french(&self) -> String {
        dates::date(self.annee, self.mois, self.jour)
    }

    /// The date in ISO 8601, with the first day of what is not known.
    #[must_use]
    pub fn iso_day(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.annee, self.mois.unwrap_or(1), self.jour.unwrap_or(1))
    }

    /// The date in ISO 8601, no more precise than what is known.
    #[must_use]
    pub fn iso(&self) -> String {
        match (self.mois, self.jour) {
            (Some(m), Some(d)) => format!("{:04}-{m:02}-{d:02}", self.annee),
            (Some(m), None) => format!("{:04}-{m:02}", self.annee),
            _ => format!("{:04}", self.annee),
        }
    }
}

/// When a figure is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Temps {
    /// A date, a month or a year.
    Date(DatePartielle),
    /// From one year to another, both included.
    Periode(i16, i16),
}

impl Temps {
    /// Reads a period of years, `2020-2022`.
    ///
    /// # Errors
    /// A diagnostic without place, also when the end comes before the start.
    pub fn parse_periode(text: &str) -> Result<Self, Box<Diagnostic>> {
        let year = |t: &str| DatePartielle::read(t.trim()).filter(|d| d.mois.is_none()).map(|d| d.annee);
        text.split_once(['-', '–'])
            .and_then(|(a, b)| Some((year(a)?, year(b)?)))
            .filter(|(a, b)| a <= b)
            .map(|(a, b)| Self::Periode(a, b))
            .ok_or_else(|| {
                Box::new(
                    Diagnostic::new(&DATE, say!("« {text} » n'est pas une période.", "“{text}” is not a period."))
                        .help(say!(
                            "écrivez deux années, la plus ancienne d'abord : 2020-2022.",
                            "write two years, the oldest first: 2020-2022."
                        )),
                )
            })
    }

    /// The moment in ISO 8601: `2022`, `2023-10`, `2023-06-01`, or two years as an interval, `2020/2022`.
    #[must_use]
    pub fn iso(&self) -> String {
        match self {
            Self::Date(date) => date.iso(),
            Self::Periode(from, to) => format!("{from:04}/{to:04}"),
        }
    }

    /// The first and the last year.
    #[must_use]
    pub fn annees(&self) -> (i16, i16) {
        match self {
            Self::Date(date) => (date.annee, date.annee),
            Self::Periode(from, to) => (*from, *to),
        }
    }

    /// The moment in French: « 2022 », « octobre 2023 », « 2020-2022 ».
    #[must_use]
    pub fn french(&self) -> String {
        match self {
            Self::Date(date) => date.french(),
            Self::Periode(from, to) => format!("{from}-{to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert!(DatePartielle::parse("2023-02-29").is_err());
        assert!(DatePartielle::parse("2024-02-29").is_ok());
        assert!(DatePartielle::parse("10/2023").is_err());
        assert!(DatePartielle::parse("2023-1").is_err());
    }

    #[test]
    fn a_period_runs_forward() {
        assert!(Temps::parse_periode("2020-2022").is_ok());
        assert!(Temps::parse_periode("2022-2020").is_err());
    }
}
