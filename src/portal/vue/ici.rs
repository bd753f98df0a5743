//! A page being built: its links are relative to it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::graph::sigles::tokens;
use crate::graph::{Chemin, Lieu};
use crate::model::{
    ACCESSIBILITE, Catalogue, DatePartielle, Declinaison, Etiquette, Forme, Noeud, Prose, Renvoi, Sigle, Slug, Source,
    Temps, Territoire,
};
use crate::portal::{Page, Site, Sujet, capitalized};

use super::chiffre::valeur_avec_unite;

/// A link.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Lien {
    /// Address, relative to the page.
    pub href: String,
    /// Text.
    pub texte: String,
}

/// A link to a place, with what lists show of it.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct LieuVue {
    /// Address, relative to the page.
    pub href: String,
    /// Title.
    pub titre: String,
    /// Code, when the place is a node's.
    pub code: Option<String>,
    /// Territory, when the place is one's.
    pub territoire: Option<String>,
    /// One sentence.
    pub en_bref: Option<String>,
    /// Accent of its branch of the plan, from 1 to 6; 0 for none.
    pub accent: usize,
}

/// A Markdown text and where its `[[…]]` lead, in their order; rendered by the filter `prose`.
#[derive(Debug, Clone, Default, JsonSchema, Serialize)]
pub struct ProseVue {
    /// The source.
    pub markdown: String,
    /// What replaces each `[[…]]`.
    pub renvois: Vec<RenvoiVue>,
    /// Whether it is in another language than the portal's: French typography leaves it alone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub etranger: bool,
    /// The acronyms that the page uses here first.
    pub sigles: Vec<SigleVue>,
}

/// An acronym of a page.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct SigleVue {
    /// The acronym.
    pub sigle: String,
    /// What it stands for.
    pub sens: String,
    /// Its page.
    pub href: String,
}

/// What replaces a `[[…]]`.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct RenvoiVue {
    /// Address; none when the thing has no page, and only its text is printed.
    pub href: Option<String>,
    /// Text, when the author gave none.
    pub texte: String,
    /// Code printed before the text, when the author gave none.
    pub code: Option<String>,
    /// Words that belong before a figure, unless the sentence already says them.
    pub qualificatif: Option<String>,
    /// Language of the page that it leads to, when it is not this one's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub langue: Option<String>,
}

/// The accent of a node: the rank of its branch, from 1, six accents in turn.
pub(super) fn accent(noeud: &Noeud) -> usize {
    noeud.branche % 6 + 1
}

/// A page being built.
pub struct Ici<'s> {
    /// The site.
    pub site: &'s Site<'s>,
    /// The page.
    pub page: &'s Page,
    /// The territory whose passage is shown, when the page is not its own.
    dans: Option<&'s Arc<Declinaison>>,
    /// The acronyms that a text of the page already explains.
    expliques: Rc<RefCell<BTreeSet<Slug>>>,
}

impl<'s> Ici<'s> {
    /// Stands on a page.
    #[must_use]
    pub fn new(site: &'s Site<'s>, page: &'s Page) -> Self {
        Self { site, page, dans: None, expliques: Rc::default() }
    }

    /// The words of the interface in the language of the page.
    #[must_use]
    pub fn mots(&self) -> &'s Catalogue {
        match &self.page.sujet {
            Sujet::Version(v) => match &v.forme {
                Forme::Langue(langue) => self.site.mots_en(langue.as_str()),
                Forme::Simple => self.site.mots(),
            },
            _ => self.site.mots(),
        }
    }

    /// Words of the interface that nothing fills.
    #[must_use]
    pub fn mot(&self, cle: &'static str) -> &'s str {
        self.mots().texte(cle)
    }

    /// A date in the language of the page.
    #[must_use]
    pub fn date(&self, date: DatePartielle) -> String {
        self.mots().grammaire().date(date)
    }

    /// A moment in the language of the page.
    #[must_use]
    pub fn temps(&self, temps: Temps) -> String {
        self.mots().grammaire().temps(temps)
    }

    /// Shows a passage of a territory on the same page: its links lead to that territory's pages first.
    #[must_use]
    pub fn dans(&self, d: &'s Arc<Declinaison>) -> Self {
        Self { dans: Some(d), site: self.site, page: self.page, expliques: Rc::clone(&self.expliques) }
    }

    /// The territory whose pages this one belongs to, or whose passage is shown.
    #[must_use]
    pub fn declinaison(&self) -> Option<&'s Arc<Declinaison>> {
        if self.dans.is_some() {
            return self.dans;
        }
        self.page.sujet.declinaison()
    }

    /// The territory that the page speaks of.
    #[must_use]
    pub fn territoire(&self) -> Option<&'s Territoire> {
        match &self.page.sujet {
            Sujet::Lieu(t) => Some(t),
            _ => self.declinaison().map(|d| &*d.territoire),
        }
    }

    /// What a link here writes to reach an address.
    ///
    /// The page of errors is served at any depth, so its links start from the root of the portal.
    #[must_use]
    pub fn href(&self, chemin: &Chemin) -> String {
        if matches!(self.page.sujet, Sujet::Introuvable) {
            let base = &self.site.corpus.portail.base_url;
            let root = base.splitn(4, '/').nth(3).unwrap_or_default();
            return format!("/{root}{chemin}");
        }
        chemin.relative_to(&self.page.chemin)
    }

    /// A link.
    #[must_use]
    pub fn lien(&self, chemin: &Chemin, texte: impl ToString) -> Lien {
        Lien { href: self.href(chemin), texte: texte.to_string() }
    }

    /// A tag.
    #[must_use]
    pub fn etiquette(&self, e: &Etiquette) -> Lien {
        self.lien(&Chemin::etiquette(e), &e.nom)
    }

    /// Tags.
    #[must_use]
    pub fn etiquettes(&self, liste: &[Arc<Etiquette>]) -> Vec<Lien> {
        liste.iter().map(|e| self.etiquette(e)).collect()
    }

    /// A place.
    #[must_use]
    pub fn lieu(&self, lieu: &Lieu) -> LieuVue {
        LieuVue {
            href: self.href(&lieu.chemin),
            titre: lieu.titre.to_string(),
            code: lieu.noeud.as_ref().map(|n| n.code.to_string()),
            territoire: lieu.territoire.as_ref().map(|t| t.nom.to_string()),
            en_bref: lieu.en_bref.as_ref().map(ToString::to_string),
            accent: lieu.noeud.as_ref().map_or(0, |n| accent(n)),
        }
    }

    /// The address of a node from here: the territory's page when it has one, the register's otherwise.
    #[must_use]
    pub fn chemin_noeud(&self, noeud: &Noeud) -> Chemin {
        match self.declinaison() {
            Some(d) if d.a_une_page(noeud) => Chemin::local(d, noeud),
            _ => Chemin::noeud(noeud),
        }
    }

    /// A node, as lists show it: the territory's own title when it has one.
    #[must_use]
    pub fn noeud(&self, noeud: &Noeud) -> LieuVue {
        let fiche = self.declinaison().and_then(|d| d.fiche(noeud));
        let regional = || self.site.corpus.texte(noeud);
        LieuVue {
            href: self.href(&self.chemin_noeud(noeud)),
            titre: fiche.map_or(&noeud.titre, |f| f.titre()).to_string(),
            code: Some(noeud.code.to_string()),
            territoire: None,
            en_bref: fiche
                .and_then(|f| f.en_bref.as_ref())
                .or_else(|| regional()?.en_bref.as_ref())
                .map(ToString::to_string),
            accent: accent(noeud),
        }
    }

    /// The page of a territory, when it has one: its plan's, or its own.
    #[must_use]
    pub fn chemin_territoire(&self, territoire: &Territoire) -> Option<Chemin> {
        let declinaisons = &self.site.corpus.declinaisons;
        let plan = declinaisons.iter().find(|d| d.territoire.id == territoire.id).map(|d| Chemin::declinaison(d));
        plan.or_else(|| self.site.index.decrit(territoire).then(|| Chemin::territoire(territoire)))
    }

    /// The page of a source, when it has one.
    #[must_use]
    pub fn chemin_source(&self, source: &Source) -> Option<Chemin> {
        (!self.site.index.chiffres_de(&source.id).is_empty()).then(|| Chemin::source(source))
    }

    /// A Markdown text, its links resolved from here.
    #[must_use]
    pub fn prose(&self, prose: &Prose) -> ProseVue {
        ProseVue {
            markdown: prose.markdown.clone(),
            renvois: prose.renvois.iter().map(|r| self.renvoi(r)).collect(),
            sigles: self.sigles(prose),
            etranger: !self.mots().grammaire().est_francaise(),
        }
    }

    /// The acronyms of the page that no text before this one explains. Texts are seen in the order of the page.
    fn sigles(&self, prose: &Prose) -> Vec<SigleVue> {
        let of_page = self.site.index.sigles_de(&self.page.chemin);
        if of_page.is_empty() {
            return Vec::new();
        }
        let words: BTreeSet<&str> = tokens(&prose.mots).collect();
        let mut seen = self.expliques.borrow_mut();
        let here = of_page.iter().filter(|s| words.contains(s.sigle.as_str()));
        let first: Vec<_> = here.filter(|s| seen.insert(s.ancre.clone())).collect();
        first.into_iter().map(|s| self.sigle(s)).collect()
    }

    /// An acronym, as texts and lists explain it.
    #[must_use]
    pub fn sigle(&self, s: &Sigle) -> SigleVue {
        let href = self.href(&Chemin::page_du_sigle(s));
        SigleVue { sigle: s.sigle.clone(), sens: s.sens.to_string(), href }
    }

    fn renvoi(&self, renvoi: &Renvoi) -> RenvoiVue {
        let plain = |chemin: Option<Chemin>, texte: String| RenvoiVue {
            href: chemin.filter(|c| *c != self.page.chemin).map(|c| self.href(&c)),
            texte,
            code: None,
            qualificatif: None,
            langue: None,
        };
        match renvoi {
            Renvoi::Noeud(n) => {
                RenvoiVue { code: Some(n.code.to_string()), ..plain(Some(self.chemin_noeud(n)), self.noeud(n).titre) }
            }
            // « – » alone would be a link that nobody can name.
            Renvoi::Chiffre(o) if !valeur_avec_unite(o, self.mots()).contains(char::is_alphanumeric) => {
                plain(None, valeur_avec_unite(o, self.mots()))
            }
            Renvoi::Chiffre(o) => RenvoiVue {
                qualificatif: o.qualificatif.as_ref().map(ToString::to_string),
                ..plain(o.indicateur.as_ref().map(|i| Chemin::indicateur(i)), valeur_avec_unite(o, self.mots()))
            },
            Renvoi::Activite(a) => {
                let local = self.declinaison().filter(|d| d.offre.iter().any(|o| o.activite.id == a.id));
                plain(Some(local.map_or_else(|| Chemin::activite(a), |d| Chemin::offre(d, a))), a.titre.to_string())
            }
            Renvoi::Etiquette(e) => plain(Some(Chemin::etiquette(e)), e.nom.to_string()),
            Renvoi::Acteur(a) => plain(Some(Chemin::acteur(a)), a.nom.to_string()),
            Renvoi::Territoire(t) => plain(self.chemin_territoire(t), t.nom.to_string()),
            Renvoi::Page(p) => plain(Some(Chemin::libre(p)), p.titre.to_string()),
            Renvoi::Accessibilite => {
                plain(Some(Chemin::fixe(ACCESSIBILITE)), self.mot("pages.accessibilite").to_owned())
            }
        }
    }

    /// Places, grouped by territory then by kind, in the order of the plans.
    #[must_use]
    pub fn groupes(&self, lieux: &[Lieu]) -> Vec<GroupeLieux> {
        let mut sorted: Vec<&Lieu> = lieux.iter().filter(|l| l.chemin != self.page.chemin).collect();
        let rank =
            |l: &Lieu| l.territoire.as_ref().and_then(|t| self.site.corpus.territoires.get_index_of(t.id.as_str()));
        sorted.sort_by_key(|l| (rank(l).is_none(), rank(l), l.sorte));
        let mut groupes: Vec<GroupeLieux> = Vec::new();
        for lieu in sorted {
            let nom = lieu
                .territoire
                .as_ref()
                .map_or_else(|| self.mot("commun.tout-le-portail").to_owned(), |t| t.formes.lieu.to_string());
            if groupes.last().is_none_or(|g| g.nom != nom) {
                let ancre = lieu.territoire.as_ref().map_or("portail", |t| t.id.as_str());
                groupes.push(GroupeLieux { ancre: format!("lieu-{ancre}"), nom, sortes: Vec::new() });
            }
            let Some(groupe) = groupes.last_mut() else { continue };
            // A plan says itself how its levels are called.
            let sorte = match &lieu.noeud {
                Some(noeud) => capitalized(noeud.niveau.pluriel.as_str()),
                None => self.mot(lieu.sorte.pluriel()).to_owned(),
            };
            if groupe.sortes.last().is_none_or(|s| s.nom != sorte) {
                groupe.sortes.push(SorteLieux { nom: sorte, lieux: Vec::new() });
            }
            if let Some(last) = groupe.sortes.last_mut() {
                last.lieux.push(self.lieu(lieu));
            }
        }
        groupes
    }
}

/// Places of one territory.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct GroupeLieux {
    /// Anchor of the group.
    pub ancre: String,
    /// « dans l'Hérault », or « Tout le portail ».
    pub nom: String,
    /// By kind.
    pub sortes: Vec<SorteLieux>,
}

/// Places of one kind.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct SorteLieux {
    /// Name of the kind.
    pub nom: String,
    /// The places.
    pub lieux: Vec<LieuVue>,
}
