//! How a plan serves another: computed from what each fiche says that it carries out, never typed.
//!
//! A contract's fiche names nodes of the regional plan. A department above it retained some of them. Their meeting
//! has two strengths: the very same node has a sheet in the department, or only the node above was retained there.

use std::sync::Arc;

use crate::model::{Corpus, Declinaison, Fiche, Noeud};

/// How strongly a fiche and a territory's plan meet at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Force {
    /// Both carry out this node.
    MemeNoeud,
    /// They only have the node above in common.
    MemeBranche,
}

/// A fiche that serves a node of another plan.
#[derive(Debug, Clone)]
pub struct Service {
    /// Whose fiche it is.
    pub declinaison: Arc<Declinaison>,
    /// The fiche.
    pub fiche: Arc<Fiche>,
    /// How strongly.
    pub force: Force,
}

/// The territories above a declination that carry out a plan which it serves, nearest first.
pub fn servis<'c>(corpus: &'c Corpus, d: &'c Declinaison) -> impl Iterator<Item = &'c Arc<Declinaison>> {
    d.territoire.ancetres().flat_map(move |t| {
        let here = corpus.declinaisons.iter().filter(move |other| other.territoire.id == t.id);
        here.filter(move |other| d.plan.sert.iter().any(|p| p.id == other.plan.id))
    })
}

/// The declinations below a territory's that serve its plan, in the order of the portal.
pub fn serviteurs<'c>(corpus: &'c Corpus, d: &'c Declinaison) -> impl Iterator<Item = &'c Arc<Declinaison>> {
    corpus.declinaisons.iter().filter(move |other| {
        other.plan.sert.iter().any(|p| p.id == d.plan.id)
            && other.territoire.ancetres().any(|t| t.id == d.territoire.id)
    })
}

/// How a fiche meets a territory's plan at one of the nodes that it names.
#[must_use]
pub fn force(noeud: &Noeud, d: &Declinaison) -> Option<Force> {
    if d.a_une_page(noeud) {
        return Some(Force::MemeNoeud);
    }
    noeud.ancetres().any(|n| d.retient(n)).then_some(Force::MemeBranche)
}

/// The nodes that a territory retained and that a fiche serves, in the plan's order.
#[must_use]
pub fn articulation(fiche: &Fiche, d: &Declinaison) -> Vec<Arc<Noeud>> {
    let served = |n: &&Arc<Noeud>| fiche.sert.iter().any(|l| l.noeud.est_sous(n));
    d.retenus.iter().filter(served).cloned().collect()
}

/// The fiches of `below` that serve a node of the plan above, the strongest first.
///
/// For a node that has sheets below it, serving one of them is serving it.
#[must_use]
pub fn services(below: &Arc<Declinaison>, noeud: &Noeud) -> Vec<Service> {
    let mut found: Vec<Service> = Vec::new();
    for fiche in below.feuillets() {
        let same = fiche.sert.iter().any(|l| l.noeud.est_sous(noeud));
        let branch = || {
            fiche
                .sert
                .iter()
                .any(|l| l.noeud.niveau == noeud.niveau && l.noeud.parent.is_some() && l.noeud.parent == noeud.parent)
        };
        let force = if same {
            Force::MemeNoeud
        } else if branch() {
            Force::MemeBranche
        } else {
            continue;
        };
        found.push(Service { declinaison: Arc::clone(below), fiche: Arc::clone(fiche), force });
    }
    found.sort_by_key(|s| s.force);
    found
}
