//! Ways in by need: a page an entry, a page a family, and their place on the home page.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::chez_moi::{self, Champ};
use super::ici::{Ici, Lien, ProseVue};
use super::{Corps, Vue};
use crate::graph::Chemin;
use crate::model::{ACCESSIBILITE, Cible, Declinaison, Entree, FamilleDEntrees, LienDEntree, Noeud, Renvoi};
use crate::portal::capitalized;

/// A family of ways in, as lists show it.
#[derive(Debug, JsonSchema, Serialize)]
#[schemars(rename = "FamilleDEntreesVue")]
pub struct FamilleVue {
    /// Its page.
    pub href: String,
    /// Anchor.
    pub id: String,
    /// « Je suis… »
    pub titre: String,
    /// What it is for.
    pub description: String,
    /// Its entries.
    pub entrees: Vec<EntreeListee>,
}

/// A way in, as lists show it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EntreeListee {
    /// Its page.
    pub href: String,
    /// « Aidant »
    pub nom: String,
    /// One sentence.
    pub en_bref: String,
    /// Whether it is the page that is read.
    pub ici: bool,
}

/// All entries of a family.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EntreesVue {
    /// The family.
    pub famille: FamilleVue,
    /// The other families.
    pub autres: Vec<FamilleVue>,
}

/// A way in.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EntreeVue {
    /// « Je suis… »
    pub famille: FamilleVue,
    /// Numbers to call.
    pub numeros: Vec<NumeroVue>,
    /// What there is to read.
    pub groupes: Vec<GroupeVue>,
    /// What the portal does not say.
    pub limites: Option<ProseVue>,
    /// The field that finds a commune.
    pub champ: Option<Champ>,
}

/// A number to call.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NumeroVue {
    /// The number.
    pub numero: String,
    /// What calls it, unless it is reached by text message.
    pub href: Option<String>,
    /// Who answers.
    pub nom: String,
    /// When to call it.
    pub quand: String,
}

/// Pages to read together.
#[derive(Debug, JsonSchema, Serialize)]
#[schemars(rename = "GroupeDEntreeVue")]
pub struct GroupeVue {
    /// Anchor.
    pub id: String,
    /// Title.
    pub titre: String,
    /// What to know first.
    pub texte: Option<ProseVue>,
    /// The pages.
    pub liens: Vec<LienVue>,
}

/// A page to read.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LienVue {
    /// Address; none when each territory has its own page and there is no common one.
    pub href: Option<String>,
    /// Title in plain words, or the thing's own.
    pub titre: String,
    /// The thing's own title, when the link says it in plain words.
    pub officiel: Option<String>,
    /// Code of a node.
    pub code: Option<String>,
    /// What kind of page it is: « Objectif opérationnel », « Indicateur ».
    pub sorte: String,
    /// Why to read it.
    pub note: Option<String>,
    /// What it says territory by territory.
    pub territoires: Vec<Lien>,
}

/// The families, as the home page and the menus show them.
pub(super) fn familles(ici: &Ici<'_>) -> Vec<FamilleVue> {
    ici.site.corpus.entrees.iter().map(|f| famille(ici, f)).collect()
}

fn famille(ici: &Ici<'_>, f: &FamilleDEntrees) -> FamilleVue {
    let entree = |e: &Arc<Entree>| EntreeListee {
        href: ici.href(&Chemin::entree(e)),
        nom: capitalized(e.nom.as_str()),
        en_bref: e.en_bref.to_string(),
        ici: ici.page.chemin == Chemin::entree(e),
    };
    FamilleVue {
        href: ici.href(&Chemin::famille_d_entrees(f)),
        id: f.id.to_string(),
        titre: f.titre.to_string(),
        description: f.description.to_string(),
        entrees: f.entrees.iter().map(entree).collect(),
    }
}

pub(super) fn toutes(ici: &Ici<'_>, f: &FamilleDEntrees) -> Vue {
    let others = ici.site.corpus.entrees.iter().filter(|o| o.id != f.id);
    Vue {
        modele: "entrees",
        vignette: None,
        page: ici.cadre(Titres { description: f.description.to_string(), ..Titres::default() }),
        vue: Corps::Entrees(EntreesVue { famille: famille(ici, f), autres: others.map(|o| famille(ici, o)).collect() }),
    }
}

pub(super) fn une(ici: &Ici<'_>, f: &FamilleDEntrees, e: &Entree) -> Vue {
    let groupes: Vec<GroupeVue> = e
        .groupes
        .iter()
        .enumerate()
        .map(|(rank, g)| GroupeVue {
            id: format!("groupe-{}", rank + 1),
            titre: g.titre.to_string(),
            texte: g.texte.as_ref().map(|t| ici.prose(t)),
            liens: g.liens.iter().filter_map(|l| lien(ici, l)).collect(),
        })
        .filter(|g| !g.liens.is_empty() || g.texte.is_some())
        .collect();
    Vue {
        modele: "entree",
        vignette: None,
        page: ici.cadre(Titres {
            titre: Some(e.titre.to_string()),
            objet: Some(e.titre.to_string()),
            description: e.en_bref.to_string(),
            ariane: vec![ici.lien(&Chemin::famille_d_entrees(f), &f.titre)],
            ariane_ici: Some(capitalized(e.nom.as_str())),
            ..Titres::default()
        }),
        vue: Corps::Entree(Box::new(EntreeVue {
            famille: famille(ici, f),
            numeros: e
                .numeros
                .iter()
                .map(|n| NumeroVue {
                    numero: n.numero.clone(),
                    href: n.appel.then(|| format!("tel:{}", n.numero.replace(' ', ""))),
                    nom: n.nom.to_string(),
                    quand: n.quand.to_string(),
                })
                .collect(),
            groupes,
            limites: e.limites.as_ref().map(|l| ici.prose(l)),
            champ: chez_moi::champ(ici),
        })),
    }
}

/// What a link shows; nothing when this portal has no such page.
fn lien(ici: &Ici<'_>, l: &LienDEntree) -> Option<LienVue> {
    let chez = |d: &Arc<Declinaison>, chemin: &Chemin| ici.lien(chemin, &d.territoire.nom);
    let declinaisons = &ici.site.corpus.declinaisons;
    let simple = |chemin: Option<Chemin>, titre: String, sorte: &str| {
        chemin.map(|c| LienVue {
            href: Some(ici.href(&c)),
            titre,
            officiel: None,
            code: None,
            sorte: sorte.to_owned(),
            note: None,
            territoires: Vec::new(),
        })
    };
    let mut vue = match &l.vers {
        Cible::Indicateur(i) => simple(Some(Chemin::indicateur(i)), i.nom.to_string(), ici.mot("indicateur.surtitre")),
        Cible::Liste(nom) => {
            let page = ici.site.uniques.iter().find(|p| p.chemin == Chemin::fixe(nom))?;
            simple(Some(page.chemin.clone()), page.titre.to_string(), ici.mot("entrees.liste"))
        }
        Cible::Partie(nom) => {
            let pages = declinaisons.iter().filter_map(|d| {
                let chemin = Chemin::partie(d, nom);
                Some((d, ici.site.pages.iter().find(|p| p.chemin == chemin)?))
            });
            let pages: Vec<_> = pages.collect();
            let (_, first) = pages.first()?;
            Some(LienVue {
                href: None,
                titre: first.titre.to_string(),
                officiel: None,
                code: None,
                sorte: ici.mot("entrees.par-plan").to_owned(),
                note: None,
                territoires: pages.iter().map(|(d, p)| chez(d, &p.chemin)).collect(),
            })
        }
        Cible::Renvoi(renvoi) => match renvoi {
            Renvoi::Noeud(n) => Some(noeud(ici, n)),
            Renvoi::Activite(a) => {
                let own = declinaisons.iter().filter(|d| d.offre.iter().any(|o| o.activite.id == a.id));
                let territoires = own.map(|d| chez(d, &Chemin::offre(d, a))).collect();
                simple(Some(Chemin::activite(a)), a.titre.to_string(), ici.mot("entrees.activite"))
                    .map(|v| LienVue { territoires, ..v })
            }
            Renvoi::Etiquette(e) => simple(Some(Chemin::etiquette(e)), e.nom.to_string(), &famille_d_etiquette(ici, e)),
            Renvoi::Acteur(a) => simple(Some(Chemin::acteur(a)), a.nom.to_string(), ici.mot("acteur.surtitre")),
            Renvoi::Territoire(t) => {
                simple(ici.chemin_territoire(t), t.nom.to_string(), ici.mot("territoires.surtitre"))
            }
            Renvoi::Page(p) => simple(Some(Chemin::libre(p)), p.titre.to_string(), ici.mot("entrees.page")),
            Renvoi::Accessibilite => simple(
                Some(Chemin::fixe(ACCESSIBILITE)),
                ici.mot("pages.accessibilite").to_owned(),
                ici.mot("entrees.page"),
            ),
            // Refused when it is linked: a figure is no page.
            Renvoi::Chiffre(_) => None,
        },
    }?;
    vue.note = l.note.as_ref().map(ToString::to_string);
    if let Some(titre) = &l.titre {
        let officiel = std::mem::replace(&mut vue.titre, titre.to_string());
        // A list needs no official name.
        vue.officiel = vue.code.is_some().then_some(officiel);
    }
    Some(vue)
}

fn famille_d_etiquette(ici: &Ici<'_>, e: &crate::model::Etiquette) -> String {
    match e.famille {
        crate::model::Famille::Theme => ici.mot("etiquettes.theme").to_owned(),
        crate::model::Famille::Parcours => ici.mot("etiquettes.parcours").to_owned(),
    }
}

/// A node of a plan, with what each territory that retained it says of it.
fn noeud(ici: &Ici<'_>, n: &Noeud) -> LienVue {
    let lieu = ici.noeud(n);
    let declinaisons = &ici.site.corpus.declinaisons;
    let own = declinaisons.iter().filter(|d| d.plan.id == n.niveau.plan && d.a_une_page(n));
    let territoires: Vec<Lien> = own.map(|d| ici.lien(&Chemin::local(d, n), &d.territoire.nom)).collect();
    LienVue {
        href: Some(lieu.href),
        titre: lieu.titre,
        officiel: None,
        code: lieu.code,
        sorte: capitalized(n.niveau.nom.as_str()),
        note: None,
        territoires,
    }
}
