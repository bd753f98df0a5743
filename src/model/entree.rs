//! Ways in by need: « Je suis… », « Je cherche… », composed of pages that exist.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Indicateur, List, Loc, Prose, Renvoi, Slug, Texte};
use crate::diagnostic::Span;

/// `entrees.yaml`: the families of ways in, and the numbers to call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntreesBrutes {
    /// Families, in the order of the home page.
    pub familles: List<FamilleDEntreesBrute>,
    /// Numbers to call in an emergency.
    #[serde(default)]
    pub numeros: List<NumeroBrut>,
}

/// A family as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FamilleDEntreesBrute {
    /// Identifier, also the folder of its pages.
    pub id: Loc<String>,
    /// How its entries begin: « Je suis… ».
    pub titre: Loc<String>,
    /// What it is for, in one sentence.
    pub description: Loc<String>,
    /// Its entries, by the names of their files.
    pub entrees: List<Loc<String>>,
}

/// A number to call, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumeroBrut {
    /// The number.
    pub numero: Loc<String>,
    /// Who answers.
    pub nom: Loc<String>,
    /// When to call it.
    pub quand: Loc<String>,
    /// Whether it is reached by voice; a number by text message has no link that calls it.
    pub appel: Option<bool>,
}

/// `entrees/<id>.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntreeBrute {
    /// What follows the name of the family: « aidant ».
    pub nom: Loc<String>,
    /// Title of the page.
    pub titre: Loc<String>,
    /// What the page is for, in one sentence.
    pub en_bref: Loc<String>,
    /// Numbers to call, among those of `entrees.yaml`.
    #[serde(default)]
    pub numeros: List<Loc<String>>,
    /// What there is to read.
    pub groupes: List<GroupeDEntreeBrut>,
    /// What the portal does not say, and where to find it; Markdown.
    pub limites: Option<Loc<String>>,
}

/// Pages to read together, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupeDEntreeBrut {
    /// Title.
    pub titre: Loc<String>,
    /// What to know first; Markdown.
    pub texte: Option<Loc<String>>,
    /// The pages.
    pub liens: List<LienDEntreeBrut>,
}

/// A page to read, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LienDEntreeBrut {
    /// What it leads to, as between the brackets of a Markdown text.
    pub vers: Loc<String>,
    /// Title in plain words, when the thing's own is an official one.
    pub titre: Option<Loc<String>>,
    /// Why to read it.
    pub note: Option<Loc<String>>,
}

/// A family of ways in.
#[derive(Debug)]
pub struct FamilleDEntrees {
    /// Identifier.
    pub id: Slug,
    /// How its entries begin.
    pub titre: Texte,
    /// What it is for.
    pub description: Texte,
    /// Its entries.
    pub entrees: Vec<Arc<Entree>>,
    /// Where it is declared.
    pub span: Span,
}

/// A number to call.
#[derive(Debug)]
pub struct Numero {
    /// The number.
    pub numero: String,
    /// Who answers.
    pub nom: Texte,
    /// When to call it.
    pub quand: Texte,
    /// Whether it is reached by voice.
    pub appel: bool,
}

/// A way in.
#[derive(Debug)]
pub struct Entree {
    /// Identifier.
    pub id: Slug,
    /// Identifier of its family.
    pub famille: Slug,
    /// What follows the name of the family.
    pub nom: Texte,
    /// Title of the page.
    pub titre: Texte,
    /// What the page is for.
    pub en_bref: Texte,
    /// Numbers to call.
    pub numeros: Vec<Arc<Numero>>,
    /// What there is to read.
    pub groupes: Vec<GroupeDEntree>,
    /// What the portal does not say.
    pub limites: Option<Prose>,
}

/// Pages to read together.
#[derive(Debug)]
pub struct GroupeDEntree {
    /// Title.
    pub titre: Texte,
    /// What to know first.
    pub texte: Option<Prose>,
    /// The pages.
    pub liens: Vec<LienDEntree>,
}

/// A page to read.
#[derive(Debug)]
pub struct LienDEntree {
    /// What it leads to.
    pub vers: Cible,
    /// Title in plain words.
    pub titre: Option<Texte>,
    /// Why to read it.
    pub note: Option<Texte>,
}

/// What a way in leads to.
#[derive(Debug)]
pub enum Cible {
    /// What a Markdown text may link to.
    Renvoi(Renvoi),
    /// An indicator.
    Indicateur(Arc<Indicateur>),
    /// The same part of every plan that has it, by its folder (`vous-avez-dit`).
    Partie(&'static str),
    /// A page that exists once, by its folder (`indicateurs`).
    Liste(&'static str),
}

impl Cible {
    /// The parts of a plan.
    pub const PARTIES: [&str; 12] = [
        "diagnostic",
        "besoins",
        "paroles",
        "vous-avez-dit",
        "calendrier",
        "suivi",
        "articulation",
        "offre-de-soins",
        "finances",
        "gouvernance",
        "partenariats",
        "feuilles-de-route",
    ];

    /// The pages that exist once.
    pub const LISTES: [&str; 14] = [
        "et-chez-moi",
        "contrats",
        "matrice",
        "comparer",
        "themes",
        "parcours",
        "offre-de-soins",
        "indicateurs",
        "acteurs",
        "territoires",
        "sources",
        "glossaire",
        "donnees",
        "plan-du-site",
    ];
}
