//! What social networks show of a page: a title, a sentence, a picture.

use schemars::JsonSchema;
use serde::Serialize;

use super::chiffre::valeur_et_unite;
use super::ici::Ici;
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{Carte, Indicateur, Nombre, Observation, Statut, Territoire};
use crate::portal::{Site, Sujet};

/// Width of a picture, in pixels: what networks show without cutting.
pub const LARGEUR: u32 = 1200;

/// Height of a picture.
pub const HAUTEUR: u32 = 630;

/// Most bars that a picture has room for.
const MOST_BARS: usize = 5;

/// The picture of a page, in the head of the page.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Partage {
    /// Public address.
    pub url: String,
    /// Width in pixels.
    pub largeur: u32,
    /// Height in pixels.
    pub hauteur: u32,
    /// What it says, for those who do not see it.
    pub texte: String,
}

/// A picture to paint: what is written and drawn in it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Vignette {
    /// Its file, from the root of the portal.
    pub fichier: String,
    /// Name of the portal.
    pub portail: String,
    /// Public address of the portal, without scheme.
    pub adresse: String,
    /// What stands above the title: territory, level.
    pub surtitre: Vec<String>,
    /// Code of the node.
    pub code: Option<String>,
    /// Title.
    pub titre: String,
    /// One sentence.
    pub phrase: String,
    /// Accent of the branch of the plan, from 1 to 6; 0 for none.
    pub accent: usize,
    /// Figures side by side.
    pub barres: Vec<BarreDeVignette>,
    /// Where the page's territory is.
    pub carte: Option<CarteDeVignette>,
}

/// A figure in a picture.
#[derive(Debug, JsonSchema, Serialize)]
pub struct BarreDeVignette {
    /// Territory.
    pub nom: String,
    /// Value, with its sign.
    pub valeur: String,
    /// Length, in thousandths of the longest; none when lengths would mean nothing.
    pub part: Option<u32>,
}

/// A map in a picture.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CarteDeVignette {
    /// Width, in the steps of the paths.
    pub largeur: i32,
    /// Height.
    pub hauteur: i32,
    /// Data of each path, and whether the page speaks of it.
    pub formes: Vec<(String, bool)>,
}

/// Gives a page its picture: its own, or that of what holds it.
pub(super) fn ajouter(ici: &Ici<'_>, vue: &mut Vue) {
    let portail = &ici.site.corpus.portail;
    if !portail.images || !vue.page.indexable {
        return;
    }
    let own = propre(&ici.page.sujet);
    let shown = match ici.declinaison() {
        _ if own => ici.page.chemin.clone(),
        Some(d) => Chemin::declinaison(d),
        None => Chemin::accueil(),
    };
    let fichier = fichier(&shown);
    let url = format!("{}{fichier}", portail.base_url);
    if own {
        vue.vignette = Some(Box::new(vignette(ici, vue, fichier)));
    }
    let texte = match &vue.vignette {
        Some(v) => dit(v),
        None => format!("{}. {}", portail.titre, ici.declinaison().map_or_else(String::new, |d| d.titre.to_string())),
    };
    vue.page.partage = Some(Partage { url, largeur: LARGEUR, hauteur: HAUTEUR, texte: texte.trim_end().to_owned() });
}

/// The files of all pictures of a site, in the order of its pages.
#[must_use]
pub fn images(site: &Site<'_>) -> Vec<String> {
    site.pages.iter().filter(|p| propre(&p.sujet)).map(|p| fichier(&p.chemin)).collect()
}

/// Whether a page has a picture of its own.
fn propre(sujet: &Sujet) -> bool {
    matches!(sujet, Sujet::Accueil | Sujet::Territoire(_) | Sujet::Local(..) | Sujet::Indicateur(_))
}

fn fichier(chemin: &Chemin) -> String {
    match chemin.sans_ancre().trim_end_matches('/') {
        "" => "partage/accueil.png".to_owned(),
        page => format!("partage/{page}.png"),
    }
}

/// The same in words.
fn dit(v: &Vignette) -> String {
    let mut words = v.surtitre.join(", ");
    words = format!("{words}{}{}.", if words.is_empty() { "" } else { " : " }, v.titre);
    for barre in &v.barres {
        words.push_str(&format_args!(" {} : {}.", barre.nom, barre.valeur).to_string());
    }
    words
}

fn vignette(ici: &Ici<'_>, vue: &Vue, fichier: String) -> Vignette {
    let corpus = ici.site.corpus;
    let portail = &corpus.portail;
    let address = portail.base_url.split_once("://").map_or("", |(_, rest)| rest);
    let (surtitre, code) = match &vue.vue {
        Corps::Local(n) => (vec![n.territoire.clone(), n.niveau.clone()], Some(n.code.clone())),
        Corps::Indicateur(i) => (vec!["Indicateur".to_owned(), i.rubrique.clone()], None),
        Corps::Territoire(t) => (vec![t.titre_officiel.clone()], None),
        _ => (Vec::new(), None),
    };
    let indicateur = match &ici.page.sujet {
        Sujet::Indicateur(i) => Some(&**i),
        _ => None,
    };
    Vignette {
        fichier,
        portail: portail.titre.to_string(),
        adresse: address.trim_end_matches('/').to_owned(),
        surtitre,
        code,
        titre: vue.page.titre.clone(),
        phrase: vue.page.description.clone(),
        accent: vue.page.accent,
        barres: indicateur.map_or_else(Vec::new, |i| barres(ici, i)),
        carte: if indicateur.is_some() { None } else { carte(ici) },
    }
}

/// The main figure of each territory, in the order of the sources.
fn barres(ici: &Ici<'_>, i: &Indicateur) -> Vec<BarreDeVignette> {
    let all = ici.site.corpus.observations.de(i.id.as_str());
    let main = |o: &&std::sync::Arc<Observation>| o.variante.is_none() && o.statut == Statut::Constate;
    let known: Vec<_> = all.iter().filter(main).filter(|o| o.valeur.nombre().is_some()).take(MOST_BARS).collect();
    let number = |o: &Observation| o.valeur.nombre().map(Nombre::absolu).unwrap_or_default();
    let longest = known.iter().map(|o| number(o)).max().unwrap_or_default();
    let lengths = known.len() > 1 && !longest.is_zero() && known.iter().all(|o| !number(o).is_sign_negative());
    let part = |o: &Observation| {
        let share = number(o).checked_div(longest)?.checked_mul(1000.into())?;
        rust_decimal::prelude::ToPrimitive::to_u32(&share.round())
    };
    known
        .iter()
        .map(|o| BarreDeVignette {
            nom: o.territoire.nom.to_string(),
            valeur: valeur_et_unite(o, ici.mots()).0,
            part: if lengths { part(o) } else { None },
        })
        .collect()
}

/// The territory of the page among its neighbours; on the home page, those that have a plan.
fn carte(ici: &Ici<'_>) -> Option<CarteDeVignette> {
    let maps = &ici.site.corpus.cartes;
    let drawn = |carte: &Carte, told: &dyn Fn(&Territoire) -> bool| CarteDeVignette {
        largeur: carte.largeur,
        hauteur: carte.hauteur,
        formes: carte.formes.iter().map(|(t, trace)| (trace.chemin.clone(), told(t))).collect(),
    };
    let Some(here) = ici.territoire() else {
        let planned = |t: &Territoire| ici.site.corpus.declinaisons.iter().any(|d| d.territoire.id == t.id);
        return ici.principale().map(|carte| drawn(carte, &planned));
    };
    let chain = std::iter::once(here).chain(here.ancetres().map(|a| &**a));
    chain.into_iter().find_map(|t| {
        let carte = maps.get(t.parent.as_ref()?.id.as_str()).filter(|c| c.montre(t))?;
        Some(drawn(carte, &|other| other.id == t.id))
    })
}
