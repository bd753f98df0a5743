//! Another version of a page: a translation, or a plain summary.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::{Cadre, Titres, VersionLien};
use super::ici::{Ici, Lien, ProseVue, accent};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Declinaison, Fiche, Forme, Langue, Noeud, Objet, Renvoi, Texte, Version};
use crate::portal::Sujet;

/// Another version of a page.
#[derive(Debug, JsonSchema, Serialize)]
pub struct VersionVue {
    /// Whether it is a plain summary; a translation otherwise.
    pub simple: bool,
    /// Who read it again.
    pub relecteurs: Vec<String>,
    /// Territory.
    pub territoire: Option<String>,
    /// Name of the node's level, in the portal's language.
    pub niveau: Option<String>,
    /// Code of the node.
    pub code: Option<String>,
    /// What is promised.
    pub en_bref: Option<String>,
    /// For whom.
    pub pour_qui: Option<String>,
    /// Text.
    pub prose: ProseVue,
    /// The page of which this is a version.
    pub original: Lien,
    /// What the home or a territory leads to, in the order of the portal.
    pub pages: Vec<PageDeVersion>,
}

/// A page that a version leads to, in the same version when there is one.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PageDeVersion {
    /// Address.
    pub href: String,
    /// Title.
    pub titre: String,
    /// Code.
    pub code: Option<String>,
    /// What is promised, when it is told in this version.
    pub en_bref: Option<String>,
    /// Language of the page and of its title.
    pub langue: String,
}

pub(super) fn vue(ici: &Ici<'_>, version: &Arc<Version>) -> Vue {
    let texte = |t: &Option<Texte>| t.as_ref().map(ToString::to_string);
    let (d, fiche) = match &version.objet {
        Objet::Territoire(d) => (Some(d), None),
        Objet::Fiche(d, fiche) => (Some(d), Some(fiche)),
        Objet::Accueil | Objet::Page(_) => (None, None),
    };
    let noeud = fiche.map(|f| &f.noeud);
    let original = Chemin::original(&version.objet);
    let titre_original = match &version.objet {
        Objet::Accueil => ici.site.corpus.portail.titre.to_string(),
        Objet::Territoire(d) => d.titre.to_string(),
        Objet::Fiche(_, fiche) => fiche.titre().to_string(),
        Objet::Page(page) => page.titre.to_string(),
    };
    let own = |fiche: &Fiche| ici.origine(&fiche.document, Some(&fiche.section));
    let titre = version.titre.to_string();
    let mut page = ici.cadre(Titres {
        objet: Some(match (&version.forme, d) {
            (Forme::Langue(_), Some(d)) => format!("{titre} – {}", d.territoire.nom),
            (Forme::Langue(_), None) => titre.clone(),
            (Forme::Simple, _) => ici.mots().dire("version.simple-titre", &[("titre", &titre)]),
        }),
        description: texte(&version.en_bref).unwrap_or_else(|| titre.clone()),
        titre: Some(titre),
        ariane: d.filter(|_| fiche.is_some()).map(|d| ici.ariane_territoire(d)).into_iter().collect(),
        accent: noeud.map_or(0, |n| accent(n)),
        origine: fiche.map(|f| own(f)).or_else(|| d.map(|d| ici.origine(&d.document, None))),
        ..Titres::default()
    });
    if let Forme::Langue(langue) = &version.forme {
        ici.traduire(&mut page, langue);
    }
    Vue {
        modele: "version",
        vignette: None,
        page,
        vue: Corps::Version(Box::new(VersionVue {
            simple: version.forme == Forme::Simple,
            relecteurs: version.relecteurs.iter().map(ToString::to_string).collect(),
            territoire: d.map(|d| d.territoire.nom.to_string()),
            niveau: noeud.map(|n| n.niveau.nom.to_string()),
            code: noeud.map(|n| n.code.to_string()),
            en_bref: texte(&version.en_bref),
            pour_qui: texte(&version.pour_qui),
            prose: ici.prose_de(version, d),
            original: ici.lien(&original, titre_original),
            pages: ici.pages_de(version),
        })),
    }
}

impl Ici<'_> {
    /// The version of a page that has the same form as another.
    fn pareille(&self, forme: &Forme, original: &Chemin) -> Option<&Arc<Version>> {
        self.site.versions.get(original)?.iter().find(|v| v.forme == *forme)
    }

    /// Every version of this page, the original first; empty when it is the only one.
    pub(super) fn versions(&self) -> Vec<VersionLien> {
        let original = match &self.page.sujet {
            Sujet::Version(v) => Chemin::original(&v.objet),
            _ => self.page.chemin.clone(),
        };
        let Some(others) = self.site.versions.get(&original) else { return Vec::new() };
        let portail = &self.site.corpus.portail;
        let lien = |chemin: Chemin, langue: &str, simple: bool| VersionLien {
            href: self.href(&chemin),
            canonique: format!("{}{}", portail.base_url, chemin.sans_ancre()),
            langue: langue.to_owned(),
            simple,
            ici: chemin == self.page.chemin,
        };
        let others = others.iter().map(|v| match &v.forme {
            Forme::Langue(langue) => lien(Chemin::version(v), langue.as_str(), false),
            Forme::Simple => lien(Chemin::version(v), &portail.langue, true),
        });
        std::iter::once(lien(original, &portail.langue, false)).chain(others).collect()
    }

    /// A text whose links lead to the same version of their page when there is one.
    fn prose_de(&self, version: &Version, d: Option<&Arc<Declinaison>>) -> ProseVue {
        let mut prose = d.map_or_else(|| self.prose(&version.prose), |d| self.dans(d).prose(&version.prose));
        let Forme::Langue(_) = &version.forme else { return prose };
        prose.etranger = !self.mots().grammaire().est_francaise();
        // The glossary explains them in the language of the portal.
        prose.sigles = Vec::new();
        for (shown, renvoi) in prose.renvois.iter_mut().zip(&version.prose.renvois) {
            let original = match renvoi {
                Renvoi::Noeud(n) => d.map(|d| Chemin::local(d, n)),
                Renvoi::Page(p) => Some(Chemin::libre(p)),
                Renvoi::Territoire(t) => self.chemin_territoire(t),
                _ => None,
            };
            match original.and_then(|o| self.pareille(&version.forme, &o)) {
                Some(other) => {
                    shown.href = Some(self.href(&Chemin::version(other)));
                    shown.texte = other.titre.to_string();
                }
                None => shown.langue = Some(self.site.corpus.portail.langue.clone()),
            }
        }
        prose
    }

    /// What the home or a territory leads to.
    fn pages_de(&self, version: &Version) -> Vec<PageDeVersion> {
        match &version.objet {
            Objet::Accueil => {
                let all = self.site.corpus.declinaisons.iter();
                all.map(|d| self.page_de(version, &Objet::Territoire(Arc::clone(d)), d.territoire.nom.as_str(), None))
                    .collect()
            }
            Objet::Territoire(d) => {
                let fiches = d.feuillets().map(|f| (Objet::Fiche(Arc::clone(d), Arc::clone(f)), f));
                fiches.map(|(objet, f)| self.page_de(version, &objet, f.titre().as_str(), Some(&f.noeud))).collect()
            }
            Objet::Fiche(..) | Objet::Page(_) => Vec::new(),
        }
    }

    fn page_de(&self, version: &Version, objet: &Objet, titre: &str, noeud: Option<&Noeud>) -> PageDeVersion {
        let portail = &self.site.corpus.portail;
        let original = Chemin::original(objet);
        let code = noeud.map(|n| n.code.to_string());
        match self.pareille(&version.forme, &original) {
            Some(other) => PageDeVersion {
                href: self.href(&Chemin::version(other)),
                titre: other.titre.to_string(),
                code,
                en_bref: other.en_bref.as_ref().map(ToString::to_string),
                langue: match &other.forme {
                    Forme::Langue(langue) => langue.as_str().to_owned(),
                    Forme::Simple => portail.langue.clone(),
                },
            },
            None => PageDeVersion {
                href: self.href(&original),
                titre: titre.to_owned(),
                code,
                en_bref: None,
                langue: portail.langue.clone(),
            },
        }
    }

    /// The frame in another language: only what is translated, since a menu in a language that the reader does not
    /// read leads nowhere. The legal pages stay at the foot, in their own language.
    fn traduire(&self, page: &mut Cadre, langue: &Langue) {
        let forme = Forme::Langue(langue.clone());
        langue.as_str().clone_into(&mut page.langue);
        page.menu = Vec::new();
        page.reperes = Vec::new();
        page.rubriques = None;
        page.ariane = Vec::new();
        if let Some(home) = self.pareille(&forme, &Chemin::accueil()) {
            let chemin = Chemin::version(home);
            page.accueil = self.href(&chemin);
            page.portail = home.titre.to_string();
            page.sous_titre = home.sous_titre.as_ref().map(ToString::to_string);
            page.avertissement = home.avertissement.as_ref().map(ToString::to_string);
            if chemin != self.page.chemin {
                page.ariane.push(self.lien(&chemin, &home.titre));
            }
        }
        for d in &self.site.corpus.declinaisons {
            let Some(other) = self.pareille(&forme, &Chemin::declinaison(d)) else { continue };
            let chemin = Chemin::version(other);
            let inside = matches!(&self.page.sujet, Sujet::Version(v) if matches!(&v.objet, Objet::Fiche(own, _) if own.chemin == d.chemin));
            if inside {
                page.ariane.push(self.lien(&chemin, &d.territoire.nom));
            }
            page.menu.push(self.entree(&chemin, d.territoire.nom.as_str(), inside));
        }
        if page.ariane.is_empty() {
            page.ariane_ici = None;
        }
    }
}
