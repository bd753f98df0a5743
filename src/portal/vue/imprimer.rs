//! A whole plan on one page, to be printed or kept as one file.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::calendrier::{self, CalendrierVue};
use super::ici::{Ici, Lien, SigleVue, accent};
use super::parties::{self, BlocVue, ListeVue, ParoleVue};
use super::suivi::{self, SuiviVue};
use super::texte_de_noeud::TexteDeNoeud;
use super::{Corps, Vue};
use crate::graph::{Chemin, titre_de};
use crate::model::{Declinaison, Noeud, Rubrique, Sigle, Slug};
use crate::portal::{Page, Sujet, capitalized};

/// A whole plan.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ImprimerVue {
    /// Name of the territory.
    pub territoire: String,
    /// What the plan is, in plain words.
    pub en_bref: Option<String>,
    /// The page that shows the plan in one view.
    pub plan: Lien,
    /// Nodes, in the order of the plan, each above those below it.
    pub passages: Vec<Passage>,
    /// The other parts that are texts.
    pub parties: Vec<PartieImprimee>,
    /// What came out of the consultations, list by list.
    pub besoins: Vec<ListeVue>,
    /// What inhabitants asked.
    pub paroles: Vec<ParoleVue>,
    /// The page that prints the care offer, which is as long again.
    pub offre: Option<String>,
    /// What is planned, year by year.
    pub calendrier: Option<CalendrierVue>,
    /// Follow-up indicators, with what was measured.
    pub suivi: Option<SuiviVue>,
    /// The acronyms that the plan uses, with their meanings: paper has no link to the glossary.
    pub sigles: Vec<SigleVue>,
}

/// A node and its text.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Passage {
    /// Anchor.
    pub id: String,
    /// Its numbers from the highest node down: « 1.2.1 ».
    pub numero: String,
    /// How deep it is, from 1.
    pub profondeur: usize,
    /// Name of its level, capital first.
    pub niveau: String,
    /// Code.
    pub code: String,
    /// Title.
    pub titre: String,
    /// Accent of its branch.
    pub accent: usize,
    /// Its text, when the territory has a page of it.
    pub fiche: Option<Box<TexteDeNoeud>>,
}

/// A part made of blocks.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PartieImprimee {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// Blocks.
    pub blocs: Vec<BlocVue>,
}

pub(super) fn vue(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    let mut passages = Vec::new();
    descend(ici, d, None, "", &mut passages);
    let parties = Rubrique::TOUTES.into_iter().filter(|r| d.blocs_de(*r).next().is_some());
    let parties = parties.map(|r| PartieImprimee {
        id: format!("partie-{}", r.chemin()),
        titre: ici.mot(titre_de(r)).to_owned(),
        blocs: parties::blocs(ici, d, r),
    });
    Vue {
        modele: "imprimer",
        vignette: None,
        page: ici.cadre(Titres {
            titre: Some(d.titre.to_string()),
            objet: Some(ici.mot("pages.imprimer").to_owned()),
            description: ici.mots().dire("imprimer.description", &[("titre", d.titre.as_str())]),
            ariane: vec![ici.ariane_territoire(d)],
            origine: Some(ici.origine(&d.document, None)),
            ..Titres::default()
        }),
        vue: Corps::Imprimer(Box::new(ImprimerVue {
            territoire: d.territoire.nom.to_string(),
            en_bref: d.en_bref.as_ref().map(ToString::to_string),
            plan: ici.lien(&Chemin::declinaison(d), &d.titre),
            passages,
            parties: parties.collect(),
            besoins: parties::listes(ici, d),
            paroles: parties::demandes_entendues(d),
            offre: (!d.offre.is_empty()).then(|| ici.href(&Chemin::partie(d, "imprimer/offre-de-soins"))),
            calendrier: d.actions().next().and_then(|_| match calendrier::vue(ici, d).vue {
                Corps::Calendrier(vue) => Some(vue),
                _ => None,
            }),
            suivi: match suivi::vue(ici, d).vue {
                Corps::Suivi(vue) if !vue.indicateurs.is_empty() => Some(vue),
                _ => None,
            },
            sigles: sigles(ici, d),
        })),
    }
}

/// The acronyms of the plan's own pages, those of its care offer apart, in alphabetical order.
fn sigles(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vec<SigleVue> {
    let index = &ici.site.index;
    let own = |page: &&Page| match &page.sujet {
        Sujet::Offre(_) | Sujet::ActiviteLocale(..) => false,
        sujet => sujet.declinaison().is_some_and(|of| Arc::ptr_eq(of, d)),
    };
    let pages = ici.site.pages.iter().filter(own);
    let used: BTreeMap<&Slug, &Sigle> =
        pages.flat_map(|page| index.sigles_de(&page.chemin)).map(|s| (&s.ancre, s.as_ref())).collect();
    let mut sigles: Vec<&Sigle> = used.into_values().collect();
    sigles.sort_by(|a, b| ici.site.ordre.compare(&a.sigle, &b.sigle).then_with(|| a.ancre.cmp(&b.ancre)));
    sigles.into_iter().map(|s| ici.sigle(s)).collect()
}

/// The nodes below one that have a page or hold one that has.
fn descend(ici: &Ici<'_>, d: &Arc<Declinaison>, parent: Option<&Noeud>, above: &str, out: &mut Vec<Passage>) {
    let mut rank = 0;
    for noeud in d.plan.enfants(parent) {
        let own = d.a_une_page(noeud);
        let mut below = Vec::new();
        let numero = if above.is_empty() { format!("{}", rank + 1) } else { format!("{above}.{}", rank + 1) };
        descend(ici, d, Some(noeud), &numero, &mut below);
        if !own && below.is_empty() {
            continue;
        }
        rank += 1;
        out.push(Passage {
            id: format!("code-{}", noeud.code.anchor()),
            profondeur: numero.split('.').count(),
            numero,
            niveau: capitalized(noeud.niveau.nom.as_str()),
            code: noeud.code.to_string(),
            titre: ici.noeud(noeud).titre,
            accent: accent(noeud),
            fiche: own.then(|| Box::new(TexteDeNoeud::de(ici, d, noeud))),
        });
        out.extend(below);
    }
}
