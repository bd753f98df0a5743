//! What the published site and the commands promise, one behaviour a test, on the minimal sources.

#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails, and says where"
)]

#[path = "../support/mod.rs"]
mod support;

#[path = "../../benches/synthese/mod.rs"]
mod synthetique;

mod accessibilite;
mod acteurs;
#[cfg(feature = "serve")]
mod apercu;
mod autre_region;
mod calendrier;
mod cartes;
mod chiffres;
mod commande;
mod communes;
mod comparaisons;
mod contradictions;
mod contrat_de_theme;
mod contrats;
mod corriger;
mod demandes;
mod depart;
mod dependances;
mod determinisme;
mod donnees;
mod echappement;
mod eco_conception;
mod entrees;
mod etat;
mod fiches;
mod fichiers;
mod formats;
mod fuzz;
mod graphiques;
mod hostile;
mod imprimer;
mod langues;
mod liens;
mod manuel;
mod memoire;
mod minification;
mod noms;
mod offre;
mod pannes;
mod partage;
mod plans_locaux;
mod proprietes;
mod recherche;
mod regles;
mod relations;
mod sortie;
mod suivi;
mod synthese;
mod territoires;
mod textes;
mod theme;
mod une_fois;
mod verification;
mod versions;
