//! Minification that changes no word and stays valid.

/// Makes a page smaller.
///
/// Closing tags, `html` and `head` are kept: what may be left out by the standard still confuses people and tools.
/// Scripts are left alone: there is none inline.
#[cfg(feature = "minify")]
pub(super) fn html(page: &str) -> Vec<u8> {
    let cfg = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..minify_html::Cfg::default()
    };
    // The minifier writes `&lt;` as a bare `<` wherever no tag can start, which the standard calls a parse error: the
    // reference is hidden from it behind a character that no text may hold.
    if page.contains(HIDDEN) || !page.contains("&lt;") {
        return minify_html::minify(page.as_bytes(), &cfg);
    }
    let small = minify_html::minify(page.replace("&lt;", HIDDEN).as_bytes(), &cfg);
    String::from_utf8(small)
        .map_or_else(std::string::FromUtf8Error::into_bytes, |text| text.replace(HIDDEN, "&lt;").into_bytes())
}

/// A noncharacter of Unicode (U+FDD2): never meant for text, nor a mark of [`super::skeleton`].
#[cfg(feature = "minify")]
const HIDDEN: &str = "\u{FDD2}";

/// Leaves the page as it is: this build was made without minification.
#[cfg(not(feature = "minify"))]
pub(super) fn html(page: &str) -> Vec<u8> {
    page.as_bytes().to_vec()
}

/// Makes a stylesheet smaller; refuses one that is not CSS, with the line and what is wrong.
#[cfg(feature = "minify")]
pub(super) fn css(sheet: &str) -> Result<String, (usize, String)> {
    use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

    let line = |loc: Option<&lightningcss::error::ErrorLocation>| loc.map_or(0, |l| l.line as usize + 1);
    let mut parsed =
        StyleSheet::parse(sheet, ParserOptions::default()).map_err(|e| (line(e.loc.as_ref()), e.kind.to_string()))?;
    parsed.minify(MinifyOptions::default()).map_err(|e| (line(e.loc.as_ref()), e.kind.to_string()))?;
    parsed
        .to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })
        .map(|out| out.code)
        .map_err(|e| (0, e.to_string()))
}

/// Leaves the stylesheet as it is: this build was made without minification.
#[cfg(not(feature = "minify"))]
pub(super) fn css(sheet: &str) -> Result<String, (usize, String)> {
    Ok(sheet.to_owned())
}

#[cfg(all(test, feature = "minify"))]
mod tests {
    use super::*;

    #[test]
    fn a_less_than_sign_stays_a_reference() {
        let page =
            html("<!doctype html><html><head><title>a</title></head><body><p>moins de &lt; 3 ans</p></body></html>");
        assert!(String::from_utf8_lossy(&page).contains("moins de &lt; 3 ans"));
    }
}
