#![doc = include_str!("../../../docs/regles/G881.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Id, Tag};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static THIRD_PARTY: Rule = rule!(error, "G881", "ressource-exterieure");

pub(in crate::audit) const RULE: PageRule = PageRule {
    rule: &THIRD_PARTY,
    about: &[Tag::Link, Tag::Script, Tag::Img],
    always: true,
    apply,
    help: || say!("copiez le fichier dans static/.", "copy the file into static/."),
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for tag in [
        Tag::Link,
        Tag::Script,
        Tag::Img,
        Tag::Source,
        Tag::Iframe,
        Tag::Embed,
        Tag::Object,
        Tag::Audio,
        Tag::Video,
        Tag::Track,
        Tag::Input,
        Tag::Form,
        Tag::Button,
    ] {
        for id in document.all(tag) {
            for borne in document.attributes(id).filter(|a| loads(page, id, tag, a.attr)) {
                looked += 1;
                if let Some(host) = page.site.other_host(borne.value) {
                    faults
                        .at(id, say!("La page demande un fichier à « {host} ».", "The page asks “{host}” for a file."));
                }
            }
        }
    }
    looked
}

/// Whether an attribute makes the browser ask for something by itself.
pub(in crate::audit) fn loads(page: &Page<'_>, id: Id, tag: Tag, attr: Attr) -> bool {
    match (tag, attr) {
        (Tag::Link, Attr::Href) => {
            let rel = page.document.raw(id, Attr::Rel).unwrap_or_default();
            let only_says = |r: &str| {
                matches!(
                    r,
                    "canonical" | "alternate" | "author" | "license" | "help" | "me" | "next" | "prev" | "search"
                )
            };
            !rel.split_ascii_whitespace().all(only_says)
        }
        (Tag::Form, Attr::Action)
        | (Tag::Button | Tag::Input, Attr::Formaction)
        | (_, Attr::Src | Attr::Srcset | Attr::Poster | Attr::Data) => true,
        _ => false,
    }
}
