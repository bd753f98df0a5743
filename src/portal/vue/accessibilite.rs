//! The accessibility statement: what the audit file establishes, and nothing else.

use schemars::JsonSchema;
use serde::Serialize;

use super::cadre::Titres;
use super::ici::{Ici, ProseVue};
use super::{Corps, Vue};
use crate::model::{AuditAccessibilite, CompteDeCriteres, Conformite, Critere, Declaration, THEMES, Texte, VALIDITE};
use crate::portal::Site;

/// The accessibility statement.
#[derive(Debug, JsonSchema, Serialize)]
pub struct AccessibiliteVue {
    /// « non conforme ».
    pub etat: String,
    /// Public address of the portal.
    pub adresse: String,
    /// Who publishes it.
    pub editeur: String,
    /// When the statement was made, in French.
    pub date: Option<String>,
    /// How to reach the publisher.
    pub contact: Option<ProseVue>,
    /// What was done.
    pub mesures: Option<ProseVue>,
    /// What is known not to be accessible.
    pub contenus_non_accessibles: Option<ProseVue>,
    /// The audit.
    pub audit: Option<AuditVue>,
}

/// An audit.
#[derive(Debug, JsonSchema, Serialize)]
pub struct AuditVue {
    /// When it was made, in French.
    pub date: String,
    /// From when on it is worth nothing, in French.
    pub expire: String,
    /// How many years it is worth.
    pub validite: i16,
    /// Who made it.
    pub auditeur: String,
    /// What it was made with.
    pub methode: String,
    /// The reference and its version.
    pub referentiel: String,
    /// The pages that were examined.
    pub pages: Vec<String>,
    /// The share of the criteria that apply and are met, in hundredths.
    pub taux: u16,
    /// The results, all together.
    pub total: CompteVue,
    /// The results, theme by theme.
    pub themes: Vec<ThemeVue>,
    /// What is wrong.
    pub constats: Vec<ConstatVue>,
    /// The criteria that are not met and of which the file says no more.
    pub sans_constat: Vec<String>,
    /// What is not made accessible, and why.
    pub derogations: Vec<ConstatVue>,
}

/// A theme of the reference.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ThemeVue {
    /// Number.
    pub numero: u8,
    /// Name.
    pub nom: String,
    /// Its results.
    pub compte: CompteVue,
}

/// How many criteria have each result.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CompteVue {
    /// Met.
    pub conformes: u16,
    /// Not met.
    pub non_conformes: u16,
    /// That do not apply.
    pub non_applicables: u16,
    /// That nobody tested.
    pub non_testes: u16,
    /// That apply, those that nobody tested among them.
    pub applicables: u16,
}

/// What is said of a criterion.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ConstatVue {
    /// The criterion.
    pub critere: String,
    /// What is said.
    pub texte: String,
}

/// What the themes of the RGAA are called, in its order.
const NOMS_DES_THEMES: [&str; THEMES.len()] = [
    "accessibilite.rgaa-images",
    "accessibilite.rgaa-cadres",
    "accessibilite.rgaa-couleurs",
    "accessibilite.rgaa-multimedia",
    "accessibilite.rgaa-tableaux",
    "accessibilite.rgaa-liens",
    "accessibilite.rgaa-scripts",
    "accessibilite.rgaa-elements",
    "accessibilite.rgaa-structuration",
    "accessibilite.rgaa-presentation",
    "accessibilite.rgaa-formulaires",
    "accessibilite.rgaa-navigation",
    "accessibilite.rgaa-consultation",
];

/// What the portal may claim.
pub(super) fn conformite(site: &Site<'_>) -> Conformite {
    site.corpus.accessibilite.as_ref().map_or(Conformite::Aucune, Declaration::conformite)
}

pub(super) fn vue(ici: &Ici<'_>) -> Vue {
    let corpus = ici.site.corpus;
    let declaration = corpus.accessibilite.as_ref();
    let etat = ici.mot(conformite(ici.site).mot());
    let audit = declaration.and_then(|d| d.audit.as_ref()).map(|a| audit(ici, a));
    let mut sommaire = vec![("etat", ici.mot("accessibilite.etat"))];
    if audit.is_some() {
        sommaire.push(("resultats", ici.mot("accessibilite.resultats")));
    }
    let vue = AccessibiliteVue {
        etat: etat.to_owned(),
        adresse: corpus.portail.base_url.clone(),
        editeur: corpus.portail.editeur.to_string(),
        date: declaration.map(|d| ici.date(d.date)),
        contact: declaration.map(|d| ici.prose(&d.contact)),
        mesures: declaration.and_then(|d| d.mesures.as_ref()).map(|p| ici.prose(p)),
        contenus_non_accessibles: declaration.and_then(|d| d.contenus_non_accessibles.as_ref()).map(|p| ici.prose(p)),
        audit,
    };
    if vue.mesures.is_some() {
        sommaire.push(("mesures", ici.mot("accessibilite.mesures")));
    }
    sommaire.extend([
        ("non-accessibles", ici.mot("accessibilite.non-accessibles")),
        ("contact", ici.mot("accessibilite.contact")),
        ("recours", ici.mot("accessibilite.recours")),
    ]);
    Vue {
        modele: "accessibilite",
        vignette: None,
        page: ici.cadre(Titres {
            titre: Some(ici.mots().dire("accessibilite.etat-declare", &[("etat", etat)])),
            ariane_ici: Some(ici.mot("pages.accessibilite").to_owned()),
            description: ici.mot("accessibilite.description").to_owned(),
            sommaire: sommaire.into_iter().map(|(id, titre)| (id.to_owned(), titre.to_owned())).collect(),
            ..Titres::default()
        }),
        vue: Corps::Accessibilite(Box::new(vue)),
    }
}

fn audit(ici: &Ici<'_>, a: &AuditAccessibilite) -> AuditVue {
    let total = a.compte(Critere::tous());
    let themes = (1..).zip(NOMS_DES_THEMES).map(|(numero, nom)| ThemeVue {
        numero,
        nom: ici.mot(nom).to_owned(),
        compte: compte(a.compte(Critere::tous().filter(|c| c.theme() == numero))),
    });
    let not_met = Critere::tous().filter(|c| a.resultat(*c) == crate::model::Resultat::NonConforme);
    let told = |c: &Critere| a.constats.iter().chain(&a.derogations).any(|(known, _)| known == c);
    AuditVue {
        date: ici.date(a.date),
        expire: ici.date(a.expire()),
        validite: VALIDITE,
        auditeur: a.auditeur.to_string(),
        methode: a.methode.to_string(),
        referentiel: a.referentiel.to_string(),
        pages: a.pages.iter().map(ToString::to_string).collect(),
        taux: total.taux(),
        total: compte(total),
        themes: themes.collect(),
        constats: said(&a.constats),
        sans_constat: not_met.filter(|c| !told(c)).map(|c| c.to_string()).collect(),
        derogations: said(&a.derogations),
    }
}

fn compte(c: CompteDeCriteres) -> CompteVue {
    CompteVue {
        conformes: c.conformes,
        non_conformes: c.non_conformes,
        non_applicables: c.non_applicables,
        non_testes: c.non_testes,
        applicables: c.applicables(),
    }
}

fn said(list: &[(Critere, Texte)]) -> Vec<ConstatVue> {
    list.iter().map(|(c, t)| ConstatVue { critere: c.to_string(), texte: t.to_string() }).collect()
}
