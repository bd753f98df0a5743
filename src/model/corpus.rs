//! Everything, linked.

use std::sync::Arc;

use indexmap::IndexMap;

use super::{
    Acteur, Activite, Carte, Commune, DatePartielle, Declaration, Declinaison, Decoupage, Document, Etiquette,
    FamilleDEntrees, Fiche, Indicateur, Noeud, Observation, Observations, PageLibre, ParNoeud, Plan, Portail,
    RubriqueIndicateur, Sigle, Slug, Source, Synonyme, Territoire, Version,
};

/// Things by identifier, in their authors' order.
pub type Registre<T> = IndexMap<Slug, Arc<T>>;

/// How many territories of one plan are read side by side, and compared two by two: more than the departments of any region (13 in Occitanie).
pub const MOST_SIDE_BY_SIDE: usize = 20;

/// Everything that the sources say, checked and linked; no reference in it can be dangling.
#[derive(Debug)]
pub struct Corpus {
    /// The portal.
    pub portail: Portail,
    /// Territories, a parent before its children.
    pub territoires: Registre<Territoire>,
    /// Maps, by the territory whose children they show.
    pub cartes: Registre<Carte>,
    /// Plans.
    pub plans: Registre<Plan>,
    /// Regional texts of nodes, in the plan's order.
    pub textes: ParNoeud<Fiche>,
    /// Themes.
    pub themes: Registre<Etiquette>,
    /// Pathways.
    pub parcours: Registre<Etiquette>,
    /// Topics of indicators.
    pub rubriques: Registre<RubriqueIndicateur>,
    /// Indicators.
    pub indicateurs: Registre<Indicateur>,
    /// Every observation of an indicator, the register's first.
    pub observations: Observations,
    /// Care activities.
    pub activites: Registre<Activite>,
    /// Actors.
    pub acteurs: Registre<Acteur>,
    /// Sources.
    pub sources: Registre<Source>,
    /// Documents.
    pub documents: Registre<Document>,
    /// Communes, and what leads from each to the plans that cover it.
    pub decoupage: Option<Arc<Decoupage>>,
    /// Acronyms, one entry a meaning.
    pub sigles: Vec<Arc<Sigle>>,
    /// Everyday words that lead to pages which do not say them.
    pub synonymes: Vec<Synonyme>,
    /// Free pages.
    pub pages: Registre<PageLibre>,
    /// The accessibility statement.
    pub accessibilite: Option<Declaration>,
    /// Ways in by need.
    pub entrees: Vec<Arc<FamilleDEntrees>>,
    /// Territories' versions of plans.
    pub declinaisons: Vec<Arc<Declinaison>>,
    /// Other versions of pages.
    pub versions: Vec<Arc<Version>>,
}

impl Corpus {
    /// The plans of the register, which several territories carry out.
    pub fn plans_communs(&self) -> impl Iterator<Item = &Arc<Plan>> {
        self.plans.values().filter(|p| p.dossier.is_none())
    }

    /// The territories' versions of a plan, in the order of the register of territories.
    #[must_use]
    pub fn declinaisons_de(&self, plan: &Plan) -> Vec<&Arc<Declinaison>> {
        let mut all: Vec<_> = self.declinaisons.iter().filter(|d| d.plan.id == plan.id).collect();
        all.sort_by_key(|d| self.territoires.get_index_of(d.territoire.id.as_str()));
        all
    }

    /// Every two territories that carry out the same plan of the register, each pair once, in the register's order.
    ///
    /// None for a plan that too many carry out to be read [side by side](Self::cote_a_cote): their pairs grow with the
    /// square of their number and nobody chooses one among hundreds; the matrix still shows them all.
    #[must_use]
    pub fn paires(&self) -> Vec<(&Arc<Declinaison>, &Arc<Declinaison>)> {
        let mut pairs = Vec::new();
        for plan in self.plans_communs() {
            if !self.cote_a_cote(plan) {
                continue;
            }
            let mut rest = self.declinaisons_de(plan).into_iter();
            while let Some(a) = rest.next() {
                pairs.extend(rest.clone().map(|b| (a, b)));
            }
        }
        pairs
    }

    /// Whether those who carry out a plan are few enough to be read side by side: at most [`MOST_SIDE_BY_SIDE`].
    #[must_use]
    pub fn cote_a_cote(&self, plan: &Plan) -> bool {
        self.declinaisons.iter().filter(|d| d.plan.id == plan.id).nth(MOST_SIDE_BY_SIDE).is_none()
    }

    /// The departments that communes are in, in the order of the register, each with its communes in the order of the list.
    #[must_use]
    pub fn departements_de<'c>(&self, decoupage: &'c Decoupage) -> Vec<(&'c Arc<Territoire>, Vec<&'c Commune>)> {
        let mut all: IndexMap<&Slug, (&Arc<Territoire>, Vec<&Commune>)> = IndexMap::new();
        for commune in &decoupage.communes {
            let t = &commune.departement;
            all.entry(&t.id).or_insert_with(|| (t, Vec::new())).1.push(commune);
        }
        let mut all: Vec<_> = all.into_values().collect();
        all.sort_by_key(|(t, _)| self.territoires.get_index_of(t.id.as_str()));
        all
    }

    /// The regional text of a node.
    #[must_use]
    pub fn texte(&self, noeud: &Noeud) -> Option<&Arc<Fiche>> {
        self.textes.de(noeud)
    }

    /// Every date that documents and revisions have, the earliest first.
    #[must_use]
    pub fn dates(&self) -> Vec<DatePartielle> {
        let documents = self.documents.values().filter_map(|d| d.date);
        let revisions = self.declinaisons.iter().flat_map(|d| d.revisions.iter().map(|r| r.date));
        let mut all: Vec<_> = documents.chain(revisions).collect();
        all.sort_unstable();
        all
    }

    /// The latest of [`dates`](Self::dates): what the portal's own date is, since no clock enters it.
    #[must_use]
    pub fn derniere_date(&self) -> Option<DatePartielle> {
        self.dates().pop()
    }

    /// The first and the last year of the plans.
    #[must_use]
    pub fn periode(&self) -> Option<(i16, i16)> {
        let from = self.plans.values().map(|p| p.periode.0).min()?;
        let to = self.plans.values().map(|p| p.periode.1).max()?;
        Some((from, to))
    }

    /// The territories that plans are for, in the order of the register.
    #[must_use]
    pub fn territoires_couverts(&self) -> Vec<&Arc<Territoire>> {
        let own = |t: &Territoire| {
            self.plans.values().any(|p| p.territoire.id == t.id)
                || self.declinaisons.iter().any(|d| d.territoire.id == t.id)
        };
        self.territoires.values().filter(|t| own(t)).collect()
    }

    /// The main observation of an indicator in a territory: observed, and no variant.
    #[must_use]
    pub fn observation(&self, indicateur: &Slug, territoire: &Slug) -> Option<&Arc<Observation>> {
        let main = |o: &&Arc<Observation>| {
            o.variante.is_none() && o.statut == super::Statut::Constate && &o.territoire.id == territoire
        };
        self.observations.de(indicateur.as_str()).iter().find(main)
    }
}
