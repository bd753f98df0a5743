//! From data that somebody sends back to what an author would write: observations, judged as those of the sources are,
//! then written as YAML. Nothing is read and nothing is written here.

mod ligne;
pub mod rules;
mod yaml;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Span};
use crate::model::{Corpus, Observation, Slug, Temps};
use crate::say;
use crate::source::observations::Ligne;

/// What was received, once judged.
#[derive(Debug, Default)]
pub struct Recues {
    /// Observations to add, in their order.
    pub nouvelles: Vec<Observation>,
    /// How many the sources have already, to the letter.
    pub connues: usize,
}

/// Judges rows against the registers of a portal; those that the sources have already are kept only when `toutes`.
pub fn observations(
    lignes: &[Ligne],
    file: FileId,
    corpus: &Corpus,
    toutes: bool,
    diagnostics: &mut Diagnostics,
) -> Recues {
    let mut recues = Recues::default();
    let mut sent: BTreeMap<Key, Span> = BTreeMap::new();
    for ligne in lignes {
        let Some(o) = ligne::read(ligne, file, corpus, diagnostics) else { continue };
        if let Some(first) = sent.insert(key(&o), o.span) {
            diagnostics.push(differs(&o, first));
            continue;
        }
        let all = o.indicateur.as_ref().map_or(&[][..], |i| corpus.observations.de(i.id.as_str()));
        match all.iter().find(|known| key(known) == key(&o)) {
            Some(known) if ligne::equal(known, &o) => {
                recues.connues += 1;
                if toutes {
                    recues.nouvelles.push(o);
                }
            }
            Some(known) => diagnostics.push(differs(&o, known.span)),
            None => recues.nouvelles.push(o),
        }
    }
    recues
}

/// The observations as a file of the sources.
#[must_use]
pub fn yaml(observations: &[Observation]) -> String {
    yaml::write(observations)
}

/// What can have one value only (rule G505).
type Key = (Option<Slug>, Slug, Option<Temps>, &'static str, Option<Slug>);

fn key(o: &Observation) -> Key {
    (o.cle.clone(), o.territoire.id.clone(), o.temps, o.statut.id(), o.variante.clone())
}

fn differs(o: &Observation, known: Span) -> Diagnostic {
    let (nom, lieu) = (&o.libelle, &o.territoire.nom);
    Diagnostic::new(
        &rules::OTHER_VALUE,
        say!("« {nom} » est déjà dit pour {lieu}, autrement.", "“{nom}” is already told for {lieu}, otherwise."),
    )
    .at(o.span)
    .related(known, say!("déjà dit ici", "already told here"))
    .help(say!(
        "corrigez l'une des deux ; si les documents donnent vraiment deux valeurs, remplissez « variante » et « discordance ».",
        "correct one of them; if the documents do give two values, fill in “variante” and “discordance”."
    ))
}
