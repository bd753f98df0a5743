//! The minimal sources with two local contracts, for the tests of what only a contract has.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::support::{PLAN, Portail, Site};

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/vallee");

const TERRITOIRES: &str = "  \
  - { id: vallee, nom: La Vallée, nature: local, parent: valbrume, formes: { article: la Vallée, lieu: dans la Vallée, genitif: de la Vallée } }
  - { id: plaine, nom: La Plaine, nature: local, parent: valbrume, formes: { article: la Plaine, lieu: dans la Plaine, genitif: de la Plaine } }
";

/// The minimal sources, one more objectif that the department has no sheet for, and the contracts of the Vallée and
/// of the Plaine, which both have a fiche `1.1`.
pub fn with_contracts() -> Portail {
    let minimal = Portail::minimal()
        .append("referentiel/territoires.yaml", TERRITOIRES)
        .append("referentiel/acteurs.yaml", "  - { id: equipe, nom: Équipe de la Vallée, nature: structure }\n")
        .replace(PLAN, "            titre: Former les aidants\n", "            titre: Former les aidants\n          - { code: E1D1O3, titre: Aller vers les personnes isolées }\n");
    with_files(minimal, Path::new(FIXTURE))
}

/// The same, published once.
pub fn site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| with_contracts().site_with(&["--strict"]));
    &SITE
}

/// Adds every file of a folder to the sources.
pub fn with_files(portail: Portail, root: &Path) -> Portail {
    files(root).into_iter().fold(portail, |portail, path| {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        portail.write(&name, fs::read(&path).unwrap())
    })
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
