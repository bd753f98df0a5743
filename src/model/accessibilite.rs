//! What a portal may claim of its accessibility: what an audit established, and no more.
//!
//! The level is never written: it is computed from the results, criterion by criterion. Without an audit there is none.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Cells, DatePartielle, List, Loc, Prose, Texte};
use crate::diagnostic::Span;

/// How many criteria each theme of the RGAA 4.1 has, in its order: 106 in all. Their names are words of a portal's
/// language.
pub const THEMES: [u8; 13] = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

/// The folder of the statement's page, which no free page may take.
pub const ACCESSIBILITE: &str = "accessibilite";

/// How many years an audit is worth.
pub const VALIDITE: i16 = 3;

/// `accessibilite.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclarationBrute {
    /// When the declaration was made.
    pub date: Loc<String>,
    /// Markdown: how to reach whoever publishes the portal.
    pub contact: Loc<String>,
    /// Markdown: what was done so that everybody may use it.
    pub mesures: Option<Loc<String>>,
    /// Markdown: what is known not to be accessible.
    pub contenus_non_accessibles: Option<Loc<String>>,
    /// The audit, when there was one.
    pub audit: Option<AuditBrut>,
}

/// An audit as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditBrut {
    /// When it was made.
    pub date: Loc<String>,
    /// Who made it.
    pub auditeur: Loc<String>,
    /// What it was made with: tools, browsers, screen readers.
    pub methode: Loc<String>,
    /// The reference and its version, such as « RGAA 4.1.2 ».
    pub referentiel: Loc<String>,
    /// The pages that were examined.
    pub pages: List<Loc<String>>,
    /// One line a criterion: `1.1: C`. A criterion left out was not tested.
    pub resultats: Cells,
    /// What is wrong, criterion by criterion.
    #[serde(default)]
    pub constats: List<ConstatDAuditBrut>,
    /// What is not made accessible, and why that is allowed.
    #[serde(default)]
    pub derogations: List<ConstatDAuditBrut>,
}

/// What is said of a criterion.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConstatDAuditBrut {
    /// The criterion, `1.1`.
    pub critere: Loc<String>,
    /// What is said of it.
    pub texte: Loc<String>,
}

/// A criterion of the RGAA: theme and rank in it, `10.14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Critere {
    theme: u8,
    rang: u8,
}

impl Critere {
    /// Reads a criterion that exists.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (theme, rang) = text.trim().split_once('.')?;
        // « 01 » and « +1 » are numbers too.
        let number = |t: &str| t.parse::<u8>().ok().filter(|n| n.to_string() == t);
        let (theme, rang) = (number(theme)?, number(rang)?);
        let count = THEMES.get(usize::from(theme).checked_sub(1)?)?;
        (1..=*count).contains(&rang).then_some(Self { theme, rang })
    }

    /// The number of its theme, from 1.
    #[must_use]
    pub fn theme(self) -> u8 {
        self.theme
    }

    /// Every criterion, in order.
    pub fn tous() -> impl Iterator<Item = Self> {
        (1..).zip(THEMES).flat_map(|(theme, count)| (1..=count).map(move |rang| Self { theme, rang }))
    }
}

impl fmt::Display for Critere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.theme, self.rang)
    }
}

/// What an audit says of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resultat {
    /// C
    Conforme,
    /// NC
    NonConforme,
    /// NA
    NonApplicable,
    /// NT
    NonTeste,
}

impl Resultat {
    /// Reads the abbreviation that auditors use.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text.trim() {
            "C" => Self::Conforme,
            "NC" => Self::NonConforme,
            "NA" => Self::NonApplicable,
            "NT" => Self::NonTeste,
            _ => return None,
        })
    }
}

/// How many criteria have each result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CompteDeCriteres {
    /// C
    pub conformes: u16,
    /// NC
    pub non_conformes: u16,
    /// NA
    pub non_applicables: u16,
    /// NT
    pub non_testes: u16,
}

impl CompteDeCriteres {
    /// How many criteria apply, those that nobody tested among them: what is not known is not claimed.
    #[must_use]
    pub fn applicables(self) -> u16 {
        self.conformes + self.non_conformes + self.non_testes
    }

    /// The share of the criteria that apply and are met, in whole hundredths, never rounded up.
    #[must_use]
    pub fn taux(self) -> u16 {
        (self.conformes * 100).checked_div(self.applicables()).unwrap_or(0)
    }
}

/// What may be claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformite {
    /// Every criterion that applies was tested and is met.
    Totale,
    /// Half of them at least.
    Partielle,
    /// Less than half, or no audit.
    Aucune,
}

impl Conformite {
    /// The words that say it as the law wants.
    #[must_use]
    pub fn mot(self) -> &'static str {
        match self {
            Self::Totale => "accessibilite.totale",
            Self::Partielle => "accessibilite.partielle",
            Self::Aucune => "accessibilite.aucune",
        }
    }
}

/// A declaration.
#[derive(Debug)]
pub struct Declaration {
    /// When it was made.
    pub date: DatePartielle,
    /// How to reach whoever publishes the portal.
    pub contact: Prose,
    /// What was done.
    pub mesures: Option<Prose>,
    /// What is known not to be accessible.
    pub contenus_non_accessibles: Option<Prose>,
    /// The audit.
    pub audit: Option<AuditAccessibilite>,
}

impl Declaration {
    /// What may be claimed.
    #[must_use]
    pub fn conformite(&self) -> Conformite {
        self.audit.as_ref().map_or(Conformite::Aucune, AuditAccessibilite::conformite)
    }
}

/// An audit.
#[derive(Debug)]
pub struct AuditAccessibilite {
    /// When it was made.
    pub date: DatePartielle,
    /// Who made it.
    pub auditeur: Texte,
    /// What it was made with.
    pub methode: Texte,
    /// The reference and its version.
    pub referentiel: Texte,
    /// The pages that were examined.
    pub pages: Vec<Texte>,
    /// The criteria that have a result.
    pub resultats: BTreeMap<Critere, Resultat>,
    /// What is wrong.
    pub constats: Vec<(Critere, Texte)>,
    /// What is not made accessible, and why.
    pub derogations: Vec<(Critere, Texte)>,
    /// Where its date stands.
    pub span: Span,
}

impl AuditAccessibilite {
    /// The result of a criterion; one that the file leaves out was not tested.
    #[must_use]
    pub fn resultat(&self, critere: Critere) -> Resultat {
        self.resultats.get(&critere).copied().unwrap_or(Resultat::NonTeste)
    }

    /// Counts the results of some criteria.
    #[must_use]
    pub fn compte(&self, criteres: impl Iterator<Item = Critere>) -> CompteDeCriteres {
        let mut compte = CompteDeCriteres::default();
        for critere in criteres {
            *match self.resultat(critere) {
                Resultat::Conforme => &mut compte.conformes,
                Resultat::NonConforme => &mut compte.non_conformes,
                Resultat::NonApplicable => &mut compte.non_applicables,
                Resultat::NonTeste => &mut compte.non_testes,
            } += 1;
        }
        compte
    }

    /// What may be claimed. A criterion that nobody tested, and one for which there is a dispensation, count as not met.
    #[must_use]
    pub fn conformite(&self) -> Conformite {
        let compte = self.compte(Critere::tous());
        match (compte.conformes, compte.applicables()) {
            (0, _) => Conformite::Aucune,
            (met, all) if met == all => Conformite::Totale,
            (met, all) if met * 2 >= all => Conformite::Partielle,
            _ => Conformite::Aucune,
        }
    }

    /// The first day on which it is worth nothing any more.
    #[must_use]
    pub fn expire(&self) -> DatePartielle {
        DatePartielle { annee: self.date.annee.saturating_add(VALIDITE), ..self.date }
    }

    /// Whether it is worth nothing on a day. A date known to the month expires with the month before.
    #[must_use]
    pub fn est_perime(&self, jour: DatePartielle) -> bool {
        jour.iso_day() >= self.expire().iso_day()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    fn audit(results: impl Fn(Critere) -> Resultat) -> AuditAccessibilite {
        AuditAccessibilite {
            date: DatePartielle { annee: 2024, mois: Some(5), jour: Some(2) },
            auditeur: Texte::new("A"),
            methode: Texte::new("M"),
            referentiel: Texte::new("RGAA 4.1"),
            pages: Vec::new(),
            resultats: Critere::tous().map(|c| (c, results(c))).collect(),
            constats: Vec::new(),
            derogations: Vec::new(),
            span: Span::new(Files::default().add("a", ""), 0, 0),
        }
    }

    #[test]
    fn the_rgaa_has_106_criteria_and_no_other_is_read() {
        assert_eq!(Critere::tous().count(), 106);
        for critere in Critere::tous() {
            assert_eq!(Critere::parse(&critere.to_string()), Some(critere));
        }
        for bad in ["0.1", "1.0", "1.10", "14.1", "1", "1.1.1", "01.1", "a.b", "13.13", "-1.1", "+1.1", ""] {
            assert_eq!(Critere::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn one_criterion_not_met_is_enough_not_to_be_conforming() {
        assert_eq!(audit(|_| Resultat::Conforme).conformite(), Conformite::Totale);
        let but = |other| move |c: Critere| if c.to_string() == "13.12" { other } else { Resultat::Conforme };
        assert_eq!(audit(but(Resultat::NonConforme)).conformite(), Conformite::Partielle);
        assert_eq!(audit(but(Resultat::NonTeste)).conformite(), Conformite::Partielle);
        assert_eq!(audit(but(Resultat::NonApplicable)).conformite(), Conformite::Totale);
        let compte = audit(but(Resultat::NonConforme)).compte(Critere::tous());
        assert_eq!(compte.taux(), 99, "99,06 % is not 100 %");
    }

    #[test]
    fn half_is_partial_and_less_is_not() {
        let first = |n: usize| {
            audit(move |c| {
                let met = Critere::tous().take(n).any(|known| known == c);
                if met { Resultat::Conforme } else { Resultat::NonConforme }
            })
        };
        assert_eq!(first(53).conformite(), Conformite::Partielle);
        assert_eq!(first(52).conformite(), Conformite::Aucune);
    }

    #[test]
    fn an_audit_in_which_nothing_was_tested_establishes_nothing() {
        assert_eq!(audit(|_| Resultat::NonTeste).conformite(), Conformite::Aucune);
        assert_eq!(audit(|_| Resultat::NonApplicable).conformite(), Conformite::Aucune);
    }

    #[test]
    fn an_audit_is_worth_three_years_to_the_day() {
        let day = |text| DatePartielle::parse(text).unwrap_or_else(|e| panic!("{e:?}"));
        let audit = audit(|_| Resultat::Conforme);
        assert!(!audit.est_perime(day("2027-05-01")) && audit.est_perime(day("2027-05-02")));
        assert!(audit.est_perime(day("2028")) && !audit.est_perime(day("2027")));
    }
}
