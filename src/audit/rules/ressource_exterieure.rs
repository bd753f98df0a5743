#![doc = include_str!("../../../docs/regles/G881.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Id, Tag};
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
            for (name, value) in document.each_attribute(id) {
                if !loads(page, id, tag, name) {
                    continue;
                }
                looked += 1;
                if let Some(host) = page.site.other_host(value) {
                    faults
                        .at(id, say!("La page demande un fichier à « {host} ».", "The page asks “{host}” for a file."));
                }
            }
        }
    }
    looked
}

/// Whether an attribute makes the browser ask for something by itself.
pub(in crate::audit) fn loads(page: &Page<'_>, id: Id, tag: Tag, name: &str) -> bool {
    match (tag, name) {
        (Tag::Link, "href") => {
            let rel = page.document.raw(id, "rel").unwrap_or_default();
            let only_says = |r: &str| {
                matches!(
                    r,
                    "canonical" | "alternate" | "author" | "license" | "help" | "me" | "next" | "prev" | "search"
                )
            };
            !rel.split_ascii_whitespace().all(only_says)
        }
        (Tag::Form, "action")
        | (Tag::Button | Tag::Input, "formaction")
        | (_, "src" | "srcset" | "poster" | "data") => true,
        _ => false,
    }
}
