//! What a territory's page of a node says: the regional text, where there is one, then the territory's own.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::actions::{self, Actions};
use super::chiffre::Chiffres;
use super::ici::{Ici, ProseVue};
use crate::model::{Declinaison, Fiche, Noeud};

/// The text of a node in a territory, as a page made for paper shows it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TexteDeNoeud {
    /// What is promised.
    pub en_bref: Option<String>,
    /// For whom.
    pub pour_qui: Option<String>,
    /// What is at stake, in the document's words.
    pub a_relever: Option<String>,
    /// Sections: the territory's, and those of the regional text.
    pub sections: Vec<SectionVue>,
    /// Key figures.
    pub chiffres: Chiffres,
    /// What a citizen said, reported.
    pub parole: Option<String>,
    /// What the fiche commits to do.
    pub actions: Option<Actions>,
    /// What a reader of the document should know.
    pub remarques: Vec<String>,
}

/// A section.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SectionVue {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// Text.
    pub prose: ProseVue,
    /// Whether the text is the region's, shared by every territory.
    pub regional: bool,
}

impl TexteDeNoeud {
    /// Everything that a node says in a territory.
    pub(super) fn de(ici: &Ici<'_>, d: &Arc<Declinaison>, noeud: &Noeud) -> Self {
        Self::lu(ici, d, &textes(ici, d, noeud), d.fiche(noeud))
    }

    /// What its texts say, of which `local` is the territory's own.
    pub(super) fn lu(
        ici: &Ici<'_>,
        d: &Arc<Declinaison>,
        textes: &[(&Arc<Fiche>, bool)],
        local: Option<&Arc<Fiche>>,
    ) -> Self {
        let first = |pick: fn(&Fiche) -> Option<String>| textes.iter().rev().find_map(|(f, _)| pick(f));
        Self {
            en_bref: first(|f| f.en_bref.as_ref().map(ToString::to_string)),
            pour_qui: first(|f| f.pour_qui.as_ref().map(ToString::to_string)),
            a_relever: local.and_then(|f| f.a_relever.as_ref()).map(ToString::to_string),
            sections: sections(ici, textes),
            chiffres: ici.chiffres(textes.iter().flat_map(|(f, _)| &f.chiffres)),
            parole: local.and_then(|f| f.parole.as_ref()).map(ToString::to_string),
            actions: local.and_then(|f| actions::vue(ici, d, f)),
            remarques: textes.iter().flat_map(|(f, _)| &f.remarques).map(ToString::to_string).collect(),
        }
    }
}

/// The texts of a node in a territory, and whether each is the region's: the sheets of the lowest level are the
/// territory's alone.
pub(super) fn textes<'s>(ici: &Ici<'s>, d: &'s Declinaison, noeud: &Noeud) -> Vec<(&'s Arc<Fiche>, bool)> {
    let local = d.fiche(noeud);
    let regional =
        ici.site.corpus.texte(noeud).filter(|_| !est_feuillet(d, noeud) && !local.is_some_and(|f| f.remplace));
    regional.map(|f| (f, true)).into_iter().chain(local.map(|f| (f, false))).collect()
}

/// Whether a node is of the lowest level that has a text.
pub(super) fn est_feuillet(d: &Declinaison, noeud: &Noeud) -> bool {
    d.plan.niveau_des_fiches().is_some_and(|n| n.rang == noeud.niveau.rang)
}

/// Whether the texts and figures of a fiche fill more than an A4 sheet in letters of ordinary size: so many characters,
/// a figure taking the place of a few lines (measured on the fiches of three departments).
pub(super) fn dense(texts: &[(&Arc<Fiche>, bool)], chiffres: &Chiffres) -> bool {
    const SHEET: usize = 2700;
    const FIGURE: usize = 150;
    let words = texts.iter().flat_map(|(f, _)| &f.sections).map(|s| s.prose.mots.chars().count()).sum::<usize>();
    words + FIGURE * (chiffres.cartes.len() + chiffres.simples.len()) > SHEET
}

fn sections(ici: &Ici<'_>, texts: &[(&Arc<Fiche>, bool)]) -> Vec<SectionVue> {
    let mut sections: Vec<SectionVue> = Vec::new();
    for (fiche, regional) in texts {
        for section in &fiche.sections {
            let id = section.definition.id.to_string();
            let titre = section.definition.titre.to_string();
            let again = sections.iter().any(|s| s.id == id);
            sections.push(SectionVue {
                id: if again { format!("{id}-{}", fiche.territoire.id) } else { id },
                titre: if again {
                    ici.mots().dire(
                        "fiche.ajoute",
                        &[("titre", &titre), ("territoire", fiche.territoire.formes.article.as_str())],
                    )
                } else {
                    titre
                },
                prose: ici.prose(&section.prose),
                regional: *regional,
            });
        }
    }
    sections
}
