//! Registers: territories, actors, tags, documents, sources, acronyms; and the address of every page.

use std::sync::Arc;

use super::table::{Cellule, Colonne, Nature, Sujet, Table};
use super::{FORME_DATE, absolu, id_de};
use crate::graph::{Chemin, Emploi, Lieu, Role};
use crate::model::{Acteur, Document, Etiquette, Famille, OrigineSens, Sigle, Source, Territoire};
use crate::portal::vue::Ici;
use crate::portal::{Page, Site};

/// The territories.
pub(super) fn territoires<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Territoire);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Identifiant du territoire.", |l: &L<'s>| (&l.1.id).into()).obligatoire(),
        Colonne::new("nom", "Nom", "Nom, sans article.", |l: &L<'s>| (&l.1.nom).into()).obligatoire(),
        Colonne::new("nature", "Nature", "Sorte de territoire.", |l: &L<'s>| l.1.nature.id().into())
            .parmi(&["pays", "region", "departement", "intercommunalite", "local"])
            .obligatoire(),
        Colonne::new("parent", "Dans", "Identifiant du territoire qui le contient.", |l: &L<'s>| {
            l.1.parent.as_ref().map(|p| &p.id).into()
        })
        .vers("territoires"),
        Colonne::new(
            "code_insee",
            "Code officiel",
            "Code INSEE d’une région, d’un département ou d’une commune, ou numéro SIREN. C’est un texte : le zéro de tête compte.",
            |l: &L<'s>| l.1.code_insee.as_ref().into(),
        ),
        Colonne::new("article", "Avec l’article", "Comme dans « l’Hérault ».", |l: &L<'s>| {
            (&l.1.formes.article).into()
        })
        .obligatoire(),
        Colonne::new("page", "Page", "Adresse de sa page, s’il en a une.", |l: &L<'s>| {
            let found = l.0.pages.first().and_then(|home| Ici::new(l.0, home).chemin_territoire(l.1));
            found.map(|chemin| absolu(l.0, &chemin)).into()
        })
        .est(Nature::Adresse),
    ];
    Table::new(
        Sujet::Reperes,
        ("territoires", "Territoires"),
        "Une ligne par territoire que le portail nomme, un parent avant ceux qu’il contient.",
        colonnes,
        move || site.corpus.territoires.values().map(move |t| (site, &**t)),
    )
}

/// The actors.
pub(super) fn acteurs<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Acteur);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Identifiant de l’acteur.", |l: &L<'s>| (&l.1.id).into()).obligatoire(),
        Colonne::new("nom", "Nom", "Nom.", |l: &L<'s>| (&l.1.nom).into()).obligatoire(),
        Colonne::new("sigle", "Sigle", "Sigle.", |l: &L<'s>| l.1.sigle.as_ref().into()),
        Colonne::new("nature", "Nature", "Sorte d’acteur.", |l: &L<'s>| l.1.nature.id().into())
            .parmi(&[
                "institution",
                "collectivite",
                "etablissement",
                "structure",
                "association",
                "profession",
                "instance",
            ])
            .obligatoire(),
        Colonne::new("role", "Ce qu’il fait", "Ce que les documents disent qu’il fait.", |l: &L<'s>| {
            l.1.role.as_ref().into()
        }),
        Colonne::new("url", "Site", "Adresse de son site.", |l: &L<'s>| l.1.url.as_ref().into()).est(Nature::Adresse),
        Colonne::new("page", "Page", "Adresse de sa page, s’il en a une.", |l: &L<'s>| {
            let seen = !l.0.index.emplois_acteur(&l.1.id).is_empty();
            if seen { absolu(l.0, &Chemin::acteur(l.1)).into() } else { Cellule::Rien }
        })
        .est(Nature::Adresse),
    ];
    Table::new(
        Sujet::Reperes,
        ("acteurs", "Acteurs"),
        "Une ligne par organisme, instance ou profession que les plans nomment.",
        colonnes,
        move || site.corpus.acteurs.values().map(move |a| (site, &**a)),
    )
}

/// What actors do.
pub(super) fn roles<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Acteur, &'s Emploi);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("acteur", "Acteur", "Identifiant de l’acteur.", |l: &L<'s>| (&l.1.id).into())
            .vers("acteurs")
            .obligatoire(),
        Colonne::new(
            "role",
            "Rôle",
            "pilote d’une action, porteur d’une action de feuille de route, partenaire, editeur, ou seulement cite (nommé).",
            |l: &L<'s>| l.2.role.id().into(),
        )
        .parmi(&["pilote", "porteur", "partenaire", "editeur", "cite"])
        .obligatoire(),
        Colonne::new("titre", "Où", "Titre de la page.", |l: &L<'s>| (&l.2.lieu.titre).into()).obligatoire(),
        Colonne::new("territoire", "Territoire", "Identifiant du territoire.", |l: &L<'s>| {
            l.2.lieu.territoire.as_ref().map(|t| &t.id).into()
        })
        .vers("territoires"),
        Colonne::new("action", "Action", "Titre de l’action, quand le rôle est dans une action.", |l: &L<'s>| {
            l.2.action.as_ref().map(|a| &a.titre).into()
        }),
        Colonne::new("page", "Page", "Adresse de la page.", |l: &L<'s>| {
            let chemin = l.2.action.as_ref().map_or(&l.2.lieu.chemin, |a| &a.chemin);
            absolu(l.0, chemin).into()
        })
        .est(Nature::Adresse)
        .obligatoire(),
    ];
    debug_assert_eq!(Role::TOUS.len(), 5, "the closed list of roles above");
    Table::new(
        Sujet::Reperes,
        ("roles", "Rôles des acteurs"),
        "Une ligne par rôle d’un acteur dans une page, le plus fort d’abord.",
        colonnes,
        move || {
            let actors = site.corpus.acteurs.values();
            actors.flat_map(move |a| site.index.emplois_acteur(&a.id).iter().map(move |e| (site, &**a, e)))
        },
    )
}

fn id_etiquette(e: &Etiquette) -> String {
    format!("{}/{}", Chemin::famille(e.famille), e.id)
}

fn toutes<'s>(site: &'s Site<'s>) -> impl Iterator<Item = &'s Arc<Etiquette>> {
    site.corpus.themes.values().chain(site.corpus.parcours.values())
}

/// Themes and pathways.
pub(super) fn etiquettes<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Etiquette);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Liste et identifiant.", |l: &L<'s>| id_etiquette(l.1).into()).obligatoire(),
        Colonne::new("famille", "Liste", "theme ou parcours.", |l: &L<'s>| match l.1.famille {
            Famille::Theme => "theme".into(),
            Famille::Parcours => "parcours".into(),
        })
        .parmi(&["theme", "parcours"])
        .obligatoire(),
        Colonne::new("nom", "Nom", "Intitulé officiel.", |l: &L<'s>| (&l.1.nom).into()).obligatoire(),
        Colonne::new("page", "Page", "Adresse de sa page, si elle en a une.", |l: &L<'s>| {
            let seen = !l.0.index.emplois_etiquette(l.1).is_empty();
            if seen { absolu(l.0, &Chemin::etiquette(l.1)).into() } else { Cellule::Rien }
        })
        .est(Nature::Adresse),
    ];
    Table::new(
        Sujet::Reperes,
        ("etiquettes", "Thèmes et parcours"),
        "Une ligne par thème et par parcours, dans l’ordre des plans.",
        colonnes,
        move || toutes(site).map(move |e| (site, &**e)),
    )
}

/// Which page bears which tag.
pub(super) fn etiquetages<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Etiquette, &'s Lieu);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("etiquette", "Thème ou parcours", "Identifiant du thème ou du parcours.", |l: &L<'s>| {
            id_etiquette(l.1).into()
        })
        .vers("etiquettes")
        .obligatoire(),
        Colonne::new("titre", "Titre", "Titre de la page.", |l: &L<'s>| (&l.2.titre).into()).obligatoire(),
        Colonne::new("territoire", "Territoire", "Identifiant du territoire.", |l: &L<'s>| {
            l.2.territoire.as_ref().map(|t| &t.id).into()
        })
        .vers("territoires"),
        Colonne::new("page", "Page", "Adresse de la page.", |l: &L<'s>| absolu(l.0, &l.2.chemin).into())
            .est(Nature::Adresse)
            .obligatoire(),
    ];
    Table::new(
        Sujet::Reperes,
        ("etiquetages", "Pages par thème et parcours"),
        "Une ligne par page rangée sous un thème ou un parcours.",
        colonnes,
        move || {
            toutes(site).flat_map(move |e| site.index.emplois_etiquette(e).iter().map(move |lieu| (site, &**e, lieu)))
        },
    )
}

/// Official documents.
pub(super) fn documents<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Document);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Identifiant du document.", |l: &L<'s>| (&l.1.id).into()).obligatoire(),
        Colonne::new("titre", "Titre", "Titre officiel.", |l: &L<'s>| (&l.1.titre).into()).obligatoire(),
        Colonne::new("editeur", "Éditeur", "Identifiant de l’acteur qui le publie.", |l: &L<'s>| {
            (&l.1.editeur.id).into()
        })
        .vers("acteurs")
        .obligatoire(),
        Colonne::new("territoire", "Territoire", "Identifiant du territoire.", |l: &L<'s>| (&l.1.territoire.id).into())
            .vers("territoires")
            .obligatoire(),
        Colonne::new("date", "Date", "Année, mois ou jour. Rien quand elle n’est pas connue.", |l: &L<'s>| {
            l.1.date.map(|d| d.iso()).into()
        })
        .motif(FORME_DATE),
        Colonne::new("estampille", "Estampille", "Telle qu’imprimée.", |l: &L<'s>| l.1.estampille.as_ref().into()),
        Colonne::new("url", "Adresse", "Adresse du document.", |l: &L<'s>| l.1.url.as_ref().into())
            .est(Nature::Adresse),
        Colonne::new("note", "Note", "Ce qu’un lecteur doit savoir.", |l: &L<'s>| l.1.note.as_ref().into()),
        Colonne::new("page", "Page", "Sa place dans la page des sources.", |l: &L<'s>| {
            absolu(l.0, &Chemin::document(l.1)).into()
        })
        .est(Nature::Adresse)
        .obligatoire(),
    ];
    Table::new(
        Sujet::Reperes,
        ("documents", "Documents officiels"),
        "Une ligne par document officiel ; lui seul fait foi.",
        colonnes,
        move || site.corpus.documents.values().map(move |d| (site, &**d)),
    )
}

/// Sources of figures.
pub(super) fn sources<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Source);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Identifiant de la source.", |l: &L<'s>| (&l.1.id).into()).obligatoire(),
        Colonne::new("nom", "Nom", "Nom.", |l: &L<'s>| (&l.1.nom).into()).obligatoire(),
        Colonne::new("editeur", "Éditeur", "Qui la publie.", |l: &L<'s>| l.1.editeur.as_ref().into()),
        Colonne::new("date", "Date", "Année, mois ou jour.", |l: &L<'s>| l.1.date.map(|d| d.iso()).into())
            .motif(FORME_DATE),
        Colonne::new("url", "Adresse", "Son adresse.", |l: &L<'s>| l.1.url.as_ref().into()).est(Nature::Adresse),
        Colonne::new("note", "Note", "Ce qu’un lecteur doit savoir.", |l: &L<'s>| l.1.note.as_ref().into()),
        Colonne::new("page", "Page", "Adresse de sa page, si un chiffre en vient.", |l: &L<'s>| {
            let seen = !l.0.index.chiffres_de(&l.1.id).is_empty();
            if seen { absolu(l.0, &Chemin::source(l.1)).into() } else { Cellule::Rien }
        })
        .est(Nature::Adresse),
    ];
    Table::new(
        Sujet::Reperes,
        ("sources", "Sources des chiffres"),
        "Une ligne par source que les documents nomment.",
        colonnes,
        move || site.corpus.sources.values().map(move |s| (site, &**s)),
    )
}

/// Acronyms.
pub(super) fn sigles<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Sigle);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Place dans le glossaire.", |l: &L<'s>| (&l.1.ancre).into()).obligatoire(),
        Colonne::new("sigle", "Sigle", "Tel que les textes l’écrivent.", |l: &L<'s>| (&l.1.sigle).into()).obligatoire(),
        Colonne::new("sens", "Sens", "En toutes lettres.", |l: &L<'s>| (&l.1.sens).into()).obligatoire(),
        Colonne::new(
            "origine",
            "Origine du sens",
            "document : le document le développe ; usage : c’est le sens courant, à confirmer.",
            |l: &L<'s>| match l.1.origine {
                OrigineSens::Document => "document".into(),
                OrigineSens::Usage => "usage".into(),
            },
        )
        .parmi(&["document", "usage"])
        .obligatoire(),
        Colonne::new("variantes", "Autres écritures", "Une par ligne.", |l: &L<'s>| {
            Cellule::liste(l.1.variantes.iter().map(String::as_str))
        })
        .est(Nature::Liste),
        Colonne::new(
            "portee",
            "Où il a ce sens",
            "Identifiants des territoires, un par ligne. Rien s’il l’a partout.",
            |l: &L<'s>| Cellule::liste(l.1.portee.iter().map(|t| t.id.as_str())),
        )
        .est(Nature::Liste),
        Colonne::new("remplace", "Remplace", "L’ancien sigle.", |l: &L<'s>| l.1.remplace.as_ref().into()),
        Colonne::new("note", "Note", "Ce qu’un lecteur doit savoir.", |l: &L<'s>| l.1.note.as_ref().into()),
        Colonne::new("page", "Page", "Sa place dans le glossaire.", |l: &L<'s>| {
            absolu(l.0, &Chemin::sigle(l.1)).into()
        })
        .est(Nature::Adresse)
        .obligatoire(),
    ];
    Table::new(Sujet::Reperes, ("sigles", "Sigles"), "Une ligne par sigle et par sens.", colonnes, move || {
        site.corpus.sigles.iter().map(move |s| (site, &**s))
    })
}

/// Every page of the portal but that of errors.
pub(super) fn pages<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Page);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new(
            "id",
            "Identifiant",
            "L’adresse de la page, sans le nom du site ; « . » pour l’accueil.",
            |l: &L<'s>| Some(id_de(&l.1.chemin)).filter(|id| !id.is_empty()).unwrap_or(".").into(),
        )
        .obligatoire(),
        Colonne::new("titre", "Titre", "Titre court.", |l: &L<'s>| (&l.1.titre).into()).obligatoire(),
        Colonne::new("territoire", "Territoire", "Identifiant du territoire dont parle la page.", |l: &L<'s>| {
            Ici::new(l.0, l.1).territoire().map(|t| &t.id).into()
        })
        .vers("territoires"),
        Colonne::new(
            "adresse",
            "Adresse",
            "Adresse de la page ; elle ne change pas d’une révision à l’autre.",
            |l: &L<'s>| absolu(l.0, &l.1.chemin).into(),
        )
        .est(Nature::Adresse)
        .obligatoire(),
    ];
    Table::new(
        Sujet::Reperes,
        ("pages", "Pages du portail"),
        "Une ligne par page, dans l’ordre du plan du site.",
        colonnes,
        move || {
            let pages = site.pages.iter();
            pages.filter(|p| !matches!(p.sujet, crate::portal::Sujet::Introuvable)).map(move |p| (site, p))
        },
    )
}
