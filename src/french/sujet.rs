//! The subject of a sentence, out of the name of a measure: « Taux de pauvreté » → « le taux de pauvreté ».

use super::grammar;

/// First words of names of measures, singular, with the article that each takes.
const TETES: &[(&str, &str)] = &[
    ("âge", "l’"),
    ("budget", "le "),
    ("capacité", "la "),
    ("consommation", "la "),
    ("couverture", "la "),
    ("coût", "le "),
    ("croissance", "la "),
    ("délai", "le "),
    ("densité", "la "),
    ("dépense", "la "),
    ("distance", "la "),
    ("durée", "la "),
    ("effectif", "l’"),
    ("espérance", "l’"),
    ("évolution", "l’"),
    ("excédent", "l’"),
    ("fréquence", "la "),
    ("incidence", "l’"),
    ("indice", "l’"),
    ("longueur", "la "),
    ("montant", "le "),
    ("mortalité", "la "),
    ("moyenne", "la "),
    ("natalité", "la "),
    ("niveau", "le "),
    ("nombre", "le "),
    ("note", "la "),
    ("part", "la "),
    ("participation", "la "),
    ("population", "la "),
    ("prévalence", "la "),
    ("prix", "le "),
    ("proportion", "la "),
    ("quantité", "la "),
    ("ratio", "le "),
    ("revenu", "le "),
    ("score", "le "),
    ("seuil", "le "),
    ("solde", "le "),
    ("superficie", "la "),
    ("surface", "la "),
    ("surmortalité", "la "),
    ("taux", "le "),
];

/// The subject that a name of a measure makes; `None` when its grammar cannot be known from its first word.
///
/// `compte` tells that the measure is a count: a name in the plural then gives « le nombre de maternités ».
#[must_use]
pub fn sujet(nom: &str, compte: bool) -> Option<String> {
    let premier: String = nom.chars().take_while(|c| c.is_alphabetic()).collect();
    let bas = premier.to_lowercase();
    if let Some((_, article)) = TETES.iter().find(|(tete, _)| *tete == bas) {
        return Some(format!("{article}{}", minuscule(nom)));
    }
    // « UTEC » says neither its gender nor its number, and stays in capitals: « le nombre d’UTEC » is right all the same.
    let sigle = premier.chars().count() > 1 && premier.chars().all(char::is_uppercase);
    let pluriel = sigle || bas.ends_with(['s', 'x']);
    (compte && pluriel).then(|| format!("le nombre {}", grammar::de(&minuscule(nom))))
}

/// Whether a subject is in the plural: « les dépenses de santé ».
#[must_use]
pub fn est_pluriel(sujet: &str) -> bool {
    sujet.starts_with("les ")
}

/// The name without its capital, unless its first word is in capitals (« UTEC »).
fn minuscule(nom: &str) -> String {
    let mut chars = nom.chars();
    match (chars.next(), chars.as_str().chars().next()) {
        (Some(first), next) if !next.is_some_and(char::is_uppercase) => {
            first.to_lowercase().collect::<String>() + chars.as_str()
        }
        _ => nom.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_whose_first_word_is_known_takes_its_article() {
        assert_eq!(sujet("Taux de pauvreté", false).unwrap(), "le taux de pauvreté");
        assert_eq!(sujet("Part des ménages non imposés", false).unwrap(), "la part des ménages non imposés");
        assert_eq!(sujet("Espérance de vie", false).unwrap(), "l’espérance de vie");
        assert_eq!(sujet("Population", true).unwrap(), "la population");
    }

    #[test]
    fn a_count_in_the_plural_becomes_a_number_of_things() {
        assert_eq!(sujet("Maternités", true).unwrap(), "le nombre de maternités");
        assert_eq!(sujet("Établissements de santé", true).unwrap(), "le nombre d’établissements de santé");
        assert_eq!(sujet("Habitants gagnés chaque année", true).unwrap(), "le nombre d’habitants gagnés chaque année");
        assert_eq!(sujet("UTEC", true).unwrap(), "le nombre d’UTEC");
    }

    #[test]
    fn a_name_that_says_nothing_of_its_grammar_makes_no_subject() {
        assert_eq!(sujet("Ménages sans voiture", false), None);
        assert_eq!(sujet("Littoral", true), None);
        assert_eq!(sujet("Partie visible", false), None);
        assert_eq!(sujet("", true), None);
    }
}
