//! A word of the interface, taken apart once: text, holes, and the few marks that a sentence may hold.

use std::fmt::Write;

/// The elements that a word may hold as they are.
const ELEMENTS: [&str; 4] = ["strong", "em", "code", "abbr"];

/// A word, ready to be filled.
///
/// `{nom}` is a hole. A sentence stays whole, so that each language orders it its own way: `<a lien>…</a>` is a link
/// whose address is given as `lien`, `<span mention>…</span>` has the class `mention`, `<strong>`, `<em>`, `<code>` and
/// `<abbr>` are themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Formule {
    morceaux: Vec<Morceau>,
    balisee: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Morceau {
    /// Text; HTML when the word holds marks.
    Texte(String),
    /// A value, by its name.
    Trou(String),
    /// A value inside an attribute, by its name.
    Adresse(String),
}

/// A part of plain words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partie<'m> {
    /// Text.
    Texte(&'m str),
    /// What is to be filled, by its name.
    Trou(&'m str),
}

/// What a word is filled with.
pub enum Valeur<'v> {
    /// Words: `<` in them is a character.
    Texte(&'v str),
    /// HTML, made safe already.
    Html(&'v str),
}

impl Formule {
    /// Takes a word apart.
    ///
    /// # Errors
    /// What of it cannot be read: an element that is not one of those above, or not closed; a brace left open.
    pub fn parse(mots: &str) -> Result<Self, String> {
        let balisee = mots.contains('<');
        let mut formule = Self { morceaux: Vec::new(), balisee };
        let mut open: Vec<&str> = Vec::new();
        let mut rest = mots;
        while let Some(at) = rest.find(['{', '<']) {
            let (text, after) = rest.split_at(at);
            formule.texte(text);
            let end = if after.starts_with('{') { '}' } else { '>' };
            let (inside, next) = after
                .get(1..)
                .and_then(|a| a.split_once(end))
                .ok_or_else(|| after.chars().take(20).collect::<String>())?;
            if end == '}' {
                formule.morceaux.push(Morceau::Trou(inside.to_owned()));
            } else if let Some(name) = inside.strip_prefix('/') {
                if open.pop() != Some(name) {
                    return Err(format!("<{inside}>"));
                }
                formule.html(&format!("</{name}>"));
            } else {
                open.push(formule.balise(inside)?);
            }
            rest = next;
        }
        formule.texte(rest);
        match open.pop() {
            Some(name) => Err(format!("<{name}>")),
            None => Ok(formule),
        }
    }

    fn balise<'m>(&mut self, inside: &'m str) -> Result<&'m str, String> {
        match inside.split_once(' ') {
            Some(("a", adresse)) => {
                self.html("<a href=\"");
                self.morceaux.push(Morceau::Adresse(adresse.to_owned()));
                self.html("\">");
                Ok("a")
            }
            Some(("span", classe)) => {
                self.html(&format!("<span class={classe}>"));
                Ok("span")
            }
            None if ELEMENTS.contains(&inside) => {
                self.html(&format!("<{inside}>"));
                Ok(inside)
            }
            _ => Err(format!("<{inside}>")),
        }
    }

    fn texte(&mut self, text: &str) {
        if self.balisee {
            let mut out = String::with_capacity(text.len());
            echapper(text, &mut out);
            self.html(&out);
        } else {
            self.html(text);
        }
    }

    fn html(&mut self, html: &str) {
        match self.morceaux.last_mut() {
            Some(Morceau::Texte(last)) => last.push_str(html),
            _ if html.is_empty() => {}
            _ => self.morceaux.push(Morceau::Texte(html.to_owned())),
        }
    }

    /// Whether it holds elements, so that what it makes is HTML whatever fills it.
    #[must_use]
    pub fn est_balisee(&self) -> bool {
        self.balisee
    }

    /// The words, when nothing is to be filled.
    #[must_use]
    pub fn entiere(&self) -> Option<&str> {
        match self.morceaux.as_slice() {
            [] => Some(""),
            [Morceau::Texte(text)] => Some(text),
            _ => None,
        }
    }

    /// The names of what is to be filled, in order, perhaps twice.
    pub fn trous(&self) -> impl Iterator<Item = &str> {
        self.morceaux.iter().filter_map(|m| match m {
            Morceau::Texte(_) => None,
            Morceau::Trou(nom) | Morceau::Adresse(nom) => Some(nom.as_str()),
        })
    }

    /// The words in their order, for who fills them with more than text.
    pub fn parties(&self) -> impl Iterator<Item = Partie<'_>> {
        self.morceaux.iter().map(|m| match m {
            Morceau::Texte(text) => Partie::Texte(text),
            Morceau::Trou(nom) | Morceau::Adresse(nom) => Partie::Trou(nom),
        })
    }

    /// The words as plain text; a value that is not given leaves nothing.
    #[must_use]
    pub fn dire(&self, valeurs: &[(&str, &str)]) -> String {
        let mut out = String::new();
        for morceau in &self.morceaux {
            match morceau {
                Morceau::Texte(text) => out.push_str(text),
                Morceau::Trou(nom) | Morceau::Adresse(nom) => {
                    out.push_str(valeurs.iter().find(|(n, _)| n == nom).map_or("", |(_, v)| v));
                }
            }
        }
        out
    }

    /// The words as HTML, every value made safe.
    ///
    /// # Errors
    /// What `valeur` says of a name that it does not have.
    pub fn html_avec<'v, E>(&self, valeur: impl Fn(&str) -> Result<Valeur<'v>, E>) -> Result<String, E> {
        let mut out = String::new();
        for morceau in &self.morceaux {
            match morceau {
                Morceau::Texte(text) if self.balisee => out.push_str(text),
                Morceau::Texte(text) => echapper(text, &mut out),
                Morceau::Trou(nom) => match valeur(nom)? {
                    Valeur::Html(html) => out.push_str(html),
                    Valeur::Texte(text) => echapper(text, &mut out),
                },
                Morceau::Adresse(nom) => {
                    let (Valeur::Html(text) | Valeur::Texte(text)) = valeur(nom)?;
                    echapper(text, &mut out);
                }
            }
        }
        Ok(out)
    }
}

/// As templates escape what they show.
fn echapper(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A string refuses nothing.
            _ => drop(out.write_char(c)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(mots: &str, valeur: Valeur<'_>) -> String {
        let formule = Formule::parse(mots).unwrap();
        let text = |v: &Valeur<'_>| match v {
            Valeur::Texte(t) | Valeur::Html(t) => (*t).to_owned(),
        };
        let (is_html, value) = (matches!(valeur, Valeur::Html(_)), text(&valeur));
        let given = |_: &str| Ok::<_, ()>(if is_html { Valeur::Html(&value) } else { Valeur::Texte(&value) });
        formule.html_avec(given).unwrap()
    }

    #[test]
    fn a_sentence_keeps_its_link_whatever_the_order_of_its_words() {
        assert_eq!(html("Lire <a page>la page</a>.", Valeur::Texte("../a/")), "Lire <a href=\"../a/\">la page</a>.");
        assert_eq!(html("<a page>The page</a>", Valeur::Texte("a\"b")), "<a href=\"a&quot;b\">The page</a>");
    }

    #[test]
    fn what_fills_a_word_is_a_character_unless_it_is_html() {
        assert_eq!(html("a & <em>{x}</em>", Valeur::Texte("<b>")), "a &amp; <em>&lt;b&gt;</em>");
        assert_eq!(html("{x}.", Valeur::Html("<b>y</b>")), "<b>y</b>.");
    }

    #[test]
    fn a_class_is_named_by_the_word() {
        assert_eq!(html("<span mention>{x}</span>", Valeur::Texte("y")), "<span class=mention>y</span>");
    }

    #[test]
    fn an_element_that_words_may_not_hold_is_refused() {
        for wrong in
            ["<script>x</script>", "<a href=x>y</a", "<em>x", "x</em>", "<strong>x</em>", "{x", "a < b", "<a>x</a>"]
        {
            assert!(Formule::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn plain_words_say_what_they_are_filled_with() {
        let formule = Formule::parse("{n} pages de {nom}").unwrap();
        assert_eq!(formule.dire(&[("n", "3"), ("nom", "l'Hérault")]), "3 pages de l'Hérault");
        assert_eq!(formule.trous().collect::<Vec<_>>(), ["n", "nom"]);
        assert_eq!(Formule::parse("Menu").unwrap().entiere(), Some("Menu"));
    }
}
