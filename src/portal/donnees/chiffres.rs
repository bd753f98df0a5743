//! Figures: definitions, observations, and the figures that only one text gives.

use std::sync::Arc;

use super::mesure::{self, Mesure};
use super::table::{Cellule, Colonne, Nature, Sujet, Table};
use super::{FORME_DATE, Situee, absolu};
use crate::graph::Chemin;
use crate::model::{Indicateur, Observation, Statut, Valeur};
use crate::portal::Site;

/// An observation of an indicator, or a figure of a text.
pub(super) struct Chiffre<'s> {
    site: &'s Site<'s>,
    o: &'s Observation,
    page: Chemin,
}

impl Mesure for Chiffre<'_> {
    fn valeur(&self) -> &Valeur {
        &self.o.valeur
    }
}

impl Situee for Chiffre<'_> {
    fn adresse(&self) -> String {
        absolu(self.site, &self.page)
    }
}

/// The identifier of an observation: what tells it from every other (rule G505).
fn id(o: &Observation) -> String {
    let indicateur = o.cle.as_ref().map_or("", |i| i.as_str());
    let quand = o.temps.map_or_else(|| "sans-date".to_owned(), |t| t.iso().replace('/', "-"));
    let variante = o.variante.as_ref().map(|v| format!("/{v}")).unwrap_or_default();
    format!("{indicateur}/{}/{quand}/{}{variante}", o.territoire.id, o.statut.id())
}

/// Every observation, or those of one indicator, as its page shows them.
pub(super) fn observations<'s>(site: &'s Site<'s>, un: Option<&'s Arc<Indicateur>>) -> Table<'s> {
    let titre = un.map_or("Observations", |i| i.nom.as_str());
    let nom = un.map_or("observations", |i| i.id.as_str());
    let mut colonnes: Vec<Colonne<Chiffre<'s>>> = vec![
        Colonne::new(
            "id",
            "Identifiant",
            "Indicateur, territoire, moment, statut et, s’il y en a une, variante.",
            |l: &Chiffre<'s>| id(l.o).into(),
        )
        .obligatoire(),
        Colonne::new("indicateur", "Indicateur", "Identifiant de l’indicateur.", |l: &Chiffre<'s>| {
            l.o.cle.as_ref().into()
        })
        .vers("indicateurs")
        .obligatoire(),
        Colonne::new("libelle", "Libellé", "Ce que le chiffre compte.", |l: &Chiffre<'s>| (&l.o.libelle).into())
            .obligatoire(),
    ];
    colonnes.extend(communes());
    colonnes.extend([
        Colonne::new(
            "rang",
            "Rang",
            "Le rang que le document donne au territoire, en toutes lettres.",
            |l: &Chiffre<'s>| l.o.rang.as_ref().into(),
        ),
        Colonne::new("part", "Part", "La part d’un tout, telle que le document la dit.", |l: &Chiffre<'s>| {
            l.o.part.as_ref().into()
        }),
        Colonne::new(
            "variante",
            "Variante",
            "Nom d’une seconde valeur de la même chose, quand les documents en donnent deux.",
            |l: &Chiffre<'s>| l.o.variante.as_ref().into(),
        ),
        Colonne::new(
            "discordance",
            "Discordance",
            "Pourquoi les documents donnent deux valeurs.",
            |l: &Chiffre<'s>| l.o.discordance.as_ref().into(),
        ),
        super::page(),
    ]);
    Table::new(
        Sujet::Chiffres,
        (nom, titre),
        "Une ligne par valeur d’un indicateur dans un territoire, avec son moment, sa source et sa place dans le document.",
        colonnes,
        move || {
            let wanted: Vec<&Arc<Observation>> = match un {
                Some(i) => {
                    let mut of_page: Vec<_> = site.corpus.observations.de(i.id.as_str()).iter().collect();
                    of_page.sort_by_key(|o| (std::cmp::Reverse(o.territoire.ancetres().count()), o.temps));
                    of_page
                }
                None => site.corpus.observations.iter().filter(|o| o.indicateur.is_some()).collect(),
            };
            wanted.into_iter().filter_map(move |o| {
                let page = Chemin::indicateur(o.indicateur.as_ref()?);
                Some(Chiffre { site, o, page })
            })
        },
    )
}

/// The figures that belong to one text only.
pub(super) fn chiffres<'s>(site: &'s Site<'s>) -> Table<'s> {
    let mut colonnes: Vec<Colonne<Chiffre<'s>>> = vec![
        Colonne::new("libelle", "Libellé", "Ce que le chiffre compte.", |l: &Chiffre<'s>| (&l.o.libelle).into())
            .obligatoire(),
    ];
    colonnes.extend(communes());
    colonnes.push(super::page());
    Table::new(
        Sujet::Chiffres,
        ("chiffres", "Chiffres des fiches"),
        "Une ligne par chiffre qu’un seul texte donne (une fiche, une partie du diagnostic) et qui n’est pas un indicateur.",
        colonnes,
        move || {
            site.pages.iter().flat_map(move |page| {
                let own = super::textes_de(site, page).into_iter().flat_map(super::TexteSitue::chiffres);
                own.filter(|o| o.indicateur.is_none()).map(move |o| Chiffre { site, o, page: page.chemin.clone() })
            })
        },
    )
}

fn communes<'s>() -> Vec<Colonne<Chiffre<'s>>> {
    let mut colonnes: Vec<Colonne<Chiffre<'s>>> = vec![
        Colonne::new("territoire", "Territoire", "Identifiant du territoire.", |l: &Chiffre<'s>| {
            (&l.o.territoire.id).into()
        })
        .vers("territoires")
        .obligatoire(),
        Colonne::new(
            "qualificatif",
            "Qualificatif",
            "Les mots qui précèdent la valeur : « plus de », « près de »…",
            |l: &Chiffre<'s>| l.o.qualificatif.as_ref().into(),
        ),
    ];
    colonnes.extend(mesure::colonnes());
    colonnes.extend([
        Colonne::new("unite", "Unité", "Rien pour un simple compte.", |l: &Chiffre<'s>| l.o.unite.as_ref().into()),
        Colonne::new(
            "quand",
            "Moment",
            "Année, mois ou jour (2022, 2023-10, 2023-06-01), ou deux années (2020/2022). Rien quand le document ne le dit pas.",
            |l: &Chiffre<'s>| l.o.temps.map(|t| t.iso()).into(),
        )
        .motif(FORME_DATE),
        Colonne::new("annee_debut", "Première année", "La première année du moment.", |l: &Chiffre<'s>| {
            l.o.temps.map(|t| t.annees().0).into()
        })
        .est(Nature::Entier),
        Colonne::new("annee_fin", "Dernière année", "La dernière année du moment.", |l: &Chiffre<'s>| {
            l.o.temps.map(|t| t.annees().1).into()
        })
        .est(Nature::Entier),
        Colonne::new(
            "statut",
            "Statut",
            "constate : observé ; cible : visé par le plan ; projection : attendu si rien ne change.",
            |l: &Chiffre<'s>| l.o.statut.id().into(),
        )
        .parmi(Statut::TOUS)
        .obligatoire(),
        Colonne::new(
            "source",
            "Source",
            "Identifiant de la source. Rien quand le document ne la dit pas.",
            |l: &Chiffre<'s>| l.o.source.as_ref().map(|s| &s.id).into(),
        )
        .vers("sources"),
        Colonne::new("document", "Document", "Identifiant du document officiel.", |l: &Chiffre<'s>| {
            (&l.o.document.id).into()
        })
        .vers("documents")
        .obligatoire(),
        Colonne::new("section", "Passage", "La place du chiffre dans le document.", |l: &Chiffre<'s>| {
            l.o.section.as_ref().into()
        }),
        Colonne::new("note", "Note", "Ce qu’un lecteur doit savoir de ce chiffre.", |l: &Chiffre<'s>| {
            l.o.note.as_ref().into()
        }),
    ]);
    colonnes
}

/// The definitions of indicators.
pub(super) fn indicateurs<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Indicateur);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Identifiant de l’indicateur, aussi dans l’adresse de sa page.", |l: &L<'s>| {
            (&l.1.id).into()
        })
        .obligatoire(),
        Colonne::new("nom", "Nom", "Nom de l’indicateur.", |l: &L<'s>| (&l.1.nom).into()).obligatoire(),
        Colonne::new("unite", "Unité", "Rien pour un simple compte.", |l: &L<'s>| l.1.unite.as_ref().into()),
        Colonne::new("nature", "Nature", "Sorte de mesure.", |l: &L<'s>| l.1.nature.id().into())
            .parmi(&["part", "effectif", "montant", "taux", "duree", "evolution", "seuil", "cible"])
            .obligatoire(),
        Colonne::new(
            "sens",
            "Sens",
            "plus : une valeur plus élevée est meilleure ; moins : une valeur plus basse l’est ; neutre : ni l’une ni l’autre.",
            |l: &L<'s>| l.1.sens.id().into(),
        )
        .parmi(&["plus", "moins", "neutre"])
        .obligatoire(),
        Colonne::new("sujet", "Sujet", "Identifiant du sujet.", |l: &L<'s>| (&l.1.rubrique.id).into()).obligatoire(),
        Colonne::new("sujet_titre", "Titre du sujet", "Le sujet, en toutes lettres.", |l: &L<'s>| {
            (&l.1.rubrique.titre).into()
        })
        .obligatoire(),
        Colonne::new("definition", "Définition", "Ce que les documents en disent.", |l: &L<'s>| {
            l.1.definition.as_ref().into()
        }),
        Colonne::new(
            "activite",
            "Activité de soins",
            "L’activité dont les tableaux doivent donner le même compte, quand il y en a une.",
            |l: &L<'s>| l.1.compte.as_ref().map(|c| &c.activite.id).into(),
        )
        .vers("activites"),
        Colonne::new(
            "observations",
            "Nombre d’observations",
            "Combien de valeurs le portail en donne.",
            |l: &L<'s>| l.0.corpus.observations.de(l.1.id.as_str()).len().into(),
        )
        .est(Nature::Entier)
        .obligatoire(),
        Colonne::new("page", "Page", "Adresse de sa page, s’il en a une.", |l: &L<'s>| {
            let seen = !l.0.corpus.observations.de(l.1.id.as_str()).is_empty();
            if seen { absolu(l.0, &Chemin::indicateur(l.1)).into() } else { Cellule::Rien }
        })
        .est(Nature::Adresse),
    ];
    Table::new(
        Sujet::Chiffres,
        ("indicateurs", "Indicateurs"),
        "Une ligne par indicateur : ce qui est mesuré, dans quelle unité, et quel sens est le bon.",
        colonnes,
        move || site.corpus.indicateurs.values().map(move |i| (site, &**i)),
    )
}
