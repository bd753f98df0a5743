//! Links: relative, so that the site works under any folder and from a USB key.

use crate::support::{Portail, minimal};

const ADDRESSES: [(&str, &str); 4] =
    [("a[href]", "href"), ("link[href]", "href"), ("script[src]", "src"), ("img[src]", "src")];

#[test]
fn every_link_of_a_page_is_relative_but_the_canonical_one() {
    let site = minimal();
    for path in site.pages().into_iter().filter(|p| *p != "404.html") {
        let page = site.page(path);
        for (selector, name) in ADDRESSES {
            let absolute: Vec<_> = page
                .attributes(&format!("{selector}:not([rel=canonical])"), name)
                .into_iter()
                .filter(|a| a.starts_with('/') || a.starts_with("https://essai.example"))
                .collect();
            assert!(absolute.is_empty(), "{path}: {absolute:?}");
        }
    }
}

#[test]
fn every_link_leads_to_a_file_of_the_site() {
    let site = minimal();
    let mut followed = 0;
    for path in site.pages().into_iter().filter(|p| *p != "404.html") {
        let address = path.strip_suffix("index.html").unwrap();
        for link in site.page(address).links_of("body") {
            if link.vers.contains(':') {
                continue;
            }
            let target = link.vers.split('#').next().unwrap();
            let exists = site.has(target) || site.files().any(|(file, _)| file == target);
            assert!(exists, "{path}: {link:?}");
            followed += 1;
        }
    }
    assert!(followed > 300, "only {followed} links were followed");
}

#[test]
fn the_page_of_errors_is_served_at_any_depth_so_its_links_start_from_the_root() {
    let site = Portail::minimal().site_with(&["--base-url", "https://essai.example/sante/"]);
    let page = site.page("404.html");
    let mut links = page.attributes("a[href]", "href");
    links.extend(page.attributes("link[href]", "href"));
    links.retain(|l| !l.starts_with('#'));
    assert!(links.len() > 5);
    let astray: Vec<_> = links.iter().filter(|l| !l.starts_with("/sante/")).collect();
    assert!(astray.is_empty(), "{astray:?}");
}

#[test]
fn an_address_never_changes_with_the_title() {
    let renamed = Portail::minimal()
        .replace("referentiel/plans/plan-sylvanie.yaml", "titre: Former les aidants", "titre: Tout autre chose")
        .replace("pages/a-propos.md", "titre: À propos", "titre: Qui sommes-nous");
    assert_eq!(renamed.site().pages(), minimal().pages());
}

#[test]
fn no_page_asks_anything_of_a_third_party() {
    let site = minimal();
    for path in site.pages() {
        let page = site.page(path);
        for (selector, name) in [("link[rel=stylesheet]", "href"), ("script", "src"), ("img", "src"), ("iframe", "src")]
        {
            let away: Vec<_> = page.attributes(selector, name).into_iter().filter(|a| a.contains("//")).collect();
            assert!(away.is_empty(), "{path}: {away:?}");
        }
        assert!(
            !page.has("style")
                && !page.has("[style]")
                && !page.has("script:not([src]):not([type='application/ld+json'])"),
            "{path}"
        );
    }
}
