//! Addresses: lower case, one folder a page, stable.

use std::fmt;

use crate::model::{
    Acteur, Activite, Declinaison, Document, Entree, Etiquette, Famille, FamilleDEntrees, Forme, Indicateur, Niveau,
    Noeud, Objet, PageLibre, Rubrique, Sigle, Source, Territoire, Version,
};

/// The address of a page from the root of the portal (`herault/e1d3o7/`, empty for the home), and an anchor in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chemin {
    page: String,
    ancre: Option<String>,
}

impl Chemin {
    fn page(page: impl Into<String>) -> Self {
        Self { page: page.into(), ancre: None }
    }

    /// The home page.
    #[must_use]
    pub fn accueil() -> Self {
        Self::page("")
    }

    /// A fixed page of the portal, by its folder.
    #[must_use]
    pub fn fixe(dossier: &str) -> Self {
        Self::page(format!("{dossier}/"))
    }

    /// A file at the root, such as `404.html`.
    #[must_use]
    pub fn fichier(nom: &str) -> Self {
        Self::page(nom)
    }

    /// The page of a territory.
    #[must_use]
    pub fn declinaison(d: &Declinaison) -> Self {
        Self::page(format!("{}/", d.chemin))
    }

    /// A part of a territory's plan.
    #[must_use]
    pub fn partie(d: &Declinaison, partie: &str) -> Self {
        Self::page(format!("{}/{partie}/", d.chemin))
    }

    /// A part made of blocks.
    #[must_use]
    pub fn rubrique(d: &Declinaison, rubrique: Rubrique) -> Self {
        Self::partie(d, rubrique.chemin())
    }

    /// The calendar of a territory's plan, for calendar programs.
    #[must_use]
    pub fn ics(d: &Declinaison) -> Self {
        Self::page(format!("{}/calendrier.ics", d.chemin))
    }

    /// A territory's page of a node.
    #[must_use]
    pub fn local(d: &Declinaison, noeud: &Noeud) -> Self {
        Self::page(format!("{}/{}/", d.chemin, noeud.code.address()))
    }

    /// A territory's page of a care activity.
    #[must_use]
    pub fn offre(d: &Declinaison, activite: &Activite) -> Self {
        Self::page(format!("{}/offre-de-soins/{}/", d.chemin, activite.id))
    }

    /// The register's list of a level.
    #[must_use]
    pub fn niveau(niveau: &Niveau) -> Self {
        Self::page(format!("{}/", niveau.chemin))
    }

    /// Two territories side by side.
    #[must_use]
    pub fn paire(a: &Declinaison, b: &Declinaison) -> Self {
        let own = |d: &Declinaison| d.chemin.replace('/', "-");
        Self::page(format!("comparer/{}-{}/", own(a), own(b)))
    }

    /// The page of a node outside any territory: the register's, or the only one when a territory has its own plan.
    #[must_use]
    pub fn noeud(noeud: &Noeud) -> Self {
        let dossier = noeud.niveau.dossier.as_deref().unwrap_or(noeud.niveau.chemin.as_str());
        Self::page(format!("{dossier}/{}/", noeud.code.address()))
    }

    /// A theme or a pathway.
    #[must_use]
    pub fn etiquette(e: &Etiquette) -> Self {
        Self::page(format!("{}/{}/", Self::famille(e.famille), e.id))
    }

    /// The folder of a family of tags.
    #[must_use]
    pub fn famille(famille: Famille) -> &'static str {
        match famille {
            Famille::Theme => "themes",
            Famille::Parcours => "parcours",
        }
    }

    /// A care activity over all territories.
    #[must_use]
    pub fn activite(activite: &Activite) -> Self {
        Self::page(format!("offre-de-soins/{}/", activite.id))
    }

    /// An actor.
    #[must_use]
    pub fn acteur(acteur: &Acteur) -> Self {
        Self::page(format!("acteurs/{}/", acteur.id))
    }

    /// A territory without a plan of its own.
    #[must_use]
    pub fn territoire(territoire: &Territoire) -> Self {
        Self::page(format!("territoires/{}/", territoire.id))
    }

    /// The ways in of a family.
    #[must_use]
    pub fn famille_d_entrees(famille: &FamilleDEntrees) -> Self {
        Self::page(format!("{}/", famille.id))
    }

    /// A way in.
    #[must_use]
    pub fn entree(entree: &Entree) -> Self {
        Self::page(format!("{}/{}/", entree.famille, entree.id))
    }

    /// Where to look for one's commune.
    #[must_use]
    pub fn chez_moi() -> Self {
        Self::fixe("et-chez-moi")
    }

    /// The communes of a department.
    #[must_use]
    pub fn communes(departement: &Territoire) -> Self {
        Self::page(format!("et-chez-moi/{}/", departement.id))
    }

    /// The communes, for the script that finds one.
    #[must_use]
    pub fn donnees_des_communes() -> Self {
        Self::page("et-chez-moi/communes.js")
    }

    /// An official document, in the list of documents.
    #[must_use]
    pub fn document(document: &Document) -> Self {
        Self::fixe("sources").vers(&format!("document-{}", document.id))
    }

    /// A source.
    #[must_use]
    pub fn source(source: &Source) -> Self {
        Self::page(format!("sources/{}/", source.id))
    }

    /// An indicator.
    #[must_use]
    pub fn indicateur(indicateur: &Indicateur) -> Self {
        Self::page(format!("indicateurs/{}/", indicateur.id))
    }

    /// A free page.
    #[must_use]
    pub fn libre(page: &PageLibre) -> Self {
        Self::page(format!("{}/", page.id))
    }

    /// The page of which a version is made.
    #[must_use]
    pub fn original(objet: &Objet) -> Self {
        match objet {
            Objet::Accueil => Self::accueil(),
            Objet::Territoire(d) => Self::declinaison(d),
            Objet::Fiche(d, fiche) => Self::local(d, &fiche.noeud),
            Objet::Page(page) => Self::libre(page),
        }
    }

    /// Another version of a page: `en/herault/e1d3o7/`, `herault/e1d3o7/version-simple/`.
    #[must_use]
    pub fn version(version: &Version) -> Self {
        let Self { page, .. } = Self::original(&version.objet);
        match &version.forme {
            Forme::Langue(langue) => Self::page(format!("{}/{page}", langue.as_str())),
            Forme::Simple => Self::page(format!("{page}version-simple/")),
        }
    }

    /// An acronym in the glossary.
    #[must_use]
    pub fn sigle(sigle: &Sigle) -> Self {
        Self::fixe("glossaire").vers(&format!("sigle-{}", sigle.ancre))
    }

    /// The page of an acronym that some page uses.
    #[must_use]
    pub fn page_du_sigle(sigle: &Sigle) -> Self {
        Self::page(format!("glossaire/{}/", sigle.ancre))
    }

    /// The same page, at an anchor.
    #[must_use]
    pub fn vers(mut self, ancre: &str) -> Self {
        self.ancre = Some(ancre.to_owned());
        self
    }

    /// The address without its anchor, from the root, without leading slash.
    #[must_use]
    pub fn sans_ancre(&self) -> &str {
        &self.page
    }

    /// The file that holds the page.
    #[must_use]
    pub fn file(&self) -> String {
        if self.page.is_empty() || self.page.ends_with('/') {
            format!("{}index.html", self.page)
        } else {
            self.page.clone()
        }
    }

    /// How many folders lie between the root and the page.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.page.matches('/').count()
    }

    /// What a link on page `from` writes to reach this address.
    #[must_use]
    pub fn relative_to(&self, from: &Chemin) -> String {
        let anchor = self.ancre.as_deref().map(|a| format!("#{a}")).unwrap_or_default();
        if self.page == from.page && !anchor.is_empty() {
            return anchor;
        }
        // The folders that both are in: what they share, up to its last slash.
        let shared = self.page.bytes().zip(from.page.bytes()).take_while(|(a, b)| a == b).count();
        let cut =
            self.page.as_bytes().get(..shared).and_then(|s| s.iter().rposition(|b| *b == b'/')).map_or(0, |at| at + 1);
        let down = self.page.get(cut..).unwrap_or_default();
        let up = from.page.bytes().skip(cut).filter(|b| *b == b'/').count();
        if up == 0 && down.is_empty() {
            return format!("./{anchor}");
        }
        let mut link = String::with_capacity(3 * up + down.len() + anchor.len());
        (0..up).for_each(|_| link.push_str("../"));
        link.push_str(down);
        link.push_str(&anchor);
        link
    }
}

impl fmt::Display for Chemin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.page)?;
        self.ancre.as_deref().map_or(Ok(()), |a| write!(f, "#{a}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: &str, to: &str) -> String {
        Chemin::page(to).relative_to(&Chemin::page(from))
    }

    #[test]
    fn a_link_is_relative_so_that_the_site_works_anywhere() {
        assert_eq!(link("herault/e1d3o7/", "herault/e1d3/"), "../e1d3/");
        assert_eq!(link("herault/e1d3o7/", ""), "../../");
        assert_eq!(link("", "herault/"), "herault/");
        assert_eq!(link("herault/", "herault/e1d3/"), "e1d3/");
        assert_eq!(link("herault/e1d3/", "herault/"), "../");
        assert_eq!(
            link("themes/cancer/", "herault/offre-de-soins/psychiatrie/"),
            "../../herault/offre-de-soins/psychiatrie/"
        );
        assert_eq!(link("", ""), "./");
        assert_eq!(link("404.html", "herault/"), "herault/");
        assert_eq!(link("herault/", "404.html"), "../404.html");
    }

    #[test]
    fn an_anchor_on_the_same_page_is_the_anchor_alone() {
        let here = Chemin::page("glossaire/");
        assert_eq!(here.clone().vers("sigle-ars").relative_to(&here), "#sigle-ars");
        assert_eq!(here.clone().vers("a").relative_to(&Chemin::page("")), "glossaire/#a");
    }
}
