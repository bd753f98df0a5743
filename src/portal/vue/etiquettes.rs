//! Themes and pathways.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{GroupeLieux, Ici, Lien};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Etiquette, Famille};

/// All tags of a family, and those of the other.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EtiquettesVue {
    /// What the family is for.
    pub introduction: String,
    /// Its tags, each with how many places bear it.
    pub etiquettes: Vec<Comptee>,
    /// Title of the other family.
    pub autre_titre: String,
    /// Address of the other family, when anything bears a tag of it.
    pub autre_href: Option<String>,
    /// Whether the family is the pathways.
    pub parcours: bool,
}

/// A tag and how many places bear it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Comptee {
    /// The tag.
    pub lien: Lien,
    /// How many places.
    pub nombre: usize,
}

/// A tag.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EtiquetteVue {
    /// « Thème » or « Parcours ».
    pub sorte: String,
    /// Other spellings.
    pub variantes: Vec<String>,
    /// The places that bear it.
    pub groupes: Vec<GroupeLieux>,
    /// How many places.
    pub nombre: usize,
    /// The other tags of the family.
    pub autres: Vec<Lien>,
    /// Whether it is a pathway.
    pub parcours: bool,
}

const THEMES: &str = "etiquettes.themes-texte";
const PARCOURS: &str = "etiquettes.parcours-texte";

pub(super) fn toutes(ici: &Ici<'_>, famille: Famille) -> Vue {
    let corpus = ici.site.corpus;
    let (introduction, register, autre_titre, autre, others) = match famille {
        Famille::Theme => (THEMES, &corpus.themes, "pages.parcours", Famille::Parcours, &corpus.parcours),
        Famille::Parcours => (PARCOURS, &corpus.parcours, "pages.themes", Famille::Theme, &corpus.themes),
    };
    let other_is_used = others.values().any(|e| !ici.site.index.emplois_etiquette(e).is_empty());
    let etiquettes = register
        .values()
        .map(|e| Comptee { lien: ici.etiquette(e), nombre: ici.site.index.emplois_etiquette(e).len() })
        .filter(|c| c.nombre > 0)
        .collect();
    Vue {
        modele: "etiquettes",
        vignette: None,
        page: ici.cadre(Titres { description: ici.mot(introduction).to_owned(), ..Titres::default() }),
        vue: Corps::Etiquettes(EtiquettesVue {
            introduction: ici.mot(introduction).to_owned(),
            etiquettes,
            autre_titre: ici.mot(autre_titre).to_owned(),
            autre_href: other_is_used.then(|| ici.href(&Chemin::fixe(Chemin::famille(autre)))),
            parcours: famille == Famille::Parcours,
        }),
    }
}

pub(super) fn une(ici: &Ici<'_>, e: &Arc<Etiquette>) -> Vue {
    let corpus = ici.site.corpus;
    let (sorte, titre, register) = match e.famille {
        Famille::Theme => ("etiquettes.theme", "pages.themes", &corpus.themes),
        Famille::Parcours => ("etiquettes.parcours", "pages.parcours", &corpus.parcours),
    };
    let sorte = ici.mot(sorte);
    let emplois = ici.site.index.emplois_etiquette(e);
    let autres = register
        .values()
        .filter(|o| o.id != e.id && !ici.site.index.emplois_etiquette(o).is_empty())
        .map(|o| ici.etiquette(o))
        .collect();
    Vue {
        modele: "etiquette",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(ici.mots().dire("etiquettes.objet", &[("sorte", sorte), ("nom", e.nom.as_str())])),
            description: ici.mots().dire("etiquettes.description", &[("nom", e.nom.as_str())]),
            ariane: vec![ici.lien(&Chemin::fixe(Chemin::famille(e.famille)), ici.mot(titre))],
            ..Titres::default()
        }),
        vue: Corps::Etiquette(EtiquetteVue {
            sorte: sorte.to_owned(),
            variantes: e.variantes.clone(),
            groupes: ici.groupes(emplois),
            nombre: emplois.len(),
            autres,
            parcours: e.famille == Famille::Parcours,
        }),
    }
}
