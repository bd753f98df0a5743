//! The other end of every relation.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::chiffres::{ChiffreSitue, ChiffresSitues};
use super::contenu::Contenu;
use super::lieux::{self, lieux, vaut_ici};
use super::role::{Emploi, Role, ranger};
use super::sigles::{Lexique, tokens};
use super::{Chemin, Lieu, Sorte};
use crate::model::{
    Acteur, Activite, Catalogue, Code, Corpus, Declinaison, Etiquette, Famille, Indicateur, Noeud, Observation, Plan,
    Renvoi, Sigle, Slug, Territoire, Texte,
};

/// Something that was asked, as the page of a node that answers it shows it.
#[derive(Debug, Clone)]
pub struct DemandeSituee {
    /// Its place in the page that sets answers beside requests.
    pub chemin: Chemin,
    /// The territory where it was asked.
    pub territoire: Option<Arc<Territoire>>,
    /// What was asked.
    pub texte: Texte,
    /// Who asked, in words.
    pub origine: String,
    /// Whether only the portal's editors say that the node answers it.
    pub rapproche: bool,
}

/// What the portal says of a territory outside the pages of its own plan.
#[derive(Debug, Default)]
pub struct TerritoireSitue {
    /// Its figures, each with the places that show it.
    pub chiffres: ChiffresSitues,
    /// The places whose text names it.
    pub lieux: Vec<Lieu>,
}

/// Everything that points at a thing, by thing.
#[derive(Debug, Default)]
pub struct Index {
    etiquettes: BTreeMap<(Famille, Slug), Vec<Lieu>>,
    /// The ranks, among the places of a tag, of those of each territory.
    etiquettes_de: BTreeMap<(Famille, Slug), BTreeMap<Slug, Vec<usize>>>,
    acteurs: BTreeMap<Slug, Vec<Emploi>>,
    indicateurs: BTreeMap<Slug, Vec<Lieu>>,
    sujets: BTreeMap<Slug, Vec<Arc<Indicateur>>>,
    chiffres: BTreeMap<Slug, ChiffresSitues>,
    noeuds: BTreeMap<(Slug, Code), Vec<Lieu>>,
    demandes: BTreeMap<(Slug, Code), Vec<DemandeSituee>>,
    territoires: BTreeMap<Slug, TerritoireSitue>,
    territoires_decrits: BTreeSet<Slug>,
    declinaisons: BTreeMap<Slug, Vec<Arc<Declinaison>>>,
    activites: BTreeMap<Slug, Vec<Lieu>>,
    sigles: BTreeMap<Slug, Vec<Lieu>>,
    sigles_de_page: BTreeMap<Chemin, Vec<Arc<Sigle>>>,
}

/// The ranks of the places of each territory.
fn de_chacun(lieux: &[Lieu]) -> BTreeMap<Slug, Vec<usize>> {
    let mut all: BTreeMap<Slug, Vec<usize>> = BTreeMap::new();
    for (rank, territoire) in lieux.iter().enumerate().filter_map(|(rank, l)| Some((rank, l.territoire.as_ref()?))) {
        match all.get_mut(&territoire.id) {
            Some(ranks) => ranks.push(rank),
            None => drop(all.insert(territoire.id.clone(), vec![rank])),
        }
    }
    all
}

impl Index {
    /// Reads the whole corpus once and turns every relation around.
    #[must_use]
    pub fn new(corpus: &Corpus, mots: &Catalogue) -> Self {
        let mut index = Self::default();
        for d in &corpus.declinaisons {
            index.declinaisons.entry(d.territoire.id.clone()).or_default().push(Arc::clone(d));
        }
        let lexique = Lexique::new(&corpus.sigles);
        let places = lieux(corpus, mots);
        let acronyms: Vec<Vec<Arc<Sigle>>> = places.par_iter().map(|c| acronyms(c, &lexique)).collect();
        for (contenu, sigles) in places.iter().zip(acronyms) {
            index.add(contenu, sigles);
        }
        index.etiquettes_de = index.etiquettes.iter().map(|(tag, lieux)| (tag.clone(), de_chacun(lieux))).collect();
        for observation in &corpus.observations {
            index.chiffre(observation, None);
        }
        index.editeurs(corpus);
        index.acteurs.values_mut().for_each(ranger);
        index.territoires_decrits(corpus);
        for i in corpus.indicateurs.values().filter(|i| index.indicateurs.contains_key(&i.id)) {
            index.sujets.entry(i.rubrique.id.clone()).or_default().push(Arc::clone(i));
        }
        index
    }

    /// Follows a territory's version of a plan that was linked again: on its own pages at `chemins`, everything that this
    /// index tells of them is as [`new`](Self::new) would tell it. At the other end of a relation that came or went, it
    /// is not seen yet.
    pub fn follow(&mut self, d: &Arc<Declinaison>, chemins: &[Chemin], corpus: &Corpus, mots: &Catalogue) {
        for known in self.declinaisons.get_mut(&d.territoire.id).into_iter().flatten() {
            if known.chemin == d.chemin {
                *known = Arc::clone(d);
            }
        }
        let lexique = Lexique::new(&corpus.sigles);
        for contenu in lieux::de_declinaison(d, corpus, mots) {
            if chemins.contains(&contenu.lieu.chemin) {
                let sigles = acronyms(&contenu, &lexique);
                self.sigles_de_page.insert(contenu.lieu.chemin, sigles);
            }
        }
    }

    /// A territory has a page when a figure is its own or a text names it, and so have those that hold it.
    fn territoires_decrits(&mut self, corpus: &Corpus) {
        let own = corpus.declinaisons.iter().map(|d| &d.territoire);
        let known = corpus.territoires.values().filter(|t| self.territoires.contains_key(&t.id));
        let all: BTreeSet<Slug> = known
            .flat_map(|t| std::iter::once(t).chain(t.ancetres()))
            .chain(own.flat_map(|t| t.ancetres()))
            .map(|t| t.id.clone())
            .filter(|id| !self.declinaisons.contains_key(id))
            .collect();
        self.territoires_decrits = all;
    }

    /// Who publishes the plans and the documents.
    fn editeurs(&mut self, corpus: &Corpus) {
        let lieu = |chemin, sorte, titre: &Texte, territoire: &Arc<Territoire>| Lieu {
            chemin,
            sorte,
            noeud: None,
            titre: titre.clone(),
            territoire: Some(Arc::clone(territoire)),
            en_bref: None,
        };
        for plan in corpus.plans.values() {
            let Some(chemin) = page_du_plan(plan, corpus) else { continue };
            self.emploi(Role::Editeur, &plan.editeur, lieu(chemin, Sorte::Plan, &plan.titre, &plan.territoire));
        }
        for document in corpus.documents.values() {
            let chemin = Chemin::document(document);
            let lieu = lieu(chemin, Sorte::Document, &document.titre, &document.territoire);
            self.emploi(Role::Editeur, &document.editeur, lieu);
        }
    }

    fn emploi(&mut self, role: Role, acteur: &Acteur, lieu: Lieu) {
        push(&mut self.acteurs, acteur.id.clone(), &Emploi { role, lieu, action: None });
    }

    fn add(&mut self, contenu: &Contenu<'_>, sigles: Vec<Arc<Sigle>>) {
        let lieu = &contenu.lieu;
        for e in &contenu.etiquettes {
            push(&mut self.etiquettes, (e.famille, e.id.clone()), lieu);
        }
        for p in &contenu.acteurs {
            let mut lieu = lieu.clone();
            if let Some((chemin, titre)) = p.partie.clone() {
                (lieu.chemin, lieu.titre) = (chemin, titre);
            }
            push(&mut self.acteurs, p.acteur.id.clone(), &Emploi { role: p.role, lieu, action: p.action.clone() });
        }
        self.demandes(contenu);
        for n in &contenu.noeuds {
            push(&mut self.noeuds, key(n), lieu);
        }
        for renvoi in contenu.renvois() {
            match renvoi {
                Renvoi::Noeud(n) => push(&mut self.noeuds, key(n), lieu),
                Renvoi::Activite(a) => push(&mut self.activites, a.id.clone(), lieu),
                Renvoi::Etiquette(e) => push(&mut self.etiquettes, (e.famille, e.id.clone()), lieu),
                Renvoi::Acteur(a) => self.emploi(Role::Cite, a, lieu.clone()),
                Renvoi::Territoire(t) => {
                    let places = &mut self.territoires.entry(t.id.clone()).or_default().lieux;
                    if places.last() != Some(lieu) {
                        places.push(lieu.clone());
                    }
                }
                Renvoi::Chiffre(_) | Renvoi::Page(_) | Renvoi::Accessibilite => {}
            }
        }
        for o in contenu.tous_les_chiffres() {
            if let Some(indicateur) = &o.indicateur {
                push(&mut self.indicateurs, indicateur.id.clone(), lieu);
            }
            self.chiffre(o, Some(lieu));
        }
        for indicateur in &contenu.indicateurs {
            push(&mut self.indicateurs, indicateur.id.clone(), lieu);
        }
        for sigle in &sigles {
            push(&mut self.sigles, sigle.ancre.clone(), lieu);
        }
        self.sigles_de_page.insert(lieu.chemin.clone(), sigles);
    }

    /// What was asked, by what answers it.
    fn demandes(&mut self, contenu: &Contenu<'_>) {
        for (origine, demande) in &contenu.demandes {
            for (noeud, rapproche) in demande.reponses() {
                self.demandes.entry(key(noeud)).or_default().push(DemandeSituee {
                    chemin: contenu.lieu.chemin.clone().vers(&demande.ancre),
                    territoire: contenu.lieu.territoire.clone(),
                    texte: demande.texte.clone(),
                    origine: origine.clone(),
                    rapproche,
                });
            }
        }
    }

    fn chiffre(&mut self, observation: &Arc<Observation>, lieu: Option<&Lieu>) {
        if let Some(source) = &observation.source {
            self.chiffres.entry(source.id.clone()).or_default().situer(observation, lieu);
        }
        // A territory that has a plan shows its figures in the plan's own pages.
        if !self.declinaisons.contains_key(&observation.territoire.id) {
            let territoire = self.territoires.entry(observation.territoire.id.clone()).or_default();
            territoire.chiffres.situer(observation, lieu);
        }
    }

    /// The places that bear a tag, or link to it.
    #[must_use]
    pub fn emplois_etiquette(&self, e: &Etiquette) -> &[Lieu] {
        self.etiquettes.get(&(e.famille, e.id.clone())).map_or(&[], Vec::as_slice)
    }

    /// Those of a territory among the places that bear a tag, or link to it, in the same order.
    pub fn emplois_etiquette_dans(&self, e: &Etiquette, territoire: &Slug) -> impl Iterator<Item = &Lieu> {
        let tag = (e.famille, e.id.clone());
        let lieux = self.etiquettes.get(&tag).map_or(&[][..], Vec::as_slice);
        let ranks = self.etiquettes_de.get(&tag).and_then(|of| of.get(territoire)).into_iter().flatten();
        ranks.filter_map(|rank| lieux.get(*rank))
    }

    /// The places where an actor does something or is named, the strongest role first.
    #[must_use]
    pub fn emplois_acteur(&self, id: &Slug) -> &[Emploi] {
        self.acteurs.get(id).map_or(&[], Vec::as_slice)
    }

    /// The places that show or cite an indicator.
    #[must_use]
    pub fn emplois_indicateur(&self, id: &Slug) -> &[Lieu] {
        self.indicateurs.get(id).map_or(&[], Vec::as_slice)
    }

    /// The indicators of a topic that some place shows or cites, in the order of the register.
    #[must_use]
    pub fn indicateurs_du_sujet(&self, sujet: &Slug) -> &[Arc<Indicateur>] {
        self.sujets.get(sujet).map_or(&[], Vec::as_slice)
    }

    /// The figures of a source, each with the places that show it.
    #[must_use]
    pub fn chiffres_de(&self, source: &Slug) -> &[ChiffreSitue] {
        self.chiffres.get(source).map_or(&[], |figures| figures)
    }

    /// The places that link to a node.
    #[must_use]
    pub fn emplois_noeud(&self, noeud: &Noeud) -> &[Lieu] {
        self.noeuds.get(&key(noeud)).map_or(&[], Vec::as_slice)
    }

    /// What was asked and a node answers, in the order of the plans.
    #[must_use]
    pub fn demandes_de(&self, noeud: &Noeud) -> &[DemandeSituee] {
        self.demandes.get(&key(noeud)).map_or(&[], Vec::as_slice)
    }

    /// What the portal says of a territory; nothing when no figure is its own and no text names it.
    #[must_use]
    pub fn territoire(&self, id: &Slug) -> Option<&TerritoireSitue> {
        self.territoires.get(id)
    }

    /// Whether a territory has a page of its own, outside any plan.
    #[must_use]
    pub fn decrit(&self, territoire: &Territoire) -> bool {
        self.territoires_decrits.contains(&territoire.id)
    }

    /// The plans that a territory has, in the order of the sources.
    #[must_use]
    pub fn declinaisons_de(&self, territoire: &Slug) -> &[Arc<Declinaison>] {
        self.declinaisons.get(territoire).map_or(&[], Vec::as_slice)
    }

    /// The places that link to a care activity.
    #[must_use]
    pub fn emplois_activite(&self, activite: &Activite) -> &[Lieu] {
        self.activites.get(&activite.id).map_or(&[], Vec::as_slice)
    }

    /// The places that use an acronym.
    #[must_use]
    pub fn emplois_sigle(&self, sigle: &Sigle) -> &[Lieu] {
        self.sigles.get(&sigle.ancre).map_or(&[], Vec::as_slice)
    }

    /// The acronyms that a page uses, in alphabetical order.
    #[must_use]
    pub fn sigles_de(&self, page: &Chemin) -> &[Arc<Sigle>] {
        self.sigles_de_page.get(page).map_or(&[], Vec::as_slice)
    }
}

/// What tells a node from all others: its plan and its code.
fn key(noeud: &Noeud) -> (Slug, Code) {
    (noeud.niveau.plan.clone(), noeud.code.clone())
}

/// Where a plan is shown whole: its own pages when one territory alone carries it out, else its highest level.
fn page_du_plan(plan: &Plan, corpus: &Corpus) -> Option<Chemin> {
    match &plan.dossier {
        Some(dossier) => corpus.declinaisons.iter().find(|d| d.chemin == *dossier).map(|d| Chemin::declinaison(d)),
        None => plan.niveaux.first().map(|n| Chemin::niveau(n)),
    }
}

/// Adds a place, once: places come one after the other, so that its own entry can only be the last.
fn push<K: Ord, V: PartialEq + Clone>(map: &mut BTreeMap<K, Vec<V>>, key: K, value: &V) {
    let values = map.entry(key).or_default();
    if values.last() != Some(value) {
        values.push(value.clone());
    }
}

/// The acronyms of the glossary that the words of a place use.
fn acronyms(contenu: &Contenu<'_>, lexique: &Lexique<'_>) -> Vec<Arc<Sigle>> {
    let mut found: BTreeMap<&Slug, &Arc<Sigle>> = BTreeMap::new();
    for token in contenu.mots().flat_map(tokens) {
        let here = || lexique.meanings(token).iter().filter(|s| s.lier && vaut_ici(s, &contenu.lieu));
        // Of two meanings, the one that is more of the place's own.
        let nearest = here().map(|s| proximite(s, &contenu.lieu)).max();
        let own = here().filter(|s| Some(proximite(s, &contenu.lieu)) == nearest);
        found.extend(own.map(|sigle| (&sigle.ancre, *sigle)));
    }
    found.into_values().map(Arc::clone).collect()
}

/// How much a meaning is a place's own: of its very territory, of one that holds it, of everywhere.
fn proximite(sigle: &Sigle, lieu: &Lieu) -> u8 {
    let own = |t: &Arc<Territoire>| sigle.portee.iter().any(|p| p.id == t.id);
    if lieu.territoire.as_ref().is_some_and(own) { 2 } else { u8::from(!sigle.portee.is_empty()) }
}

impl Sorte {
    /// What words name several of them in lists, when no plan says how its levels are called.
    #[must_use]
    pub fn pluriel(self) -> &'static str {
        match self {
            Self::Fiche => "sortes.fiche",
            Self::Noeud => "sortes.noeud",
            Self::Offre => "offre.offre-de-soins",
            Self::Partie => "sortes.partie",
            Self::Plan => "sortes.plan",
            Self::Document => "sortes.document",
            Self::Registre => "sortes.registre",
            Self::Page => "sortes.page",
            Self::Entree => "accueil.commencer",
        }
    }
}
