//! The places of the portal where something is said, and everything that is said there.

use std::sync::Arc;

use super::Chemin;
use super::contenu::Contenu;
use crate::model::{
    ACCESSIBILITE, Catalogue, Corpus, Declinaison, Noeud, OffreLocale, Recours, Rubrique, Sigle, Territoire, Texte,
};

/// A place of the portal, as another page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lieu {
    /// Address.
    pub chemin: Chemin,
    /// Kind of page.
    pub sorte: Sorte,
    /// The node, when the page is one's.
    pub noeud: Option<Arc<Noeud>>,
    /// Title.
    pub titre: Texte,
    /// Territory, when the page is one's.
    pub territoire: Option<Arc<Territoire>>,
    /// One sentence.
    pub en_bref: Option<Texte>,
}

impl PartialEq for Territoire {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Territoire {}

/// Kinds of place, in the order in which lists show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sorte {
    /// A territory's fiche of the lowest level (an objectif).
    Fiche,
    /// A territory's or the region's text of a higher node (a défi).
    Noeud,
    /// A care activity in a territory.
    Offre,
    /// A part of a territory's plan.
    Partie,
    /// A plan.
    Plan,
    /// An official document.
    Document,
    /// A page of the register.
    Registre,
    /// A free page.
    Page,
    /// A way in by need.
    Entree,
}

/// Lists every place, in the order of the plans.
pub(crate) fn lieux<'c>(corpus: &'c Corpus, mots: &'c Catalogue) -> Vec<Contenu<'c>> {
    let mut all = Vec::new();
    for fiche in &corpus.textes {
        let mut contenu = Contenu::new(Lieu {
            chemin: Chemin::noeud(&fiche.noeud),
            sorte: Sorte::Noeud,
            noeud: Some(Arc::clone(&fiche.noeud)),
            titre: fiche.noeud.titre.clone(),
            territoire: Some(Arc::clone(&fiche.territoire)),
            en_bref: fiche.en_bref.clone(),
        });
        contenu.fiche(fiche);
        all.push(contenu);
    }
    for d in &corpus.declinaisons {
        declinaison(d, corpus, mots, &mut all);
    }
    for activite in corpus.activites.values() {
        let mut contenu = Contenu::new(Lieu {
            chemin: Chemin::activite(activite),
            sorte: Sorte::Registre,
            noeud: None,
            titre: activite.titre.clone(),
            territoire: None,
            en_bref: activite.en_bref.clone(),
        });
        contenu.proses.extend(activite.recours.get());
        contenu.etiquettes.extend(activite.themes.iter().chain(&activite.parcours));
        contenu.texte(&activite.titre);
        all.push(contenu);
    }
    for page in corpus.pages.values() {
        let mut contenu = Contenu::new(Lieu {
            chemin: Chemin::libre(page),
            sorte: Sorte::Page,
            noeud: None,
            titre: page.titre.clone(),
            territoire: None,
            en_bref: page.description.clone(),
        });
        contenu.proses.push(page.texte());
        all.push(contenu);
    }
    if let Some(declaration) = &corpus.accessibilite {
        let mut contenu = Contenu::new(Lieu {
            chemin: Chemin::fixe(ACCESSIBILITE),
            sorte: Sorte::Page,
            noeud: None,
            titre: Texte::as_set(mots.texte("pages.accessibilite")),
            territoire: None,
            en_bref: None,
        });
        let proses = [&declaration.mesures, &declaration.contenus_non_accessibles];
        contenu.proses.extend(proses.into_iter().flatten().chain([&declaration.contact]));
        if let Some(audit) = &declaration.audit {
            contenu.textes([&audit.methode, &audit.referentiel]);
            contenu.textes(audit.constats.iter().chain(&audit.derogations).map(|(_, texte)| texte));
        }
        all.push(contenu);
    }
    for entree in corpus.entrees.iter().flat_map(|f| &f.entrees) {
        let mut contenu = Contenu::new(Lieu {
            chemin: Chemin::entree(entree),
            sorte: Sorte::Entree,
            noeud: None,
            titre: entree.titre.clone(),
            territoire: None,
            en_bref: Some(entree.en_bref.clone()),
        });
        contenu.entree(entree);
        all.push(contenu);
    }
    all
}

/// Lists the places of a territory's version of a plan.
pub(super) fn de_declinaison<'c>(d: &'c Declinaison, corpus: &'c Corpus, mots: &'c Catalogue) -> Vec<Contenu<'c>> {
    let mut all = Vec::new();
    declinaison(d, corpus, mots, &mut all);
    all
}

fn declinaison<'c>(d: &'c Declinaison, corpus: &'c Corpus, mots: &'c Catalogue, all: &mut Vec<Contenu<'c>>) {
    let here = |chemin, sorte, titre: Texte| Lieu {
        chemin,
        sorte,
        noeud: None,
        titre,
        territoire: Some(Arc::clone(&d.territoire)),
        en_bref: None,
    };
    let lowest = d.plan.niveau_des_fiches().map_or(0, |n| n.rang);
    // A retained node has a page here even when the territory adds nothing to the regional text.
    let added = d.fiches.iter().map(|f| &f.noeud);
    let mut nodes: Vec<&Arc<Noeud>> = d.retenus.iter().chain(added).collect();
    nodes.sort_by_key(|n| d.plan.rang(n));
    nodes.dedup();
    for noeud in nodes {
        let fiche = d.fiche(noeud);
        let regional = corpus.texte(noeud);
        let sorte = if noeud.niveau.rang == lowest { Sorte::Fiche } else { Sorte::Noeud };
        let mut contenu = Contenu::new(Lieu {
            noeud: Some(Arc::clone(noeud)),
            en_bref: [fiche, regional].into_iter().flatten().find_map(|f| f.en_bref.clone()),
            ..here(Chemin::local(d, noeud), sorte, fiche.map_or(&noeud.titre, |f| f.titre()).clone())
        });
        if let Some(fiche) = fiche {
            contenu.fiche(fiche);
            contenu.suivi(fiche, &d.suivi);
        }
        if sorte == Sorte::Noeud
            && let Some(regional) = regional
            && !fiche.is_some_and(|f| f.remplace)
        {
            contenu.fiche(regional);
            contenu.etiquettes.sort_by_key(|e| (e.famille, &e.id));
            contenu.etiquettes.dedup_by_key(|e| (e.famille, &e.id));
        }
        all.push(contenu);
    }
    for rubrique in Rubrique::TOUTES {
        if d.blocs_de(rubrique).next().is_none() {
            continue;
        }
        let mut contenu = Contenu::new(here(
            Chemin::rubrique(d, rubrique),
            Sorte::Partie,
            Texte::as_set(mots.texte(titre_de(rubrique))),
        ));
        for bloc in d.blocs_de(rubrique) {
            contenu.bloc(bloc);
        }
        all.push(contenu);
    }
    if let Some(besoins) = &d.besoins {
        let mut contenu =
            Contenu::new(here(Chemin::partie(d, "besoins"), Sorte::Partie, Texte::as_set(mots.texte("pages.besoins"))));
        contenu.besoins(besoins);
        all.push(contenu);
    }
    if let Some(paroles) = &d.paroles {
        let mut contenu =
            Contenu::new(here(Chemin::partie(d, "paroles"), Sorte::Partie, Texte::as_set(mots.texte("pages.paroles"))));
        contenu.paroles(paroles);
        all.push(contenu);
    }
    if d.a_des_demandes() {
        let mut contenu = Contenu::new(here(
            Chemin::partie(d, "vous-avez-dit"),
            Sorte::Partie,
            Texte::as_set(mots.texte("pages.vous-avez-dit")),
        ));
        for consultation in d.consultations(mots) {
            contenu.consultation(consultation);
        }
        all.push(contenu);
    }
    if !d.feuilles.is_empty() {
        let mut contenu = Contenu::new(here(
            Chemin::partie(d, "feuilles-de-route"),
            Sorte::Partie,
            Texte::as_set(mots.texte("pages.feuilles")),
        ));
        for feuille in &d.feuilles {
            contenu.feuille(feuille, d);
        }
        all.push(contenu);
    }
    for offre in &d.offre {
        all.push(offre_locale(d, offre, &here));
    }
}

fn offre_locale<'c>(
    d: &Declinaison,
    offre: &'c OffreLocale,
    here: &dyn Fn(Chemin, Sorte, Texte) -> Lieu,
) -> Contenu<'c> {
    let activite = &offre.activite;
    let mut contenu = Contenu::new(Lieu {
        en_bref: activite.en_bref.clone(),
        ..here(Chemin::offre(d, activite), Sorte::Offre, activite.titre.clone())
    });
    contenu.texte(&activite.titre);
    contenu.etiquettes.extend(activite.themes.iter().chain(&activite.parcours));
    contenu.noeuds.extend(&offre.noeuds);
    contenu.proses.extend(&offre.transformations);
    match &offre.recours {
        Recours::Local(prose) => contenu.proses.push(prose),
        Recours::Regional => contenu.proses.extend(activite.recours.get()),
        Recours::NonConcerne | Recours::NonRenseigne => {}
    }
    for texte in offre.remarques.iter().chain(offre.notes.iter().map(|n| &n.texte)) {
        contenu.texte(texte);
    }
    for table in &offre.tables {
        for ligne in &table.lignes {
            contenu.texte(&ligne.ligne.libelle);
        }
    }
    contenu
}

/// What words name a part made of blocks.
#[must_use]
pub(crate) fn titre_de(rubrique: Rubrique) -> &'static str {
    match rubrique {
        Rubrique::Diagnostic => "pages.diagnostic",
        Rubrique::Finances => "pages.finances",
        Rubrique::Gouvernance => "pages.gouvernance",
        Rubrique::Partenariats => "pages.partenariats",
    }
}

/// Whether an acronym's meaning holds in a place.
pub(crate) fn vaut_ici(sigle: &Sigle, lieu: &Lieu) -> bool {
    sigle.vaut_pour(lieu.territoire.as_deref())
}
