//! The eco-design statement: what was measured of every page, and nothing else.

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::donnees::taille;
use super::ici::{Ici, Lien};
use super::{Corps, Vue};
use crate::portal::mesures::{MesureDeGenre, Mesures};

/// The eco-design statement.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EcoConceptionVue {
    /// How many pages were measured, as French prints it.
    pub pages: String,
    /// « 12,3 ko »: the page in the middle.
    pub mediane: String,
    /// The heaviest page, with its weight.
    pub plus_lourde: Option<GenreVue>,
    /// What the style sheets of one page weigh.
    pub feuilles: String,
    /// The most files that a page asks for, itself included.
    pub demandes: u32,
    /// How many pages ask for a script.
    pub avec_script: usize,
    /// Whether it is all of them.
    pub toutes_avec_script: bool,
    /// How many fonts the theme publishes.
    pub polices: usize,
    /// The most that a page should weigh.
    pub limite: String,
    /// The most files that it should ask for.
    pub limite_demandes: u32,
    /// Kinds of pages, the heaviest first.
    pub genres: Vec<GenreVue>,
}

/// A kind of pages.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GenreVue {
    /// Its heaviest page.
    pub lien: Lien,
    /// The language of that page, when it is not the portal's.
    pub langue: Option<String>,
    /// How many pages, as French prints it.
    pub pages: String,
    /// What the heaviest weighs.
    pub poids: String,
    /// The most files that one of them asks for.
    pub demandes: u32,
}

pub(super) fn vue(ici: &Ici<'_>) -> Vue {
    let none = Mesures::default();
    let m = ici.site.mesures.get().unwrap_or(&none);
    let genre = |g: &MesureDeGenre| GenreVue {
        lien: ici.lien(&g.chemin, &g.titre),
        langue: g.langue.clone(),
        pages: ici.mots().grammaire().entier(g.pages),
        poids: taille(g.poids, ici.mots()),
        demandes: g.demandes,
    };
    let sommaire = [
        ("mesures", ici.mot("eco-conception.sommaire-mesures")),
        ("sortes", ici.mot("eco-conception.sortes")),
        ("methode", ici.mot("eco-conception.sommaire-methode")),
    ];
    Vue {
        modele: "eco-conception",
        vignette: None,
        page: ici.cadre(Titres {
            titre: Some(ici.mot("eco-conception.titre").to_owned()),
            ariane_ici: Some("Éco-conception".to_owned()),
            description: ici.mot("eco-conception.description").to_owned(),
            sommaire: sommaire.into_iter().map(|(id, titre)| (id.to_owned(), titre.to_owned())).collect(),
            ..Titres::default()
        }),
        vue: Corps::EcoConception(Box::new(EcoConceptionVue {
            pages: ici.mots().grammaire().entier(m.pages),
            mediane: taille(m.mediane, ici.mots()),
            plus_lourde: m.genres.first().map(genre),
            feuilles: taille(m.feuilles, ici.mots()),
            demandes: m.genres.iter().map(|g| g.demandes).max().unwrap_or_default(),
            avec_script: m.avec_script,
            toutes_avec_script: m.avec_script == m.pages,
            polices: m.polices,
            limite: taille(m.limite, ici.mots()),
            limite_demandes: m.limite_demandes,
            genres: m.genres.iter().map(genre).collect(),
        })),
    }
}
