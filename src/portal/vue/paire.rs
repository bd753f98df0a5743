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
use crate::french::NBSP;
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
            description: format!(
                "Choisissez deux territoires{NBSP}: leurs chiffres, ce qu’ils ont retenu et leur offre de soins, côte à côte ({nombre} pages)."
            ),
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
    let titre = format!("{} et {deux}, côte à côte", capitalized(un.as_str()));
    let mut sommaire = vec![("chiffres", "Les chiffres"), ("noeuds", "Ce qu’ils ont retenu")];
    if !offre.regimes.is_empty() {
        sommaire.push(("offre", "L’offre de soins"));
    }
    Vue {
        modele: "paire",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(titre.clone()),
            titre: Some(titre),
            description: format!(
                "{} et {deux}{NBSP}: {} chiffres que donnent les deux documents, {} en commun, et l’offre de soins tableau par tableau.",
                capitalized(un.as_str()),
                chiffres.nombre,
                noeuds.compte_communs
            ),
            ariane: vec![ici.lien(&Chemin::fixe("comparer"), "Comparer")],
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
