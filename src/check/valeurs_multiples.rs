//! Two values for one indicator, one territory and one moment.
//!
//! A figure is written once. When a document contradicts itself, the second value is a named `variante` whose
//! `discordance` says why; anything else is a slip, and the portal would print one or the other by chance.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Rule, Span};
use crate::link::Linked;
use crate::model::{Slug, Statut, Temps};
use crate::say;

/// Two values where there should be one.
pub(super) static RULE: Rule = Rule::error("G505", "deux-valeurs");

type Key<'a> = (&'a Slug, &'a Slug, Option<Temps>, u8, Option<&'a Slug>);

pub(super) fn check(linked: &Linked, _: &Files, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<Key<'_>, Span> = BTreeMap::new();
    for o in &linked.corpus.observations {
        let Some(indicateur) = &o.indicateur else { continue };
        let statut = match o.statut {
            Statut::Constate => 0,
            Statut::Cible => 1,
            Statut::Projection => 2,
        };
        let key = (&indicateur.id, &o.territoire.id, o.temps, statut, o.variante.as_ref());
        let Some(first) = seen.insert(key, o.span) else { continue };
        let (nom, lieu) = (&indicateur.nom, &o.territoire.nom);
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                say!("« {nom} » a deux valeurs pour {lieu}.", "“{nom}” has two values for {lieu}."),
            )
            .at(o.span)
            .related(first, say!("première valeur", "first value"))
            .help(say!(
                "gardez-en une ; si le document donne vraiment les deux, nommez la seconde par « variante: » et expliquez-la par « discordance: ».",
                "keep one; if the document does give both, name the second with “variante:” and explain it with “discordance:”."
            )),
        );
    }
}
