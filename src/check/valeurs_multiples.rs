//! Two values for one indicator, one territory and one moment.
#![doc = include_str!("../../docs/regles/G505.md")]

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule};
use crate::link::Linked;
use crate::model::{Observation, Slug, Statut, Temps};
use crate::{rule, say};

/// Two values where there should be one.
pub(super) static RULE: Rule = rule!(error, "G505", "deux-valeurs");

/// What can have one value only.
type Key<'a> = (&'a Slug, &'a Slug, Option<Temps>, u8);

pub(super) fn check(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<Key<'_>, Vec<&Observation>> = BTreeMap::new();
    for o in &linked.corpus.observations {
        let Some(indicateur) = &o.indicateur else { continue };
        let statut = match o.statut {
            Statut::Constate => 0,
            Statut::Cible => 1,
            Statut::Projection => 2,
        };
        let values = seen.entry((&indicateur.id, &o.territoire.id, o.temps, statut)).or_default();
        if let Some(first) = values.iter().find(|first| first.variante == o.variante) {
            diagnostics.push(twice(first, o));
        } else if let Some(first) = values.first().filter(|first| unexplained(first, o)) {
            diagnostics.push(without_reason(first, o));
        }
        values.push(o);
    }
}

/// Whether two values differ and neither says why.
fn unexplained(first: &Observation, second: &Observation) -> bool {
    first.valeur != second.valeur && first.discordance.is_none() && second.discordance.is_none()
}

fn twice(first: &Observation, second: &Observation) -> Diagnostic {
    let (nom, lieu) = (&second.libelle, &second.territoire.nom);
    Diagnostic::new(&RULE, say!("« {nom} » a deux valeurs pour {lieu}.", "“{nom}” has two values for {lieu}."))
        .at(second.span)
        .related(first.span, say!("première valeur", "first value"))
        .help(say!(
            "gardez-en une ; si les documents donnent vraiment les deux, nommez la seconde par « variante: » et expliquez-la par « discordance: ».",
            "keep one; if the documents do give both, name the second with “variante:” and explain it with “discordance:”."
        ))
}

fn without_reason(first: &Observation, second: &Observation) -> Diagnostic {
    let (nom, lieu) = (&second.libelle, &second.territoire.nom);
    Diagnostic::new(
        &RULE,
        say!(
            "« {nom} » a deux valeurs pour {lieu}, et rien ne dit pourquoi.",
            "“{nom}” has two values for {lieu}, and nothing says why."
        ),
    )
    .at(second.span)
    .related(first.span, say!("première valeur", "first value"))
    .help(say!(
        "ajoutez « discordance: » à l'une des deux : quel passage, de quel document, écrit quoi.",
        "add “discordance:” to one of them: which passage, of which document, writes what."
    ))
}
