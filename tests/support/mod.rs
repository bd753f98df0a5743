//! The harness of the integration tests: `tests/README.md` says how to write a test with it.
#![allow(dead_code, unused_imports, unused_macros, reason = "each test crate uses its own part of the harness")]

mod apercu;
mod fault;
mod outcome;
mod page;
mod portail;
mod site;
mod version;
pub mod workshop;

pub use apercu::{Apercu, Reponse};
pub use fault::Fault;
pub(crate) use fault::faults;
pub use outcome::{Diagnostic, Outcome};
pub use page::{Lien, Page, plain};
pub use portail::{Portail, THEME};
pub use site::{Site, minimal};
pub use version::{ANGLAIS, SIMPLE, with_versions};

/// The fiche that has everything: figures, tags, actors, links.
pub const FICHE: &str = "departements/valbrume/objectifs/E1D1O1.md";
/// The other fiche.
pub const AUTRE_FICHE: &str = "departements/valbrume/objectifs/E1D1O2.md";
/// The department's own file.
pub const DEPARTEMENT: &str = "departements/valbrume/departement.yaml";
/// The department's observations.
pub const OBSERVATIONS: &str = "departements/valbrume/indicateurs.yaml";
/// The department's tables of the care offer.
pub const OFFRE_LOCALE: &str = "departements/valbrume/offre/urgences.yaml";
/// A block of the department.
pub const BLOC: &str = "departements/valbrume/diagnostic/population.md";
/// The register of the plan.
pub const PLAN: &str = "referentiel/plans/plan-sylvanie.yaml";
/// The nomenclature of the care offer.
pub const OFFRE: &str = "referentiel/offre.yaml";
/// The definitions of indicators.
pub const INDICATEURS: &str = "referentiel/indicateurs.yaml";
/// The glossary.
pub const SIGLES: &str = "referentiel/sigles.yaml";
/// The free page.
pub const PAGE: &str = "pages/a-propos.md";

/// The source of one more free page.
pub fn page_libre(titre: &str, texte: &str) -> String {
    format!("---\ntitre: {titre}\ndescription: Une page de plus.\nmenu: pied\n---\n{texte}\n")
}
