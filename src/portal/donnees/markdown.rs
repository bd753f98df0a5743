//! Markdown that stands alone: each `[[…]]` becomes a link to a public address, each figure its value.

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::adresse::absolu_depuis;
use crate::model::{Prose, markdown_options};
use crate::portal::vue::{Ici, RenvoiVue};

/// The text of a page, for readers who do not have the portal.
pub(super) fn autonome(ici: &Ici<'_>, prose: &Prose) -> String {
    if prose.renvois.is_empty() {
        return prose.markdown.clone();
    }
    let vue = ici.prose(prose);
    let base_url = &ici.site.corpus.portail.base_url;
    let mut out = String::with_capacity(vue.markdown.len() * 2);
    let mut renvois = vue.renvois.iter();
    let (mut copied, mut inside) = (0, None);
    for (event, range) in Parser::new_ext(&vue.markdown, markdown_options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole }, .. }) => {
                out.push_str(vue.markdown.get(copied..range.start).unwrap_or_default());
                copied = range.end;
                inside = renvois.next().map(|renvoi| (renvoi, has_pothole, String::new()));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, true, words)) = &mut inside {
                    words.push_str(&text);
                }
            }
            Event::End(TagEnd::Link) => {
                if let Some((renvoi, _, words)) = inside.take() {
                    let href = renvoi.href.as_deref().and_then(|h| absolu_depuis(base_url, &ici.page.chemin, h));
                    out.push_str(&lien(renvoi, &words, href, &out));
                }
            }
            _ => {}
        }
    }
    out.push_str(vue.markdown.get(copied..).unwrap_or_default());
    out
}

/// A link, or words alone; `before` tells whether the sentence says the qualifier of a figure already.
fn lien(renvoi: &RenvoiVue, words: &str, href: Option<String>, before: &str) -> String {
    let qualifier = renvoi.qualificatif.as_deref().filter(|q| words.is_empty() && !before.trim_end().ends_with(q));
    let texte = if words.is_empty() { renvoi.texte.as_str() } else { words };
    let code = renvoi.code.as_deref().filter(|_| words.is_empty());
    let texte: Vec<&str> = [qualifier, code, Some(texte)].into_iter().flatten().collect();
    let texte = texte.join(" ");
    match href {
        Some(href) => format!("[{}]({href})", texte.replace('[', "\\[").replace(']', "\\]")),
        None => texte,
    }
}
