//! Follow-up: indicators of fiches, their measures, and the states of what a plan announced.

use super::actions::id_de_code;
use super::fiches::FicheSituee;
use super::mesure::{self, Mesure};
use super::table::{Cellule, Colonne, Nature, Sujet, Table};
use super::{FORME_DATE, absolu};
use crate::graph::Chemin;
use crate::model::{Declinaison, Etat, IndicateurDeSuivi, Mesure as MesureSuivie, NatureDeSuivi, Valeur};
use crate::portal::Site;

/// The follow-up indicators of fiches.
pub(super) fn indicateurs<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (FicheSituee<'s>, &'s IndicateurDeSuivi);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Plan du territoire et code.", |l: &L<'s>| {
            id_de_code(l.0.declinaison(), l.1.code.as_str()).into()
        })
        .obligatoire(),
        Colonne::new("fiche", "Fiche", "Identifiant de la fiche.", |l: &L<'s>| l.0.id().into())
            .vers("fiches")
            .obligatoire(),
        Colonne::new("code", "Code", "Code de l’indicateur de suivi.", |l: &L<'s>| l.1.code.as_str().into())
            .obligatoire(),
        Colonne::new("texte", "Ce qui est suivi", "Ce qui est suivi.", |l: &L<'s>| (&l.1.texte).into()).obligatoire(),
        Colonne::new(
            "natures",
            "Mesure",
            "Comment il se mesure (nombre, qualitatif, evolution, oui-non), une façon par ligne.",
            |l: &L<'s>| Cellule::liste(l.1.natures.iter().map(|n| nature(*n))),
        )
        .est(Nature::Liste),
        Colonne::new("note", "Note", "Ce qu’un lecteur doit savoir.", |l: &L<'s>| l.1.note.as_ref().into()),
    ];
    Table::new(
        Sujet::Actions,
        ("indicateurs_de_suivi", "Indicateurs de suivi"),
        "Une ligne par indicateur qu’une fiche prévoit de suivre.",
        colonnes,
        move || {
            FicheSituee::toutes(site).flat_map(|f| {
                let FicheSituee { site, page, fiche } = f;
                fiche.indicateurs.iter().map(move |i| (FicheSituee { site, page, fiche }, i))
            })
        },
    )
}

fn nature(nature: NatureDeSuivi) -> &'static str {
    match nature {
        NatureDeSuivi::Nombre => "nombre",
        NatureDeSuivi::Qualitatif => "qualitatif",
        NatureDeSuivi::Evolution => "evolution",
        NatureDeSuivi::OuiNon => "oui-non",
    }
}

struct Releve<'s>(&'s Declinaison, &'s MesureSuivie);

impl Mesure for Releve<'_> {
    fn valeur(&self) -> &Valeur {
        &self.1.valeur
    }
}

/// The measures of follow-up indicators.
pub(super) fn mesures<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = Releve<'s>;
    let mut colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("indicateur", "Indicateur de suivi", "Identifiant de l’indicateur de suivi.", |l: &L<'s>| {
            id_de_code(Some(l.0), l.1.indicateur.as_str()).into()
        })
        .vers("indicateurs_de_suivi")
        .obligatoire(),
        Colonne::new("annee", "Année", "Année de la mesure.", |l: &L<'s>| l.1.annee.into())
            .est(Nature::Entier)
            .obligatoire(),
    ];
    colonnes.extend(mesure::colonnes());
    colonnes
        .push(Colonne::new("note", "Note", "Ce qu’un lecteur doit savoir.", |l: &L<'s>| l.1.note.as_ref().into()));
    Table::new(
        Sujet::Actions,
        ("mesures", "Mesures de suivi"),
        "Une ligne par mesure d’un indicateur de suivi. Aucune tant que rien n’a été saisi.",
        colonnes,
        move || site.corpus.declinaisons.iter().flat_map(|d| d.suivi.mesures.iter().map(move |m| Releve(d, m))),
    )
}

/// The states that were entered.
pub(super) fn etats<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Declinaison, &'s Etat);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("declinaison", "Plan du territoire", "Identifiant du plan du territoire.", |l: &L<'s>| {
            (&l.1.chemin).into()
        })
        .vers("declinaisons")
        .obligatoire(),
        Colonne::new("cible", "Cible", "Code de la fiche, de l’action ou du livrable.", |l: &L<'s>| {
            l.2.cible.as_str().into()
        })
        .obligatoire(),
        Colonne::new("date", "Date", "Année, mois ou jour où il en était ainsi.", |l: &L<'s>| l.2.date.iso().into())
            .motif(FORME_DATE)
            .obligatoire(),
        Colonne::new("etat", "État", "L’état à cette date.", |l: &L<'s>| l.2.nature.id().into())
            .parmi(&["a-venir", "en-cours", "realisee", "reportee", "abandonnee"])
            .obligatoire(),
        Colonne::new("commentaire", "Commentaire", "Ce qui s’est passé.", |l: &L<'s>| {
            l.2.commentaire.as_ref().into()
        }),
        Colonne::new("preuve", "Preuve", "Ce qui le montre.", |l: &L<'s>| {
            l.2.preuve.as_ref().map(|(texte, _)| texte).into()
        }),
        Colonne::new("preuve_url", "Adresse de la preuve", "Son adresse.", |l: &L<'s>| {
            l.2.preuve.as_ref().and_then(|(_, url)| url.as_ref()).into()
        })
        .est(Nature::Adresse),
        Colonne::new("page", "Page", "La page du suivi.", |l: &L<'s>| {
            absolu(l.0, &Chemin::partie(l.1, "suivi")).into()
        })
        .est(Nature::Adresse)
        .obligatoire(),
    ];
    Table::new(
        Sujet::Actions,
        ("etats", "États d’avancement"),
        "Une ligne par état saisi ; le dernier est celui du jour. Aucune tant que rien n’a été saisi.",
        colonnes,
        move || site.corpus.declinaisons.iter().flat_map(move |d| d.suivi.etats.iter().map(move |e| (site, &**d, e))),
    )
}
