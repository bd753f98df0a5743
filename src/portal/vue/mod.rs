//! What templates see: one struct a kind of page, and the frame that all share.

mod accessibilite;
mod accueil;
mod acteurs;
mod actions;
mod activite;
mod articulation;
mod cadre;
mod calendrier;
mod carte;
mod chez_moi;
mod chiffre;
mod contrats;
mod demandes;
mod donnees;
mod eco_conception;
mod entrees;
mod etiquettes;
mod evolution;
mod evolution_regionale;
mod feuilles;
pub mod fichiers;
mod figure;
mod glossaire;
pub mod graphique;
mod ici;
mod imprimer;
mod imprimer_offre;
mod indicateur;
mod matrice;
mod noeud;
mod offre_regionale;
mod paire;
mod parallele;
mod partage;
mod parties;
mod phrase;
mod recherche;
mod redaction;
mod references;
mod registre;
mod releve;
mod roles;
mod structurees;
mod suivi;
mod tableau;
mod territoire;
mod territoires;
mod texte_de_noeud;
mod trace;
mod version;

use schemars::JsonSchema;
use serde::Serialize;

pub use cadre::{Cadre, Menu, Origine, Rubriques};
pub use carte::{CarteVue, Cle, FormeVue, LigneDeCarte};
pub use chiffre::{ChiffreVue, Chiffres, Comparaison, Provenance, valeur_avec_unite, valeur_texte};
pub use ici::{GroupeLieux, Ici, Lien, LieuVue, ProseVue, RenvoiVue, SorteLieux};
pub use partage::{BarreDeVignette, CarteDeVignette, HAUTEUR, LARGEUR, Partage, Vignette, images};

use super::{Page, Site, Sujet};

/// A page, ready for its template: nothing in it points back at the model.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Vue {
    /// The template's name, without extension.
    #[serde(skip)]
    pub modele: &'static str,
    /// What every page has.
    pub page: Cadre,
    /// What this kind of page has.
    pub vue: Corps,
    /// Its picture for social networks, when it has one of its own; made beside the page.
    #[serde(skip)]
    pub vignette: Option<Box<Vignette>>,
}

/// The own part of each kind of page, after the names of its templates: the contract of themes reads them here.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(untagged)]
pub enum Corps {
    /// `accueil`
    Accueil(accueil::Accueil),
    /// `territoire`
    Territoire(territoire::TerritoireVue),
    /// `rubrique`
    Rubrique(parties::RubriqueVue),
    /// `besoins`
    Besoins(parties::BesoinsVue),
    /// `paroles`
    Paroles(parties::ParolesVue),
    /// `vous-avez-dit`
    VousAvezDit(demandes::VousAvezDit),
    /// `fiche`, `defi`
    Local(Box<noeud::NoeudLocal>),
    /// `noeud`
    Noeud(Box<registre::NoeudRegional>),
    /// `matrice`
    Matrice(matrice::MatriceVue),
    /// `comparer`
    Comparer(paire::ComparerVue),
    /// `paire`
    Paire(Box<paire::PaireVue>),
    /// `niveau`
    Niveau(registre::NiveauVue),
    /// `contrats`
    Contrats(contrats::ContratsVue),
    /// `feuilles-de-route`
    Feuilles(feuilles::FeuillesVue),
    /// `calendrier`
    Calendrier(calendrier::CalendrierVue),
    /// `articulation`
    Articulation(articulation::ArticulationVue),
    /// `imprimer`
    Imprimer(Box<imprimer::ImprimerVue>),
    /// `imprimer-offre`
    ImprimerOffre(imprimer_offre::ImprimerOffre),
    /// `suivi`
    Suivi(suivi::SuiviVue),
    /// `offre`
    Offre(activite::OffreVue),
    /// `activite`
    ActiviteLocale(Box<activite::ActiviteLocale>),
    /// `activites`
    Activites(activite::ActivitesVue),
    /// `activite-regionale`
    Activite(activite::ActiviteRegionale),
    /// `etiquettes`
    Etiquettes(etiquettes::EtiquettesVue),
    /// `etiquette`
    Etiquette(etiquettes::EtiquetteVue),
    /// `indicateurs`
    Indicateurs(indicateur::IndicateursVue),
    /// `indicateur`
    Indicateur(Box<indicateur::IndicateurVue>),
    /// `acteurs`
    Acteurs(acteurs::ActeursVue),
    /// `acteur`
    Acteur(acteurs::ActeurVue),
    /// `territoires`
    Territoires(territoires::TerritoiresVue),
    /// `entrees`
    Entrees(entrees::EntreesVue),
    /// `entree`
    Entree(Box<entrees::EntreeVue>),
    /// `chez-moi`
    ChezMoi(chez_moi::ChezMoi),
    /// `communes`
    Communes(chez_moi::CommunesVue),
    /// `lieu`
    Lieu(Box<territoires::LieuDecrit>),
    /// `sources`
    Sources(references::SourcesVue),
    /// `source`
    Source(references::SourceVue),
    /// `glossaire`
    Glossaire(glossaire::GlossaireVue),
    /// `sigle`
    Sigle(glossaire::SigleSeul),
    /// `donnees`
    Donnees(donnees::DonneesVue),
    /// `libre`
    Libre(parties::LibreVue),
    /// `version`
    Version(Box<version::VersionVue>),
    /// `recherche`
    Recherche(recherche::RechercheVue),
    /// `plan-du-site`
    PlanDuSite(registre::PlanDuSite),
    /// `accessibilite`
    Accessibilite(Box<accessibilite::AccessibiliteVue>),
    /// `eco-conception`
    EcoConception(Box<eco_conception::EcoConceptionVue>),
    /// `introuvable`
    Introuvable(accueil::Introuvable),
}

/// Builds what the template of a page sees.
#[must_use]
pub fn vue(site: &Site<'_>, page: &Page) -> Vue {
    let mut vue = selon_le_sujet(site, page);
    let ici = Ici::new(site, page);
    vue.page.structurees = structurees::de(&ici, &vue);
    partage::ajouter(&ici, &mut vue);
    vue
}

fn selon_le_sujet(site: &Site<'_>, page: &Page) -> Vue {
    let ici = Ici::new(site, page);
    match &page.sujet {
        Sujet::Accueil => accueil::vue(&ici),
        Sujet::Territoire(d) => territoire::vue(&ici, d),
        Sujet::Rubrique(d, rubrique) => parties::rubrique(&ici, d, *rubrique),
        Sujet::Besoins(d) => parties::besoins(&ici, d),
        Sujet::Paroles(d) => parties::paroles(&ici, d),
        Sujet::VousAvezDit(d) => demandes::vue(&ici, d),
        Sujet::Local(d, noeud) => noeud::vue(&ici, d, noeud),
        Sujet::Contrats => contrats::vue(&ici),
        Sujet::Feuilles(d) => feuilles::vue(&ici, d),
        Sujet::Calendrier(d) => calendrier::vue(&ici, d),
        Sujet::Articulation(d) => articulation::vue(&ici, d),
        Sujet::Imprimer(d) => imprimer::vue(&ici, d),
        Sujet::ImprimerOffre(d) => imprimer_offre::vue(&ici, d),
        Sujet::Suivi(d) => suivi::vue(&ici, d),
        Sujet::Offre(d) => activite::offre(&ici, d),
        Sujet::ActiviteLocale(d, offre) => activite::locale(&ici, d, offre),
        Sujet::Niveau(plan, niveau) => registre::niveau(&ici, plan, niveau),
        Sujet::Noeud(plan, noeud) => registre::noeud(&ici, plan, noeud),
        Sujet::Matrice => matrice::vue(&ici),
        Sujet::Comparer => paire::toutes(&ici),
        Sujet::Paire(a, b) => paire::vue(&ici, a, b),
        Sujet::Etiquettes(famille) => etiquettes::toutes(&ici, *famille),
        Sujet::Etiquette(e) => etiquettes::une(&ici, e),
        Sujet::Activites => activite::toutes(&ici),
        Sujet::Activite(a) => activite::regionale(&ici, a),
        Sujet::Indicateurs => indicateur::tous(&ici),
        Sujet::Indicateur(i) => indicateur::un(&ici, i),
        Sujet::Acteurs => acteurs::tous(&ici),
        Sujet::Acteur(a) => acteurs::un(&ici, a),
        Sujet::Territoires => territoires::tous(&ici),
        Sujet::Entrees(famille) => entrees::toutes(&ici, famille),
        Sujet::Entree(famille, entree) => entrees::une(&ici, famille, entree),
        Sujet::ChezMoi(decoupage) => chez_moi::tous(&ici, decoupage),
        Sujet::Communes(decoupage, t) => chez_moi::un(&ici, decoupage, t),
        Sujet::Lieu(t) => territoires::un(&ici, t),
        Sujet::Sources => references::sources(&ici),
        Sujet::Source(s) => references::source(&ici, s),
        Sujet::Glossaire => glossaire::tous(&ici),
        Sujet::Sigle(s) => glossaire::un(&ici, s),
        Sujet::Donnees => donnees::vue(&ici),
        Sujet::Libre(p) => parties::libre(&ici, p),
        Sujet::Version(v) => version::vue(&ici, v),
        Sujet::Recherche => recherche::vue(&ici),
        Sujet::PlanDuSite => registre::plan_du_site(&ici),
        Sujet::Accessibilite => accessibilite::vue(&ici),
        Sujet::EcoConception => eco_conception::vue(&ici),
        Sujet::Introuvable => accueil::introuvable(&ici),
    }
}
