//! Parts of a territory's plan, and free pages.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::chiffre::Chiffres;
use super::demandes;
use super::ici::{Ici, Lien, LieuVue, ProseVue};
use super::{Corps, Vue};
use crate::french::fold;
use crate::graph::Chemin;
use crate::model::{Bloc, Catalogue, Declinaison, Liste, NaturePerdue, PageLibre, Perdu, Rubrique, Texte};

/// A part made of blocks.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RubriqueVue {
    /// Name of the territory.
    pub territoire: String,
    /// Icon of the theme.
    pub icone: &'static str,
    /// Blocks.
    pub blocs: Vec<BlocVue>,
}

/// A block.
#[derive(Debug, JsonSchema, Serialize)]
pub struct BlocVue {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// Text.
    pub prose: ProseVue,
    /// Figures.
    pub chiffres: Chiffres,
    /// What the extraction lost.
    pub perdus: Vec<PerduVue>,
    /// Actors.
    pub acteurs: Vec<Lien>,
    /// What a reader of the document should know.
    pub remarques: Vec<String>,
    /// Place in the document.
    pub section: String,
}

/// Something that the extraction lost.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PerduVue {
    /// « Le graphique « … » n'a pas été repris. »
    pub phrase: String,
    /// Anything more.
    pub note: Option<String>,
}

/// Stakes, challenges and proposals.
#[derive(Debug, JsonSchema, Serialize)]
pub struct BesoinsVue {
    /// Name of the territory.
    pub territoire: String,
    /// « dans l'Hérault ».
    pub lieu: String,
    /// Lists.
    pub listes: Vec<ListeVue>,
}

/// A list.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ListeVue {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// A sentence before the list.
    pub introduction: Option<String>,
    /// Groups.
    pub groupes: Vec<GroupeVue>,
    /// Where the plan's answers are set beside it, when something is asked.
    pub reponses: Option<String>,
}

/// A group of points.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GroupeVue {
    /// Title.
    pub titre: Option<String>,
    /// Points.
    pub points: Vec<PointVue>,
}

/// A point.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PointVue {
    /// Text.
    pub texte: String,
    /// Nodes of the plan that the document ties to it.
    pub noeuds: Vec<LieuVue>,
}

/// What citizens said.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ParolesVue {
    /// Name of the territory.
    pub territoire: String,
    /// How many.
    pub nombre: usize,
    /// What was said.
    pub paroles: Vec<ParoleVue>,
    /// Where the plan's answers are set beside it.
    pub reponses: Option<String>,
}

/// A reported word.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ParoleVue {
    /// What was said.
    pub texte: String,
    /// Where.
    pub origine: Option<String>,
}

/// A free page.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LibreVue {
    /// Text.
    pub prose: ProseVue,
}

/// The blocks of a part.
pub(super) fn blocs(ici: &Ici<'_>, d: &Declinaison, rubrique: Rubrique) -> Vec<BlocVue> {
    d.blocs_de(rubrique).map(|b| bloc(ici, b)).collect()
}

pub(super) fn rubrique(ici: &Ici<'_>, d: &Arc<Declinaison>, rubrique: Rubrique) -> Vue {
    let blocs = blocs(ici, d, rubrique);
    let titles: Vec<String> = blocs.iter().map(|b| b.titre.clone()).collect();
    let description = ici.mots().dire(
        "commun.partie-description",
        &[
            ("titre", ici.page.titre.as_str()),
            ("genitif", d.territoire.formes.genitif.as_str()),
            ("parties", &titles.join(", ")),
        ],
    );
    let icone = match rubrique {
        Rubrique::Diagnostic => "chiffre",
        Rubrique::Finances => "euro",
        Rubrique::Gouvernance => "personnes",
        Rubrique::Partenariats => "lien",
    };
    Vue {
        modele: "rubrique",
        vignette: None,
        page: ici.cadre(Titres {
            description: clip(&description),
            ariane: vec![ici.ariane_territoire(d)],
            sommaire: blocs.iter().map(|b| (b.id.clone(), b.titre.clone())).collect(),
            origine: Some(ici.origine(&d.document, d.blocs_de(rubrique).next().map(|b| &b.section))),
            ..Titres::default()
        }),
        vue: Corps::Rubrique(RubriqueVue { territoire: d.territoire.nom.to_string(), icone, blocs }),
    }
}

fn bloc(ici: &Ici<'_>, bloc: &Bloc) -> BlocVue {
    BlocVue {
        id: format!("bloc-{}", bloc.id),
        titre: bloc.titre.to_string(),
        prose: ici.prose(&bloc.prose),
        chiffres: ici.chiffres(&bloc.chiffres),
        perdus: bloc.perdus.iter().map(|p| perdu(p, ici.mots())).collect(),
        acteurs: bloc.acteurs.iter().map(|a| ici.lien(&Chemin::acteur(a), &a.nom)).collect(),
        remarques: bloc.remarques.iter().map(ToString::to_string).collect(),
        section: bloc.section.to_string(),
    }
}

fn perdu(perdu: &Perdu, mots: &Catalogue) -> PerduVue {
    let cle = match perdu.nature {
        NaturePerdue::Graphique => "perdu.graphique",
        NaturePerdue::Carte => "perdu.carte",
        NaturePerdue::Tableau => "perdu.tableau",
        NaturePerdue::Liste => "perdu.liste",
        NaturePerdue::Lien => "perdu.lien",
    };
    PerduVue {
        phrase: mots.dire(cle, &[("titre", perdu.titre.as_str())]),
        note: perdu.note.as_ref().map(ToString::to_string),
    }
}

pub(super) fn besoins(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    let besoins = d.besoins.as_ref();
    let listes = listes(ici, d);
    let titles: Vec<String> = listes.iter().map(|l| l.titre.clone()).collect();
    Vue {
        modele: "besoins",
        vignette: None,
        page: ici.cadre(Titres {
            description: clip(&format!("{}.", titles.join(", "))),
            ariane: vec![ici.ariane_territoire(d)],
            sommaire: listes.iter().map(|l| (l.id.clone(), l.titre.clone())).collect(),
            origine: Some(ici.origine(&d.document, besoins.map(|b| &b.section))),
            ..Titres::default()
        }),
        vue: Corps::Besoins(BesoinsVue {
            territoire: d.territoire.nom.to_string(),
            lieu: d.territoire.formes.lieu.to_string(),
            listes,
        }),
    }
}

/// What came out of the consultations, list by list.
pub(super) fn listes(ici: &Ici<'_>, d: &Declinaison) -> Vec<ListeVue> {
    d.besoins.iter().flat_map(|b| &b.listes).map(|l| liste(ici, d, l)).collect()
}

fn liste(ici: &Ici<'_>, d: &Declinaison, liste: &Liste) -> ListeVue {
    ListeVue {
        reponses: demandes::reponses(ici, d, &format!("de-{}", liste.id)),
        id: liste.id.to_string(),
        titre: liste.titre.to_string(),
        introduction: liste.introduction.as_ref().map(ToString::to_string),
        groupes: liste
            .groupes
            .iter()
            .map(|g| GroupeVue {
                titre: g.titre.as_ref().map(ToString::to_string),
                points: g
                    .points
                    .iter()
                    .map(|p| PointVue {
                        texte: p.texte.to_string(),
                        noeuds: p.noeuds.iter().map(|n| ici.noeud(n)).collect(),
                    })
                    .collect(),
            })
            .collect(),
    }
}

pub(super) fn paroles(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    let paroles = d.paroles.as_ref();
    let list = demandes_entendues(d);
    let nombre = list.len();
    Vue {
        modele: "paroles",
        vignette: None,
        page: ici.cadre(Titres {
            description: ici.mots().compter(
                "demandes.paroles-description",
                nombre,
                &[("genitif", d.territoire.formes.genitif.as_str())],
            ),
            ariane: vec![ici.ariane_territoire(d)],
            origine: Some(ici.origine(&d.document, paroles.map(|p| &p.section))),
            ..Titres::default()
        }),
        vue: Corps::Paroles(ParolesVue {
            territoire: d.territoire.nom.to_string(),
            nombre,
            paroles: list,
            reponses: demandes::reponses(ici, d, "paroles"),
        }),
    }
}

/// What was asked, said with the portal's words.
pub(super) fn demandes_entendues(d: &Declinaison) -> Vec<ParoleVue> {
    d.paroles
        .iter()
        .flat_map(|p| &p.paroles)
        .map(|p| ParoleVue { texte: p.texte.to_string(), origine: p.origine.as_ref().map(ToString::to_string) })
        .collect()
}

pub(super) fn libre(ici: &Ici<'_>, page: &Arc<PageLibre>) -> Vue {
    let prose = ici.prose(page.texte());
    let sommaire = titres(ici, &prose.markdown);
    Vue {
        modele: "libre",
        vignette: None,
        page: ici.cadre(Titres {
            description: page.description.as_ref().map_or_else(|| page.titre.to_string(), ToString::to_string),
            sommaire,
            origine: page.document.as_ref().map(|(d, section)| ici.origine(d, section.as_ref())),
            ..Titres::default()
        }),
        vue: Corps::Libre(LibreVue { prose }),
    }
}

/// The second-level titles of a Markdown text, with the anchors that rendering gives them.
fn titres(ici: &Ici<'_>, markdown: &str) -> Vec<(String, String)> {
    let lines = markdown.lines().filter_map(|l| l.strip_prefix("## "));
    lines.map(|t| (format!("s-{}", fold::slug(t)), Texte::en(t, ici.mots().grammaire()).to_string())).collect()
}

/// Cuts a description at a word, for search engines show no more.
pub(super) fn clip(text: &str) -> String {
    const MOST: usize = 200;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MOST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ' ', ':']))
}
