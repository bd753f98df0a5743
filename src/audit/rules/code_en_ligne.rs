#![doc = include_str!("../../../docs/regles/G880.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Tag};
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
        let kind = document.raw(id, Attr::Type).unwrap_or_default();
        let data = kind.ends_with("json");
        if !data && !document.bears(id, Attr::Src) {
            faults.at(id, say!("Un script est écrit dans la page.", "A script is written in the page."));
        }
    }
    for id in document.everywhere(Tag::Style) {
        faults.at(id, say!("Un style est écrit dans la page.", "A style is written in the page."));
    }
    for id in document.everywhere(Tag::Base) {
        faults.at(
            id,
            say!("Un élément « base » détourne toutes les adresses.", "A “base” element diverts every address."),
        );
    }
    for id in document.everywhere(Tag::Meta) {
        if opens(document.raw(id, Attr::HttpEquiv), document.raw(id, Attr::Content)) {
            faults.at(
                id,
                say!(
                    "La politique de sécurité de la page laisse entrer du code ou un autre site.",
                    "The security policy of the page lets in code or another site."
                ),
            );
        }
    }
    for borne in CODE.into_iter().flat_map(|attr| document.borne(attr)) {
        let name = borne.name;
        faults.at(
            borne.bearer(),
            say!("L'attribut {name} met du code dans la page.", "The attribute {name} puts code in the page."),
        );
    }
    for borne in ADDRESSES.into_iter().flat_map(|attr| document.borne(attr)) {
        looked += 1;
        if is_code(borne.value) {
            faults.at(borne.bearer(), say!("Une adresse est du code.", "An address is code."));
        }
    }
    looked
}

/// Attributes that are code.
const CODE: [Attr; 3] = [Attr::Handler, Attr::Style, Attr::Srcdoc];

/// Attributes whose address a browser may run.
const ADDRESSES: [Attr; 6] = [Attr::Href, Attr::Src, Attr::Action, Attr::Formaction, Attr::XlinkHref, Attr::Data];

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
