//! Actions: their steps, deliverables and calendars; and the actions of roadmaps.

use super::fiches::{FicheSituee, adresse_vers};
use super::plans::id_noeud;
use super::table::{Cellule, Colonne, Nature, Sujet, Table};
use crate::model::{Action, ActionDeFeuille, Declinaison, Etape, Feuille, Livrable, Prevision, Prose};
use crate::portal::Site;

/// An action of a fiche.
struct ActionSituee<'s> {
    fiche: FicheSituee<'s>,
    action: &'s Action,
}

impl<'s> ActionSituee<'s> {
    fn toutes(site: &'s Site<'s>) -> impl Iterator<Item = Self> {
        FicheSituee::toutes(site).flat_map(|f| {
            let FicheSituee { site, page, fiche } = f;
            fiche.actions.iter().map(move |action| Self { fiche: FicheSituee { site, page, fiche }, action })
        })
    }

    fn id(&self) -> String {
        id_de_code(self.fiche.declinaison(), self.action.code.as_str())
    }

    /// With each of its parts.
    fn chaque<P: 's>(self, parts: impl IntoIterator<Item = P>) -> Vec<(Self, P)> {
        let Self { fiche: FicheSituee { site, page, fiche }, action } = self;
        let again = || Self { fiche: FicheSituee { site, page, fiche }, action };
        parts.into_iter().map(|part| (again(), part)).collect()
    }
}

/// The identifier of what has a code in a territory's plan.
pub(super) fn id_de_code(d: Option<&Declinaison>, code: &str) -> String {
    d.map_or_else(|| code.to_owned(), |d| format!("{}/{code}", d.chemin))
}

/// The actions of fiches.
pub(super) fn actions<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = ActionSituee<'s>;
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Plan du territoire et code.", |l: &L<'s>| l.id().into()).obligatoire(),
        Colonne::new("fiche", "Fiche", "Identifiant de la fiche.", |l: &L<'s>| l.fiche.id().into())
            .vers("fiches")
            .obligatoire(),
        Colonne::new("code", "Code", "Code de l’action.", |l: &L<'s>| l.action.code.as_str().into()).obligatoire(),
        Colonne::new("titre", "Titre", "Titre officiel.", |l: &L<'s>| (&l.action.titre).into()).obligatoire(),
        Colonne::new("pilotes", "Pilotes", "Identifiants des acteurs qui la pilotent, un par ligne.", |l: &L<'s>| {
            Cellule::liste(l.action.pilotes.iter().map(|a| a.id.as_str()))
        })
        .est(Nature::Liste),
        Colonne::new("coordination", "Coordination", "Ce que fait la coordination, en Markdown.", |l: &L<'s>| {
            l.action.coordination.as_ref().map(|p| l.fiche.markdown(p)).into()
        })
        .est(Nature::Markdown),
        Colonne::new("note", "Note", "Ce qu’un lecteur doit savoir.", |l: &L<'s>| l.action.note.as_ref().into()),
        Colonne::new("page", "Page", "Sa place dans la page de sa fiche.", |l: &L<'s>| {
            adresse_vers(&l.fiche, &l.action.ancre()).into()
        })
        .est(Nature::Adresse)
        .obligatoire(),
    ];
    Table::new(Sujet::Actions, ("actions", "Actions"), "Une ligne par action d’une fiche.", colonnes, move || {
        ActionSituee::toutes(site)
    })
}

/// The steps of actions.
pub(super) fn etapes<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (ActionSituee<'s>, (usize, usize, &'s Prose));
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("action", "Action", "Identifiant de l’action.", |l: &L<'s>| l.0.id().into())
            .vers("actions")
            .obligatoire(),
        Colonne::new("rang", "Rang", "Place parmi les étapes de l’action, à partir de 1.", |l: &L<'s>| {
            l.1.0.into()
        })
        .est(Nature::Entier)
        .obligatoire(),
        Colonne::new(
            "profondeur",
            "Profondeur",
            "1 pour une étape, 2 pour une étape de cette étape…",
            |l: &L<'s>| l.1.1.into(),
        )
        .est(Nature::Entier)
        .obligatoire(),
        Colonne::new("texte", "Texte", "L’étape, en Markdown.", |l: &L<'s>| l.0.fiche.markdown(l.1.2).into())
            .est(Nature::Markdown)
            .obligatoire(),
    ];
    Table::new(Sujet::Actions, ("etapes", "Étapes"), "Une ligne par étape d’une action.", colonnes, move || {
        ActionSituee::toutes(site).flat_map(|a| {
            let mut steps = Vec::new();
            walk(&a.action.etapes, 1, &mut steps);
            a.chaque(steps)
        })
    })
}

fn walk<'s>(etapes: &'s [Etape], depth: usize, out: &mut Vec<(usize, usize, &'s Prose)>) {
    for etape in etapes {
        out.push((out.len() + 1, depth, &etape.texte));
        walk(&etape.etapes, depth + 1, out);
    }
}

/// What actions will produce.
pub(super) fn livrables<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (ActionSituee<'s>, &'s Livrable);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Plan du territoire et code.", |l: &L<'s>| {
            id_de_code(l.0.fiche.declinaison(), l.1.code.as_str()).into()
        })
        .obligatoire(),
        Colonne::new("action", "Action", "Identifiant de l’action.", |l: &L<'s>| l.0.id().into())
            .vers("actions")
            .obligatoire(),
        Colonne::new("code", "Code", "Code du livrable.", |l: &L<'s>| l.1.code.as_str().into()).obligatoire(),
        Colonne::new("texte", "Livrable", "Ce que l’action doit produire.", |l: &L<'s>| (&l.1.texte).into())
            .obligatoire(),
    ];
    Table::new(
        Sujet::Actions,
        ("livrables", "Livrables"),
        "Une ligne par chose qu’une action doit produire.",
        colonnes,
        move || {
            ActionSituee::toutes(site).flat_map(|a| {
                let all = &a.action.livrables;
                a.chaque(all)
            })
        },
    )
}

/// The calendars of actions.
pub(super) fn calendrier<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (ActionSituee<'s>, &'s (i16, Prevision));
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("action", "Action", "Identifiant de l’action.", |l: &L<'s>| l.0.id().into())
            .vers("actions")
            .obligatoire(),
        Colonne::new("annee", "Année", "Année du plan.", |l: &L<'s>| l.1.0.into()).est(Nature::Entier).obligatoire(),
        Colonne::new(
            "prevision",
            "Prévision",
            "prevu, non-prevu, ou inconnu quand le document n’en dit rien : inconnu ne veut pas dire non prévu.",
            |l: &L<'s>| l.1.1.id().into(),
        )
        .parmi(&["prevu", "non-prevu", "inconnu"])
        .obligatoire(),
    ];
    Table::new(
        Sujet::Actions,
        ("calendrier", "Calendrier"),
        "Une ligne par action et par année du plan.",
        colonnes,
        move || {
            ActionSituee::toutes(site).flat_map(|a| {
                let years = &a.action.calendrier;
                a.chaque(years)
            })
        },
    )
}

/// The actions of roadmaps.
pub(super) fn feuilles<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Declinaison, &'s Feuille, &'s ActionDeFeuille);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("declinaison", "Plan du territoire", "Identifiant du plan du territoire.", |l: &L<'s>| {
            (&l.0.chemin).into()
        })
        .vers("declinaisons")
        .obligatoire(),
        Colonne::new("feuille", "Feuille de route", "Titre de la feuille de route.", |l: &L<'s>| (&l.1.titre).into())
            .obligatoire(),
        Colonne::new("partenaire", "Partenaire", "Identifiant de l’acteur avec qui elle est faite.", |l: &L<'s>| {
            (&l.1.partenaire.id).into()
        })
        .vers("acteurs")
        .obligatoire(),
        Colonne::new("titre", "Action", "Titre de l’action.", |l: &L<'s>| (&l.2.titre).into()).obligatoire(),
        Colonne::new("portage", "Portage", "Identifiants des acteurs qui la portent, un par ligne.", |l: &L<'s>| {
            Cellule::liste(l.2.portage.iter().map(|a| a.id.as_str()))
        })
        .est(Nature::Liste),
        Colonne::new(
            "noeuds",
            "Éléments du plan",
            "Identifiants des éléments que le document nomme, un par ligne.",
            |l: &L<'s>| Cellule::liste(l.2.noeuds.iter().map(|n| id_noeud(n))),
        )
        .est(Nature::Liste),
        Colonne::new(
            "rapproches",
            "Rapprochés",
            "Identifiants des actions que la rédaction du portail en rapproche, un par ligne.",
            |l: &L<'s>| Cellule::liste(l.2.rapproches.iter().map(|code| id_de_code(Some(l.0), code.as_str()))),
        )
        .est(Nature::Liste),
        Colonne::new(
            "missions",
            "Missions",
            "Ce que fait l’équipe du contrat, une mission par ligne.",
            |l: &L<'s>| Cellule::textes(&l.2.missions),
        )
        .est(Nature::Liste),
        Colonne::new("resultat", "Résultat attendu", "Résultat attendu.", |l: &L<'s>| l.2.resultat.as_ref().into()),
        Colonne::new("note", "Note", "Ce qu’un lecteur doit savoir.", |l: &L<'s>| l.2.note.as_ref().into()),
        Colonne::new("passage", "Passage", "Sa place dans le document.", |l: &L<'s>| (&l.1.section).into())
            .obligatoire(),
    ];
    Table::new(
        Sujet::Actions,
        ("feuilles_de_route", "Feuilles de route"),
        "Une ligne par action qu’un contrat et un de ses partenaires entreprennent ensemble.",
        colonnes,
        move || {
            site.corpus
                .declinaisons
                .iter()
                .flat_map(|d| d.feuilles.iter().flat_map(move |f| f.actions.iter().map(move |a| (&**d, f, a))))
        },
    )
}
