//! What several territories write about one node, part by part: the region's text once, then each territory's own.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::chiffre::Chiffres;
use super::ici::{Ici, Lien, ProseVue};
use crate::graph::Chemin;
use crate::model::{Declinaison, Fiche, Noeud, Plan, SectionType};
use crate::portal::capitalized;

/// The texts of a node, side by side.
#[derive(Debug, Default, JsonSchema, Serialize)]
pub struct Parallele {
    /// Parts, in the order of the level.
    pub parties: Vec<PartieVue>,
    /// Key figures: the region's, then each territory's.
    pub chiffres: Vec<ChiffresDe>,
    /// Whether some part has several columns.
    pub large: bool,
    /// Whether the territories are too many to be read side by side: each has its own page.
    pub a_part: bool,
}

/// A part.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PartieVue {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// The region's text.
    pub regional: Option<ProseVue>,
    /// The territories' texts.
    pub textes: Vec<TexteDe>,
    /// Territories that write nothing here, in a sentence.
    pub sans: Option<String>,
}

/// A territory's text.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TexteDe {
    /// Anchor.
    pub id: String,
    /// « Dans l'Hérault », with the territory's page of the node.
    pub lien: Lien,
    /// How it stands to the region's text.
    pub mention: Option<String>,
    /// Text.
    pub prose: ProseVue,
}

/// A territory's key figures.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ChiffresDe {
    /// Anchor.
    pub id: String,
    /// « Dans l'Hérault ».
    pub titre: String,
    /// The territory's page of the node; none for the region, whose page this is.
    pub href: Option<String>,
    /// Figures.
    pub groupe: Chiffres,
}

type Locale<'c> = (&'c Arc<Declinaison>, &'c Arc<Fiche>);

/// Sets side by side what territories write about a node; a text that stands alone is left to its own page.
pub(super) fn parallele(ici: &Ici<'_>, plan: &Plan, noeud: &Noeud) -> Parallele {
    let corpus = ici.site.corpus;
    let regional = corpus.texte(noeud);
    let retenu: Vec<&Arc<Declinaison>> =
        corpus.declinaisons_de(plan).into_iter().filter(|d| d.a_une_page(noeud)).collect();
    let a_part = !retenu.is_empty() && !corpus.cote_a_cote(plan);
    let retenu = if a_part { Vec::new() } else { retenu };
    let mut locales: Vec<Locale<'_>> = retenu.iter().filter_map(|d| Some((*d, d.fiche(noeud)?))).collect();
    if regional.is_none() && locales.len() < 2 {
        locales.clear();
    }
    let parties: Vec<PartieVue> =
        noeud.niveau.sections.iter().filter_map(|section| partie(ici, section, regional, &locales, &retenu)).collect();
    let mut chiffres: Vec<ChiffresDe> = Vec::new();
    if let Some(f) = regional.filter(|f| !f.chiffres.is_empty()) {
        chiffres.push(ChiffresDe {
            id: format!("chiffres-{}", plan.territoire.id),
            titre: capitalized(plan.territoire.formes.lieu.as_str()),
            href: None,
            groupe: en_bref(ici, f),
        });
    }
    chiffres.extend(locales.iter().filter(|(_, f)| !f.chiffres.is_empty()).map(|(d, f)| ChiffresDe {
        id: format!("chiffres-{}", d.territoire.id),
        titre: capitalized(d.territoire.formes.lieu.as_str()),
        href: Some(ici.href(&Chemin::local(d, noeud))),
        groupe: en_bref(&ici.dans(d), f),
    }));
    Parallele { large: parties.iter().any(|p| p.textes.len() > 1), parties, chiffres, a_part }
}

fn partie(
    ici: &Ici<'_>,
    section: &SectionType,
    regional: Option<&Arc<Fiche>>,
    locales: &[Locale<'_>],
    retenu: &[&Arc<Declinaison>],
) -> Option<PartieVue> {
    let of = |f: &'_ Arc<Fiche>| f.sections.iter().position(|s| s.definition.id == section.id);
    let prose = |ici: &Ici<'_>, f: &Arc<Fiche>| of(f).and_then(|i| f.sections.get(i)).map(|s| ici.prose(&s.prose));
    let commun = regional.and_then(|f| prose(ici, f));
    let textes: Vec<TexteDe> = locales
        .iter()
        .filter_map(|(d, f)| {
            let lieu = capitalized(d.territoire.formes.lieu.as_str());
            Some(TexteDe {
                id: format!("{}-{}", section.id, d.territoire.id),
                lien: ici.lien(&Chemin::local(d, &f.noeud), lieu),
                mention: commun
                    .as_ref()
                    .map(|_| ici.mot(if f.remplace { "noeud.remplace" } else { "noeud.ajoute" }).to_owned()),
                prose: prose(&ici.dans(d), f)?,
            })
        })
        .collect();
    if commun.is_none() && textes.is_empty() {
        return None;
    }
    let silent = |d: &&&Arc<Declinaison>| !locales.iter().any(|(o, f)| Arc::ptr_eq(o, d) && of(f).is_some());
    let lieux: Vec<String> = retenu.iter().filter(silent).map(|d| d.territoire.formes.lieu.to_string()).collect();
    let what = ici.mot(if commun.is_some() { "noeud.rien-ajoute" } else { "noeud.rien-dit" });
    Some(PartieVue {
        id: section.id.to_string(),
        titre: section.titre.to_string(),
        regional: commun,
        textes,
        sans: (!lieux.is_empty()).then(|| format!("{}, {what}.", capitalized(&ici.mots().enumerer(&lieux)))),
    })
}

/// Figures without the territories above nor notes: the page that they come from has them.
fn en_bref(ici: &Ici<'_>, fiche: &Fiche) -> Chiffres {
    let mut groupe = ici.chiffres(&fiche.chiffres);
    groupe.simples.splice(0..0, std::mem::take(&mut groupe.cartes));
    for chiffre in &mut groupe.simples {
        chiffre.comparaisons.clear();
        chiffre.notes.clear();
    }
    groupe
}
