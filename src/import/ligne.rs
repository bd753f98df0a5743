//! One row of a table of observations: every cell read by the constructor of its type.

use std::sync::Arc;

use super::rules;
use crate::diagnostic::{Bilingual, Diagnostic, Diagnostics, FileId, Span};
use crate::link::{DOCUMENT, INDICATEUR, SOURCE, TERRITOIRE, What, find};
use crate::model::{Corpus, DatePartielle, Loc, Observation, Registre, Slug, Statut, Temps, Texte, Valeur};
use crate::say;
use crate::source::observations::Ligne;

/// Reads a row; `None` when something of it is wrong, which is told.
pub(super) fn read(ligne: &Ligne, file: FileId, corpus: &Corpus, out: &mut Diagnostics) -> Option<Observation> {
    let mut row = Row { ligne, file, out };
    let indicateur = row.find("indicateur", &corpus.indicateurs, &INDICATEUR);
    let territoire = row.find("territoire", &corpus.territoires, &TERRITOIRE);
    let document = row.find("document", &corpus.documents, &DOCUMENT);
    let source = row.maybe("source", |text| find(text, &corpus.sources, &SOURCE));
    let valeur = row.valeur();
    let temps = row.maybe("quand", temps);
    let statut = row.maybe("statut", statut);
    let variante = row.maybe("variante", Slug::parse);
    // A cell of blanks says nothing: a source may not hold an empty text.
    let texte = |nom: &str| ligne.cellule(nom).map(|c| Texte::new(c.value.trim())).filter(|t| !t.as_str().is_empty());
    let indicateur = indicateur?;
    Some(Observation {
        cle: Some(indicateur.id.clone()),
        libelle: indicateur.nom.clone(),
        territoire: territoire?,
        valeur: valeur?,
        unite: indicateur.unite.clone(),
        qualificatif: texte("qualificatif"),
        temps: temps?,
        source: source?,
        document: document?,
        section: texte("section"),
        statut: statut?.unwrap_or_default(),
        rang: texte("rang"),
        part: texte("part"),
        note: texte("note"),
        variante: variante?,
        discordance: texte("discordance"),
        span: ligne.place(file),
        indicateur: Some(indicateur),
    })
}

/// Whether two observations of the same thing say the same, to the letter.
pub(super) fn equal(a: &Observation, b: &Observation) -> bool {
    let texts = |o: &Observation| {
        [&o.qualificatif, &o.section, &o.rang, &o.part, &o.note, &o.discordance]
            .map(|t| t.as_ref().map(Texte::to_string))
    };
    let source = |o: &Observation| o.source.as_ref().map(|s| s.id.clone());
    a.valeur.ecriture() == b.valeur.ecriture()
        && source(a) == source(b)
        && a.document.id == b.document.id
        && texts(a) == texts(b)
}

struct Row<'r> {
    ligne: &'r Ligne,
    file: FileId,
    out: &'r mut Diagnostics,
}

impl Row<'_> {
    fn span(&self, cell: &Loc<String>) -> Span {
        Span::new(self.file, cell.range.start, cell.range.end)
    }

    fn refuse(&mut self, span: Span, message: Bilingual, help: Bilingual) {
        self.out.push(Diagnostic::new(&rules::ROW, message).at(span).help(help));
    }

    /// What a cell names, which every row must have.
    fn find<T>(&mut self, nom: &str, register: &Registre<T>, what: &What) -> Option<Arc<T>> {
        if self.ligne.cellule(nom).is_none() {
            let span = self.ligne.place(self.file);
            let message = say!("Cette ligne ne dit pas de {nom}.", "This row has no “{nom}”.");
            self.refuse(span, message, say!("remplissez la colonne « {nom} ».", "fill in the column “{nom}”."));
            return None;
        }
        self.maybe(nom, |text| find(text, register, what)).flatten()
    }

    /// What a cell says, if it says something; `None` when it cannot be read.
    #[allow(clippy::option_option, reason = "a blank cell and one that cannot be read are two things")]
    fn maybe<T>(&mut self, nom: &str, parse: impl Fn(&str) -> Result<T, Box<Diagnostic>>) -> Option<Option<T>> {
        let Some(cell) = self.ligne.cellule(nom) else { return Some(None) };
        match parse(&cell.value) {
            Ok(value) => Some(Some(value)),
            Err(diagnostic) => {
                let span = self.span(cell);
                self.out.push(diagnostic.at(span));
                None
            }
        }
    }

    /// The value: what the document writes, or what the columns of numbers say; they must agree.
    fn valeur(&mut self) -> Option<Valeur> {
        let written = self.maybe("ecriture", |text| Valeur::parse(Some(text)))?;
        let number = self.maybe("valeur", |text| Valeur::parse(Some(text)))?;
        let (min, max) = (self.ligne.cellule("minimum"), self.ligne.cellule("maximum"));
        let range = match (min, max) {
            (Some(min), Some(max)) => match Valeur::parse(Some(&format!("{}/{}", min.value, max.value))) {
                Ok(range) => Some(range),
                Err(diagnostic) => {
                    let span = self.span(min);
                    self.out.push(diagnostic.at(span));
                    return None;
                }
            },
            _ => None,
        };
        let forme = self.ligne.cellule("forme");
        let named = match forme.map(|f| f.value.as_str()) {
            Some("vide") => Some(Valeur::Vide),
            Some("tiret") => Some(Valeur::Tiret),
            Some("na") => Some(Valeur::NonApplicable),
            _ => None,
        };
        let Some(valeur) = written.or(number).or(range).or(named) else {
            let span = self.ligne.place(self.file);
            self.refuse(
                span,
                say!("Cette ligne ne donne pas de valeur.", "This row gives no value."),
                say!(
                    "remplissez « ecriture » ou « valeur » ; si le document laisse la place vide, écrivez vide dans « forme ».",
                    "fill in “ecriture” or “valeur”; if the document leaves the place blank, write vide in “forme”."
                ),
            );
            return None;
        };
        let agree = |other: &Valeur| match (&valeur, other) {
            (Valeur::Nombre(a), Valeur::Nombre(b)) => a.absolu() == b.absolu(),
            (Valeur::Intervalle(a, b), Valeur::Intervalle(c, d)) => {
                (a.absolu(), b.absolu()) == (c.absolu(), d.absolu())
            }
            (a, b) => a == b,
        };
        let agrees = [number, range, named].into_iter().flatten().all(|other| agree(&other))
            && forme.is_none_or(|f| f.value == valeur.forme());
        if !agrees {
            let cell = forme.or(self.ligne.cellule("valeur"));
            let span = cell.map_or_else(|| self.ligne.place(self.file), |c| self.span(c));
            let forme = valeur.forme();
            self.refuse(
                span,
                say!(
                    "Les cases de cette ligne ne disent pas la même valeur (forme « {forme} »).",
                    "The cells of this row do not say the same value (form “{forme}”)."
                ),
                say!(
                    "corrigez-les, ou ne gardez que la colonne « ecriture ».",
                    "correct them, or keep the column “ecriture” alone."
                ),
            );
            return None;
        }
        Some(valeur)
    }
}

/// Reads `2022`, `2023-10`, `2023-06-01`, or two years, `2020/2022`.
fn temps(text: &str) -> Result<Temps, Box<Diagnostic>> {
    if text.contains('/') {
        return Temps::parse_periode(&text.replacen('/', "-", 1));
    }
    DatePartielle::parse(text).map(Temps::Date)
}

fn statut(text: &str) -> Result<Statut, Box<Diagnostic>> {
    let all = [Statut::Constate, Statut::Cible, Statut::Projection];
    all.into_iter().find(|s| s.id() == text).ok_or_else(|| {
        let known = Statut::TOUS.join(", ");
        Box::new(
            Diagnostic::new(&rules::ROW, say!("« {text} » n'est pas un statut.", "“{text}” is not a status."))
                .help(say!("possibles : {known}.", "possible: {known}.")),
        )
    })
}
