//! Fiches and the other texts of plans, their Markdown made to stand alone.

use super::markdown::autonome;
use super::plans::id_noeud;
use super::table::{Cellule, Colonne, Nature, Sujet, Table};
use super::{FORME_DATE, Situee, absolu, fiche_de, id_de};
use crate::graph::Chemin;
use crate::model::{Bloc, Declinaison, Etiquette, Fiche, LienDePlan, Prose, Section, StatutCode};
use crate::portal::vue::Ici;
use crate::portal::{Page, Site, Sujet as SujetDePage};

/// A fiche on its page.
pub(super) struct FicheSituee<'s> {
    pub(super) site: &'s Site<'s>,
    pub(super) page: &'s Page,
    pub(super) fiche: &'s Fiche,
}

impl Situee for FicheSituee<'_> {
    fn adresse(&self) -> String {
        absolu(self.site, &self.page.chemin)
    }
}

impl<'s> FicheSituee<'s> {
    /// Every fiche, in the order of the pages.
    pub(super) fn toutes(site: &'s Site<'s>) -> impl Iterator<Item = Self> {
        site.pages.iter().filter_map(move |page| Some(Self { site, page, fiche: fiche_de(site, page)? }))
    }

    /// The territory's plan that it belongs to; none for the plan's own text.
    pub(super) fn declinaison(&self) -> Option<&'s Declinaison> {
        match &self.page.sujet {
            SujetDePage::Local(d, _) => Some(d),
            _ => None,
        }
    }

    /// Its identifier: the address of its page.
    pub(super) fn id(&self) -> &'s str {
        id_de(&self.page.chemin)
    }

    /// A text of it, for readers who do not have the portal.
    pub(super) fn markdown(&self, prose: &Prose) -> String {
        autonome(&Ici::new(self.site, self.page), prose)
    }
}

fn ids(etiquettes: &[std::sync::Arc<Etiquette>]) -> Cellule<'_> {
    Cellule::liste(etiquettes.iter().map(|e| e.id.as_str()))
}

/// The fiches.
pub(super) fn fiches<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = FicheSituee<'s>;
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "L’adresse de sa page, sans le nom du site.", |l: &L<'s>| l.id().into())
            .obligatoire(),
        Colonne::new(
            "noeud",
            "Élément du plan",
            "Identifiant de l’élément du plan dont c’est le texte.",
            |l: &L<'s>| id_noeud(&l.fiche.noeud).into(),
        )
        .vers("noeuds")
        .obligatoire(),
        Colonne::new(
            "declinaison",
            "Plan du territoire",
            "Identifiant du plan du territoire. Rien pour un texte commun à toute la région.",
            |l: &L<'s>| l.declinaison().map(|d| &d.chemin).into(),
        )
        .vers("declinaisons"),
        Colonne::new("territoire", "Territoire", "Identifiant du territoire.", |l: &L<'s>| {
            (&l.fiche.territoire.id).into()
        })
        .vers("territoires")
        .obligatoire(),
        Colonne::new("titre", "Titre", "Le titre du territoire, ou celui du plan.", |l: &L<'s>| l.fiche.titre().into())
            .obligatoire(),
        Colonne::new("en_bref", "En bref", "Ce qui est promis.", |l: &L<'s>| l.fiche.en_bref.as_ref().into()),
        Colonne::new("pour_qui", "Pour qui", "À qui cela s’adresse.", |l: &L<'s>| l.fiche.pour_qui.as_ref().into()),
        Colonne::new("themes", "Thèmes", "Identifiants des thèmes, un par ligne.", |l: &L<'s>| ids(&l.fiche.themes))
            .est(Nature::Liste),
        Colonne::new("parcours", "Parcours", "Identifiants des parcours, un par ligne.", |l: &L<'s>| {
            ids(&l.fiche.parcours)
        })
        .est(Nature::Liste),
        Colonne::new(
            "indicateurs",
            "Indicateurs",
            "Identifiants des indicateurs montrés, un par ligne.",
            |l: &L<'s>| {
                Cellule::liste(l.fiche.chiffres.iter().filter_map(|o| Some(o.indicateur.as_ref()?.id.as_str())))
            },
        )
        .est(Nature::Liste),
        Colonne::new(
            "mots_cles",
            "Mots-clés",
            "Les mots-clés que le document imprime, un par ligne.",
            |l: &L<'s>| Cellule::textes(&l.fiche.mots_cles),
        )
        .est(Nature::Liste),
        Colonne::new("a_relever", "À relever", "L’enjeu, tel que le document le formule.", |l: &L<'s>| {
            l.fiche.a_relever.as_ref().into()
        }),
        Colonne::new("parole", "Parole", "Ce qu’un habitant a dit, rapporté.", |l: &L<'s>| {
            l.fiche.parole.as_ref().into()
        }),
        Colonne::new("cadres", "Autres cadres", "Les autres textes qu’elle suit, un par ligne.", |l: &L<'s>| {
            Cellule::textes(&l.fiche.cadres)
        })
        .est(Nature::Liste),
        Colonne::new("sources", "Sources", "Identifiants des sources de ses constats, un par ligne.", |l: &L<'s>| {
            Cellule::liste(l.fiche.sources.iter().map(|s| s.id.as_str()))
        })
        .est(Nature::Liste),
        Colonne::new(
            "remarques",
            "Remarques",
            "Ce que remarque un lecteur du document, une par ligne.",
            |l: &L<'s>| Cellule::textes(&l.fiche.remarques),
        )
        .est(Nature::Liste),
        Colonne::new("code_imprime", "Code imprimé", "Si le document imprime le code.", |l: &L<'s>| {
            (l.fiche.code == StatutCode::Imprime).into()
        })
        .est(Nature::Booleen)
        .obligatoire(),
        Colonne::new(
            "mise_a_jour",
            "Mise à jour",
            "Quand le document l’a changée pour la dernière fois.",
            |l: &L<'s>| l.fiche.mise_a_jour.map(|d| d.iso()).into(),
        )
        .motif(FORME_DATE),
        Colonne::new("document", "Document", "Identifiant du document officiel.", |l: &L<'s>| {
            (&l.fiche.document.id).into()
        })
        .vers("documents")
        .obligatoire(),
        Colonne::new("passage", "Passage", "Sa place dans le document.", |l: &L<'s>| (&l.fiche.section).into())
            .obligatoire(),
        super::page(),
    ];
    Table::new(
        Sujet::Plans,
        ("fiches", "Fiches"),
        "Une ligne par fiche : le texte d’un élément du plan pour un territoire. Le texte lui-même est dans « sections ».",
        colonnes,
        move || FicheSituee::toutes(site),
    )
}

/// The sections of fiches.
pub(super) fn sections<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (FicheSituee<'s>, &'s Section);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "Fiche et section.", |l: &L<'s>| {
            format!("{}#{}", l.0.id(), l.1.definition.id).into()
        })
        .obligatoire(),
        Colonne::new("fiche", "Fiche", "Identifiant de la fiche.", |l: &L<'s>| l.0.id().into())
            .vers("fiches")
            .obligatoire(),
        Colonne::new("section", "Section", "Identifiant de la section.", |l: &L<'s>| (&l.1.definition.id).into())
            .obligatoire(),
        Colonne::new("titre", "Titre", "Titre de la section.", |l: &L<'s>| (&l.1.definition.titre).into())
            .obligatoire(),
        Colonne::new("texte", "Texte", "Le texte, en Markdown ; les liens mènent au portail.", |l: &L<'s>| {
            Some(l.0.markdown(&l.1.prose)).filter(|t| !t.is_empty()).into()
        })
        .est(Nature::Markdown),
    ];
    Table::new(
        Sujet::Plans,
        ("sections", "Textes des fiches"),
        "Une ligne par section d’une fiche, en mots simples ; seul le document officiel fait foi.",
        colonnes,
        move || {
            FicheSituee::toutes(site).flat_map(|f| {
                let FicheSituee { site, page, fiche } = f;
                fiche.sections.iter().map(move |s| (FicheSituee { site, page, fiche }, s))
            })
        },
    )
}

/// The blocks of diagnostics, finances, governance and partnerships.
pub(super) fn textes<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s Site<'s>, &'s Page, &'s Declinaison, &'s Bloc);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("id", "Identifiant", "L’adresse de sa page et sa place dans la page.", |l: &L<'s>| {
            format!("{}#{}", id_de(&l.1.chemin), l.3.id).into()
        })
        .obligatoire(),
        Colonne::new("declinaison", "Plan du territoire", "Identifiant du plan du territoire.", |l: &L<'s>| {
            (&l.2.chemin).into()
        })
        .vers("declinaisons")
        .obligatoire(),
        Colonne::new("rubrique", "Rubrique", "La partie du plan.", |l: &L<'s>| l.3.rubrique.chemin().into())
            .parmi(&["diagnostic", "finances", "gouvernance", "partenariats"])
            .obligatoire(),
        Colonne::new("titre", "Titre", "Titre.", |l: &L<'s>| (&l.3.titre).into()).obligatoire(),
        Colonne::new("texte", "Texte", "Le texte, en Markdown ; les liens mènent au portail.", |l: &L<'s>| {
            Some(autonome(&Ici::new(l.0, l.1), &l.3.prose)).filter(|t| !t.is_empty()).into()
        })
        .est(Nature::Markdown),
        Colonne::new(
            "indicateurs",
            "Indicateurs",
            "Identifiants des indicateurs montrés, un par ligne.",
            |l: &L<'s>| Cellule::liste(l.3.chiffres.iter().filter_map(|o| Some(o.indicateur.as_ref()?.id.as_str()))),
        )
        .est(Nature::Liste),
        Colonne::new(
            "perdus",
            "Non repris",
            "Titres des cartes, graphiques ou tableaux que le portail n’a pas repris.",
            |l: &L<'s>| Cellule::liste(l.3.perdus.iter().map(|p| p.titre.as_str())),
        )
        .est(Nature::Liste),
        Colonne::new(
            "remarques",
            "Remarques",
            "Ce que remarque un lecteur du document, une par ligne.",
            |l: &L<'s>| Cellule::textes(&l.3.remarques),
        )
        .est(Nature::Liste),
        Colonne::new("document", "Document", "Identifiant du document officiel.", |l: &L<'s>| {
            (&l.2.document.id).into()
        })
        .vers("documents")
        .obligatoire(),
        Colonne::new("passage", "Passage", "Sa place dans le document.", |l: &L<'s>| (&l.3.section).into())
            .obligatoire(),
        Colonne::new("page", "Page", "Adresse de la page qui le montre.", |l: &L<'s>| {
            absolu(l.0, &l.1.chemin.clone().vers(l.3.id.as_str())).into()
        })
        .est(Nature::Adresse)
        .obligatoire(),
    ];
    Table::new(
        Sujet::Plans,
        ("textes", "Diagnostics et autres textes"),
        "Une ligne par partie d’un diagnostic, des finances, de la gouvernance ou des partenariats d’un territoire.",
        colonnes,
        move || {
            site.pages.iter().flat_map(move |page| {
                let of_page = match &page.sujet {
                    SujetDePage::Rubrique(d, rubrique) => Some((d, *rubrique)),
                    _ => None,
                };
                of_page.into_iter().flat_map(move |(d, r)| d.blocs_de(r).map(move |b| (site, page, &**d, &**b)))
            })
        },
    )
}

/// What fiches carry out of other plans.
pub(super) fn liens<'s>(site: &'s Site<'s>) -> Table<'s> {
    type L<'s> = (&'s str, &'s LienDePlan);
    let colonnes: Vec<Colonne<L<'s>>> = vec![
        Colonne::new("fiche", "Fiche", "Identifiant de la fiche.", |l: &L<'s>| l.0.into()).vers("fiches").obligatoire(),
        Colonne::new("noeud", "Élément servi", "Identifiant de l’élément de l’autre plan.", |l: &L<'s>| {
            id_noeud(&l.1.noeud).into()
        })
        .vers("noeuds")
        .obligatoire(),
        Colonne::new("note", "Note", "Ce que le document ajoute.", |l: &L<'s>| l.1.note.as_ref().into()),
    ];
    Table::new(
        Sujet::Plans,
        ("liens", "Liens entre plans"),
        "Une ligne par élément d’un autre plan qu’une fiche met en œuvre, selon son document.",
        colonnes,
        move || FicheSituee::toutes(site).flat_map(|f| f.fiche.sert.iter().map(move |lien| (f.id(), lien))),
    )
}

/// The page of a fiche, at an anchor.
pub(super) fn adresse_vers(f: &FicheSituee<'_>, ancre: &str) -> String {
    let chemin: Chemin = f.page.chemin.clone();
    absolu(f.site, &chemin.vers(ancre))
}
