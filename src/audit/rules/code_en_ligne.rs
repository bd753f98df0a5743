#![doc = include_str!("../../../docs/regles/G880.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::Tag;
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::{rule, say};

static INLINE: Rule = rule!(error, "G880", "code-en-ligne");

pub(in crate::audit) const RULE: PageRule = PageRule {
    rule: &INLINE,
    about: &[Tag::Script, Tag::Style, Tag::Body],
    always: true,
    apply,
    help: || say!("mettez-le dans un fichier de static/.", "put it in a file of static/."),
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let mut looked = 0;
    for id in document.all(Tag::Script) {
        let kind = document.raw(id, "type").unwrap_or_default();
        let data = kind.ends_with("json");
        if !data && document.raw(id, "src").is_none() {
            faults.at(id, say!("Un script est écrit dans la page.", "A script is written in the page."));
        }
    }
    for id in document.elements() {
        looked += 1;
        if document.tag(id) == Tag::Style {
            faults.at(id, say!("Un style est écrit dans la page.", "A style is written in the page."));
        }
        if document.tag(id) == Tag::Base {
            faults.at(
                id,
                say!("Un élément « base » détourne toutes les adresses.", "A “base” element diverts every address."),
            );
        }
        if document.tag(id) == Tag::Meta && opens(document.raw(id, "http-equiv"), document.raw(id, "content")) {
            faults.at(
                id,
                say!(
                    "La politique de sécurité de la page laisse entrer du code ou un autre site.",
                    "The security policy of the page lets in code or another site."
                ),
            );
        }
        for (name, value) in document.each_attribute(id) {
            let handler = name.len() > 2 && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
            if handler || name.eq_ignore_ascii_case("style") || name.eq_ignore_ascii_case("srcdoc") {
                faults.at(
                    id,
                    say!("L'attribut {name} met du code dans la page.", "The attribute {name} puts code in the page."),
                );
            } else if matches!(name, "href" | "src" | "action" | "formaction" | "xlink:href" | "data") && is_code(value)
            {
                faults.at(id, say!("Une adresse est du code.", "An address is code."));
            }
        }
    }
    looked
}

/// Whether a policy allows what no page of a portal needs: code in the page, any host, another host.
fn opens(equiv: Option<&str>, content: Option<&str>) -> bool {
    if !equiv.is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy")) {
        return false;
    }
    let policy = crate::audit::html::resolve(content.unwrap_or_default()).to_ascii_lowercase();
    let wide = |word: &str| {
        word.contains('*')
            || word.starts_with("'unsafe-")
            || ["http:", "https:", "data:", "blob:"].iter().any(|s| word.starts_with(s))
    };
    !policy.contains("default-src") || policy.split([' ', ';']).any(wide)
}

/// Whether an address runs something, however it is spelt.
fn is_code(value: &str) -> bool {
    // No address of the portal holds a colon before its first slash but for these few.
    let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
    if !scheme.contains([':', '&']) {
        return false;
    }
    let resolved = crate::audit::html::resolve(value);
    let bare: String = resolved.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(12).collect();
    let bare = bare.to_ascii_lowercase();
    ["javascript:", "vbscript:", "data:"].iter().any(|scheme| bare.starts_with(scheme))
}
