//! What the search index knows of each page: its title, its place, its sentence, and the words of its authors.
//!
//! The words come from the corpus, not from the finished page: menus, lists of links and what templates say stand on
//! too many pages to lead to any. They are read again at each build, so that nothing of them has to be remembered and
//! the index of a page that was kept is that of a page just made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::vue::Vue;
use super::{Page, Site, Sujet};
use crate::graph::lieux;
use crate::model::{Corpus, Etiquette, Famille, Territoire, mots};
use crate::recherche::{Association, Champ, Document};

/// The kinds of page that a reader may ask for: identifier, and what words name it.
pub const SORTES: [(&str, &str); 7] = [
    ("plan", "recherche.sorte-plan"),
    ("soins", "recherche.sorte-soins"),
    ("territoire", "recherche.sorte-territoire"),
    ("sujet", "recherche.sorte-sujet"),
    ("chiffre", "recherche.sorte-chiffre"),
    ("acteur", "recherche.sorte-acteur"),
    ("page", "recherche.sorte-page"),
];

/// Reads pages for the index.
pub struct Lecteur<'s> {
    site: &'s Site<'s>,
    dits: BTreeMap<String, Dit<'s>>,
}

/// What authors say on a page.
#[derive(Default)]
struct Dit<'s> {
    mots: Vec<&'s str>,
    etiquettes: Vec<&'s Arc<Etiquette>>,
}

impl<'s> Lecteur<'s> {
    /// Gathers what is said on each page.
    #[must_use]
    pub fn new(site: &'s Site<'s>) -> Self {
        let mut dits: BTreeMap<String, Dit<'s>> = BTreeMap::new();
        for contenu in lieux(site.corpus, site.mots()) {
            let dit = dits.entry(contenu.lieu.chemin.sans_ancre().to_owned()).or_default();
            dit.mots.extend(contenu.mots());
            dit.etiquettes.extend(&contenu.etiquettes);
        }
        Self { site, dits }
    }

    /// A page, as the index sees it; none for those that nobody looks for.
    #[must_use]
    pub fn document(&self, page: &Page, vue: &Vue) -> Option<Document> {
        let (sorte, rang) = sorte(&page.sujet)?;
        let cadre = &vue.page;
        let dit = self.dits.get(page.chemin.sans_ancre());
        let code = match &page.sujet {
            Sujet::Local(_, n) | Sujet::Noeud(_, n) => Some(n.code.to_string()),
            _ => None,
        };
        let mut champs = vec![(Champ::Titre, cadre.titre.clone()), (Champ::Resume, cadre.description.clone())];
        champs.extend(code.as_deref().map(|c| (Champ::Code, mots::code(c))));
        champs.extend(cadre.ariane.iter().skip(1).map(|l| (Champ::Place, l.texte.clone())));
        let mut etiquettes: Vec<&Arc<Etiquette>> = dit.map(|d| d.etiquettes.clone()).unwrap_or_default();
        propres(&page.sujet, &mut champs, &mut etiquettes);
        champs.extend(etiquettes.iter().map(|e| (Champ::Sujet, e.nom.to_string())));
        champs.extend(dit.into_iter().flat_map(|d| &d.mots).map(|texte| (Champ::Corps, (*texte).to_owned())));
        let mut facettes = BTreeSet::from([format!("s:{sorte}")]);
        facettes.extend(etiquettes.iter().map(|e| facette(e)));
        facettes.extend(self.territoires(&page.sujet).into_iter().map(|id| format!("t:{id}")));
        Some(Document {
            chemin: page.chemin.sans_ancre().to_owned(),
            titre: cadre.titre.clone(),
            code,
            fil: cadre.ariane.iter().skip(1).map(|l| l.texte.clone()).collect(),
            extrait: cadre.description.clone(),
            facettes: facettes.into_iter().collect(),
            rang,
            champs,
        })
    }

    /// The territories of a page, and those among them that hold others with a plan.
    fn territoires(&self, sujet: &Sujet) -> BTreeSet<String> {
        let corpus = self.site.corpus;
        let with_plan = |t: &Territoire| corpus.declinaisons.iter().any(|d| d.territoire.id == t.id);
        let around = |t: &Arc<Territoire>| -> Vec<String> {
            let above = t.ancetres().filter(|a| with_plan(a)).map(|a| a.id.to_string());
            std::iter::once(t.id.to_string()).chain(above).collect()
        };
        match sujet {
            Sujet::Lieu(t) | Sujet::Communes(_, t) => around(t).into_iter().collect(),
            Sujet::Noeud(plan, _) | Sujet::Niveau(plan, _) => BTreeSet::from([plan.territoire.id.to_string()]),
            Sujet::Paire(a, b) => [a, b].into_iter().flat_map(|d| around(&d.territoire)).collect(),
            Sujet::Indicateur(i) => {
                let observed = corpus.observations.de(i.id.as_str()).iter().filter(|o| with_plan(&o.territoire));
                observed.map(|o| o.territoire.id.to_string()).collect()
            }
            other => other.declinaison().map(|d| around(&d.territoire)).into_iter().flatten().collect(),
        }
    }
}

/// What is said of a thing where it is declared.
fn propres<'p>(sujet: &'p Sujet, champs: &mut Vec<(Champ, String)>, etiquettes: &mut Vec<&'p Arc<Etiquette>>) {
    let mut add = |champ, texte: &dyn ToString| champs.push((champ, texte.to_string()));
    match sujet {
        Sujet::Local(d, n) => {
            add(Champ::Place, &d.territoire.nom);
            let cles = d.fiche(n).map(|f| &f.mots_cles).into_iter().flatten();
            cles.for_each(|cle| add(Champ::Sujet, cle));
        }
        Sujet::Etiquette(e) => {
            etiquettes.push(e);
            e.variantes.iter().for_each(|v| add(Champ::Sujet, v));
        }
        Sujet::Indicateur(i) => {
            add(Champ::Place, &i.rubrique.titre);
            i.definition.iter().for_each(|d| add(Champ::Corps, d));
        }
        Sujet::Acteur(a) => {
            a.sigle.iter().for_each(|s| add(Champ::Titre, s));
            a.role.iter().for_each(|r| add(Champ::Resume, r));
        }
        Sujet::Sigle(s) => {
            add(Champ::Titre, &s.sens);
            s.variantes.iter().for_each(|v| add(Champ::Titre, v));
        }
        Sujet::Source(s) => s.editeur.iter().for_each(|e| add(Champ::Sujet, e)),
        Sujet::Lieu(t) => t.ancetres().for_each(|a| add(Champ::Place, &a.nom)),
        Sujet::Communes(decoupage, t) => {
            let here = decoupage.communes.iter().filter(|c| c.departement.id == t.id);
            here.for_each(|c| add(Champ::Corps, &c.nom));
        }
        Sujet::Paire(a, b) => [a, b].into_iter().for_each(|d| add(Champ::Place, &d.territoire.nom)),
        _ => {}
    }
    if let Some(d) = sujet.declinaison() {
        add(Champ::Place, &d.territoire.nom);
    }
}

/// The tag that a filter asks for.
#[must_use]
pub fn facette(e: &Etiquette) -> String {
    let famille = match e.famille {
        Famille::Theme => 'h',
        Famille::Parcours => 'p',
    };
    format!("{famille}:{}", e.id)
}

/// What readers may type instead of what pages say: the acronyms of the glossary, both ways, then the words that the
/// portal declares (from the returned rank on).
#[must_use]
pub fn associations(corpus: &Corpus) -> (Vec<Association>, usize) {
    let mut all = Vec::new();
    for s in corpus.sigles.iter().filter(|s| s.lier) {
        let portee: Vec<String> = s.portee.iter().map(|t| format!("t:{}", t.id)).collect();
        for sigle in std::iter::once(&s.sigle).chain(&s.variantes) {
            let (sigle, sens, portee) = (sigle.clone(), s.sens.to_string(), portee.clone());
            all.push(Association { phrase: sens.clone(), mots: sigle.clone(), portee: portee.clone(), vaut: true });
            all.push(Association { phrase: sigle, mots: sens, portee, vaut: false });
        }
    }
    let declared = all.len();
    all.extend(corpus.synonymes.iter().map(|s| Association {
        phrase: s.pour.clone(),
        mots: s.mots.clone(),
        portee: Vec::new(),
        vaut: true,
    }));
    (all, declared)
}

/// The kind of a page ([`SORTES`]), and how likely readers want one of that kind, from 1 to 9.
fn sorte(sujet: &Sujet) -> Option<(&'static str, u8)> {
    Some(match sujet {
        // A whole plan repeats what other pages say; another version is found through its original, which leads to it.
        Sujet::Introuvable | Sujet::Recherche | Sujet::Imprimer(_) | Sujet::ImprimerOffre(_) | Sujet::Version(_) => {
            return None;
        }
        Sujet::Noeud(..) => ("plan", 6),
        Sujet::Local(..) | Sujet::Niveau(..) | Sujet::Feuilles(_) => ("plan", 5),
        Sujet::Calendrier(_) | Sujet::Articulation(_) | Sujet::Matrice => ("plan", 4),
        Sujet::Suivi(_) | Sujet::VousAvezDit(_) => ("plan", 3),
        Sujet::Activite(_) => ("soins", 7),
        Sujet::Offre(_) | Sujet::ActiviteLocale(..) | Sujet::Activites => ("soins", 5),
        Sujet::Territoire(_) => ("territoire", 6),
        Sujet::Lieu(_) | Sujet::Contrats | Sujet::Comparer | Sujet::ChezMoi(_) => ("territoire", 5),
        Sujet::Communes(..) => ("territoire", 3),
        Sujet::Rubrique(..) | Sujet::Besoins(_) | Sujet::Paroles(_) | Sujet::Territoires => ("territoire", 4),
        Sujet::Paire(..) => ("territoire", 2),
        Sujet::Etiquette(_) | Sujet::Entree(..) => ("sujet", 7),
        Sujet::Etiquettes(_) | Sujet::Entrees(_) => ("sujet", 4),
        Sujet::Indicateur(_) => ("chiffre", 5),
        Sujet::Indicateurs | Sujet::Sources | Sujet::Donnees => ("chiffre", 4),
        Sujet::Source(_) => ("chiffre", 3),
        Sujet::Sigle(_) => ("page", 5),
        Sujet::Acteur(_) | Sujet::Acteurs => ("acteur", 4),
        Sujet::Libre(_) | Sujet::Accessibilite | Sujet::Glossaire | Sujet::Accueil => ("page", 4),
        Sujet::EcoConception => ("page", 3),
        Sujet::PlanDuSite => ("page", 1),
    })
}
