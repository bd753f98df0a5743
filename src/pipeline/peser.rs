//! What the eco-design statement tells: read from the finished pages, the same whatever the cache remembers.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::audit::poids::{Genre, LIMITE, LIMITE_DEMANDES, compressed, par_genre};
use crate::cache::PageMade;
use crate::model::Forme;
use crate::portal::mesures::{MesureDeGenre, Mesures};
use crate::portal::{self, Page, Site, Sujet};
use crate::render::Theme;

/// Measures the pages that are made. Those that the statement names are made once more to be compressed, since nothing
/// keeps their bytes; what they weigh is kept with them.
pub(super) fn peser(site: &Site<'_>, theme: &Theme, pages: &mut BTreeMap<String, PageMade>) -> Mesures {
    let known: HashMap<String, &Page> = site.pages.iter().map(|page| (page.chemin.file(), page)).collect();
    let kinds = genres(pages);
    let mut sizes: Vec<(u64, &str)> =
        pages.iter().map(|(path, page)| (page.read.poids().html, path.as_str())).collect();
    sizes.sort_unstable();
    let middle = sizes.get(sizes.len().saturating_sub(1) / 2).map(|(_, path)| (*path).to_owned());
    let named: Vec<String> = kinds.iter().map(|kind| kind.chemin.clone()).chain(middle.clone()).collect();
    let weigh = |path: &String| {
        let missing = pages.get(path).is_some_and(|page| page.read.poids().compresse.is_none());
        let page = known.get(path).filter(|_| missing)?;
        let html = theme.render(&portal::vue(site, page)).ok()?;
        Some((path.clone(), compressed(html.as_bytes())))
    };
    let weights: Vec<(String, u64)> = named.par_iter().filter_map(weigh).collect();
    for (path, weight) in weights {
        if let Some(page) = pages.get_mut(&path) {
            page.read.note_weight(weight);
        }
    }
    let total = |path: &str| pages.get(path).map_or(0, |page| page.read.poids().total());
    let suffix = format!(" – {}", site.corpus.portail.titre);
    let genre = |kind: Genre| {
        let page = known.get(&kind.chemin)?;
        let langue = match &page.sujet {
            Sujet::Version(version) => match &version.forme {
                Forme::Langue(langue) => Some(langue.as_str()),
                Forme::Simple => None,
            },
            _ => None,
        };
        let titre = pages.get(&kind.chemin)?.read.title();
        let titre = titre.strip_suffix(&suffix).unwrap_or(titre).to_owned();
        Some(MesureDeGenre {
            pages: kind.pages,
            chemin: page.chemin.clone(),
            titre,
            langue: langue.map(ToOwned::to_owned),
            poids: total(&kind.chemin),
            demandes: kind.demandes,
        })
    };
    let mut genres: Vec<MesureDeGenre> = kinds.into_iter().filter_map(genre).collect();
    genres.sort_by(|a, b| b.poids.cmp(&a.poids).then_with(|| a.chemin.cmp(&b.chemin)));
    let font = |path: &str| matches!(path.rsplit_once('.'), Some((_, "woff" | "woff2" | "ttf" | "otf")));
    Mesures {
        pages: pages.len(),
        mediane: middle.map_or(0, |path| total(&path)),
        feuilles: pages.values().map(|page| page.read.poids().feuilles).max().unwrap_or_default(),
        avec_script: pages.values().filter(|page| page.read.poids().scripts > 0).count(),
        polices: theme.assets().filter(|(path, _)| font(path)).count(),
        genres,
        limite: LIMITE,
        limite_demandes: LIMITE_DEMANDES,
    }
}

fn genres(pages: &BTreeMap<String, PageMade>) -> Vec<Genre> {
    par_genre(pages.values().map(|page| (page.modele.as_str(), &page.read)))
}
