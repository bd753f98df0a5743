//! Public addresses, out of the relative links of a page.

use crate::graph::Chemin;

/// The public address that a link of a page leads to; `None` for a link that leaves the page's own site.
#[must_use]
pub fn absolu_depuis(base_url: &str, page: &Chemin, href: &str) -> Option<String> {
    if href.starts_with('/') || href.split('/').next().is_some_and(|start| start.contains(':')) {
        return None;
    }
    if href.starts_with('#') {
        return Some(format!("{base_url}{}{href}", page.sans_ancre()));
    }
    let mut folder: Vec<&str> = page.sans_ancre().split('/').collect();
    folder.pop();
    let mut rest = href;
    loop {
        if let Some(after) = rest.strip_prefix("../") {
            folder.pop();
            rest = after;
        } else if let Some(after) = rest.strip_prefix("./") {
            rest = after;
        } else {
            break;
        }
    }
    let folder: String = folder.iter().flat_map(|part| [part, "/"]).collect();
    Some(format!("{base_url}{folder}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_link_becomes_the_address_that_a_browser_would_open() {
        let page = Chemin::fixe("herault/e1d3");
        let to = |href: &str| absolu_depuis("https://a.example/p/", &page, href).unwrap_or_default();
        assert_eq!(to("../"), "https://a.example/p/herault/");
        assert_eq!(to("../../"), "https://a.example/p/");
        assert_eq!(to("./"), "https://a.example/p/herault/e1d3/");
        assert_eq!(to("../e1d3o7/#a"), "https://a.example/p/herault/e1d3o7/#a");
        assert_eq!(to("#a"), "https://a.example/p/herault/e1d3/#a");
        assert_eq!(to("https://b.example/"), "");
        assert_eq!(to("/p/x/"), "");
    }
}
