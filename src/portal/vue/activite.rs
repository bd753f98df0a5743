//! The care offer: all activities, one activity in a territory, one over all territories.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::evolution;
use super::ici::{Ici, Lien, LieuVue, ProseVue};
use super::offre_regionale::{self, RegimeRegional};
use super::tableau::{RegimeVue, regimes};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Activite, Declinaison, OffreLocale, Recours, Regime, Valeur};

/// A territory's care offer.
#[derive(Debug, JsonSchema, Serialize)]
pub struct OffreVue {
    /// Name of the territory.
    pub territoire: String,
    /// How many activities.
    pub nombre: usize,
    /// By family.
    pub familles: Vec<FamilleVue>,
    /// How many activities have tables before and after the reform.
    pub reformees: usize,
    /// How many have one table, whose columns may be compared.
    pub comparables: usize,
    /// How the numbers of those change: « sur 35 nombres, 30 restent les mêmes… ».
    pub bilan: Option<String>,
    /// Whether a cell is a range.
    pub intervalles: bool,
    /// Page that explains the tables.
    pub comprendre: Option<String>,
}

/// A family of activities.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FamilleVue {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// Activities.
    pub activites: Vec<ActiviteCourte>,
}

/// An activity, as lists show it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActiviteCourte {
    /// Address.
    pub href: String,
    /// Title.
    pub titre: String,
    /// One sentence.
    pub en_bref: Option<String>,
    /// Whether its two columns count the same thing.
    pub constant: bool,
    /// How its numbers change, when they may be compared.
    pub bilan: Option<String>,
}

/// A care activity in a territory.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActiviteLocale {
    /// Name of the territory.
    pub territoire: String,
    /// « dans l'Hérault ».
    pub lieu: String,
    /// Title of the family.
    pub famille: String,
    /// What it covers.
    pub en_bref: Option<String>,
    /// Other names.
    pub autres_noms: Vec<String>,
    /// Tables by regime: before the reform, after it, unchanged law. Never compared across.
    pub regimes: Vec<RegimeVue>,
    /// Whether a cell is a range.
    pub intervalles: bool,
    /// Kinds of cell that the page has, for its legend.
    pub legende: Legende,
    /// Notes.
    pub notes: Vec<NoteVue>,
    /// Transformations.
    pub transformations: Option<ProseVue>,
    /// Expert centres.
    pub recours: RecoursVue,
    /// Nodes of the plan tied to the activity.
    pub noeuds: Vec<LieuVue>,
    /// What a reader of the document should know.
    pub remarques: Vec<String>,
    /// Themes.
    pub themes: Vec<Lien>,
    /// Pathways.
    pub parcours: Vec<Lien>,
    /// Fiches that share a pathway or a theme with it.
    pub fiches: Vec<LieuVue>,
    /// Name of their level, several.
    pub pluriel: String,
    /// Other activities of the family.
    pub famille_autres: Vec<Lien>,
    /// Places that link here.
    pub cite_par: Vec<LieuVue>,
    /// The same activity over all territories.
    pub regional: String,
    /// Page that explains the tables.
    pub comprendre: Option<String>,
}

/// Which kinds of cell a page has.
#[derive(Debug, Default, JsonSchema, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "one flag a line of the legend")]
pub struct Legende {
    /// A dash.
    pub tiret: bool,
    /// A blank cell.
    pub vide: bool,
    /// « NA ».
    pub na: bool,
    /// Zero.
    pub zero: bool,
}

/// A note.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NoteVue {
    /// Mark.
    pub signe: String,
    /// Text.
    pub texte: String,
}

/// Expert centres.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RecoursVue {
    /// `texte`, `regional`, `non-concerne`, `non-renseigne`.
    pub sorte: &'static str,
    /// Text.
    pub prose: Option<ProseVue>,
}

/// All care activities.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActivitesVue {
    /// By family.
    pub familles: Vec<FamilleVue>,
    /// Page that explains the tables.
    pub comprendre: Option<String>,
}

/// A care activity over all territories.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ActiviteRegionale {
    /// Title of the family.
    pub famille: String,
    /// What it covers.
    pub en_bref: Option<String>,
    /// Other names.
    pub autres_noms: Vec<String>,
    /// Tables by regime, one column or more a territory. Never compared across.
    pub regimes: Vec<RegimeRegional>,
    /// Whether a cell is a range.
    pub intervalles: bool,
    /// Page that explains the tables.
    pub comprendre: Option<String>,
    /// Territories that have it.
    pub territoires: Vec<Lien>,
    /// Shared text about expert centres.
    pub recours: Option<ProseVue>,
    /// Themes.
    pub themes: Vec<Lien>,
    /// Pathways.
    pub parcours: Vec<Lien>,
    /// Places that link here.
    pub cite_par: Vec<LieuVue>,
}

/// The page that explains the tables, when there is one.
pub(super) fn comprendre(ici: &Ici<'_>) -> Option<String> {
    ici.site.corpus.pages.get("comprendre-l-offre").map(|p| ici.href(&Chemin::libre(p)))
}

fn familles<'a>(
    ici: &Ici<'_>,
    activites: impl Iterator<Item = (&'a Arc<Activite>, Option<&'a OffreLocale>)>,
    chemin: impl Fn(&Activite) -> Chemin,
) -> Vec<FamilleVue> {
    let mut familles: Vec<FamilleVue> = Vec::new();
    for (activite, offre) in activites {
        let id = activite.famille.id.as_str();
        let courte = ActiviteCourte {
            href: ici.href(&chemin(activite)),
            titre: activite.titre.to_string(),
            en_bref: activite.en_bref.as_ref().map(ToString::to_string),
            constant: constant(activite),
            bilan: offre.map(|o| evolution::bilan(&o.tables)).filter(|b| b.lignes() > 0).map(|b| b.mots(ici.mots())),
        };
        match familles.iter_mut().find(|f| f.id == id) {
            Some(famille) => famille.activites.push(courte),
            None => familles.push(FamilleVue {
                id: id.to_owned(),
                titre: activite.famille.titre.to_string(),
                activites: vec![courte],
            }),
        }
    }
    familles
}

fn constant(activite: &Activite) -> bool {
    activite.tables.iter().all(|t| t.regime == Regime::Constant)
}

fn intervalles(offre: &OffreLocale) -> bool {
    let mut cells = offre.tables.iter().flat_map(|t| &t.lignes).flat_map(|l| &l.cellules);
    cells.any(|(_, v)| matches!(v, Valeur::Intervalle(..)))
}

pub(super) fn offre(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    let nombre = d.offre.len();
    let bilan = evolution::bilan(d.offre.iter().flat_map(|o| &o.tables));
    let comparables = d.offre.iter().filter(|o| constant(&o.activite)).count();
    Vue {
        modele: "offre",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mots().compter(
                "offre.description",
                nombre,
                &[("genitif", d.territoire.formes.genitif.as_str())],
            ),
            ariane: vec![ici.ariane_territoire(d)],
            ..Titres::default()
        }),
        vue: Corps::Offre(OffreVue {
            territoire: d.territoire.nom.to_string(),
            nombre,
            familles: familles(ici, d.offre.iter().map(|o| (&o.activite, Some(o.as_ref()))), |a| Chemin::offre(d, a)),
            reformees: nombre - comparables,
            comparables,
            bilan: (bilan.lignes() > 0).then(|| bilan.mots(ici.mots())),
            intervalles: d.offre.iter().any(|o| intervalles(o)),
            comprendre: comprendre(ici),
        }),
    }
}

pub(super) fn toutes(ici: &Ici<'_>) -> Vue {
    let corpus = ici.site.corpus;
    Vue {
        modele: "activites",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mots().compter("offre.toutes-description", corpus.activites.len(), &[]),
            ..Titres::default()
        }),
        vue: Corps::Activites(ActivitesVue {
            familles: familles(ici, corpus.activites.values().map(|a| (a, None)), Chemin::activite),
            comprendre: comprendre(ici),
        }),
    }
}

pub(super) fn regionale(ici: &Ici<'_>, a: &Arc<Activite>) -> Vue {
    let corpus = ici.site.corpus;
    let offres: Vec<(&Arc<Declinaison>, &OffreLocale)> = corpus
        .declinaisons
        .iter()
        .filter_map(|d| Some((d, d.offre.iter().find(|o| o.activite.id == a.id)?.as_ref())))
        .collect();
    let titre = a.titre.to_string();
    Vue {
        modele: "activite-regionale",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(ici.mots().dire("offre.objet-regional", &[("titre", &titre)])),
            description: a.en_bref.as_ref().map_or(titre, ToString::to_string),
            ariane: vec![ici.lien(&Chemin::fixe("offre-de-soins"), ici.mot("offre.offre-de-soins"))],
            ..Titres::default()
        }),
        vue: Corps::Activite(ActiviteRegionale {
            famille: a.famille.titre.to_string(),
            en_bref: a.en_bref.as_ref().map(ToString::to_string),
            autres_noms: a.autres_noms.iter().map(ToString::to_string).collect(),
            regimes: offre_regionale::regimes(ici, a, &offres),
            intervalles: offres.iter().any(|(_, o)| intervalles(o)),
            comprendre: comprendre(ici),
            territoires: offres
                .iter()
                .map(|(d, _)| ici.lien(&Chemin::offre(d, a), format!("{} {}", a.titre, d.territoire.formes.lieu)))
                .collect(),
            recours: a.recours.get().map(|p| ici.prose(p)),
            themes: ici.etiquettes(&a.themes),
            parcours: ici.etiquettes(&a.parcours),
            cite_par: ici.site.index.emplois_activite(a).iter().map(|l| ici.lieu(l)).collect(),
        }),
    }
}

pub(super) fn locale(ici: &Ici<'_>, d: &Arc<Declinaison>, offre: &Arc<OffreLocale>) -> Vue {
    let a = &offre.activite;
    let titre = a.titre.to_string();
    let cells = || offre.tables.iter().flat_map(|t| &t.lignes).flat_map(|l| &l.cellules).map(|(_, v)| v);
    let has = |kind: fn(&Valeur) -> bool| cells().any(kind);
    let index = &ici.site.index;
    let mut fiches: Vec<LieuVue> = Vec::new();
    for tag in a.parcours.iter().chain(&a.themes) {
        for lieu in ici.fiches_parmi(index.emplois_etiquette(tag)) {
            let vue = ici.lieu(lieu);
            if lieu.territoire.as_ref().is_some_and(|t| t.id == d.territoire.id)
                && !fiches.iter().any(|f| f.href == vue.href)
            {
                fiches.push(vue);
            }
        }
    }
    Vue {
        modele: "activite",
        vignette: None,
        page: ici.cadre(Titres {
            objet: Some(ici.mots().dire("offre.objet", &[("titre", &titre)])),
            description: a.en_bref.as_ref().map_or(titre.clone(), ToString::to_string),
            ariane: vec![
                ici.ariane_territoire(d),
                ici.lien(&Chemin::partie(d, "offre-de-soins"), ici.mot("offre.offre-de-soins")),
            ],
            origine: Some(ici.origine(&d.document, offre.section.as_ref())),
            ..Titres::default()
        }),
        vue: Corps::ActiviteLocale(Box::new(ActiviteLocale {
            territoire: d.territoire.nom.to_string(),
            lieu: d.territoire.formes.lieu.to_string(),
            famille: a.famille.titre.to_string(),
            en_bref: a.en_bref.as_ref().map(ToString::to_string),
            autres_noms: a.autres_noms.iter().map(ToString::to_string).collect(),
            regimes: regimes(offre, d, ici.mots()),
            intervalles: intervalles(offre),
            legende: Legende {
                tiret: has(|v| matches!(v, Valeur::Tiret)),
                vide: has(|v| matches!(v, Valeur::Vide)),
                na: has(|v| matches!(v, Valeur::NonApplicable)),
                zero: has(|v| matches!(v, Valeur::Nombre(n) if n.valeur.is_zero())),
            },
            notes: notes(offre),
            transformations: offre.transformations.as_ref().map(|p| ici.prose(p)),
            recours: recours(ici, offre),
            noeuds: offre.noeuds.iter().map(|n| ici.noeud(n)).collect(),
            remarques: offre.remarques.iter().map(ToString::to_string).collect(),
            themes: ici.etiquettes(&a.themes),
            parcours: ici.etiquettes(&a.parcours),
            fiches,
            pluriel: d.plan.niveau_des_fiches().map_or_else(String::new, |n| n.pluriel.to_string()),
            famille_autres: d
                .offre
                .iter()
                .filter(|o| o.activite.famille.id == a.famille.id && o.activite.id != a.id)
                .map(|o| ici.lien(&Chemin::offre(d, &o.activite), &o.activite.titre))
                .collect(),
            cite_par: index
                .emplois_activite(a)
                .iter()
                .filter(|l| l.chemin != ici.page.chemin)
                .map(|l| ici.lieu(l))
                .collect(),
            regional: ici.href(&Chemin::activite(a)),
            comprendre: comprendre(ici),
        })),
    }
}

/// The notes of the tables.
pub(super) fn notes(offre: &OffreLocale) -> Vec<NoteVue> {
    offre.notes.iter().map(|n| NoteVue { signe: n.signe.clone(), texte: n.texte.to_string() }).collect()
}

fn recours(ici: &Ici<'_>, offre: &OffreLocale) -> RecoursVue {
    match &offre.recours {
        Recours::NonRenseigne => RecoursVue { sorte: "non-renseigne", prose: None },
        Recours::NonConcerne => RecoursVue { sorte: "non-concerne", prose: None },
        Recours::Local(prose) => RecoursVue { sorte: "texte", prose: Some(ici.prose(prose)) },
        Recours::Regional => {
            RecoursVue { sorte: "regional", prose: offre.activite.recours.get().map(|p| ici.prose(p)) }
        }
    }
}
