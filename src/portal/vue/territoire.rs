//! A territory's plan in one view.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::carte::CarteVue;
use super::chez_moi;
use super::chiffre::ChiffreVue;
use super::ici::{Ici, Lien, LieuVue};
use super::paire::paires_de;
use super::territoires;
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Declinaison, Noeud, Rubrique, Statut, Texte};
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
        let texte = ici.mots().grammaire().accord(nombre, niveau.nom.as_str(), niveau.pluriel.as_str()).to_owned();
        comptes.push(Compte { nombre, texte });
    }
    let objet = d.titre.to_string();
    let propre = d.plan.dossier.is_some();
    Vue {
        modele: "territoire",
        vignette: None,
        page: ici.cadre(Titres {
            titre: Some(if propre {
                d.titre.to_string()
            } else {
                ici.mots().dire("territoire.titre", &[("lieu", d.territoire.formes.lieu.as_str())])
            }),
            objet: Some(objet.clone()),
            description: d.en_bref.as_ref().map_or(objet.clone(), ToString::to_string),
            origine: Some(ici.origine(&d.document, None)),
            ..Titres::default()
        }),
        vue: Corps::Territoire(TerritoireVue {
            titre_officiel: if propre { d.territoire.nom.to_string() } else { objet },
            en_bref: d.en_bref.as_ref().map(ToString::to_string),
            lieu: d.territoire.formes.lieu.to_string(),
            article: capitalized(d.territoire.formes.article.as_str()),
            propre,
            mode_d_emploi: mode_d_emploi(ici, d),
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
                    date: ici.date(r.date),
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
    let below = d.plan.enfants(parent.map(|p| &**p));
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
fn mode_d_emploi(ici: &Ici<'_>, d: &Declinaison) -> String {
    let names: Vec<&str> = d.plan.niveaux.iter().map(|n| n.pluriel.as_str()).collect();
    if d.plan.dossier.is_some() {
        return ici.mots().dire("territoire.niveaux", &[("niveaux", &names.join(", "))]);
    }
    match names.split_first() {
        Some((first, below)) if !below.is_empty() => ici.mots().dire(
            "territoire.mode-d-emploi",
            &[
                ("niveau", first),
                ("region", d.plan.territoire.formes.article.as_str()),
                ("territoire", d.territoire.formes.article.as_str()),
                ("suite", &below.join(ici.mot("territoire.puis-ses"))),
            ],
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
            ici.mot("pages.diagnostic"),
            Chemin::rubrique(d, Rubrique::Diagnostic),
            ici.mots().compter("territoire.diagnostic", count, &[]),
        );
    }
    let actions = d.actions().count();
    if let Some(niveau) = d.plan.niveau_des_fiches().and_then(|n| d.plan.sous(n)).filter(|_| actions > 0) {
        let (from, to) = d.plan.periode;
        add(
            "calendrier",
            ici.mot("pages.calendrier"),
            Chemin::partie(d, "calendrier"),
            ici.mots().compter(
                "territoire.calendrier",
                actions,
                &[("niveau", niveau.pluriel.as_str()), ("de", &from.to_string()), ("a", &to.to_string())],
            ),
        );
    }
    if d.feuillets().next().is_some() {
        let texte =
            if d.suivi.etats.is_empty() { ici.mot("territoire.suivi-vide") } else { ici.mot("territoire.suivi") };
        add("cible", ici.mot("fiche.suivi"), Chemin::partie(d, "suivi"), texte.to_owned());
    }
    if !d.plan.sert.is_empty() {
        let plans = d.plan.sert.iter().map(|p| p.titre_court.to_string()).collect::<Vec<_>>().join(", ");
        add(
            "lien",
            ici.mot("pages.articulation"),
            Chemin::partie(d, "articulation"),
            ici.mots().dire("territoire.articulation", &[("plans", plans.as_str())]),
        );
    }
    if let Some(besoins) = &d.besoins {
        let points = besoins.listes.iter().flat_map(|l| &l.groupes).map(|g| g.points.len()).sum::<usize>();
        add(
            "personnes",
            ici.mot("pages.besoins"),
            Chemin::partie(d, "besoins"),
            ici.mots().compter("territoire.besoins", points, &[]),
        );
    }
    if let Some(paroles) = &d.paroles {
        let count = paroles.paroles.len();
        add(
            "parole",
            ici.mot("pages.paroles"),
            Chemin::partie(d, "paroles"),
            ici.mots().compter("territoire.paroles", count, &[]),
        );
    }
    if d.a_des_demandes() {
        add(
            "balance",
            ici.mot("pages.vous-avez-dit"),
            Chemin::partie(d, "vous-avez-dit"),
            ici.mot("territoire.demandes").to_owned(),
        );
    }
    if !d.offre.is_empty() {
        let count = d.offre.len();
        add(
            "soin",
            ici.mot("pages.offre"),
            Chemin::partie(d, "offre-de-soins"),
            ici.mots().compter("territoire.offre", count, &[]),
        );
    }
    for (rubrique, icone, titre) in [
        (Rubrique::Finances, "euro", ici.mot("pages.finances")),
        (Rubrique::Gouvernance, "personnes", ici.mot("pages.gouvernance")),
        (Rubrique::Partenariats, "lien", ici.mot("pages.partenariats")),
    ] {
        let titles = titles(rubrique);
        if !titles.is_empty() {
            add(icone, titre, Chemin::rubrique(d, rubrique), format!("{}.", titles.join(" ; ")));
        }
    }
    if let Some((count, chemin)) = chez_moi::communes_de(ici, &d.territoire) {
        add(
            "territoire",
            ici.mot("territoire.communes-titre"),
            chemin,
            ici.mots().compter("territoire.communes", count, &[]),
        );
    }
    if !d.feuilles.is_empty() {
        let titles = d.feuilles.iter().map(|f| f.titre.to_string()).collect::<Vec<_>>().join(" ; ");
        add("document", ici.mot("pages.feuilles"), Chemin::partie(d, "feuilles-de-route"), format!("{titles}."));
    }
    for partie in &mut parties {
        let set = |text: &str| Texte::en(text, ici.mots().grammaire()).to_string();
        (partie.titre, partie.texte) = (set(&partie.titre), set(&partie.texte));
    }
    parties
}
