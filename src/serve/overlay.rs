//! What the preview adds to a page as it leaves: a script that listens, and a panel for mistakes.

use crate::diagnostic::Lang;
use crate::say;

/// Where the preview's own files are; no path of a site may start with this name.
pub(super) const SCRIPT: &str = "/.garrigue/apercu.js";
/// The panel's stylesheet.
pub(super) const STYLE: &str = "/.garrigue/apercu.css";
/// Where a browser listens.
pub(super) const EVENTS: &str = "/.garrigue/evenements";
/// Where a page asks how things stand for it.
pub(super) const NEWS: &str = "/.garrigue/nouvelles";

/// What is missing from the sources, for their author alone.
pub(super) const ETAT: &str = "/.garrigue/etat";
/// Its stylesheet.
pub(super) const ETAT_STYLE: &str = "/.garrigue/etat.css";

/// A page, with the panel and the script: both are files of this server, so the strict policy of the published portal
/// holds here too.
///
/// The panel has a tree of its own, which the theme's stylesheet does not reach. Without script it shows all the same.
pub(super) fn page(bytes: &[u8], fingerprint: &str, fault: Option<&str>, lang: Lang) -> Vec<u8> {
    let empty = empty(lang);
    // Without a good site, nothing stands behind the panel.
    let (bytes, title, alone) = if bytes.is_empty() {
        let title = say!(
            "Le portail a une erreur. Il paraîtra ici dès que ce sera corrigé.",
            "The site has a mistake. It will appear here as soon as that is corrected."
        );
        (empty.as_bytes(), title, " seul")
    } else {
        let title = say!(
            "Le portail a une erreur. Cette page est celle d’avant\u{a0}; elle suivra dès que ce sera corrigé.",
            "The site has a mistake. This page is the one from before; it will follow as soon as that is corrected."
        );
        (bytes, title, "")
    };
    let (title, lang_code) = (title.get(lang), code(lang));
    let (show, reduce) = (say!("Montrer", "Show"), say!("Réduire", "Collapse"));
    let (show, reduce) = (show.get(lang), reduce.get(lang));
    // A minified page does not close its body: browsers put there what follows.
    let end = rfind(bytes, b"</body>").unwrap_or(bytes.len());
    let (before, after) = bytes.split_at(end);
    let hidden = if fault.is_some() { "" } else { " hidden" };
    let text = escape(fault.unwrap_or_default());
    let added = format!(
        "<garrigue-apercu{alone}{hidden}><template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"{STYLE}\">\
         <section role=\"alert\" lang=\"{lang_code}\" aria-labelledby=\"titre\"><h2 id=\"titre\">{title}</h2>\
         <button type=\"button\" data-montrer=\"{show}\" data-reduire=\"{reduce}\" hidden>{reduce}</button><pre tabindex=\"0\">{text}</pre></section></template></garrigue-apercu>\
         <script src=\"{SCRIPT}\" data-empreinte=\"{fingerprint}\" data-evenements=\"{EVENTS}\" \
         data-nouvelles=\"{NEWS}\" defer></script>\n"
    );
    [before, added.as_bytes(), after].concat()
}

fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fr",
        Lang::En => "en",
    }
}

/// What an author sees as long as nothing could be built.
fn empty(lang: Lang) -> String {
    let (code, title) = (code(lang), say!("Aperçu : à corriger", "Preview: to be corrected"));
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n",
        title.get(lang)
    )
}

/// Text, as an HTML element shows it.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::{Lang, page};

    #[test]
    fn a_mistake_is_text_whatever_it_quotes() {
        let page = String::from_utf8(page(b"<p>a</body></html>", "f", Some("</pre><script>x</script> & é"), Lang::Fr))
            .unwrap();
        assert!(page.contains("&lt;/pre&gt;&lt;script&gt;x&lt;/script&gt; &amp; é</pre>"), "{page}");
        assert!(page.starts_with("<p>a<garrigue-apercu>") && page.ends_with("</body></html>"), "{page}");
    }

    #[test]
    fn the_panel_speaks_the_language_of_the_messages() {
        let page = String::from_utf8(page(b"", "f", Some("x"), Lang::En)).unwrap();
        assert!(
            page.starts_with("<!doctype html>\n<html lang=\"en\">") && page.contains(">Collapse</button>"),
            "{page}"
        );
        assert!(!page.contains("portail") && !page.contains("Réduire"), "{page}");
    }

    #[test]
    fn without_a_mistake_the_panel_is_hidden() {
        let page = String::from_utf8(page(b"<p>a", "f", None, Lang::Fr)).unwrap();
        assert!(page.starts_with("<p>a<garrigue-apercu hidden>") && page.contains("data-empreinte=\"f\""), "{page}");
    }
}
