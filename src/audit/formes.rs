//! Three forms that must agree: the drawing, the sentence and the table of a chart, read back from the finished page.
//!
//! Every number that a chart shows carries its key, `data-c`, wherever the page writes it: `valeurs:herault` is a number
//! of the chart `valeurs`. What is compared is what a reader sees: the words beside the shape, the length of the shape,
//! the words of the table, those of the sentence. A drawing whose numbers cannot be read is a fault too, since nothing
//! would then be compared.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::html::{Attr, Document, Id, Tag, resolve};
use crate::diagnostic::Bilingual;
use crate::model::{Grammaire, Valeur};
use crate::say;

/// What is wrong with a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum FauteDeForme {
    /// Two forms write two numbers: key, number of the first, number of the second.
    Discorde(String, String, String),
    /// A shape is not where its number puts it: key, number.
    Longueur(String, String),
    /// A number of the drawing or of the sentence that the table does not have: key.
    HorsTable(String),
    /// A chart of which nothing can be read in one form: the chart, and `dessin`, `phrase` or `tableau`.
    Muet(String, String),
}

impl FauteDeForme {
    /// The number that the table does not give.
    pub(super) fn odd(&self) -> Option<&str> {
        match self {
            Self::Discorde(_, odd, _) => Some(odd),
            _ => None,
        }
    }

    /// What is wrong.
    pub(super) fn dire(&self) -> Bilingual {
        match self {
            Self::Discorde(cle, une, autre) => say!(
                "Le chiffre « {cle} » est « {une} » dans une forme et « {autre} » dans le tableau.",
                "The figure “{cle}” is “{une}” in one form and “{autre}” in the table."
            ),
            Self::Longueur(cle, texte) => say!(
                "Le dessin du chiffre « {cle} » n'a pas la longueur que dit son texte (« {texte} »).",
                "The drawing of the figure “{cle}” is not as long as its words say (“{texte}”)."
            ),
            Self::HorsTable(cle) => say!(
                "Le chiffre « {cle} » est dessiné ou dit, et le tableau ne l'a pas.",
                "The figure “{cle}” is drawn or said, and the table does not have it."
            ),
            Self::Muet(graphique, forme) => say!(
                "Le graphique « {graphique} » n'a aucun chiffre lisible dans cette forme : {forme}.",
                "The chart “{graphique}” has no readable figure in this form: {forme}."
            ),
        }
    }

    /// Whether a form says nothing, rather than something else than another.
    pub(super) fn is_mute(&self) -> bool {
        matches!(self, Self::Muet(..))
    }

    /// The attribute of the element at fault, and its value.
    pub(super) fn place(&self) -> (Attr, &str) {
        match self {
            Self::Discorde(cle, ..) | Self::Longueur(cle, _) | Self::HorsTable(cle) => (Attr::Cle, cle),
            Self::Muet(graphique, _) => (Attr::Graphique, graphique),
        }
    }
}

/// Reads the charts of a page and compares their forms.
pub(super) fn faults(page: &Document<'_>) -> Vec<FauteDeForme> {
    let langue = page.all(Tag::Html).next().and_then(|html| page.attribute(html, Attr::Lang));
    let mut forms = Formes { grammaire: langue.map(|l| Grammaire::de(&l)).unwrap_or_default(), ..Formes::default() };
    let charts = page.all(Tag::Svg).filter_map(|svg| page.attribute(svg, Attr::Graphique));
    forms.charts.extend(charts.map(Cow::into_owned));
    for cle in page.borne(Attr::Cle) {
        forms.read(page, cle.bearer(), resolve(cle.value).into_owned());
    }
    forms.faults()
}

/// Where a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Forme {
    Phrase,
    Table,
    Dessin,
}

/// Two exact ends, of a scale or of a drawing.
type Bouts = (Decimal, Decimal);

/// A shape, as its attributes place it.
#[derive(Debug, Clone)]
struct Trait {
    cle: String,
    /// What the low and high edges of the drawing are.
    echelle: Option<Bouts>,
    /// Heights of the two edges, when numbers go upwards.
    hauteurs: Option<Bouts>,
    tag: &'static str,
    attributes: BTreeMap<String, String>,
}

/// Every number of the charts of a page.
#[derive(Default)]
struct Formes {
    charts: BTreeSet<String>,
    /// How the language of the page writes numbers.
    grammaire: Grammaire,
    textes: BTreeMap<(String, Forme), Vec<String>>,
    traits: Vec<Trait>,
}

impl Formes {
    /// Reads an element that carries a key.
    fn read(&mut self, page: &Document<'_>, id: Id, cle: String) {
        let holder = page.above(id).find(|up| matches!(page.tag(*up), Tag::Svg | Tag::Table));
        let tag = page.start_tag(id);
        let shape = ["rect", "circle"].into_iter().find(|name| tag.get(1..).is_some_and(|t| t.starts_with(name)));
        if let Some(tag) = shape {
            let drawing = holder.filter(|up| page.tag(*up) == Tag::Svg);
            let edge = |attr: Attr| length(&page.attribute(drawing?, attr)?);
            let heights = drawing.and_then(|svg| page.attribute(svg, Attr::Hauteurs));
            let heights = heights.as_ref().and_then(|v| v.split_once(' '));
            let attributes = page.attributes(id).map(|a| (a.name.to_owned(), resolve(a.value).into_owned()));
            self.traits.push(Trait {
                cle,
                echelle: edge(Attr::Bas).zip(edge(Attr::Haut)),
                hauteurs: heights.and_then(|(low, high)| length(low).zip(length(high))),
                tag,
                attributes: attributes.collect(),
            });
            return;
        }
        let forme = match holder.map(|up| page.tag(up)) {
            Some(Tag::Svg) => Forme::Dessin,
            Some(_) => Forme::Table,
            None => Forme::Phrase,
        };
        let words: String = page.texts(id).map(resolve).collect();
        self.textes.entry((cle, forme)).or_default().push(words);
    }

    fn lu(&self, texte: &str) -> Option<Valeur> {
        lu(texte, self.grammaire)
    }

    fn faults(&self) -> Vec<FauteDeForme> {
        let mut faults = Vec::new();
        for chart in &self.charts {
            let own = |cle: &str| cle.split_once(':').is_some_and(|(id, _)| id == chart);
            for (forme, nom) in [(Forme::Dessin, "dessin"), (Forme::Phrase, "phrase"), (Forme::Table, "tableau")] {
                let read = self
                    .textes
                    .iter()
                    .any(|((cle, f), textes)| own(cle) && *f == forme && textes.iter().any(|t| self.lu(t).is_some()));
                if !read {
                    faults.push(FauteDeForme::Muet(chart.clone(), nom.to_owned()));
                }
            }
            if !self.traits.iter().any(|t| own(&t.cle)) {
                faults.push(FauteDeForme::Muet(chart.clone(), "dessin".to_owned()));
            }
        }
        for ((cle, forme), textes) in &self.textes {
            let Some(first) = self.textes.get(&(cle.clone(), Forme::Table)).and_then(|t| t.first()) else {
                // A sentence alone may do without a table; a chart may not.
                if cle.split_once(':').is_some_and(|(id, _)| self.charts.contains(id)) {
                    faults.push(FauteDeForme::HorsTable(cle.clone()));
                }
                continue;
            };
            for texte in textes.iter().filter(|t| *forme != Forme::Table || !std::ptr::eq(*t, first)) {
                if self.lu(texte) != self.lu(first) {
                    faults.push(FauteDeForme::Discorde(cle.clone(), propre(texte), propre(first)));
                }
            }
        }
        let mut by_key: BTreeMap<&str, Vec<&Trait>> = BTreeMap::new();
        for t in &self.traits {
            by_key.entry(t.cle.as_str()).or_default().push(t);
        }
        for (cle, traits) in by_key {
            let texte = self.textes.get(&(cle.to_owned(), Forme::Dessin)).and_then(|t| t.first());
            if !texte.and_then(|t| self.lu(t)).is_some_and(|valeur| shows(&valeur, &traits)) {
                faults.push(FauteDeForme::Longueur(cle.to_owned(), texte.map(|t| propre(t)).unwrap_or_default()));
            }
        }
        faults.dedup();
        faults
    }
}

/// Whether shapes show a value.
fn shows(valeur: &Valeur, traits: &[&Trait]) -> bool {
    match valeur {
        Valeur::Nombre(n) => traits.iter().all(|t| t.ends_at(n.absolu())),
        Valeur::Intervalle(low, high) => match traits {
            [first, second] => first.ends_at(low.absolu()) && second.ends_at(high.absolu()),
            _ => false,
        },
        Valeur::Rapport(part, whole) => {
            let full = traits.iter().filter(|t| t.attributes.get("class").is_some_and(|c| c == "g-barre")).count();
            Decimal::from(full) == *part && Decimal::from(traits.len()) == *whole
        }
        _ => false,
    }
}

impl Trait {
    /// Whether the shape ends where a scale puts a number, to a hundredth of its length.
    fn ends_at(&self, value: Decimal) -> bool {
        let near = Decimal::new(3, 2);
        let found = || {
            let (de, a) = self.echelle?;
            let span = a.checked_sub(de).filter(|s| *s > Decimal::ZERO)?;
            let wanted = value.checked_sub(de)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(span)?;
            let of = |name: &str| self.attributes.get(name).map_or(Some(Decimal::ZERO), |v| length(v));
            let got = match (self.tag, self.hauteurs) {
                ("rect", _) if value < Decimal::ZERO => of("x")?,
                ("rect", _) => of("x")?.checked_add(of("width")?)?,
                (_, Some((low, high))) => {
                    let up = low.checked_sub(of("cy")?)?.checked_mul(Decimal::ONE_HUNDRED)?;
                    up.checked_div(low.checked_sub(high)?)?
                }
                _ => of("cx")?,
            };
            // Heights are rounded to a hundredth of a letter.
            let near = if self.hauteurs.is_some() { Decimal::new(2, 1) } else { near };
            Some(wanted.checked_sub(got)?.abs() <= near)
        };
        found().unwrap_or_default()
    }
}

/// A length without its unit: « 63.16% », « 10.5em », « 19 ».
fn length(text: &str) -> Option<Decimal> {
    text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').parse().ok()
}

/// The value that a reader sees in a text of a language: « près de 470 000 habitants » is 470 000.
fn lu(texte: &str, grammaire: Grammaire) -> Option<Valeur> {
    let plain = grammaire.relire(&propre(texte)).replace(['%', '‰', '€'], "");
    let is_start = |(at, c): &(usize, char)| {
        c.is_ascii_digit()
            || (matches!(c, '+' | '-')
                && plain.get(at + 1..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit())))
    };
    let start = plain.char_indices().find(is_start)?.0;
    let words: Vec<&str> = plain.get(start..)?.split_whitespace().collect();
    let longest = (1..=words.len()).rev().find_map(|n| {
        let text = words.get(..n)?.join(" ");
        Valeur::parse(Some(&text)).ok().filter(|v| !matches!(v, Valeur::Rang(_)))
    });
    longest.map(exact)
}

/// The value with every number multiplied out, so that « 1,2 million » is 1 200 000.
fn exact(valeur: Valeur) -> Valeur {
    let plain = |n: crate::model::Nombre| crate::model::Nombre {
        valeur: n.absolu().normalize(),
        echelle: crate::model::Echelle::Unite,
    };
    match valeur {
        Valeur::Nombre(n) => Valeur::Nombre(plain(n)),
        Valeur::Intervalle(low, high) => Valeur::Intervalle(plain(low), plain(high)),
        other => other,
    }
}

/// A text with plain spaces and signs.
pub(super) fn propre(texte: &str) -> String {
    let plain: String = texte
        .chars()
        .map(|c| match c {
            '\u{A0}' | '\u{202F}' | '\n' => ' ',
            '\u{2212}' => '-',
            c => c,
        })
        .collect();
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::html::read;
    use super::*;

    /// A page whose three forms say 19 and 17.5 of a scale of 0 to 20.
    const PAGE: &str = "<p><b data-c=v:a>19 %</b> ici, <b data-c=v:b>17,5 %</b> là</p>\
        <svg data-graphique=v data-de=0 data-a=20><text data-c=v:a>près de 19 %</text><rect data-c=v:a width=95% />\
        <text data-c=v:b>17,5 %</text><rect data-c=v:b width=87.5% /></svg>\
        <table><tr><td><span data-c=v:a>près de 19 %</span><td data-c=v:b>17,5 %</td></table>";

    fn seen(html: impl AsRef<str>) -> Vec<FauteDeForme> {
        faults(&read(html.as_ref()).page)
    }

    fn broken(from: &str, to: &str) -> Vec<FauteDeForme> {
        assert!(PAGE.contains(from), "{from}");
        seen(PAGE.replace(from, to))
    }

    #[test]
    fn forms_that_agree_pass() {
        assert_eq!(seen(PAGE), []);
    }

    #[test]
    fn a_table_that_says_another_number_is_found() {
        let faults = broken("<span data-c=v:a>près de 19", "<span data-c=v:a>près de 18");
        assert!(
            faults.contains(&FauteDeForme::Discorde("v:a".into(), "19 %".into(), "près de 18 %".into())),
            "{faults:?}"
        );
    }

    #[test]
    fn a_sentence_that_says_another_number_is_found() {
        let faults = broken("<b data-c=v:b>17,5", "<b data-c=v:b>17,6");
        assert_eq!(faults, [FauteDeForme::Discorde("v:b".into(), "17,6 %".into(), "17,5 %".into())]);
    }

    #[test]
    fn a_drawing_whose_words_say_another_number_is_found() {
        let faults = broken("<text data-c=v:b>17,5", "<text data-c=v:b>175");
        assert!(faults.contains(&FauteDeForme::Discorde("v:b".into(), "175 %".into(), "17,5 %".into())), "{faults:?}");
    }

    #[test]
    fn a_bar_too_long_is_found() {
        assert_eq!(broken("width=87.5%", "width=88%"), [FauteDeForme::Longueur("v:b".into(), "17,5 %".into())]);
        assert_eq!(broken("data-a=20", "data-a=25").len(), 2);
    }

    #[test]
    fn a_number_that_the_table_has_not_is_found() {
        let faults = broken("<td data-c=v:b>", "<td>");
        assert!(faults.contains(&FauteDeForme::HorsTable("v:b".into())), "{faults:?}");
    }

    #[test]
    fn a_sentence_without_chart_is_compared_with_its_table_too() {
        let page = |said: &str| format!("<p data-c=v:a>{said}</p><table><td data-c=v:a>38 places</table>");
        assert_eq!(seen(page("38")), []);
        assert_eq!(seen(page("39")).len(), 1);
        assert_eq!(seen("<p data-c=v:a>38</p>"), []);
    }

    #[test]
    fn a_chart_of_which_nothing_can_be_read_is_found() {
        let bare = "<svg data-graphique=v data-de=0 data-a=20></svg>";
        let forms: Vec<FauteDeForme> =
            ["dessin", "phrase", "tableau"].map(|f| FauteDeForme::Muet("v".into(), f.into())).into();
        assert_eq!(seen(bare)[..3], forms);
        let words = broken("<b data-c=v:a>19 %</b> ici, <b data-c=v:b>17,5 %</b> là", "beaucoup ici");
        assert_eq!(words, [FauteDeForme::Muet("v".into(), "phrase".into())]);
    }

    #[test]
    fn ranges_ratios_and_heights_are_read_too() {
        let range = "<p data-c=v:a>1 à 3</p><svg data-graphique=v data-de=0 data-a=4><text data-c=v:a>1 à 3</text>\
            <rect data-c=v:a width=25% /><rect data-c=v:a x=25% width=50% /></svg><table><td data-c=v:a>1 à 3</table>";
        assert_eq!(seen(range), []);
        assert_eq!(seen(range.replace("width=50%", "width=75%")).len(), 1);
        let signs = "<p data-c=v:a>1 sur 2</p><svg data-graphique=v><text data-c=v:a>1 sur 2</text><circle class=g-barre \
            data-c=v:a /><circle class=g-possible data-c=v:a /></svg><table><td data-c=v:a>presque 1 sur 2</table>";
        assert_eq!(seen(signs), []);
        assert_eq!(seen(signs.replace("g-possible", "g-barre")).len(), 1);
        let line = "<p data-c=v:a>5</p><svg data-graphique=v data-de=0 data-a=10 data-y=\"10em 2em\"><text data-c=v:a>5</text>\
            <circle data-c=v:a cy=6em /></svg><table><td data-c=v:a>5</table>";
        assert_eq!(seen(line), []);
        assert_eq!(seen(line.replace("cy=6em", "cy=5em")).len(), 1);
    }

    #[test]
    fn a_reader_sees_the_number_among_its_words() {
        let seen = |text: &str| lu(text, Grammaire::Francaise).map(|v| format!("{v:?}"));
        assert_eq!(seen("plus de 1\u{202F}268 médecins pour 10\u{202F}000 habitants"), seen("1268"));
        assert_eq!(seen("1,2\u{A0}million d’habitants"), seen("1 200 000"));
        assert_eq!(seen("27\u{202F}% en 2050 (projection)"), seen("27"));
        assert_eq!(seen("\u{2212}1,5\u{202F}%"), seen("-1,5"));
        assert_eq!(seen("non renseigné"), None);
    }

    #[test]
    fn a_page_in_english_is_read_as_english_writes_numbers() {
        let english = PAGE.replace("17,5 %", "17.5%").replace("19 %", "19%").replace("près de", "close to");
        let page = format!("<html lang=en>{english}");
        assert_eq!(seen(&page), []);
        assert_eq!(seen(page.replace("<td data-c=v:b>17.5", "<td data-c=v:b>1.75")).len(), 1);
        let thousands = "<p data-c=v:a>1,268 doctors</p><svg data-graphique=v data-de=0 data-a=2000><text data-c=v:a>1,268\
            </text><rect data-c=v:a width=63.4% /></svg><table><td data-c=v:a>1,268</table>";
        assert_eq!(seen(format!("<html lang=en>{thousands}")), []);
        // In French this is one and a quarter, which its shape is not.
        assert_eq!(seen(format!("<html lang=fr>{thousands}")).len(), 1);
        let range = "<html lang=en><p data-c=v:a>1 to 3</p><svg data-graphique=v data-de=0 data-a=4><text data-c=v:a>1 to 3\
            </text><rect data-c=v:a width=25% /><rect data-c=v:a x=25% width=50% /></svg><table><td data-c=v:a>1 to 3</table>";
        assert_eq!(seen(range), []);
    }
}
