#![doc = include_str!("../../../docs/regles/G887.md")]

use super::PageRule;
use crate::audit::fault::Faults;
use crate::audit::html::{Attr, Id, Tag, resolve};
use crate::audit::page::Page;
use crate::diagnostic::Rule;
use crate::export::entetes::POLITIQUE;
use crate::{rule, say};

static POLICY: Rule = rule!(error, "G887", "politique-absente");

pub(super) const RULE: PageRule = PageRule {
    rule: &POLICY,
    about: &[Tag::Body],
    always: true,
    apply,
    help: || {
        say!(
            "écrivez au début de <head> : <meta http-equiv=\"Content-Security-Policy\" content=\"{{{{ page.politique }}}}\">.",
            "write at the start of <head>: <meta http-equiv=\"Content-Security-Policy\" content=\"{{{{ page.politique }}}}\">."
        )
    },
};

fn apply(page: &Page<'_>, faults: &mut Faults<'_>) -> usize {
    let document = page.document;
    let says = |id: &Id| {
        document.raw(*id, Attr::HttpEquiv).is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
    };
    let Some(policy) = document.all(Tag::Meta).find(says) else {
        faults.page(say!(
            "La page ne porte pas la politique de sécurité du portail.",
            "The page does not bear the security policy of the portal."
        ));
        return 1;
    };
    let said = resolve(document.raw(policy, Attr::Content).unwrap_or_default());
    for wanted in POLITIQUE.split("; ").filter(|wanted| !holds(&said, wanted)) {
        faults.at(
            policy,
            say!(
                "La politique de sécurité de la page ne dit pas « {wanted} ».",
                "The security policy of the page does not say “{wanted}”."
            ),
        );
    }
    // A policy rules what follows it.
    let before = [Tag::Script, Tag::Link, Tag::Style].into_iter().flat_map(|tag| document.all(tag));
    for loaded in before.filter(|id| document.start(*id) < document.start(policy)) {
        faults.at(
            loaded,
            say!(
                "Ceci est chargé avant que la page ait dit sa politique de sécurité.",
                "This is loaded before the page has said its security policy."
            ),
        );
    }
    1
}

/// Whether a policy says a directive, or one that allows less.
fn holds(policy: &str, wanted: &str) -> bool {
    let Some((name, allowed)) = wanted.split_once(' ') else { return false };
    policy.split(';').any(|directive| {
        let mut words = directive.split_whitespace();
        words.next().is_some_and(|known| known.eq_ignore_ascii_case(name))
            && directive.split_whitespace().count() == 2
            && words.all(|word| word == allowed || word == "'none'")
    })
}
