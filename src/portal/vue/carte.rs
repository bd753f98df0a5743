//! Maps: where a territory is, which ones have a plan, and how an indicator differs from one to the next.

use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::JsonSchema;
use serde::Serialize;

use super::chiffre::{valeur_avec_unite, valeur_et_unite};
use super::ici::Ici;
use crate::model::{Carte, Indicateur, NatureIndicateur, Observation, Territoire};
use crate::portal::capitalized;

/// Longest code that is printed on a shape: a department's, not a group of communes'.
const SHORT_CODE: usize = 3;

/// Most classes of values.
const MOST_CLASSES: usize = 4;

/// A map.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CarteVue {
    /// What it shows, for those who do not see it.
    pub titre: String,
    /// What must be known to read it, in sentences.
    pub notes: Vec<String>,
    /// Width of the drawing.
    pub largeur: i32,
    /// Height.
    pub hauteur: i32,
    /// Shapes.
    pub formes: Vec<FormeVue>,
    /// What each class of shapes means.
    pub cles: Vec<Cle>,
    /// The same as a list, where the page has none.
    pub liste: Vec<LigneDeCarte>,
    /// Whether shapes are filled by value.
    pub valeurs: bool,
    /// Who made the shapes.
    pub attribution: String,
    /// Name of their licence.
    pub licence: String,
    /// Where they come from.
    pub url: Option<String>,
}

/// A territory on a map.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FormeVue {
    /// Data of its path.
    pub chemin: String,
    /// Class, as [`Cle::classe`].
    pub classe: String,
    /// Its page, unless it is this one or it has none.
    pub href: Option<String>,
    /// « Hérault : un plan est publié ici ».
    pub nom: String,
    /// What is printed on it.
    pub etiquette: Option<String>,
    /// Where.
    pub x: i32,
    /// Where.
    pub y: i32,
}

/// An entry of the legend.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Cle {
    /// Class of shapes: `plan`, `page`, `muet`, `ici`, `vide`, `classe-1` to `classe-4`.
    pub classe: String,
    /// What it means.
    pub texte: String,
}

/// A territory in the list that says what the map shows.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LigneDeCarte {
    /// Territory.
    pub nom: String,
    /// Its page.
    pub href: Option<String>,
    /// Value, in words.
    pub texte: String,
}

impl CarteVue {
    fn new(carte: &Carte, titre: String, formes: Vec<FormeVue>, cles: Vec<Cle>, notes: Vec<String>) -> Self {
        Self {
            titre,
            notes,
            largeur: carte.largeur,
            hauteur: carte.hauteur,
            formes,
            cles,
            liste: Vec::new(),
            valeurs: false,
            attribution: carte.fond.attribution.to_string(),
            licence: carte.fond.licence.to_string(),
            url: carte.fond.url.clone(),
        }
    }
}

impl Ici<'_> {
    /// The map on which most territories have a plan: the way in.
    pub(super) fn carte_des_plans(&self) -> Option<CarteVue> {
        Some(self.reperage(self.principale()?, None))
    }

    /// The map on which most territories have a plan.
    pub(super) fn principale(&self) -> Option<&Carte> {
        let count = |c: &Carte| c.formes.iter().filter(|(t, _)| self.a_un_plan(t)).count();
        let maps = self.site.corpus.cartes.values();
        // The first of the best, so that the order of the sources decides.
        maps.rev().max_by_key(|c| count(c)).filter(|c| count(c) > 0).map(|c| &**c)
    }

    /// The territories that this one holds; or else where it is, or the nearest that holds it, among its neighbours.
    pub(super) fn carte_de(&self, t: &Territoire) -> Option<CarteVue> {
        let maps = &self.site.corpus.cartes;
        if let Some(own) = maps.get(t.id.as_str()) {
            return Some(self.reperage(own, None));
        }
        let chain = std::iter::once(t).chain(t.ancetres().map(|a| &**a));
        chain.into_iter().find_map(|t| {
            let among = maps.get(t.parent.as_ref()?.id.as_str()).filter(|c| c.montre(t))?;
            Some(self.reperage(among, Some(t)))
        })
    }

    fn a_un_plan(&self, t: &Territoire) -> bool {
        self.site.corpus.declinaisons.iter().any(|d| d.territoire.id == t.id)
    }

    fn reperage(&self, carte: &Carte, here: Option<&Territoire>) -> CarteVue {
        let classe = |t: &Territoire| match here {
            Some(here) if here.id == t.id => "ici",
            _ if self.a_un_plan(t) => "plan",
            _ if self.chemin_territoire(t).is_some() => "page",
            _ => "muet",
        };
        let told = |classe| match classe {
            "plan" => self.mot("carte.plan"),
            "page" => self.mot("carte.page"),
            _ => self.mot("carte.muet"),
        };
        let lieu = &carte.territoire.formes.lieu;
        let titre = match here {
            Some(t) => self.mots().dire("carte.ou", &[("article", t.formes.article.as_str()), ("lieu", lieu.as_str())]),
            None => self.mots().dire("carte.territoires", &[("genitif", carte.territoire.formes.genitif.as_str())]),
        };
        let mut cles: Vec<Cle> = Vec::new();
        if let Some(t) = here {
            cles.push(Cle { classe: "ici".into(), texte: capitalized(t.formes.article.as_str()) });
        }
        for known in ["plan", "page", "muet"] {
            if carte.formes.iter().any(|(t, _)| classe(t) == known) {
                cles.push(Cle { classe: known.into(), texte: capitalized(told(known)) });
            }
        }
        let formes = carte.formes.iter().map(|(t, trace)| {
            let classe = classe(t);
            let nom = if classe == "ici" {
                t.nom.to_string()
            } else {
                self.mots().dire("carte.ligne", &[("nom", t.nom.as_str()), ("texte", told(classe))])
            };
            FormeVue {
                chemin: trace.chemin.clone(),
                classe: classe.to_owned(),
                href: self.ailleurs(t),
                nom,
                etiquette: t.code_insee.clone().filter(|code| code.len() <= SHORT_CODE),
                x: trace.ancre.0,
                y: trace.ancre.1,
            }
        });
        let formes: Vec<_> = formes.collect();
        let notes = formes.iter().any(|f| f.etiquette.is_some()).then(|| self.mot("carte.codes").to_owned());
        CarteVue::new(carte, titre, formes, cles, notes.into_iter().collect())
    }

    /// The page of a territory, unless it is this one.
    fn ailleurs(&self, t: &Territoire) -> Option<String> {
        self.chemin_territoire(t).filter(|c| *c != self.page.chemin).map(|c| self.href(&c))
    }

    /// How an indicator differs between the territories of a map; none when fewer than two of them have a number.
    pub(super) fn carte_de_l_indicateur(&self, i: &Indicateur) -> Option<CarteVue> {
        let number = |t: &Territoire| self.observation_de(i, t)?.valeur.nombre().map(crate::model::Nombre::absolu);
        let count = |c: &Carte| c.formes.iter().filter(|(t, _)| number(t).is_some()).count();
        let best = self.site.corpus.cartes.values().rev().max_by_key(|c| count(c)).filter(|c| count(c) > 1)?;
        let numbers: Vec<Decimal> = best.formes.iter().filter_map(|(t, _)| number(t)).collect();
        // A larger territory has more of everything: a shade would say that, and nothing of the territory.
        let shaded = !matches!(i.nature, NatureIndicateur::Effectif | NatureIndicateur::Montant);
        let classes = if shaded { classes(&numbers) } else { Vec::new() };
        let first =
            || best.formes.iter().find_map(|(t, _)| self.observation_de(i, t).filter(|o| o.valeur.nombre().is_some()));
        let sign =
            first().and_then(|o| valeur_et_unite(o, self.mots()).0.chars().last()).filter(|c| !c.is_ascii_digit());
        let unit = || first().and_then(|o| valeur_et_unite(o, self.mots()).1);
        let rank = |n: &Decimal| classes.iter().position(|(_, high)| n <= high).unwrap_or_default();
        let classe = |n: Option<Decimal>| match n {
            Some(n) => format!("classe-{}", rank(&n) + 1),
            None => "vide".to_owned(),
        };
        let mut cles: Vec<Cle> = classes
            .iter()
            .enumerate()
            .map(|(at, (low, high))| {
                let write = |n: &Decimal| self.mots().grammaire().nombre(n);
                let (low, high) = (write(low), write(high));
                let high = sign.map_or(high.clone(), |s| self.mots().grammaire().avec_signe(&high, &s.to_string()));
                // A value on a bound belongs below it.
                let cle = if at == 0 { "carte.classe-de" } else { "carte.classe-plus-de" };
                let texte = self.mots().dire(cle, &[("de", &low), ("a", &high)]);
                Cle { classe: format!("classe-{}", at + 1), texte }
            })
            .collect();
        if cles.is_empty() {
            cles.push(Cle { classe: "classe-1".to_owned(), texte: self.mot("carte.connue").to_owned() });
        }
        if numbers.len() < best.formes.len() {
            cles.push(Cle { classe: "vide".to_owned(), texte: self.mot("carte.inconnue").to_owned() });
        }
        let said = |t: &Territoire| match self.observation_de(i, t) {
            Some(o) => valeur_avec_unite(o, self.mots()),
            None => self.mot("carte.rien").to_owned(),
        };
        let formes = best.formes.iter().map(|(t, trace)| FormeVue {
            chemin: trace.chemin.clone(),
            classe: classe(number(t)),
            href: self.ailleurs(t),
            nom: self.mots().dire("carte.ligne", &[("nom", t.nom.as_str()), ("texte", &said(t))]),
            etiquette: self
                .observation_de(i, t)
                .filter(|o| o.valeur.nombre().is_some())
                .map(|o| valeur_et_unite(o, self.mots()).0),
            x: trace.ancre.0,
            y: trace.ancre.1,
        });
        let liste = best.formes.iter().map(|(t, _)| LigneDeCarte {
            nom: t.nom.to_string(),
            href: self.ailleurs(t),
            texte: said(t),
        });
        let mut notes: Vec<String> =
            unit().map(|u| self.mots().dire("carte.unite", &[("unite", &u)])).into_iter().collect();
        notes.extend(self.reserves(i, best, shaded));
        let titre = self
            .mots()
            .dire("carte.indicateur", &[("nom", i.nom.as_str()), ("lieu", best.territoire.formes.lieu.as_str())]);
        let mut vue = CarteVue::new(best, titre, formes.collect(), cles, notes);
        vue.liste = liste.collect();
        vue.valeurs = true;
        Some(vue)
    }

    fn observation_de(&self, i: &Indicateur, t: &Territoire) -> Option<&Arc<Observation>> {
        self.site.corpus.observation(&i.id, &t.id)
    }

    /// What forbids to compare two values of the map at once.
    fn reserves(&self, i: &Indicateur, carte: &Carte, shaded: bool) -> Vec<String> {
        let known: Vec<_> = carte.formes.iter().filter_map(|(t, _)| self.observation_de(i, t)).collect();
        let mut notes = Vec::new();
        let silent = known.iter().filter(|o| o.temps.is_none()).count();
        let moments: Vec<_> = known.iter().filter_map(|o| o.temps).collect();
        if moments.windows(2).any(|pair| matches!(pair, [a, b] if a != b)) {
            notes.push(self.mot("carte.annees").to_owned());
        }
        if silent > 0 {
            notes.push(self.mots().compter("carte.sans-annee", silent, &[]));
        }
        if !shaded {
            notes.push(self.mot("carte.nombre").to_owned());
        }
        notes
    }
}

/// Up to four classes of equal width between round bounds, from the lowest value to the highest.
fn classes(numbers: &[Decimal]) -> Vec<(Decimal, Decimal)> {
    let (Some(low), Some(high)) = (numbers.iter().min(), numbers.iter().max()) else { return Vec::new() };
    let spread = *high - *low;
    if spread.is_zero() {
        return Vec::new();
    }
    // 1, 2, 2.5 and 5 times every power of ten that a figure of a plan can need.
    let steps = (-6..12).flat_map(|power: i32| {
        let tens = if power < 0 {
            Decimal::new(1, power.unsigned_abs())
        } else {
            Decimal::from(10_i64.pow(power.unsigned_abs()))
        };
        [Decimal::ONE, Decimal::TWO, Decimal::new(25, 1), Decimal::from(5)].map(|m| (m * tens).normalize())
    });
    for step in steps {
        let first = (*low / step).floor() * step;
        let count = ((*high - first) / step).ceil().to_usize().unwrap_or(usize::MAX);
        if count <= MOST_CLASSES {
            let bound = |at: usize| (first + step * Decimal::from(at)).normalize();
            return (0..count.max(1)).map(|at| (bound(at), bound(at + 1))).collect();
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(values: &[&str]) -> Vec<String> {
        let numbers: Vec<Decimal> = values.iter().map(|v| v.parse().unwrap()).collect();
        classes(&numbers).iter().map(|(a, b)| format!("{a}-{b}")).collect()
    }

    #[test]
    fn classes_are_few_round_and_hold_every_value() {
        assert_eq!(bounds(&["13.4", "16.5", "19"]), ["12-14", "14-16", "16-18", "18-20"]);
        assert_eq!(bounds(&["0.2", "0.31"]), ["0.2-0.25", "0.25-0.3", "0.3-0.35"]);
        assert_eq!(bounds(&["-3", "40000"]).len(), 3);
    }

    #[test]
    fn equal_values_make_no_classes() {
        assert!(bounds(&["4", "4"]).is_empty());
    }
}
