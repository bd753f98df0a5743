//! The care offer of a territory on one page, to be printed: apart from its plan, since the two together are heavier than
//! a page may be.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::activite::{self, NoteVue};
use super::cadre::Titres;
use super::ici::{Ici, Lien, ProseVue};
use super::tableau::{self, TableVue};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Declinaison, OffreLocale};

/// A care offer.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ImprimerOffre {
    /// Name of the territory.
    pub territoire: String,
    /// The page that shows the offer activity by activity.
    pub offre: Lien,
    /// The page that prints the rest of the plan.
    pub plan: Lien,
    /// Activities.
    pub activites: Vec<OffreImprimee>,
}

/// A care activity.
#[derive(Debug, JsonSchema, Serialize)]
pub struct OffreImprimee {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// What it covers, in one plain sentence.
    pub en_bref: Option<String>,
    /// Whether its tables count after two laws, and so cannot be compared.
    pub reformee: bool,
    /// Tables.
    pub tables: Vec<TableVue>,
    /// Notes of its tables.
    pub notes: Vec<NoteVue>,
    /// What is to change.
    pub transformations: Option<ProseVue>,
    /// What a reader of the document should know.
    pub remarques: Vec<String>,
}

pub(super) fn vue(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    Vue {
        modele: "imprimer-offre",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mots().dire("imprimer.offre-description", &[("lieu", d.territoire.formes.lieu.as_str())]),
            ariane: vec![
                ici.ariane_territoire(d),
                ici.lien(&Chemin::partie(d, "offre-de-soins"), ici.mot("offre.offre-de-soins")),
            ],
            origine: Some(ici.origine(&d.document, None)),
            ..Titres::default()
        }),
        vue: Corps::ImprimerOffre(ImprimerOffre {
            territoire: d.territoire.nom.to_string(),
            offre: ici.lien(&Chemin::partie(d, "offre-de-soins"), ici.mot("offre.offre-de-soins")),
            plan: ici.lien(&Chemin::partie(d, "imprimer"), &d.titre),
            activites: d.offre.iter().map(|o| offre(ici, d, o)).collect(),
        }),
    }
}

fn offre(ici: &Ici<'_>, d: &Declinaison, offre: &OffreLocale) -> OffreImprimee {
    let regimes = tableau::regimes(offre, d, ici.mots());
    OffreImprimee {
        id: format!("offre-{}", offre.activite.id),
        titre: offre.activite.titre.to_string(),
        en_bref: offre.activite.en_bref.as_ref().map(ToString::to_string),
        reformee: regimes.len() > 1,
        tables: regimes.into_iter().flat_map(|r| r.tables).collect(),
        notes: activite::notes(offre),
        transformations: offre.transformations.as_ref().map(|p| ici.prose(p)),
        remarques: offre.remarques.iter().map(ToString::to_string).collect(),
    }
}
