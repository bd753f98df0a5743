//! A count of the diagnostic that disagrees with the care-offer tables.
#![doc = include_str!("../../docs/regles/G506.md")]

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule};
use crate::link::Linked;
use crate::model::{Compte, OffreLocale, Valeur};
use crate::{rule, say};

/// A count that is not the sum of its rows.
pub(super) static RULE: Rule = rule!(warning, "G506", "compte-discordant");

pub(super) fn check(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    for d in &linked.corpus.declinaisons {
        for o in linked.corpus.observations.iter().filter(|o| o.territoire.id == d.territoire.id) {
            let Some(indicateur) = &o.indicateur else { continue };
            let Some(compte) = indicateur.compte.as_ref().filter(|_| o.discordance.is_none()) else { continue };
            let offre = d.offre.iter().find(|offre| offre.activite.id == compte.activite.id);
            let Some(sum) = offre.and_then(|offre| sum(offre, compte)) else { continue };
            let Some(said) = o.valeur.nombre().map(crate::model::Nombre::absolu) else { continue };
            if said == sum {
                continue;
            }
            let (nom, activite) = (&indicateur.nom, &compte.activite.titre);
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    say!(
                        "« {nom} » vaut {said} ici, mais {sum} dans le tableau « {activite} ».",
                        "“{nom}” is {said} here, but {sum} in the table “{activite}”."
                    ),
                )
                .at(o.span)
                .help(say!(
                    "corrigez l'un des deux, ou dites pourquoi ils diffèrent par « discordance: ».",
                    "correct one of them, or say with “discordance:” why they differ."
                )),
            );
        }
    }
}

/// The sum of the rows; `None` as soon as one of them is not a plain number.
fn sum(offre: &OffreLocale, compte: &Compte) -> Option<Decimal> {
    compte.lignes.iter().try_fold(Decimal::ZERO, |total, ligne| match offre.cellule(ligne, compte.colonne)? {
        Valeur::Nombre(n) => total.checked_add(n.absolu()),
        _ => None,
    })
}
