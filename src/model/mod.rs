//! The plan as data: one file a noun.
//!
//! Each noun has up to two types. `…Brut` is what an author writes, field by field, strings with their place: it is
//! what [`crate::source`] reads. The type without suffix is what remains once [`crate::link`] has checked every
//! value and replaced every reference by the thing itself (an `Arc`): after linking there is no dangling reference
//! to handle. Identifiers, years and values are newtypes with one constructor.

mod accessibilite;
mod acteur;
mod action;
mod besoins;
mod bloc;
mod carte;
mod catalogue;
mod commun;
mod commune;
mod corpus;
mod declinaison;
mod demande;
mod document;
mod entree;
mod etiquette;
mod feuille;
mod fiche;
mod formule;
mod grammaire;
mod id;
mod indicateur;
mod jetons;
mod loc;
pub mod mots;
mod observation;
mod observations;
mod offre;
mod offre_locale;
mod page;
mod par_noeud;
mod parole;
mod plan;
mod portail;
mod prose;
mod sigle;
mod source;
mod suivi;
mod synonyme;
mod temps;
mod territoire;
mod texte;
mod theme;
mod tolerance;
mod valeur;
mod version;

pub use accessibilite::{
    ACCESSIBILITE, AuditAccessibilite, AuditBrut, CompteDeCriteres, Conformite, ConstatDAuditBrut, Critere,
    Declaration, DeclarationBrute, Resultat, THEMES, VALIDITE,
};
pub use acteur::{Acteur, ActeurBrut, ActeursBruts, NatureActeur};
pub(crate) use action::ETAPE;
pub use action::{
    Action, ActionBrute, CalendrierBrut, Etape, EtapeBrute, EtapeGroupee, Livrable, LivrableBrut, Prevision,
};
pub use besoins::{Besoins, BesoinsBruts, Groupe, GroupeBrut, Liste, ListeBrute, Point, PointBrut};
pub use bloc::{Bloc, BlocBrut, NaturePerdue, Perdu, PerduBrut, Rubrique};
pub use carte::{Carte, CarteBrute, CartesBrutes, Coordonnees, FondDeCarte};
pub use catalogue::{Catalogue, Catalogues, Mot};
pub use commun::{CommunBrut, Constat, ConstatBrut, Moyen, MoyenBrut, NatureMoyen, Polarite};
pub use commune::{
    Commune, CommunesBrutes, Decoupage, DecoupageBrut, Intercommunalite, IntercommunalitesBrutes, LicenceBrute,
};
pub use corpus::{Corpus, MOST_SIDE_BY_SIDE, Registre};
pub use declinaison::{Declinaison, DeclinaisonBrute, Revision, RevisionBrute};
pub use demande::{Consultation, Demande, GroupeDeDemandes};
pub use document::{Document, DocumentBrut, DocumentsBruts};
pub use entree::{
    Cible, Entree, EntreeBrute, EntreesBrutes, FamilleDEntrees, FamilleDEntreesBrute, GroupeDEntree, GroupeDEntreeBrut,
    LienDEntree, LienDEntreeBrut, Numero, NumeroBrut,
};
pub use etiquette::{Etiquette, EtiquetteBrute, Famille};
pub use feuille::{ActionDeFeuille, ActionDeFeuilleBrute, Feuille, FeuilleBrute, FeuillesBrutes};
pub use fiche::{Fiche, FicheBrute, LienBrut, LienDePlan, Section, StatutCode};
pub use formule::{Formule, Partie, Valeur as ValeurDeMot};
pub use grammaire::Grammaire;
pub use id::{CODE, Code, IDENTIFIER, Slug};
pub use indicateur::{
    Compte, CompteBrut, Indicateur, IndicateurBrut, IndicateursBruts, NatureIndicateur, RubriqueIndicateur,
    RubriqueIndicateurBrute, Sens,
};
pub use jetons::{Couleur, Jetons, Paire, Usage};
pub use loc::{Cells, List, Loc};
pub use observation::{ChiffreBrut, Observation, ObservationBrute, ObservationsBrutes, Statut};
pub use observations::Observations;
pub use offre::{
    Activite, ActiviteBrute, Colonne, FamilleBrute, FamilleOffre, LigneBrute, LigneOffre, NomenclatureBrute, Regime,
    TableBrute, TableOffre,
};
pub use offre_locale::{LigneLocale, Note, NoteBrute, OffreBrute, OffreLocale, Recours, TableLocale, TableLocaleBrute};
pub use page::{Menu, PageBrute, PageLibre};
pub use par_noeud::{AuNoeud, ParNoeud};
pub use parole::{Parole, ParoleBrute, Paroles, ParolesBrutes};
pub use plan::{Motif, Niveau, NiveauBrut, Noeud, NoeudBrut, PeriodeBrute, Plan, PlanBrut, SectionBrute, SectionType};
pub use portail::{LicenceDuPortail, LicenceDuPortailBrute, Portail, PortailBrut};
pub use prose::{Prose, Renvoi, markdown_options};
pub use sigle::{OrigineSens, Sigle, SigleBrut, SiglesBruts};
pub use source::{Source, SourceBrute, SourcesBrutes};
pub use suivi::{
    Etat, EtatBrut, IndicateurDeSuivi, IndicateurDeSuiviBrut, Mesure, MesureBrute, NatureDeSuivi, NatureEtat,
    PreuveBrute, Suivi, SuiviBrut,
};
pub use synonyme::{Synonyme, SynonymeBrut, SynonymesBruts};
pub use temps::{DATE, DatePartielle, Temps};
pub use territoire::{
    Formes, FormesBrutes, Gentile, GentileBrut, NatureTerritoire, Territoire, TerritoireBrut, TerritoiresBruts,
};
pub use texte::Texte;
pub use theme::ThemeBrut;
pub use tolerance::{Tolerance, ToleranceBrute};
pub use valeur::{Echelle, Nombre, RANGE, VALUE, Valeur};
pub use version::{Forme, LANGUAGE, Langue, Objet, Version, VersionBrute};
