//! The sentence that says what the chart of an indicator shows: « Le taux de pauvreté atteint 19 % dans l'Hérault, contre
//! 17 % en Occitanie. »
//!
//! It never says whether a value is good: « atteint » is only for a value above all those it is compared with.

use rust_decimal::Decimal;

use super::chiffre::valeur_et_unite;
use super::graphique::Morceau;
use super::releve::{LieuReleve, Releve, cle, haut};
use crate::french::{NBSP, grammar, sujet};
use crate::model::{DatePartielle, Indicateur, NatureIndicateur, Observation, Statut, Temps, Valeur};
use crate::portal::capitalized;

/// More territories than this are said by their lowest and their highest.
const MOST_SAID: usize = 6;

/// The sentence of an indicator over territories; empty when no document gives a value.
pub(super) fn phrase(releve: &Releve<'_>) -> Vec<Morceau> {
    let mut texte = Texte::default();
    constat(releve, &mut texte);
    vises(releve, &mut texte);
    muets(releve, &mut texte);
    imprecision(releve, &mut texte);
    texte.morceaux
}

/// The sentence of a territory followed through several moments.
pub(super) fn serie(indicateur: &Indicateur, lieu: &str, values: &[&Observation]) -> Vec<Morceau> {
    let mut texte = Texte::default();
    let seen: Vec<&&Observation> = values.iter().filter(|o| o.statut == Statut::Constate).collect();
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return Vec::new() };
    let when = |o: &Observation| o.temps.map_or_else(String::new, |t| t.french());
    let lieu = capitalized(lieu);
    match sujet(indicateur) {
        Some(sujet) => {
            let verb = if sujet::est_pluriel(&sujet) { "passent" } else { "passe" };
            texte.mots(&format!("{lieu}, {sujet} {verb} de "));
        }
        None => texte.mots(&format!("{lieu}, {}{NBSP}: de ", indicateur.nom)),
    }
    texte.valeur(first, false);
    texte.mots(&format!(" ({}) à ", when(first)));
    texte.valeur(last, sujet(indicateur).is_none_or(|s| !compte(&s)));
    texte.mots(&format!(" ({}).", when(last)));
    for o in values.iter().filter(|o| o.statut != Statut::Constate) {
        texte.mots(&format!(" {}{NBSP}: ", annonce(o)));
        texte.valeur(o, false);
        texte.mots(".");
    }
    texte.morceaux
}

/// What is observed, and what it is compared with.
fn constat(releve: &Releve<'_>, texte: &mut Texte) {
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
    let plain = ici
        .iter()
        .chain(&reperes)
        .all(|l| l.observe.is_some_and(|o| matches!(o.valeur, Valeur::Nombre(_) | Valeur::Intervalle(..))));
    let subject = sujet(releve.indicateur).filter(|_| plain);
    let unit = subject.as_ref().is_none_or(|s| !compte(s));
    let (start, verb) = match &subject {
        Some(subject) => (
            releve.temps.map_or_else(|| subject.clone(), |t| format!("{} {subject}", quand(t))),
            verbe(subject, &ici, &reperes),
        ),
        None => {
            let nom = releve.indicateur.nom.to_string();
            (
                releve.temps.map_or_else(|| nom.clone(), |t| format!("{nom}, {}", quand(t).trim_end_matches(','))),
                Verbe::Aucun,
            )
        }
    };
    texte.mots(&capitalized(&start));
    if ici.len() > MOST_SAID {
        if let (Some(highest), Some(lowest)) =
            (ici.iter().max_by_key(|l| l.observe.and_then(haut)), ici.iter().min_by_key(|l| l.observe.and_then(haut)))
        {
            let plural = subject.as_ref().is_some_and(|s| sujet::est_pluriel(s));
            texte.mots(match (&subject, plural) {
                (Some(_), true) => " vont de ",
                (Some(_), false) => " va de ",
                (None, _) => "\u{A0}: de ",
            });
            texte.lieu(lowest, false, false);
            texte.mots(" à ");
            texte.lieu(highest, unit, false);
        }
    } else {
        texte.mots(verb.texte());
        texte.suite(&ici, unit, verb.est_de());
    }
    comparaison(&ici, &reperes, texte);
    texte.mots(".");
}

fn comparaison(ici: &[&LieuReleve<'_>], reperes: &[&LieuReleve<'_>], texte: &mut Texte) {
    let said = |l: &LieuReleve<'_>| l.observe.map(|o| (dit(o, false), o.valeur));
    let one = ici.first().filter(|first| ici.iter().all(|l| said(l) == said(first)));
    let (same, others): (Vec<&LieuReleve<'_>>, Vec<&LieuReleve<'_>>) =
        reperes.iter().partition(|l| one.is_some_and(|first| said(first) == said(l)));
    if !same.is_empty() {
        texte.mots(", comme ");
        texte.mots(&grammar::enumeration(
            &same.iter().map(|l| l.territoire.formes.lieu.to_string()).collect::<Vec<_>>(),
        ));
    }
    if !others.is_empty() {
        texte.mots(if same.is_empty() { ", contre " } else { " et contre " });
        texte.suite(&others, false, false);
    }
}

/// What is aimed at or expected.
fn vises(releve: &Releve<'_>, texte: &mut Texte) {
    let mut said: Vec<String> = Vec::new();
    let all: Vec<(&LieuReleve<'_>, &Observation)> =
        releve.tous().filter_map(|l| l.vise.filter(|o| est_dit(o)).map(|o| (l, o))).collect();
    for (_, o) in &all {
        let head = annonce(o);
        if said.contains(&head) {
            continue;
        }
        let of_head: Vec<LieuReleve<'_>> = all
            .iter()
            .filter(|(_, other)| annonce(other) == head)
            .map(|(l, other)| LieuReleve { territoire: l.territoire, observe: Some(other), vise: None })
            .collect();
        let nom = if texte.morceaux.is_empty() {
            format!("{}, {}", releve.indicateur.nom, minuscule(&head))
        } else {
            format!(" {head}")
        };
        texte.mots(&format!("{nom}{NBSP}: "));
        texte.suite(&of_head.iter().collect::<Vec<_>>(), true, false);
        texte.mots(".");
        said.push(head);
    }
}

/// Territories whose document gives the measure without a value.
fn muets(releve: &Releve<'_>, texte: &mut Texte) {
    let muets: Vec<String> = releve
        .tous()
        .filter(|l| l.observe.is_some_and(|o| matches!(o.valeur, Valeur::Vide | Valeur::Tiret | Valeur::NonApplicable)))
        .map(|l| l.territoire.formes.lieu.to_string())
        .collect();
    if !muets.is_empty() {
        texte.espace();
        texte.mots(&format!("Valeur non renseignée {}.", grammar::enumeration(&muets)));
    }
}

/// What no document says of the values: the year, the source.
fn imprecision(releve: &Releve<'_>, texte: &mut Texte) {
    let all: Vec<&Observation> = releve.tous().filter_map(|l| l.observe).collect();
    if all.is_empty() {
        return;
    }
    let year = all.iter().all(|o| o.temps.is_none());
    let source = all.iter().all(|o| o.source.is_none());
    let said = match (year, source) {
        (true, true) => "Ni l’année ni la source ne sont précisées.",
        // The year of a projection was just said.
        (true, false) if releve.tous().any(|l| l.vise.is_some()) => "L’année des valeurs observées n’est pas précisée.",
        (true, false) => "L’année n’est pas précisée.",
        (false, true) => "La source n’est pas précisée.",
        (false, false) => return,
    };
    texte.espace();
    texte.mots(said);
}

/// « cible pour 2025 », « projection pour 2050 ».
fn annonce(o: &Observation) -> String {
    let head = if o.statut == Statut::Projection { "Projection" } else { "Cible" };
    match o.temps {
        Some(Temps::Date(DatePartielle { mois: None, annee, .. })) => format!("{head} pour {annee}"),
        Some(t) => format!("{head} pour {}", t.french()),
        None => format!("{head}, échéance non précisée"),
    }
}

fn minuscule(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().collect::<String>() + chars.as_str())
}

/// « en 2022, », « au 31 décembre 2022, », « sur la période 2020-2022, ».
fn quand(temps: Temps) -> String {
    match temps {
        Temps::Date(d) if d.jour.is_some() => format!("au {},", d.french()),
        Temps::Date(d) => format!("en {},", d.french()),
        Temps::Periode(..) => format!("sur la période {},", temps.french()),
    }
}

/// The subject of the sentences of an indicator: its own, or the one that its name makes.
fn sujet(indicateur: &Indicateur) -> Option<String> {
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
fn dit(o: &Observation, unite: bool) -> String {
    let (valeur, mots) = valeur_et_unite(o);
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
#[derive(Clone, Copy)]
enum Verbe {
    /// The value is above all those that it is compared with.
    Atteint { pluriel: bool },
    /// Anything else.
    Est { pluriel: bool },
    /// No subject: a colon.
    Aucun,
}

impl Verbe {
    fn texte(self) -> &'static str {
        match self {
            Self::Atteint { pluriel: false } => " atteint ",
            Self::Atteint { pluriel: true } => " atteignent ",
            Self::Est { pluriel: false } => " est ",
            Self::Est { pluriel: true } => " sont ",
            Self::Aucun => "\u{A0}: ",
        }
    }

    /// Whether the value takes « de » before it.
    fn est_de(self) -> bool {
        matches!(self, Self::Est { .. })
    }
}

fn verbe(subject: &str, ici: &[&LieuReleve<'_>], reperes: &[&LieuReleve<'_>]) -> Verbe {
    let pluriel = sujet::est_pluriel(subject);
    let value = |l: &LieuReleve<'_>| l.observe.and_then(haut);
    let lowest = ici.iter().filter_map(|l| value(l)).min();
    let highest = reperes.iter().filter_map(|l| value(l)).max();
    let above = ici.len() == 1 && lowest.zip(highest).is_some_and(|(here, there)| here > there);
    if above { Verbe::Atteint { pluriel } } else { Verbe::Est { pluriel } }
}

/// A sentence being written.
#[derive(Default)]
struct Texte {
    morceaux: Vec<Morceau>,
}

impl Texte {
    fn mots(&mut self, mots: &str) {
        match self.morceaux.last_mut().filter(|m| m.cle.is_none()) {
            Some(last) => last.texte.push_str(mots),
            None => self.morceaux.push(Morceau::mots(mots)),
        }
    }

    fn espace(&mut self) {
        if !self.morceaux.is_empty() {
            self.mots(" ");
        }
    }

    fn valeur(&mut self, o: &Observation, unite: bool) {
        self.morceaux.push(Morceau::chiffre(cle(o), dit(o, unite)));
    }

    /// « 19 % dans l'Hérault ».
    fn lieu(&mut self, l: &LieuReleve<'_>, unite: bool, de: bool) {
        let Some(o) = l.observe else { return };
        if de {
            self.mots(if grammar::elided(&dit(o, unite)) { "d’" } else { "de " });
        }
        self.valeur(o, unite);
        self.mots(&format!(" {}", l.territoire.formes.lieu));
    }

    /// Values and places: those that have the same value are said together.
    fn suite(&mut self, lieux: &[&LieuReleve<'_>], unite: bool, de: bool) {
        let same = |a: &&LieuReleve<'_>, b: &&LieuReleve<'_>| {
            a.observe.map(|o| dit(o, true)) == b.observe.map(|o| dit(o, true))
        };
        let runs: Vec<&[&LieuReleve<'_>]> = lieux.chunk_by(same).collect();
        // « A et B, C et D » would not say which value is whose.
        let several = runs.len() > 1 && runs.iter().any(|run| run.len() > 1);
        for (rank, run) in runs.iter().enumerate() {
            if rank > 0 {
                self.mots(match (several, rank + 1 == runs.len()) {
                    (true, _) => "\u{A0}; ",
                    (false, true) => " et ",
                    (false, false) => ", ",
                });
            }
            let [first, rest @ ..] = run else { continue };
            self.lieu(first, unite && rank == 0, de && rank == 0);
            for (at, l) in rest.iter().enumerate() {
                self.mots(if at + 1 == rest.len() { " et " } else { ", " });
                self.mots(l.territoire.formes.lieu.as_str());
            }
        }
    }
}
