//! What people asked for, and what answers it.

use super::absolu;
use super::plans::id_noeud;
use super::table::{Cellule, Colonne, Nature, Sujet, Table};
use crate::graph::Chemin;
use crate::model::{Declinaison, Texte};
use crate::portal::Site;

/// A request, out of the consultation that holds it.
struct Ligne<'s> {
    site: &'s Site<'s>,
    d: &'s Declinaison,
    consultation: &'s str,
    paroles: bool,
    groupe: Option<&'s str>,
    ancre: String,
    texte: &'s str,
    lieu: Option<&'s str>,
    /// Identifier of each answer, and whether only the editors say so.
    reponses: Vec<(String, bool)>,
}

impl Ligne<'_> {
    fn reponses(&self, des_redacteurs: bool) -> Cellule<'static> {
        let wanted = self.reponses.iter().filter(|(_, editors)| *editors == des_redacteurs);
        Cellule::liste(wanted.map(|(id, _)| id.clone()))
    }
}

/// Every request of every consultation.
pub(super) fn demandes<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = Ligne<'s>;
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Plan du territoire et place dans la page des demandes.", |l: &L<'s>| {
            format!("{}#{}", l.d.chemin, l.ancre).into()
        })
        .obligatoire(),
        Colonne::new("declinaison", "Plan du territoire", "Identifiant du plan du territoire.", |l: &L<'s>| {
            (&l.d.chemin).into()
        })
        .vers("declinaisons")
        .obligatoire(),
        Colonne::new("consultation", "Consultation", "L’occasion où la demande a été faite.", |l: &L<'s>| {
            l.consultation.into()
        })
        .obligatoire(),
        Colonne::new("groupe", "Sujet", "L’intertitre sous lequel elle est rangée.", |l: &L<'s>| l.groupe.into()),
        Colonne::new("texte", "Demande", "Ce qui a été demandé, rapporté.", |l: &L<'s>| l.texte.into()).obligatoire(),
        Colonne::new(
            "habitant",
            "Parole d’habitant",
            "Si c’est la parole rapportée d’un habitant.",
            |l: &L<'s>| l.paroles.into(),
        )
        .est(Nature::Booleen)
        .obligatoire(),
        Colonne::new("lieu", "Lieu", "Où elle a été dite, quand le document le précise.", |l: &L<'s>| {
            l.lieu.into()
        }),
        Colonne::new(
            "noeuds",
            "Réponses du document",
            "Identifiants des éléments du plan que le document lui-même y relie, un par ligne.",
            |l: &L<'s>| l.reponses(false),
        )
        .est(Nature::Liste),
        Colonne::new(
            "rapproches",
            "Rapprochements",
            "Identifiants des éléments du plan que la rédaction du portail en rapproche, un par ligne.",
            |l: &L<'s>| l.reponses(true),
        )
        .est(Nature::Liste),
        Colonne::new("page", "Page", "Sa place dans la page des demandes.", |l: &L<'s>| {
            absolu(l.site, &Chemin::partie(l.d, "vous-avez-dit").vers(&l.ancre)).into()
        })
        .est(Nature::Adresse)
        .obligatoire(),
    ];
    Table::new(
        Sujet::Demandes,
        ("demandes", "Demandes et paroles"),
        "Une ligne par besoin exprimé lors d’une consultation ou par parole d’habitant, avec ce que le plan y répond.",
        colonnes,
        move || site.corpus.declinaisons.iter().flat_map(move |d| lignes(site, d)),
    )
}

fn lignes<'s>(site: &'s Site<'s>, d: &'s Declinaison) -> Vec<Ligne<'s>> {
    let mut rows = Vec::new();
    for consultation in d.consultations(site.mots()) {
        for groupe in &consultation.groupes {
            for demande in &groupe.demandes {
                rows.push(Ligne {
                    site,
                    d,
                    consultation: consultation.titre,
                    paroles: consultation.paroles,
                    groupe: groupe.titre.map(Texte::as_str),
                    ancre: demande.ancre.clone(),
                    texte: demande.texte.as_str(),
                    lieu: demande.lieu.map(Texte::as_str),
                    reponses: demande.reponses().map(|(n, editors)| (id_noeud(n), editors)).collect(),
                });
            }
        }
    }
    rows
}
