//! Figures, formatted: value, unit, qualifier, when, source, and the same figure of the territories above.

use std::sync::Arc;

use rust_decimal::prelude::ToPrimitive;
use schemars::JsonSchema;
use serde::Serialize;

use super::ici::{Ici, Lien};
use crate::french::NBSP;
use crate::graph::Chemin;
use crate::model::{Catalogue, Echelle, Nombre, Observation, Statut, Valeur};

/// Figures shown together.
#[derive(Debug, Clone, Default, JsonSchema, Serialize)]
pub struct Chiffres {
    /// Figures that deserve a card: those with comparators, or all when there are few.
    pub cartes: Vec<ChiffreVue>,
    /// The others, as a list.
    pub simples: Vec<ChiffreVue>,
    /// The source and the moment that several of them share, said once.
    pub commune: Option<Provenance>,
}

/// Where a figure comes from, and when it is true.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Provenance {
    /// Source; none when the document does not say.
    pub source: Option<Lien>,
    /// When; none when the document does not say.
    pub quand: Option<String>,
}

impl Chiffres {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cartes.is_empty() && self.simples.is_empty()
    }
}

/// A figure as cards show it.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ChiffreVue {
    /// What it counts.
    pub libelle: String,
    /// Page of the indicator.
    pub href: Option<String>,
    /// « plus de »…
    pub qualificatif: Option<String>,
    /// The value alone, with `%` or `€` glued to it.
    pub valeur: String,
    /// The unit, when it is a word.
    pub unite: Option<String>,
    /// « visé » or « prévu », when the figure is not observed.
    pub statut: Option<String>,
    /// When; none when the document does not say.
    pub quand: Option<String>,
    /// Source; none when the document does not say.
    pub source: Option<Lien>,
    /// Territory, when it is not the page's.
    pub territoire: Option<String>,
    /// Rank, share, notes, contradiction: sentences.
    pub notes: Vec<String>,
    /// The same figure here and in the territories above.
    pub comparaisons: Vec<Comparaison>,
    /// Whether its source and moment are those that the group says once.
    pub commune: bool,
}

/// A figure of one territory among others.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Comparaison {
    /// Territory.
    pub nom: String,
    /// Value; a unit in words is that of the card.
    pub texte: String,
    /// Length of its bar, from 0 to 100, when bars make sense.
    pub part: Option<u32>,
}

/// The value in words and figures, without unit.
#[must_use]
pub fn valeur_texte(valeur: &Valeur, mots: &Catalogue) -> String {
    let grammaire = mots.grammaire();
    match valeur {
        Valeur::Nombre(n) => nombre_texte(n, mots),
        Valeur::Intervalle(a, b) => {
            mots.dire("valeur.intervalle", &[("de", &nombre_texte(a, mots)), ("a", &nombre_texte(b, mots))])
        }
        Valeur::Rapport(part, whole) => {
            mots.dire("valeur.rapport", &[("part", &grammaire.nombre(part)), ("tout", &grammaire.nombre(whole))])
        }
        Valeur::Rang(rank) => grammaire.rang(*rank),
        Valeur::Tiret => "–".to_owned(),
        Valeur::NonApplicable => mots.texte("valeur.na").to_owned(),
        Valeur::Vide => mots.texte("commun.non-renseigne").to_owned(),
    }
}

fn nombre_texte(n: &Nombre, mots: &Catalogue) -> String {
    let digits = mots.grammaire().nombre(&n.valeur);
    let cle = match n.echelle {
        Echelle::Unite => return digits,
        Echelle::Million => "valeur.million",
        Echelle::Milliard => "valeur.milliard",
    };
    // French counts « 1,9 million » in the singular: the plural starts at two.
    mots.accorder(cle, n.valeur.trunc().to_usize().unwrap_or_default(), &[("n", &digits)])
}

/// The value and its unit: « 19 % », « 1,2 million d'habitants », « 38 ».
#[must_use]
pub fn valeur_avec_unite(o: &Observation, mots: &Catalogue) -> String {
    let (valeur, unite) = valeur_et_unite(o, mots);
    match unite {
        Some(unite) => format!("{valeur}{NBSP}{unite}"),
        None => valeur,
    }
}

/// The value, with `%` or `€` glued to it, and the unit when it is a word.
pub(super) fn valeur_et_unite(o: &Observation, mots: &Catalogue) -> (String, Option<String>) {
    use crate::model::NatureIndicateur::Evolution;
    let signed = o.indicateur.as_ref().is_some_and(|i| i.nature == Evolution);
    let texte = match &o.valeur {
        Valeur::Nombre(n) if signed && n.echelle == Echelle::Unite => mots.grammaire().ecart(&n.valeur),
        valeur => valeur_texte(valeur, mots),
    };
    let unknown = matches!(o.valeur, Valeur::Tiret | Valeur::NonApplicable | Valeur::Vide | Valeur::Rang(_));
    let Some(unite) = o.unite.as_ref().map(ToString::to_string).filter(|_| !unknown) else { return (texte, None) };
    let scaled = o.valeur.nombre().is_some_and(|n| n.echelle != Echelle::Unite);
    // « % » alone is glued to the number; « % par an » keeps its words after it.
    let glued = ["%", "‰", "€"].into_iter().find_map(|sign| {
        let rest = unite.strip_prefix(sign)?;
        (rest.is_empty() || rest.starts_with([' ', NBSP])).then(|| (sign, rest.trim().to_owned()))
    });
    match glued {
        Some(("€", rest)) if scaled && mots.grammaire().est_francaise() => (texte, Some(join("d’euros", &rest))),
        Some((sign, rest)) => (mots.grammaire().avec_signe(&texte, sign), (!rest.is_empty()).then_some(rest)),
        None if scaled => (texte, Some(mots.grammaire().compte_de(&unite))),
        None => (texte, Some(unite)),
    }
}

fn join(a: &str, b: &str) -> String {
    if b.is_empty() { a.to_owned() } else { format!("{a} {b}") }
}

impl Ici<'_> {
    /// Figures, as cards or as a list.
    pub(super) fn chiffres<'o>(&self, liste: impl IntoIterator<Item = &'o Arc<Observation>>) -> Chiffres {
        /// More plain figures than this are listed rather than shown as cards.
        const MOST_CARDS: usize = 6;
        let mut liste: Vec<ChiffreVue> = liste.into_iter().map(|o| self.chiffre(o)).collect();
        let said = |c: &ChiffreVue| (c.source.as_ref().map(|s| s.href.clone()), c.quand.clone());
        let count = |c: &ChiffreVue| liste.iter().filter(|other| said(other) == said(c)).count();
        // The first of the most frequent, so that the order of the sources decides.
        let common = liste.iter().rev().max_by_key(|c| count(c)).filter(|c| count(c) > 1);
        let commune = common.map(|c| Provenance { source: c.source.clone(), quand: c.quand.clone() });
        let key = common.map(said);
        for chiffre in &mut liste {
            chiffre.commune = key.as_ref() == Some(&said(chiffre));
        }
        let plain = liste.iter().filter(|c| c.comparaisons.is_empty()).count();
        let (simples, cartes) = liste.into_iter().partition(|c| plain > MOST_CARDS && c.comparaisons.is_empty());
        Chiffres { cartes, simples, commune }
    }

    /// A figure as a card.
    pub(super) fn chiffre(&self, o: &Observation) -> ChiffreVue {
        let (valeur, unite) = valeur_et_unite(o, self.mots());
        let own = self.territoire().map(|t| &t.id);
        let mut notes: Vec<String> = Vec::new();
        for text in [&o.rang, &o.part].into_iter().flatten() {
            notes.push(sentence(text.as_str()));
        }
        for text in [&o.note, &o.discordance].into_iter().flatten() {
            notes.push(text.to_string());
        }
        ChiffreVue {
            libelle: o.libelle.to_string(),
            href: o
                .indicateur
                .as_ref()
                .map(|i| Chemin::indicateur(i))
                .filter(|c| *c != self.page.chemin)
                .map(|c| self.href(&c)),
            qualificatif: o.qualificatif.as_ref().map(ToString::to_string),
            valeur,
            unite,
            statut: statut(o.statut).map(|cle| self.mot(cle).to_owned()),
            quand: o.temps.map(|t| self.temps(t)),
            source: o.source.as_ref().map(|s| self.lien(&Chemin::source(s), &s.nom)),
            territoire: (own != Some(&o.territoire.id)).then(|| o.territoire.nom.to_string()),
            notes,
            comparaisons: self.comparaisons(o),
            commune: false,
        }
    }

    /// The same observed figure of the territories above, nearest first, when at least one has it.
    fn comparaisons(&self, o: &Observation) -> Vec<Comparaison> {
        let Some(indicateur) = o.indicateur.as_ref().filter(|_| o.statut == Statut::Constate && o.variante.is_none())
        else {
            return Vec::new();
        };
        let above: Vec<&Arc<Observation>> = o
            .territoire
            .ancetres()
            .filter_map(|t| self.site.corpus.observation(&indicateur.id, &t.id))
            .filter(|other| other.temps == o.temps || other.temps.is_none() || o.temps.is_none())
            .collect();
        if above.is_empty() {
            return Vec::new();
        }
        let all: Vec<&Observation> = std::iter::once(o).chain(above.iter().map(AsRef::as_ref)).collect();
        let share = indicateur.nature == crate::model::NatureIndicateur::Part;
        let numbers: Vec<Option<f64>> =
            all.iter().map(|o| o.valeur.nombre().and_then(|n| n.absolu().to_f64()).filter(|_| share)).collect();
        let highest = numbers.iter().flatten().fold(0.0_f64, |a, b| a.max(*b));
        let full = if highest > 60.0 { 100.0 } else { highest * 1.15 };
        all.iter()
            .zip(numbers)
            .map(|(o, number)| Comparaison {
                nom: o.territoire.nom.to_string(),
                texte: valeur_et_unite(o, self.mots()).0,
                part: number.filter(|_| full > 0.0).and_then(|n| (n / full * 100.0).round().to_u32()),
            })
            .collect()
    }
}

/// The words for a figure that was not observed.
pub(super) fn statut(statut: Statut) -> Option<&'static str> {
    match statut {
        Statut::Constate => None,
        Statut::Cible => Some("valeur.vise"),
        Statut::Projection => Some("valeur.projection"),
    }
}

fn sentence(text: &str) -> String {
    let capital = crate::portal::capitalized(text);
    if capital.ends_with(['.', '!', '?', '…']) { capital } else { format!("{capital}.") }
}
