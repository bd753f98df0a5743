#![doc = include_str!("../../../docs/regles/G862.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static LANGUAGE: Rule = rule!(error, "G862", "langue-de-page");

pub(super) const RULE: PageRule = PageRule {
    rule: &LANGUAGE,
    about: &[Tag::Html],
    always: true,
    apply,
    help: || say!("écrivez <html lang=\"{{{{ page.langue }}}}\">.", "write <html lang=\"{{{{ page.langue }}}}\">."),
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let Some(html) = page.document.all(Tag::Html).next() else { return 0 };
    match page.document.attribute(html, Attr::Lang) {
        None => faults.at(html, say!("La page ne dit pas sa langue.", "The page does not say its language.")),
        Some(lang) if !is_language(&lang) => {
            faults.at(html, say!("« {lang} » n'est pas une langue.", "“{lang}” is not a language."));
        }
        Some(_) => {}
    }
    1
}

/// Whether a text is a language tag of BCP 47 whose language is one of ISO 639-1, or of three letters.
pub(super) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let Some(language) = parts.next().map(str::to_ascii_lowercase) else { return false };
    let known = match language.len() {
        2 => LANGUAGES.as_bytes().chunks(3).any(|known| known.starts_with(language.as_bytes())),
        3 => language.bytes().all(|b| b.is_ascii_lowercase()),
        _ => false,
    };
    known && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// ISO 639-1.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
    io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms \
    mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm \
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ";

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn a_language_is_one_of_iso_639() {
        for good in ["fr", "FR", "fr-FR", "oc", "zu", "en-GB-oxendict", "fro"] {
            assert!(is_language(good), "{good}");
        }
        for bad in ["", "français", "f", "xx", "fr_FR", "fr-", "a "] {
            assert!(!is_language(bad), "{bad}");
        }
    }
}
