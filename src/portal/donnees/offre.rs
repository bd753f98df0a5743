//! The care offer: what exists and what is aimed at, one row a cell of the documents' tables.

use std::sync::Arc;

use super::mesure::{self, Mesure};
use super::table::{Cellule, Colonne, Nature, Sujet, Table};
use super::{FORME_DATE, Situee, absolu};
use crate::graph::Chemin;
use crate::model::{Activite, Colonne as Compte, Declinaison, LigneLocale, OffreLocale, TableLocale, Valeur};
use crate::portal::Site;

/// A cell of a table of a territory.
struct Case<'s> {
    site: &'s Site<'s>,
    d: &'s Declinaison,
    offre: &'s OffreLocale,
    table: &'s TableLocale,
    ligne: &'s LigneLocale,
    compte: Compte,
    valeur: &'s Valeur,
}

impl Mesure for Case<'_> {
    fn valeur(&self) -> &Valeur {
        self.valeur
    }
}

impl Situee for Case<'_> {
    fn adresse(&self) -> String {
        absolu(self.site, &Chemin::offre(self.d, &self.offre.activite))
    }
}

impl Case<'_> {
    fn id(&self) -> String {
        let (offre, table, ligne) = (&self.offre.activite.id, &self.table.table.id, &self.ligne.ligne.id);
        format!("{}/{offre}/{table}/{ligne}/{}", self.d.chemin, self.compte.id())
    }

    /// The texts of the notes that the row's mark names.
    fn notes(&self) -> Option<String> {
        let marks = self.ligne.renvoi.as_deref()?;
        let marked = self.offre.notes.iter().filter(|n| marks.contains(n.signe.as_str()));
        let texts: Vec<&str> = marked.map(|n| n.texte.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    }
}

/// Every cell of every table of every territory.
pub(super) fn offre<'s>(site: &'s Site<'s>) -> Table<'s> {
    let mut colonnes: Vec<Colonne<Case<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Plan, activité, tableau, ligne et colonne.", |l: &Case<'s>| l.id().into())
            .obligatoire(),
        Colonne::new("territoire", "Territoire", "Identifiant du territoire.", |l: &Case<'s>| {
            (&l.d.territoire.id).into()
        })
        .vers("territoires")
        .obligatoire(),
        Colonne::new("activite", "Activité", "Identifiant de l’activité de soins.", |l: &Case<'s>| {
            (&l.offre.activite.id).into()
        })
        .vers("activites")
        .obligatoire(),
        Colonne::new("tableau", "Tableau", "Identifiant du tableau dans l’activité.", |l: &Case<'s>| {
            (&l.table.table.id).into()
        })
        .obligatoire(),
        Colonne::new(
            "regime",
            "Régime",
            "Le droit sous lequel le tableau compte : avant ou apres la réforme des autorisations, ou constant s’il n’a pas changé. L’avant et l’après ne se comparent pas.",
            |l: &Case<'s>| l.table.table.regime.id().into(),
        )
        .parmi(&["avant", "apres", "constant"])
        .obligatoire(),
        Colonne::new("ligne", "Ligne", "Identifiant de la ligne dans le tableau.", |l: &Case<'s>| {
            (&l.ligne.ligne.id).into()
        })
        .obligatoire(),
        Colonne::new("libelle", "Libellé", "Ce que la ligne compte.", |l: &Case<'s>| (&l.ligne.ligne.libelle).into())
            .obligatoire(),
        Colonne::new("groupe", "Groupe", "Intertitre du tableau.", |l: &Case<'s>| l.ligne.ligne.groupe.as_ref().into()),
        Colonne::new("mention", "Mention", "Lettre ou numéro de la mention légale.", |l: &Case<'s>| {
            l.ligne.ligne.mention.as_ref().into()
        }),
        Colonne::new(
            "colonne",
            "Colonne",
            "existant : ce qui existe ; cible : ce que vise le plan ; hc : existant en hospitalisation complète ; htp : existant à temps partiel ; implantations : sites ; appareils : machines.",
            |l: &Case<'s>| l.compte.id().into(),
        )
        .parmi(&["existant", "cible", "hc", "htp", "implantations", "appareils"])
        .obligatoire(),
    ];
    colonnes.extend(mesure::colonnes());
    colonnes.extend([
        Colonne::new(
            "date",
            "Date de l’inventaire",
            "Le jour de l’inventaire, quand le tableau le dit.",
            |l: &Case<'s>| l.table.date.map(|d| d.iso()).into(),
        )
        .motif(FORME_DATE),
        Colonne::new("renvoi", "Renvoi", "Le signe qui renvoie à une note du tableau.", |l: &Case<'s>| {
            l.ligne.renvoi.as_ref().into()
        }),
        Colonne::new("note", "Note", "La note à laquelle renvoie le signe.", |l: &Case<'s>| l.notes().into()),
        Colonne::new("document", "Document", "Identifiant du document officiel.", |l: &Case<'s>| {
            (&l.d.document.id).into()
        })
        .vers("documents")
        .obligatoire(),
        Colonne::new("section", "Passage", "La place du tableau dans le document.", |l: &Case<'s>| {
            l.offre.section.as_ref().into()
        }),
        super::page(),
    ]);
    Table::new(
        Sujet::Offre,
        ("offre", "Offre de soins"),
        "Une ligne par case des tableaux de l’offre de soins : ce qui existe et ce que vise le plan, par territoire.",
        colonnes,
        move || cases(site),
    )
}

fn cases<'s>(site: &'s Site<'s>) -> impl Iterator<Item = Case<'s>> {
    let offers = site.corpus.declinaisons.iter().flat_map(|d| d.offre.iter().map(move |o| (&**d, &**o)));
    let rows = offers.flat_map(|(d, offre)| {
        offre.tables.iter().flat_map(move |table| table.lignes.iter().map(move |ligne| (d, offre, table, ligne)))
    });
    rows.flat_map(move |(d, offre, table, ligne)| {
        let cells = ligne.cellules.iter();
        cells.map(move |(compte, valeur)| Case { site, d, offre, table, ligne, compte: *compte, valeur })
    })
}

/// The care activities of the nomenclature.
pub(super) fn activites<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Arc<Activite>);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new(
            "id",
            "Identifiant",
            "Identifiant de l’activité, aussi dans l’adresse de ses pages.",
            |l: &L<'s>| (&l.1.id).into(),
        )
        .obligatoire(),
        Colonne::new("titre", "Titre", "Titre officiel.", |l: &L<'s>| (&l.1.titre).into()).obligatoire(),
        Colonne::new("famille", "Famille", "Titre de la famille d’activités.", |l: &L<'s>| {
            (&l.1.famille.titre).into()
        })
        .obligatoire(),
        Colonne::new("en_bref", "En bref", "Ce que l’activité recouvre, en une phrase.", |l: &L<'s>| {
            l.1.en_bref.as_ref().into()
        }),
        Colonne::new("autres_noms", "Autres noms", "Les autres noms en usage, un par ligne.", |l: &L<'s>| {
            Cellule::textes(&l.1.autres_noms)
        })
        .est(Nature::Liste),
        Colonne::new("page", "Page", "Adresse de sa page.", |l: &L<'s>| absolu(l.0, &Chemin::activite(l.1)).into())
            .est(Nature::Adresse)
            .obligatoire(),
    ];
    Table::new(
        Sujet::Offre,
        ("activites", "Activités de soins"),
        "Une ligne par activité de soins de la nomenclature régionale.",
        colonnes,
        move || site.corpus.activites.values().map(move |a| (site, a)),
    )
}
