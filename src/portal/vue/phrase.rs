//! The sentence that says what the chart of an indicator shows: « Le taux de pauvreté atteint 19 % dans l'Hérault, contre
//! 17 % en Occitanie. »
//!
//! It never says whether a value is good: « atteint » is only for a value above all those it is compared with.

use rust_decimal::Decimal;

use super::chiffre::valeur_et_unite;
use super::graphique::Morceau;
use super::redaction::Redaction;
use super::releve::{LieuReleve, Releve, cle, haut};
use crate::french::{NBSP, grammar, sujet};
use crate::model::{Catalogue, DatePartielle, Indicateur, NatureIndicateur, Observation, Statut, Temps, Valeur};
use crate::portal::capitalized;

/// More territories than this are said by their lowest and their highest.
const MOST_SAID: usize = 6;

/// The sentence of an indicator over territories; empty when no document gives a value.
pub(super) fn phrase(releve: &Releve<'_>, mots: &Catalogue) -> Vec<Morceau> {
    let mut texte = Redaction::new(mots);
    constat(releve, &mut texte);
    vises(releve, &mut texte);
    muets(releve, &mut texte);
    imprecision(releve, &mut texte);
    texte.morceaux
}

/// The sentence of a territory followed through several moments.
pub(super) fn serie(indicateur: &Indicateur, lieu: &str, values: &[&Observation], mots: &Catalogue) -> Vec<Morceau> {
    let mut texte = Redaction::new(mots);
    let seen: Vec<&&Observation> = values.iter().filter(|o| o.statut == Statut::Constate).collect();
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return Vec::new() };
    let when = |o: &Observation| vec![Morceau::mots(o.temps.map_or_else(String::new, |t| mots.grammaire().temps(t)))];
    let sujet = sujet(indicateur, mots);
    let subject = sujet.clone().unwrap_or_else(|| indicateur.nom.to_string());
    let (cle, plural) = match &sujet {
        Some(sujet) => ("phrase.passe", sujet::est_pluriel(sujet)),
        None => ("phrase.serie", false),
    };
    let unit = sujet.is_none_or(|s| !compte(&s));
    texte.phrase(
        (cle, plural),
        &[
            ("lieu", vec![Morceau::mots(capitalized(lieu))]),
            ("nom", vec![Morceau::mots(subject)]),
            ("debut", vec![chiffre(first, false, mots)]),
            ("date_debut", when(first)),
            ("fin", vec![chiffre(last, unit, mots)]),
            ("date_fin", when(last)),
        ],
    );
    for o in values.iter().filter(|o| o.statut != Statut::Constate) {
        texte.phrase(
            ("phrase.vise", false),
            &[("annonce", vec![Morceau::mots(annonce(o, mots))]), ("valeurs", vec![chiffre(o, false, mots)])],
        );
    }
    texte.morceaux
}

/// What is observed, and what it is compared with.
fn constat(releve: &Releve<'_>, texte: &mut Redaction<'_>) {
    // A rank is no number, so it is only said where nothing better is known.
    let measured = releve.tous().any(|l| l.observe.is_some_and(|o| haut(o).is_some()));
    let known = |l: &&LieuReleve<'_>| l.observe.is_some_and(|o| if measured { haut(o).is_some() } else { est_dit(o) });
    // Towns beside departments would be compared with them: the chart and the table show them.
    let nature = releve.tous().find(known).map(|l| l.territoire.nature);
    let (ici, reperes): (Vec<&LieuReleve<'_>>, Vec<&LieuReleve<'_>>) = if releve.lieux.iter().any(|l| known(&l)) {
        let own = |l: &&LieuReleve<'_>| Some(l.territoire.nature) == nature;
        (releve.lieux.iter().filter(known).filter(own).collect(), releve.reperes.iter().filter(known).collect())
    } else {
        (releve.reperes.iter().filter(known).collect(), Vec::new())
    };
    if ici.is_empty() {
        return;
    }
    let mots = texte.catalogue();
    let plain = ici
        .iter()
        .chain(&reperes)
        .all(|l| l.observe.is_some_and(|o| matches!(o.valeur, Valeur::Nombre(_) | Valeur::Intervalle(..))));
    let subject = sujet(releve.indicateur, mots).filter(|_| plain);
    let unit = subject.as_ref().is_none_or(|s| !compte(s));
    let plural = subject.as_ref().is_some_and(|s| sujet::est_pluriel(s));
    let nom = subject.clone().unwrap_or_else(|| releve.indicateur.nom.to_string());
    let head = match (releve.temps.map(|t| quand(t, mots)), &subject) {
        (None, _) => nom,
        (Some(quand), Some(_)) => mots.dire("phrase.quand-sujet", &[("quand", &quand), ("sujet", &nom)]),
        (Some(quand), None) => mots.dire("phrase.nom-quand", &[("quand", &quand), ("nom", &nom)]),
    };
    let comparaison = ("comparaison", comparaison(&ici, &reperes, mots));
    let head = ("tete", vec![Morceau::mots(capitalized(&head))]);
    let ends =
        ici.iter().min_by_key(|l| l.observe.and_then(haut)).zip(ici.iter().max_by_key(|l| l.observe.and_then(haut)));
    match ends.filter(|_| ici.len() > MOST_SAID) {
        Some((lowest, highest)) => {
            let cle = if subject.is_some() { "phrase.va" } else { "phrase.etendue" };
            let (low, high) = (lieu(lowest, false, false, mots), lieu(highest, unit, false, mots));
            texte.phrase((cle, plural), &[head, ("bas", low), ("haut", high), comparaison]);
        }
        None => {
            let verb = verbe(subject.as_deref(), &ici, &reperes);
            let valeurs = suite(&ici, unit, verb == Verbe::Est, mots);
            texte.phrase((verb.mot(), plural), &[head, ("valeurs", valeurs), comparaison]);
        }
    }
}

fn comparaison(ici: &[&LieuReleve<'_>], reperes: &[&LieuReleve<'_>], mots: &Catalogue) -> Vec<Morceau> {
    let said = |l: &LieuReleve<'_>| l.observe.map(|o| (dit(o, false, mots), o.valeur));
    let one = ici.first().filter(|first| ici.iter().all(|l| said(l) == said(first)));
    let (same, others): (Vec<&LieuReleve<'_>>, Vec<&LieuReleve<'_>>) =
        reperes.iter().partition(|l| one.is_some_and(|first| said(first) == said(l)));
    let mut texte = Redaction::new(mots);
    if !same.is_empty() {
        let lieux: Vec<String> = same.iter().map(|l| l.territoire.formes.lieu.to_string()).collect();
        texte.suite("phrase.comme", &[("lieux", vec![Morceau::mots(mots.enumerer(&lieux))])]);
    }
    if !others.is_empty() {
        let cle = if same.is_empty() { "phrase.contre" } else { "phrase.et-contre" };
        texte.suite(cle, &[("valeurs", suite(&others, false, false, mots))]);
    }
    texte.morceaux
}

/// What is aimed at or expected.
fn vises(releve: &Releve<'_>, texte: &mut Redaction<'_>) {
    let mots = texte.catalogue();
    let mut said: Vec<String> = Vec::new();
    let all: Vec<(&LieuReleve<'_>, &Observation)> =
        releve.tous().filter_map(|l| l.vise.filter(|o| est_dit(o)).map(|o| (l, o))).collect();
    for (_, o) in &all {
        let head = annonce(o, mots);
        if said.contains(&head) {
            continue;
        }
        let of_head: Vec<LieuReleve<'_>> = all
            .iter()
            .filter(|(_, other)| annonce(other, mots) == head)
            .map(|(l, other)| LieuReleve { territoire: l.territoire, observe: Some(other), vise: None })
            .collect();
        let valeurs = ("valeurs", suite(&of_head.iter().collect::<Vec<_>>(), true, false, mots));
        if texte.morceaux.is_empty() {
            let nom = ("nom", vec![Morceau::mots(releve.indicateur.nom.to_string())]);
            let annonce = ("annonce", vec![Morceau::mots(minuscule(&head))]);
            texte.phrase(("phrase.nom-vise", false), &[nom, annonce, valeurs]);
        } else {
            texte.phrase(("phrase.vise", false), &[("annonce", vec![Morceau::mots(head.clone())]), valeurs]);
        }
        said.push(head);
    }
}

/// Territories whose document gives the measure without a value.
fn muets(releve: &Releve<'_>, texte: &mut Redaction<'_>) {
    let muets: Vec<String> = releve
        .tous()
        .filter(|l| l.observe.is_some_and(|o| matches!(o.valeur, Valeur::Vide | Valeur::Tiret | Valeur::NonApplicable)))
        .map(|l| l.territoire.formes.lieu.to_string())
        .collect();
    if !muets.is_empty() {
        let lieux = texte.catalogue().enumerer(&muets);
        texte.phrase(("phrase.muets", false), &[("lieux", vec![Morceau::mots(lieux)])]);
    }
}

/// What no document says of the values: the year, the source.
fn imprecision(releve: &Releve<'_>, texte: &mut Redaction<'_>) {
    let all: Vec<&Observation> = releve.tous().filter_map(|l| l.observe).collect();
    if all.is_empty() {
        return;
    }
    let year = all.iter().all(|o| o.temps.is_none());
    let source = all.iter().all(|o| o.source.is_none());
    let said = match (year, source) {
        (true, true) => "phrase.ni-annee-ni-source",
        // The year of a projection was just said.
        (true, false) if releve.tous().any(|l| l.vise.is_some()) => "phrase.sans-annee-observee",
        (true, false) => "phrase.sans-annee",
        (false, true) => "phrase.sans-source",
        (false, false) => return,
    };
    texte.phrase((said, false), &[]);
}

/// « cible pour 2025 », « projection pour 2050 ».
fn annonce(o: &Observation, mots: &Catalogue) -> String {
    let (dated, undated) = if o.statut == Statut::Projection {
        ("phrase.projection", "phrase.projection-sans-date")
    } else {
        ("phrase.cible", "phrase.cible-sans-date")
    };
    o.temps
        .map_or_else(|| mots.texte(undated).to_owned(), |t| mots.dire(dated, &[("quand", &mots.grammaire().temps(t))]))
}

fn minuscule(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().collect::<String>() + chars.as_str())
}

/// « en 2022 », « au 31 décembre 2022 », « sur la période 2020-2022 ».
fn quand(temps: Temps, mots: &Catalogue) -> String {
    let cle = match temps {
        Temps::Date(DatePartielle { jour: Some(_), .. }) => "phrase.au-jour",
        Temps::Date(_) => "phrase.en-annee",
        Temps::Periode(..) => "phrase.sur-periode",
    };
    mots.dire(cle, &[("quand", &mots.grammaire().temps(temps))])
}

/// The subject of the sentences of an indicator: its own, or the one that its name makes; none in a language whose
/// articles nobody gave, where sentences start with the name.
fn sujet(indicateur: &Indicateur, mots: &Catalogue) -> Option<String> {
    if !mots.grammaire().est_francaise() {
        return None;
    }
    let own = indicateur.sujet.as_ref().map(ToString::to_string);
    own.or_else(|| sujet::sujet(indicateur.nom.as_str(), indicateur.nature == NatureIndicateur::Effectif))
}

/// Whether the subject already says what is counted, so that the unit would say it twice.
fn compte(sujet: &str) -> bool {
    sujet.starts_with("le nombre ")
}

fn est_dit(o: &Observation) -> bool {
    !matches!(o.valeur, Valeur::Vide | Valeur::Tiret | Valeur::NonApplicable)
}

/// Qualifier, value, and the unit when it is said.
fn dit(o: &Observation, unite: bool, mots: &Catalogue) -> String {
    let (valeur, mots) = valeur_et_unite(o, mots);
    let mut said = o.qualificatif.as_ref().map_or_else(String::new, |q| format!("{q} "));
    said.push_str(&valeur);
    // « 1,2 million d'habitants » keeps its unit; « 1 médecins » would be wrong.
    let one = o.valeur.nombre().is_some_and(|n| n.absolu().abs() < Decimal::TWO);
    if let Some(mots) =
        mots.filter(|m| unite && (!one || !m.split([' ', '/']).next().is_some_and(|w| w.len() > 3 && w.ends_with('s'))))
    {
        said.push(NBSP);
        said.push_str(&mots);
    }
    said
}

/// The verb between a subject and its first value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verbe {
    /// The value is above all those that it is compared with.
    Atteint,
    /// Anything else; the value takes « de » before it.
    Est,
    /// No subject: a colon.
    Aucun,
}

impl Verbe {
    fn mot(self) -> &'static str {
        match self {
            Self::Atteint => "phrase.atteint",
            Self::Est => "phrase.est",
            Self::Aucun => "phrase.constat",
        }
    }
}

fn verbe(subject: Option<&str>, ici: &[&LieuReleve<'_>], reperes: &[&LieuReleve<'_>]) -> Verbe {
    let value = |l: &LieuReleve<'_>| l.observe.and_then(haut);
    let lowest = ici.iter().filter_map(|l| value(l)).min();
    let highest = reperes.iter().filter_map(|l| value(l)).max();
    let above = ici.len() == 1 && lowest.zip(highest).is_some_and(|(here, there)| here > there);
    match subject {
        None => Verbe::Aucun,
        Some(_) if above => Verbe::Atteint,
        Some(_) => Verbe::Est,
    }
}

fn chiffre(o: &Observation, unite: bool, mots: &Catalogue) -> Morceau {
    Morceau::chiffre(cle(o), dit(o, unite, mots))
}

/// « 19 % dans l'Hérault », with « de » before it in a language that says so.
fn lieu(l: &LieuReleve<'_>, unite: bool, de: bool, mots: &Catalogue) -> Vec<Morceau> {
    let Some(o) = l.observe else { return Vec::new() };
    let mut texte = Redaction::new(mots);
    if de && mots.grammaire().est_francaise() {
        texte.mots(if grammar::elided(&dit(o, unite, mots)) { "d’" } else { "de " });
    }
    texte.morceaux.push(chiffre(o, unite, mots));
    texte.mots(&format!(" {}", l.territoire.formes.lieu));
    texte.morceaux
}

/// Values and places: those that have the same value are said together.
fn suite(lieux: &[&LieuReleve<'_>], unite: bool, de: bool, mots: &Catalogue) -> Vec<Morceau> {
    let same = |a: &&LieuReleve<'_>, b: &&LieuReleve<'_>| {
        a.observe.map(|o| dit(o, true, mots)) == b.observe.map(|o| dit(o, true, mots))
    };
    let runs: Vec<&[&LieuReleve<'_>]> = lieux.chunk_by(same).collect();
    // « A et B, C et D » would not say which value is whose.
    let several = runs.len() > 1 && runs.iter().any(|run| run.len() > 1);
    let mut texte = Redaction::new(mots);
    let last = mots.texte("commun.et");
    for (rank, run) in runs.iter().enumerate() {
        if rank > 0 {
            texte.mots(match (several, rank + 1 == runs.len()) {
                (true, _) => mots.texte("commun.entre-points"),
                (false, true) => last,
                (false, false) => ", ",
            });
        }
        let [first, rest @ ..] = run else { continue };
        texte.ajouter(lieu(first, unite && rank == 0, de && rank == 0, mots));
        for (at, l) in rest.iter().enumerate() {
            texte.mots(if at + 1 == rest.len() { last } else { ", " });
            texte.mots(l.territoire.formes.lieu.as_str());
        }
    }
    texte.morceaux
}
