//! Other versions of the pages of the minimal sources.

use super::Portail;

/// The English version of the second fiche.
pub const ANGLAIS: &str = "departements/valbrume/objectifs/E1D1O2.en.md";
/// Its plain version.
pub const SIMPLE: &str = "departements/valbrume/objectifs/E1D1O2.falc.md";

/// Bears the mark of the fiche that it renders.
const EN: &str = "---\ntitre: Training carers\nen_bref: Short courses for carers.\noriginal: \"be5f65f2\"\n---\n## Findings\n\nCarers learn on their own: see [[E1D1O1]].\n";
const FALC: &str = "---\ntitre: Apprendre à aider\noriginal: \"be5f65f2\"\n---\n## En clair\n\nDes cours pour ceux qui aident un proche.\n";

/// Adds a translation and a plain version of the second fiche.
pub fn with_versions(p: Portail) -> Portail {
    let p = p.edit("portail.yaml", |text| text + "langues: [en]\n");
    p.write(ANGLAIS, EN).write(SIMPLE, FALC)
}
