//! The headers that a host should answer with, in the words of the hosts that agencies use.
//!
//! One list, said in three ways: `_headers`, which several hosts read in the published folder and the others ignore, and
//! what `garrigue headers nginx` or `apache` print. The browser tests serve the portal under the first.
//!
//! There is no `Strict-Transport-Security`: it binds a whole domain for a year, which is for its owner to decide.

use std::fmt::Write;

/// What pages may load, as a page itself can say it. Nothing inline, nothing from elsewhere.
pub const POLITIQUE: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'";

/// Every header, by name.
const HEADERS: [(&str, &str); 6] = [
    // The policy of pages, and what only a header can say: no other site shows the portal in a frame.
    (
        "Content-Security-Policy",
        "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'none'",
    ),
    // For browsers that do not know `frame-ancestors`.
    ("X-Frame-Options", "DENY"),
    ("X-Content-Type-Options", "nosniff"),
    // Which page of a health portal somebody was reading is nobody else's business.
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// Assets are named after their content: a name never means anything else.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// A way in which a host is told its headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Serveur {
    /// `_headers`, at the root of the published folder.
    Fichier,
    /// A passage of a `server` block.
    Nginx,
    /// `.htaccess`, or a passage of a `Directory` block.
    Apache,
}

/// What to give to a host, as text.
#[must_use]
pub fn entetes(serveur: Serveur) -> String {
    match serveur {
        Serveur::Fichier => fichier(),
        Serveur::Nginx => nginx(),
        Serveur::Apache => apache(),
    }
}

fn lines(form: impl Fn(&str, &str) -> String) -> String {
    HEADERS.iter().fold(String::new(), |mut text, (name, value)| {
        // Writing to a string cannot fail.
        let _infallible = writeln!(text, "{}", form(name, value));
        text
    })
}

fn fichier() -> String {
    format!("/*\n{}/assets/*\n  Cache-Control: {FOR_EVER}\n", lines(|name, value| format!("  {name}: {value}")))
}

fn nginx() -> String {
    let headers = lines(|name, value| format!("add_header {name} \"{value}\" always;"));
    format!(
        "# Dans le bloc « server » du portail. Un « add_header » écrit dans un bloc « location » annulerait ceux-ci :\n\
         # la durée des fichiers nommés d'après leur contenu est donc donnée par « expires ».\n\
         charset utf-8;\nerror_page 404 /404.html;\n{headers}location /assets/ {{\n    expires 1y;\n}}\n"
    )
}

fn apache() -> String {
    let headers = lines(|name, value| format!("    Header always set {name} \"{value}\""));
    format!(
        "# Dans un fichier .htaccess à la racine du portail, ou dans son bloc « Directory ».\n\
         AddDefaultCharset utf-8\nErrorDocument 404 /404.html\n<IfModule mod_headers.c>\n{headers}\
         \x20   <If \"%{{REQUEST_URI}} =~ m#/assets/#\">\n        Header set Cache-Control \"{FOR_EVER}\"\n    </If>\n</IfModule>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_and_its_host_say_the_same_policy() {
        let (_, said) = HEADERS[0];
        assert_eq!(said.strip_suffix("; frame-ancestors 'none'"), Some(POLITIQUE));
        assert!(!POLITIQUE.contains("unsafe") && !POLITIQUE.contains('*'));
    }

    #[test]
    fn every_host_is_told_every_header() {
        for serveur in [Serveur::Fichier, Serveur::Nginx, Serveur::Apache] {
            let text = entetes(serveur);
            for (name, value) in HEADERS {
                let line = text.lines().find(|l| l.contains(&format!("{name}:")) || l.contains(&format!("{name} ")));
                assert!(line.is_some_and(|l| l.contains(value)), "{serveur:?}: {name}\n{text}");
            }
        }
    }

    /// A double quote or a line feed in a value would end the directive that holds it.
    #[test]
    fn no_value_can_leave_its_directive() {
        assert!(HEADERS.iter().all(|(_, value)| !value.contains(['"', '\\', '$', '%', '\n'])));
    }
}
