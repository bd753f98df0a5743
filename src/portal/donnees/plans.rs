//! Plans: their levels and nodes, which are data, and what each territory made of them.

use std::sync::Arc;

use super::table::{Cellule, Colonne, Nature, Sujet, Table};
use super::{FORME_DATE, absolu};
use crate::graph::Chemin;
use crate::model::{Declinaison, Niveau, Noeud, Plan, Revision};
use crate::portal::Site;

/// The identifier of a node in every plan: its plan's and its code.
pub(super) fn id_noeud(noeud: &Noeud) -> String {
    format!("{}/{}", noeud.niveau.plan, noeud.code)
}

fn id_niveau(niveau: &Niveau) -> String {
    format!("{}/{}", niveau.plan, niveau.id)
}

/// The plans.
pub(super) fn plans<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = &'s Plan;
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Identifiant du plan.", |l: &L<'s>| (&l.id).into()).obligatoire(),
        Colonne::new("titre", "Titre", "Titre officiel.", |l: &L<'s>| (&l.titre).into()).obligatoire(),
        Colonne::new("titre_court", "Titre court", "Titre court.", |l: &L<'s>| (&l.titre_court).into()).obligatoire(),
        Colonne::new("territoire", "Territoire", "Identifiant du territoire auquel il s’applique.", |l: &L<'s>| {
            (&l.territoire.id).into()
        })
        .vers("territoires")
        .obligatoire(),
        Colonne::new("editeur", "Éditeur", "Identifiant de l’acteur qui le publie.", |l: &L<'s>| {
            (&l.editeur.id).into()
        })
        .vers("acteurs")
        .obligatoire(),
        Colonne::new("debut", "Première année", "Première année.", |l: &L<'s>| l.periode.0.into())
            .est(Nature::Entier)
            .obligatoire(),
        Colonne::new("fin", "Dernière année", "Dernière année.", |l: &L<'s>| l.periode.1.into())
            .est(Nature::Entier)
            .obligatoire(),
        Colonne::new("sert", "Plans servis", "Les plans qu’il met en œuvre, un par ligne.", |l: &L<'s>| {
            Cellule::liste(l.sert.iter().map(|p| p.id.as_str()))
        })
        .est(Nature::Liste),
    ];
    Table::new(Sujet::Plans, ("plans", "Plans"), "Une ligne par plan.", colonnes, move || {
        site.corpus.plans.values().map(|p| &**p)
    })
}

/// The levels of every plan.
pub(super) fn niveaux<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = &'s Niveau;
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Plan et niveau.", |l: &L<'s>| id_niveau(l).into()).obligatoire(),
        Colonne::new("plan", "Plan", "Identifiant du plan.", |l: &L<'s>| (&l.plan).into()).vers("plans").obligatoire(),
        Colonne::new("rang", "Rang", "Profondeur, 1 pour le plus haut.", |l: &L<'s>| (l.rang + 1).into())
            .est(Nature::Entier)
            .obligatoire(),
        Colonne::new("nom", "Nom", "Nom d’un élément de ce niveau.", |l: &L<'s>| (&l.nom).into()).obligatoire(),
        Colonne::new("pluriel", "Pluriel", "Nom de plusieurs.", |l: &L<'s>| (&l.pluriel).into()).obligatoire(),
        Colonne::new("motif", "Motif des codes", "{n} : un numéro ; {parent} : le code du dessus.", |l: &L<'s>| {
            (&l.motif.0).into()
        })
        .obligatoire(),
    ];
    Table::new(
        Sujet::Plans,
        ("niveaux", "Niveaux des plans"),
        "Une ligne par niveau d’un plan ; chaque plan a les siens.",
        colonnes,
        move || site.corpus.plans.values().flat_map(|p| p.niveaux.iter().map(|n| &**n)),
    )
}

/// The nodes of every plan.
pub(super) fn noeuds<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Arc<Noeud>);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Plan et code.", |l: &L<'s>| id_noeud(l.1).into()).obligatoire(),
        Colonne::new("plan", "Plan", "Identifiant du plan.", |l: &L<'s>| (&l.1.niveau.plan).into())
            .vers("plans")
            .obligatoire(),
        Colonne::new("niveau", "Niveau", "Identifiant du niveau.", |l: &L<'s>| id_niveau(&l.1.niveau).into())
            .vers("niveaux")
            .obligatoire(),
        Colonne::new("code", "Code", "Code, tel que le plan l’imprime ; il ne change jamais.", |l: &L<'s>| {
            l.1.code.as_str().into()
        })
        .obligatoire(),
        Colonne::new("titre", "Titre", "Titre officiel.", |l: &L<'s>| (&l.1.titre).into()).obligatoire(),
        Colonne::new("parent", "Au-dessus", "Identifiant de l’élément au-dessus.", |l: &L<'s>| {
            l.1.parent.as_ref().map(|p| id_noeud(p)).into()
        })
        .vers("noeuds"),
        Colonne::new("note", "Note", "Ce qu’un lecteur doit savoir du titre.", |l: &L<'s>| l.1.note.as_ref().into()),
        Colonne::new(
            "page",
            "Page",
            "Adresse de sa page dans le registre régional, ou dans le seul territoire qui porte le plan.",
            |l: &L<'s>| {
                let chemin = Chemin::noeud(l.1);
                let one_has = l.0.corpus.declinaisons.iter().any(|d| d.plan.id == l.1.niveau.plan && d.a_une_page(l.1));
                let seen = l.1.niveau.dossier.is_none() || one_has;
                if seen { absolu(l.0, &chemin).into() } else { Cellule::Rien }
            },
        )
        .est(Nature::Adresse),
    ];
    Table::new(
        Sujet::Plans,
        ("noeuds", "Éléments des plans"),
        "Une ligne par élément d’un plan, dans l’ordre du plan, chacun avant ceux qu’il contient.",
        colonnes,
        move || site.corpus.plans.values().flat_map(|p| p.noeuds.values()).map(move |n| (site, n)),
    )
}

/// The territories' versions of plans.
pub(super) fn declinaisons<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Declinaison);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Dossier de ses pages.", |l: &L<'s>| (&l.1.chemin).into()).obligatoire(),
        Colonne::new("territoire", "Territoire", "Identifiant du territoire.", |l: &L<'s>| (&l.1.territoire.id).into())
            .vers("territoires")
            .obligatoire(),
        Colonne::new("plan", "Plan", "Identifiant du plan qu’il suit ou porte.", |l: &L<'s>| (&l.1.plan.id).into())
            .vers("plans")
            .obligatoire(),
        Colonne::new("document", "Document", "Identifiant du document officiel, qui seul fait foi.", |l: &L<'s>| {
            (&l.1.document.id).into()
        })
        .vers("documents")
        .obligatoire(),
        Colonne::new("titre", "Titre", "Titre officiel.", |l: &L<'s>| (&l.1.titre).into()).obligatoire(),
        Colonne::new("en_bref", "En bref", "Ce que c’est, en mots simples.", |l: &L<'s>| l.1.en_bref.as_ref().into()),
        Colonne::new("page", "Page", "Adresse de sa page.", |l: &L<'s>| absolu(l.0, &Chemin::declinaison(l.1)).into())
            .est(Nature::Adresse)
            .obligatoire(),
    ];
    Table::new(
        Sujet::Plans,
        ("declinaisons", "Plans des territoires"),
        "Une ligne par plan d’un territoire : le schéma d’un département, un contrat local.",
        colonnes,
        move || site.corpus.declinaisons.iter().map(move |d| (site, &**d)),
    )
}

/// What territories retained of their plan.
pub(super) fn retenus<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Declinaison, &'s Noeud);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("declinaison", "Plan du territoire", "Identifiant du plan du territoire.", |l: &L<'s>| {
            (&l.0.chemin).into()
        })
        .vers("declinaisons")
        .obligatoire(),
        Colonne::new("noeud", "Élément retenu", "Identifiant de l’élément du plan.", |l: &L<'s>| {
            id_noeud(l.1).into()
        })
        .vers("noeuds")
        .obligatoire(),
    ];
    Table::new(
        Sujet::Plans,
        ("retenus", "Ce que chaque territoire a retenu"),
        "Une ligne par élément du plan régional qu’un territoire a retenu.",
        colonnes,
        move || site.corpus.declinaisons.iter().flat_map(|d| d.retenus.iter().map(move |n| (&**d, &**n))),
    )
}

/// Revisions of plans.
pub(super) fn revisions<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Declinaison, &'s Revision);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("declinaison", "Plan du territoire", "Identifiant du plan du territoire.", |l: &L<'s>| {
            (&l.0.chemin).into()
        })
        .vers("declinaisons")
        .obligatoire(),
        Colonne::new("date", "Date", "Année, mois ou jour.", |l: &L<'s>| l.1.date.iso().into())
            .motif(FORME_DATE)
            .obligatoire(),
        Colonne::new("titre", "Titre", "Titre de la révision.", |l: &L<'s>| (&l.1.titre).into()).obligatoire(),
        Colonne::new("resume", "Résumé", "Ce qui a changé.", |l: &L<'s>| l.1.resume.as_ref().into()),
    ];
    Table::new(
        Sujet::Plans,
        ("revisions", "Révisions"),
        "Une ligne par révision d’un plan, la plus récente d’abord.",
        colonnes,
        move || site.corpus.declinaisons.iter().flat_map(|d| d.revisions.iter().map(move |r| (&**d, r))),
    )
}
