//! Sentences that hold numbers: entries of the catalogue, each filled with words and with numbers that keep their keys.

use super::graphique::Morceau;
use crate::model::{Catalogue, Partie};

/// Sentences being written.
pub(super) struct Redaction<'m> {
    catalogue: &'m Catalogue,
    /// What is written so far.
    pub(super) morceaux: Vec<Morceau>,
}

impl<'m> Redaction<'m> {
    /// Nothing yet.
    pub(super) fn new(catalogue: &'m Catalogue) -> Self {
        Self { catalogue, morceaux: Vec::new() }
    }

    /// The words of the language in which it is written.
    pub(super) fn catalogue(&self) -> &'m Catalogue {
        self.catalogue
    }

    /// More words.
    pub(super) fn mots(&mut self, mots: &str) {
        match self.morceaux.last_mut().filter(|m| m.cle.is_none()) {
            Some(last) => last.texte.push_str(mots),
            None if mots.is_empty() => {}
            None => self.morceaux.push(Morceau::mots(mots)),
        }
    }

    /// More words and numbers.
    pub(super) fn ajouter(&mut self, morceaux: Vec<Morceau>) {
        for morceau in morceaux {
            if morceau.cle.is_some() { self.morceaux.push(morceau) } else { self.mots(&morceau.texte) }
        }
    }

    /// One more sentence: an entry of the catalogue, which agrees in number, and what fills it.
    pub(super) fn phrase(&mut self, (cle, plural): (&str, bool), valeurs: &[(&str, Vec<Morceau>)]) {
        if !self.morceaux.is_empty() {
            self.mots(" ");
        }
        self.remplir(cle, plural, valeurs);
    }

    /// The rest of a sentence.
    pub(super) fn suite(&mut self, cle: &str, valeurs: &[(&str, Vec<Morceau>)]) {
        self.remplir(cle, false, valeurs);
    }

    fn remplir(&mut self, cle: &str, plural: bool, valeurs: &[(&str, Vec<Morceau>)]) {
        let catalogue = self.catalogue;
        // A page shows what is missing.
        let Some(formule) = catalogue.mot(cle, Some(if plural { 2 } else { 1 })) else { return self.mots(cle) };
        for partie in formule.parties() {
            match partie {
                Partie::Texte(text) => self.mots(text),
                Partie::Trou(nom) => {
                    let value = valeurs.iter().find(|(n, _)| *n == nom);
                    self.ajouter(value.map(|(_, v)| v.clone()).unwrap_or_default());
                }
            }
        }
    }
}
