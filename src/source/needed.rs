//! The files without which nothing can be built, and what each must hold at least.

use std::path::Path;

use schemars::{JsonSchema, schema_for};

use super::content::Sources;
use super::{blank, rules};
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics};
use crate::model::{
    CommunesBrutes, DeclinaisonBrute, DecoupageBrut, DocumentsBruts, PlanBrut, PortailBrut, TerritoiresBruts,
};
use crate::say;

/// What a file must hold: asked only of those that are missing.
type Least = fn() -> Bilingual;

/// Reports the files that are missing, unless one of them is there but broken.
pub(super) fn require(sources: &mut Sources, root: &Path, diagnostics: &mut Diagnostics) {
    if sources.incomplete {
        return;
    }
    let missing = missing(sources);
    // What depends on them is not wrong for all that.
    sources.incomplete |= !missing.is_empty();
    for (name, least) in missing {
        let Bilingual { fr, en } = least();
        let told = Diagnostic::new(&rules::MISSING, say!("Ce fichier est nécessaire.", "This file is required."));
        diagnostics.push(told.in_file(root.join(&name).display().to_string()).help(say!(
            "créez-le, avec {fr} ; docs/sources.md en donne un exemple.",
            "create it, with {en}; docs/sources.md gives an example."
        )));
    }
    if sources.accessibilite.is_none() {
        diagnostics.push(
            Diagnostic::new(
                &rules::NO_STATEMENT,
                say!(
                    "Rien ne dit à qui signaler un défaut d'accessibilité.",
                    "Nothing says whom to tell of an accessibility barrier."
                ),
            )
            .in_file(root.join("accessibilite.yaml").display().to_string())
            .help(say!(
                "créez ce fichier, avec au moins « date » et « contact » ; docs/sources.md en donne un exemple.",
                "create this file, with at least “date” and “contact”; docs/sources.md gives an example."
            )),
        );
    }
}

fn missing(s: &Sources) -> Vec<(String, Least)> {
    // A list without its licence must not be published.
    let unlicensed = s.communes.is_some() && s.decoupage.is_none();
    let unlisted = (s.decoupage.is_some() || s.intercommunalites.is_some()) && s.communes.is_none();
    let registers: [(bool, &str, Least); 6] = [
        (s.portail.is_none(), "portail.yaml", least::<PortailBrut>),
        (s.territoires.is_none(), "referentiel/territoires.yaml", least::<TerritoiresBruts>),
        (s.documents.is_none(), "referentiel/documents.yaml", least::<DocumentsBruts>),
        (s.plans.is_empty(), "referentiel/plans/…yaml", least::<PlanBrut>),
        (unlicensed, "referentiel/decoupage.yaml", least::<DecoupageBrut>),
        (unlisted, "referentiel/communes.csv", columns),
    ];
    let registers =
        registers.into_iter().filter(|(absent, ..)| *absent).map(|(_, name, least)| (name.to_owned(), least));
    let headless = s.dossiers.iter().filter(|(_, dossier)| dossier.declinaison.is_none());
    let heads = headless.map(|(d, _)| {
        (format!("{}/{}/{}", d.racine.dossier(), d.nom, d.racine.tete()), least::<DeclinaisonBrute> as Least)
    });
    registers.chain(heads).collect()
}

fn least<T: JsonSchema>() -> Bilingual {
    blank::least(&schema_for!(T))
}

fn columns() -> Bilingual {
    let names = CommunesBrutes::COLONNES.join(",");
    say!("« {names} » pour première ligne", "“{names}” as its first line")
}
