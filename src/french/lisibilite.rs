//! How easily a text is read, as a number.
//!
//! LIX, the « lesbarhetsindex » of C.-H. Björnsson (*Läsbarhet*, 1968): the words of an average sentence, plus the share of
//! words of more than six letters, in percent. It needs neither syllables nor a dictionary, so that it says of French and of
//! English the same thing. Björnsson's scale: 30 for a children's book, 40 for a novel, 50 for a newspaper, 60 for a
//! technical or administrative text.

/// Below so many words, one long name decides of everything.
const ENOUGH: usize = 100;
/// A long word has more letters than this.
const LONG: usize = 6;

/// The index of a text; none when it has too few words to have one. A line break ends a sentence, as in a list.
#[must_use]
pub fn lix(text: &str) -> Option<usize> {
    let (mut words, mut long, mut sentences) = (0_usize, 0_usize, 0_usize);
    for sentence in text.split(['.', '?', '!', ':', ';', '\n']) {
        let own: Vec<usize> = sentence
            .split(|c: char| !c.is_alphanumeric())
            .map(|word| word.chars().count())
            .filter(|letters| *letters > 0)
            .collect();
        words += own.len();
        long += own.iter().filter(|letters| **letters > LONG).count();
        sentences += usize::from(!own.is_empty());
    }
    (words >= ENOUGH).then(|| words.div_ceil(sentences.max(1)) + (100 * long).div_ceil(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_in_short_sentences_are_easy() {
        let easy = "Le chat est sur le mur. ".repeat(20);
        assert_eq!(lix(&easy), Some(6), "six words a sentence, none of them long");
    }

    #[test]
    fn long_words_and_long_sentences_are_hard() {
        let hard = format!("{}.", "organisation territoriale des soins ".repeat(30));
        assert_eq!(lix(&hard), Some(120 + 50), "120 words in one sentence, half of them long");
    }

    #[test]
    fn the_items_of_a_list_are_sentences() {
        let list = "développer les visites\n".repeat(50);
        assert_eq!(lix(&list), Some(3 + 67));
    }

    #[test]
    fn a_few_words_have_no_index() {
        assert_eq!(lix("Une phrase, et rien de plus."), None);
    }
}
