//! The plans that local territories have of their own.

use schemars::JsonSchema;
use serde::Serialize;

use super::accueil::{CarteTerritoire, carte};
use super::cadre::Titres;
use super::ici::Ici;
use super::{Corps, Vue};

/// The plans that local territories have of their own.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ContratsVue {
    /// One card a plan.
    pub contrats: Vec<CarteTerritoire>,
}

pub(super) fn vue(ici: &Ici<'_>) -> Vue {
    let own = ici.site.corpus.declinaisons.iter().filter(|d| d.plan.dossier.is_some());
    Vue {
        modele: "contrats",
        vignette: None,
        page: ici.cadre(Titres { description: ici.mot("contrats.description").into(), ..Titres::default() }),
        vue: Corps::Contrats(ContratsVue { contrats: own.map(|d| carte(ici, d)).collect() }),
    }
}
