//! A territory's plan in one view.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::{Origine, Titres};
use super::carte::CarteVue;
use super::chez_moi;
use super::chiffre::ChiffreVue;
use super::ici::{Ici, Lien, LieuVue};
use super::paire::paires_de;
use super::territoires;
use super::{Corps, Vue};
use crate::french::grammar;
use crate::graph::{Chemin, VOUS_AVEZ_DIT};
use crate::model::{Declinaison, Noeud, Rubrique, Statut};
use crate::portal::capitalized;

/// A territory's plan in one view.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TerritoireVue {
    /// Official title.
    pub titre_officiel: String,
    /// What it is, in plain words.
    pub en_bref: Option<String>,
    /// « dans l'Hérault ».
    pub lieu: String,
    /// « l'Hérault », capital first.
    pub article: String,
    /// Whether the plan is the territory's own.
    pub propre: bool,
    /// How the plan is made, in a sentence.
    pub mode_d_emploi: String,
    /// How many nodes of each level.
    pub comptes: Vec<Compte>,
    /// The branches of the plan, down to the fiches.
    pub branches: Vec<Branche>,
    /// A choice of figures.
    pub reperes: Vec<ChiffreVue>,
    /// The other parts.
    pub parties: Vec<Partie>,
    /// A map, when shapes were given.
    pub carte: Option<CarteVue>,
    /// Territories that it holds and that have a page.
    pub lieux: Vec<Lien>,
    /// Places outside its own pages whose text names it.
    pub nomme_par: Vec<LieuVue>,
    /// Revisions, the latest first.
    pub revisions: Vec<RevisionVue>,
    /// The whole plan on one page, for paper.
    pub imprimer: Option<String>,
    /// The pages that set it beside another territory.
    pub paires: Vec<Lien>,
    /// Who retained what, when several territories share the plan.
    pub matrice: Option<String>,
}

/// A count.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Compte {
    /// How many.
    pub nombre: usize,
    /// Of what.
    pub texte: String,
}

/// A node and those below it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Branche {
    /// The node.
    pub noeud: LieuVue,
    /// Name of its level.
    pub niveau: String,
    /// Rank among its peers, from 1.
    pub rang: usize,
    /// Whether the nodes below are the last ones.
    pub feuilles: bool,
    /// Nodes below.
    pub enfants: Vec<Branche>,
}

/// A part of the plan, as an entry.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Partie {
    /// Icon of the theme.
    pub icone: &'static str,
    /// Title.
    pub titre: String,
    /// Address.
    pub href: String,
    /// One sentence.
    pub texte: String,
}

/// A revision.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RevisionVue {
    /// Date, in French.
    pub date: String,
    /// Title.
    pub titre: String,
    /// What changed.
    pub resume: Option<String>,
}

pub(super) fn vue(ici: &Ici<'_>, d: &Arc<Declinaison>) -> Vue {
    let branches = branches(ici, d, None);
    let mut comptes = Vec::new();
    for niveau in &d.plan.niveaux {
        let under_fiches = d.plan.niveau_des_fiches().is_some_and(|n| niveau.rang > n.rang);
        let nombre = match niveau.rang {
            0 => branches.len(),
            _ if under_fiches => d.actions().count(),
            _ => d.plan.du_niveau(niveau).filter(|n| d.a_une_page(n)).count(),
        };
        let texte = grammar::plural(nombre, niveau.nom.as_str(), niveau.pluriel.as_str()).to_owned();
        comptes.push(Compte { nombre, texte });
    }
    let objet = d.titre.to_string();
    let propre = d.plan.dossier.is_some();
    Vue {
        modele: "territoire",
        vignette: None,
        page: ici.cadre(Titres {
            titre: Some(if propre { d.titre.to_string() } else { format!("La santé {}", d.territoire.formes.lieu) }),
            objet: Some(objet.clone()),
            description: d.en_bref.as_ref().map_or(objet.clone(), ToString::to_string),
            origine: Some(Origine::new(&d.document, None)),
            ..Titres::default()
        }),
        vue: Corps::Territoire(TerritoireVue {
            titre_officiel: if propre { d.territoire.nom.to_string() } else { objet },
            en_bref: d.en_bref.as_ref().map(ToString::to_string),
            lieu: d.territoire.formes.lieu.to_string(),
            article: capitalized(d.territoire.formes.article.as_str()),
            propre,
            mode_d_emploi: mode_d_emploi(d),
            comptes,
            branches,
            reperes: reperes(ici, d),
            parties: parties(ici, d),
            imprimer: d.feuillets().next().map(|_| ici.href(&Chemin::partie(d, "imprimer"))),
            carte: ici.carte_de(&d.territoire),
            lieux: territoires::dans(ici, &d.territoire),
            nomme_par: territoires::nomme_par(ici, d),
            revisions: d
                .revisions
                .iter()
                .map(|r| RevisionVue {
                    date: r.date.french(),
                    titre: r.titre.to_string(),
                    resume: r.resume.as_ref().map(ToString::to_string),
                })
                .collect(),
            paires: paires_de(ici, d),
            matrice: ici.matrice(),
        }),
    }
}

/// The nodes below `parent` that lead to a page of the territory, each with those below it.
pub(super) fn branches(ici: &Ici<'_>, d: &Declinaison, parent: Option<&Arc<Noeud>>) -> Vec<Branche> {
    let below = d.plan.enfants(parent.map(|p| &p.code));
    below
        .enumerate()
        .filter(|(_, n)| d.a_une_page(n) || d.retenus.iter().any(|r| r.est_sous(n)))
        .map(|(rang, n)| {
            let enfants = branches(ici, d, Some(n));
            Branche {
                noeud: ici.noeud(n),
                niveau: n.niveau.nom.to_string(),
                rang: rang + 1,
                feuilles: enfants.iter().all(|e| e.enfants.is_empty()),
                enfants,
            }
        })
        .collect()
}

/// How the plan is made: « Les engagements valent pour toute la région ; l'Hérault y choisit… ».
fn mode_d_emploi(d: &Declinaison) -> String {
    let names: Vec<&str> = d.plan.niveaux.iter().map(|n| n.pluriel.as_str()).collect();
    if d.plan.dossier.is_some() {
        return format!("Du plus large au plus précis : {}.", names.join(", "));
    }
    match names.split_first() {
        Some((first, below)) if !below.is_empty() => format!(
            "Les {first} valent pour {} ; {} y choisit ses {}.",
            d.plan.territoire.formes.article,
            d.territoire.formes.article,
            below.join(", puis ses ")
        ),
        _ => String::new(),
    }
}

/// The first figures of the diagnostic that can be set beside those of the territories above, then others: eight.
fn reperes(ici: &Ici<'_>, d: &Declinaison) -> Vec<ChiffreVue> {
    const MOST: usize = 8;
    let figures = d.blocs_de(Rubrique::Diagnostic).flat_map(|b| &b.chiffres).filter(|o| o.statut == Statut::Constate);
    let mut cards: Vec<ChiffreVue> =
        figures.filter(|o| o.territoire.id == d.territoire.id).map(|o| ici.chiffre(o)).collect();
    cards.sort_by_key(|c| c.comparaisons.is_empty());
    cards.truncate(MOST);
    for card in &mut cards {
        card.notes.clear();
    }
    cards
}

fn parties(ici: &Ici<'_>, d: &Declinaison) -> Vec<Partie> {
    let mut parties = Vec::new();
    let mut add = |icone, titre: &str, chemin: Chemin, texte: String| {
        parties.push(Partie { icone, titre: titre.to_owned(), href: ici.href(&chemin), texte });
    };
    let titles = |rubrique| d.blocs_de(rubrique).map(|b| b.titre.to_string()).collect::<Vec<_>>();
    let diagnostic = titles(Rubrique::Diagnostic);
    if !diagnostic.is_empty() {
        let count = d.blocs_de(Rubrique::Diagnostic).map(|b| b.chiffres.len()).sum::<usize>();
        add(
            "chiffre",
            "Le diagnostic",
            Chemin::rubrique(d, Rubrique::Diagnostic),
            format!(
                "L'état de santé et l'offre du territoire en {count} chiffres, avec ceux de la région et de la France."
            ),
        );
    }
    let actions = d.actions().count();
    if let Some(niveau) = d.plan.niveau_des_fiches().and_then(|n| d.plan.sous(n)).filter(|_| actions > 0) {
        let (from, to) = d.plan.periode;
        add(
            "calendrier",
            "Le calendrier",
            Chemin::partie(d, "calendrier"),
            format!("{actions} {}, année par année, de {from} à {to}.", niveau.pluriel),
        );
    }
    if d.feuillets().next().is_some() {
        let texte = if d.suivi.etats.is_empty() {
            "Le suivi du plan : rien n'a encore été renseigné."
        } else {
            "Ce qui a avancé, ce qui reste à faire, et ce que personne n'a encore renseigné."
        };
        add("cible", "Où en est-on ?", Chemin::partie(d, "suivi"), texte.to_owned());
    }
    if !d.plan.sert.is_empty() {
        let plans = d.plan.sert.iter().map(|p| p.titre_court.to_string()).collect::<Vec<_>>().join(", ");
        add(
            "lien",
            "Le lien avec les autres plans",
            Chemin::partie(d, "articulation"),
            format!("Ce que chaque fiche met en œuvre du plan régional ({plans}) et des plans du territoire."),
        );
    }
    if let Some(besoins) = &d.besoins {
        let points = besoins.listes.iter().flat_map(|l| &l.groupes).map(|g| g.points.len()).sum::<usize>();
        add(
            "personnes",
            "Les besoins exprimés",
            Chemin::partie(d, "besoins"),
            format!("{points} enjeux et propositions relevés pendant les consultations."),
        );
    }
    if let Some(paroles) = &d.paroles {
        let count = paroles.paroles.len();
        add(
            "parole",
            "La parole des habitants",
            Chemin::partie(d, "paroles"),
            format!(
                "{count} {} pendant la préparation du plan.",
                grammar::plural(count, "demande d'habitant, entendue", "demandes d'habitants, entendues")
            ),
        );
    }
    if d.a_des_demandes() {
        add(
            "balance",
            VOUS_AVEZ_DIT,
            Chemin::partie(d, "vous-avez-dit"),
            "Chaque demande, à côté de ce que le plan y répond ; et celles qui sont sans réponse repérée.".to_owned(),
        );
    }
    if !d.offre.is_empty() {
        let count = d.offre.len();
        add(
            "soin",
            "L'offre de soins",
            Chemin::partie(d, "offre-de-soins"),
            format!(
                "{count} {} de soins : ce qui existe, ce qui est visé, et ce qui ne se compare pas.",
                grammar::plural(count, "activité", "activités")
            ),
        );
    }
    for (rubrique, icone, titre) in [
        (Rubrique::Finances, "euro", "Les moyens financiers"),
        (Rubrique::Gouvernance, "personnes", "La gouvernance et l'évaluation"),
        (Rubrique::Partenariats, "lien", "Les partenariats"),
    ] {
        let titles = titles(rubrique);
        if !titles.is_empty() {
            add(icone, titre, Chemin::rubrique(d, rubrique), format!("{}.", titles.join(" ; ")));
        }
    }
    if let Some((count, chemin)) = chez_moi::communes_de(ici, &d.territoire) {
        let lists = grammar::plural(count, "commune", "communes");
        add(
            "territoire",
            "Les communes",
            chemin,
            format!("La liste {}{count} {lists}, et ce qui y est prévu.", if count == 1 { "de " } else { "des " }),
        );
    }
    if !d.feuilles.is_empty() {
        let titles = d.feuilles.iter().map(|f| f.titre.to_string()).collect::<Vec<_>>().join(" ; ");
        add("document", "Les feuilles de route", Chemin::partie(d, "feuilles-de-route"), format!("{titles}."));
    }
    for partie in &mut parties {
        partie.texte = crate::french::typography::typeset(&partie.texte).into_owned();
        partie.titre = crate::french::typography::typeset(&partie.titre).into_owned();
    }
    parties
}
