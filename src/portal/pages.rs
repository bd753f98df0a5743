//! The list of pages.

use std::sync::Arc;

use crate::graph::{Chemin, Index, titre_de};
use crate::model::{
    ACCESSIBILITE, Acteur, Activite, Catalogue, Corpus, Declinaison, Decoupage, Entree, Etiquette, Famille,
    FamilleDEntrees, Forme, Indicateur, Niveau, Noeud, Objet, OffreLocale, PageLibre, Plan, Rubrique, Sigle, Source,
    Territoire, Texte, Version,
};

/// The folder of the search page.
pub(super) const RECHERCHE: &str = "recherche";

/// The folder of the eco-design statement.
pub(super) const ECO_CONCEPTION: &str = "eco-conception";

/// A page: its address, its short title, and what it is about.
#[derive(Debug, Clone)]
pub struct Page {
    /// Address.
    pub chemin: Chemin,
    /// Short title, as links show it.
    pub titre: Texte,
    /// What it is about.
    pub sujet: Sujet,
}

/// What a page is about.
#[derive(Debug, Clone)]
pub enum Sujet {
    /// The home.
    Accueil,
    /// A territory's plan in one view.
    Territoire(Arc<Declinaison>),
    /// A part made of blocks.
    Rubrique(Arc<Declinaison>, Rubrique),
    /// Stakes, challenges and proposals.
    Besoins(Arc<Declinaison>),
    /// What citizens said.
    Paroles(Arc<Declinaison>),
    /// What was asked, and what the plan answers.
    VousAvezDit(Arc<Declinaison>),
    /// A territory's page of a node.
    Local(Arc<Declinaison>, Arc<Noeud>),
    /// Plans that local territories have of their own.
    Contrats,
    /// Roadmaps with partners.
    Feuilles(Arc<Declinaison>),
    /// The calendar of a plan.
    Calendrier(Arc<Declinaison>),
    /// What a plan carries out of the plans above.
    Articulation(Arc<Declinaison>),
    /// What has become of what a plan announced.
    Suivi(Arc<Declinaison>),
    /// A whole plan on one page, for paper.
    Imprimer(Arc<Declinaison>),
    /// A territory's care offer on one page, for paper.
    ImprimerOffre(Arc<Declinaison>),
    /// A territory's care offer.
    Offre(Arc<Declinaison>),
    /// A care activity in a territory.
    ActiviteLocale(Arc<Declinaison>, Arc<OffreLocale>),
    /// The register's list of a level.
    Niveau(Arc<Plan>, Arc<Niveau>),
    /// The register's page of a node.
    Noeud(Arc<Plan>, Arc<Noeud>),
    /// Which territory retained which node.
    Matrice,
    /// All pairs of territories.
    Comparer,
    /// Two territories side by side.
    Paire(Arc<Declinaison>, Arc<Declinaison>),
    /// All tags of a family.
    Etiquettes(Famille),
    /// A tag.
    Etiquette(Arc<Etiquette>),
    /// All care activities.
    Activites,
    /// A care activity over all territories.
    Activite(Arc<Activite>),
    /// All indicators.
    Indicateurs,
    /// An indicator.
    Indicateur(Arc<Indicateur>),
    /// All actors.
    Acteurs,
    /// An actor.
    Acteur(Arc<Acteur>),
    /// All territories, as a tree.
    Territoires,
    /// The ways in of a family.
    Entrees(Arc<FamilleDEntrees>),
    /// A way in, and its family.
    Entree(Arc<FamilleDEntrees>, Arc<Entree>),
    /// Where to look for one's commune.
    ChezMoi(Arc<Decoupage>),
    /// The communes of a department.
    Communes(Arc<Decoupage>, Arc<Territoire>),
    /// A territory without a plan of its own.
    Lieu(Arc<Territoire>),
    /// All sources and documents.
    Sources,
    /// A source.
    Source(Arc<Source>),
    /// The glossary.
    Glossaire,
    /// An acronym.
    Sigle(Arc<Sigle>),
    /// What can be downloaded.
    Donnees,
    /// A free page.
    Libre(Arc<PageLibre>),
    /// Another version of a page.
    Version(Arc<Version>),
    /// The search page.
    Recherche,
    /// The site map.
    PlanDuSite,
    /// The accessibility statement.
    Accessibilite,
    /// The eco-design statement.
    EcoConception,
    /// What is shown for an address that does not exist.
    Introuvable,
}

impl Sujet {
    /// The territory whose pages it belongs to.
    #[must_use]
    pub fn declinaison(&self) -> Option<&Arc<Declinaison>> {
        match self {
            Self::Territoire(d)
            | Self::Rubrique(d, _)
            | Self::Besoins(d)
            | Self::Paroles(d)
            | Self::VousAvezDit(d)
            | Self::Local(d, _)
            | Self::Offre(d)
            | Self::Feuilles(d)
            | Self::Calendrier(d)
            | Self::Articulation(d)
            | Self::Suivi(d)
            | Self::Imprimer(d)
            | Self::ImprimerOffre(d)
            | Self::ActiviteLocale(d, _) => Some(d),
            // In plain words, among the pages of its territory; in another language, among those of that language.
            Self::Version(v) if v.forme == Forme::Simple => match &v.objet {
                Objet::Territoire(d) | Objet::Fiche(d, _) => Some(d),
                Objet::Accueil | Objet::Page(_) => None,
            },
            _ => None,
        }
    }

    /// Whether the page is the only one of its kind, or one of two.
    pub(super) fn est_unique(&self) -> bool {
        matches!(
            self,
            Self::Contrats
                | Self::Matrice
                | Self::Comparer
                | Self::Etiquettes(_)
                | Self::Activites
                | Self::Indicateurs
                | Self::Acteurs
                | Self::Territoires
                | Self::ChezMoi(_)
                | Self::Entrees(_)
                | Self::Sources
                | Self::Glossaire
                | Self::Recherche
                | Self::Donnees
                | Self::PlanDuSite
        )
    }
}

/// Lists every page. A thing that nothing uses gets none.
pub(super) fn list(corpus: &Corpus, index: &Index, mots: &Catalogue) -> Vec<Page> {
    let mut pages = vec![page(Chemin::accueil(), mots.texte("pages.accueil"), Sujet::Accueil)];
    for famille in &corpus.entrees {
        pages.push(page(
            Chemin::famille_d_entrees(famille),
            famille.titre.as_str(),
            Sujet::Entrees(Arc::clone(famille)),
        ));
        pages.extend(famille.entrees.iter().map(|e| {
            let sujet = Sujet::Entree(Arc::clone(famille), Arc::clone(e));
            page(Chemin::entree(e), e.titre.as_str(), sujet)
        }));
    }
    for d in &corpus.declinaisons {
        declinaison(d, mots, &mut pages);
    }
    if corpus.declinaisons.iter().any(|d| d.plan.dossier.is_some()) {
        pages.push(page(Chemin::fixe("contrats"), mots.texte("pages.contrats"), Sujet::Contrats));
    }
    for plan in corpus.plans_communs() {
        for niveau in &plan.niveaux {
            let titre = capitalized(niveau.pluriel.as_str());
            pages.push(page(Chemin::niveau(niveau), &titre, Sujet::Niveau(Arc::clone(plan), Arc::clone(niveau))));
            for noeud in plan.du_niveau(niveau) {
                let sujet = Sujet::Noeud(Arc::clone(plan), Arc::clone(noeud));
                pages.push(page(Chemin::noeud(noeud), noeud.titre.as_str(), sujet));
            }
        }
    }
    comparaisons(corpus, mots, &mut pages);
    for (famille, titre, register) in [
        (Famille::Theme, mots.texte("pages.themes"), &corpus.themes),
        (Famille::Parcours, mots.texte("pages.parcours"), &corpus.parcours),
    ] {
        let used: Vec<_> = register.values().filter(|e| !index.emplois_etiquette(e).is_empty()).collect();
        if used.is_empty() {
            continue;
        }
        pages.push(page(Chemin::fixe(Chemin::famille(famille)), titre, Sujet::Etiquettes(famille)));
        pages.extend(
            used.into_iter().map(|e| page(Chemin::etiquette(e), e.nom.as_str(), Sujet::Etiquette(Arc::clone(e)))),
        );
    }
    if !corpus.activites.is_empty() {
        pages.push(page(Chemin::fixe("offre-de-soins"), mots.texte("offre.offre-de-soins"), Sujet::Activites));
        pages.extend(
            corpus
                .activites
                .values()
                .map(|a| page(Chemin::activite(a), a.titre.as_str(), Sujet::Activite(Arc::clone(a)))),
        );
    }
    references(corpus, index, mots, &mut pages);
    pages.push(page(Chemin::fixe(RECHERCHE), mots.texte("cadre.rechercher"), Sujet::Recherche));
    pages.push(page(Chemin::fixe("donnees"), mots.texte("pages.donnees"), Sujet::Donnees));
    pages.push(page(Chemin::fixe("plan-du-site"), mots.texte("pages.plan-du-site"), Sujet::PlanDuSite));
    pages.push(page(Chemin::fixe(ACCESSIBILITE), mots.texte("pages.accessibilite"), Sujet::Accessibilite));
    pages.push(page(Chemin::fixe(ECO_CONCEPTION), mots.texte("pages.eco-conception"), Sujet::EcoConception));
    pages.extend(corpus.pages.values().map(|p| page(Chemin::libre(p), p.titre.as_str(), Sujet::Libre(Arc::clone(p)))));
    let versions = corpus.versions.iter();
    pages.extend(versions.map(|v| page(Chemin::version(v), v.titre.as_str(), Sujet::Version(Arc::clone(v)))));
    pages.push(page(Chemin::fichier("404.html"), mots.texte("pages.introuvable"), Sujet::Introuvable));
    pages
}

/// What several territories that carry out the same plan make possible.
fn comparaisons(corpus: &Corpus, mots: &Catalogue, pages: &mut Vec<Page>) {
    if corpus.plans_communs().any(|plan| corpus.declinaisons_de(plan).len() > 1) {
        pages.push(page(Chemin::fixe("matrice"), mots.texte("pages.matrice"), Sujet::Matrice));
    }
    let paires = corpus.paires();
    if paires.is_empty() {
        return;
    }
    pages.push(page(Chemin::fixe("comparer"), mots.texte("accueil.comparer"), Sujet::Comparer));
    for (a, b) in paires {
        let noms = [("a", a.territoire.nom.as_str()), ("b", b.territoire.nom.as_str())];
        let titre = mots.dire("pages.paire", &noms);
        pages.push(page(Chemin::paire(a, b), &titre, Sujet::Paire(Arc::clone(a), Arc::clone(b))));
    }
}

/// Indicators, actors, territories, sources, glossary.
fn references(corpus: &Corpus, index: &Index, mots: &Catalogue, pages: &mut Vec<Page>) {
    let indicateurs: Vec<_> =
        corpus.indicateurs.values().filter(|i| !corpus.observations.de(i.id.as_str()).is_empty()).collect();
    if !indicateurs.is_empty() {
        pages.push(page(Chemin::fixe("indicateurs"), mots.texte("pages.indicateurs"), Sujet::Indicateurs));
        pages.extend(
            indicateurs
                .into_iter()
                .map(|i| page(Chemin::indicateur(i), i.nom.as_str(), Sujet::Indicateur(Arc::clone(i)))),
        );
    }
    let acteurs: Vec<_> = corpus.acteurs.values().filter(|a| !index.emplois_acteur(&a.id).is_empty()).collect();
    if !acteurs.is_empty() {
        pages.push(page(Chemin::fixe("acteurs"), mots.texte("pages.acteurs"), Sujet::Acteurs));
        pages
            .extend(acteurs.into_iter().map(|a| page(Chemin::acteur(a), a.nom.as_str(), Sujet::Acteur(Arc::clone(a)))));
    }
    pages.push(page(Chemin::fixe("territoires"), mots.texte("pages.territoires"), Sujet::Territoires));
    let decrits = corpus.territoires.values().filter(|t| index.decrit(t));
    pages.extend(decrits.map(|t| page(Chemin::territoire(t), t.nom.as_str(), Sujet::Lieu(Arc::clone(t)))));
    if let Some(decoupage) = &corpus.decoupage {
        pages.push(page(Chemin::chez_moi(), mots.texte("accueil.chez-moi"), Sujet::ChezMoi(Arc::clone(decoupage))));
        pages.extend(corpus.departements_de(decoupage).into_iter().map(|(t, _)| {
            page(Chemin::communes(t), t.nom.as_str(), Sujet::Communes(Arc::clone(decoupage), Arc::clone(t)))
        }));
    }
    pages.push(page(Chemin::fixe("sources"), mots.texte("pages.sources"), Sujet::Sources));
    pages.extend(
        corpus
            .sources
            .values()
            .filter(|s| !index.chiffres_de(&s.id).is_empty())
            .map(|s| page(Chemin::source(s), s.nom.as_str(), Sujet::Source(Arc::clone(s)))),
    );
    if !corpus.sigles.is_empty() {
        pages.push(page(Chemin::fixe("glossaire"), mots.texte("pages.glossaire"), Sujet::Glossaire));
    }
    let used = corpus.sigles.iter().filter(|s| !index.emplois_sigle(s).is_empty());
    pages.extend(used.map(|s| page(Chemin::page_du_sigle(s), &s.sigle, Sujet::Sigle(Arc::clone(s)))));
}

fn declinaison(d: &Arc<Declinaison>, mots: &Catalogue, pages: &mut Vec<Page>) {
    let own = || Arc::clone(d);
    let titre = if d.plan.dossier.is_some() { &d.plan.titre_court } else { &d.territoire.nom };
    pages.push(page(Chemin::declinaison(d), titre.as_str(), Sujet::Territoire(own())));
    for rubrique in Rubrique::TOUTES {
        if d.blocs_de(rubrique).next().is_some() {
            let sujet = Sujet::Rubrique(own(), rubrique);
            pages.push(page(Chemin::rubrique(d, rubrique), mots.texte(titre_de(rubrique)), sujet));
        }
    }
    if !d.feuilles.is_empty() {
        let chemin = Chemin::partie(d, "feuilles-de-route");
        pages.push(page(chemin, mots.texte("pages.feuilles"), Sujet::Feuilles(own())));
    }
    if !d.plan.sert.is_empty() {
        let chemin = Chemin::partie(d, "articulation");
        pages.push(page(chemin, mots.texte("pages.articulation"), Sujet::Articulation(own())));
    }
    if d.actions().next().is_some() {
        pages.push(page(Chemin::partie(d, "calendrier"), mots.texte("pages.calendrier"), Sujet::Calendrier(own())));
    }
    if d.feuillets().next().is_some() {
        pages.push(page(Chemin::partie(d, "suivi"), mots.texte("fiche.suivi"), Sujet::Suivi(own())));
    }
    if d.besoins.is_some() {
        pages.push(page(Chemin::partie(d, "besoins"), mots.texte("pages.besoins"), Sujet::Besoins(own())));
    }
    if d.paroles.is_some() {
        pages.push(page(Chemin::partie(d, "paroles"), mots.texte("pages.paroles"), Sujet::Paroles(own())));
    }
    if d.a_des_demandes() {
        pages.push(page(
            Chemin::partie(d, "vous-avez-dit"),
            mots.texte("pages.vous-avez-dit"),
            Sujet::VousAvezDit(own()),
        ));
    }
    for noeud in d.plan.noeuds.values().filter(|n| d.a_une_page(n)) {
        let titre = d.fiche(noeud).map_or(&noeud.titre, |f| f.titre());
        pages.push(page(Chemin::local(d, noeud), titre.as_str(), Sujet::Local(own(), Arc::clone(noeud))));
    }
    if d.feuillets().next().is_some() {
        pages.push(page(Chemin::partie(d, "imprimer"), mots.texte("pages.imprimer"), Sujet::Imprimer(own())));
    }
    if !d.offre.is_empty() && d.feuillets().next().is_some() {
        let chemin = Chemin::partie(d, "imprimer/offre-de-soins");
        pages.push(page(chemin, mots.texte("pages.imprimer-offre"), Sujet::ImprimerOffre(own())));
    }
    if !d.offre.is_empty() {
        pages.push(page(Chemin::partie(d, "offre-de-soins"), mots.texte("pages.offre"), Sujet::Offre(own())));
        pages.extend(d.offre.iter().map(|o| {
            let sujet = Sujet::ActiviteLocale(own(), Arc::clone(o));
            page(Chemin::offre(d, &o.activite), o.activite.titre.as_str(), sujet)
        }));
    }
}

fn page(chemin: Chemin, titre: &str, sujet: Sujet) -> Page {
    Page { chemin, titre: Texte::as_set(titre), sujet }
}

/// The text with a capital first letter.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}
