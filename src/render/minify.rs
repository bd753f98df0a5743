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
    minify_html::minify(page.as_bytes(), &cfg)
}

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
