//! Two territories side by side: their figures, what each retained, their care offer. And the list of all pairs.

mod chiffres;
mod noeuds;
mod offre;

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{Ici, Lien};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::Declinaison;
use crate::portal::capitalized;

/// All pairs of territories.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ComparerVue {
    /// Every territory with the pages that set it beside another.
    pub territoires: Vec<Voisinage>,
    /// Who retained what.
    pub matrice: String,
    /// All indicators.
    pub indicateurs: Option<String>,
}

/// A territory and the others that it can be compared with.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Voisinage {
    /// Anchor.
    pub id: String,
    /// Name.
    pub nom: String,
    /// Pages of its pairs, named after the other territory.
    pub paires: Vec<Lien>,
}

/// Two territories side by side.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PaireVue {
    /// The first, in the register's order.
    pub a: Face,
    /// The second.
    pub b: Face,
    /// Figures that both give.
    pub chiffres: chiffres::ChiffresCompares,
    /// Nodes retained by both, by one.
    pub noeuds: noeuds::NoeudsCompares,
    /// Care offer.
    pub offre: offre::OffreComparee,
    /// Who retained what, over all territories.
    pub matrice: String,
    /// All pairs.
    pub comparer: String,
}

/// One of two territories.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Face {
    /// Name.
    pub nom: String,
    /// « l'Hérault ».
    pub article: String,
    /// « dans l'Hérault ».
    pub lieu: String,
    /// « de l'Hérault ».
    pub genitif: String,
    /// Its page.
    pub href: String,
    /// Official title of its plan.
    pub titre: String,
}

/// The pairs that a territory belongs to, named after the other one.
pub(super) fn paires_de(ici: &Ici<'_>, d: &Declinaison) -> Vec<Lien> {
    let same = |o: &Declinaison| std::ptr::eq(o, d);
    ici.site
        .corpus
        .paires()
        .into_iter()
        .filter_map(|(a, b)| {
            let other = if same(a) { Some(b) } else { same(b).then_some(a) }?;
            Some(ici.lien(&Chemin::paire(a, b), &other.territoire.nom))
        })
        .collect()
}

pub(super) fn toutes(ici: &Ici<'_>) -> Vue {
    let corpus = ici.site.corpus;
    let all = corpus.plans_communs().flat_map(|p| corpus.declinaisons_de(p));
    let territoires: Vec<Voisinage> = all
        .map(|d| Voisinage {
            id: format!("avec-{}", d.chemin.replace('/', "-")),
            nom: d.territoire.nom.to_string(),
            paires: paires_de(ici, d),
        })
        .filter(|v| !v.paires.is_empty())
        .collect();
    let nombre = corpus.paires().len();
    Vue {
        modele: "comparer",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mots().compter("comparer.description", nombre, &[]),
            ..Titres::default()
        }),
        vue: Corps::Comparer(ComparerVue {
            territoires,
            matrice: ici.href(&Chemin::fixe("matrice")),
            indicateurs: ici
                .has(|s| matches!(s, crate::portal::Sujet::Indicateurs))
                .then(|| ici.href(&Chemin::fixe("indicateurs"))),
        }),
    }
}

pub(super) fn vue(ici: &Ici<'_>, a: &Arc<Declinaison>, b: &Arc<Declinaison>) -> Vue {
    let (un, deux) = (&a.territoire.formes.article, &b.territoire.formes.article);
    let chiffres = chiffres::compares(ici, a, b);
    let noeuds = noeuds::compares(ici, a, b);
    let offre = offre::comparee(ici, a, b);
    let titre = ici.mots().dire("paire.titre", &[("a", &capitalized(un.as_str())), ("b", deux.as_str())]);
    let mut sommaire = vec![("chiffres", ici.mot("paire.chiffres")), ("noeuds", ici.mot("paire.retenus"))];
    if !offre.regimes.is_empty() {
        sommaire.push(("offre", ici.mot("paire.offre")));
    }
    Vue {
        modele: "paire",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(titre.clone()),
            titre: Some(titre),
            description: ici.mots().dire(
                "paire.description",
                &[
                    ("a", &capitalized(un.as_str())),
                    ("b", deux.as_str()),
                    ("chiffres", &chiffres.nombre.to_string()),
                    ("communs", &noeuds.compte_communs),
                ],
            ),
            ariane: vec![ici.lien(&Chemin::fixe("comparer"), ici.mot("comparer.court"))],
            sommaire: sommaire.into_iter().map(|(id, texte)| (id.to_owned(), texte.to_owned())).collect(),
            ..Titres::default()
        }),
        vue: Corps::Paire(Box::new(PaireVue {
            a: face(ici, a),
            b: face(ici, b),
            chiffres,
            noeuds,
            offre,
            matrice: ici.href(&Chemin::fixe("matrice")),
            comparer: ici.href(&Chemin::fixe("comparer")),
        })),
    }
}

fn face(ici: &Ici<'_>, d: &Declinaison) -> Face {
    Face {
        nom: d.territoire.nom.to_string(),
        article: d.territoire.formes.article.to_string(),
        lieu: d.territoire.formes.lieu.to_string(),
        genitif: d.territoire.formes.genitif.to_string(),
        href: ici.href(&Chemin::declinaison(d)),
        titre: d.titre.to_string(),
    }
}
