//! What every page has: titles, menus, breadcrumb, where it is in the document, acronyms.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::accessibilite::conformite;
use super::ici::{Ici, Lien, SigleVue};
use super::partage::Partage;
use crate::export::entetes::POLITIQUE;
use crate::graph::{Chemin, Sorte};
use crate::model::{ACCESSIBILITE, Declinaison, Document, Famille, Menu as MenuDePage, Rubrique, Sigle, Slug, Texte};
use crate::portal::{ECO_CONCEPTION, RECHERCHE, Sujet, capitalized};

/// What every page has.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Cadre {
    /// Title of the page, its `h1`.
    pub titre: String,
    /// Title of the window: object – territory – portal, unique in the site.
    pub titre_complet: String,
    /// One sentence, for search engines and shared links.
    pub description: String,
    /// The same without the portal, which networks show beside it.
    pub titre_partage: String,
    /// `website` for the home, `article` for the others, as Open Graph has them.
    pub nature: &'static str,
    /// Language and country, as Open Graph has them.
    pub locale: &'static str,
    /// Address from the root, without leading slash.
    pub chemin: String,
    /// Public address.
    pub canonique: String,
    /// `../` as many times as needed to reach the root.
    pub racine: String,
    /// Breadcrumb, from the home to the page above.
    pub ariane: Vec<Lien>,
    /// How the breadcrumb names this page.
    pub ariane_ici: Option<String>,
    /// Accent of the branch of the plan, from 1 to 6; 0 for none.
    pub accent: usize,
    /// What the page may load (`Content-Security-Policy`), for hosts that say nothing of it.
    pub politique: &'static str,
    /// Main menu.
    pub menu: Vec<Menu>,
    /// Menu of the territory.
    pub rubriques: Option<Rubriques>,
    /// Pages of the foot.
    pub pied: Vec<Lien>,
    /// The accessibility statement, by what it claims: the law wants it on every page.
    pub accessibilite: Lien,
    /// The eco-design statement.
    pub eco_conception: Lien,
    /// Useful pages of the foot.
    pub reperes: Vec<Lien>,
    /// The search page, for the field of the header.
    pub recherche: String,
    /// Home page.
    pub accueil: String,
    /// Name of the portal.
    pub portail: String,
    /// One line under the name.
    pub sous_titre: Option<String>,
    /// Who publishes it.
    pub editeur: String,
    /// Reminder that the document alone is authoritative.
    pub avertissement: Option<String>,
    /// Language.
    pub langue: String,
    /// Language of the portal.
    pub langue_du_portail: String,
    /// This page and its other versions, when there are some.
    pub versions: Vec<VersionLien>,
    /// Contents list, when the page is long.
    pub sommaire: Vec<Lien>,
    /// Where the page stands in the official document.
    pub origine: Option<Origine>,
    /// Acronyms of the page.
    pub sigles: Vec<SigleVue>,
    /// Whether search engines should list the page.
    pub indexable: bool,
    /// What social networks show of it; none without pictures.
    pub partage: Option<Partage>,
    /// What the page tells them, as JSON-LD that can stand in an element; set once the rest of the view is known.
    pub structurees: Option<String>,
}

/// An entry of a menu.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Menu {
    /// Address.
    pub href: String,
    /// Text.
    pub texte: String,
    /// `page` for the page itself, `true` for the part that holds it.
    pub ici: Option<&'static str>,
}

/// A version of a page, to choose among the others.
#[derive(Debug, JsonSchema, Serialize)]
pub struct VersionLien {
    /// Address, relative to the page.
    pub href: String,
    /// Public address.
    pub canonique: String,
    /// Language.
    pub langue: String,
    /// Whether it is the plain version.
    pub simple: bool,
    /// Whether it is this page.
    pub ici: bool,
}

/// The menu of a territory.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Rubriques {
    /// Name of the territory.
    pub territoire: String,
    /// « de l'Hérault ».
    pub genitif: String,
    /// Entries.
    pub liens: Vec<Menu>,
}

/// Where a page stands in the official document.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Origine {
    /// Place in the document.
    pub section: Option<String>,
    /// Title of the document.
    pub document: String,
    /// Month or day, in French.
    pub date: Option<String>,
    /// Publisher.
    pub editeur: String,
    /// Address of the document.
    pub url: Option<String>,
}

/// What menus call a territory's plan: its own short title, or the territory when several share the plan.
fn nom(d: &Declinaison) -> &str {
    if d.plan.dossier.is_some() { d.plan.titre_court.as_str() } else { d.territoire.nom.as_str() }
}

/// What a page says of itself to its frame.
#[derive(Debug, Default)]
pub(super) struct Titres {
    /// Title, when it is not the page's short one.
    pub(super) titre: Option<String>,
    /// What the window's title says before the territory and the portal.
    pub(super) objet: Option<String>,
    pub(super) description: String,
    pub(super) ariane: Vec<Lien>,
    pub(super) ariane_ici: Option<String>,
    pub(super) accent: usize,
    pub(super) sommaire: Vec<(String, String)>,
    pub(super) origine: Option<Origine>,
    /// Pages of which this one shows a passage: their acronyms are explained here too.
    pub(super) sigles_de: Vec<Chemin>,
}

impl Ici<'_> {
    /// The place of a passage in a document.
    pub(super) fn origine(&self, document: &Document, section: Option<&Texte>) -> Origine {
        Origine {
            section: section.map(ToString::to_string),
            document: document.titre.to_string(),
            date: document.date.map(|d| self.date(d)),
            editeur: document.editeur.nom.to_string(),
            url: document.url.clone(),
        }
    }

    /// The frame of this page.
    pub(super) fn cadre(&self, t: Titres) -> Cadre {
        let portail = &self.site.corpus.portail;
        let titre = t.titre.unwrap_or_else(|| self.page.titre.to_string());
        let objet = t.objet.unwrap_or_else(|| titre.clone());
        let declinaison = self.declinaison();
        let titre_complet = match declinaison {
            Some(d) => format!("{objet} – {} – {}", d.territoire.nom, portail.titre),
            None => format!("{objet} – {}", portail.titre),
        };
        let titre_partage = match declinaison {
            _ if matches!(self.page.sujet, Sujet::Accueil) => portail.titre.to_string(),
            Some(d) => format!("{objet} – {}", d.territoire.nom),
            None => objet.clone(),
        };
        let home = matches!(self.page.sujet, Sujet::Accueil);
        let mut ariane = if home { Vec::new() } else { vec![self.lien(&Chemin::accueil(), self.mot("pages.accueil"))] };
        ariane.extend(t.ariane);
        let pages = |menu| {
            let pages = self.site.corpus.pages.values().filter(move |p| p.menu == menu);
            pages.map(|p| self.lien(&Chemin::libre(p), &p.titre)).collect::<Vec<_>>()
        };
        let shown = std::iter::once(&self.page.chemin).chain(&t.sigles_de);
        let sigles = shown.flat_map(|c| self.site.index.sigles_de(c)).map(|s| (&s.ancre, s));
        let sigles: BTreeMap<&Slug, &Arc<Sigle>> = sigles.collect();
        let racine = if matches!(self.page.sujet, Sujet::Introuvable) {
            self.href(&Chemin::accueil())
        } else {
            "../".repeat(self.page.chemin.depth())
        };
        Cadre {
            ariane_ici: (!home).then(|| t.ariane_ici.unwrap_or_else(|| self.page.titre.to_string())),
            titre,
            titre_partage,
            nature: if home { "website" } else { "article" },
            // A page in another language than the portal's says nothing of its country.
            locale: if portail.langue == "en" { "en_GB" } else { "fr_FR" },
            titre_complet,
            description: t.description,
            chemin: self.page.chemin.sans_ancre().to_owned(),
            canonique: format!("{}{}", portail.base_url, self.page.chemin.sans_ancre()),
            racine,
            ariane,
            accent: t.accent,
            politique: POLITIQUE,
            menu: self.menu(),
            rubriques: declinaison.map(|d| self.rubriques(d)),
            pied: pages(MenuDePage::Pied),
            accessibilite: self.accessibilite(),
            eco_conception: self.lien(&Chemin::fixe(ECO_CONCEPTION), self.mot("pages.eco-conception")),
            reperes: self.reperes(),
            recherche: self.href(&Chemin::fixe(RECHERCHE)),
            accueil: self.href(&Chemin::accueil()),
            portail: portail.titre.to_string(),
            sous_titre: portail.sous_titre.as_ref().map(ToString::to_string),
            editeur: portail.editeur.to_string(),
            avertissement: portail.avertissement.as_ref().map(ToString::to_string),
            langue: portail.langue.clone(),
            langue_du_portail: portail.langue.clone(),
            versions: self.versions(),
            sommaire: t.sommaire.into_iter().map(|(id, texte)| Lien { href: format!("#{id}"), texte }).collect(),
            origine: t.origine,
            sigles: sigles.into_values().map(|s| self.sigle(s)).collect(),
            // A whole plan repeats what other pages say: those are the ones to be found.
            indexable: !matches!(self.page.sujet, Sujet::Introuvable | Sujet::Imprimer(_) | Sujet::ImprimerOffre(_)),
            partage: None,
            structurees: None,
        }
    }

    fn accessibilite(&self) -> Lien {
        let etat = self.mot(conformite(self.site).mot());
        self.lien(&Chemin::fixe(ACCESSIBILITE), self.mots().dire("accessibilite.etat-declare", &[("etat", etat)]))
    }

    fn menu(&self) -> Vec<Menu> {
        let here = &self.page.sujet;
        let corpus = self.site.corpus;
        let mut menu = Vec::new();
        let mut entry = |chemin: Chemin, texte: &str, inside: bool| menu.push(self.entree(&chemin, texte, inside));
        let own_plan = |d: &Arc<Declinaison>| d.plan.dossier.is_some();
        let described = matches!(here, Sujet::Lieu(_) | Sujet::Territoires);
        let inside = described || self.declinaison().is_some_and(|d| !own_plan(d));
        entry(Chemin::accueil().vers("territoires"), self.mot("menu.territoires"), inside);
        if self.has(|s| matches!(s, Sujet::Contrats)) {
            entry(Chemin::fixe("contrats"), self.mot("menu.contrats"), self.declinaison().is_some_and(own_plan));
        }
        if let Some(niveau) = corpus.plans_communs().find_map(|p| p.niveaux.first()) {
            let inside = matches!(here, Sujet::Niveau(..) | Sujet::Noeud(..));
            entry(Chemin::niveau(niveau), self.mot("offre.plan-regional"), inside);
        }
        if self.has(|s| matches!(s, Sujet::Etiquettes(Famille::Theme))) {
            let inside = matches!(here, Sujet::Etiquettes(_) | Sujet::Etiquette(_));
            entry(Chemin::fixe(Chemin::famille(Famille::Theme)), self.mot("fiche.themes-et-parcours"), inside);
        }
        if self.has(|s| matches!(s, Sujet::Activites)) {
            entry(
                Chemin::fixe("offre-de-soins"),
                self.mot("menu.soins"),
                matches!(here, Sujet::Activites | Sujet::Activite(_)),
            );
        }
        for page in corpus.pages.values().filter(|p| p.menu == MenuDePage::Principal) {
            entry(Chemin::libre(page), page.titre.as_str(), false);
        }
        if self.has(|s| matches!(s, Sujet::Glossaire)) {
            entry(Chemin::fixe("glossaire"), self.mot("menu.glossaire"), false);
        }
        menu
    }

    /// An entry of a menu; `inside` says whether this page is under it.
    pub(super) fn entree(&self, chemin: &Chemin, texte: &str, inside: bool) -> Menu {
        let ici = if *chemin == self.page.chemin { Some("page") } else { inside.then_some("true") };
        Menu { href: self.href(chemin), texte: texte.to_owned(), ici }
    }

    /// Whether the site has such a page, among those that exist once.
    pub(super) fn has(&self, kind: impl Fn(&Sujet) -> bool) -> bool {
        self.site.uniques.iter().any(|p| kind(&p.sujet))
    }

    fn reperes(&self) -> Vec<Lien> {
        let wanted = |s: &Sujet| {
            matches!(
                s,
                Sujet::PlanDuSite
                    | Sujet::ChezMoi(_)
                    | Sujet::Entrees(_)
                    | Sujet::Glossaire
                    | Sujet::Sources
                    | Sujet::Indicateurs
                    | Sujet::Acteurs
                    | Sujet::Territoires
                    | Sujet::Donnees
            )
        };
        let pages = self.site.uniques.iter().filter(|p| wanted(&p.sujet));
        pages.map(|p| self.lien(&p.chemin, &p.titre)).collect()
    }

    fn rubriques(&self, d: &Declinaison) -> Rubriques {
        let here = &self.page.sujet;
        let mut liens = Vec::new();
        let mut entry = |chemin: Chemin, texte: &str, inside: bool| liens.push(self.entree(&chemin, texte, inside));
        let a = |rubrique: Rubrique| d.blocs_de(rubrique).next().is_some();
        entry(Chemin::declinaison(d), nom(d), false);
        if a(Rubrique::Diagnostic) {
            entry(Chemin::rubrique(d, Rubrique::Diagnostic), self.mot("menu.diagnostic"), false);
        }
        if d.besoins.is_some() {
            entry(Chemin::partie(d, "besoins"), self.mot("menu.besoins"), false);
        }
        if d.paroles.is_some() {
            entry(Chemin::partie(d, "paroles"), self.mot("menu.paroles"), false);
        }
        if d.a_des_demandes() {
            entry(Chemin::partie(d, "vous-avez-dit"), self.mot("menu.vous-avez-dit"), false);
        }
        let fiches = d.plan.niveau_des_fiches().map_or("", |n| n.pluriel.as_str());
        let fiches = capitalized(fiches.split_whitespace().next().unwrap_or(fiches));
        entry(Chemin::declinaison(d).vers("plan"), &fiches, matches!(here, Sujet::Local(..)));
        if d.actions().next().is_some() {
            entry(Chemin::partie(d, "calendrier"), self.mot("menu.calendrier"), false);
        }
        if d.feuillets().next().is_some() {
            entry(Chemin::partie(d, "suivi"), self.mot("suivi.surtitre"), false);
        }
        if !d.plan.sert.is_empty() {
            entry(Chemin::partie(d, "articulation"), self.mot("menu.articulation"), false);
        }
        if !d.offre.is_empty() {
            let inside = matches!(here, Sujet::ActiviteLocale(..));
            entry(Chemin::partie(d, "offre-de-soins"), self.mot("offre.offre-de-soins"), inside);
        }
        if a(Rubrique::Finances) {
            entry(Chemin::rubrique(d, Rubrique::Finances), self.mot("menu.finances"), false);
        }
        if a(Rubrique::Gouvernance) {
            entry(Chemin::rubrique(d, Rubrique::Gouvernance), self.mot("menu.gouvernance"), false);
        }
        if a(Rubrique::Partenariats) {
            entry(Chemin::rubrique(d, Rubrique::Partenariats), self.mot("menu.partenariats"), false);
        }
        if !d.feuilles.is_empty() {
            entry(Chemin::partie(d, "feuilles-de-route"), self.mot("menu.feuilles"), false);
        }
        Rubriques { territoire: d.territoire.nom.to_string(), genitif: d.territoire.formes.genitif.to_string(), liens }
    }

    /// The breadcrumb of a territory's page.
    pub(super) fn ariane_territoire(&self, d: &Declinaison) -> Lien {
        self.lien(&Chemin::declinaison(d), nom(d))
    }

    /// Places of the lowest level among others.
    pub(super) fn fiches_parmi<'l>(&self, lieux: &'l [crate::graph::Lieu]) -> Vec<&'l crate::graph::Lieu> {
        lieux.iter().filter(|l| l.sorte == Sorte::Fiche && l.chemin != self.page.chemin).collect()
    }
}
