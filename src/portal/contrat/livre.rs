//! The contract as a Markdown page.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Contrat, Exemples, Forme, Objet};
use crate::diagnostic::Bilingual;
use crate::say;

/// Writes the contract, or what concerns one template, with examples.
#[must_use]
pub fn livre(contrat: &Contrat, seulement: Option<&str>, exemples: &Exemples) -> Bilingual {
    Bilingual::new(
        Livre { contrat, exemples, french: true }.tout(seulement),
        Livre { contrat, exemples, french: false }.tout(seulement),
    )
}

struct Livre<'c> {
    contrat: &'c Contrat,
    exemples: &'c Exemples,
    french: bool,
}

impl Livre<'_> {
    fn dire(&self, words: Bilingual) -> String {
        if self.french { words.fr } else { words.en }
    }

    fn tout(&self, seulement: Option<&str>) -> String {
        let mut out = String::new();
        match seulement {
            None => out.push_str(&self.dire(say!(
                "# Le contrat de thème\n\nCe que reçoit chaque modèle d'un thème. Cette page est écrite par « garrigue theme --contract » à partir des\nstructures de `src/portal/vue/` : noms, types et descriptions (en anglais) sont ceux du code. Un thème est lu contre ce contrat à\nchaque construction (règles G910 à G913). Les exemples viennent du portail d'essai ; ceux de la commande, du vôtre.\n",
                "# The theme contract\n\nWhat each template of a theme receives. This page is written by “garrigue theme --contract” from the structs of\n`src/portal/vue/`: names, types and descriptions are those of the code. A theme is read against this contract at each build\n(rules G910 to G913). The examples come from the test portal; those of the command, from yours.\n"
            ))),
            Some(modele) => {
                let _ = writeln!(out, "# {modele}");
            }
        }
        out.push_str(&self.dire(say!(
            "\n## Les modèles\n\n| modèle | variables |\n|---|---|\n",
            "\n## Templates\n\n| template | variables |\n|---|---|\n"
        )));
        let mut wanted = BTreeSet::new();
        for (nom, modele) in self.contrat.modeles.iter().filter(|(nom, _)| seulement.is_none_or(|s| s == *nom)) {
            let variables = modele.variables.iter().map(|(variable, forme)| {
                self.vouloir(forme, &mut wanted);
                format!("`{variable}` : {}", self.forme(forme))
            });
            let _ = writeln!(out, "| `{nom}` | {} |", variables.collect::<Vec<_>>().join(", "));
        }
        if seulement.is_none() {
            wanted = self.contrat.types.keys().map(String::as_str).collect();
        }
        out.push_str(&self.dire(say!("\n## Les types\n", "\n## Types\n")));
        for (nom, objet) in self.contrat.types.iter().filter(|(nom, _)| wanted.contains(nom.as_str())) {
            self.objet(&mut out, nom, objet);
        }
        out
    }

    /// The types that a kind of value leads to, near and far.
    fn vouloir<'s>(&'s self, forme: &'s Forme, wanted: &mut BTreeSet<&'s str>) {
        match forme {
            Forme::Objet(nom) if wanted.insert(nom) => {
                for champ in self.contrat.types.get(nom).into_iter().flat_map(|o| o.champs.values()) {
                    self.vouloir(&champ.forme, wanted);
                }
            }
            Forme::Liste(inside) | Forme::Table(inside) => self.vouloir(inside, wanted),
            Forme::Une(all) => {
                for f in all {
                    self.vouloir(f, wanted);
                }
            }
            _ => {}
        }
    }

    fn objet(&self, out: &mut String, nom: &str, objet: &Objet) {
        let _ = writeln!(out, "\n### {nom}\n\n{}\n", objet.doc.replace('\n', " "));
        out.push_str(&self.dire(say!(
            "| champ | ce qu'il contient | description | exemple |\n|---|---|---|---|\n",
            "| field | what it holds | description | example |\n|---|---|---|---|\n"
        )));
        for (champ, c) in &objet.champs {
            let absent = if c.toujours { String::new() } else { self.dire(say!(", ou absent", ", or left out")) };
            let exemple = self
                .exemples
                .de(nom, champ)
                .map(|e| format!("`{}`", cellule(&e.replace('`', "ˋ"))))
                .unwrap_or_default();
            let _ = writeln!(
                out,
                "| `{champ}` | {}{absent} | {} | {exemple} |",
                self.forme(&c.forme),
                cellule(&c.doc.replace('\n', " "))
            );
        }
    }

    fn forme(&self, forme: &Forme) -> String {
        match forme {
            Forme::Texte => self.dire(say!("texte", "text")),
            Forme::Mots(words) => {
                let words: Vec<String> = words.iter().map(|w| format!("`{w}`")).collect();
                words.join(&self.dire(say!(" ou ", " or ")))
            }
            Forme::Nombre => self.dire(say!("nombre", "number")),
            Forme::Booleen => self.dire(say!("oui ou non", "yes or no")),
            Forme::Rien => self.dire(say!("rien", "nothing")),
            Forme::Liste(inside) => {
                let inside = self.forme(inside);
                self.dire(say!("liste : {inside}", "list: {inside}"))
            }
            Forme::Table(inside) => {
                let inside = self.forme(inside);
                self.dire(say!("table : {inside}", "table: {inside}"))
            }
            Forme::Objet(nom) => format!("[{nom}](#{})", nom.to_lowercase()),
            Forme::Une(all) => {
                // « ou rien » stands last.
                let (rien, others): (Vec<_>, Vec<_>) = all.iter().partition(|f| **f == Forme::Rien);
                let all: Vec<String> = others.into_iter().chain(rien).map(|f| self.forme(f)).collect();
                all.join(&self.dire(say!(" ou ", " or ")))
            }
            Forme::Quelconque => self.dire(say!("quelconque", "anything")),
        }
    }
}

/// A text that a cell of a Markdown table may hold.
fn cellule(text: &str) -> String {
    text.replace('|', "\\|")
}
