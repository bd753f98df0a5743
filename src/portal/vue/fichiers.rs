//! Files that are no page: site map for search engines, robots, feed.

use schemars::JsonSchema;
use serde::Serialize;

use crate::graph::Chemin;
use crate::portal::{Site, Sujet};

/// What the templates of these files see.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Fichiers {
    /// Name of the portal.
    pub portail: String,
    /// One line under the name.
    pub sous_titre: Option<String>,
    /// Who publishes it.
    pub editeur: String,
    /// Public address, ends with a slash.
    pub base_url: String,
    /// Language.
    pub langue: String,
    /// Public addresses of every page that search engines should list.
    pub pages: Vec<String>,
    /// Revisions, the latest first.
    pub revisions: Vec<Entree>,
    /// When the latest revision was made, RFC 3339.
    pub derniere: String,
}

/// A revision in the feed.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Entree {
    /// Stable identifier: the page's address and the revision's date.
    pub id: String,
    /// Public address.
    pub url: String,
    /// Title.
    pub titre: String,
    /// RFC 3339.
    pub date: String,
    /// What changed.
    pub resume: Option<String>,
}

/// The files of a site, by the name of their template.
pub const NOMS: [&str; 3] = ["sitemap.xml", "atom.xml", "robots.txt"];

/// Builds what the templates of these files see.
#[must_use]
pub fn fichiers(site: &Site<'_>) -> Fichiers {
    let portail = &site.corpus.portail;
    let absolute = |chemin: &Chemin| format!("{}{}", portail.base_url, chemin.sans_ancre());
    let mut revisions: Vec<Entree> = site
        .corpus
        .declinaisons
        .iter()
        .flat_map(|d| d.revisions.iter().map(move |r| (d, r)))
        .map(|(d, r)| {
            let url = absolute(&Chemin::declinaison(d));
            Entree {
                id: format!("{url}#{}", r.date.iso()),
                titre: format!("{} : {}", d.titre, r.titre),
                date: format!("{}T00:00:00Z", r.date.iso_day()),
                resume: r.resume.as_ref().map(ToString::to_string),
                url,
            }
        })
        .collect();
    revisions.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    let listed = site
        .pages
        .iter()
        .filter(|p| !matches!(p.sujet, Sujet::Introuvable | Sujet::Imprimer(_) | Sujet::ImprimerOffre(_)));
    Fichiers {
        portail: portail.titre.to_string(),
        sous_titre: portail.sous_titre.as_ref().map(ToString::to_string),
        editeur: portail.editeur.to_string(),
        base_url: portail.base_url.clone(),
        langue: portail.langue.clone(),
        pages: listed.map(|p| absolute(&p.chemin)).collect(),
        derniere: revisions.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |r| r.date.clone()),
        revisions,
    }
}
