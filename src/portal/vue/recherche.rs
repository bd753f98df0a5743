//! The search page: a field, and for those who have no script an index of subjects, codes, acronyms and actors.

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{Ici, Lien, LieuVue};
use super::{Corps, Vue};
use crate::french::fold;
use crate::graph::Chemin;
use crate::model::{Famille, Texte};
use crate::portal::recherche::{SORTES, facette};
use crate::portal::{Sujet, capitalized};
use crate::recherche::TETE;

/// The search page.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RechercheVue {
    /// The file of the search index that knows the others.
    pub index: String,
    /// Where the words of the index are: the first letters of each file of words, with what its name says of its content.
    pub mots: String,
    /// The words that are not sought.
    pub vides: String,
    /// What a reader may narrow a search by.
    pub filtres: Vec<Filtre>,
    /// Subjects, by first letter.
    pub sujets: Vec<LettreDeSujets>,
    /// The codes of the plans, by level.
    pub codes: Vec<GroupeDeCodes>,
    /// Lists that are pages of their own: glossary, actors, indicators, site map.
    pub listes: Vec<Lien>,
}

/// Something that a search may be narrowed by.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Filtre {
    /// Name of the field in the address.
    pub nom: &'static str,
    /// Label.
    pub intitule: String,
    /// The choice of all.
    pub tous: String,
    /// The choices.
    pub choix: Vec<Choix>,
}

/// A choice of a filter.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Choix {
    /// What the index calls it.
    pub valeur: String,
    /// Text.
    pub texte: String,
}

/// Subjects of one first letter.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LettreDeSujets {
    /// Anchor.
    pub id: String,
    /// The letter.
    pub nom: String,
    /// Subjects.
    pub liens: Vec<Lien>,
}

/// The codes of a level.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GroupeDeCodes {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// The nodes.
    pub noeuds: Vec<LieuVue>,
}

pub(super) fn vue(ici: &Ici<'_>) -> Vue {
    let cles = ici.site.cles.get().cloned().unwrap_or_default();
    let sujets = sujets(ici);
    let codes = codes(ici);
    let mut sommaire = vec![("sujets".to_owned(), ici.mot("recherche.sommaire").to_owned())];
    sommaire.extend(codes.iter().map(|c| (c.id.clone(), c.titre.clone())));
    Vue {
        modele: "recherche",
        vignette: None,
        page: ici.cadre(Titres { description: ici.mot("recherche.description").into(), sommaire, ..Titres::default() }),
        vue: Corps::Recherche(RechercheVue {
            index: ici.href(&Chemin::fichier(TETE)),
            mots: cles.mots,
            vides: cles.vides,
            filtres: filtres(ici),
            sujets,
            codes,
            listes: listes(ici),
        }),
    }
}

/// The word for what a subject is, to tell two of one name apart; none when the page is no subject.
fn genre(sujet: &Sujet) -> Option<&'static str> {
    match sujet {
        Sujet::Etiquette(e) => Some(match e.famille {
            Famille::Theme => "recherche.genre-theme",
            Famille::Parcours => "recherche.genre-parcours",
        }),
        Sujet::Activite(_) => Some("recherche.genre-soins"),
        Sujet::Lieu(_) | Sujet::Territoire(_) => Some("recherche.genre-territoire"),
        _ => None,
    }
}

/// Everything that a page is about, in French order.
fn sujets(ici: &Ici<'_>) -> Vec<LettreDeSujets> {
    let mut liens: Vec<Lien> = Vec::new();
    let pages = ici.site.pages.iter().filter_map(|page| Some((page, genre(&page.sujet)?)));
    let count = |titre: &Texte| pages.clone().filter(|(p, _)| p.titre == *titre).count();
    for (page, genre) in pages.clone() {
        // A theme and an activity may have one name.
        let name = if count(&page.titre) > 1 {
            format!("{} ({})", page.titre, ici.mot(genre))
        } else {
            page.titre.to_string()
        };
        liens.push(ici.lien(&page.chemin, name));
    }
    for d in &ici.site.corpus.declinaisons {
        for fiche in &d.fiches {
            let chemin = Chemin::local(d, &fiche.noeud);
            let shared = |cle: &Texte| {
                let others = d.fiches.iter().filter(|f| f.noeud.code != fiche.noeud.code);
                others.flat_map(|f| &f.mots_cles).any(|c| capitalized(c.as_str()) == capitalized(cle.as_str()))
            };
            let named = |cle: &Texte| {
                // Of two fiches, only the code tells which one a link opens.
                let which = if shared(cle) { format!(", {}", fiche.noeud.code) } else { String::new() };
                ici.lien(&chemin, format!("{} ({}{which})", capitalized(cle.as_str()), d.territoire.nom))
            };
            liens.extend(fiche.mots_cles.iter().map(named));
        }
    }
    liens.sort_by(|a, b| ici.site.ordre.compare(&a.texte, &b.texte).then_with(|| a.href.cmp(&b.href)));
    let mut lettres: Vec<LettreDeSujets> = Vec::new();
    for lien in liens {
        let first = fold::fold(&lien.texte).chars().find(|c| c.is_alphanumeric()).unwrap_or('0');
        let nom = if first.is_alphabetic() { first.to_uppercase().to_string() } else { "0-9".to_owned() };
        if lettres.last().is_none_or(|l| l.nom != nom) {
            lettres.push(LettreDeSujets { id: format!("lettre-{}", nom.to_lowercase()), nom, liens: Vec::new() });
        }
        if let Some(last) = lettres.last_mut() {
            last.liens.push(lien);
        }
    }
    lettres
}

/// The nodes of the plans that the portal shares; those of a territory's own plan are in its page.
fn codes(ici: &Ici<'_>) -> Vec<GroupeDeCodes> {
    // Beyond this, the lists of each level say it better than one page.
    const MOST: usize = 300;
    let mut groupes: Vec<GroupeDeCodes> = Vec::new();
    for plan in ici.site.corpus.plans_communs().filter(|p| p.noeuds.len() <= MOST) {
        for niveau in &plan.niveaux {
            let noeuds: Vec<LieuVue> = plan.du_niveau(niveau).map(|n| ici.noeud(n)).collect();
            if !noeuds.is_empty() {
                let titre = ici.mots().dire("recherche.codes", &[("niveau", niveau.pluriel.as_str())]);
                groupes.push(GroupeDeCodes { id: format!("codes-{}", niveau.chemin), titre, noeuds });
            }
        }
    }
    groupes
}

fn listes(ici: &Ici<'_>) -> Vec<Lien> {
    let wanted = |s: &Sujet| {
        matches!(s, Sujet::Glossaire | Sujet::Acteurs | Sujet::Indicateurs | Sujet::Sources | Sujet::PlanDuSite)
    };
    ici.site.uniques.iter().filter(|p| wanted(&p.sujet)).map(|p| ici.lien(&p.chemin, &p.titre)).collect()
}

fn filtres(ici: &Ici<'_>) -> Vec<Filtre> {
    let corpus = ici.site.corpus;
    let mut territoires: Vec<Choix> = Vec::new();
    let regional = corpus.plans_communs().map(|p| &p.territoire);
    let own = corpus.declinaisons.iter().map(|d| &d.territoire);
    for t in regional.chain(own) {
        let valeur = format!("t:{}", t.id);
        if !territoires.iter().any(|c| c.valeur == valeur) {
            territoires.push(Choix { valeur, texte: t.nom.to_string() });
        }
    }
    let sortes = SORTES.map(|(id, nom)| Choix { valeur: format!("s:{id}"), texte: ici.mot(nom).to_owned() });
    let etiquettes = |register: &crate::model::Registre<crate::model::Etiquette>| -> Vec<Choix> {
        let used = register.values().filter(|e| !ici.site.index.emplois_etiquette(e).is_empty());
        used.map(|e| Choix { valeur: facette(e), texte: e.nom.to_string() }).collect()
    };
    let all = [
        Filtre {
            nom: "t",
            intitule: ici.mot("territoires.surtitre").to_owned(),
            tous: ici.mot("recherche.tous").to_owned(),
            choix: territoires,
        },
        Filtre {
            nom: "s",
            intitule: ici.mot("recherche.sorte").to_owned(),
            tous: ici.mot("recherche.toutes").to_owned(),
            choix: sortes.into(),
        },
        Filtre {
            nom: "h",
            intitule: ici.mot("etiquettes.theme").to_owned(),
            tous: ici.mot("recherche.tous").to_owned(),
            choix: etiquettes(&corpus.themes),
        },
        Filtre {
            nom: "p",
            intitule: ici.mot("etiquettes.parcours").to_owned(),
            tous: ici.mot("recherche.tous").to_owned(),
            choix: etiquettes(&corpus.parcours),
        },
    ];
    all.into_iter().filter(|f| f.choix.len() > 1).collect()
}
