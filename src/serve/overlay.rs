//! What the preview adds to a page as it leaves: a script that listens, and a panel for mistakes.

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

/// What an author sees as long as nothing could be built.
const EMPTY: &str = "<!doctype html>\n<html lang=\"fr\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
                     content=\"width=device-width, initial-scale=1\">\n<title>Aperçu : à corriger</title>\n";

/// Title of the panel over a page of the last good site.
const BEFORE: &str =
    "Le portail a une erreur. Cette page est celle d’avant\u{a0}; elle suivra dès que ce sera corrigé.";
/// Title of the panel when no site was good yet.
const NOTHING_YET: &str = "Le portail a une erreur. Il paraîtra ici dès que ce sera corrigé.";

/// A page, with the panel and the script: both are files of this server, so the strict policy of the published portal
/// holds here too.
///
/// The panel has a tree of its own, which the theme's stylesheet does not reach. Without script it shows all the same.
pub(super) fn page(bytes: &[u8], fingerprint: &str, fault: Option<&str>) -> Vec<u8> {
    // Without a good site, nothing stands behind the panel.
    let (bytes, title, alone) =
        if bytes.is_empty() { (EMPTY.as_bytes(), NOTHING_YET, " seul") } else { (bytes, BEFORE, "") };
    // A minified page does not close its body: browsers put there what follows.
    let end = rfind(bytes, b"</body>").unwrap_or(bytes.len());
    let (before, after) = bytes.split_at(end);
    let hidden = if fault.is_some() { "" } else { " hidden" };
    let text = escape(fault.unwrap_or_default());
    let added = format!(
        "<garrigue-apercu{alone}{hidden}><template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"{STYLE}\">\
         <section role=\"alert\" lang=\"fr\" aria-labelledby=\"titre\"><h2 id=\"titre\">{title}</h2>\
         <button type=\"button\" hidden>Réduire</button><pre tabindex=\"0\">{text}</pre></section></template></garrigue-apercu>\
         <script src=\"{SCRIPT}\" data-empreinte=\"{fingerprint}\" data-evenements=\"{EVENTS}\" \
         data-nouvelles=\"{NEWS}\" defer></script>\n"
    );
    [before, added.as_bytes(), after].concat()
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
    use super::page;

    #[test]
    fn a_mistake_is_text_whatever_it_quotes() {
        let page = String::from_utf8(page(b"<p>a</body></html>", "f", Some("</pre><script>x</script> & é"))).unwrap();
        assert!(page.contains("&lt;/pre&gt;&lt;script&gt;x&lt;/script&gt; &amp; é</pre>"), "{page}");
        assert!(page.starts_with("<p>a<garrigue-apercu>") && page.ends_with("</body></html>"), "{page}");
    }

    #[test]
    fn without_a_mistake_the_panel_is_hidden() {
        let page = String::from_utf8(page(b"<p>a", "f", None)).unwrap();
        assert!(page.starts_with("<p>a<garrigue-apercu hidden>") && page.contains("data-empreinte=\"f\""), "{page}");
    }
}
