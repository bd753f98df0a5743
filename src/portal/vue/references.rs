//! Sources, glossary, and the tables of their figures.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::{Origine, Titres};
use super::chiffre::{statut, valeur_avec_unite};
use super::ici::{Ici, Lien, LieuVue};
use super::parties::clip;
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Observation, Source};

/// A figure, as tables show it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LigneChiffre {
    /// Key of its number, where a chart shows it too.
    pub cle: Option<String>,
    /// What it counts, with the page of its indicator.
    pub libelle: String,
    /// Page of the indicator.
    pub href: Option<String>,
    /// Territory.
    pub territoire: String,
    /// Qualifier and value, with unit.
    pub valeur: String,
    /// « visé » or « projection ».
    pub statut: Option<String>,
    /// When.
    pub quand: Option<String>,
    /// Source.
    pub source: Option<Lien>,
    /// Title of the document, where several stand side by side.
    pub document: Option<String>,
    /// Place in the document.
    pub section: Option<String>,
    /// Rank, share, notes, contradiction.
    pub notes: Vec<String>,
    /// Places that show it.
    pub lieux: Vec<LieuVue>,
}

/// All sources and documents.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SourcesVue {
    /// Official documents.
    pub documents: Vec<DocumentVue>,
    /// Sources of figures, each with how many.
    pub sources: Vec<SourceCourte>,
}

/// An official document.
#[derive(Debug, JsonSchema, Serialize)]
pub struct DocumentVue {
    /// Anchor.
    pub id: String,
    /// What is said of it.
    pub origine: Origine,
    /// Stamp, as printed.
    pub estampille: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// The territory's pages made from it.
    pub territoire: Option<Lien>,
}

/// A source, as lists show it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SourceCourte {
    /// Its page.
    pub lien: Lien,
    /// Who publishes it.
    pub editeur: Option<String>,
    /// How many figures.
    pub nombre: usize,
}

/// A source.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SourceVue {
    /// Who publishes it.
    pub editeur: Option<String>,
    /// When.
    pub date: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Its figures.
    pub lignes: Vec<LigneChiffre>,
}

pub(super) fn ligne(ici: &Ici<'_>, o: &Observation, lieux: &[crate::graph::Lieu]) -> LigneChiffre {
    let qualificatif = o.qualificatif.as_ref().map(|q| format!("{q} ")).unwrap_or_default();
    let notes = [&o.rang, &o.part, &o.note, &o.discordance];
    LigneChiffre {
        cle: None,
        libelle: o.libelle.to_string(),
        href: o.indicateur.as_ref().map(|i| ici.href(&Chemin::indicateur(i))),
        territoire: o.territoire.nom.to_string(),
        valeur: format!("{qualificatif}{}", valeur_avec_unite(o, ici.mots())),
        statut: statut(o.statut).map(|cle| ici.mot(cle).to_owned()),
        quand: o.temps.map(|t| ici.temps(t)),
        source: o.source.as_ref().map(|s| ici.lien(&Chemin::source(s), &s.nom)),
        document: None,
        section: o.section.as_ref().map(ToString::to_string),
        notes: notes.into_iter().flatten().map(ToString::to_string).collect(),
        lieux: lieux.iter().map(|l| ici.lieu(l)).collect(),
    }
}

pub(super) fn sources(ici: &Ici<'_>) -> Vue {
    let corpus = ici.site.corpus;
    let documents = corpus
        .documents
        .values()
        .map(|d| DocumentVue {
            id: format!("document-{}", d.id),
            origine: ici.origine(d, None),
            estampille: d.estampille.clone(),
            note: d.note.as_ref().map(ToString::to_string),
            territoire: ici.chemin_territoire(&d.territoire).map(|c| {
                ici.lien(&c, ici.mots().dire("territoire.titre", &[("lieu", d.territoire.formes.lieu.as_str())]))
            }),
        })
        .collect();
    let sources = corpus
        .sources
        .values()
        .map(|s| (s, ici.site.index.chiffres_de(&s.id).len()))
        .filter(|(_, nombre)| *nombre > 0)
        .map(|(s, nombre)| SourceCourte {
            lien: ici.lien(&Chemin::source(s), &s.nom),
            editeur: s.editeur.as_ref().map(ToString::to_string),
            nombre,
        })
        .collect();
    Vue {
        modele: "sources",
        vignette: None,
        page: ici.cadre(Titres { description: ici.mot("sources.description").into(), ..Titres::default() }),
        vue: Corps::Sources(SourcesVue { documents, sources }),
    }
}

pub(super) fn source(ici: &Ici<'_>, s: &Arc<Source>) -> Vue {
    let chiffres = ici.site.index.chiffres_de(&s.id);
    Vue {
        modele: "source",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(ici.mots().dire("sources.objet", &[("nom", s.nom.as_str())])),
            description: clip(&ici.mots().dire("sources.chiffres-de", &[("nom", s.nom.as_str())])),
            ariane: vec![ici.lien(&Chemin::fixe("sources"), ici.mot("pages.sources"))],
            ..Titres::default()
        }),
        vue: Corps::Source(SourceVue {
            editeur: s.editeur.as_ref().map(ToString::to_string),
            date: s.date.map(|d| ici.date(d)),
            url: s.url.clone(),
            note: s.note.as_ref().map(ToString::to_string),
            lignes: chiffres.iter().map(|(o, lieux)| ligne(ici, o, lieux)).collect(),
        }),
    }
}
