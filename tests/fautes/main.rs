//! Every mistake of an author that has a rule: what the program says, and that nothing else happens.

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

mod accessibilite;
mod cartes;
mod chiffres;
mod communes;
mod contrats;
mod couverture;
mod entrees;
mod importation;
mod injection;
mod lecture;
mod liens;
mod maladresses;
mod offre;
mod pages;
mod plan;
mod renvois;
mod suivi;
mod systeme;
mod textes;
mod theme;
mod tolerances;
mod typographie;
mod valeurs;
mod versions;
mod yaml;
