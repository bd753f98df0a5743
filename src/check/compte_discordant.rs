//! A count of the diagnostic that disagrees with the care-offer tables.
//!
//! The diagnostic says « 8 maternités »; the tables of obstetrics list sites. When an indicator declares which rows
//! it counts (`compte`), both must agree, or the observation must say why not (`discordance`). And when both agree again,
//! what says why they did not is out of date: a reader would look for a difference that is no longer there.

use rust_decimal::Decimal;

use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, Files, Rule, Span};
use crate::link::Linked;
use crate::model::{Compte, Observation, OffreLocale, Statut, Valeur};
use crate::{rule, say};

/// A count that is not the sum of its rows.
pub(super) static RULE: Rule = rule!(warning, "G506", "compte-discordant");
/// An explanation of a difference that is no longer there.
pub(super) static STALE: Rule = rule!(warning, "G590", "discordance-perimee");

pub(super) fn check(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    for (o, compte, somme) in counted(linked) {
        if o.discordance.is_some() || somme.holds(&o.valeur) {
            continue;
        }
        let (nom, activite, total) = (&o.libelle, &compte.activite.titre, somme.texte());
        let said = o.valeur.ecriture();
        let mut diagnostic = Diagnostic::new(
            &RULE,
            say!(
                "« {nom} » vaut {said} ici, mais {total} dans le tableau « {activite} ».",
                "“{nom}” is {said} here, but {total} in the table “{activite}”."
            ),
        )
        .at(o.span)
        .help(say!(
            "corrigez l'un des deux, ou dites pourquoi ils diffèrent par « discordance: ».",
            "correct one of them, or say with “discordance:” why they differ."
        ));
        for (span, label) in somme.lignes {
            diagnostic = diagnostic.related(span, label);
        }
        diagnostics.push(diagnostic);
    }
}

/// Reports explanations that explain nothing any more.
pub(super) fn stale(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    for (o, compte, somme) in counted(linked) {
        if o.discordance.is_none() || !somme.holds(&o.valeur) {
            continue;
        }
        let (nom, activite) = (&o.libelle, &compte.activite.titre);
        diagnostics.push(
            Diagnostic::new(
                &STALE,
                say!(
                    "« {nom} » s'accorde avec le tableau « {activite} » : sa « discordance » n'explique plus rien.",
                    "“{nom}” agrees with the table “{activite}”: its “discordance” explains nothing any more."
                ),
            )
            .at(o.span)
            .help(say!("retirez « discordance: ».", "remove “discordance:”.")),
        );
    }
}

/// Every observed count, with what the tables of its territory add up to.
fn counted(linked: &Linked) -> impl Iterator<Item = (&Observation, &Compte, Somme)> {
    let corpus = &linked.corpus;
    corpus.declinaisons.iter().flat_map(move |d| {
        let own = move |o: &&Observation| {
            o.territoire.id == d.territoire.id && o.statut == Statut::Constate && o.variante.is_none()
        };
        corpus.observations.iter().map(AsRef::as_ref).filter(own).filter_map(move |o| {
            let compte = o.indicateur.as_ref()?.compte.as_ref()?;
            let offre = d.offre.iter().find(|offre| offre.activite.id == compte.activite.id)?;
            Some((o, compte, somme(offre, compte)?))
        })
    })
}

/// What rows add up to: from a lowest to a highest number, the same unless a cell is a range.
struct Somme {
    min: Decimal,
    max: Decimal,
    /// Each row, with its value.
    lignes: Vec<(Span, Bilingual)>,
}

impl Somme {
    /// Whether a count can be this sum.
    fn holds(&self, valeur: &Valeur) -> bool {
        match valeur {
            Valeur::Nombre(n) => (self.min..=self.max).contains(&n.absolu()),
            Valeur::Intervalle(low, high) => low.absolu() <= self.max && self.min <= high.absolu(),
            // Nothing is said that could be wrong.
            _ => true,
        }
    }

    fn texte(&self) -> String {
        let said = crate::french::numbers::number;
        if self.min == self.max { said(&self.min) } else { format!("{} à {}", said(&self.min), said(&self.max)) }
    }
}

/// The sum of the rows; `None` as soon as one of them says no number: unknown is not zero.
fn somme(offre: &OffreLocale, compte: &Compte) -> Option<Somme> {
    let mut somme = Somme { min: Decimal::ZERO, max: Decimal::ZERO, lignes: Vec::new() };
    for ligne in &compte.lignes {
        let (low, high) = match offre.cellule(ligne, compte.colonne)? {
            Valeur::Nombre(n) => (n.absolu(), n.absolu()),
            Valeur::Intervalle(low, high) => (low.absolu(), high.absolu()),
            _ => return None,
        };
        somme.min = somme.min.checked_add(low)?;
        somme.max = somme.max.checked_add(high)?;
        let local =
            offre.tables.iter().flat_map(|t| &t.lignes).find(|l| std::ptr::eq(l.ligne.as_ref(), ligne.as_ref()));
        let (nom, texte) = (&ligne.libelle, offre.cellule(ligne, compte.colonne)?.ecriture());
        somme.lignes.extend(local.map(|l| (l.span, say!("« {nom} » : {texte}", "“{nom}”: {texte}"))));
    }
    (!compte.lignes.is_empty()).then_some(somme)
}
