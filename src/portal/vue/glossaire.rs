//! The glossary, and the page of each acronym.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{GroupeLieux, Ici, Lien};
use super::{Corps, Vue};
use crate::french::fold;
use crate::graph::Chemin;
use crate::model::{Catalogue, OrigineSens, Sigle};

/// The glossary.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GlossaireVue {
    /// How many entries.
    pub nombre: usize,
    /// By first letter.
    pub lettres: Vec<Lettre>,
}

/// Entries of a letter.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Lettre {
    /// Anchor.
    pub id: String,
    /// The letter.
    pub nom: String,
    /// Entries.
    pub sigles: Vec<EntreeGlossaire>,
}

/// An entry of the glossary.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EntreeGlossaire {
    /// Anchor.
    pub id: String,
    /// The acronym.
    pub sigle: String,
    /// What it stands for.
    pub sens: String,
    /// Whether only common use says so.
    pub usage: bool,
    /// Note.
    pub note: Option<String>,
    /// Where this meaning holds, when it has another elsewhere.
    pub portee: Option<String>,
    /// The acronym that it replaces.
    pub remplace: Option<String>,
    /// Its page, when some page uses it.
    pub href: Option<String>,
    /// How many places use it.
    pub nombre: usize,
}

/// An acronym.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SigleSeul {
    /// What it stands for.
    pub sens: String,
    /// Whether only common use says so.
    pub usage: bool,
    /// Note.
    pub note: Option<String>,
    /// Where this meaning holds, when it has another elsewhere.
    pub portee: Option<String>,
    /// Other spellings.
    pub variantes: Vec<String>,
    /// The acronym that it replaces.
    pub remplace: Option<String>,
    /// Its other meanings.
    pub autres: Vec<Lien>,
    /// Places that use it.
    pub groupes: Vec<GroupeLieux>,
    /// How many places.
    pub nombre: usize,
    /// Its place in the glossary.
    pub glossaire: String,
}

pub(super) fn tous(ici: &Ici<'_>) -> Vue {
    let corpus = ici.site.corpus;
    let mut sigles: Vec<_> = corpus.sigles.iter().collect();
    sigles.sort_by(|a, b| ici.site.ordre.compare(&a.sigle, &b.sigle).then_with(|| a.ancre.cmp(&b.ancre)));
    let nombre = sigles.len();
    let mut lettres: Vec<Lettre> = Vec::new();
    for s in sigles {
        let first = fold::fold(&s.sigle).chars().next().unwrap_or('#');
        let nom = if first.is_alphabetic() { first.to_uppercase().to_string() } else { "0-9".to_owned() };
        let id = format!("lettre-{}", nom.to_lowercase());
        if lettres.last().is_none_or(|l| l.nom != nom) {
            lettres.push(Lettre { id, nom, sigles: Vec::new() });
        }
        if let Some(last) = lettres.last_mut() {
            last.sigles.push(EntreeGlossaire {
                id: format!("sigle-{}", s.ancre),
                sigle: s.sigle.clone(),
                sens: s.sens.to_string(),
                usage: s.origine == OrigineSens::Usage,
                note: s.note.as_ref().map(ToString::to_string),
                portee: portee(s, ici.mots()),
                remplace: s.remplace.clone(),
                href: (nombre_de(ici, s) > 0).then(|| ici.href(&Chemin::page_du_sigle(s))),
                nombre: nombre_de(ici, s),
            });
        }
    }
    Vue {
        modele: "glossaire",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mots().compter("glossaire.description", nombre, &[]),
            ..Titres::default()
        }),
        vue: Corps::Glossaire(GlossaireVue { nombre, lettres }),
    }
}

/// The page of an acronym.
pub(super) fn un(ici: &Ici<'_>, s: &Arc<Sigle>) -> Vue {
    let others = ici.site.corpus.sigles.iter().filter(|o| o.sigle == s.sigle && o.ancre != s.ancre);
    let autres = others.map(|o| {
        let chemin = if nombre_de(ici, o) > 0 { Chemin::page_du_sigle(o) } else { Chemin::sigle(o) };
        ici.lien(&chemin, portee(o, ici.mots()).map_or_else(|| o.sens.to_string(), |p| format!("{} ({p})", o.sens)))
    });
    let objet = match portee(s, ici.mots()) {
        Some(portee) => format!("{} ({portee})", s.sigle),
        None => s.sigle.clone(),
    };
    let objet = ici.mots().dire("glossaire.objet", &[("sigle", &objet)]);
    Vue {
        modele: "sigle",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(objet),
            description: ici
                .mots()
                .dire("glossaire.sigle-description", &[("sigle", &s.sigle), ("sens", s.sens.as_str())]),
            ariane: vec![ici.lien(&Chemin::fixe("glossaire"), ici.mot("pages.glossaire"))],
            ..Titres::default()
        }),
        vue: Corps::Sigle(SigleSeul {
            sens: s.sens.to_string(),
            usage: s.origine == OrigineSens::Usage,
            note: s.note.as_ref().map(ToString::to_string),
            portee: portee(s, ici.mots()),
            variantes: s.variantes.clone(),
            remplace: s.remplace.clone(),
            autres: autres.collect(),
            groupes: ici.groupes(ici.site.index.emplois_sigle(s)),
            nombre: nombre_de(ici, s),
            glossaire: ici.href(&Chemin::sigle(s)),
        }),
    }
}

fn nombre_de(ici: &Ici<'_>, s: &Sigle) -> usize {
    ici.site.index.emplois_sigle(s).len()
}

/// Where a meaning holds, in words.
pub(super) fn portee(s: &Sigle, mots: &Catalogue) -> Option<String> {
    let lieux: Vec<String> = s.portee.iter().map(|t| t.formes.lieu.to_string()).collect();
    (!lieux.is_empty()).then(|| mots.enumerer(&lieux))
}
